// Whether the desk is well, for monitoring: each aspect judged against two thresholds. Reads little enough to be asked
// every minute.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "desk/desk.h"

namespace spoc::desk {

/// As Nagios plugins count: the process's exit code.
enum class State { well = 0, warning = 1, critical = 2, unknown = 3 };

/// From which value on there is a warning, and from which on it is critical. No value: never.
struct Threshold {
  std::optional<std::int64_t> warning, critical;
};

struct Thresholds {
  Threshold sweep{15 * 60, 60 * 60};       ///< seconds since the last sweep that went through
  Threshold outbox{500, 5000};             ///< effects that wait
  Threshold oldest{30 * 60, 4 * 60 * 60};  ///< seconds that the oldest could have left
  Threshold failed{1, 50};                 ///< dead letters
  Threshold actions{500, 5000};            ///< programs of runs that wait
  Threshold late{30 * 60, 4 * 60 * 60};    ///< seconds that the oldest of them could have gone on
  Threshold broken{1, 50};                 ///< programs that failed for good
  Threshold size{};                        ///< bytes of the store's files
};

/// One aspect. `value` is what the threshold is held against, when there is a number.
struct Aspect {
  std::string name;  ///< "sweep", "outbox", "oldest", "dead", "actions", "late", "broken", "files", "store", "size"
  State state = State::well;
  std::string says;  ///< "swept 2m ago"
  std::optional<std::int64_t> value;
  Threshold threshold;
};

struct Health {
  State state = State::well;  ///< the worst
  std::vector<Aspect> aspects;
};

/// `folder` is the desk's: its files are compared with what is in force.
Health health(store::Store& store, const std::string& folder, Instant now, const Thresholds& thresholds);

}  // namespace spoc::desk
