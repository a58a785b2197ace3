// One connection to one database, and its prepared statements. Drivers differ behind this seam; the SQL text does not
// (README: the list both databases obey). Only this folder includes sqlite3.h and libpq-fe.h.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace spoc::sql {

/// A prepared statement. Parameters and columns count from 1 and 0. Text that is bound is copied by the driver unless it is
/// bound `borrowed`: then it must live until the next `reset` or `run`.
class Statement {
 public:
  virtual ~Statement() = default;
  virtual void bind(int parameter, std::int64_t value) = 0;
  virtual void bind(int parameter, double value) = 0;
  virtual void bind(int parameter, std::string_view text) = 0;
  virtual void bind_blob(int parameter, std::string_view bytes) = 0;
  virtual void bind_null(int parameter) = 0;
  /// The next row; false at the end. Throws Error: try_again on a conflict or a lock, io on a failed disk, data on a violated
  /// constraint, defect on wrong SQL.
  virtual bool step() = 0;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  /// Valid until the next step or reset.
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view blob(int column) const = 0;
  virtual void reset() = 0;
  virtual int columns() const = 0;
  virtual std::string_view column_name(int column) const = 0;
};

enum class Engine { sqlite, postgres };

class Connection {
 public:
  virtual ~Connection() = default;
  virtual Engine engine() const = 0;
  /// Prepared once per text and kept for the connection's life; the statement comes reset.
  virtual Statement& prepare(std::string_view sql) = 0;
  /// Several statements without parameters or results.
  virtual void script(std::string_view sql) = 0;
  /// The only two ways into a transaction. `write` takes the write lock at once and waits up to the connection's wait.
  virtual void begin_read() = 0;
  virtual void begin_write() = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  virtual bool in_transaction() const = 0;
  /// A consistent copy of the whole database into a new file while others write.
  virtual void copy_to(const std::string& path) = 0;
};

/// How a database is opened. `wait_ms` is how long a lock is waited for before try_again.
struct OpenOptions {
  bool create = false;
  bool read_only = false;
  int wait_ms = 5000;
  bool bulk = false;  ///< many transactions will follow: larger cache, checkpoints by size instead of at the end
};

/// Opens SQLite at `path`. Throws not_found when it is absent (and not `create`), configuration when the file is no store of
/// spoc (application_id), try_again, io.
std::unique_ptr<Connection> open_sqlite(const std::string& path, const OpenOptions& options);

}  // namespace spoc::sql
