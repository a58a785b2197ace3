#include "store/ticket_query.h"

#include <algorithm>
#include <span>

#include "base/format.h"
#include "domain/attribute.h"

namespace spoc::store {

namespace {

/// Written exactly like the condition of the indexes on live tickets, so that the engine knows it may use them.
constexpr std::string_view kLive = "(status = 'new' or status = 'open' or status = 'waiting' or status = 'resolved')";

/// The column of an attribute; "ticket." before it is allowed. Empty when the store has none.
std::string_view column_of(std::string_view path) {
  if (path.starts_with("ticket.")) path.remove_prefix(7);
  const domain::Attribute* attribute = domain::ticket_attribute(path);
  return attribute != nullptr && attribute->stored ? attribute->name : std::string_view();
}

std::string_view operator_of(expr::IndexTerm::Op op) {
  switch (op) {
    case expr::IndexTerm::Op::equal:
      return "=";
    case expr::IndexTerm::Op::not_equal:
      return "is distinct from";
    case expr::IndexTerm::Op::less:
      return "<";
    case expr::IndexTerm::Op::less_equal:
      return "<=";
    case expr::IndexTerm::Op::greater:
      return ">";
    case expr::IndexTerm::Op::greater_equal:
      return ">=";
    case expr::IndexTerm::Op::in:
      return "in";
    case expr::IndexTerm::Op::contains:
      break;  // no operator: TicketFilter::contains
  }
  return {};
}

bool among(std::span<const std::string_view> columns, std::string_view column) {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

/// What `domain::public_face` leaves out of a confidential ticket; and of every ticket.
constexpr std::string_view kPlace[] = {"team", "department", "tier", "assignee", "owner"};
constexpr std::string_view kWithin[] = {"cause", "article", "parent", "merged_into", "spent_s", "transfers"};

bool is_null(const expr::Value& value) {
  return std::holds_alternative<expr::Null>(value.data);
}

}  // namespace

bool TicketFilter::asks_created(const TicketQuery& query) {
  const bool live =
      !query.statuses.empty() && std::all_of(query.statuses.begin(), query.statuses.end(),
                                             [](domain::Status status) { return domain::is_live(status); });
  return (query.created_from || query.created_to) && (live || query.due_before);
}

TicketFilter::TicketFilter(const TicketQuery& query, const domain::Sight& sight, Created created) : created_(created) {
  statuses(query);
  const std::size_t after_status = where_.size();
  any_of("team", query.teams, query.team_none);
  any_of("department", query.departments);
  any_of("assignee", query.assignees, query.assignee_none);
  any_of("owner", query.owners);
  any_of("service", query.services);
  any_of("category", query.categories);
  any_of("priority", query.priorities);
  any_of("type", query.types);
  any_of("channel", query.channels);
  asks_whole_ = asks_whole_ || !query.tags.empty();
  if (!query.tags.empty()) both(format("id in (select ticket from tag where word in ({}))", list(query.tags)));
  if (!query.requester.empty()) {
    const std::string who = parameter(query.requester);
    both(format("(requester_person = {} or requester_address = {})", who, who));
  }
  if (query.run) both(format("run = {}", parameter(query.run.number)));
  if (!query.key.empty()) both(format("key = {}", parameter(query.key)));
  if (!query.ids.empty()) {
    std::string ids;
    for (const TicketId id : query.ids) ids += format("{}{}", ids.empty() ? "" : ", ", parameter(id.number));
    both(format("id in ({})", ids));
  }
  times(query);
  for (const auto& each : query.terms) term(each);
  by_status_only_ = sight.unlimited && where_.size() == after_status && !query.due_before;
  if (!sight.unlimited) both(shown_to(query, sight));
  conditions_end_ = values_.size();
  order(query, sight);
}

void TicketFilter::asks(std::string_view column) {
  asks_place_ = asks_place_ || among(kPlace, column);
  asks_whole_ = asks_whole_ || among(kWithin, column);
}

std::string TicketFilter::shown_to(const TicketQuery& query, const domain::Sight& sight) {
  const Parameter add = [&](Value value) { return parameter(std::move(value)); };
  if (asks_whole_) return whole_tickets(sight, add);
  return asks_place_ ? placed_tickets(sight, add)
                     : seen_tickets(sight, add, query.ids.empty() ? Asking::list : Asking::row);
}

void TicketFilter::both(std::string condition) {
  where_ += where_.empty() ? " where " : " and ";
  where_ += condition;
}

std::string TicketFilter::parameter(Value value) {
  values_.push_back(std::move(value));
  return format("${}", values_.size());
}

std::string TicketFilter::list(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) text += format("{}{}", text.empty() ? "" : ", ", parameter(value));
  return text;
}

void TicketFilter::any_of(std::string_view column, const std::vector<std::string>& values, bool or_none) {
  if (values.empty() && !or_none) return;
  asks(column);
  if (values.empty()) return both(format("{} is null", column));
  const std::string known = values.size() == 1 ? format("{} = {}", column, parameter(values.front()))
                                               : format("{} in ({})", column, list(values));
  both(or_none ? format("({} or {} is null)", known, column) : known);
}

void TicketFilter::statuses(const TicketQuery& query) {
  // The vocabulary is closed and its words are in the statement, where the engine can compare them with its indexes.
  std::string words;
  std::size_t live = 0;
  std::vector<domain::Status> seen;
  for (const domain::Status status : query.statuses) {
    if (std::find(seen.begin(), seen.end(), status) != seen.end()) continue;
    seen.push_back(status);
    live += domain::is_live(status) ? 1 : 0;
    words += format("{}'{}'", words.empty() ? "" : ", ", domain::word(status));
  }
  const bool only_live = !seen.empty() && live == seen.size();
  live_ = only_live || query.due_before;
  if (live_) both(std::string(kLive));
  // Said twice, an index on live tickets would have to look into each of their rows.
  constexpr std::size_t kLiveStatuses = 4;
  if (!words.empty() && !(only_live && live == kLiveStatuses)) both(format("status in ({})", words));
  if (query.due_before) both("status in ('new', 'open', 'waiting')");
}

void TicketFilter::times(const TicketQuery& query) {
  // Where live ones are fewer than those of the time, the sign keeps the engine to their index, which has the time,
  // too.
  const std::string_view sign = live_ && created_ == Created::many ? "+" : "";
  if (query.created_from) both(format("{}created_at >= {}", sign, parameter(query.created_from->us)));
  if (query.created_to) both(format("{}created_at < {}", sign, parameter(query.created_to->us)));
  if (query.resolved_from) both(format("resolved_at >= {}", parameter(query.resolved_from->us)));
  if (query.resolved_to) both(format("resolved_at < {}", parameter(query.resolved_to->us)));
  // `due_at` is when a ticket falls due next: one whose promise is broken already may have another that is not.
  if (query.due_before)
    both(format(
        "id in (select id from ticket where {} and due_at < {} union select ticket from clock where breached_at is "
        "not null and stopped_at is null and cancelled = 0)",
        kLive, parameter(query.due_before->us)));
}

/// A text without the part is what it was; that both engines say alike. Where there is no text, the expression says so
/// itself.
void TicketFilter::contains(const expr::IndexTerm& term) {
  constexpr std::string_view kText[] = {"subject", "description"};
  const bool both_texts = term.path == "ticket.text";
  const std::string_view column = both_texts ? std::string_view() : column_of(term.path);
  if (!both_texts && column.empty()) throw Error(Code::defect, format("\"{}\" is no column of a ticket", term.path));
  const auto* text = std::get_if<expr::Text>(&term.literals.front().data);
  ensure(text != nullptr, "what is contained is a text");
  if (both_texts && text->view().find('\n') != std::string_view::npos) return;  // may begin in one and end in the other
  asks(column);
  reads_text_ = reads_text_ || both_texts || column == "description";
  const std::string part = parameter(std::string(text->view()));
  const auto holds = [&](std::string_view where) {
    return format("{0} is null or replace({0}, {1}, '') <> {0}", where, part);
  };
  // No text is no reason to leave a ticket out of what the expression is asked of; of two there is always one.
  both(both_texts ? format("(replace({0}, {2}, '') <> {0} or replace({1}, {2}, '') <> {1})", kText[0], kText[1], part)
                  : format("({})", holds(column)));
}

void TicketFilter::term(const expr::IndexTerm& term) {
  if (term.op == expr::IndexTerm::Op::contains) return contains(term);
  const std::string_view column = column_of(term.path);
  if (column.empty()) throw Error(Code::defect, format("\"{}\" is no column of a ticket", term.path));
  asks(column);
  reads_text_ = reads_text_ || column == "description";
  auto value = [&](const expr::Value& literal) -> std::string {
    if (const auto* text = std::get_if<expr::Text>(&literal.data)) return parameter(std::string(text->view()));
    if (const auto* number = std::get_if<std::int64_t>(&literal.data)) return parameter(*number);
    if (const auto* real = std::get_if<double>(&literal.data)) return parameter(*real);
    if (const auto* flag = std::get_if<bool>(&literal.data)) return parameter(std::int64_t{*flag});
    if (const auto* t = std::get_if<Instant>(&literal.data)) return parameter(t->us);
    throw Error(Code::defect, format("{} is no value of the column {}", expr::to_text(literal), column));
  };
  if (term.op == expr::IndexTerm::Op::in) {
    std::string values;
    bool or_none = false;
    for (const auto& literal : term.literals) {
      if (is_null(literal))
        or_none = true;
      else
        values += format("{}{}", values.empty() ? "" : ", ", value(literal));
    }
    const std::string known = values.empty() ? std::string("1 = 0") : format("{} in ({})", column, values);
    return both(format("({}{})", known, or_none ? format(" or {} is null", column) : std::string()));
  }
  ensure(term.literals.size() == 1, "a comparison has one literal");
  const expr::Value& literal = term.literals.front();
  if (is_null(literal)) {
    const bool equal = term.op == expr::IndexTerm::Op::equal;
    const bool unequal = term.op == expr::IndexTerm::Op::not_equal;
    // Nothing is less or greater than null.
    return both(equal || unequal ? format("{} is {}null", column, equal ? "" : "not ") : std::string("1 = 0"));
  }
  both(format("{} {} {}", column, operator_of(term.op), value(literal)));
}

void TicketFilter::order(const TicketQuery& query, const domain::Sight& sight) {
  const Parameter add = [&](Value value) { return parameter(std::move(value)); };
  order_ = " order by ";
  for (const auto& [attribute, descending] : query.order) {
    const std::string_view column = column_of(attribute);
    if (column.empty())
      throw Error(Code::usage, format("tickets cannot be sorted by \"{}\"", attribute),
                  "sort by a column of the store");
    std::string by(column);
    // The place of a row may tell no more than the row does.
    if (!sight.unlimited && among(kWithin, column))
      by = format("case when {} then {} end", whole_tickets(sight, add), column);
    else if (!sight.unlimited && among(kPlace, column))
      by = format("case when {} then {} end", placed_tickets(sight, add), column);
    order_ += format("{}{} nulls last, ", by, descending ? " desc" : "");
  }
  // A condition on a time is worth its index, though reading all rows by number would need no sorting: the sign keeps
  // the engine from preferring that.
  const bool created = query.created_from || query.created_to;
  by_time_ = (created && !(live_ && created_ == Created::many)) || query.resolved_from || query.resolved_to;
  order_ += by_time_ ? "+id" : "id";
  if (query.limit > 0) limit_ = format(" limit {}", parameter(query.limit));
}

std::string TicketFilter::statement(std::string_view select, std::string_view ids) const {
  if (!by_time_ || limit_.empty()) return format("{}{}{}{}", select, where_, order_, limit_);
  return format("{} where id in ({}{}{}{}){}", select, ids, where_, order_, limit_, order_);
}

void TicketFilter::bind(sql::Statement& statement) const {
  for (std::size_t i = 0; i < values_.size(); ++i)
    std::visit([&](const auto& value) { statement.bind(static_cast<int>(i + 1), value); }, values_[i]);
}

void TicketFilter::bind_conditions(sql::Statement& statement) const {
  for (std::size_t i = 0; i < conditions_end_; ++i)
    std::visit([&](const auto& value) { statement.bind(static_cast<int>(i + 1), value); }, values_[i]);
}

}  // namespace spoc::store
