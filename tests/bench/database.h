// The least that a C++ program needs to write rows durably with SQLite. A failure ends the program: a floor has no
// second try.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace spoc::bench {

/// Bytes that are bound as they are.
struct Bytes {
  std::string_view data;
};

class Database {
 public:
  explicit Database(const char* path) {
    check(sqlite3_open_v2(path, &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
    check(sqlite3_busy_timeout(handle_, 5000));
    run("pragma synchronous = full");
  }
  Database(const Database&) = delete;
  ~Database() { sqlite3_close_v2(handle_); }

  void check(int code) const {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(handle_));
    std::exit(74);
  }
  void run(const char* sql) const { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }
  sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

class Statement {
 public:
  Statement(const Database& database, std::string_view sql) : database_(database) {
    database.check(sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle_, nullptr));
  }
  Statement(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(handle_); }

  template <class... Values>
  Statement& bind(const Values&... values) {
    int position = 0;
    (bind_one(++position, values), ...);
    return *this;
  }
  /// True while there is a row.
  bool step() {
    int code = sqlite3_step(handle_);
    database_.check(code);
    return code == SQLITE_ROW;
  }
  void reset() { sqlite3_reset(handle_); }
  void run() {
    step();
    reset();
  }
  bool is_text(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_TEXT; }
  /// Valid until the next step.
  std::string_view text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))) : std::string_view();
  }
  std::int64_t number(int column) const { return sqlite3_column_int64(handle_, column); }

 private:
  void bind_one(int position, std::int64_t value) { database_.check(sqlite3_bind_int64(handle_, position, value)); }
  void bind_one(int position, std::string_view value) {
    database_.check(sqlite3_bind_text(handle_, position, value.data(), static_cast<int>(value.size()), SQLITE_STATIC));
  }

  void bind_one(int position, Bytes value) {
    database_.check(sqlite3_bind_blob(handle_, position, value.data.data(), static_cast<int>(value.data.size()), SQLITE_STATIC));
  }

  const Database& database_;
  sqlite3_stmt* handle_ = nullptr;
};

}  // namespace spoc::bench
