#include "store/copy.h"

#include <algorithm>
#include <set>

#include "full_store.h"
#include "sql/text_index.h"
#include "store/migrate.h"
#include "store/replacement.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

void copy(const std::string& from, const std::string& to) {
  Session source(sql::open_connection(from, {})), target(sql::open_connection(to, {.create = true}));
  Transaction reading(*source.connection, Transaction::Kind::read);
  Transaction writing(*target.connection, Transaction::Kind::write);
  apply(*target.connection, migrations());
  copy_store(source, target, {});
  writing.commit();
}

/// Names of the tables of the schema, read from its definitions; those of the text index are not ours.
std::set<std::string, std::less<>> tables_of_schema() {
  const auto connection = sql::open_sqlite(":memory:", {.create = true});
  apply(*connection, migrations());
  const std::string text = connection->schema_text();
  std::set<std::string, std::less<>> names;
  constexpr std::string_view kBegin = "\ntable ";
  const std::string lines = "\n" + text;
  for (std::size_t at = lines.find(kBegin); at != std::string::npos; at = lines.find(kBegin, at + 1)) {
    const std::size_t begin = at + kBegin.size();
    std::string name = lines.substr(begin, lines.find(':', begin) - begin);
    if (!name.starts_with("search")) names.insert(std::move(name));
  }
  return names;
}

}  // namespace

TEST_CASE("every table of the schema is copied") {
  const auto listed = tables();
  CHECK(std::set<std::string, std::less<>>(listed.begin(), listed.end()) == tables_of_schema());
  CHECK(listed.size() == tables_of_schema().size());
}

TEST_CASE("a copy verifies, finds the same words, and its export is equal to the byte") {
  for (const bool rehearsal : {true, false}) {
    Scratch scratch(rehearsal);
    fill(scratch.path);
    const Place twin;
    copy(scratch.path, twin.path);
    Store store(twin.path);
    CHECK(verify(store) == std::vector<std::string>{});
    CHECK(lines_of(twin.path) == lines_of(scratch.path));
    // What was left to be indexed later is left there, too.
    CHECK(raw(twin.path, "select first from unindexed order by first") ==
          raw(scratch.path, "select first from unindexed order by first"));
  }
}

TEST_CASE("a copy of what was written by one engine is the same when it was written by the other in between") {
  Scratch scratch(true);
  fill(scratch.path);
  const std::string file = scratch.folder.path("file.db");
  copy(scratch.path, file);
  const Place back;
  copy(file, back.path);
  CHECK(lines_of(file) == lines_of(scratch.path));
  CHECK(lines_of(back.path) == lines_of(scratch.path));
  Store store(back.path);
  CHECK(verify(store) == std::vector<std::string>{});
}

TEST_CASE("a text that the store's engine would search for is found in the copy") {
  Scratch scratch;
  log(*std::make_unique<Store>(scratch.path), "Größe of the printer");
  const Place twin;
  copy(scratch.path, twin.path);
  Store store(twin.path);
  store.read([](Reading& reading) {
    CHECK(reading.search("grosse", 10) == std::vector<TicketId>{{1}});
    CHECK(reading.search("große", 10).size() == reading.search("Größe", 10).size());
    CHECK(reading.search("große prin", 10) == std::vector<TicketId>{{1}});
  });
}

TEST_CASE("a cleared store takes another one, and nothing is left of what was there") {
  Scratch scratch(true), other(true);
  fill(other.path);
  {
    Store store(scratch.path);
    log(store, "zebra");
  }
  {
    Session source(sql::open_connection(other.path, {})), target(sql::open_connection(scratch.path, {}));
    Transaction reading(*source.connection, Transaction::Kind::read);
    Transaction writing(*target.connection, Transaction::Kind::write);
    clear_store(*target.connection);
    copy_store(source, target, {});
    writing.commit();
  }
  CHECK(lines_of(scratch.path) == lines_of(other.path));
  Store store(scratch.path);
  CHECK(verify(store) == std::vector<std::string>{});
  store.read([](Reading& reading) { CHECK(reading.search("zebra", 10).empty()); });
}

TEST_CASE("who reads while another store takes the place goes on reading the old one, then the new one") {
  Scratch scratch, other;
  log(*std::make_unique<Store>(scratch.path), "the old one");
  log(*std::make_unique<Store>(other.path), "the new one");
  Store reader(scratch.path);
  Replacement replacement(scratch.path, scratch.folder.path(""));
  replacement.copy(other.path, {});
  if (on_server()) {
    reader.read([&](Reading& reading) {
      CHECK(reading.ticket({1})->ticket.subject == "the old one");
      replacement.install();
      CHECK(reading.ticket({1})->ticket.subject == "the old one");
      CHECK(reading.search("old", 10).size() == 1);
    });
  } else {
    replacement.install();
  }
  CHECK(load(reader, {1}).ticket.subject == "the new one");
}

}  // namespace spoc::store
