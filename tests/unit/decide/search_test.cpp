#include "decide/search.h"

#include <array>

#include "base/error.h"
#include "support/test.h"

namespace spoc::decide {
namespace {

constexpr std::array<std::string_view, 2> kFields = {"status", "team"};

SearchQuestion read(std::string_view text) {
  return read_search(text, kFields);
}

using Terms = std::vector<SearchTerm>;

TEST_CASE("words, words side by side, beginnings, fields and words of the subject are told apart") {
  const SearchQuestion question = read("VPN \"drops again\" pri* status:open,new team:\"service desk\" subject:Büro");
  CHECK(question.terms == Terms{{{"vpn"}}, {{"drops", "again"}}, {{"pri"}, true}, {{"buro"}, false, true}});
  CHECK(question.fields ==
        std::vector<std::pair<std::string, std::string>>{{"status", "open,new"}, {"team", "service desk"}});
}

TEST_CASE("a colon behind what is no field, and a word with punctuation, are words side by side") {
  CHECK(read("http://example.org 12:30").terms == Terms{{{"http", "example", "org"}}, {{"12", "30"}}});
  CHECK(read("wi-fi").terms == Terms{{{"wi", "fi"}}});
  CHECK(read("status: open").terms == Terms{{{"status"}}, {{"open"}}});
}

TEST_CASE("a word that is said twice is asked once") {
  CHECK(read("vpn VPN vpn").terms.size() == 1);
}

TEST_CASE("no text is dangerous: it is words, or refused") {
  for (const std::string text : {"\"", "\"\"", "* ^ - + ( ) { } : NEAR", "", " ", "status:open", "a*"}) {
    INFO(text);
    try {
      for (const SearchTerm& term : read(text).terms)
        for (const std::string& word : term.words) CHECK(word.find_first_of("\"*^-+(){}: ") == std::string::npos);
    } catch (const Error& error) {
      CHECK(error.code == Code::usage);
    }
  }
  CHECK(read(std::string_view("a\0b", 3)).terms == Terms{{{"a"}}, {{"b"}}});
  CHECK(read("bad \xff\xfe bytes").terms == Terms{{{"bad"}}, {{"bytes"}}});
  CHECK(read("\"never closed").terms == Terms{{{"never", "closed"}}});
  std::string long_text;
  for (int i = 0; i < 20'000; ++i) long_text += "w" + std::to_string(i) + " ";
  CHECK_THROWS_AS(read(long_text), Error);
  CHECK(read(std::string(100'000, 'x')).terms.size() == 1);
}

std::string marked(const std::vector<SnippetPiece>& pieces) {
  std::string text;
  for (const SnippetPiece& piece : pieces) text += piece.met ? "[" + piece.text + "]" : piece.text;
  return text;
}

TEST_CASE("terms are met where their words stand side by side, whatever stands between them but words") {
  const Terms terms{{{"paper", "jam"}}, {{"pri"}, true}};
  CHECK(met("Paper-jam in the PRINTER", terms) == std::set<std::size_t>{0, 1});
  CHECK(met("paper and jam", terms).empty());
  CHECK(met("jam paper", terms).empty());
}

TEST_CASE("a snippet is the stretch that meets most terms, in one line, with what met them marked") {
  const Terms terms{{{"vpn"}}, {{"router"}}};
  CHECK(marked(snippet("The VPN drops\n\nsince noon", terms)) == "The [VPN] drops since noon");
  std::string text = "vpn";
  for (int i = 0; i < 60; ++i) text += " word" + std::to_string(i);
  text += " here the vpn and the router are one";
  CHECK(marked(snippet(text, terms)) == "… word56 word57 word58 word59 here the [vpn] and the [router] are one");
  CHECK(marked(snippet("nothing of it", terms)) == "nothing of it");
  CHECK(snippet("", terms).empty());
}

TEST_CASE("what meets a term twice is marked twice, and overlapping meetings once") {
  const Terms terms{{{"paper", "jam"}}, {{"jam"}}};
  CHECK(marked(snippet("jam, paper jam, jam", terms)) == "[jam], [paper jam], [jam]");
}

TEST_CASE("a title counts more than a text, a text more than a note") {
  const std::vector<Spot> title{Spot::title, Spot::title}, mixed{Spot::title, Spot::body}, note{Spot::note};
  CHECK(search_score(title) == 100);
  CHECK(search_score(mixed) == 80);
  CHECK(search_score(note) == 40);
  CHECK(search_score({}) == 0);
}

}  // namespace
}  // namespace spoc::decide
