// Every byte of the tables in which the engine keeps the search index, changed one at a time: whatever makes a search
// answer differently is found by the check that `spoc verify` makes.
#include <sqlite3.h>

#include <map>
#include <set>

#include "base/format.h"
#include "full_store.h"
#include "store/session.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

/// A value in one of the index's tables.
struct Cell {
  std::string table, column, key;  ///< key: the condition that names its row
  std::string name;                ///< of its row
  std::string value;               ///< its bytes
  bool number = false;
};

/// Another connection to the same file, without any of the store's protections.
class Damager {
 public:
  explicit Damager(const std::string& path) {
    REQUIRE(sqlite3_open(path.c_str(), &database_) == SQLITE_OK);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    run("pragma synchronous = off");
  }
  ~Damager() { sqlite3_close(database_); }
  Damager(const Damager&) = delete;
  Damager& operator=(const Damager&) = delete;

  void run(const std::string& sql) {
    INFO(sql);
    REQUIRE(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  void cells(const std::string& table, const std::string& column, const std::string& key, std::vector<Cell>& all) {
    const std::string sql = format("select quote({0}), {1}, typeof({1}) from {2}", key, column, table);
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
      const char* name = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
      const bool number = std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, 2))) == "integer";
      const char* bytes = static_cast<const char*>(sqlite3_column_blob(statement, 1));
      all.push_back({table,
                     column,
                     format("quote({}) = '{}'", key, doubled(name)),
                     name,
                     {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(statement, 1))},
                     number});
    }
    sqlite3_finalize(statement);
  }
  /// False when the table refuses it, as for a key that is there already.
  bool put(const Cell& cell, const std::string& value, const std::string& key) {
    const std::string written = cell.number ? value : format("x'{}'", hexed(value));
    const std::string sql = format("update {} set {} = {} where {}", cell.table, cell.column, written, key);
    return sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK &&
           sqlite3_changes(database_) == 1;
  }
  static std::string hexed(const std::string& bytes) {
    std::string text;
    for (const char c : bytes)
      for (const int nibble : {static_cast<unsigned char>(c) >> 4, static_cast<unsigned char>(c) & 15})
        text += "0123456789abcdef"[nibble];
    return text;
  }

 private:
  static std::string doubled(std::string text) {
    for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 2) text.insert(at, "'");
    return text;
  }
  sqlite3* database_ = nullptr;
};

/// What every search that could be answered from those texts says: each word and each beginning of one.
class SearchAnswers {
 public:
  SearchAnswers(Session& session, const std::set<std::string>& questions) : session_(session), questions_(questions) {}

  std::vector<std::string> all() {
    std::vector<std::string> answers;
    for (const std::string& question : questions_) {
      std::string& answer = answers.emplace_back();
      try {
        for (const TicketId id :
             session_.search.find(question, SearchIn::everything, 100, [](TicketId, bool) { return true; }))
          answer += to_text(id) + " ";
      } catch (const Error& error) {
        answer = "refused";
      }
    }
    return answers;
  }
  bool found() {
    bool any = false;
    session_.search.check([&](std::int64_t, std::string_view) { any = true; });
    return any;
  }

 private:
  Session& session_;
  const std::set<std::string>& questions_;
};

/// Words of all texts, their beginnings, and each word beside another.
std::set<std::string> questions_of(Session& session) {
  std::set<std::string> words, questions;
  session.tickets.texts({1}, {1'000'000}, [&](TicketId, std::string_view text) {
    for (const std::string& word : session.connection->text_index().words_of(text)) words.insert(word);
  });
  for (const char* word : {"hello", "answer", "internal", "note", "done"}) words.insert(word);
  for (const std::string& word : words) {
    for (std::size_t length = 1; length <= word.size(); ++length) questions.insert(word.substr(0, length));
    questions.insert(*words.begin() + " " + word);
    questions.insert(word + " " + *words.rbegin());
  }
  return questions;
}

/// All that is left over: bytes that nobody who searches reads (https://sqlite.org/fts5.html#fts5_data_structures).
std::set<std::size_t> slack_of(const std::string& row) {
  // The format's version is read once by a connection: the next one refuses another (the test below).
  if (row == "search_config 'version'") return {0};
  // How many rows and words there are: for a ranking by frequency, which the desk does not ask for.
  if (row == "search_data 1") return {0, 1};
  // The structure: the cookie that says when to read the configuration again, the counter of writings, which tells when
  // to merge, and the first page of each of three segments, at which only a reading of all words begins.
  if (row == "search_data 10") return {0, 1, 2, 3, 6, 10, 13, 16};
  // A page of words: where the first row begins, on pages that begin amid a list; none of these does.
  if (row.starts_with("search_data ")) return {0, 1};
  return {};
}

}  // namespace

TEST_CASE("a changed byte of the search index is found, or changes no answer") {
  if (on_server()) return spoc::test::skip("the bytes are of a file");
  Scratch scratch(true);
  fill(scratch.path);
  Session session(sql::open_connection(scratch.path, {}));
  const std::set<std::string> questions = questions_of(session);
  SearchAnswers answers(session, questions);
  const auto right = answers.all();
  REQUIRE(questions.size() > 30);
  REQUIRE_FALSE(answers.found());
  Damager intruder(scratch.path);
  std::vector<Cell> cells;
  intruder.cells("search_data", "block", "id", cells);
  intruder.cells("search_idx", "term", "segid || '/' || pgno", cells);
  intruder.cells("search_idx", "pgno", "segid || '/' || term", cells);
  intruder.cells("search_config", "v", "k", cells);
  int tried = 0, differs = 0;
  std::map<std::string, std::set<std::size_t>> slack;  // bytes of which neither answers differ nor is it found
  const auto with = [&](const Cell& cell, std::size_t at, const std::string& value) {
    if (!intruder.put(cell, value, cell.key)) return;
    ++tried;
    const bool found = answers.found();
    if (answers.all() != right) {
      ++differs;
      INFO(cell.table << "." << cell.column << " where " << cell.key << ": " << Damager::hexed(cell.value) << " became "
                      << Damager::hexed(value));
      CHECK(found);
    } else if (!found) {
      slack[cell.table + " " + cell.name].insert(at);
    }
    REQUIRE(intruder.put(cell, cell.value, cell.key));
  };
  for (const Cell& cell : cells) {
    if (cell.number) {
      with(cell, 0, std::to_string(std::stoll(cell.value) + 2));
      continue;
    }
    for (std::size_t at = 0; at < cell.value.size(); ++at)
      for (const char flip : {'\x01', '\xff'}) {
        std::string value = cell.value;
        value[at] = static_cast<char>(value[at] ^ flip);
        with(cell, at, value);
      }
  }
  CHECK(tried > 400);
  CHECK(differs > tried / 2);
  for (const auto& [row, bytes] : slack) {
    CAPTURE(row, bytes);
    CHECK(bytes == slack_of(row));
  }
}

TEST_CASE("a search index of another version is refused by whoever opens it next, and found") {
  if (on_server()) return spoc::test::skip("the index is of a file");
  Scratch scratch(true);
  fill(scratch.path);
  Damager intruder(scratch.path);
  intruder.run("update search_config set v = 6 where k = 'version'");
  Session session(sql::open_sqlite(scratch.path, {}));
  bool found = false;
  try {
    session.search.check([&](std::int64_t, std::string_view) { found = true; });
  } catch (const Error& error) {
    CHECK(error.code == Code::defect);
    found = true;
  }
  CHECK(found);
}

}  // namespace spoc::store
