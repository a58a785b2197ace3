// One connection to one database, and its prepared statements. Drivers differ behind this seam; the SQL text does not
// (README: the list both databases obey). Only this folder includes sqlite3.h and libpq-fe.h.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace spoc::sql {

class Prepared;
class TextIndex;

/// A prepared statement. Parameters count from 1, columns from 0. `bind` and `bind_blob` copy what they are given; the
/// borrowed forms do not: the bytes must live until the statement has ended or is reset.
class Statement {
 public:
  virtual ~Statement() = default;
  virtual void bind(int parameter, std::int64_t value) = 0;
  virtual void bind(int parameter, double value) = 0;
  virtual void bind(int parameter, std::string_view text) = 0;
  virtual void bind_blob(int parameter, std::string_view bytes) = 0;
  virtual void bind_borrowed(int parameter, std::string_view text) = 0;
  virtual void bind_borrowed_blob(int parameter, std::string_view bytes) = 0;
  virtual void bind_null(int parameter) = 0;
  /// The next row; false at the end, which also resets the statement. Throws Error: try_again on a conflict or a lock,
  /// io on a failed or damaged disk, Refused for a change that is not taken,
  /// now or by whatever waits next, defect on wrong SQL.
  virtual bool step() = 0;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  /// Empty for null. Valid until the next step or reset.
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view blob(int column) const = 0;
  /// Ready to be bound and run again. What was bound stays bound.
  virtual void reset() = 0;
  /// True between a row and the end: preparing its text again then gives another statement.
  virtual bool running() const = 0;
  virtual int columns() const = 0;
  virtual std::string_view column_name(int column) const = 0;
};

/// Runs a statement whose rows nobody wants.
inline void run(Statement& statement) {
  while (statement.step()) {
  }
}

/// A lock by name, held while this lives and never longer than its process: the engine or the system lets it go when the process
/// is killed.
class Lock {
 public:
  virtual ~Lock() = default;
};

enum class Engine { sqlite, postgres };

/// A column of a table. `key` is its place in the primary key, from 1; 0 when it is not part of it.
struct Column {
  enum class Kind { integer, text, blob, real };
  std::string name;
  Kind kind = Kind::text;
  int key = 0;
};

/// How many rows a question may have. Those of `many` come from a server in portions, in a transaction.
enum class Rows { few, many };

/// Another transaction won: this one has to be rolled back and may be tried again.
class Conflict : public Error {
 public:
  using Error::Error;
};

/// What was to be written is not taken, and the transaction is lost, possibly for something written a while before: nothing waits for
/// changes that give no rows.
class Refused : public Error {
 public:
  using Error::Error;
};

/// The server is out of reach. The next transaction connects again, and so does a reading of which nothing was answered yet.
class ConnectionLost : public Error {
 public:
  enum class When {
    before,   ///< anything was done: unavailable
    within,   ///< a transaction, which is lost as a whole: io
    around    ///< a commit, of which nobody here knows whether it went through: io
  };
  ConnectionLost(std::string message, std::string hint, When when)
      : Error(when == When::before ? Code::unavailable : Code::io, std::move(message), std::move(hint)), committing(when == When::around) {}
  bool committing;
};

/// A server that copies another one and only lets read. How old what it shows may be, microseconds; nothing while it cannot tell.
struct Replica {
  std::optional<std::int64_t> behind_us;
};

class Connection {
 public:
  virtual ~Connection() = default;
  virtual Engine engine() const = 0;
  /// Prepared once per text and kept for the connection's life; the statement comes reset and is never one that is
  /// running.
  virtual Statement& prepare(std::string_view sql, Rows rows = Rows::few) = 0;
  /// Told of every statement that a class may prepare on this connection. Drivers do nothing with it; a test prepares
  /// all.
  virtual void expect(Prepared&) {}
  /// Several statements without parameters or results.
  virtual void script(std::string_view sql) = 0;
  /// The same for definitions of tables and indexes, which name types as SQLite does, in capitals (store/schema).
  virtual void define(std::string_view definitions) = 0;
  /// The only two ways into a transaction. `write` takes the write lock before anything is read and waits for it up to the
  /// connection's wait, so that decisions are made one after the other.
  virtual void begin_read() = 0;
  virtual void begin_write() = 0;
  /// Waits until everything that was written is taken; throws Refused when it is not.
  virtual void confirm() = 0;
  /// Throws Conflict when another transaction won: then roll back.
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  virtual bool in_transaction() const = 0;
  /// The process ends without closing: does what closing would do for whoever comes next. Nothing else may follow.
  virtual void leave() noexcept = 0;

  /// The number that the schema's migrations count; 0 in a new database. Part of the transaction.
  virtual std::int64_t schema_version() = 0;
  virtual void set_schema_version(std::int64_t version) = 0;
  /// Another number once another connection has committed since the last time.
  virtual std::int64_t data_version() = 0;
  /// Every table and index as its definition, one a line, sorted: equal for two databases with the same schema.
  virtual std::string schema_text() = 0;
  /// The columns of that table, in the order of its definition; none when there is no such table.
  virtual std::vector<Column> columns(std::string_view table) = 0;
  /// The engine's own check of its files and references; each finding is one sentence.
  virtual void check(const std::function<void(std::string_view)>& found) = 0;
  /// What a `select` that claims rows ends with, so that two workers never claim the same; begins with a blank.
  virtual std::string_view claim_clause() const = 0;
  /// The index for text search; lives as long as the connection.
  virtual TextIndex& text_index() = 0;
  /// An empty database of the same engine, which goes with its connection.
  virtual std::unique_ptr<Connection> scratch() = 0;
  /// How many bytes everything takes.
  virtual std::int64_t bytes() = 0;
  /// What a server's clock said when it was connected to, microseconds UTC: one clock for all that share the store. Nothing when the
  /// engine is this process.
  virtual std::optional<std::int64_t> connected_at_us() const = 0;
  /// What was found when it was connected to, when that was a replica.
  virtual std::optional<Replica> replica() { return std::nullopt; }
  /// Whether it can be spoken to at this moment: asked once and, when the session is lost, connected to once, without the wait that
  /// a transaction has. Outside transactions.
  virtual bool in_reach() noexcept { return true; }
  /// The lock of that name (letters only) on this database, among all processes that use it; nothing while another one has it.
  /// Never waits, and has nothing to do with transactions. Throws cannot_create or io.
  virtual std::unique_ptr<Lock> try_lock(std::string_view name) = 0;
  /// Told how much of how much is done, in whatever it is counted.
  using Progress = std::function<void(std::int64_t done, std::int64_t all)>;
  /// Leaves nothing in the files that is not in use any more: pages are written anew. Outside a transaction.
  virtual void scrub() = 0;
  /// Moves everything into the one file. Throws try_again while others read what was before.
  virtual void settle() = 0;
};

/// How a database is opened. `wait_ms` is how long a lock is waited for before try_again.
struct OpenOptions {
  bool create = false;
  bool read_only = false;
  int wait_ms = 5000;
  bool bulk = false;  ///< many transactions will follow: larger cache, checkpoints by size only
};

/// Opens SQLite at `path`. Throws not_found when it is absent (and not `create`), configuration when the file is no
/// store of spoc (application_id), try_again, io. For one thread at a time.
std::unique_ptr<Connection> open_sqlite(const std::string& path, const OpenOptions& options);

/// Whether a store's place is a URL of PostgreSQL; otherwise it is a path.
bool is_server(std::string_view where);
/// Opens the database of a server at `where`, postgresql://…, which libpq reads, with its usual variables and files. `create` takes
/// an empty one. Throws configuration (a password in the URL), not_found (no store there, and not `create`), unavailable (no libpq),
/// refused (the server does not let us in), ConnectionLost when nobody answers within the wait. For one thread at a time.
std::unique_ptr<Connection> open_postgres(const std::string& where, const OpenOptions& options);
/// One of the two.
std::unique_ptr<Connection> open_connection(const std::string& where, const OpenOptions& options);

}  // namespace spoc::sql
