#include <sqlite3.h>

#include <filesystem>

#include "base/format.h"
#include "full_store.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

/// The engine without any of the protections of the store.
class Intruder {
 public:
  explicit Intruder(const std::string& path) {
    REQUIRE(sqlite3_open(path.c_str(), &database_) == SQLITE_OK);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    run("pragma synchronous = off");
  }
  ~Intruder() { sqlite3_close(database_); }
  Intruder(const Intruder&) = delete;
  Intruder& operator=(const Intruder&) = delete;

  void run(const std::string& sql) {
    char* error = nullptr;
    const int result = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, &error);
    INFO(sql << ": " << (error != nullptr ? error : ""));
    sqlite3_free(error);
    REQUIRE(result == SQLITE_OK);
  }
  std::vector<std::vector<std::string>> rows(const std::string& sql) {
    std::vector<std::vector<std::string>> rows;
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
      auto& row = rows.emplace_back();
      for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
        row.emplace_back(text != nullptr ? text : "");
      }
    }
    sqlite3_finalize(statement);
    return rows;
  }
  int changes() { return sqlite3_changes(database_); }

 private:
  sqlite3* database_ = nullptr;
};

std::vector<std::string> tables(Intruder& intruder) {
  std::vector<std::string> names;
  for (const auto& row :
       intruder.rows("select name from sqlite_schema where type = 'table' and name not like 'search%' "
                     "and name not like 'sqlite%' order by name"))
    names.push_back(row[0]);
  return names;
}

/// The differences after the store at `path` was copied and `sql` run on the copy; what cannot be opened is one, too.
std::vector<std::string> after(const std::string& path, const Folder& folder, const std::string& sql) {
  const std::string copy = folder.path("copy.db");
  std::filesystem::remove(copy);
  std::filesystem::remove(copy + "-wal");
  std::filesystem::remove(copy + "-shm");
  std::filesystem::copy_file(path, copy);
  {
    Intruder intruder(copy);
    intruder.run(sql);
    REQUIRE(intruder.changes() > 0);
  }
  try {
    Store store(copy);
    return verify(store);
  } catch (const Error& error) {
    return {error.message};
  }
}

/// A store in which every table has rows, as one file, on whatever engine it was filled.
struct FullFile {
  FullFile() {
    Scratch scratch(true);
    fill(scratch.path);
    Store(scratch.path).backup(path, false);
  }
  Folder folder;
  std::string path = folder.path();
};

}  // namespace

TEST_CASE("a store that only the program wrote has no difference") {
  Scratch scratch(true);
  fill(scratch.path);
  Store store(scratch.path);
  CHECK(verify(store) == std::vector<std::string>{});
}

TEST_CASE("one changed value in any column of any table is found") {
  const FullFile full;
  Intruder intruder(full.path);
  int columns = 0;
  for (const auto& table : tables(intruder)) {
    for (const auto& column : intruder.rows("pragma table_info(" + table + ")")) {
      const std::string& name = column[1];
      const std::string where = format("(select {} from {} where {} is not null limit 1)", name, table, name);
      const auto sample =
          intruder.rows(format("select typeof({}), {} from {} where {} is not null limit 1", name, name, table, name));
      INFO(table << "." << name);
      if (sample.empty()) {
        FAIL_CHECK("what is null everywhere shows nothing");
        continue;
      }
      const std::string changed = sample[0][0] == "integer" ? format("{} + 1000", name)
                                  : sample[0][0] == "blob"  ? format("cast({} || 'x' as blob)", name)
                                                            : format("{} || 'x'", name);
      const auto found = after(
          full.path, full.folder,
          format("pragma foreign_keys = off; update {} set {} = {} where {} = {}", table, name, changed, name, where));
      CHECK(!found.empty());
      ++columns;
    }
  }
  CHECK(columns > 180);
}

TEST_CASE("what an entry has from the one before it cannot be changed either") {
  const FullFile full;
  Intruder intruder(full.path);
  const auto found = intruder.rows(
      "select a.seq, a.operation from journal a join journal b on b.seq = a.seq - 1 where a.operation = b.operation and "
      "a.subject_kind = b.subject_kind and a.subject = b.subject order by a.seq desc limit 1");
  REQUIRE(found.size() == 1);
  const std::string& seq = found[0][0];
  for (const std::string change : {"operation = operation - 1", "subject = subject + 1000", "subject_kind = (subject_kind + 1) % 3",
                                   "version = version + 1", "at = at + 1", "recorded_at = recorded_at + 1", "via = 'x'", "kind = kind || 'x'",
                                   "data = '{}'", "seq = seq + 1000", "actor = 'nobody'", "on_behalf = 'nobody'"}) {
    INFO(change);
    CHECK(!after(full.path, full.folder, format("update journal set {} where seq = {}", change, seq)).empty());
  }
}

TEST_CASE("a value set to null, or an absent one set, is found") {
  const FullFile full;
  Intruder intruder(full.path);
  for (const auto& table : tables(intruder)) {
    const auto columns = intruder.rows("pragma table_info(" + table + ")");
    const std::string& key = columns[0][1];
    for (const auto& column : columns) {
      if (column[3] == "1" || column[5] != "0") continue;  // not null, or key
      const std::string& name = column[1];
      INFO(table << "." << name);
      auto change_one = [&](std::string_view state, std::string_view value) {
        const std::string which = format("select {} from {} where {} is {} limit 1", key, table, name, state);
        if (intruder.rows(which).empty()) return;
        CHECK(!after(full.path, full.folder,
                     format("update {} set {} = {} where {} is {} and {} = ({})", table, name, value, name, state, key,
                            which))
                   .empty());
      };
      change_one("not null", "null");
      change_one("null", column[2] == "INTEGER" ? "7" : column[2] == "TEXT" ? "'x'" : "x'00'");
    }
  }
}

TEST_CASE("a removed row of any table is found") {
  const FullFile full;
  Intruder intruder(full.path);
  for (const auto& table : tables(intruder)) {
    if (table == "pulse") continue;  // when the last sweep went through: without the row none did, which health says
    if (table == "progress") continue;  // what a program says while it runs; it need not say anything
    const auto keys =
        intruder.rows(format("select group_concat(name) from pragma_table_info('{}') where pk > 0", table))[0][0];
    for (const auto& row : intruder.rows(format("select {} from {}", keys, table))) {
      std::string where;
      const auto names =
          intruder.rows(format("select name from pragma_table_info('{}') where pk > 0 order by cid", table));
      for (std::size_t i = 0; i < names.size(); ++i)
        where += format("{}{} = '{}'", i == 0 ? "" : " and ", names[i][0], row[i]);
      INFO(table << " " << where);
      CHECK(!after(full.path, full.folder, format("delete from {} where {}", table, where)).empty());
    }
  }
}

TEST_CASE("a cut tail is found by a seal that was kept elsewhere, and by the numbers") {
  Scratch scratch;
  std::string seal;
  {
    Store store(scratch.path);
    log(store, "one");
    log(store, "two");
    seal = *store.seal(caller(1));
    CHECK(verify(store, seal).empty());
    CHECK(verify(store, std::string(64, '0')) ==
          std::vector<std::string>{"seal desk the seal that was kept is none of this store's"});
    CHECK(!store.seal(caller(2)));
    CHECK(store.seal(caller(60 * 24)));
    CHECK(verify(store, seal).empty());
  }
  // Another store with the same commands but the last ticket is sound in itself, and is not the one that was sealed.
  Scratch other;
  Store store(other.path);
  log(store, "one");
  store.seal(caller(1));
  CHECK(verify(store).empty());
  CHECK(!verify(store, seal).empty());
}

TEST_CASE("a changed policy function shows as another schedule") {
  Scratch scratch;
  Store store(scratch.path);
  log(store);
  std::vector<std::string> found;
  Store::Recompute recompute;
  recompute.ticket = [&](const domain::Ticket&) { return domain::Schedule{at(1), at(2), {at(60), at(480)}, {}}; };
  store.verify(recompute, {}, [&](const Difference& d) { found.push_back(d.what); });
  CHECK(found == std::vector<std::string>{"schedule", "agenda"});
}

}  // namespace spoc::store
