// A time zone as a plain value: its transitions and the rule that goes on for ever (RFC 8536, POSIX TZ footer).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/date.h"
#include "time/instant.h"

namespace spoc::time {

/// A local date and time of day without a zone. `second_of_day` is 0 to 86,399; `us` the fraction.
struct Local {
  Date date;
  std::int32_t second_of_day = 0;
  std::int32_t us = 0;
  auto operator<=>(const Local&) const = default;
};

/// What a local time means when it happens twice or not at all.
enum class Choice { first, second };

/// Offsets of one zone at every instant. Immutable; copies share.
class Zone {
 public:
  /// UTC.
  Zone();
  struct Rules;
  explicit Zone(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}

  const std::string& name() const;
  /// Seconds east of UTC in force at t.
  std::int32_t offset(Instant t) const;
  /// The abbreviation in force at t, e.g. "CEST".
  std::string_view abbreviation(Instant t) const;
  Local local(Instant t) const;
  /// The instant of a local time. One that happens twice is its first or second occurrence; one that does not exist is
  /// the instant of the change.
  Instant instant(Local local, Choice choice) const;
  /// The first change of offset strictly after t, nothing when there is none any more.
  std::optional<Instant> next_change(Instant t) const;

 private:
  std::shared_ptr<const Rules> rules_;
};

/// Reads the zone of that IANA name from a folder of TZif files. Throws configuration naming the zone and the nearest
/// known name when it is unknown or its name tries to leave the folder, io when the file is damaged.
Zone load_zone(const std::string& name, const std::string& folder = "/usr/share/zoneinfo");

/// "2026-11-21 18:00", with the seconds when there are any; and "…+01:00" with the offset.
std::string to_text(const Local& local);
std::string to_text_with_offset(Instant t, const Zone& zone);

}  // namespace spoc::time
