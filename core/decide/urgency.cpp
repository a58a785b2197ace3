#include "decide/urgency.h"

#include <algorithm>

#include "base/format.h"
#include "decide/clocks.h"
#include "decide/ladder.h"

namespace spoc::decide {
namespace {

constexpr double kPriorityPoints = 6;
constexpr double kClockPoints = 10;
constexpr double kOverduePoints = 5;
constexpr double kMinePoints = 2;
constexpr double kStalledPoints = 2;
constexpr double kReopenedPoints = 1;

void add(Urgency& urgency, std::string what, double points) {
  if (points <= 0) return;
  urgency.points += points;
  urgency.parts.push_back({std::move(what), points});
}

void add_priority(Urgency& urgency, const Ticket& ticket, const policy::Priority& priority) {
  const auto rank = priority.rank(ticket.priority);
  if (!rank || *rank >= priority.weight.size()) return;
  const std::int64_t most = *std::max_element(priority.weight.begin(), priority.weight.end());
  if (most <= 0) return;
  add(urgency, "priority " + ticket.priority,
      kPriorityPoints * static_cast<double>(priority.weight[*rank]) / static_cast<double>(most));
}

void add_clock(Urgency& urgency, const Ticket& ticket, const policy::Policy& policy, Instant now) {
  const Clock* tightest = nullptr;
  double share = 0;
  for (const Clock& clock : ticket.clocks) {
    if (!clock.running() || clock.target_s <= 0) continue;
    const double spent =
        static_cast<double>(used(ticket, clock, policy, now).whole_seconds()) / static_cast<double>(clock.target_s);
    if (tightest && spent <= share) continue;
    tightest = &clock;
    share = spent;
  }
  if (!tightest) return;
  add(urgency, format("{} {}% used", domain::word(tightest->name), static_cast<std::int64_t>(share * 100)),
      kClockPoints * std::min(share, 1.0));
  if (share >= 1) add(urgency, format("{} is past", domain::word(tightest->name)), kOverduePoints);
}

}  // namespace

Urgency urgency_of(const Ticket& ticket, const policy::Policy& held_to, const std::string& person, Instant now) {
  Urgency urgency;
  add_priority(urgency, ticket, held_to.priority);
  add_clock(urgency, ticket, held_to, now);
  if (!person.empty() && ticket.assignee == person) add(urgency, "yours already", kMinePoints);
  if (!stalled(ticket, held_to, now).empty()) add(urgency, "stands still", kStalledPoints);
  if (ticket.reopens > 0) add(urgency, "came back", kReopenedPoints);
  return urgency;
}

}  // namespace spoc::decide
