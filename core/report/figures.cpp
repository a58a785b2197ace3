#include "report/figures.h"

namespace spoc::report {

using render::Cell, render::Kind, render::Seconds;

Cell named(std::string_view text) {
  return text.empty() ? Cell() : Cell(std::string(text));
}

Cell time_of(const std::optional<time::Instant>& t) {
  return t ? Cell(*t) : Cell();
}

Cell seconds_of(time::Span span) {
  return Seconds{span.whole_seconds()};
}

void add_spread_columns(std::vector<render::Column>& columns, std::string_view what) {
  columns.push_back({std::string(what), Kind::number});
  for (const char* name : {"median", "p90", "p95", "mean"}) columns.push_back({name, Kind::duration});
}

void append_spread(render::Row& row, Distribution& values) {
  row.push_back(static_cast<std::int64_t>(values.size()));
  const auto spread = values.spread();
  if (!spread) {
    row.resize(row.size() + 4);
    return;
  }
  for (const std::int64_t value : {spread->median, spread->p90, spread->p95, spread->mean})
    row.push_back(Seconds{value});
}

render::Ratio share(time::Span part, time::Span whole) {
  return {part.whole_seconds(), whole.whole_seconds(), true};
}

Cell mean_of(std::int64_t sum, std::int64_t count) {
  if (count == 0) return {};
  return static_cast<double>((200 * sum + count) / (2 * count)) / 100.0;
}

}  // namespace spoc::report
