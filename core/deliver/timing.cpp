#include "deliver/timing.h"

#include <algorithm>

#include "base/text.h"
#include "deliver/notice_text.h"
#include "policy/reasons.h"
#include "time/calendar.h"

namespace spoc::deliver {

namespace {

constexpr time::Span kHour = time::hours(1);

}  // namespace

std::optional<time::Instant> quiet_until(const domain::Effect& effect, std::span<const Recipient> to,
                                         const policy::Policy& policy, const domain::Directory& people,
                                         time::Instant now) {
  if (policy.messages.quiet.empty() || effect.urgent || effect.to == "on_call" || for_requester(effect)) return {};
  std::optional<time::Instant> opens;
  for (const Recipient& recipient : to) {
    const domain::Person* person = recipient.person.empty() ? nullptr : people.person(recipient.person);
    if (!person) return {};
    const time::Calendar& calendar =
        policy.calendar(person->calendar.empty() ? policy.messages.quiet : person->calendar);
    if (calendar.open(now)) return {};
    const time::Instant next = calendar.next_opening(now);
    if (!opens || next < *opens) opens = next;
  }
  return opens;
}

std::optional<time::Instant> digest_until(const domain::Effect& effect, const policy::Policy& policy,
                                          time::Instant now) {
  const policy::Digest& digest = policy.messages.digest;
  const std::string_view reason = policy::reason_name(effect.reason);
  if (effect.urgent || digest.at.empty() ||
      std::find(digest.reasons.begin(), digest.reasons.end(), reason) == digest.reasons.end())
    return {};
  const time::Zone& zone = policy.zone();
  for (time::Date day = zone.local(effect.at).date;; day = day + 1)
    for (const int minute : digest.at) {
      const time::Instant at = zone.instant({day, minute * 60, 0}, time::Choice::first);
      if (at > effect.at) return at > now ? std::optional(at) : std::nullopt;
    }
}

void HourlyLimit::count(std::string_view addresses, time::Instant at) {
  if (limit_ <= 0 || at <= now_ - kHour) return;
  for (const std::string_view part : split(addresses, ',')) {
    std::vector<time::Instant>& sent = sent_[std::string(trim(part))];
    sent.insert(std::upper_bound(sent.begin(), sent.end(), at), at);
  }
}

std::optional<time::Instant> HourlyLimit::full_until(std::span<const Recipient> to) const {
  std::optional<time::Instant> until;
  if (limit_ <= 0) return until;
  for (const Recipient& recipient : to) {
    const auto found = sent_.find(recipient.address);
    const auto limit = static_cast<std::size_t>(limit_);
    if (found == sent_.end() || found->second.size() < limit) continue;
    const time::Instant free = found->second[found->second.size() - limit] + kHour;
    if (!until || free > *until) until = free;
  }
  return until;
}

}  // namespace spoc::deliver
