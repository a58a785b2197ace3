#include "decide/lifecycle.h"

#include <algorithm>

#include "base/format.h"
#include "time/calendar.h"

namespace spoc::decide {
namespace {

using domain::Status;
constexpr Status kWorkable[] = {Status::fresh, Status::open};
constexpr Status kOpen[] = {Status::open};
constexpr Status kWaiting[] = {Status::waiting};
constexpr Status kUnanswered[] = {Status::fresh, Status::open, Status::waiting};
constexpr Status kResolved[] = {Status::resolved};
constexpr Status kAnswered[] = {Status::resolved, Status::closed};
constexpr Status kUnclosed[] = {Status::fresh, Status::open, Status::waiting, Status::resolved};

constexpr Transition kTransitions[] = {
    {"take", kWorkable, Status::open, "taking is accepting"},
    {"assign", kWorkable, Status::open, "somebody is given it"},
    {"release", kOpen, Status::fresh, "back to the team"},
    {"route", kUnanswered, Status::fresh, "to another team or person; a waiting ticket keeps waiting"},
    {"wait", kWorkable, Status::waiting, "all but a vendor need a wake-up, the requester a question"},
    {"resume", kWaiting, Status::open, "by hand, by an answer, or when the date has passed"},
    {"resolve", kUnanswered, Status::resolved, "an answer is offered"},
    {"close", kResolved, Status::closed, "from open only with --force and a reason"},
    {"reopen", kAnswered, Status::open, "closed only within the window"},
    {"cancel", kUnanswered, Status::cancelled, "anything before resolved"},
    {"merge", kUnclosed, Status::merged, "anything before closed"},
};

std::string hint_for(Status status) {
  switch (status) {
    case Status::fresh: return "somebody has to take it first: spoc take";
    case Status::open: return "it is open: resolve, wait, release or cancel it";
    case Status::waiting: return "it waits: resume it first";
    case Status::resolved: return "an answer was offered: close it, or reopen it";
    case Status::closed: return "reopen it within the window, or log a new ticket";
    case Status::cancelled: return "log a new ticket";
    case Status::merged: return "use the ticket it was merged into";
  }
  return {};
}

const Transition* find(std::string_view verb) {
  const auto* row = std::find_if(std::begin(kTransitions), std::end(kTransitions), [&](const Transition& t) { return t.verb == verb; });
  return row == std::end(kTransitions) ? nullptr : row;
}

}  // namespace

std::span<const Transition> transitions() { return kTransitions; }

bool allows(std::string_view verb, Status status) {
  const Transition* row = find(verb);
  ensure(row != nullptr, "a verb that is asked for is in the table of transitions");
  return std::find(row->from.begin(), row->from.end(), status) != row->from.end();
}

std::optional<Instant> reopen_until(const Ticket& ticket, const policy::Policy& policy) {
  if (ticket.status != Status::closed || !ticket.closed_at || !policy.lifecycle.reopen_window) return std::nullopt;
  const time::Calendar& calendar = policy.calendar(policy.desk.calendar);
  const time::Duration& window = *policy.lifecycle.reopen_window;
  if (const auto* wall = std::get_if<time::WallDuration>(&window)) return add_wall(*ticket.closed_at, *wall, calendar.zone());
  return calendar.add(*ticket.closed_at, std::get<time::BusinessDuration>(window));
}

bool may_reopen(const Ticket& ticket, const policy::Policy& policy, Instant now) {
  const auto until = reopen_until(ticket, policy);
  return allows("reopen", ticket.status) && (!until || now <= *until);
}

void require_transition(std::string_view verb, const Ticket& ticket) {
  if (allows(verb, ticket.status)) return;
  throw Error(Code::conflict, format("ticket {} is {}: {} is not possible", to_text(ticket.id), domain::word(ticket.status), verb),
              hint_for(ticket.status));
}

}  // namespace spoc::decide
