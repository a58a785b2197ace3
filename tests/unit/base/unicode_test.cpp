#include "base/unicode.h"

#include "support/test.h"

using namespace spoc;

TEST_CASE("code points decode with their length") {
  const auto check = [](std::string_view text, char32_t value, std::size_t bytes) {
    const auto point = unicode::first(text);
    CHECK(point.valid);
    CHECK(point.value == value);
    CHECK(point.bytes == bytes);
  };
  check("a", 'a', 1);
  check("é", 0xE9, 2);
  check("€uro", 0x20AC, 3);
  check("\xED\x9F\xBF", 0xD7FF, 3);
  check("😀", 0x1F600, 4);
  check("\xF4\x8F\xBF\xBF", 0x10FFFF, 4);
}

TEST_CASE("an ill-formed sequence ends where it stops being the start of a character") {
  const auto length = [](std::string_view text) {
    const auto point = unicode::first(text);
    CHECK_FALSE(point.valid);
    CHECK(point.value == unicode::kReplacement);
    return point.bytes;
  };
  CHECK(length("\x80") == 1);
  CHECK(length("\xC0\xAF") == 1);          // overlong
  CHECK(length("\xE0\x80\xAF") == 1);      // overlong
  CHECK(length("\xED\xA0\x80") == 1);      // surrogate
  CHECK(length("\xF4\x90\x80\x80") == 1);  // beyond U+10FFFF
  CHECK(length("\xF5") == 1);
  CHECK(length("\xE2\x82") == 2);
  CHECK(length("\xF0\x9F\x98z") == 3);
}

TEST_CASE("what is appended decodes to itself, and no surrogate is ever written") {
  for (char32_t value = 0; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 251) {
    std::string text;
    unicode::append(text, value);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    const auto point = unicode::first(text);
    if (!point.valid || point.bytes != text.size() || point.value != (surrogate ? unicode::kReplacement : value)) {
      FAIL("wrong for " << static_cast<unsigned>(value));
    }
  }
  std::string text;
  unicode::append(text, 0x110000);
  CHECK(text == "\xEF\xBF\xBD");
}

TEST_CASE("the ASCII prefix is exact on every length and position") {
  for (std::size_t size = 0; size < 40; ++size) {
    std::string text(size, 'x');
    CHECK(unicode::ascii_prefix(text) == size);
    for (std::size_t at = 0; at < size; ++at) {
      std::string marked = text;
      marked[at] = '\xC3';
      REQUIRE(unicode::ascii_prefix(marked) == at);
    }
  }
}

TEST_CASE("a cluster is what a reader takes for one character") {
  const auto cluster = [](std::string_view text) {
    const auto found = unicode::first_cluster(text);
    return std::pair(found.bytes, found.cells);
  };
  CHECK(cluster("ab") == std::pair<std::size_t, std::size_t>(1, 1));
  CHECK(cluster("e\u0301x") == std::pair<std::size_t, std::size_t>(3, 1));
  CHECK(cluster("👩‍👩‍👧!") == std::pair<std::size_t, std::size_t>(18, 2));
  CHECK(cluster("🇩🇪🇫🇷") == std::pair<std::size_t, std::size_t>(8, 2));
  CHECK(cluster("\r\nx") == std::pair<std::size_t, std::size_t>(2, 0));
  CHECK(cluster("\xFFx") == std::pair<std::size_t, std::size_t>(1, 1));
}
