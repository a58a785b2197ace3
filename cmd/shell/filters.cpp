#include "cmd/shell/filters.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/ladder.h"
#include "decide/seen_people.h"
#include "desk/who.h"
#include "domain/attribute.h"
#include "policy/places.h"

namespace spoc::cmd {
namespace {

std::vector<std::string> texts(const Arguments& arguments, std::string_view option) {
  std::vector<std::string> all;
  for (const std::string_view value : arguments.values(option))
    for (const std::string_view part : split(value, ','))
      if (!trim(part).empty()) all.emplace_back(trim(part));
  return all;
}

void known(std::string_view what, const std::vector<std::string>& names, const std::vector<std::string>& all) {
  for (const std::string& name : names)
    if (std::find(all.begin(), all.end(), name) == all.end())
      throw Error(Code::not_found, format("there is no {} \"{}\"", what, name), did_you_mean(name, all));
}

/// Names of policy, and those that only tickets know: another desk's history keeps its own, and policies change.
void known_to_desk(Context& context, std::string_view what, const std::vector<std::string>& names,
                   const std::vector<std::string>& all, std::vector<std::string> store::TicketQuery::*column) {
  std::vector<std::string> unknown;
  for (const std::string& name : names) {
    if (std::find(all.begin(), all.end(), name) != all.end()) continue;
    store::TicketQuery query;
    query.*column = {name};
    query.limit = 1;
    bool found = false;
    context.read([&](store::Reading& reading) {
      reading.tickets(query, false, [&](const store::StoredTicket&) {
        found = true;
        return false;
      });
    });
    if (!found) unknown.push_back(name);
  }
  known(what, unknown, all);
}

template <class E>
std::vector<std::string> vocabulary() {
  const auto words = domain::words<E>();
  return {words.begin(), words.end()};
}

void add_statuses(const Arguments& arguments, store::TicketQuery& query) {
  using domain::Status;
  const auto given = arguments.value("--status");
  if (!given) {
    query.statuses = {Status::fresh, Status::open, Status::waiting, Status::resolved};
    return;
  }
  if (*given == "all") return;
  for (const std::string_view part : split(*given, ',')) {
    const auto status = domain::from_word<Status>(trim(part));
    if (!status) {
      const auto all = vocabulary<Status>();
      throw Error(Code::usage, format("there is no status \"{}\"", trim(part)), "one of " + join(all, ", ") + ", or all");
    }
    query.statuses.push_back(*status);
  }
}

void add_people(Context& context, const Arguments& arguments, store::TicketQuery& query) {
  const auto resolve = [&](const std::vector<std::string>& words, std::vector<std::string>& into, bool* none) {
    for (const std::string& word : words) {
      if (word == "none" && none) *none = true;
      else if (word == "me") into.push_back(context.actor().person);
      else
        context.read([&](store::Reading& reading) { into.push_back(desk::the_person(reading, word).id); });
    }
  };
  resolve(texts(arguments, "--assignee"), query.assignees, &query.assignee_none);
  resolve(texts(arguments, "--owner"), query.owners, nullptr);
  if (const auto requester = arguments.value("--requester")) {
    context.read([&](store::Reading& reading) {
      const domain::Requester who = *requester == "me" ? domain::Requester{context.actor().person, {}, {}, {}} : desk::the_requester(reading, *requester);
      query.requester = who.person.empty() ? who.address : who.person;
    });
  }
}

void add_names(Context& context, const Arguments& arguments, store::TicketQuery& query) {
  const auto policy = context.policy();
  for (std::string& team : texts(arguments, "--team"))
    if (team == "none") query.team_none = true;
    else query.teams.push_back(std::move(team));
  known_to_desk(context, "team", query.teams, decide::visible_teams(context.authority().sight, *policy),
                &store::TicketQuery::teams);
  query.departments = texts(arguments, "--department");
  known_to_desk(context, "department", query.departments, policy->department_names(),
                &store::TicketQuery::departments);
  query.services = texts(arguments, "--service");
  known_to_desk(context, "service", query.services, policy->service_names(), &store::TicketQuery::services);
  query.categories = texts(arguments, "--category");
  query.priorities = texts(arguments, "--priority");
  known_to_desk(context, "priority", query.priorities, policy->priority.levels, &store::TicketQuery::priorities);
  query.types = texts(arguments, "--type");
  known("type", query.types, vocabulary<domain::TicketType>());
  query.channels = texts(arguments, "--channel");
  query.tags = texts(arguments, "--tag");
}

void add_periods(Context& context, const Arguments& arguments, store::TicketQuery& query) {
  if (const auto created = arguments.value("--created")) {
    const time::Period period = context.period_of(*created);
    query.created_from = period.begin;
    query.created_to = period.end;
  }
  if (const auto resolved = arguments.value("--resolved")) {
    const time::Period period = context.period_of(*resolved);
    query.resolved_from = period.begin;
    query.resolved_to = period.end;
  }
}

domain::RunId known_run(Context& context, std::string_view words) {
  const domain::RunId id = context.run_of(words);
  context.read([&](store::Reading& reading) {
    if (!reading.run(id)) throw Error(Code::not_found, format("there is no run {}", to_text(id)));
  });
  return id;
}

/// `ticket.open` in words of a column.
expr::IndexTerm open_term(bool open) {
  using domain::Status;
  expr::IndexTerm term{"ticket.status", expr::IndexTerm::Op::in, {}};
  for (const std::string_view word : domain::words<Status>())
    if (domain::is_open(*domain::from_word<Status>(word)) == open) term.literals.push_back(expr::Value::owned(std::string(word)));
  return term;
}

/// Adds the term to the query; false when the store has no column for it (`ticket.overdue`), so that it is asked of each ticket.
bool add_term(store::TicketQuery& query, expr::IndexTerm term) {
  constexpr std::string_view kTicket = "ticket.";
  const std::string_view path = term.path;
  const bool* flag = term.literals.size() == 1 ? std::get_if<bool>(&term.literals.front().data) : nullptr;
  if (path == "ticket.open" && flag && term.op == expr::IndexTerm::Op::equal) {
    query.terms.push_back(open_term(*flag));
    return true;
  }
  if (path == "ticket.text" && term.op == expr::IndexTerm::Op::contains) {  // of two columns
    query.terms.push_back(std::move(term));
    return true;
  }
  const domain::Attribute* attribute = path.starts_with(kTicket) ? domain::ticket_attribute(path.substr(kTicket.size())) : nullptr;
  if (!attribute || !attribute->stored) return false;
  if (attribute->name == "key") return false;  // its column may say whose it is: domain::shown_key
  query.terms.push_back(std::move(term));
  return true;
}

/// Whether it reads more of a ticket than its row has: clocks, waits, tags and whatever else several can be of.
bool reads_lists(const expr::Program& program) {
  constexpr std::string_view kTicket = "ticket.",
                             kInRow[] = {"text", "open", "age", "operation", "run", "requester", "rating", "fields"};
  const std::vector<std::string> all = program.reads();
  return std::any_of(all.begin(), all.end(), [&](std::string_view path) {
    if (path == "me" || path == "requester" || path.starts_with("requester.")) return false;
    if (!path.starts_with(kTicket)) return true;
    const std::string_view member = path.substr(kTicket.size(), path.find('.', kTicket.size()) - kTicket.size());
    const domain::Attribute* attribute = domain::ticket_attribute(member);
    return !(attribute && attribute->stored) &&
           std::find(std::begin(kInRow), std::end(kInRow), member) == std::end(kInRow);
  });
}

/// The filter without what the store has asked already.
Filter left_to_ask(const Filter& filter) {
  Filter left = filter;
  std::erase_if(left.conditions, [](const Condition& condition) { return condition.answered; });
  return left;
}

/// Parent, children and whatever is linked with that ticket. Without any, a number that no ticket has: nothing matches.
std::vector<domain::TicketId> linked_with(Context& context, std::string_view text) {
  const domain::TicketId id = context.ticket_of(text);
  std::vector<domain::TicketId> ids;
  context.read([&](store::Reading& reading) {
    const auto stored = reading.ticket(id);
    if (!stored) throw Error(Code::not_found, format("there is no ticket {}", to_text(id)));
    ids = reading.children(id);
    if (stored->ticket.parent) ids.push_back(stored->ticket.parent);
    if (stored->ticket.merged_into) ids.push_back(stored->ticket.merged_into);
    for (const domain::Link& link : stored->ticket.links) ids.push_back(link.to);
  });
  if (ids.empty()) ids.push_back({});
  return ids;
}

}  // namespace

void add_expression(Context& context, Filter& filter, std::string_view text, const Where& where) {
  const std::string file = where.known() ? where.file : "--where";
  expr::Compiled compiled = expr::compile(text, policy::ticket_place(), {file, std::max(where.line, 1), std::max(where.column, 1)});
  if (!compiled.program) {
    const Diagnostic& first = compiled.diagnostics.front();
    // What was typed is no file that could be shown with the error.
    const std::string caret = format("\n    {}\n    {}^", text, std::string(static_cast<std::size_t>(std::max(first.column, 1) - 1), ' '));
    const bool shown = !where.known() && !context.json() && text.find('\n') == std::string_view::npos;
    throw Error(Code::data, format("{}:{}:{}: {}{}", first.file, first.line, first.column, first.message, shown ? caret : ""), first.hint);
  }
  // Who asks is the same for every ticket: `ticket.assignee == me` is asked of an index, not of each.
  std::vector<std::pair<std::string_view, expr::Value>> known;
  const std::string& me = context.actor().person;
  if (!me.empty()) known.emplace_back("me", expr::Value::owned(me));
  expr::IndexPlan plan = compiled.program->index_plan(known);
  bool answered = plan.exact;
  for (expr::IndexTerm& term : plan.terms) answered = add_term(filter.query, std::move(term)) && answered;
  filter.conditions.push_back({std::move(*compiled.program), answered});
}

bool answered_by_store(const Filter& filter) {
  return !filter.overdue && !filter.stalled && std::all_of(filter.conditions.begin(), filter.conditions.end(), [](const Condition& c) { return c.answered; });
}

Filter filter_of(Context& context) { return filter_of(context, context.arguments()); }

Filter filter_of(Context& context, const Arguments& arguments) {
  Filter filter;
  add_statuses(arguments, filter.query);
  add_names(context, arguments, filter.query);
  add_people(context, arguments, filter.query);
  add_periods(context, arguments, filter.query);
  if (const auto run = arguments.value("--run")) filter.query.run = known_run(context, *run);
  if (const auto linked = arguments.value("--linked")) filter.query.ids = linked_with(context, *linked);
  filter.overdue = arguments.has("--overdue");
  if (filter.overdue) filter.query.due_before = context.now();
  filter.stalled = arguments.has("--stalled");
  for (const std::string_view where : arguments.values("--where")) add_expression(context, filter, where);
  return filter;
}

Holds rest_of(Context& context, const Filter& filter, time::Instant now, std::shared_ptr<const policy::Policy> policy) {
  const std::string me = filter.conditions.empty() ? std::string() : context.actor().person;
  const auto people = std::make_shared<std::optional<decide::SeenPeople>>();
  const auto all_hold = [&context, &filter, policy, me, people, said = std::make_shared<bool>(false)](
                            store::Reading& reading, const domain::TicketView& view) {
    if (!*people) people->emplace(reading.people(), context.authority().sight, *policy);
    for (const auto& [program, answered] : filter.conditions) {
      const policy::StalledOf kinds = [&] {
        std::vector<policy::StalledKind> found;
        for (const decide::Stalled& one : decide::stalled(view.ticket, *context.store().policy(view.ticket.bundle), view.now))
          found.push_back(one.kind);
        return found;
      };
      const policy::TicketScope scope(view, *policy, **people, me, nullptr, kinds);
      const expr::Result result = program.evaluate(scope);
      if (const auto* failure = std::get_if<expr::Failure>(&result)) {
        if (!*said)
          context.say(terminal_safe(format("spoc: \"{}\" has no value for some tickets, as for {}: {}", program.text(),
                                           to_text(view.ticket.id), failure->message),
                                    Shape::one_line));
        *said = true;
        return false;
      }
      const bool* yes = std::get_if<bool>(&std::get<expr::Value>(result).data);
      if (!yes || !*yes) return false;
    }
    return true;
  };
  return [&context, &filter, now, all_hold](store::Reading& reading, const store::StoredTicket& stored) {
    const domain::TicketView view{stored.ticket, stored.schedule, now};
    if (filter.overdue && !domain::overdue(view)) return false;
    if (filter.stalled && decide::stalled(stored.ticket, *context.store().policy(stored.ticket.bundle), now).empty()) return false;
    return all_hold(reading, view);
  };
}

void each_match(Context& context, store::Reading& reading, const Filter& filter, const std::function<bool(const store::StoredTicket&)>& each) {
  const Filter left = left_to_ask(filter);
  const Holds holds = rest_of(context, left, context.now(), context.policy());
  const bool whole = filter.whole || left.overdue || left.stalled ||
                     std::any_of(left.conditions.begin(), left.conditions.end(),
                                 [](const Condition& one) { return reads_lists(one.program); });
  reading.tickets(filter.query, whole, [&](const store::StoredTicket& stored) { return !holds(reading, stored) || each(stored); });
}

}  // namespace spoc::cmd
