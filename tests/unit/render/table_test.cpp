#include "render/table.h"

#include <limits>

#include "base/error.h"
#include "support/test.h"

namespace spoc::render {

TEST_CASE("a cell has one plain form for programs") {
  CHECK(plain_text(Cell{}) == "");
  CHECK(plain_text(true) == "true");
  CHECK(plain_text(std::int64_t{-5}) == "-5");
  CHECK(plain_text(0.5) == "0.5");
  CHECK(plain_text(std::numeric_limits<double>::quiet_NaN()) == "");
  CHECK(plain_text(time::Instant{1'500'000}) == "1970-01-01T00:00:01.5Z");
  CHECK(plain_text(time::Date{0}) == "1970-01-01");
  CHECK(plain_text(Ratio{1, 4}) == "0.25");
  CHECK(plain_text(Ratio{0, 0}) == "");
  CHECK(plain_text(Seconds{5400}) == "5400");
}

TEST_CASE("numbers, ratios and durations are aligned to the right unless said otherwise") {
  CHECK(is_right_aligned({"n", Kind::number}));
  CHECK(is_right_aligned({"r", Kind::ratio}));
  CHECK(is_right_aligned({"d", Kind::duration}));
  CHECK_FALSE(is_right_aligned({"t", Kind::text}));
  CHECK_FALSE(is_right_aligned({.name = "n", .kind = Kind::number, .align = Align::left}));
  CHECK(is_right_aligned({.name = "t", .align = Align::right}));
}

TEST_CASE("a column without a heading is headed by its name in words") {
  CHECK(heading_of({"due_at", Kind::time}) == "due at");
  CHECK(heading_of({.name = "due_at", .heading = "Due"}) == "Due");
}

TEST_CASE("a row that does not fit its columns is a defect") {
  const std::vector<Column> columns = {{"a"}, {"b"}};
  CHECK_THROWS_AS(check_row(columns, Row{Cell{}}), Error);
  CHECK_NOTHROW(check_row(columns, Row{Cell{}, Cell{}}));
}

}  // namespace spoc::render
