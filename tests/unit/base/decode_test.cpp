#include "base/error.h"
#include "base/text.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

TEST_CASE("valid text is left alone but for U+0000") {
  CHECK(to_utf8("plain") == "plain");
  CHECK(to_utf8("žluťoučký 🐎") == "žluťoučký 🐎");
  CHECK(to_utf8(std::string_view("a\0b", 3)) == "a\uFFFDb");
  CHECK(is_utf8(std::string_view("a\0b", 3)));
}

TEST_CASE("each ill-formed maximal subpart becomes one replacement character") {
  // The examples of Unicode 15, tables 3-8 to 3-11.
  CHECK(to_utf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") == "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  CHECK(to_utf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") == "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  CHECK(to_utf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42") ==
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
        "A\uFFFD\uFFFD"
        "B");
  CHECK(to_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") ==
        "\uFFFD\uFFFD\uFFFD\uFFFD"
        "A");
}

TEST_CASE("any pair of bytes becomes valid text") {
  int wrong = 0;
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string bytes = {static_cast<char>(a), static_cast<char>(b)};
      const std::string text = to_utf8(bytes);
      if (!is_utf8(text) || (is_utf8(bytes) && a != 0 && b != 0 && text != bytes)) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("Windows-1252 keeps its quotes and euro sign, under the name Latin-1 too") {
  CHECK(decode("\x93quoted\x94 \x80 \xE9", "windows-1252") == "“quoted” € é");
  CHECK(decode("\x80", "ISO-8859-1") == "€");
  for (int byte = 1; byte < 256; ++byte)
    CHECK(is_utf8(decode(std::string(1, static_cast<char>(byte)), "windows-1252")));
}

TEST_CASE("UTF-16 decodes in either order, with or without its mark") {
  CHECK(decode(std::string_view("\xFF\xFE"
                                "A\0\x3D\xD8\x00\xDE",
                                8),
               "utf-16le") == "A😀");
  CHECK(decode(std::string_view("\0A\xD8\x3D\xDE\x00", 6), "UTF-16BE") == "A😀");
}

TEST_CASE("broken UTF-16 is replaced, not dropped") {
  CHECK(decode(std::string_view("\x3D\xD8"
                                "A\0",
                                4),
               "utf-16le") == "\uFFFDA");                                  // high half alone
  CHECK(decode(std::string_view("\x00\xDE", 2), "utf-16le") == "\uFFFD");  // low half alone
  CHECK(decode(std::string_view("A\0B", 3), "utf-16le") == "A\uFFFD");     // half a unit
  CHECK(decode(std::string_view("\0\0", 2), "utf-16le") == "\uFFFD");
}

TEST_CASE("a byte order mark before UTF-8 goes") {
  CHECK(decode("\xEF\xBB\xBFname", "utf-8") == "name");
}

TEST_CASE("an unknown encoding is refused by name") {
  CHECK(test::code_of([] { decode("x", "ebcdic\x1b"); }) == Code::data);
}
