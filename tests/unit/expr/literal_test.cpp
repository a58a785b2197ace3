// Texts, bytes and numbers as they are written.
#include "expr/literal.h"

#include "world.h"

namespace spoc::expr {

TEST_CASE("texts are written as in CEL") {
  World world;
  auto [text, expected] = GENERATE(table<std::string, std::string>({
      {R"('it''s')", ""},
      {R"("it's")", "it's"},
      {R"('say \"yes\"')", "say \"yes\""},
      {R"('a\\b')", "a\\b"},
      {R"('a\nb\t\'')", "a\nb\t'"},
      {R"('\x41\u00e4\U0001F600\101')",
       "A\xc3\xa4\xf0\x9f\x98\x80"
       "A"},
      {R"('\a\b\f\v\r\?\`')", "\a\b\f\v\r?`"},
      {R"(r'\d+\')", "\\d+\\"},
      {R"(R"\n")", "\\n"},
      {"'''a 'quoted'\nline'''", "a 'quoted'\nline"},
      {"\"\"\"a\"\"\"", "a"},
      {"r'''\\d'''", "\\d"},
      {"''", ""},
      {"''''''", ""},
  }));
  CAPTURE(text);
  if (text == R"('it''s')") {
    CHECK(world.finding(text) == "syntax 5-8");
  } else {
    Result result = world.run(text);
    CHECK(std::get<Text>(std::get<Value>(result).data).view() == expected);
  }
}

TEST_CASE("bytes are written with b, and their escapes are bytes") {
  World world;
  auto bytes = [&](const char* text) { return std::get<Bytes>(std::get<Value>(world.run(text)).data).data; };
  CHECK(bytes(R"(b'a\xff\001')") == std::string("a\xff\x01"));
  CHECK(bytes(R"(rb'\x')") == "\\x");
  CHECK(bytes(R"(Br'\x')") == "\\x");
  CHECK(world.finding(R"(b'\u0041')") == "syntax 3-5");
}

TEST_CASE("in the pattern of matches a backslash belongs to the pattern") {
  auto pattern = [](const char* text) { return decode_text(text, Backslash::belongs_to_pattern).bytes; };
  CHECK(pattern(R"('\bvpn\b')") == R"(\bvpn\b)");
  CHECK(pattern(R"('\\bvpn\\b')") == R"(\bvpn\b)");
  CHECK(pattern(R"(r'\bvpn\b')") == R"(\bvpn\b)");
  CHECK(pattern(R"('\d+\s\w\.')") == R"(\d+\s\w\.)");
  CHECK(pattern(R"('a\'b\n')") == "a'b\n");
}

TEST_CASE("ints are decimal or hexadecimal, within 64 bits") {
  CHECK(parse_integer("0", false) == 0);
  CHECK(parse_integer("0xff", false) == 255);
  CHECK(parse_integer("9223372036854775807", false) == INT64_MAX);
  CHECK(parse_integer("9223372036854775808", true) == INT64_MIN);
  CHECK_FALSE(parse_integer("9223372036854775808", false));
  CHECK_FALSE(parse_integer("18446744073709551616", false));
  CHECK_FALSE(parse_integer("0x", false));
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(code_points("") == 0);
  CHECK(code_points("aä😀") == 3);
}

}  // namespace spoc::expr
