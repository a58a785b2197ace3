#include "cmd/present/outcome.h"

#include <unordered_map>
#include <unordered_set>

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/event_text.h"
#include "cmd/present/ticket_json.h"

namespace spoc::cmd {
namespace {

using domain::TicketChange;
using domain::TicketId;

/// What an outcome says about tickets, found by number: a bulk command has thousands.
class Findings {
 public:
  explicit Findings(const desk::Outcome& outcome) {
    for (const TicketChange& change : outcome.change.tickets) changes_[change.after.id.number] = &change;
    for (const desk::Rejection& rejection : outcome.rejected) rejected_.insert(rejection.what);
  }

  /// What was decided about the ticket, or nothing.
  const TicketChange* change(TicketId id) const {
    const auto found = changes_.find(id.number);
    return found == changes_.end() ? nullptr : found->second;
  }
  bool created(TicketId id) const {
    const TicketChange* decided = change(id);
    return decided && decided->before.version == 0;
  }
  bool rejected(TicketId id) const { return rejected_.contains(format("ticket {}", to_text(id))); }

 private:
  std::unordered_map<std::int64_t, const TicketChange*> changes_;
  std::unordered_set<std::string> rejected_;
};

/// What is there of a ticket for who decided on it. What was brought where they cannot look any more is shown as it is told to who
/// asked.
store::StoredTicket face(const domain::Ticket& ticket, const domain::Schedule& schedule, const domain::Sight& sight) {
  if (domain::seen(sight, ticket) == domain::Seen::whole) return {ticket, schedule};
  return {domain::public_face(ticket, domain::confidential(sight, ticket)), {{}, schedule.due_at, {}}};
}

/// Every ticket that was not refused, as it is afterwards: as it was decided, or as the store has it when nothing changed.
template <class Each>
void each_ticket(Context& context, const Findings& findings, const std::vector<TicketId>& ids, const Each& each) {
  // What was decided is what the store has now: no reading of it in the usual case.
  for (const TicketId id : ids) {
    if (findings.rejected(id)) continue;
    if (const TicketChange* change = findings.change(id)) {
      const store::StoredTicket shown = face(change->after, change->schedule, context.authority().sight);
      each(shown.ticket, shown.schedule);
      continue;
    }
    std::optional<store::StoredTicket> stored;
    context.read([&](store::Reading& reading) { stored = reading.ticket(id); });
    if (stored) each(stored->ticket, stored->schedule);
  }
}

/// The same for JSON, which has members that only the store knows, like the operation.
std::vector<store::StoredTicket> documents(Context& context, const Findings& findings, const std::vector<TicketId>& ids, bool dry_run) {
  std::vector<store::StoredTicket> tickets;
  context.read([&](store::Reading& reading) {
    for (const TicketId id : ids) {
      if (findings.rejected(id)) continue;
      auto stored = dry_run ? std::nullopt : reading.ticket(id);
      const TicketChange* change = stored ? nullptr : findings.change(id);
      if (change) stored = face(change->after, change->schedule, context.authority().sight);
      if (!stored) stored = reading.ticket(id);
      if (stored) tickets.push_back(std::move(*stored));
    }
  });
  return tickets;
}

void write_json(Context& context, const std::vector<store::StoredTicket>& tickets, bool one, const Findings& findings) {
  std::string text;
  json::Writer writer(text, 2);
  const auto write = [&](const store::StoredTicket& stored) {
    std::vector<TicketId> children;
    context.read([&](store::Reading& reading) { children = reading.children(stored.ticket.id); });
    const auto held_to = context.store().policy(stored.ticket.bundle);
    write_ticket_members(writer, {stored.ticket, stored.schedule, *held_to, context.now(), children, findings.created(stored.ticket.id)});
  };
  writer.begin_object();
  if (one && tickets.size() == 1) {
    writer.key("schema").string("spoc.ticket/1");
    write(tickets.front());
  } else {
    writer.key("schema").string("spoc.tickets/1").key("total").integer(static_cast<std::int64_t>(tickets.size()));
    writer.key("tickets").begin_array();
    for (const store::StoredTicket& stored : tickets) {
      writer.begin_object();
      write(stored);
      writer.end_object();
    }
    writer.end_array();
  }
  if (context.arguments().has("--dry-run")) writer.key("dry_run").boolean(true);
  writer.end_object();
  context.out().write(text + "\n");
}

/// What whoever decides it knows because they said it; where it goes and to whom is another thing.
bool said_by_caller(const domain::Event& event) {
  if (const auto* edited = std::get_if<domain::TicketEdited>(&event)) return edited->by_rule.empty();
  const auto is = [&](auto... kinds) { return (std::holds_alternative<decltype(kinds)>(event) || ...); };
  return is(domain::TicketLogged{}, domain::TicketNoted{}, domain::TicketResolved{}, domain::TicketClosed{},
            domain::TicketReopened{}, domain::TicketCancelled{}, domain::TicketRated{});
}

/// What would happen: every event in a sentence, every notice. Of a ticket that would be out of their sight only their
/// own part.
void write_plan(Context& context, const desk::Outcome& outcome) {
  std::string text;
  const domain::Sight& sight = context.authority().sight;
  std::unordered_set<std::int64_t> confidential;
  const auto line = [&](std::string_view sentence) { text += "  " + terminal_safe(sentence, Shape::one_line) + "\n"; };
  for (const TicketChange& change : outcome.change.tickets) {
    text += change.before.version == 0 ? std::string("a new ticket would be\n") : format("ticket {} would be\n", to_text(change.after.id));
    const bool whole = domain::seen(sight, change.after) == domain::Seen::whole;
    for (const domain::Recorded& recorded : change.events)
      if (whole || said_by_caller(recorded.event)) line(event_text(recorded.event));
    if (whole) continue;
    line("the rest is for those who answer it");
    confidential.insert(change.after.id.number);
  }
  for (const domain::RunChange& change : outcome.change.runs) {
    text += change.before.version == 0 ? std::string("a new run would be\n") : format("run {} would be\n", to_text(change.after.id));
    for (const domain::Recorded& recorded : change.events) line(event_text(recorded.event));
  }
  for (const domain::Effect& effect : outcome.change.effects)
    if (effect.to == "requester" || !confidential.contains(effect.ticket.number))
      line(format("a notice to {}: {}", effect.to, effect.reason));
  if (text.empty()) text = "nothing would change\n";
  context.out().write(text);
}

}  // namespace

std::string ticket_line(const domain::Ticket& ticket, const domain::Schedule& schedule, const render::TextStyle& style) {
  std::string place = ticket.team;
  if (!ticket.assignee.empty()) place += (place.empty() ? "" : "/") + ticket.assignee;
  std::string line = format("#{} {} {} {} · {}", to_text(ticket.id), ticket.priority.empty() ? "–" : ticket.priority,
                            domain::word(ticket.status), place.empty() ? (ticket.confidential ? "confidential" : "nowhere") : place, ticket.subject);
  if (schedule.due_at) line += " · due " + time::to_text(style.zone.local(*schedule.due_at));
  line = terminal_safe(line, Shape::one_line);
  return style.width ? shorten(line, style.width) : line;
}

void say_rejections(Context& context, const std::vector<desk::Rejection>& rejected) {
  for (const desk::Rejection& rejection : rejected) {
    const std::string& message = rejection.error.message;
    const bool named = message.find(rejection.what) != std::string::npos;
    context.say(terminal_safe(named ? "spoc: " + message : format("spoc: {}: {}", rejection.what, message), Shape::one_line));
    if (!rejection.error.hint.empty()) context.say(terminal_safe("hint: " + rejection.error.hint, Shape::one_line));
  }
}

Code print_outcome(Context& context, const desk::Outcome& outcome, const std::vector<TicketId>& ids) {
  say_rejections(context, outcome.rejected);
  const Findings findings(outcome);
  const bool dry_run = context.arguments().has("--dry-run");
  if (context.json()) {
    write_json(context, documents(context, findings, ids, dry_run), ids.size() == 1, findings);
  } else if (context.quiet()) {
    each_ticket(context, findings, ids, [&](const domain::Ticket& ticket, const domain::Schedule&) { context.out().write(to_text(ticket.id) + "\n"); });
  } else if (dry_run) {
    write_plan(context, outcome);
  } else {
    const render::TextStyle style = context.style();
    each_ticket(context, findings, ids, [&](const domain::Ticket& ticket, const domain::Schedule& schedule) {
      context.out().write(ticket_line(ticket, schedule, style) + "\n");
    });
  }
  return outcome.rejected.empty() ? Code::ok : Code::partial;
}

}  // namespace spoc::cmd
