// What a report or a list found, before it is text, CSV or JSON: columns with a meaning, rows of typed cells.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "time/date.h"
#include "time/instant.h"

namespace spoc::render {

/// `n` of `d`: kept as the two numbers, so that the reader can add up and see how much a percentage rests on. Of times they are
/// seconds, which people read as durations.
struct Ratio {
  std::int64_t n = 0;
  std::int64_t d = 0;
  bool of_time = false;
  bool operator==(const Ratio&) const = default;
};

/// A duration in whole seconds, of the wall or of a calendar.
struct Seconds {
  std::int64_t value = 0;
  bool operator==(const Seconds&) const = default;
};

/// One value; monostate is "absent".
using Cell =
    std::variant<std::monostate, bool, std::int64_t, double, std::string, time::Instant, time::Date, Ratio, Seconds>;
using Row = std::vector<Cell>;

/// What a column holds. It decides alignment and, for text tables, what may be shortened (`text` only) and which times
/// get a relative form beside them (`when`). Cells of other types in a column are shown as what they are.
enum class Kind { text, number, truth, ratio, duration, time, when, date };

enum class Align { by_kind, left, right };

struct Column {
  std::string name;  ///< for programs: "due_at"; the member in JSON and the header of CSV
  Kind kind = Kind::text;
  std::string heading = {};  ///< for people; empty means the name with spaces for underscores
  Align align = Align::by_kind;
};

/// How a row of a text table is coloured, where there are colours.
enum class Tone { plain, good, warning, bad, quiet };

/// Every row has as many cells as there are columns. `tones` may have fewer entries than rows: the rest is plain.
struct Table {
  std::string name = {};
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<Tone> tones = {};
};

/// Throws defect when the row does not fit the columns.
void check_row(std::span<const Column> columns, std::span<const Cell> row);

bool is_right_aligned(const Column& column);
std::string heading_of(const Column& column);

/// The cell as programs read it, without quotes or escapes: "true", digits, ISO 8601 in UTC, seconds, the quotient of a
/// ratio; empty for absent, for a ratio of nothing and for reals that are no number.
std::string plain_text(const Cell& cell);

}  // namespace spoc::render
