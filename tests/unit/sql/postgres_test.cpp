// What the driver of PostgreSQL does that SQLite's needs not; what both do is in the store's contract tests.
#include <signal.h>

#include <chrono>
#include <optional>
#include <thread>

#include "base/format.h"
#include "sql/connection.h"
#include "sql/prepared.h"
#include "sql/text_index.h"
#include "questions.h"
#include "support/server.h"
#include "support/test.h"

namespace spoc::sql {
namespace {

/// A place of its own on the server of the tests; without one the test is skipped.
struct Server {
  Server() {
    if (test::server_of_tests().empty()) return;
    schema.emplace();
    place = schema->place();
  }
  std::unique_ptr<Connection> open(int wait_ms = 2000) const {
    auto connection = open_postgres(place, {.create = true, .wait_ms = wait_ms});
    if (connection->schema_version() == 0) {
      connection->begin_write();
      connection->define("create table counter (id INTEGER primary key, n INTEGER not null, word TEXT, bytes BLOB) STRICT;");
      connection->set_schema_version(1);
      connection->commit();
    }
    return connection;
  }
  explicit operator bool() const { return !place.empty(); }
  std::optional<test::ServerSchema> schema;
  std::string place;
};

void put(Connection& connection, std::int64_t id, std::int64_t n) {
  Use statement(connection.prepare("insert into counter (id, n) values ($1, $2)"));
  statement->bind(1, id);
  statement->bind(2, n);
  run(*statement);
}

constexpr const char* kNoServer = "there is no server: $SPOC_TEST_POSTGRES names none";

}  // namespace

TEST_CASE("values of every kind come back from a server as they were") {
  Server server;
  if (!server) return test::skip(kNoServer);
  const auto connection = server.open();
  const std::string bytes("\0\xff\\x'\n", 6);
  connection->begin_write();
  {
    Use statement(connection->prepare("insert into counter (id, n, word, bytes) values ($1, $2, $3, $4)"));
    statement->bind(1, std::int64_t{1});
    statement->bind(2, std::int64_t{-9'223'372'036'854'775'807});
    statement->bind(3, std::string_view("it's \"ß\" \\"));
    statement->bind_blob(4, bytes);
    run(*statement);
  }
  connection->commit();
  Use statement(connection->prepare("select n, word, bytes, null, n = n from counter where id = $1"));
  statement->bind(1, std::int64_t{1});
  REQUIRE(statement->step());
  CHECK(statement->integer(0) == -9'223'372'036'854'775'807);
  CHECK(statement->text(0) == "-9223372036854775807");
  CHECK(statement->text(1) == "it's \"ß\" \\");
  CHECK(statement->blob(2) == bytes);
  CHECK(statement->is_null(3));
  CHECK(statement->integer(4) == 1);
  CHECK(statement->column_name(1) == "word");
  CHECK(!statement->step());
}

TEST_CASE("what a server refuses ends the transaction, and is said again by whatever follows in it") {
  Server server;
  if (!server) return test::skip(kNoServer);
  const auto connection = server.open();
  connection->begin_write();
  put(*connection, 1, 1);
  put(*connection, 1, 2);  // sent, and not waited for
  CHECK(code_of([&] { number(*connection, "select count(*) from counter"); }) == Code::data);
  CHECK_THROWS_AS(number(*connection, "select count(*) from counter"), Refused);
  connection->rollback();
  CHECK(number(*connection, "select count(*) from counter") == 0);
  connection->begin_write();
  put(*connection, 1, 1);
  put(*connection, 1, 2);
  CHECK_THROWS_AS(connection->confirm(), Refused);
  connection->rollback();
  connection->begin_write();
  put(*connection, 2, 2);
  connection->confirm();
  connection->commit();
  CHECK(number(*connection, "select sum(n)::bigint from counter") == 2);
}

TEST_CASE("one writes after the other on a server, and who has waited long enough is told") {
  Server server;
  if (!server) return test::skip(kNoServer);
  const auto one = server.open(), two = server.open(50);
  one->begin_write();
  put(*one, 1, 1);
  one->confirm();
  two->begin_write();
  CHECK(code_of([&] { number(*two, "select count(*) from counter"); }) == Code::try_again);
  two->rollback();
  two->begin_read();
  CHECK(number(*two, "select count(*) from counter") == 0);
  two->rollback();
  one->commit();
  two->begin_write();
  CHECK(number(*two, "select count(*) from counter") == 1);
  two->rollback();
}

TEST_CASE("a question with many rows comes from a server in portions, whatever is asked meanwhile") {
  Server server;
  if (!server) return test::skip(kNoServer);
  const auto connection = server.open();
  connection->begin_write();
  for (int i = 1; i <= 2500; ++i) put(*connection, i, i);
  connection->commit();
  connection->begin_read();
  Use all(connection->prepare("select id from counter where id > $1 order by id", Rows::many));
  all->bind(1, std::int64_t{10});
  std::int64_t expected = 10;
  while (all->step()) {
    REQUIRE(all->integer(0) == ++expected);
    if (expected % 700 == 0) CHECK(number(*connection, "select max(id) from counter") == 2500);
  }
  CHECK(expected == 2500);
  REQUIRE(all->step());  // again from the start
  CHECK(all->integer(0) == 11);
  all->reset();
  connection->rollback();
}

TEST_CASE("a session that a server ends is begun anew by who reads or begins; in what was begun and around a commit that is said") {
  Server server;
  if (!server) return test::skip(kNoServer);
  const auto connection = server.open(), other = server.open();
  const auto end_session = [&](std::int64_t session) { number(*other, format("select pg_terminate_backend({})", session)); };
  end_session(number(*connection, "select pg_backend_pid()"));
  CHECK(number(*connection, "select 1") == 1);
  connection->begin_read();
  const std::int64_t session = number(*connection, "select pg_backend_pid()");
  end_session(session);
  CHECK_THROWS_AS(number(*connection, "select 1"), ConnectionLost);  // another snapshot is another answer
  connection->rollback();
  connection->begin_read();
  number(*connection, "select 1");
  connection->rollback();
  end_session(number(*connection, "select pg_backend_pid()"));
  connection->begin_read();
  CHECK(number(*connection, "select pg_backend_pid()") != session);
  connection->rollback();
  connection->begin_write();
  put(*connection, 1, 1);
  end_session(number(*connection, "select pg_backend_pid()"));
  try {
    connection->commit();
    FAIL("it was committed");
  } catch (const ConnectionLost& lost) {
    CHECK(lost.committing);  // the server has not said what became of it
  }
  connection->rollback();
  connection->begin_write();
  CHECK(number(*connection, "select count(*) from counter") == 0);
  connection->rollback();
}

TEST_CASE("a session that goes silent is given up, and a long question is not") {
  Server server;
  if (!server) return test::skip(kNoServer);
  const auto connection = server.open(1000);
  CHECK(number(*connection, "select case when pg_sleep(2.5) is null then 0 else 7 end") == 7);
  const auto session = static_cast<pid_t>(number(*connection, "select pg_backend_pid()"));
  if (kill(session, SIGSTOP) != 0) return test::skip("the server's processes are not ours to stop");
  connection->begin_read();
  CHECK(number(*connection, "select pg_backend_pid()") != session);  // nothing was answered yet: it is asked again
  connection->rollback();
  kill(session, SIGCONT);
  connection->begin_write();
  const auto writing = static_cast<pid_t>(number(*connection, "select pg_backend_pid()"));
  kill(writing, SIGSTOP);
  CHECK_THROWS_AS(number(*connection, "select 1"), ConnectionLost);
  kill(writing, SIGCONT);
  connection->rollback();
  // It was ended on the server as well, and what it had locked is free.
  connection->begin_write();
  put(*connection, 1, 1);
  connection->commit();
  CHECK(connection->in_reach());
}

TEST_CASE("a server that ends a session for being idle has lost it, and is no defect") {
  Server server;
  if (!server) return test::skip(kNoServer);
  const auto connection = server.open();
  connection->script("set idle_in_transaction_session_timeout = 50");
  connection->begin_write();
  CHECK(number(*connection, "select 1") == 1);
  usleep(400'000);
  CHECK_THROWS_AS(number(*connection, "select 1"), ConnectionLost);
  connection->rollback();
  connection->script("set statement_timeout = 50");
  CHECK(code_of([&] { number(*connection, "select case when pg_sleep(5) is null then 0 end"); }) == Code::io);
}

TEST_CASE("a primary is no replica, and is in reach after its session was ended") {
  Server server;
  if (!server) return test::skip(kNoServer);
  const auto connection = server.open(), other = server.open();
  CHECK(!connection->replica());
  CHECK(connection->in_reach());
  number(*other, format("select pg_terminate_backend({})", number(*connection, "select pg_backend_pid()")));
  CHECK(connection->in_reach());
}

TEST_CASE("a lock by name goes with a lost session, and letting it go later touches nobody else's") {
  Server server;
  if (!server) return test::skip(kNoServer);
  const auto one = server.open(), two = server.open();
  auto held = one->try_lock("sweep");
  REQUIRE(held);
  number(*two, format("select pg_terminate_backend({}, 5000)", number(*one, "select pg_backend_pid()")));
  const auto taken = two->try_lock("sweep");
  CHECK(taken);
  held.reset();
  CHECK(!one->try_lock("sweep"));
}

TEST_CASE("a question in portions that is given up after its session has ended does no harm") {
  Server server;
  if (!server) return test::skip(kNoServer);
  const auto connection = server.open(), other = server.open();
  connection->begin_write();
  put(*connection, 1, 1);
  connection->commit();
  const std::int64_t session = number(*connection, "select pg_backend_pid()");
  connection->begin_read();
  {
    Use all(connection->prepare("select id from counter order by id", Rows::many));
    REQUIRE(all->step());
    number(*other, format("select pg_terminate_backend({})", session));
    CHECK_THROWS_AS(number(*connection, "select 1"), ConnectionLost);
  }
  connection->rollback();
  CHECK(number(*connection, "select count(*) from counter") == 1);
}

TEST_CASE("a lock by name is one session's on a server, and goes with it") {
  Server server;
  if (!server) return test::skip(kNoServer);
  auto one = server.open();
  const auto two = server.open();
  auto held = one->try_lock("sweep");
  REQUIRE(held);
  CHECK(!one->try_lock("sweep"));
  CHECK(!two->try_lock("sweep"));
  CHECK(two->try_lock("other"));
  held.reset();
  CHECK(two->try_lock("sweep"));
  held = one->try_lock("sweep");
  one.reset();
  // The server notices in its own time.
  std::unique_ptr<Lock> free;
  for (int i = 0; i < 500 && !free; ++i) {
    free = two->try_lock("sweep");
    if (!free) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(free);
}

TEST_CASE("a password in the URL is refused without being repeated, and a place that is none is named") {
  if (test::server_of_tests().empty()) return test::skip(kNoServer);
  try {
    open_postgres("postgresql://ana:secret@localhost/spoc", {.wait_ms = 1});
    FAIL("it was opened");
  } catch (const Error& error) {
    CHECK(error.code == Code::configuration);
    CHECK(error.message.find("secret") == std::string::npos);
  }
  Server server;
  CHECK(code_of([&] { open_postgres(server.place, {}); }) == Code::not_found);
}

TEST_CASE("words are found on a server as in a file, the newest first") {
  Server server;
  if (!server) return test::skip(kNoServer);
  const auto there = server.open(), here = open_sqlite(":memory:", {.create = true});
  for (Connection* connection : {there.get(), here.get()}) {
    connection->begin_write();
    TextIndex& index = connection->text_index();
    index.create();
    index.insert(1, "Drucker im Büro: PRINTER jams");
    index.insert(2, "the printers jam");
    index.insert(3, "printer, printer and a printer \"quoted\\\"");
    for (int i = 10; i < 600; ++i) index.insert(i, "common words");
    for (int i = 1000; i < 1400; ++i) index.insert(i, format("serial{} of a tray{}", i, i % 7));
    index.erase(2, "the printers jam");
    connection->commit();
  }
  const auto found = [](Connection& connection, std::string_view text, bool last_begins) {
    std::vector<std::int64_t> all;
    const auto words = connection.text_index().words_of(text);
    std::vector<TextIndex::Wanted> wanted(words.begin(), words.end());
    if (!wanted.empty()) wanted.back().beginning = last_begins;
    connection.text_index().find(wanted, [&](std::int64_t number) { return all.push_back(number), true; });
    return all;
  };
  for (const char* text : {"printer", "prin", "buro", "BÜRO printer", "jam", "common", "com", "common wo", "quoted", "nothing", "\xF0\x9F\x98\x80"})
    for (const bool last : {false, true}) {
      INFO(text);
      CHECK(found(*there, text, last) == found(*here, text, last));
    }
  CHECK(found(*there, "printer", false) == std::vector<std::int64_t>{3, 1});
  CHECK(found(*there, "common", false).size() == 590);
  // Beginnings of few words and of many, alone and beside others.
  using Wanted = TextIndex::Wanted;
  for (const std::vector<Wanted>& wanted : std::vector<std::vector<Wanted>>{{{"serial11", true}},
                                                                            {{"serial", true}},
                                                                            {{"tray", true}},
                                                                            {{"tray", true}, {"serial13", true}},
                                                                            {{"serial", true}, {"tray", true}},
                                                                            {{"serial", true}, {"tray3", false}},
                                                                            {{"serial12", true}, {"of", false}, {"tr", true}},
                                                                            {{"serial9", true}, {"of", false}}}) {
    std::vector<std::int64_t> all[2], newest[2];
    bool narrow[2];
    for (const bool server_asks : {false, true}) {
      TextIndex& index = (server_asks ? *there : *here).text_index();
      index.find(wanted, [&](std::int64_t number) { return all[server_asks].push_back(number), true; });
      narrow[server_asks] = index.find(
          wanted, [&](std::int64_t number) { return newest[server_asks].push_back(number), newest[server_asks].size() < 5; },
          TextIndex::Wide::refused);
    }
    INFO(wanted.front().text << " and " << wanted.size() - 1);
    CHECK((all[0] == all[1] && newest[0] == newest[1] && narrow[0] == narrow[1]));
    CHECK(all[0].empty() == (wanted.front().text == "serial9"));
  }
}

}  // namespace spoc::sql
