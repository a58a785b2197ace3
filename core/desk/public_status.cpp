#include "desk/public_status.h"

#include "base/format.h"
#include "base/text.h"
#include "decide/clocks.h"
#include "desk/permission.h"

namespace spoc::desk {
namespace {

using domain::Status;
using domain::Ticket;
using domain::Turn;

/// The message an event carries to or from the requester; nothing for all that is internal.
struct Public {
  std::optional<PublicMessage> operator()(const domain::TicketNoted& e) const {
    if (!e.is_public || trim(e.text).empty()) return std::nullopt;
    return PublicMessage{{}, e.from_requester, e.text};
  }
  std::optional<PublicMessage> operator()(const domain::TicketWaiting& e) const {
    if (e.on != domain::WaitingOn::requester || e.ask.empty()) return std::nullopt;
    return PublicMessage{{}, false, e.ask};
  }
  std::optional<PublicMessage> operator()(const domain::TicketResolved& e) const {
    if (e.text.empty()) return std::nullopt;
    return PublicMessage{{}, false, e.text};
  }
  template <class Other>
  std::optional<PublicMessage> operator()(const Other&) const {
    return std::nullopt;
  }
};

std::string status_of(const Ticket& ticket) {
  switch (ticket.status) {
    case Status::fresh:
      return ticket.acknowledged_at || ticket.with_vendor ? "in work" : "received";
    case Status::open:
      return "in work";
    case Status::waiting:
      return "waiting";
    case Status::resolved:
      return "answered";
    case Status::closed:
      return "closed";
    case Status::cancelled:
      return "cancelled";
    case Status::merged:
      return "joined";
  }
  return {};
}

std::string turn_of(const Ticket& ticket) {
  switch (ticket.turn) {
    case Turn::desk:
      return "we";
    case Turn::requester:
      return "you";
    case Turn::vendor:
    case Turn::approver:
      return "others";
    case Turn::nobody:
      return "nobody";
  }
  return {};
}

void add_promise(PublicStatus& status, const Ticket& ticket, const policy::Policy& held_to, Instant now) {
  const domain::Clock* clock = ticket.clock(domain::ClockName::resolution);
  if (!is_open(ticket.status) || !clock || !clock->running()) return;
  const auto due = decide::due(ticket, *clock, held_to);
  status.late = clock->breached_at.has_value() || (due && *due < now);
  if (!status.late) status.expected_at = due;
}

/// The ticket that an answer after the window began: the latest that this one is related to and that came after it
/// closed.
std::optional<TicketId> continued_in(store::Reading& reading, const Ticket& ticket) {
  if (ticket.merged_into) return ticket.merged_into;
  if (ticket.status != Status::closed) return std::nullopt;
  std::optional<TicketId> found;
  for (const domain::Link& link : ticket.links) {
    if (link.kind != domain::LinkKind::relates) continue;
    const auto other = reading.ticket(link.to);
    if (other && other->ticket.created_at >= *ticket.closed_at && other->ticket.requester == ticket.requester)
      found = link.to;
  }
  return found;
}

std::string standing_sentence(const PublicStatus& status, const std::string& since) {
  if (status.status == "received") return "We have received it; nobody has begun to work on it yet.";
  if (status.status == "answered")
    return format("We answered it on {}. If it is not solved, tell us and we go on.", since);
  if (status.status == "closed") return format("It was closed on {}.", since);
  if (status.status == "cancelled") return format("It was cancelled on {}.", since);
  if (status.status == "joined") return "It was joined with another request.";
  if (status.turn == "you") return format("Since {} we wait for an answer from you.", since);
  if (status.turn == "others") return format("Since {} we wait for somebody whose part comes first.", since);
  if (status.turn == "nobody") return format("It rests since {} and goes on at an agreed time.", since);
  return format("We are working on it since {}.", since);
}

}  // namespace

std::vector<PublicMessage> public_messages(store::Reading& reading, TicketId id) {
  std::vector<std::pair<std::int64_t, PublicMessage>> said;
  store::EntryQuery query;
  query.subject = domain::subject(id);
  reading.entries(query, [&](const store::Entry& entry) {
    const bool undoes = entry.kind == domain::OperationUndone::kKind;
    if (!undoes && !entry.kind.starts_with("ticket.")) return true;
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    if (const auto* undone = std::get_if<domain::OperationUndone>(&event))
      std::erase_if(said, [&](const auto& one) { return undone->first <= one.first && one.first <= undone->last; });
    auto message = std::visit(Public{}, event);
    if (!message) return true;
    message->at = entry.at;
    said.emplace_back(entry.version, std::move(*message));
    return true;
  });
  std::vector<PublicMessage> messages;
  for (auto& [version, message] : said) messages.push_back(std::move(message));
  return messages;
}

PublicStatus public_status(const Desk& desk, TicketId id) {
  PublicStatus status;
  desk.store.read([&](store::Reading& reading) {
    const auto stored = reading.ticket(id);
    if (!stored) throw decide::no_ticket(id);
    decide::require(authority_of(desk, reading), decide::Verb::status, stored->ticket);
    const Ticket& ticket = stored->ticket;
    status.id = id;
    status.subject = ticket.subject;
    status.status = status_of(ticket);
    status.turn = turn_of(ticket);
    status.since = ticket.turn_since;
    status.asked_at = ticket.created_at;
    add_promise(status, ticket, *desk.store.policy(ticket.bundle), desk.caller.now);
    for (PublicMessage& message : public_messages(reading, id))
      if (!message.from_requester) status.last_answer = std::move(message);
    const domain::Wait* wait = ticket.waiting();
    if (wait && wait->on == domain::WaitingOn::requester && status.last_answer)
      status.question = status.last_answer->text;
    status.continued_in = continued_in(reading, ticket);
  });
  return status;
}

std::string to_text(const PublicStatus& status, const time::Zone& zone) {
  const auto local = [&](Instant t) { return time::to_text(zone.local(t)); };
  std::string out = format("Your request {}: {}\n", domain::to_text(status.id), status.subject);
  out += format("You asked on {}.\n{}\n", local(status.asked_at), standing_sentence(status, local(status.since)));
  if (status.continued_in) out += format("It goes on as request {}.\n", domain::to_text(*status.continued_in));
  if (status.expected_at) out += format("We expect to have an answer by {}.\n", local(*status.expected_at));
  if (status.late) out += "It takes longer than we promised.\n";
  if (!status.last_answer) return out;
  out += format("\n{}, {}:\n", status.question.empty() ? "Our last message" : "Our question",
                local(status.last_answer->at));
  for (const std::string_view line : split(trim(status.last_answer->text), '\n')) out += format("    {}\n", line);
  return out;
}

}  // namespace spoc::desk
