#include "render/text.h"

#include "base/text.h"
#include "support/test.h"

namespace spoc::render {

namespace {

std::string table_text(const Table& table, TextStyle style = {}) {
  std::string out;
  append_table(out, table, style);
  return out;
}

Table tickets() {
  return {.columns = {{"id", Kind::number}, {"subject"}, {"team"}},
          .rows = {{std::int64_t{7}, "The printer on the third floor jams again", "facilities"},
                   {std::int64_t{118}, "VPN", Cell{}}}};
}

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  for (std::string_view line : split(text, '\n')) widest = std::max(widest, display_width(line));
  return widest;
}

}  // namespace

TEST_CASE("columns are aligned and lines do not end in spaces") {
  CHECK(table_text(tickets()) ==
        " id  subject                                    team\n"
        "  7  The printer on the third floor jams again  facilities\n"
        "118  VPN\n");
}

TEST_CASE("without a terminal nothing is cut, however long it is") {
  Table table = tickets();
  table.rows[1][1] = std::string(5000, 'x');
  CHECK(table_text(table).find(std::string(5000, 'x')) != std::string::npos);
  CHECK(table_text(table).find("…") == std::string::npos);
}

TEST_CASE("on a narrow terminal the widest text column is shortened first") {
  const std::string text = table_text(tickets(), {.width = 40});
  CHECK(widest_line(text) == 40);
  CHECK(text.find("facilities") != std::string::npos);
  CHECK(text.find("The printer on the thi…") != std::string::npos);
}

TEST_CASE("numbers and times are never shortened") {
  Table table{.columns = {{"n", Kind::number}, {"at", Kind::time}, {"text"}},
              .rows = {{std::int64_t{1234567890123}, time::from_unix(0), std::string(50, 'a')}}};
  const std::string text = table_text(table, {.width = 20});
  CHECK(text.find("1234567890123  1970-01-01 00:00  aaaaaaa…\n") != std::string::npos);
}

TEST_CASE("a table that is too wide comes in parts, each with what its rows are about") {
  Table table{.columns = {{"team"}, {"taken", Kind::number}, {"resolved", Kind::number}, {"open", Kind::number}},
              .rows = {{"desktop", std::int64_t{11}, std::int64_t{7}, std::int64_t{4}},
                       {"network", std::int64_t{2}, std::int64_t{1}, std::int64_t{1}}}};
  CHECK(table_text(table, {.width = 24}) ==
        "team     taken  resolved\n"
        "desktop     11         7\n"
        "network      2         1\n"
        "\n"
        "team     open\n"
        "desktop     4\n"
        "network     1\n");
  CHECK(table_text(table, {.width = 80}).find("team     taken  resolved  open\n") == 0);
}

TEST_CASE("equally wide columns are shortened alike") {
  Table table{.columns = {{"a"}, {"b"}, {"c"}},
              .rows = {{std::string(60, 'a'), std::string(60, 'b'), std::string(12, 'c')}}};
  const std::string text = table_text(table, {.width = 80});
  CHECK(widest_line(text) <= 80);
  CHECK(widest_line(text) >= 79);
  CHECK(text.find(std::string(12, 'c')) != std::string::npos);
}

TEST_CASE("wide and combining characters keep the columns straight") {
  Table table{.columns = {{"a"}, {"b"}},
              .rows = {{"日本語", "1"}, {"e\u0301te\u0301", "2"}, {"👩‍👩‍👧", "3"}, {"🇩🇪", "4"}}};
  const std::string text = table_text(table);
  const auto lines = split(text, '\n');
  for (std::size_t i = 1; i <= 4; ++i) CHECK(display_width(lines[i]) == 9);
}

TEST_CASE("text from outside cannot drive the terminal") {
  Table table{.columns = {{"a"}}, .rows = {{"x\x1b]0;title\x07y\nz\xe2\x80\xae"}}};
  const std::string text = table_text(table, {.width = 80});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
  CHECK(text.find("\xe2\x80\xae") == std::string::npos);
  CHECK(split(text, '\n').size() == 3);
}

TEST_CASE("colour appears only where it is switched on") {
  Table table = tickets();
  table.tones = {Tone::bad};
  CHECK(table_text(table).find('\x1b') == std::string::npos);
  const std::string text = table_text(table, {.colour = true});
  CHECK(text.find("\x1b[1m id") != std::string::npos);
  CHECK(text.find("\x1b[31m  7") != std::string::npos);
  CHECK(text.find("118  VPN\n") != std::string::npos);
}

TEST_CASE("cells read as people say them") {
  const TextStyle style{.now = time::from_unix(7200)};
  CHECK(cell_text(true, Kind::truth, style) == "yes");
  CHECK(cell_text(Ratio{5, 6}, Kind::ratio, style) == "83.3% (5/6)");
  CHECK(cell_text(Ratio{0, 0}, Kind::ratio, style) == "n/a");
  CHECK(cell_text(Seconds{7500}, Kind::duration, style) == "2h 5m");
  CHECK(cell_text(2.5, Kind::number, style) == "2.5");
  CHECK(cell_text(2.0, Kind::number, style) == "2");
  CHECK(cell_text(-0.001, Kind::number, style) == "0");
  CHECK(cell_text(Cell{}, Kind::number, style) == "–");
  CHECK(cell_text(Cell{}, Kind::text, style) == "");
  CHECK(cell_text(time::from_unix(0), Kind::time, style) == "1970-01-01 00:00");
  CHECK(cell_text(time::from_unix(0), Kind::when, style) == "1970-01-01 00:00 (2h ago)");
  CHECK(cell_text(time::from_unix(7230), Kind::when, style) == "1970-01-01 02:00:30 (now)");
  CHECK(cell_text(time::from_unix(14400), Kind::when, {}) == "1970-01-01 04:00");
}

TEST_CASE("a relative time is in the future, in the past or now") {
  CHECK(relative_text(time::from_unix(7500), time::from_unix(0)) == "in 2h 5m");
  CHECK(relative_text(time::from_unix(0), time::from_unix(86400 * 3)) == "3d ago");
  CHECK(relative_text(time::from_unix(59), time::from_unix(0)) == "now");
}

TEST_CASE("a block of pairs is aligned, leaves out what is absent and wraps only on a terminal") {
  const std::vector<Pair> pairs = {{"Subject", "one two three four five six"}, {"Team", Cell{}}, {"Note", "a\nb"}};
  std::string out;
  append_pairs(out, pairs, {});
  CHECK(out == "Subject  one two three four five six\nNote     a\n         b\n");
  out.clear();
  append_pairs(out, pairs, {.width = 30});
  CHECK(out == "Subject  one two three four\n         five six\nNote     a\n         b\n");
}

TEST_CASE("a block is indented and keeps its blank lines") {
  std::string out;
  append_block(out, "a\n\nb", 2, {});
  CHECK(out == "  a\n\n  b\n");
}

TEST_CASE("bars are in proportion to the largest and fit the terminal") {
  const std::vector<Bar> bars = {{"network", 40, "40"}, {"hr", 10, "10"}, {"none", 0, "0"}, {"little", 0.0001, "1"}};
  std::string out;
  append_bars(out, bars, {});
  const auto lines = split(out, '\n');
  CHECK(display_width(lines[0]) == 9 + 40 + 3);
  CHECK(display_width(lines[1]) == 9 + 10 + 3);
  CHECK(lines[2] == "none     0");
  CHECK(lines[3] == "little   ▏ 1");
  out.clear();
  append_bars(out, bars, {.width = 30});
  CHECK(widest_line(out) <= 30);
}

TEST_CASE("a sparkline shows the course of values and leaves gaps") {
  const std::vector<std::optional<double>> values = {0.0, 3.5, std::nullopt, 7.0};
  CHECK(sparkline(values) == "▁▅ █");
  const std::vector<std::optional<double>> flat = {5.0, 5.0};
  CHECK(sparkline(flat) == "▁▁");
}

}  // namespace spoc::render
