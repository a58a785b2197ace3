// When a message may leave: quiet hours of who reads it, and how many one person gets within an hour.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "deliver/recipients.h"

namespace spoc::deliver {

/// When a notice to these people may leave, when that is not now. With `quiet` in policy a personal message waits for
/// the working time of its reader: their own calendar, else the one that `quiet` names; of several readers for the
/// first. Not personal, and never waiting: what is urgent, what goes to who asked, to who is on call or to a team's own
/// address.
std::optional<time::Instant> quiet_until(const domain::Effect& effect, std::span<const Recipient> to,
                                         const policy::Policy& policy, const domain::Directory& people,
                                         time::Instant now);

/// When a notice leaves together with others of its reader, when that is not now: of a reason that policy's digest names, unless it is
/// urgent, at the first of the digest's times after it was queued.
std::optional<time::Instant> digest_until(const domain::Effect& effect, const policy::Policy& policy, time::Instant now);

/// Counts messages of the last hour by address. A limit of 0 is none.
class HourlyLimit {
 public:
  HourlyLimit(std::int64_t limit, time::Instant now) : limit_(limit), now_(now) {}

  /// A message left at that instant; `addresses` are separated by commas. In any order.
  void count(std::string_view addresses, time::Instant at);
  /// When the next message to all of these may leave, when that is not now.
  std::optional<time::Instant> full_until(std::span<const Recipient> to) const;

 private:
  std::int64_t limit_;
  time::Instant now_;
  std::map<std::string, std::vector<time::Instant>, std::less<>> sent_;
};

}  // namespace spoc::deliver
