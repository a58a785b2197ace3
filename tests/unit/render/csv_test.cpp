#include "render/csv.h"

#include "base/csv.h"
#include "base/error.h"
#include "support/test.h"

namespace spoc::render {

namespace {

const std::vector<Column> kTwo = {{"id", Kind::number}, {"subject"}};

std::string row(Cell a, Cell b, Separated form = Separated::csv) {
  std::string out;
  append_row(out, kTwo, Row{std::move(a), std::move(b)}, form);
  return out;
}

}  // namespace

TEST_CASE("a cell that would be a formula gets an apostrophe, a plain number does not") {
  for (const char* text : {"=1+1", "+1", "-1+1", "@SUM(A1)", "-", "--1", "-1.", "-.5", "=", "+49 30 1234", "-1e5",
                           "-1.2.3", "＝1", "＋1", "－1", "＠x"}) {
    CAPTURE(text);
    CHECK(neutral_cell(text) == std::string("'") + text);
  }
  for (const char* text : {"-5", "-5.25", "5", "", "a=b", " =1", "x", "1-2", "'=1"}) {
    CAPTURE(text);
    CHECK(neutral_cell(text) == text);
  }
  CHECK(neutral_cell("\t=1") == "'␉=1");
  CHECK(neutral_cell("\r=1") == "'␍=1");
}

TEST_CASE("control characters other than newline become visible") {
  CHECK(neutral_cell("a\x1b[31mb") == "a␛[31mb");
  CHECK(neutral_cell("a\x7f") == "a␡");
  CHECK(neutral_cell("a\xc2\x9b"
                     "31m") == "a\\u{9b}31m");
  CHECK(neutral_cell("a\r\nb\nc") == "a\nb\nc");
  CHECK(neutral_cell("\xc2\xa0"
                     "\xc3\xa9") == "\xc2\xa0\xc3\xa9");
  CHECK(neutral_cell("a\xff") == "a\xef\xbf\xbd");
}

TEST_CASE("cells are quoted where RFC 4180 needs it") {
  CHECK(row(std::int64_t{1}, "plain") == "1,plain\r\n");
  CHECK(row(std::int64_t{1}, "a,b") == "1,\"a,b\"\r\n");
  CHECK(row(std::int64_t{1}, "say \"hi\"") == "1,\"say \"\"hi\"\"\"\r\n");
  CHECK(row(std::int64_t{1}, "two\nlines") == "1,\"two\nlines\"\r\n");
  CHECK(row(std::int64_t{1}, " padded") == "1,\" padded\"\r\n");
}

TEST_CASE("an absent cell and an empty text can be told apart in CSV") {
  CHECK(row(Cell{}, "") == ",\"\"\r\n");
  CHECK(row(Cell{}, Cell{}) == ",\r\n");
}

TEST_CASE("a row of one absent cell is not a blank line") {
  std::string out;
  const std::vector<Column> one = {{"a"}};
  append_row(out, one, Row{Cell{}}, Separated::csv);
  CHECK(out == "\"\"\r\n");
}

TEST_CASE("numbers below zero, times and durations are written as programs read them") {
  CHECK(row(std::int64_t{-3}, time::from_unix(0)) == "-3,1970-01-01T00:00:00Z\r\n");
  CHECK(row(Seconds{90}, Ratio{1, 2}) == "90,0.5\r\n");
}

TEST_CASE("in TSV a row is a line and a tab separates") {
  CHECK(row(std::int64_t{1}, "a,b \"c\"", Separated::tsv) == "1\ta,b \"c\"\n");
  CHECK(row(std::int64_t{1}, "two\nlines \\n", Separated::tsv) == "1\ttwo\\nlines \\\\n\n");
  CHECK(row(std::int64_t{1}, "a\tb", Separated::tsv) == "1\ta␉b\n");
  CHECK(row(std::int64_t{1}, "=1", Separated::tsv) == "1\t'=1\n");
}

TEST_CASE("headers are made harmless too") {
  std::string out;
  const std::vector<Column> columns = {{"=cmd"}, {"a,b"}};
  append_header(out, columns, Separated::csv);
  CHECK(out == "'=cmd,\"a,b\"\r\n");
}

TEST_CASE("what is written is read back cell by cell") {
  Table table{.columns = kTwo};
  const std::vector<std::string> texts = {"a", "", "x\"y", "l1\nl2", " s ", "ünï", ",", "\"", "😀;"};
  for (const std::string& text : texts) table.rows.push_back({std::int64_t{7}, text});
  std::string out;
  append_separated(out, table, Separated::csv);
  bool delivered = false;
  csv::Reader reader([&]() -> std::string_view { return std::exchange(delivered, true) ? std::string_view() : out; },
                     {.delimiter = ',', .encoding = "utf-8"});
  REQUIRE(reader.next()->cells == std::vector<std::string>{"id", "subject"});
  for (const std::string& text : texts) {
    const auto read = reader.next();
    REQUIRE(read);
    CHECK(read->problem == "");
    CHECK(read->cells == std::vector<std::string>{"7", text});
  }
  CHECK_FALSE(reader.next());
}

}  // namespace spoc::render
