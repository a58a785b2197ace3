#include "cmd/present/outcome.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

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

/// What is there of a ticket for who decided on it. What was brought where they cannot look any more is shown as it is
/// told to who asked.
store::StoredTicket face(const domain::Ticket& ticket, const domain::Schedule& schedule, const domain::Sight& sight) {
  if (domain::seen(sight, ticket) == domain::Seen::whole) return {ticket, schedule};
  return {domain::public_face(ticket, domain::confidential(sight, ticket)), {{}, schedule.due_at, {}}};
}

/// What a requester hears of their ticket.
bool told_to_requester(const domain::Event& event) {
  const auto is = [&](auto... kinds) { return (std::holds_alternative<decltype(kinds)>(event) || ...); };
  if (const auto* note = std::get_if<domain::TicketNoted>(&event)) return note->is_public;
  return is(domain::TicketLogged(), domain::TicketWaiting(), domain::TicketResolved(), domain::TicketClosed(),
            domain::TicketReopened(), domain::TicketCancelled(), domain::TicketRated());
}

std::optional<store::StoredTicket> stored(Context& context, TicketId id) {
  std::optional<store::StoredTicket> found;
  context.read([&](store::Reading& reading) { found = reading.ticket(id); });
  return found;
}

/// Every ticket that was not refused, as it is afterwards: as it was decided, or as the store has it when nothing
/// changed.
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
    if (const auto unchanged = stored(context, id)) each(unchanged->ticket, unchanged->schedule);
  }
}

/// Links to what is not there for them are not shown; the store leaves them out of what it reads.
void forget_unseen(store::Reading& reading, domain::Ticket& ticket) {
  const auto absent = [&](TicketId id) { return !reading.ticket(id); };
  if (ticket.parent && absent(ticket.parent)) ticket.parent = {};
  if (ticket.merged_into && absent(ticket.merged_into)) ticket.merged_into = {};
  std::erase_if(ticket.links, [&](const domain::Link& link) { return absent(link.to); });
}

/// The ticket as it was decided, without what is not there for who decided.
store::StoredTicket seen_face(Context& context, const TicketChange& change) {
  store::StoredTicket shown = face(change.after, change.schedule, context.authority().sight);
  context.read([&](store::Reading& reading) { forget_unseen(reading, shown.ticket); });
  return shown;
}

/// The same for JSON, which has members that only the store knows, like the operation.
std::vector<store::StoredTicket> documents(Context& context, const Findings& findings, const std::vector<TicketId>& ids,
                                           bool dry_run) {
  std::vector<store::StoredTicket> tickets;
  context.read([&](store::Reading& reading) {
    for (const TicketId id : ids) {
      if (findings.rejected(id)) continue;
      auto stored = dry_run ? std::nullopt : reading.ticket(id);
      const TicketChange* change = stored ? nullptr : findings.change(id);
      if (change) {
        stored = face(change->after, change->schedule, context.authority().sight);
        forget_unseen(reading, stored->ticket);
      }
      if (!stored) stored = reading.ticket(id);
      if (stored) tickets.push_back(std::move(*stored));
    }
  });
  return tickets;
}

void write_ticket(Context& context, json::Writer& writer, const store::StoredTicket& stored, bool created) {
  std::vector<TicketId> children;
  context.read([&](store::Reading& reading) { children = reading.children(stored.ticket.id); });
  const auto held_to = context.store().policy(stored.ticket.bundle);
  write_ticket_members(writer, {stored.ticket, stored.schedule, *held_to, context.now(), children, created});
}

void write_json(Context& context, const std::vector<store::StoredTicket>& tickets, bool one, const Findings& findings,
                const std::function<void(json::Writer&)>& more) {
  std::string text;
  json::Writer writer(text, 2);
  writer.begin_object();
  if (one && tickets.size() == 1) {
    writer.key("schema").string("spoc.ticket/1");
    write_ticket(context, writer, tickets.front(), findings.created(tickets.front().ticket.id));
    if (more) more(writer);
  } else {
    writer.key("schema").string("spoc.tickets/1").key("total").integer(static_cast<std::int64_t>(tickets.size()));
    writer.key("tickets").begin_array();
    for (const store::StoredTicket& stored : tickets) {
      writer.begin_object();
      write_ticket(context, writer, stored, findings.created(stored.ticket.id));
      writer.end_object();
    }
    writer.end_array();
  }
  if (context.arguments().has("--dry-run")) writer.key("dry_run").boolean(true);
  writer.end_object();
  context.out().write(text + "\n");
}

/// What would happen: every event in a sentence, every notice. What the caller may not see is not there; of a ticket
/// whose status is all they see, what its requester is told.
class Plan {
 public:
  explicit Plan(Context& context) : sight_(context.authority().sight), zone_(context.style().zone) {}

  void ticket(const TicketChange& change) {
    const domain::Seen seen = seen_of(change);
    if (seen == domain::Seen::nothing || change.events.empty()) return;
    heading("ticket", change.before.version == 0, to_text(change.after.id));
    for (const domain::Recorded& recorded : change.events)
      if (seen == domain::Seen::whole || told_to_requester(recorded.event)) line(event_text(recorded.event, zone_));
    if (seen == domain::Seen::whole)
      whole_.insert(change.after.id.number);
    else
      line("the rest is for those who answer it");
  }
  void run(const domain::RunChange& change) {
    if (!domain::seen(sight_, change.after)) return;
    heading("run", change.before.version == 0, to_text(change.after.id));
    for (const domain::Recorded& recorded : change.events) line(event_text(recorded.event, zone_));
  }
  void notice(const domain::Effect& effect) {
    const bool whole = effect.ticket ? whole_.contains(effect.ticket.number) : !text_.empty();
    if (whole) line(format("a notice to {}: {}", effect.to, effect.reason));
  }
  std::string take() {
    whole_.clear();
    return std::move(text_);
  }

 private:
  /// Whole only while they would still see it afterwards: where else it goes, and to whom, is not theirs to know.
  domain::Seen seen_of(const TicketChange& change) const {
    const domain::Seen after = domain::seen(sight_, change.after);
    if (change.before.version == 0 || after == domain::Seen::whole) return after;
    const bool known = after != domain::Seen::nothing || domain::seen(sight_, change.before) != domain::Seen::nothing;
    return known ? domain::Seen::status : domain::Seen::nothing;
  }
  void heading(std::string_view what, bool fresh, const std::string& id) {
    text_ += fresh ? format("a new {} would be\n", what) : format("{} {} would be\n", what, id);
  }
  void line(std::string_view sentence) { text_ += "  " + terminal_safe(sentence, Shape::one_line) + "\n"; }

  const domain::Sight& sight_;
  time::Zone zone_;
  std::unordered_set<std::int64_t> whole_;
  std::string text_;
};

void write_plan(Context& context, const desk::Outcome& outcome, bool begun) {
  Plan plan(context);
  for (const TicketChange& change : outcome.change.tickets) plan.ticket(change);
  for (const domain::RunChange& change : outcome.change.runs) plan.run(change);
  for (const domain::Effect& effect : outcome.change.effects) plan.notice(effect);
  const std::string text = plan.take();
  context.out().write(text.empty() && !begun ? "nothing would change\n" : text);
}

}  // namespace

std::vector<store::StoredTicket> tickets_after(Context& context, const desk::Outcome& outcome,
                                               const std::vector<domain::TicketId>& ids) {
  return documents(context, Findings(outcome), ids, context.arguments().has("--dry-run"));
}

std::string ticket_line(const domain::Ticket& ticket, const domain::Schedule& schedule,
                        const render::TextStyle& style) {
  std::string place = ticket.team;
  if (!ticket.assignee.empty()) place += (place.empty() ? "" : "/") + ticket.assignee;
  std::string line = format("#{} {} {} {} · {}", to_text(ticket.id), ticket.priority.empty() ? "–" : ticket.priority,
                            domain::word(ticket.status),
                            place.empty() ? (ticket.confidential ? "confidential" : "nowhere") : place, ticket.subject);
  if (schedule.due_at) line += " · due " + time::to_text(style.zone.local(*schedule.due_at));
  line = terminal_safe(line, Shape::one_line);
  return style.width ? shorten(line, style.width) : line;
}

void say_rejections(Context& context, const std::vector<desk::Rejection>& rejected) {
  for (const desk::Rejection& rejection : rejected) {
    const std::string& message = rejection.error.message;
    const bool named = message.find(rejection.what) != std::string::npos;
    context.say(
        terminal_safe(named ? "spoc: " + message : format("spoc: {}: {}", rejection.what, message), Shape::one_line));
    if (!rejection.error.hint.empty()) context.say(terminal_safe("hint: " + rejection.error.hint, Shape::one_line));
  }
}

Code print_outcome(Context& context, const desk::Outcome& outcome, const std::vector<TicketId>& ids,
                   const std::function<void(json::Writer&)>& more) {
  say_rejections(context, outcome.rejected);
  const Findings findings(outcome);
  const bool dry_run = context.arguments().has("--dry-run");
  if (context.json()) {
    write_json(context, documents(context, findings, ids, dry_run), ids.size() == 1, findings, more);
  } else if (context.quiet()) {
    // The number of what was written just now needs no reading, which may fail.
    for (const TicketId id : ids)
      if (!findings.rejected(id) && (findings.change(id) || stored(context, id))) context.out().write(to_text(id) + "\n");
  } else if (dry_run) {
    write_plan(context, outcome, false);
  } else {
    const render::TextStyle style = context.style();
    each_ticket(context, findings, ids, [&](const domain::Ticket& ticket, const domain::Schedule& schedule) {
      context.out().write(ticket_line(ticket, schedule, style) + "\n");
    });
  }
  return outcome.rejected.empty() ? Code::ok : Code::partial;
}

Answer::Answer(Context& context, std::vector<TicketId> ids)
    : context_(context), ids_(std::move(ids)), writer_(text_, 2) {}

desk::Desk Answer::desk() {
  desk::Desk desk = context_.desk();
  if (!desk.dry_run || ids_.size() < 2) return desk;
  if (context_.quiet()) {  // numbers are all that is asked for
    desk.tried = [](const TicketChange&, const std::vector<domain::Effect>&) {};
  } else {
    for (const TicketId id : ids_) left_.insert(id.number);
    desk.tried = [this](const TicketChange& change, const std::vector<domain::Effect>& notices) {
      context_.json() ? document(seen_face(context_, change)) : plan(change, notices);
    };
  }
  return desk;
}

void Answer::plan(const TicketChange& change, const std::vector<domain::Effect>& notices) {
  Plan plan(context_);
  plan.ticket(change);
  for (const domain::Effect& effect : notices) plan.notice(effect);
  const std::string text = plan.take();
  begun_ = begun_ || !text.empty();
  context_.out().write(text);
}

void Answer::document(const store::StoredTicket& stored) {
  if (left_.erase(stored.ticket.id.number) == 0) return;  // what it brings with it is not what was asked about
  if (!begun_) writer_.begin_object().key("schema").string("spoc.tickets/1").key("tickets").begin_array();
  begun_ = true;
  writer_.begin_object();
  write_ticket(context_, writer_, stored, false);
  writer_.end_object();
  ++total_;
  context_.out().write(text_);
  text_.clear();
}

Code Answer::print(const desk::Outcome& outcome) {
  if (!begun_) return print_outcome(context_, outcome, ids_);
  say_rejections(context_, outcome.rejected);
  if (context_.json()) {
    std::erase_if(ids_, [&](TicketId id) { return !left_.contains(id.number); });
    for (const store::StoredTicket& stored : documents(context_, Findings(outcome), ids_, true)) document(stored);
    writer_.end_array().key("total").integer(total_).key("dry_run").boolean(true).end_object();
    context_.out().write(text_ + "\n");
  } else {
    write_plan(context_, outcome, true);
  }
  return outcome.rejected.empty() ? Code::ok : Code::partial;
}

}  // namespace spoc::cmd
