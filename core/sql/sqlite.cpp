#include "sql/sqlite.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

#include "base/format.h"
#include "sql/sqlite_files.h"
#include "sql/sqlite_held.h"

namespace spoc::sql {

namespace {

constexpr std::int64_t kApplicationId = 0x73706f63;  // "spoc"
/// A command leaves its write-ahead log to the next one until it has this many pages: what replaying them costs when a
/// store is opened is less than what a checkpoint costs at every close (README).
constexpr int kPagesLeftAtClose = 128;
constexpr int kPagesBeforeCheckpoint = 1000;
constexpr int kPagesBeforeCheckpointInBulk = 16'000;

bool exists(const std::string& path) {
  return access(path.c_str(), F_OK) == 0;
}

/// A new store is its owner's alone whatever the umask: it holds what people told the desk. Files beside it get its mode, so that
/// whoever is let in later is let into all of them. One that is there already stays as it is.
void create_for_owner(const std::string& path) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file >= 0) close(file);  // what is wrong otherwise, opening it says
}

/// Closes a database that could not become a connection.
struct Closer {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

/// Statistics of memory take a lock at every allocation, and nobody asks for them.
void leave_out_statistics() {
  static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  ensure(configured == SQLITE_OK || configured == SQLITE_MISUSE, "SQLite is configured before it is used");
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::string& path, const OpenOptions& options) {
  return std::make_unique<SqliteConnection>(path, options);
}

SqliteConnection::SqliteConnection(const std::string& path, const OpenOptions& options) : bulk_(options.bulk) {
  leave_out_statistics();
  const bool in_memory = path == ":memory:";
  if (!options.create && !in_memory && !exists(path))
    throw Error(Code::not_found, format("there is no store at {}", path), "`spoc init` makes one");
  if (options.create && !in_memory) create_for_owner(path);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (options.create) flags |= SQLITE_OPEN_CREATE;
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &opened, flags, journal_keeping_files());
  std::unique_ptr<sqlite3, Closer> guard(opened);
  if (result != SQLITE_OK) raise(opened, result, "open");
  database_ = opened;
  held_ = std::make_unique<SqliteHeld>();
  configure(options);
  if (options.create) claim_new_file();
  if (pragma("application_id") != kApplicationId) {
    statements_.clear();
    held_.reset();
    throw Error(Code::configuration, format("{} is no store of spoc", path));
  }
  guard.release();
}

void SqliteConnection::configure(const OpenOptions& options) {
  sqlite3_busy_timeout(database_, options.wait_ms);
  sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  sqlite3_db_config(database_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(database_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(database_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  sqlite3_wal_hook(database_, &SqliteConnection::after_commit, this);
  script(options.bulk ? "pragma synchronous = full; pragma cache_size = -65536" : "pragma synchronous = full");
}

void SqliteConnection::claim_new_file() {
  // The mark comes first and at once, so that what an interrupted command leaves is empty or ours.
  if (pragma("page_count") == 0) script(format("pragma page_size = 4096; pragma application_id = {}", kApplicationId));
  if (pragma("application_id") == kApplicationId) script("pragma journal_mode = wal");
}

SqliteConnection::~SqliteConnection() {
  held_->forget();
  statements_.clear();
  text_index_.reset();
  held_.reset();
  leave();
  sqlite3_close_v2(database_);
}

void SqliteConnection::leave() noexcept {
  if (log_pages_ >= kPagesLeftAtClose) {
    // Who is in the way keeps reading; a later command tries again.
    sqlite3_busy_timeout(database_, 0);
    sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  }
}

int SqliteConnection::after_commit(void* self, sqlite3* database, const char* schema, int pages) {
  auto& connection = *static_cast<SqliteConnection*>(self);
  connection.log_pages_ = pages;
  if (pages >= (connection.bulk_ ? kPagesBeforeCheckpointInBulk : kPagesBeforeCheckpoint))
    sqlite3_wal_checkpoint_v2(database, schema, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  return SQLITE_OK;  // the commit is durable, whatever became of the checkpoint
}

void SqliteConnection::begin_read() {
  script("begin");
  in_transaction_ = true;
}

void SqliteConnection::begin_write() {
  script("begin immediate");
  in_transaction_ = true;
  held_->hold(true);
}

void SqliteConnection::confirm() {
  held_->flush();
}

void SqliteConnection::commit() {
  script("commit");
  in_transaction_ = false;
  held_->hold(false);
}

sqlite3* SqliteConnection::database() {
  held_->flush();
  return database_;
}

Statement& SqliteConnection::prepare(std::string_view sql, Rows) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) found = statements_.try_emplace(std::string(sql)).first;
  for (auto& statement : found->second)
    if (!statement->running()) return *statement;
  std::unique_ptr<Statement> made;
  if (can_give_rows(sql))
    made = std::make_unique<SqliteStatement>(database(), sql, bulk_, held_.get());
  else
    made = std::make_unique<SqliteChange>(*held_, held_->statement(database(), sql));
  return *found->second.emplace_back(std::move(made));
}

void SqliteConnection::script(std::string_view sql) {
  const std::string text(sql);
  const int result = sqlite3_exec(database(), text.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) raise(database_, result, sql);
}

void SqliteConnection::rollback() noexcept {
  held_->forget();
  held_->hold(false);
  in_transaction_ = false;
  // Fails only when the engine has rolled back already (a full disk does that).
  sqlite3_exec(database_, "rollback", nullptr, nullptr, nullptr);
}

std::int64_t SqliteConnection::pragma(std::string_view name) {
  SqliteStatement statement(database(), format("pragma {}", name), false);
  return statement.step() ? statement.integer(0) : 0;
}

std::int64_t SqliteConnection::schema_version() {
  return pragma("user_version");
}

void SqliteConnection::set_schema_version(std::int64_t version) {
  script(format("pragma user_version = {}", version));
}

std::int64_t SqliteConnection::data_version() {
  return pragma("data_version");
}

std::string SqliteConnection::schema_text() {
  SqliteStatement statement(database(), "select type, name, sql from sqlite_schema where sql is not null order by 1, 2",
                            false);
  std::string all;
  while (statement.step()) all += format("{} {}: {}\n", statement.text(0), statement.text(1), statement.text(2));
  return all;
}

std::vector<Column> SqliteConnection::columns(std::string_view table) {
  SqliteStatement statement(database(), format("pragma table_info({})", table), false);
  std::vector<Column> all;
  while (statement.step()) {
    const std::string_view type = statement.text(2);
    const auto kind = type == "INTEGER" ? Column::Kind::integer
                      : type == "BLOB"  ? Column::Kind::blob
                      : type == "REAL"  ? Column::Kind::real
                                        : Column::Kind::text;
    all.push_back({std::string(statement.text(1)), kind, static_cast<int>(statement.integer(5))});
  }
  return all;
}

void SqliteConnection::check(const std::function<void(std::string_view)>& found) {
  SqliteStatement integrity(database(), "pragma integrity_check", false);
  while (integrity.step())
    if (integrity.text(0) != "ok") found(integrity.text(0));
  SqliteStatement references(database_, "pragma foreign_key_check", false);
  while (references.step())
    found(format("a row of {} refers to a row of {} that is not there", references.text(0), references.text(2)));
}

TextIndex& SqliteConnection::text_index() {
  if (!text_index_) text_index_ = make_sqlite_text_index(*this);
  return *text_index_;
}

std::int64_t SqliteConnection::bytes() {
  const char* path = sqlite3_db_filename(database_, "main");
  std::int64_t all = 0;
  for (const char* part : {"", "-wal"}) {
    struct stat facts {};
    if (path != nullptr && stat((std::string(path) + part).c_str(), &facts) == 0) all += facts.st_size;
  }
  return all;
}

std::unique_ptr<Lock> SqliteConnection::try_lock(std::string_view name) {
  const char* path = sqlite3_db_filename(database_, "main");
  if (path == nullptr || *path == '\0') return std::make_unique<Lock>();  // in memory: nobody else can reach it
  return lock_beside(path, name);
}

}  // namespace spoc::sql
