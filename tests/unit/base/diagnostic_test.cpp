#include "base/diagnostic.h"

#include "support/test.h"

using namespace spoc;

namespace {

Diagnostic at(int line, int column, int end_column) {
  return {"desk.toml", line, column, line, end_column, Severity::error, "unknown-key", "unknown key", ""};
}

}  // namespace

TEST_CASE("only errors count as errors") {
  Diagnostic warning = at(1, 1, 2);
  warning.severity = Severity::warning;
  CHECK_FALSE(has_errors({}));
  CHECK_FALSE(has_errors({warning}));
  CHECK(has_errors({warning, at(1, 1, 2)}));
}

TEST_CASE("findings are ordered as people read") {
  Diagnostics found = {at(3, 1, 2), at(1, 9, 10), at(1, 2, 3)};
  found.push_back(at(3, 1, 2));
  found.back().code = "a-first";
  sort(found);
  CHECK(found[0].column == 2);
  CHECK(found[1].column == 9);
  CHECK(found[2].code == "a-first");
}

TEST_CASE("a finding shows its line with carets below and the hint after") {
  Diagnostic finding = at(2, 1, 5);
  finding.hint = "did you mean \"team\"?";
  CHECK(to_text(finding, "[rule]\ntema = 1\n") ==
        "desk.toml:2:1: error: unknown key [unknown-key]\n"
        "  tema = 1\n"
        "  ^^^^\n"
        "  hint: did you mean \"team\"?\n");
}

TEST_CASE("carets stand below wide characters") {
  CHECK(to_text(at(1, 3, 5), "日本語x = 1\r\n") ==
        "desk.toml:1:3: error: unknown key [unknown-key]\n"
        "  日本語x = 1\n"
        "      ^^^\n");
}

TEST_CASE("without source, line or file the text shrinks") {
  CHECK(to_text(at(2, 1, 5), "") == "desk.toml:2:1: error: unknown key [unknown-key]\n");
  Diagnostic whole = {"desk.toml", 0, 0, 0, 0, Severity::warning, "", "is empty", ""};
  CHECK(to_text(whole, "text") == "desk.toml: warning: is empty\n");
  whole.file.clear();
  CHECK(to_text(whole, "text") == "warning: is empty\n");
}

TEST_CASE("a place outside the text still gets a caret") {
  CHECK(to_text(at(9, 4, 6), "one line") == "desk.toml:9:4: error: unknown key [unknown-key]\n  \n  ^\n");
  CHECK(to_text(at(1, 3, 4), "ab") == "desk.toml:1:3: error: unknown key [unknown-key]\n  ab\n    ^\n");
}

TEST_CASE("a span over several lines is marked to the end of its first") {
  Diagnostic finding = at(1, 3, 2);
  finding.end_line = 2;
  CHECK(to_text(finding, "a [1,\n2]") == "desk.toml:1:3: error: unknown key [unknown-key]\n  a [1,\n    ^^^\n");
}

TEST_CASE("a line of a megabyte is shown as a window around the place") {
  std::string line(1 << 20, 'a');
  line[5000] = 'X';
  const std::string text = to_text(at(1, 5001, 5002), line);
  CHECK(text.size() < 500);
  const auto shown = text.find("X");
  const auto caret = text.find("^");
  REQUIRE(shown != std::string::npos);
  const auto line_begin = text.rfind('\n', shown) + 1;
  const auto caret_begin = text.rfind('\n', caret) + 1;
  CHECK(shown - line_begin - 2 == caret - caret_begin);  // the ellipsis is three bytes in one cell
}

TEST_CASE("nothing from the file reaches the terminal raw") {
  Diagnostic finding = at(1, 1, 2);
  finding.message = "unknown key \x1b[2J";
  finding.file = "a\x1b.toml";
  CHECK(to_text(finding, "\x1b[31m = \xFF").find('\x1b') == std::string::npos);
}
