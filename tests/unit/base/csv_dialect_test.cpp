#include "base/csv_dialect.h"

#include <string>

#include "support/test.h"

using namespace spoc;

TEST_CASE("a sample that ends within a character is still UTF-8") {
  CHECK(csv::recognise_encoding("n\xC3", false) == "utf-8");
  CHECK(csv::recognise_encoding("n\xC3", true) == "windows-1252");
  CHECK(csv::recognise_encoding("😀\xF0\x9F\x98", false) == "utf-8");
  CHECK(csv::recognise_encoding("\xE4\xF6, and more", false) == "windows-1252");
  CHECK(csv::recognise_encoding("", true) == "utf-8");
  CHECK(csv::recognise_encoding("\xFE\xFF", true) == "utf-16be");
}

TEST_CASE("the delimiter is the one on which the rows agree") {
  CHECK(csv::recognise_delimiter("a;b;c\n1,5;2,5;3\n1;2;3,5\n", true) == ';');
  CHECK(csv::recognise_delimiter("\"a;b;c\",d\n\"e;f;g\",h\n", true) == ',');
  CHECK(csv::recognise_delimiter("Export of May, 2024\n\na;b\n1;2\n3;4\n", true) == ';');
  CHECK(csv::recognise_delimiter("", true) == ',');
  CHECK(csv::recognise_delimiter("one\ntwo\n", true) == ',');
}

TEST_CASE("a row cut off by the end of the sample does not count") {
  CHECK(csv::recognise_delimiter("a\tb,c\n1\t2\n3,", false) == '\t');
}
