// SQLite behind the seam, for the files of this driver only.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <vector>

#include "base/by_text.h"
#include "sql/connection.h"
#include "sql/text_index.h"

namespace spoc::sql {

/// Throws what `result` means; `doing` is what was tried: SQL text or a sentence.
[[noreturn]] void raise(sqlite3* database, int result, std::string_view doing);

class SqliteHeld;

class SqliteStatement final : public Statement {
 public:
  /// Comes behind what is held, if that is given.
  SqliteStatement(sqlite3* database, std::string_view sql, bool persistent, SqliteHeld* held = nullptr);
  ~SqliteStatement() override;
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  void bind(int parameter, std::int64_t value) override;
  void bind(int parameter, double value) override;
  void bind(int parameter, std::string_view text) override;
  void bind_blob(int parameter, std::string_view bytes) override;
  void bind_borrowed(int parameter, std::string_view text) override;
  void bind_borrowed_blob(int parameter, std::string_view bytes) override;
  void bind_null(int parameter) override;
  bool step() override;
  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  double real(int column) const override;
  std::string_view text(int column) const override;
  std::string_view blob(int column) const override;
  void reset() override;
  bool running() const override { return running_; }
  int parameters() const { return parameters_; }
  int columns() const override;
  std::string_view column_name(int column) const override;

 private:
  int position(int parameter) const;
  void bound(int result) const;
  void at_row(bool running);

  sqlite3* database_;
  SqliteHeld* held_;
  sqlite3_stmt* statement_ = nullptr;
  int parameters_ = 0;
  bool running_ = false;
};

class SqliteConnection : public Connection {
 public:
  SqliteConnection(const std::string& path, const OpenOptions& options);
  ~SqliteConnection() override;
  void leave() noexcept override;

  Engine engine() const override { return Engine::sqlite; }
  Statement& prepare(std::string_view sql, Rows rows) override;
  void script(std::string_view sql) override;
  void define(std::string_view definitions) override { script(definitions); }
  void begin_read() override;
  void begin_write() override;
  void confirm() override;
  void commit() override;
  void rollback() noexcept override;
  bool in_transaction() const override { return in_transaction_; }
  std::int64_t schema_version() override;
  void set_schema_version(std::int64_t version) override;
  std::int64_t data_version() override;
  std::string schema_text() override;
  std::vector<Column> columns(std::string_view table) override;
  void check(const std::function<void(std::string_view)>& found) override;
  std::string_view claim_clause() const override { return {}; }  // there is one writer at a time
  TextIndex& text_index() override;
  std::unique_ptr<Lock> try_lock(std::string_view name) override;
  std::unique_ptr<Connection> scratch() override { return open_sqlite(":memory:", {.create = true}); }
  std::int64_t bytes() override;
  std::optional<std::int64_t> connected_at_us() const override { return std::nullopt; }
  /// For what this seam does not say: everything that was written is there.
  sqlite3* database();
  void settle() override;
  void scrub() override;

 private:
  static int after_commit(void* self, sqlite3* database, const char* schema, int pages);

  void configure(const OpenOptions& options);
  void claim_new_file();
  std::int64_t pragma(std::string_view name);

  sqlite3* database_ = nullptr;
  bool bulk_ = false;
  bool in_transaction_ = false;
  int log_pages_ = 0;  // in the write-ahead log after the last commit
  std::unique_ptr<SqliteHeld> held_;
  ByText<std::vector<std::unique_ptr<Statement>>> statements_;
  std::unique_ptr<TextIndex> text_index_;
};

/// FTS5; see sqlite_text_index.cpp.
std::unique_ptr<TextIndex> make_sqlite_text_index(SqliteConnection& connection);

}  // namespace spoc::sql
