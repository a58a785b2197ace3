#include "sql/text_index.h"

#include "sql/connection.h"
#include "support/test.h"

namespace spoc::sql {

namespace {

struct Index {
  Index() : connection(open_sqlite(":memory:", {.create = true})), index(connection->text_index()) { index.create(); }
  std::vector<std::int64_t> find(std::string_view text, bool last_begins = true) {
    std::vector<std::int64_t> found;
    const std::vector<std::string> words = index.words_of(text);
    std::vector<TextIndex::Wanted> wanted(words.begin(), words.end());
    if (!wanted.empty()) wanted.back().beginning = last_begins;
    index.find(wanted, [&](std::int64_t number) {
      found.push_back(number);
      return true;
    });
    return found;
  }
  std::vector<std::string> check(std::vector<std::pair<std::int64_t, std::string>> documents) {
    std::vector<std::string> all;
    index.check(
        [&](const TextIndex::Insert& insert) {
          for (const auto& [number, text] : documents) insert(number, text);
        },
        [&](std::int64_t number, std::string_view what) {
          all.push_back(std::to_string(number) + " " + std::string(what));
        });
    return all;
  }
  std::unique_ptr<Connection> connection;
  TextIndex& index;
};

using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("words are letters and digits, without case and accents") {
  Index index;
  CHECK(index.index.words_of("Büro 3-B: the CAFÉ's \"x\"*") ==
        std::vector<std::string>{"buro", "3", "b", "the", "cafe", "s", "x"});
  CHECK(index.index.words_of("Straße İSTANBUL ﬁle Ångström") == std::vector<std::string>{"strasse", "istanbul", "file", "angstrom"});
  CHECK(index.index.words_of(" -- ").empty());
}

TEST_CASE("documents with every word are found, the largest number first") {
  Index index;
  index.index.insert(1, "the printer jams");
  index.index.insert(5, "printer is out of toner");
  index.index.insert(3, "Printing fails");
  CHECK(index.find("printer") == Numbers{5, 1});
  CHECK(index.find("PRINT") == Numbers{5, 3, 1});
  CHECK(index.find("PRINT", false).empty());
  CHECK(index.find("printer", false) == Numbers{5, 1});
  CHECK(index.find("jams printer") == Numbers{1});
  CHECK(index.find("jam printer").empty());
  CHECK(index.find("").empty());
  Numbers first;
  const std::vector<TextIndex::Wanted> beginning{{std::string_view("print"), true}};
  index.index.find(beginning, [&](std::int64_t number) {
    first.push_back(number);
    return false;
  });
  CHECK(first == Numbers{5});
}

TEST_CASE("any of the words may be a beginning") {
  Index index;
  index.index.insert(1, "printers in Straßburg");
  index.index.insert(2, "printing stopped in Strassburg");
  const std::vector<TextIndex::Wanted> wanted{{std::string_view("print"), true}, {std::string_view("strass"), true}, std::string_view("in")};
  Numbers found;
  index.index.find(wanted, [&](std::int64_t number) { return found.push_back(number), true; });
  CHECK(found == Numbers{2, 1});
}

TEST_CASE("a beginning finds the same whether few words have it or many") {
  Index index;
  Numbers all, sixes;
  for (std::int64_t number = 1; number <= 300; ++number) {
    index.index.insert(number, "ticket" + std::to_string(number) + " of a printer" + (number % 2 ? "" : "s") + " tick");
    all.insert(all.begin(), number);
    if (std::to_string(number).starts_with("6")) sixes.insert(sixes.begin(), number);
  }
  CHECK(index.find("ticket") == all);
  CHECK(index.find("tick") == all);
  CHECK(index.find("printer") == all);
  CHECK(index.find("ticket6") == sixes);
  CHECK(index.find("tickets").empty());
  const std::vector<TextIndex::Wanted> both{{std::string_view("ticket6"), true}, {std::string_view("printer"), true}, std::string_view("of")};
  Numbers found;
  index.index.find(both, [&](std::int64_t number) { return found.push_back(number), true; });
  CHECK(found == sixes);
}

TEST_CASE("a beginning that very many words have is refused where that is asked for, and then nothing is given") {
  Index index;
  for (std::int64_t number = 1; number <= TextIndex::kMostWords; ++number)
    index.index.insert(number, "tray" + std::to_string(number) + " jams");
  const std::vector<TextIndex::Wanted> wanted{{std::string_view("tray"), true}, std::string_view("jams")};
  std::int64_t given = 0;
  const auto count = [&](std::int64_t) { return ++given > 0; };
  CHECK((index.index.find(wanted, count, TextIndex::Wide::refused) && given == TextIndex::kMostWords));
  index.index.insert(500, "trayless");
  given = 0;
  CHECK((!index.index.find(wanted, count, TextIndex::Wide::refused) && given == 0));
  CHECK((index.index.find(wanted, count) && given == TextIndex::kMostWords));
}

TEST_CASE("a document that was taken out is not found") {
  Index index;
  index.index.insert(1, "the printer jams");
  index.index.insert(2, "the printer smokes");
  index.index.erase(1, "the printer jams");
  CHECK(index.find("printer") == Numbers{2});
  CHECK(index.check({{2, "the printer smokes"}}).empty());
}

TEST_CASE("a check names what is too much, what lacks and what differs") {
  Index index;
  index.index.insert(1, "alpha beta");
  index.index.insert(2, "alpha gamma");
  CHECK(index.check({{1, "beta alpha"}, {2, "alpha gamma"}}).empty());
  CHECK(index.check({{1, "alpha beta"}}) == std::vector<std::string>{"2 the index has \"alpha\", the text does not",
                                                                     "2 the index has \"gamma\", the text does not"});
  CHECK(index.check({{1, "alpha beta"}, {2, "alpha gamma delta"}}) ==
        std::vector<std::string>{"2 the index lacks \"delta\""});
  CHECK(index.check({{1, "alpha beta"}, {2, "alpha gamma"}}).empty());
}

}  // namespace spoc::sql
