#include "store/replacement.h"

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "sql/sqlite_copy.h"
#include "store/copy.h"
#include "store/migrate.h"
#include "store/moved.h"
#include "store/session.h"

namespace spoc::store {

namespace {

/// What SQLite keeps beside a store. A log without its store must not meet another one.
void remove_companions(const std::string& path) {
  for (const char* companion : {"-wal", "-shm", "-journal"}) remove_file(path + companion);
}

/// "<path>.<word>", or the first of "<path>.<word>-2" … that is free.
std::string free_name(const std::string& path, std::string_view word) {
  std::string name = format("{}.{}", path, word);
  for (int n = 2; file_exists(name); ++n) name = format("{}.{}-{}", path, word, n);
  return name;
}

void bring_up(const std::string& path) {
  const auto connection = sql::open_sqlite(path, {.create = true});
  const std::int64_t found = connection->schema_version();
  require_unmarked(*connection, found);
  if (found == 0) throw Error(Code::configuration, "the copy is empty");
  if (found > current_schema()) require_schema(found, current_schema());
  connection->begin_write();
  apply(*connection, migrations());
  connection->commit();
  connection->settle();
}

}  // namespace

void write_file_of(Session& from, const std::string& file, const sql::Connection::Progress& progress) {
  if (from.connection->engine() == sql::Engine::sqlite) return sql::copy_file(*from.connection, file, progress);
  Session to(sql::open_sqlite(file, {.create = true, .bulk = true}));
  {
    Transaction reading(*from.connection, Transaction::Kind::read);
    Transaction writing(*to.connection, Transaction::Kind::write);
    apply(*to.connection, migrations());
    copy_store(from, to, progress);
    writing.commit();
  }
  sql::end_as_one_file(*to.connection);
}

Occupant occupant_of(const std::string& path) {
  Occupant occupant;
  if (!Store::exists(path)) return occupant;
  try {
    Session session(sql::open_connection(path, {}));
    Transaction transaction(*session.connection, Transaction::Kind::read);
    const std::int64_t found = session.connection->schema_version();
    require_unmarked(*session.connection, found);
    if (found != 0) {
      const Counters counters = session.desk.counters();
      occupant.name = session.desk.desk().name;
      occupant.tickets = counters.ticket;
      occupant.runs = counters.run;
      occupant.entries = counters.seq;
    }
    occupant.kind = occupant.tickets + occupant.runs > 0 ? Occupant::Kind::store : Occupant::Kind::empty;
  } catch (const Marked&) {
    throw;
  } catch (const Error& error) {
    // Of a server nobody here knows what is damaged: its administrators do.
    if (error.code == Code::try_again || Store::is_server(path)) throw;
    occupant.kind = Occupant::Kind::damaged;
  }
  return occupant;
}

Replacement::Replacement(const std::string& path, const std::string& folder)
    : path_(path),
      file_path_(Store::is_server(path) ? join_path(folder, "spoc.db") : path),
      file_(file_path_, file_path_) {}

void Replacement::copy(const std::string& from, const sql::Connection::Progress& progress) {
  if (!Store::is_server(from) && !file_exists(from)) throw Error(Code::not_found, format("there is no file {}", from));
  Session other(sql::open_connection(from, {}));
  write_file_of(other, name(), progress);
  bring_up(name());
}

namespace {

/// A copy of what is there, under a name beside `path`.
std::string keep(Session& there, const std::string& path) {
  std::string kept = free_name(path, "replaced");
  WorkFile copy(kept, path);
  write_file_of(there, copy.name(), {});
  copy.publish(false);
  return kept;
}

}  // namespace

std::string Replacement::keep_occupant(const Occupant& occupant) const {
  if (occupant.kind == Occupant::Kind::store) {
    Session there(sql::open_sqlite(path_, {}));
    return keep(there, path_);
  }
  if (occupant.kind != Occupant::Kind::damaged) return {};
  const std::string kept = free_name(path_, "damaged");
  for (const char* companion : {"-wal", "-shm"})
    if (file_exists(path_ + companion)) rename_file(path_ + companion, kept + companion);
  rename_file(path_, kept);
  return kept;
}

/// In one transaction: others see the old store until its commit, and then the new one.
std::string Replacement::install_on_server(const sql::Connection::Progress& progress) {
  Session made(sql::open_sqlite(name(), {}));
  Session there(sql::open_connection(path_, {.create = true}));
  Transaction reading(*made.connection, Transaction::Kind::read);
  Transaction writing(*there.connection, Transaction::Kind::write);
  std::string kept;
  const bool is_there = there.connection->schema_version() != 0;
  if (is_there) require_unmarked(*there.connection, there.connection->schema_version());
  apply(*there.connection, migrations());
  if (is_there) {
    const Counters counters = there.desk.counters();
    if (counters.ticket + counters.run > 0) kept = keep(there, file_path_);
    clear_store(*there.connection);
  }
  copy_store(made, there, progress);
  writing.commit();
  return kept;
}

std::string Replacement::install(const sql::Connection::Progress& progress) {
  if (Store::is_server(path_)) return install_on_server(progress);
  const Occupant occupant = occupant_of(path_);
  const std::string kept = keep_occupant(occupant);
  if (occupant.kind == Occupant::Kind::store || occupant.kind == Occupant::Kind::empty) {
    const auto there = sql::open_sqlite(path_, {.create = true});
    sql::replace_by_file(*there, name());
    return kept;
  }
  remove_companions(path_);
  remove_companions(name());
  file_.publish(false);
  return kept;
}

}  // namespace spoc::store
