// PostgreSQL behind the seam, for the files of this driver only.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/by_text.h"
#include "sql/connection.h"
#include "sql/postgres_held.h"
#include "sql/postgres_library.h"
#include "sql/rows_in.h"
#include "sql/text_index.h"

namespace spoc::sql {

class PostgresStatement : public Statement {
 public:
  PostgresStatement(PostgresConnection& connection, std::string_view sql, std::string name, Rows rows);

  void bind(int parameter, std::int64_t value) override;
  void bind(int parameter, double value) override;
  void bind(int parameter, std::string_view text) override { bind_borrowed(parameter, text); }
  void bind_blob(int parameter, std::string_view bytes) override { bind_borrowed_blob(parameter, bytes); }
  /// Borrowed and copied are the same here: what is bound is copied once, for a statement may run again after a reconnection.
  void bind_borrowed(int parameter, std::string_view text) override;
  void bind_borrowed_blob(int parameter, std::string_view bytes) override;
  void bind_null(int parameter) override;
  bool step() override;
  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  double real(int column) const override;
  std::string_view text(int column) const override;
  std::string_view blob(int column) const override { return bytes(column); }
  void reset() override;
  bool running() const override { return running_; }
  int columns() const override;
  std::string_view column_name(int column) const override;

 private:
  friend class PostgresConnection;
  Parameter& parameter(int number);
  std::string_view bytes(int column) const;
  bool is_integer(int column) const;
  bool first_portion();
  bool next_portion();

  PostgresConnection& connection_;
  std::string sql_, name_;
  bool gives_rows_;            // whether it can give any
  bool reads_;                 // and changes nothing
  std::optional<PlainInsert> plain_insert_;
  std::string inserts_into_;   // the table, when it does nothing but insert and reads no other; else empty
  bool in_portions_;           // through a cursor, when there may be many
  std::int64_t known_to_ = 0;  // the session of the server in which it is prepared
  Parameters parameters_;
  mutable PostgresResult result_;
  mutable std::vector<std::string> digits_;  // of columns that are numbers and were asked for as text
  int row_ = -1;
  bool running_ = false;
  bool cursor_ = false;  // one is open
};

class PostgresConnection : public Connection {
 public:
  /// `watching`: to see what another session does, with no doubts of its own.
  PostgresConnection(const std::string& where, const OpenOptions& options, bool watching = false);
  ~PostgresConnection() override;

  Engine engine() const override { return Engine::postgres; }
  Statement& prepare(std::string_view sql, Rows rows) override;
  void script(std::string_view sql) override;
  void define(std::string_view definitions) override;
  void begin_read() override;
  void begin_write() override;
  void confirm() override;
  void commit() override;
  void rollback() noexcept override;
  bool in_transaction() const override { return in_transaction_; }
  void leave() noexcept override {}
  std::int64_t schema_version() override;
  void set_schema_version(std::int64_t version) override;
  std::int64_t data_version() override;
  std::string schema_text() override;
  std::vector<Column> columns(std::string_view table) override;
  void check(const std::function<void(std::string_view)>& found) override;
  std::string_view claim_clause() const override { return " for update skip locked"; }
  TextIndex& text_index() override;
  std::unique_ptr<Lock> try_lock(std::string_view name) override;
  std::unique_ptr<Connection> scratch() override;
  std::int64_t bytes() override;
  std::optional<std::int64_t> connected_at_us() const override { return connected_at_us_; }
  std::optional<Replica> replica() override { return replica_; }
  bool in_reach() noexcept override;
  void settle() override {}
  void scrub() override;

  /// Sends a statement that gives no rows; what it meets is told by whatever waits next. Of a connection for bulk, a plain insert
  /// waits for others until something else is sent.
  void send(PostgresStatement& statement);
  /// The same, at once, with those values.
  void send_now(PostgresStatement& statement, const Parameters& parameters);
  /// Sends it and waits.
  PostgresResult fetch(PostgresStatement& statement);
  /// What its columns are.
  PostgresResult describe(PostgresStatement& statement);
  /// Sends the text with what is bound to the statement, unprepared.
  void send_text(const std::string& sql, const PostgresStatement* bound = nullptr);
  /// Waits for what was sent; gives what the last of it gave.
  PostgresResult finish();
  /// Asks; once more, of a new session, when this one is lost and had answered nothing that belongs to it: `reads` says that the
  /// question changes nothing.
  bool asked(bool reads, const std::function<bool()>& ask);
  /// A stream of rows: until it has ended or been given up, nothing else is sent.
  void begin_copy(const std::string& sql);
  void send_copy(std::string_view bytes);
  void end_copy();
  void give_up_copy() noexcept;
  /// Which session of the server this is: another one after a reconnection.
  std::int64_t session() const { return session_; }

 private:
  struct Finish {
    void operator()(PGconn* connection) const { postgres().PQfinish(connection); }
  };

  enum class Need { any, writes };
  void connect(Need need = Need::any);
  bool try_connect(const char* attributes, std::string& why);
  bool connect_once(Need need, std::string& why);
  bool introduce(std::string& why);
  [[noreturn]] void refuse_replica() const;
  bool enter_pipeline();
  PostgresResult plain(const std::string& sql);
  void await();
  bool is_working();
  void need_connection();
  void prepare_there(PostgresStatement& statement);
  void send_held();
  void sent(int result);
  void end_copy_by(const PGresult* result);
  void forget_what_was_sent() noexcept;
  std::int64_t number(const std::string& sql);
  [[noreturn]] void raise(const std::string& state, std::string message);

  std::string where_, options_;
  int wait_ms_;
  bool create_, bulk_, watching_ = false, several_hosts_ = false;
  std::unique_ptr<PGconn, Finish> server_;
  std::int64_t session_ = 0;  // how often a session of the server was begun
  bool in_transaction_ = false, writing_ = false, committing_ = false, has_schema_ = false;
  bool answered_ = false;              // something in this transaction
  std::optional<Replica> replica_;
  std::optional<Refused> refused_;                    // what ended this transaction: it takes nothing more
  std::optional<std::int64_t> schema_;                // as it was found on connecting, until it is asked for
  HeldRows held_rows_{*this};
  std::deque<PostgresStatement*> waiting_;  // sent and not answered: what is prepared by it, or null
  ByText<std::vector<std::unique_ptr<PostgresStatement>>> statements_;
  std::int64_t names_ = 0, connected_at_us_ = 0;
  std::shared_ptr<std::set<std::string>> held_ = std::make_shared<std::set<std::string>>();  // locks by name; they may outlive it
  std::unique_ptr<TextIndex> text_index_;
};

/// A server's message without its lines and its "ERROR:".
std::string trimmed(std::string_view said);

/// The answer that a table is not there; https://www.postgresql.org/docs/15/errcodes-appendix.html
inline constexpr std::string_view kNoTable = "42P01";

/// Rows as a stream; see postgres_copy.cpp.
std::unique_ptr<RowsIn> copy_rows_into(Connection& connection, std::string_view table, const std::vector<Column>& columns);

/// Words in a table; see postgres_text_index.cpp.
std::unique_ptr<TextIndex> make_postgres_text_index(Connection& connection);

}  // namespace spoc::sql
