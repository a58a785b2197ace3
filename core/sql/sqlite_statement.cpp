#include <algorithm>

#include "base/format.h"
#include "sql/sqlite.h"
#include "sql/sqlite_held.h"

namespace spoc::sql {

namespace {

Code code_of(int result) {
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Code::try_again;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
      return Code::data;
    case SQLITE_NOTADB:
      return Code::configuration;
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CORRUPT:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_NOLFS:
    case SQLITE_PROTOCOL:
    case SQLITE_NOMEM:
      return Code::io;
    default:
      return Code::defect;
  }
}

std::string_view advice(int result) {
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is writing; try again, or wait longer with --wait";
    case SQLITE_FULL:
      return "make room on the disk and repeat what the command has not said is done: that was not written";
    case SQLITE_CORRUPT:
      return "see what `spoc verify` says; `spoc restore` brings a backup back";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "the store and its folder must be writable";
    default:
      return {};
  }
}

/// The text with `?1` for `$1`: SQLite looks a name up among all others each time it meets one, and takes a number as it
/// is. Throws defect unless the parameters are $1 to $n, each of which appears.
std::string with_numbers(std::string_view sql) {
  std::string text(sql);
  std::vector<bool> seen;
  char quoted = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted != 0) {
      if (text[i] == quoted) quoted = 0;
      continue;
    }
    if (text[i] == '\'' || text[i] == '"') quoted = text[i];
    ensure(text[i] != '?', "parameters are $1, $2 …");
    if (text[i] != '$') continue;
    const int number = std::atoi(text.c_str() + i + 1);
    ensure(number >= 1 && number < 1000, "parameters are $1, $2 …");
    if (seen.size() < static_cast<std::size_t>(number)) seen.resize(static_cast<std::size_t>(number));
    seen[static_cast<std::size_t>(number - 1)] = true;
    text[i] = '?';
  }
  ensure(std::find(seen.begin(), seen.end(), false) == seen.end(), "parameters are $1 to $n without a gap");
  return text;
}

}  // namespace

void raise(sqlite3* database, int result, std::string_view doing) {
  const Code code = code_of(result);
  const char* said = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(result);
  if (code == Code::try_again) throw Error(code, "the store is locked by another program", std::string(advice(result)));
  if (code == Code::defect) throw Error(code, format("SQL failed: {} in: {}", said, doing));
  throw Error(code, format("the store cannot be used: {}", said), std::string(advice(result)));
}

SqliteStatement::SqliteStatement(sqlite3* database, std::string_view sql, bool persistent, SqliteHeld* held)
    : database_(database), held_(held) {
  const std::string text = with_numbers(sql);
  const int result = sqlite3_prepare_v3(database, text.data(), static_cast<int>(text.size()),
                                        persistent ? SQLITE_PREPARE_PERSISTENT : 0, &statement_, nullptr);
  if (result != SQLITE_OK) raise(database, result, sql);
  ensure(statement_ != nullptr, "a statement has text");
  parameters_ = sqlite3_bind_parameter_count(statement_);
}

SqliteStatement::~SqliteStatement() {
  at_row(false);
  sqlite3_finalize(statement_);
}

/// Every bind asks for one: what is held comes first.
int SqliteStatement::position(int parameter) const {
  if (held_ != nullptr) held_->flush();
  ensure(parameter >= 1 && parameter <= parameters_, "a bound parameter exists");
  return parameter;
}

void SqliteStatement::bound(int result) const {
  if (result != SQLITE_OK) raise(database_, result, sqlite3_sql(statement_));
}

void SqliteStatement::bind(int parameter, std::int64_t value) {
  bound(sqlite3_bind_int64(statement_, position(parameter), value));
}
void SqliteStatement::bind(int parameter, double value) {
  bound(sqlite3_bind_double(statement_, position(parameter), value));
}
// A null pointer would bind null, and an empty view may have one.
void SqliteStatement::bind(int parameter, std::string_view text) {
  bound(sqlite3_bind_text64(statement_, position(parameter), text.empty() ? "" : text.data(), text.size(),
                            SQLITE_TRANSIENT, SQLITE_UTF8));
}
void SqliteStatement::bind_blob(int parameter, std::string_view bytes) {
  bound(sqlite3_bind_blob64(statement_, position(parameter), bytes.empty() ? "" : bytes.data(), bytes.size(),
                            SQLITE_TRANSIENT));
}
void SqliteStatement::bind_borrowed(int parameter, std::string_view text) {
  bound(sqlite3_bind_text64(statement_, position(parameter), text.empty() ? "" : text.data(), text.size(),
                            SQLITE_STATIC, SQLITE_UTF8));
}
void SqliteStatement::bind_borrowed_blob(int parameter, std::string_view bytes) {
  bound(sqlite3_bind_blob64(statement_, position(parameter), bytes.empty() ? "" : bytes.data(), bytes.size(),
                            SQLITE_STATIC));
}
void SqliteStatement::bind_null(int parameter) {
  bound(sqlite3_bind_null(statement_, position(parameter)));
}

void SqliteStatement::at_row(bool running) {
  if (held_ != nullptr && running != running_) held_->at_row(running ? 1 : -1);
  running_ = running;
}

bool SqliteStatement::step() {
  if (held_ != nullptr) held_->flush();
  const int result = sqlite3_step(statement_);
  at_row(result == SQLITE_ROW);
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) {
    // The message is lost by the reset, and the reset must happen.
    try {
      raise(database_, result, sqlite3_sql(statement_));
    } catch (...) {
      sqlite3_reset(statement_);
      throw;
    }
  }
  sqlite3_reset(statement_);
  return false;
}

bool SqliteStatement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
std::int64_t SqliteStatement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double SqliteStatement::real(int column) const {
  return sqlite3_column_double(statement_, column);
}
std::string_view SqliteStatement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}
std::string_view SqliteStatement::blob(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void SqliteStatement::reset() {
  if (!running_) return;
  at_row(false);
  sqlite3_reset(statement_);
}

int SqliteStatement::columns() const {
  return sqlite3_column_count(statement_);
}
std::string_view SqliteStatement::column_name(int column) const {
  return sqlite3_column_name(statement_, column);
}

}  // namespace spoc::sql
