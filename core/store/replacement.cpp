#include "store/replacement.h"

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "store/migrate.h"
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
  if (found == 0) throw Error(Code::configuration, "the copy is empty");
  if (found > current_schema()) require_schema(found, current_schema());
  connection->begin_write();
  apply(*connection, migrations());
  connection->commit();
  connection->settle();
}

}  // namespace

Occupant occupant_of(const std::string& path) {
  Occupant occupant;
  if (!file_exists(path)) return occupant;
  try {
    Session session(sql::open_sqlite(path, {}));
    Transaction transaction(*session.connection, Transaction::Kind::read);
    if (session.connection->schema_version() != 0) {
      const Counters counters = session.desk.counters();
      occupant.name = session.desk.desk().name;
      occupant.tickets = counters.ticket;
      occupant.runs = counters.run;
      occupant.entries = counters.seq;
    }
    occupant.kind = occupant.tickets + occupant.runs > 0 ? Occupant::Kind::store : Occupant::Kind::empty;
  } catch (const Error& error) {
    if (error.code == Code::try_again) throw;
    occupant.kind = Occupant::Kind::damaged;
  }
  return occupant;
}

Replacement::Replacement(const std::string& path) : path_(path), file_(path, path) {}

void Replacement::copy(const std::string& from, const sql::Connection::Progress& progress) {
  if (!file_exists(from)) throw Error(Code::not_found, format("there is no file {}", from));
  sql::open_sqlite(from, {})->copy_to(name(), progress);
  bring_up(name());
}

std::string Replacement::keep_occupant(const Occupant& occupant) const {
  if (occupant.kind == Occupant::Kind::store) {
    const std::string kept = free_name(path_, "replaced");
    WorkFile copy(kept, path_);
    sql::open_sqlite(path_, {})->copy_to(copy.name());
    copy.publish(false);
    return kept;
  }
  if (occupant.kind != Occupant::Kind::damaged) return {};
  const std::string kept = free_name(path_, "damaged");
  for (const char* companion : {"-wal", "-shm"})
    if (file_exists(path_ + companion)) rename_file(path_ + companion, kept + companion);
  rename_file(path_, kept);
  return kept;
}

std::string Replacement::install() {
  const Occupant occupant = occupant_of(path_);
  const std::string kept = keep_occupant(occupant);
  if (occupant.kind == Occupant::Kind::store || occupant.kind == Occupant::Kind::empty) {
    const auto there = sql::open_sqlite(path_, {.create = true});
    there->replace_by(name());
    return kept;
  }
  remove_companions(path_);
  remove_companions(name());
  file_.publish(false);
  return kept;
}

}  // namespace spoc::store
