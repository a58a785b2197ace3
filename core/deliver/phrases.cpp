#include "deliver/phrases.h"

#include "base/format.h"
#include "base/text.h"
#include "decide/promises.h"
#include "time/calendar.h"

namespace spoc::deliver {

namespace {

using domain::Clock, domain::ClockName;

std::string local(const policy::Policy& policy, time::Instant t) {
  return time::to_text(policy.zone().local(t));
}

std::string data_text(const domain::Effect& effect, std::string_view member) {
  for (const auto& [name, value] : effect.data)
    if (name == member && value.string()) return *value.string();
  return {};
}

/// When the running clock of that name is due; nothing when it stands still or is broken.
std::optional<time::Instant> promise(const Notice& notice, ClockName name) {
  const std::vector<Clock>& clocks = notice.ticket->clocks;
  std::optional<time::Instant> found;
  for (std::size_t i = 0; i < clocks.size(); ++i)
    if (clocks[i].name == name && clocks[i].running() && !clocks[i].breached_at)
      found = notice.schedule && i < notice.schedule->clock_due.size() ? notice.schedule->clock_due[i] : std::nullopt;
  return found;
}

/// When somebody is there again for what came in while nobody was, and nobody is yet.
std::string opening(const Notice& notice, const policy::Policy& policy, time::Instant now) {
  if (!for_requester(notice.effect) || !domain::is_open(notice.ticket->status)) return {};
  const time::Calendar& calendar = decide::hours_of(*notice.ticket, policy);
  if (calendar.open(notice.effect.at) || calendar.open(now)) return {};
  return local(policy, calendar.next_opening(now));
}

std::string away(const domain::Effect& effect, const policy::Policy& policy) {
  const std::string who = data_text(effect, "away");
  if (who.empty()) return {};
  const std::string by = data_text(effect, "by");
  const auto until = time::parse_instant(data_text(effect, "until"));
  return format("{} is away{}. {}.", who, until ? format(" until {}", local(policy, *until)) : std::string(),
                by.empty() ? "Your request stays with us" : format("{} takes care of your request meanwhile", by));
}

}  // namespace

Phrases phrases_of(const Notice& notice, const policy::Policy& policy, time::Instant now) {
  Phrases phrases;
  const bool requester = for_requester(notice.effect);
  phrases.why = why(notice.effect.reason, requester);
  phrases.said = data_text(notice.effect, "text");
  phrases.how = what_to_do(notice);
  if (!notice.ticket) return phrases;
  const auto due = [&](ClockName name) {
    const auto found = promise(notice, name);
    return found && *found > now ? local(policy, *found) : std::string();
  };
  phrases.due = due(ClockName::due);
  if (phrases.due.empty()) phrases.due = due(ClockName::resolution);
  phrases.answer_due = due(ClockName::response);
  phrases.opening = opening(notice, policy, now);
  phrases.away = away(notice.effect, policy);
  return phrases;
}

}  // namespace spoc::deliver
