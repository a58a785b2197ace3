// Whole databases: copying one while others write, and replacing one while others have it open.
// https://www.sqlite.org/backup.html
#include "sql/sqlite_copy.h"

#include "base/format.h"
#include "base/work_file.h"
#include "sql/sqlite.h"

namespace spoc::sql {

namespace {

/// Some 8 MiB between two words of progress.
constexpr int kPagesAtOnce = 2048;

/// Another database, open for the time of a copy.
class Other {
 public:
  Other(const std::string& path, int flags) {
    const int result = sqlite3_open_v2(path.c_str(), &database_, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    if (result == SQLITE_OK) return;
    const std::string why = sqlite3_errmsg(database_);
    sqlite3_close_v2(database_);
    throw Error((flags & SQLITE_OPEN_CREATE) ? Code::cannot_create : Code::io,
                format("{} cannot be opened: {}", path, why));
  }
  ~Other() { sqlite3_close_v2(database_); }
  Other(const Other&) = delete;
  Other& operator=(const Other&) = delete;

  void run(const char* sql) {
    const int result = sqlite3_exec(database_, sql, nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) raise(database_, result, sql);
  }
  sqlite3* get() const { return database_; }

 private:
  sqlite3* database_ = nullptr;
};

void copy(sqlite3* to, sqlite3* from, const Connection::Progress& progress) {
  sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
  if (backup == nullptr) raise(to, sqlite3_extended_errcode(to), "copy");
  int result = SQLITE_OK;
  while (result == SQLITE_OK) {
    result = sqlite3_backup_step(backup, progress ? kPagesAtOnce : -1);
    const int all = sqlite3_backup_pagecount(backup);
    if (progress) progress(all - sqlite3_backup_remaining(backup), all);
  }
  const int finished = sqlite3_backup_finish(backup);
  if (result != SQLITE_DONE) raise(nullptr, result, "copy");
  if (finished != SQLITE_OK) raise(nullptr, finished, "copy");
}

SqliteConnection& file_of(Connection& connection) {
  ensure(connection.engine() == Engine::sqlite, "files are copied as files");
  return static_cast<SqliteConnection&>(connection);
}

}  // namespace

void copy_file(Connection& connection, const std::string& path, const Connection::Progress& progress) {
  SqliteConnection& from = file_of(connection);
  if (file_size(path) > 0) throw Error(Code::cannot_create, format("{} is there already", path));
  Other other(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW);
  // Nobody knows the copy yet: it needs no journal, and is flushed once at the end.
  other.run("pragma journal_mode = off; pragma synchronous = off");
  // A snapshot of this connection's, or a write beside it would begin the copy anew.
  const bool inside = from.in_transaction();
  if (!inside) from.begin_read();
  try {
    from.schema_version();  // the snapshot is taken by the first read
    copy(other.get(), from.database(), progress);
  } catch (...) {
    if (!inside) from.rollback();
    throw;
  }
  if (!inside) from.commit();
  // Without the mark of a write-ahead log it can be read where nothing can be written beside it.
  other.run("pragma synchronous = full; pragma journal_mode = delete");
}

void replace_by_file(Connection& connection, const std::string& path) {
  Other other(path, SQLITE_OPEN_READWRITE);
  copy(file_of(connection).database(), other.get(), {});
}

void end_as_one_file(Connection& connection) {
  file_of(connection).script("pragma journal_mode = delete");
}

void SqliteConnection::scrub() {
  // A new file of the rows there are, and the old one overwritten with it through the log.
  script("vacuum");
  settle();
}

void SqliteConnection::settle() {
  int left = 0, moved = 0;
  const int result = sqlite3_wal_checkpoint_v2(database(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, &left, &moved);
  if (result != SQLITE_OK) raise(database_, result, "move the log into the store");
  log_pages_ = 0;
}

}  // namespace spoc::sql
