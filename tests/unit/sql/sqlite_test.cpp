#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <thread>

#include "base/file.h"
#include "sql/connection.h"
#include "sql/prepared.h"
#include "sql/sqlite_copy.h"
#include "questions.h"
#include "support/test.h"

namespace spoc::sql {

namespace {

/// A folder that goes with its content.
struct Folder {
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "spoc-sql-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path = pattern;
  }
  ~Folder() {
    std::error_code ignored;  // what is left in the temporary folder harms nobody
    std::filesystem::remove_all(path, ignored);
  }
  std::string file(const std::string& name = "a.db") const { return path + "/" + name; }
  std::string path;
};

std::unique_ptr<Connection> made(const Folder& folder, OpenOptions options = {}) {
  options.create = true;
  auto connection = open_sqlite(folder.file(), options);
  connection->script("create table thing (id integer primary key, name text, size real, bytes blob) strict");
  return connection;
}

}  // namespace

TEST_CASE("values come back as they were bound, and null is none of them") {
  Folder folder;
  const auto connection = made(folder);
  const std::string bytes("\0\xff\x80", 3);
  {
    Statement& insert = connection->prepare("insert into thing values ($1, $2, $3, $4)");
    insert.bind(1, std::int64_t{-1} << 62);
    insert.bind(2, std::string_view("naïve"));
    insert.bind(3, 0.1);
    insert.bind_blob(4, bytes);
    run(insert);
    insert.bind(1, std::int64_t{2});
    insert.bind_borrowed(2, "");
    insert.bind_null(3);
    insert.bind_borrowed_blob(4, {});
    run(insert);
  }
  Statement& select = connection->prepare("select id, name, size, bytes from thing order by id");
  REQUIRE(select.step());
  CHECK(select.integer(0) == std::int64_t{-1} << 62);
  CHECK(select.text(1) == "naïve");
  CHECK(select.real(2) == 0.1);
  CHECK(select.blob(3) == bytes);
  REQUIRE(select.step());
  CHECK(!select.is_null(1));
  CHECK(select.text(1).empty());
  CHECK(select.is_null(2));
  CHECK(!select.is_null(3));
  CHECK(!select.step());
  CHECK(select.columns() == 4);
  CHECK(select.column_name(2) == "size");
}

TEST_CASE("a new store and the files beside it are for its owner alone, whatever the umask") {
  const Folder folder;
  const mode_t before = umask(0);
  const auto connection = made(folder);
  umask(before);
  for (const char* name : {"a.db", "a.db-wal", "a.db-shm"}) {
    struct stat facts {};
    REQUIRE(stat(folder.file(name).c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
  }
}

TEST_CASE("a parameter is the same wherever it stands in the text") {
  Folder folder;
  const auto connection = made(folder);
  Statement& statement = connection->prepare("select $2 || $1 || $2");
  statement.bind(1, std::string_view("a"));
  statement.bind(2, std::string_view("b"));
  REQUIRE(statement.step());
  CHECK(statement.text(0) == "bab");
  CHECK(code_of([&] { connection->prepare("select ?"); }) == Code::defect);
  CHECK(code_of([&] { connection->prepare("select $2"); }) == Code::defect);
  CHECK(code_of([&] { statement.bind(3, std::int64_t{1}); }) == Code::defect);
}

TEST_CASE("a text that is running is prepared a second time, one that is not is used again") {
  Folder folder;
  const auto connection = made(folder);
  connection->script("insert into thing (id) values (1), (2)");
  Prepared all(*connection, "select id from thing order by id");
  int pairs = 0;
  const Statement* first = nullptr;
  {
    auto outer = all.use();
    first = &*outer;
    while (outer->step()) {
      auto inner = all.use();
      CHECK(&*inner != first);
      while (inner->step()) ++pairs;
    }
  }
  CHECK(pairs == 4);
  // Leaving a use in the middle, by an error too, ends it.
  CHECK_THROWS_AS(
      [&] {
        auto use = all.use();
        use->step();
        throw Error(Code::no, "enough");
      }(),
      Error);
  CHECK(!connection->prepare("select id from thing order by id").running());
}

TEST_CASE("a statement's text is written when it is first used") {
  Folder folder;
  const auto connection = made(folder);
  int written = 0;
  Prepared prepared(*connection, [&] {
    ++written;
    return std::string("select 7");
  });
  CHECK(written == 0);
  for (int i = 0; i < 3; ++i) {
    auto use = prepared.use();
    REQUIRE(use->step());
    CHECK(use->integer(0) == 7);
  }
  CHECK(written == 1);
}

TEST_CASE("failures say what kind they are") {
  Folder folder;
  const auto connection = made(folder);
  connection->script("insert into thing (id) values (1)");
  CHECK(code_of([&] { connection->script("insert into thing (id) values (1)"); }) == Code::data);
  CHECK(code_of([&] { connection->script("insert into thing (id) values ('x')"); }) == Code::data);
  CHECK(code_of([&] { connection->script("select nothing from nowhere"); }) == Code::defect);
  // Text in double quotes is a name, never a text.
  CHECK(code_of([&] { connection->script("select \"text\""); }) == Code::defect);
  CHECK(code_of([&] { open_sqlite(folder.file("absent.db"), {}); }) == Code::not_found);
  CHECK(code_of([&] { open_sqlite(folder.file("no/such/folder.db"), {.create = true}); }) == Code::io);
  create_file(folder.file("text"), std::string(10'000, 'x'));
  CHECK(code_of([&] { open_sqlite(folder.file("text"), {}); }) == Code::configuration);
  create_file(folder.file("empty"), "");
  CHECK(code_of([&] { open_sqlite(folder.file("empty"), {}); }) == Code::configuration);
}

TEST_CASE("a write that cannot begin within the wait is told to try again; a reader never waits for it") {
  Folder folder;
  const auto first = made(folder);
  const auto second = open_sqlite(folder.file(), {.wait_ms = 5});
  first->begin_write();
  first->script("insert into thing (id) values (1)");
  CHECK(code_of([&] { second->begin_write(); }) == Code::try_again);
  CHECK(!second->in_transaction());
  second->begin_read();
  CHECK(number(*second, "select count(*) from thing") == 0);
  first->commit();
  CHECK(number(*second, "select count(*) from thing") == 0);
  second->rollback();
  CHECK(number(*second, "select count(*) from thing") == 1);
}

TEST_CASE("what was rolled back is gone, schema number and all") {
  Folder folder;
  const auto connection = made(folder);
  connection->begin_write();
  connection->script("insert into thing (id) values (1)");
  connection->set_schema_version(3);
  connection->rollback();
  CHECK(connection->schema_version() == 0);
  CHECK(number(*connection, "select count(*) from thing") == 0);
  CHECK_NOTHROW(connection->rollback());
}

TEST_CASE("a store is opened with every protection on") {
  Folder folder;
  const auto connection = made(folder);
  const std::map<std::string, std::int64_t> expected = {{"foreign_keys", 1}, {"trusted_schema", 0}, {"synchronous", 2}};
  for (const auto& [name, value] : expected) {
    INFO(name);
    CHECK(number(*connection, "pragma " + name) == value);
  }
  {
    Use mode(connection->prepare("pragma journal_mode"));
    REQUIRE(mode->step());
    CHECK(mode->text(0) == "wal");
  }
  connection->script("create virtual table words using fts5(text)");
  CHECK(code_of([&] { connection->script("delete from words_data"); }) != Code::ok);
}

TEST_CASE("a lock by name has one holder at a time, and ends with it") {
  const Folder folder;
  const auto a = made(folder), b = open_sqlite(folder.file(), {});
  auto first = a->try_lock("sweep");
  REQUIRE(first);
  CHECK_FALSE(b->try_lock("sweep"));
  CHECK_FALSE(a->try_lock("sweep"));
  CHECK(b->try_lock("other"));
  first.reset();
  CHECK(b->try_lock("sweep"));
}

TEST_CASE("a killed process leaves no lock behind") {
  const Folder folder;
  const auto mine = made(folder);
  int ready[2];
  REQUIRE(pipe(ready) == 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto held = open_sqlite(folder.file(), {})->try_lock("sweep");
    const char answer = held ? 'y' : 'n';
    if (write(ready[1], &answer, 1) == 1) pause();
    _exit(1);
  }
  char answer = 0;
  REQUIRE(read(ready[0], &answer, 1) == 1);
  CHECK(answer == 'y');
  CHECK_FALSE(mine->try_lock("sweep"));
  kill(child, SIGKILL);
  REQUIRE(waitpid(child, nullptr, 0) == child);
  CHECK(mine->try_lock("sweep"));
  close(ready[0]);
  close(ready[1]);
}

TEST_CASE("the file of a lock has the permissions of its database, and no link leads it elsewhere") {
  const Folder folder;
  const auto connection = made(folder);
  std::filesystem::permissions(folder.file(), std::filesystem::perms(0660));
  const mode_t before = umask(0077);
  CHECK(connection->try_lock("sweep"));
  umask(before);
  CHECK(std::filesystem::status(folder.file() + "-sweep").permissions() == std::filesystem::perms(0660));
  std::filesystem::create_symlink(folder.file(), folder.file() + "-other");
  CHECK(code_of([&] { connection->try_lock("other"); }) == Code::cannot_create);
}

TEST_CASE("a copy is whole while others write, and takes nobody's place") {
  Folder folder;
  const auto connection = made(folder);
  connection->script("insert into thing (id) values (1)");
  const auto writer = open_sqlite(folder.file(), {});
  writer->begin_write();
  writer->script("insert into thing (id) values (2)");
  copy_file(*connection, folder.file("copy.db"));
  writer->commit();
  const auto copy = open_sqlite(folder.file("copy.db"), {});
  CHECK(number(*copy, "select count(*) from thing") == 1);
  CHECK(code_of([&] { copy_file(*connection, folder.file("copy.db")); }) == Code::cannot_create);
  CHECK(code_of([&] { copy_file(*connection, folder.file("no/folder.db")); }) == Code::cannot_create);
}

TEST_CASE("the engine's own check names a row that refers to nothing") {
  Folder folder;
  const auto connection = made(folder);
  connection->script("create table part (id integer primary key, of integer references thing) strict");
  std::vector<std::string> found;
  auto check = [&] {
    found.clear();
    connection->check([&](std::string_view finding) { found.emplace_back(finding); });
  };
  check();
  CHECK(found.empty());
  CHECK(code_of([&] { connection->script("insert into part values (1, 9)"); }) == Code::data);
  connection->script("pragma foreign_keys = off");
  connection->script("insert into part values (1, 9)");
  check();
  CHECK(found == std::vector<std::string>{"a row of part refers to a row of thing that is not there"});
}

TEST_CASE("the log that commands leave behind does not grow without end, in bulk neither") {
  Folder folder;
  made(folder);
  auto log_pages = [&] {
    std::error_code absent;
    const auto size = std::filesystem::file_size(folder.file() + "-wal", absent);
    return absent ? 0 : size / 4096;
  };
  for (int i = 0; i < 200; ++i) {
    const auto connection = open_sqlite(folder.file(), {});
    connection->script("insert into thing (name) values ('" + std::string(3'000, 'x') + "')");
  }
  CHECK(log_pages() <= 140);
  {
    const auto bulk = open_sqlite(folder.file(), {.bulk = true});
    for (int i = 0; i < 2'000; ++i) bulk->script("insert into thing (name) values ('" + std::string(3'000, 'x') + "')");
  }
  CHECK(log_pages() == 0);
  const auto connection = open_sqlite(folder.file(), {});
  CHECK(number(*connection, "select count(*) from thing") == 2'200);
}

}  // namespace spoc::sql
