#include "cmd/present/outcome.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/event_text.h"
#include "cmd/present/ticket_json.h"

namespace spoc::cmd {
namespace {

using domain::TicketChange;
using domain::TicketId;

/// The ticket as decided; nothing when it was not changed.
std::optional<store::StoredTicket> decided(const desk::Outcome& outcome, TicketId id) {
  const auto& changes = outcome.change.tickets;
  const auto last = std::find_if(changes.rbegin(), changes.rend(), [&](const TicketChange& change) { return change.after.id == id; });
  if (last == changes.rend()) return std::nullopt;
  return store::StoredTicket{last->after, last->schedule};
}

bool rejected(const desk::Outcome& outcome, TicketId id) {
  const std::string what = format("ticket {}", to_text(id));
  return std::any_of(outcome.rejected.begin(), outcome.rejected.end(), [&](const desk::Rejection& r) { return r.what == what; });
}

void write_json(Context& context, const std::vector<store::StoredTicket>& tickets, bool one, const desk::Outcome& outcome) {
  std::string text;
  json::Writer writer(text, 2);
  const auto write = [&](const store::StoredTicket& stored) {
    const bool created = std::any_of(outcome.change.tickets.begin(), outcome.change.tickets.end(), [&](const TicketChange& change) {
      return change.after.id == stored.ticket.id && change.before.version == 0;
    });
    std::vector<TicketId> children;
    context.store().read([&](store::Reading& reading) { children = reading.children(stored.ticket.id); });
    const auto held_to = context.store().policy(stored.ticket.bundle);
    write_ticket_members(writer, {stored.ticket, stored.schedule, *held_to, context.now(), children, created});
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

/// What would happen: every event in a sentence, every notice.
void write_plan(Context& context, const desk::Outcome& outcome) {
  std::string text;
  const auto line = [&](std::string_view sentence) { text += "  " + terminal_safe(sentence, Shape::one_line) + "\n"; };
  for (const TicketChange& change : outcome.change.tickets) {
    text += change.before.version == 0 ? std::string("a new ticket would be\n") : format("ticket {} would be\n", to_text(change.after.id));
    for (const domain::Recorded& recorded : change.events) line(event_text(recorded.event));
  }
  for (const domain::RunChange& change : outcome.change.runs) {
    text += change.before.version == 0 ? std::string("a new run would be\n") : format("run {} would be\n", to_text(change.after.id));
    for (const domain::Recorded& recorded : change.events) line(event_text(recorded.event));
  }
  for (const domain::Effect& effect : outcome.change.effects) line(format("a notice to {}: {}", effect.to, effect.reason));
  if (text.empty()) text = "nothing would change\n";
  context.out().write(text);
}

}  // namespace

std::string ticket_line(const domain::Ticket& ticket, const domain::Schedule& schedule, const render::TextStyle& style) {
  std::string place = ticket.team;
  if (!ticket.assignee.empty()) place += (place.empty() ? "" : "/") + ticket.assignee;
  std::string line = format("#{} {} {} {} · {}", to_text(ticket.id), ticket.priority.empty() ? "–" : ticket.priority,
                            domain::word(ticket.status), place.empty() ? "nowhere" : place, ticket.subject);
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
  const bool dry_run = context.arguments().has("--dry-run");
  // What was decided is what the store has now; only JSON says what the store alone knows, like the operation.
  const bool from_store = context.json() && !dry_run;
  std::vector<store::StoredTicket> tickets;
  for (const TicketId id : ids) {
    if (rejected(outcome, id)) continue;
    std::optional<store::StoredTicket> stored;
    if (!from_store) stored = decided(outcome, id);
    if (!stored) context.store().read([&](store::Reading& reading) { stored = reading.ticket(id); });
    if (stored) tickets.push_back(std::move(*stored));
  }
  if (context.json()) {
    write_json(context, tickets, ids.size() == 1, outcome);
  } else if (context.quiet()) {
    for (const store::StoredTicket& stored : tickets) context.out().write(to_text(stored.ticket.id) + "\n");
  } else if (dry_run) {
    write_plan(context, outcome);
  } else {
    const render::TextStyle style = context.style();
    for (const store::StoredTicket& stored : tickets) context.out().write(ticket_line(stored.ticket, stored.schedule, style) + "\n");
  }
  return outcome.rejected.empty() ? Code::ok : Code::partial;
}

}  // namespace spoc::cmd
