#include "base/csv.h"

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;
using Cells = std::vector<std::string>;

namespace {

/// All rows of `text`, delivered in pieces of `piece` bytes.
std::vector<csv::Reader::Row> rows_of(std::string_view text, csv::Dialect dialect = {}, std::size_t piece = 1 << 20) {
  const auto source = [text, piece]() mutable {
    const auto next = text.substr(0, piece);
    text.remove_prefix(next.size());
    return next;
  };
  csv::Reader reader(source, dialect);
  std::vector<csv::Reader::Row> rows;
  while (auto row = reader.next()) rows.push_back(std::move(*row));
  return rows;
}

std::vector<Cells> cells_of(std::string_view text, csv::Dialect dialect = {}) {
  std::vector<Cells> cells;
  for (auto& row : rows_of(text, dialect)) {
    CHECK(row.problem == "");
    cells.push_back(std::move(row.cells));
  }
  return cells;
}

std::string utf16(std::string_view ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) (out += c) += '\0';
  return out;
}

}  // namespace

TEST_CASE("rows are cells between commas") {
  CHECK(cells_of("a,b,c\n1,2,3\n") == std::vector<Cells>{{"a", "b", "c"}, {"1", "2", "3"}});
  CHECK(cells_of("a,b\n1,2") == std::vector<Cells>{{"a", "b"}, {"1", "2"}});
  CHECK(cells_of("a,,\n,,\n") == std::vector<Cells>{{"a", "", ""}, {"", "", ""}});
  CHECK(cells_of("").empty());
}

TEST_CASE("quotes keep delimiters, newlines and quotes") {
  CHECK(cells_of("\"a,b\",\"c\nd\",\"e\"\"f\"\r\n\"\",x,y") ==
        std::vector<Cells>{{"a,b", "c\nd", "e\"f"}, {"", "x", "y"}});
}

TEST_CASE("any newline ends a row and blank lines are passed over") {
  CHECK(cells_of("a,b\r\n1,2\n3,4\r5,6") == std::vector<Cells>{{"a", "b"}, {"1", "2"}, {"3", "4"}, {"5", "6"}});
  CHECK(cells_of("\n\na,b\n   \n\r\n1,2\n\n") == std::vector<Cells>{{"a", "b"}, {"1", "2"}});
}

TEST_CASE("rows know their number and their line") {
  const auto rows = rows_of("h,i\n\n\"a\r\nb\nc\",2\r\nx,y\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].line == 1);
  CHECK(rows[1].line == 3);
  CHECK(rows[2].line == 6);
  CHECK(rows[2].number == 3);
}

TEST_CASE("the delimiter and the encoding are recognised and named") {
  std::string text = utf16("a;b\n1,5;2\n");
  csv::Reader reader([&] { return std::exchange(text, ""), std::string_view(); }, {});
  CHECK_FALSE(reader.next());
  const auto check = [](std::string bytes, char delimiter, std::string_view encoding, const Cells& first) {
    bool given = false;
    csv::Reader recognising([&] { return std::exchange(given, true) ? std::string_view() : std::string_view(bytes); },
                            {});
    const auto row = recognising.next();
    REQUIRE(row);
    CHECK(row->cells == first);
    CHECK(recognising.dialect().delimiter == delimiter);
    CHECK(recognising.dialect().encoding == encoding);
  };
  check("a;b\n1,5;2\n", ';', "utf-8", {"a", "b"});
  check("a\tb\n1\t2\n", '\t', "utf-8", {"a", "b"});
  check("a|b\n1|2\n", '|', "utf-8", {"a", "b"});
  check("alone\n1\n", ',', "utf-8", {"alone"});
  check("\xEF\xBB\xBFn\xC3\xA4me,b\n", ',', "utf-8", {"näme", "b"});
  check("n\xE4me,\x80\n", ',', "windows-1252", {"näme", "€"});
  check(utf16("a;b\n1;2\n"), ';', "utf-16le", {"a", "b"});
}

TEST_CASE("what the dialect says is not guessed") {
  CHECK(cells_of("a;b\n1;2\n", {',', "utf-8"}) == std::vector<Cells>{{"a;b"}, {"1;2"}});
  CHECK(cells_of("\xC3\xA4,b\n", {',', "windows-1252"}) == std::vector<Cells>{{"Ã¤", "b"}});
  CHECK(test::code_of([] { rows_of("a", {',', "klingon"}); }) == Code::data);
}

TEST_CASE("rows do not depend on how the bytes arrive") {
  const std::string narrow = "näme,\"x\r\ny\"\r\n\"a\"\"b\",😀\n\n1,2";
  const std::string wide = utf16("name,\"x\r\ny\"\r\n\"a\"\"b\",z\n\n1,2");
  for (const std::string& text : {narrow, wide}) {
    const auto whole = rows_of(text);
    for (std::size_t piece = 1; piece < 12; ++piece) {
      const auto pieces = rows_of(text, {}, piece);
      REQUIRE(pieces.size() == whole.size());
      for (std::size_t i = 0; i < whole.size(); ++i) {
        CHECK(pieces[i].cells == whole[i].cells);
        CHECK(pieces[i].line == whole[i].line);
        CHECK(pieces[i].problem == whole[i].problem);
      }
    }
  }
}

TEST_CASE("a malformed row is reported and the next one read") {
  const auto check = [](std::string_view text, std::string_view problem, const Cells& read) {
    INFO(text);
    const auto rows = rows_of(text, {',', ""});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].problem == "");
    CHECK(rows[1].problem == problem);
    CHECK(rows[1].cells == read);
    CHECK(rows[2].problem == "");
    CHECK(rows[2].cells == Cells{"3", "4"});
    CHECK(rows[2].line == 3);
  };
  check("a,b\n1,x\"y\"\n3,4\n", "there is a quote in the middle of a cell", {"1", "x\"y\""});
  check("a,b\n1,\"x\"y\n3,4\n", "there is text after a closing quote", {"1", "xy"});
  check("a,b\n1,\"x\n3,4\n", "a quote is opened and never closed", {"1"});
}

TEST_CASE("a row over a mebibyte is skipped without being kept") {
  const std::string filler(3 << 20, 'x');
  for (const std::string& text : {"a,b\n1," + filler + "\n3,4\n", "a,b\n1,\"" + filler + "\n3,4\n"}) {
    const auto rows = rows_of(text, {}, 1 << 16);
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].problem != "");
    CHECK(rows[2].cells == Cells{"3", "4"});
  }
}

TEST_CASE("an open quote does not swallow the good rows behind it, however many") {
  std::string text = "a,b\n";
  for (int i = 0; i < 50000; ++i) text += i == 10 || i == 40000 ? "1,\"open\n" : "1,\"closed\"\n";
  std::size_t bad = 0;
  const auto rows = rows_of(text, {}, 1 << 16);
  for (const auto& row : rows) bad += row.problem.empty() ? 0 : 1;
  // Up to the first quote behind it an open one looks like a quoted cell of two lines: each costs the row after it.
  CHECK(rows.size() == 49999);
  CHECK(bad == 2);
}

TEST_CASE("cells are valid UTF-8 whatever the bytes") {
  for (const char* encoding : {"", "utf-8", "windows-1252", "utf-16le", "utf-16be"}) {
    unsigned state = 12345;
    int cells = 0;
    int invalid = 0;
    std::string bytes;
    for (int i = 0; i < 20000; ++i) {
      state = state * 1664525u + 1013904223u;
      bytes += state % 5 == 0 ? ",;\"\n\r"[state / 7 % 5] : static_cast<char>(state >> 24);
    }
    for (const auto& row : rows_of(bytes, {0, encoding}, 777)) {
      for (const auto& cell : row.cells) {
        invalid += is_utf8(cell) && cell.find('\0') == std::string::npos ? 0 : 1;
        ++cells;
      }
    }
    CHECK(invalid == 0);
    CHECK(cells > (std::string_view(encoding).starts_with("utf-16") ? 0 : 1000));
  }
}

TEST_CASE("well-formed samples read as their JSON says") {
  const test::TemporaryFolder folder;
  if (!test::unpack_sample("formats/csv.tar.gz", folder)) return;
  int compared = 0;
  for (const std::string set : {"csv/csv-spectrum", "csv/csv-test-data"}) {
    for (const auto& name : list_folder(folder / set, ".json")) {
      INFO(name);
      // Bare quotes within a cell, which RFC 4180 §2 forbids; and a file that is not what its JSON says (LF for CRLF).
      if (name == "location_coordinates.json" || name == "newlines_crlf.json") continue;
      const json::Value expected = json::parse(read_file(folder / join_path(set, name)));
      auto rows = cells_of(read_file(folder / join_path(set, name.substr(0, name.size() - 5) + ".csv")));
      json::Array read;
      const bool keyed = set.ends_with("spectrum");
      const Cells header = keyed && !rows.empty() ? rows.front() : Cells{};
      for (std::size_t i = keyed ? 1 : 0; i < rows.size(); ++i) {
        json::Value row = keyed ? json::Value(json::Object{}) : json::Value(json::Array{});
        for (std::size_t j = 0; j < rows[i].size(); ++j) {
          if (keyed) {
            row.set(header.at(j), rows[i][j]);
          } else {
            row.array()->push_back(rows[i][j]);
          }
        }
        read.push_back(std::move(row));
      }
      // These two count blank lines as rows of one empty cell; here such lines are passed over.
      const bool blank_rows = name == "all-empty.json" || name == "empty-one-column.json";
      CHECK((json::Value(read) == expected) == !blank_rows);
      ++compared;
    }
  }
  CHECK(compared == 11);
}

TEST_CASE("samples with broken quotes have a problem") {
  const test::TemporaryFolder folder;
  if (!test::unpack_sample("formats/csv.tar.gz", folder)) return;
  for (const char* name : {"bad-missing-quote.csv", "bad-quotes-with-unescaped-quote.csv"}) {
    const auto rows = rows_of(read_file(folder / join_path("csv/csv-test-data", name)));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].problem == "");
    CHECK(rows[1].problem != "");
  }
}
