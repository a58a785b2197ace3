// The grammar: what is an expression, and where the text stops being one.
#include "expr/syntax.h"

#include "world.h"

namespace spoc::expr {

TEST_CASE("operators bind as in CEL") {
  World world;
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"true || false && false", "true"},
      {"1 + 2 == 3 && !false", "true"},
      {"2 * 3 + 4 * 5", "26"},
      {"10 - 3 - 2", "5"},
      {"100 / 10 / 5", "2"},
      {"!flag || flag", "true"},
      {"1 < 2 == true", "true"},
      {"1 in [1] == true", "true"},
      {"-n + 1", "-6"},
      {"-numbers[0]", "-1"},
      {"true ? 1 : 2 + 3", "1"},
      {"(true ? 1 : 2) + 3", "4"},
      {"// a comment\n1 + // and one more\n 1", "2"},
      {"[1, 2,].size()", "2"},
      {"{'a': 1,}.size()", "1"},
  }));
  CAPTURE(text);
  CHECK(world.show(text) == expected);
}

TEST_CASE("text that is no expression is pointed at where it stops being one") {
  World world;
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"", "syntax 1-2"},       {"   ", "syntax 4-5"},     {"1 +", "syntax 4-5"},       {"(1", "syntax 3-4"},
      {"1)", "syntax 2-3"},     {"[1, 2", "syntax 6-7"},   {"{'a' 1}", "syntax 6-7"},   {"a b", "syntax 3-4"},
      {"1 ? 2", "syntax 6-7"},  {"n = 1", "syntax 3-4"},   {"n & m", "syntax 3-4"},     {"flag | flag", "syntax 6-7"},
      {"n § m", "syntax 3-4"},  {"'ä' § m", "syntax 5-6"}, {"ticket.", "syntax 8-9"},   {"ticket.1", "syntax 7-9"},
      {"in", "syntax 1-3"},     {"'open", "syntax 1-6"},   {"'a\nb'", "syntax 1-3"},    {"'\\q'", "syntax 2-4"},
      {"'ä\\d'", "syntax 3-5"}, {"'\\u12'", "syntax 2-4"}, {"'\\ud800'", "syntax 2-4"}, {"4hours", "syntax 1-7"},
      {"4h2bd", "syntax 1-6"},  {"1h2d", "syntax 1-5"},    {"0xZZ", "syntax 1-5"},      {"size(1,,2)", "syntax 8-9"},
  }));
  CAPTURE(text);
  CHECK(world.finding(text) == expected);
}

TEST_CASE("mixed durations say that the kinds do not mix") {
  World world;
  CHECK(world.show("4h2bd") == "error: 4h2bd mixes wall-clock and business time");
  CHECK(world.show("4hours") == "error: 4hours is no duration");
}

TEST_CASE("places of findings follow the lines of a longer text and the place of the expression") {
  World world;
  Compiled compiled = compile("flag &&\n  ticket.nope == 1", world.place(), {"spoc.toml", 12, 9});
  REQUIRE(compiled.diagnostics.size() == 1);
  CHECK(compiled.diagnostics[0].file == "spoc.toml");
  CHECK(compiled.diagnostics[0].line == 13);
  CHECK(compiled.diagnostics[0].column == 10);
  CHECK(compiled.diagnostics[0].end_column == 14);
  compiled = compile("flga", world.place(), {"spoc.toml", 12, 9});
  CHECK(compiled.diagnostics.at(0).line == 12);
  CHECK(compiled.diagnostics.at(0).column == 9);
}

TEST_CASE("an expression has at most 16 KiB, 64 levels and UTF-8") {
  World world;
  std::string spaces(16 * 1024, ' ');
  CHECK(world.finding("1" + spaces.substr(1)) == "ok");
  CHECK(world.finding("1" + spaces) == "too-long 1-2");
  CHECK(world.finding("'\xff'") == "syntax 1-2");
  auto nested = [](int n) {
    return std::string(static_cast<std::size_t>(n), '(') + "1" + std::string(static_cast<std::size_t>(n), ')');
  };
  CHECK(world.finding(nested(63)) == "ok");
  CHECK(world.finding(nested(64)).starts_with("too-deep"));
  CHECK(world.finding(nested(8000)).starts_with("too-deep"));
  std::string sum = "1";
  for (int i = 0; i < 70; ++i) sum += " + 1";
  CHECK(world.finding(sum).starts_with("too-deep"));
  for (char prefix : {'!', '-'}) {
    std::string text(5000, prefix);
    text += "n";
    CHECK(world.finding(text).starts_with("too-deep"));
  }
}

TEST_CASE("a long row of && or || is not deep") {
  World world;
  std::string text = "n == 0";
  for (int i = 1; i < 500; ++i) text += " || n == " + std::to_string(i);
  CHECK(world.show(text) == "true");
}

TEST_CASE("the parser survives any bytes") {
  SyntaxError problem;
  for (const char* text :
       {"\"", "'''", "r'", "b", "rb'", "@", "1 @", "a @ 1", "{{{{", "a.b.", "0x", "1e", "1e+", "....", "\\", "'\\"}) {
    CAPTURE(text);
    CHECK_NOTHROW(parse(text, problem));
  }
}

}  // namespace spoc::expr
