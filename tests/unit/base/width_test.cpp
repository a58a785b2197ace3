#include "base/text.h"
#include "support/test.h"

using namespace spoc;
using Lines = std::vector<std::string>;

TEST_CASE("widths are counted in cells by grapheme cluster") {
  CHECK(display_width("") == 0);
  CHECK(display_width("ticket") == 6);
  CHECK(display_width("Müller") == 6);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("👨‍👩‍👧‍👦") == 2);
  CHECK(display_width("🇩🇪") == 2);
  CHECK(display_width("🇩🇪🇫🇷") == 4);
  CHECK(display_width("❤️") == 2);
  CHECK(display_width("1️⃣") == 2);
  CHECK(display_width("👍🏽") == 2);
  CHECK(display_width("각") == 2);
  CHECK(display_width("\u1100\u1161\u11A8") == 2);
  CHECK(display_width("\u200B") == 0);
  CHECK(display_width("a\xFF"
                      "b") == 3);
  CHECK(display_width("\x1b\x07\n") == 0);
}

TEST_CASE("a character under a thousand marks is one cell") {
  std::string zalgo = "a";
  for (int i = 0; i < 1000; ++i) zalgo += "\u0335";
  CHECK(display_width(zalgo) == 1);
}

TEST_CASE("shortening leaves what fits alone and says when it cut") {
  CHECK(shorten("printer", 7) == "printer");
  CHECK(shorten("printer", 6) == "print…");
  CHECK(shorten("printer", 1) == "…");
  CHECK(shorten("printer", 0) == "");
  CHECK(shorten("", 3) == "");
}

TEST_CASE("shortening never splits a cluster nor exceeds the width") {
  CHECK(shorten("日本語", 6) == "日本語");
  CHECK(shorten("日本語", 5) == "日本…");
  CHECK(shorten("日本語", 4) == "日…");
  CHECK(shorten("🇩🇪🇫🇷x", 4) == "🇩🇪…");
  CHECK(shorten("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
  const std::string_view text = "a日👩‍👩‍👧e\u0301🇩🇪 z";
  for (std::size_t cells = 0; cells < 12; ++cells) CHECK(display_width(shorten(text, cells)) <= cells);
}

TEST_CASE("padding counts cells and never cuts") {
  CHECK(pad_right("日本", 6) == "日本  ");
  CHECK(pad_left("42", 5) == "   42");
  CHECK(pad_right("longer", 3) == "longer");
  CHECK(pad_left("longer", 3) == "longer");
}

TEST_CASE("lines break at spaces") {
  CHECK(wrap("the printer is on fire", 10) == Lines{"the", "printer is", "on fire"});
  CHECK(wrap("aa bb", 5) == Lines{"aa bb"});
  CHECK(wrap("日本 語", 4) == Lines{"日本", "語"});
}

TEST_CASE("a word wider than the line stands alone and whole") {
  CHECK(wrap("see https://example.org/a here", 8) == Lines{"see", "https://example.org/a", "here"});
  CHECK(wrap("a b", 0) == Lines{"a", "b"});
}

TEST_CASE("newlines, blank lines and indents stay") {
  CHECK(wrap("one\n\n  two three\n", 80) == Lines{"one", "", "  two three"});
  CHECK(wrap("", 10) == Lines{""});
  CHECK(wrap("   ", 10) == Lines{""});
}
