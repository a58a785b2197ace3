// Times and periods as people type them: ISO 8601, `today`, `tomorrow 14:00`, `mon 9:00`, `+2bd`, `2026-Q3`,
// `last-month`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "time/calendar.h"
#include "time/instant.h"

namespace spoc::time {

/// What a phrase is read against.
struct PhraseContext {
  Instant now;
  const Zone& zone;
  const Calendar& calendar;  ///< for business durations and the hour of a bare day in `edge`
};

/// Where a bare day means an instant: its local midnight, or the next one (an end that includes the day).
enum class Edge { begin, end };

/// An instant: RFC 3339, also without seconds; `17:00` of today; local `2026-11-21 18:00[:00]` or with `T`; a bare
/// date; `now`, `today`, `tomorrow`, `yesterday`, a weekday (`mon`, `monday`: the next one, never today), each with an
/// optional `HH:MM`; `+2bd`, `-3h` from now. Throws usage naming the forms.
Instant parse_time(std::string_view text, const PhraseContext& context, Edge edge = Edge::begin);

/// Half-open. `2026`, `2026-10`, `2026-Q3`, `2026-W36`, `2026-10-05`, `today`, `yesterday`, `this-`/`last-` `week`,
/// `month`, `quarter`, `year`, `30d` (the last 30 days up to now), `A..B` with any time on either side, an end given as
/// a date includes that day; either side may be empty. Throws usage naming the forms.
struct Period {
  std::optional<Instant> begin;
  std::optional<Instant> end;
};
Period parse_period(std::string_view text, const PhraseContext& context);

/// How long from `now`, for people: "in 3h", "2d ago", "now".
std::string relative(Instant t, Instant now);

}  // namespace spoc::time
