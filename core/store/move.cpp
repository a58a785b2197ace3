#include "store/move.h"

#include <sys/stat.h>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "store/copy.h"
#include "store/migrate.h"
#include "store/moved.h"
#include "store/roles.h"

namespace spoc::store {

namespace {

/// The token of the operation that made the desk: no other desk has it. Empty when there is none.
std::string identity_of(sql::Connection& connection) {
  sql::Use statement(connection.prepare("select token from operation where id = 1"));
  return statement->step() ? std::string(statement->text(0)) : std::string();
}

/// A file is for whoever the one was for that it comes from.
void give_mode(const std::string& from, const std::string& to) {
  struct stat like {};
  if (Store::is_server(from) || Store::is_server(to) || ::stat(from.c_str(), &like) != 0) return;
  for (const char* companion : {"", "-wal", "-shm"})
    if (file_exists(to + companion) && ::chmod((to + companion).c_str(), like.st_mode & 0666) != 0)
      throw Error(Code::io, format("{} cannot be given the permissions of {}", to, from));
}

}  // namespace

std::optional<std::string> moved_to(const std::string& where) {
  const auto connection = sql::open_connection(where, {});
  return connection->schema_version() > kElsewhere ? place_it_moved_to(*connection) : std::nullopt;
}

Move::Move(std::string from, std::string to, Instant now, int wait_ms)
    : from_(std::move(from)), to_(std::move(to)), source_(sql::open_connection(from_, {.wait_ms = wait_ms})) {
  if (from_ == to_) throw Error(Code::usage, format("the store is at {} already", to_), "name another place");
  require_schema(*source_.connection);
  alone_ = source_.connection->try_lock("sweep");
  if (!alone_) throw Error(Code::try_again, "a sweep is going on", "try again when it is done");
  source_.connection->begin_write();
  source_.desk.desk();  // somebody may have moved it while the lock was waited for
  require_quiet(now);
  require_free();
}

Move::~Move() {
  if (source_.connection->in_transaction()) source_.connection->rollback();
}

/// What is under way writes down how it ended; at the old place nobody would read it, and it would be done once more at
/// the new one.
void Move::require_quiet(Instant now) {
  const auto leased = [&](const char* sql) {
    sql::Use statement(source_.connection->prepare(sql));
    statement->bind(1, now.us);
    return statement->step() && statement->integer(0) > 0;
  };
  if (leased("select count(*) from outbox where state = 'leased' and not_before > $1") ||
      leased("select count(*) from step where kind = 'action' and (state = 'active' or state = 'failed') and "
             "lease_until > $1"))
    throw Error(Code::try_again, "something is being delivered", "try again when `spoc deliver` is done");
}

bool Move::is_ours(sql::Connection& there) {
  return identity_of(there) == identity_of(*source_.connection);
}

void Move::require_free() {
  if (!Store::is_server(to_) && !file_exists(to_)) return;
  const Error taken(Code::cannot_create, format("there is something at {} already", to_),
                    "name a place where nothing is yet");
  try {
    const auto there = sql::open_connection(to_, {.create = true});
    const std::int64_t found = there->schema_version();
    if (found == 0 || (found > kUnfinished && found <= kElsewhere)) return;
    // Where this desk has been before, everything there is known to it.
    if (found > kElsewhere && is_ours(*there)) return;
  } catch (const Error& error) {
    if (error.code == Code::configuration) throw taken;
    throw;
  }
  throw taken;
}

void Move::make_room(sql::Connection& there) {
  const std::int64_t found = there.schema_version();
  there.begin_write();
  if (found != 0) {
    clear_store(there);
    take_word_back(there);
  }
  apply(there, migrations());
  there.set_schema_version(kUnfinished + current_schema());
  there.commit();
}

Extent Move::extent() {
  const Counters counters = source_.desk.counters();
  return {counters.ticket, counters.run, counters.seq, source_.connection->bytes()};
}

void Move::copy(const sql::Connection::Progress& progress) {
  if (!Store::is_server(to_)) make_folders(parent_folder(to_));
  Session target(sql::open_connection(to_, {.create = true, .bulk = true}));
  give_mode(from_, to_);
  make_room(*target.connection);
  Transaction transaction(*target.connection, Transaction::Kind::write);
  copy_store(source_, target, progress);
  transaction.commit();
  target.connection->settle();
}

std::vector<std::string> Move::let_in() {
  return let_in_like(*source_.connection, *sql::open_connection(to_, {}));
}

std::unique_ptr<Store> Move::made() {
  return std::make_unique<Store>(sql::open_connection(to_, {}));
}

void Move::finish() {
  leave_word(*source_.connection, to_);
  source_.connection->commit();
  finish_move(to_);
}

void finish_move(const std::string& to) {
  const auto connection = sql::open_connection(to, {});
  const std::int64_t found = connection->schema_version();
  if (found <= kUnfinished || found > kElsewhere) return;
  connection->begin_write();
  connection->set_schema_version(without_mark(found));
  connection->commit();
}

}  // namespace spoc::store
