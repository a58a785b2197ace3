// Who is on call when, from an iCalendar file (RFC 5545): each event is a duty, its summary names who has it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "time/instant.h"
#include "time/zone.h"

namespace spoc::policy {

/// A duty, half-open in local time of its zone; repeated every `every_days` (0: never) until `until`, `count` times at
/// most (0: no limit).
struct Duty {
  std::string who;
  time::Local begin;
  time::Local end;
  time::Zone zone;
  int every_days = 0;
  std::int64_t count = 0;
  std::optional<time::Instant> until;
};

struct Rota {
  std::vector<Duty> duties;  ///< in file order
  Diagnostics diagnostics;   ///< what could not be used, with file and line

  /// Whose duty it is at t: of the duties that hold, the one that began last. Nothing when there is none.
  std::optional<std::string> who(time::Instant t) const;
};

/// VEVENTs with a start and an end (or all-day ones), alone or repeated by RRULE with FREQ DAILY or WEEKLY, INTERVAL,
/// COUNT and UNTIL. Local times are in `zone` unless they name one. An attendee's address, when there is one, else the
/// summary, says who. Never throws on hostile bytes.
Rota parse_rota(std::string_view bytes, std::string_view file, const time::Zone& zone);

}  // namespace spoc::policy
