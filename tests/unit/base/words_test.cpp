#include "base/words.h"

#include "support/test.h"

namespace spoc {
namespace {

std::vector<std::string> folded(std::string_view text) {
  std::vector<std::string> words;
  for (const Word& word : words_of(text)) words.push_back(word.folded);
  return words;
}

TEST_CASE("words are runs of letters, digits and marks, without case and accents") {
  CHECK(folded("Büro 3-B: the CAFÉ's \"x\"*") == std::vector<std::string>{"buro", "3", "b", "the", "cafe", "s", "x"});
  CHECK(folded("Straße STRASSE İstanbul naïve") == std::vector<std::string>{"strasse", "strasse", "istanbul", "naive"});
  CHECK(folded("cafe\u0301") == std::vector<std::string>{"cafe"});
  CHECK(folded("").empty());
  CHECK(folded(" -- \u0301 ").empty());
}

TEST_CASE("a word knows where it stands in the text, in bytes") {
  const std::string text = "die Straße!";
  const auto words = words_of(text);
  REQUIRE(words.size() == 2);
  CHECK(text.substr(words[1].begin, words[1].end - words[1].begin) == "Straße");
}

TEST_CASE("bytes that are no text separate words") {
  CHECK(folded("a\xff"
               "b\x80") == std::vector<std::string>{"a", "b"});
  CHECK(folded(std::string_view("a\0b", 3)) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("folding a whole text and cutting it afterwards gives the same words") {
  for (const std::string text : {"Ångström's Größe", "plain ASCII Text", "日本語 テキスト", "bad \xc3( bytes"}) {
    INFO(text);
    CHECK(folded(fold_words(text)) == folded(text));
  }
  CHECK(fold_words("Plain") == "Plain");
}

}  // namespace
}  // namespace spoc
