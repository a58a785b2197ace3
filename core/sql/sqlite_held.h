// Rows on their way into tables of a file. Nobody waits for what a plain insert gives, so in a transaction that writes they are held
// back until something else is asked: many then go in by few statements, table by table, and on a thread of their own while the next
// ones are being decided.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/behind.h"
#include "sql/plain_insert.h"
#include "sql/sqlite.h"

namespace spoc::sql {

/// A value of a row; text and blobs are so many bytes of what stands beside the rows.
struct HeldValue {
  enum class Kind : std::uint8_t { null, integer, real, text, blob };
  Kind kind = Kind::null;
  std::size_t size = 0;
  union {
    std::int64_t integer = 0;
    double real;
    std::size_t begins;
  };
};

/// Rows of one table, one behind the other.
struct HeldRowsOf {
  std::size_t rows = 0;
  std::vector<HeldValue> values;
  std::string bytes;
};

/// A plain insert, and how many of its rows are written.
class HeldInsert {
 public:
  /// Throws defect when it is no such insert of this database.
  HeldInsert(sqlite3* database, PlainInsert insert);
  /// How many values a row has.
  std::size_t width() const { return width_; }
  /// Above all tables that this one refers to, which are at 0 when they refer to none.
  int height();
  /// In order. Throws as statements do; a row that is refused ends the transaction (Refused).
  void write(const HeldRowsOf& all);

 private:
  std::string text(std::size_t rows, std::optional<std::size_t> without = {}) const;
  void find_key();
  std::int64_t last_key();
  /// Whether these are the numbers behind `last`.
  bool follow(const HeldValue* rows, std::int64_t last) const;
  std::int64_t write_many(const HeldValue* rows, const std::string& bytes, std::int64_t last);

  sqlite3* database_;
  PlainInsert insert_;
  std::size_t width_, together_;  // values of a row; rows of a statement that writes many
  bool looked_ = false;           // for a key
  std::optional<std::size_t> key_;  // the column that is the row's number
  std::optional<int> height_;
  /// A statement, and what is bound to it.
  struct Bound {
    std::unique_ptr<SqliteStatement> statement;
    std::vector<HeldValue> values;
  };
  void put(Bound& bound, const HeldValue* values, std::size_t count, const std::string& bytes, std::optional<std::size_t> without = {}) const;
  Bound one_, many_, following_;
  std::unique_ptr<SqliteStatement> last_;
};

class SqliteHeld {
 public:
  SqliteHeld() : behind_(write, kPortionsWaiting) {}

  /// Lives as long as this. Nothing is held at that moment.
  HeldInsert& insert(sqlite3* database, const PlainInsert& insert) { return inserts_.emplace_back(database, insert); }
  /// From now on rows are held, or not any more.
  void hold(bool hold) { holds_ = hold; }
  /// One more row, whose texts and blobs stand in `texts`, each where its value stands in the row.
  void take(HeldInsert& insert, const std::vector<HeldValue>& values, const std::vector<std::string>& texts);
  /// Puts everything into its table: what else uses the database comes behind this. Throws what was met on the way, now and until
  /// `forget`: the transaction is lost.
  void flush() {
    if (waits_ || failed_) write_all();
  }
  /// What is held is not wanted any more, nor what was met.
  void forget() noexcept;
  /// So many more statements stand at a row, less if negative: nobody else may use the database meanwhile.
  void at_row(int more) { at_row_ += more; }

 private:
  struct Table {
    HeldInsert* insert = nullptr;
    HeldRowsOf rows;
  };
  /// What waits: the first `used` tables, in the order in which they got their first rows.
  struct Portion {
    std::vector<Table> tables;
    std::size_t used = 0, rows = 0, bytes = 0;
    bool mixed = false;  // a table got rows behind those of a table that came later
    void clear();
  };
  static constexpr std::size_t kPortionsWaiting = 2;
  static HeldRowsOf& rows_of(Portion& portion, HeldInsert& insert);
  static void write(Portion& portion);
  void write_all();

  std::list<HeldInsert> inserts_;
  bool holds_ = false;
  bool waits_ = false;   // some row is not in its table yet
  bool passed_ = false;  // some of them are with the other thread
  int at_row_ = 0;
  std::exception_ptr failed_;
  Behind<Portion> behind_;  // last: its thread ends first
};

/// A plain insert as a statement.
class SqliteInsert : public Statement {
 public:
  SqliteInsert(SqliteHeld& held, HeldInsert& insert) : held_(held), insert_(insert), values_(insert.width()), texts_(insert.width()) {}

  void bind(int parameter, std::int64_t value) override;
  void bind(int parameter, double value) override;
  void bind(int parameter, std::string_view text) override { bind_borrowed(parameter, text); }
  void bind_blob(int parameter, std::string_view bytes) override { bind_borrowed_blob(parameter, bytes); }
  /// Borrowed and copied are the same here: what is bound is copied once.
  void bind_borrowed(int parameter, std::string_view text) override { put(parameter, HeldValue::Kind::text, text); }
  void bind_borrowed_blob(int parameter, std::string_view bytes) override { put(parameter, HeldValue::Kind::blob, bytes); }
  void bind_null(int parameter) override { value(parameter).kind = HeldValue::Kind::null; }
  bool step() override;
  void reset() override {}
  bool running() const override { return false; }
  int columns() const override { return 0; }
  bool is_null(int) const override { return true; }
  std::int64_t integer(int) const override { return 0; }
  double real(int) const override { return 0; }
  std::string_view text(int) const override { return {}; }
  std::string_view blob(int) const override { return {}; }
  std::string_view column_name(int) const override { return {}; }

 private:
  HeldValue& value(int parameter);
  void put(int parameter, HeldValue::Kind kind, std::string_view bytes);

  SqliteHeld& held_;
  HeldInsert& insert_;
  std::vector<HeldValue> values_;
  std::vector<std::string> texts_;
};

}  // namespace spoc::sql
