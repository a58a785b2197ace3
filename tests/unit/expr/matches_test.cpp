// Patterns: what RE2 answers, with and without asking it.
#include "expr/matches.h"

#include <random>

#include "world.h"

namespace spoc::expr {

TEST_CASE("matches finds a pattern anywhere, with RE2's syntax") {
  World world;
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"ticket.text.matches('(?i)\\bvpn\\b')", "true"},
      {"ticket.text.matches('\\bvpn\\b')", "false"},
      {"ticket.text.matches('(?i)\\b(wifi|vpn)\\b')", "true"},
      {"ticket.text.matches('^VPN.drops$')", "false"},
      {"ticket.text.matches('(?m)^VPN.drops$')", "true"},
      {"ticket.text.matches('ten +minutes')", "true"},
      {"matches(ticket.text, 'd[rw]ops')", "true"},
      {"'a.b'.matches('a\\.b')", "true"},
      {"'axb'.matches('a\\.b')", "false"},
      {"'12'.matches(r'^\\d+$')", "true"},
      {"'a'.matches(ticket.team)", "false"},
      {"'network'.matches(ticket.team)", "true"},
      {"'x'.matches('' + '(')", "failure: this is no pattern: missing ): ("},
  }));
  CAPTURE(text);
  CHECK(world.show(text) == expected);
}

TEST_CASE("only patterns that look for words are answered without the library") {
  for (const char* plain : {"vpn", "(?i)vpn", "(?i)\\bvpn\\b", "\\b(a|b c)\\b", "a|b", "(?:x|y)", "(?i)\\bwi-fi"}) {
    CAPTURE(plain);
    CHECK(PlainPattern::parse(plain));
  }
  for (const char* regex : {"", "a.", "a*", "a|", "\\ba|b\\b", "(a)(b)", "^a", "a$", "[a]", "(?s)a", "\\d", "a\\\\b",
                            "ä", "(?i)\\b", "(a", "a)"}) {
    CAPTURE(regex);
    CHECK_FALSE(PlainPattern::parse(regex));
  }
}

TEST_CASE("a pattern of words is answered as the library answers it") {
  std::mt19937 random(7);
  auto pick = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  const std::vector<std::string> pieces = {"vpn", "VPN",      "Kiosk",        "kiosk", " ", "-",  "_", "a",
                                           "S",   "\xC5\xBF", "\xE2\x84\xAA", "ä",     "1", "\n", "vp"};
  const std::vector<std::string> words = {"vpn", "kiosk", "a", "s", "-", "k-s", "_", "1 a", "VPN|s", "vp|vpn"};
  int found = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 8; n > 0; --n) text += pick(pieces);
    std::string source = pick({"", "(?i)"}) + pick({"", "\\b"}) + "(" + pick(words) + ")" + pick({"", "\\b"});
    REQUIRE(PlainPattern::parse(source));
    Pattern plain(source);
    Pattern library("(?:)" + source);  // the empty group says nothing, and is not plain
    REQUIRE_FALSE(PlainPattern::parse(library.source()));
    REQUIRE_FALSE(PlainPattern::parse_beginning(library.source()));
    CAPTURE(text, source);
    REQUIRE(plain.found_in(text) == library.found_in(text));
    found += plain.found_in(text) ? 1 : 0;
  }
  CHECK(found > 2'000);
  CHECK(found < 18'000);
}

TEST_CASE("a longer pattern is looked for with the library only where its beginning is") {
  for (const char* longer :
       {"vpn.*down", "(?i)\\b(internet|line)\\b.*\\bdown\\b", "\\border (no|number)", "vpns?", "ab+", "(a|b)c"}) {
    CAPTURE(longer);
    CHECK(PlainPattern::parse_beginning(longer));
  }
  for (const char* any :
       {"", "vpn.*|x", "a?", "(a|b)?c", "(a|)b", ".*a", "^a", "[ab]c", "ab[|]", "(?s)a.b", "a\\Q|\\E", "((a))b"}) {
    CAPTURE(any);
    CHECK_FALSE(PlainPattern::parse_beginning(any));
  }
}

TEST_CASE("a pattern with a plain beginning is answered as the library answers it") {
  std::mt19937 random(11);
  auto pick = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  const std::vector<std::string> pieces = {"vpn",      "VPN",          "s", "k", " ", "a", "b", "ab",
                                           "\xC5\xBF", "\xE2\x84\xAA", "1"};
  const std::vector<std::string> beginnings = {"vpn", "(vpn|ab)", "a", "ab", "k ", "(s|1)\\b", "ab\\b"};
  const std::vector<std::string> rests = {".*a", "?",        "+",      "*b", "{2}", "(a|b)",
                                          "\\d", "(?:|b)+s", "\\b.*1", "$",  ".",   "|k"};
  int found = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t n = random() % 8; n > 0; --n) text += pick(pieces);
    const std::string source = pick({"", "(?i)"}) + pick({"", "\\b"}) + pick(beginnings) + pick(rests);
    Pattern pattern(source);
    if (!pattern.problem().empty()) continue;
    CAPTURE(text, source);
    REQUIRE(pattern.found_in(text) == Pattern("(?:)" + source).found_in(text));
    found += pattern.found_in(text) ? 1 : 0;
  }
  CHECK(found > 2'000);
  CHECK(found < 18'000);
}

TEST_CASE("a wrong pattern says why, and matches nothing") {
  Pattern wrong("[a-");
  CHECK_FALSE(wrong.problem().empty());
  CHECK_FALSE(wrong.found_in("a"));
  CHECK(Pattern("[a-z]").problem().empty());
}

TEST_CASE("trusted text is compiled without trying its patterns") {
  World world;
  CHECK_FALSE(compile("'a'.matches('[a-')", world.place()).program);
  Compiled trusted = compile_trusted("'a'.matches('[a-z]')", world.place());
  REQUIRE(trusted.program);
  CHECK(trusted.program->holds(world));
}

}  // namespace spoc::expr
