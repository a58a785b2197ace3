// Cells that many reports have: distributions, mean ages, names that may be absent. Words of the tables in one place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/table.h"
#include "report/distribution.h"
#include "time/instant.h"

namespace spoc::report {

/// A text, absent when it is empty.
render::Cell named(std::string_view text);
render::Cell seconds_of(time::Span span);
/// Empty without one.
render::Cell time_of(const std::optional<time::Instant>& t);

/// The columns tickets, median, p90, p95 and mean; `what` is the number's name.
void add_spread_columns(std::vector<render::Column>& columns, std::string_view what = "tickets");
/// Their cells; but for the number absent when there is nothing.
void append_spread(render::Row& row, Distribution& values);

/// Part of a sum of times as a ratio of seconds.
render::Ratio share(time::Span part, time::Span whole);

/// In hundredths, halves up, so that its digits are the same everywhere; absent when `count` is 0.
render::Cell mean_of(std::int64_t sum, std::int64_t count);

/// Times that belong to a name, by name.
struct Tally {
  std::int64_t tickets = 0;
  time::Span time;
};

}  // namespace spoc::report
