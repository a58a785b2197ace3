#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "base/unicode.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

namespace {

bool is_forbidden(char32_t value, Shape shape) {
  if (value == '\n') return shape == Shape::one_line;
  return value < 0x20 || (value >= 0x7F && value <= 0x9F) || value == 0x61C || value == 0x200E || value == 0x200F ||
         (value >= 0x2028 && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
}

/// True when nothing in `text` can steer a terminal.
bool harmless(std::string_view text, Shape shape) {
  while (!text.empty()) {
    const auto point = unicode::first(text);
    if (!point.valid || is_forbidden(point.value, shape)) return false;
    text.remove_prefix(point.bytes);
  }
  return true;
}

std::string from_hex(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  }
  return bytes;
}

}  // namespace

TEST_CASE("controls become visible") {
  CHECK(terminal_safe("a\x1b[31mb\x07", Shape::one_line) == "a␛[31mb␇");
  CHECK(terminal_safe("\x7F", Shape::one_line) == "␡");
  CHECK(terminal_safe(std::string_view("\0", 1), Shape::one_line) == "␀");
  CHECK(terminal_safe("\u009B31m", Shape::one_line) == "\\u{9b}31m");
  CHECK(terminal_safe("a\u202Eb", Shape::one_line) == "a\\u{202e}b");
  // No character, and not allowed in XML, which event logs and workbooks are.
  CHECK(terminal_safe("a\xEF\xBF\xBF" "b\xEF\xB7\x90", Shape::one_line) == "a\\u{ffff}b\\u{fdd0}");
  CHECK(terminal_safe("\u2066\u061C\u2028", Shape::block) == "\\u{2066}\\u{61c}\\u{2028}");
}

TEST_CASE("invalid bytes, C1 among them, become the replacement character") {
  CHECK(terminal_safe("a\x9B"
                      "31m\xFF",
                      Shape::one_line) == "a\uFFFD31m\uFFFD");
}

TEST_CASE("honest text in any script passes") {
  const std::string_view text = "Zażółć gęślą jaźń 日本 👩‍👩‍👧 שלום";
  CHECK(terminal_safe(text, Shape::one_line) == text);
}

TEST_CASE("one line has no newline and no tab") {
  CHECK(terminal_safe("a\nb\tc\r\nd\re", Shape::one_line) == "a b c d␍e");
}

TEST_CASE("a block keeps lines and fills tabs to the next stop") {
  CHECK(terminal_safe("a\tb\n\tc\r\nd", Shape::block) == "a       b\n        c\nd");
  CHECK(terminal_safe("日本\tx\ty", Shape::block) == "日本    x       y");
  CHECK(terminal_safe("12345678\tx", Shape::block) == "12345678        x");
}

TEST_CASE("no code point and no byte comes out that can steer a terminal") {
  for (char32_t value = 0; value < 0x3000; ++value) {
    std::string text;
    unicode::append(text, value);
    for (const Shape shape : {Shape::one_line, Shape::block}) {
      if (!harmless(terminal_safe(text, shape), shape)) FAIL(static_cast<unsigned>(value));
    }
  }
  for (int byte = 0; byte < 256; ++byte) {
    CHECK(harmless(terminal_safe(std::string(2, static_cast<char>(byte)), Shape::one_line), Shape::one_line));
  }
}

TEST_CASE("what is harmless already stays as it is") {
  const std::string once = terminal_safe("a\x1b\u202E\n\xFF\tb", Shape::block);
  CHECK(terminal_safe(once, Shape::block) == once);
}

TEST_CASE("recorded terminal sequences are disarmed") {
  const auto path = test::data_file("formats/terminal-escapes.jsonl");
  if (!path) return;
  ByteStream stream(*path);
  LineReader lines(stream);
  int count = 0;
  while (const auto line = lines.next()) {
    const json::Value record = json::parse(*line);
    const std::string bytes = from_hex(*record.find("input_hex")->string());
    INFO(*record.find("name")->string());
    CHECK(harmless(terminal_safe(bytes, Shape::one_line), Shape::one_line));
    CHECK(harmless(terminal_safe(bytes, Shape::block), Shape::block));
    ++count;
  }
  CHECK(count == 36);
}

TEST_CASE("naughty strings are disarmed") {
  const auto path = test::data_file("formats/naughty-strings.json");
  if (!path) return;
  const json::Value strings = json::parse(read_file(*path));
  for (const auto& value : *strings.array()) {
    INFO(*value.string());
    CHECK(harmless(terminal_safe(*value.string(), Shape::one_line), Shape::one_line));
  }
}
