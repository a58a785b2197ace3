#include "base/text.h"

#include "base/file.h"
#include "base/json.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

TEST_CASE("keys of what people typed alike are equal") {
  CHECK(fold_key("  VPN \t drops\n") == "vpn drops");
  CHECK(fold_key("Straße") == fold_key("STRASSE"));
  CHECK(fold_key("CAFÉ") == fold_key("cafe\u0301"));
  CHECK(fold_key("a\u00A0\u3000b") == "a b");
  CHECK(fold_key("\u2028") == "");
  CHECK(fold_key("Ωmega") == fold_key("ωMEGA"));
  CHECK(fold_key("") == "");
  CHECK(fold_key("résumé") != fold_key("resume"));
}

TEST_CASE("keys of broken text are valid and do not end at U+0000") {
  CHECK(fold_key(std::string_view("A\0B", 3)) == "a\uFFFDb");
  CHECK(fold_key("\xFF"
                 "A") == "\uFFFDa");
  CHECK(is_utf8(fold_key("\xC3\xE2\x82 é")));
}

TEST_CASE("keys of naughty strings are valid and keys of themselves") {
  const auto path = test::data_file("formats/naughty-strings.json");
  if (!path) return;
  const json::Value strings = json::parse(read_file(*path));
  REQUIRE(strings.array() != nullptr);
  CHECK(strings.array()->size() > 200);
  for (const auto& value : *strings.array()) {
    const std::string& text = *value.string();
    const std::string key = fold_key(text);
    INFO(text);
    CHECK(is_utf8(key));
    CHECK(fold_key(key) == key);
    CHECK(to_utf8(text) == text);
    CHECK(display_width(shorten(text, 10)) <= 10);
    CHECK(display_width(pad_right(text, 40)) >= 40);
    json::Value round = json::parse(json::to_text(value));
    CHECK(round == value);
  }
}

TEST_CASE("keywords fold ASCII only") {
  CHECK(lower("ABC-Äz09") == "abc-Äz09");
  CHECK(trim(" \t a b \r\n") == "a b");
  CHECK(trim(" \n ") == "");
}

TEST_CASE("splitting keeps empty parts and joining undoes it") {
  using Parts = std::vector<std::string_view>;
  CHECK(split("a,,b,", ',') == Parts{"a", "", "b", ""});
  CHECK(split("", ',') == Parts{""});
  const std::vector<std::string> parts = {"a", "", "b"};
  CHECK(join(parts, ", ") == "a, , b");
  CHECK(join({}, ",") == "");
}

TEST_CASE("integers are the whole text or nothing") {
  CHECK(to_integer("42") == 42);
  CHECK(to_integer("-7") == -7);
  CHECK(to_integer("+7") == 7);
  CHECK(to_integer("9223372036854775807") == 9223372036854775807);
  for (const char* bad : {"", "-", "+", "+-1", "--1", " 1", "1 ", "1.0", "0x10", "1e3", "9223372036854775808", "١"}) {
    INFO(bad);
    CHECK_FALSE(to_integer(bad));
  }
}

TEST_CASE("reals are finite and the whole text, or nothing") {
  CHECK(to_real("2.5e3") == 2500.0);
  CHECK(to_real("+0.5") == 0.5);
  CHECK(to_real("-1") == -1.0);
  for (const char* bad : {"", "inf", "-inf", "nan", "1e999", "1,5", " 1", "0x1p3", "+-1", "1.5s"}) {
    INFO(bad);
    CHECK_FALSE(to_real(bad));
  }
}
