// Changes on their way into a file. Nobody waits for what gives no rows, so in a transaction that writes it is held back until
// something is asked: on a thread of its own while what comes next is being decided, and rows that are plainly inserted table by
// table, many by one statement.
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
#include "sql/sqlite.h"
#include "sql/statement_text.h"

namespace spoc::sql {

/// A value that is bound; text and blobs are so many bytes of what stands beside the values.
struct HeldValue {
  enum class Kind : std::uint8_t { null, integer, real, text, blob };
  Kind kind = Kind::null;
  std::uint32_t size = 0;
  union {
    std::int64_t integer = 0;
    double real;
    std::size_t begins;
  };
};

/// What one statement is run with, one time after the other.
struct HeldRuns {
  std::size_t runs = 0;
  std::vector<HeldValue> values;
  std::string bytes;
};

/// A statement that changes rows and gives none.
class HeldStatement {
 public:
  /// Throws defect on wrong SQL.
  HeldStatement(sqlite3* database, std::string_view sql);
  /// How many values a run has.
  std::size_t width() const { return width_; }
  /// Whether it is a plain insert. Such rows may come before other inserts, as long as no row comes before one that it refers to.
  bool plain() const { return insert_.has_value(); }
  /// Of a plain insert: above all tables that its table refers to, which are at 0 when they refer to none.
  int height();
  /// In order. Throws as statements do, and Refused for what is not taken: the transaction is lost.
  void write(const HeldRuns& all);

 private:
  std::string text(std::size_t rows, std::optional<std::size_t> without = {}) const;
  void find_key();
  std::int64_t last_key();
  /// Whether these are the numbers behind `last`.
  bool follow(const HeldValue* rows, std::int64_t last) const;
  std::int64_t write_many(const HeldValue* rows, const std::string& bytes, std::int64_t last);

  sqlite3* database_;
  std::optional<PlainInsert> insert_;
  std::size_t width_ = 0, together_ = 1;  // values of a run; rows of a statement that inserts many
  bool looked_ = false;           // for a key
  std::optional<std::size_t> key_;  // the column that is the number of a row
  std::optional<int> height_;
  /// A statement, and what is bound to it.
  struct Bound {
    std::unique_ptr<SqliteStatement> statement;
    std::vector<HeldValue> values;
  };
  void bind(Bound& bound, const HeldValue* values, std::size_t count, const std::string& bytes, std::optional<std::size_t> without) const;
  void put(Bound& bound, const HeldValue* values, std::size_t count, const std::string& bytes, std::optional<std::size_t> without = {}) const;
  Bound one_, many_, following_;
  std::unique_ptr<SqliteStatement> last_;
};

class SqliteHeld {
 public:
  SqliteHeld() : behind_(write, kPortionsWaiting) {}

  /// Lives as long as this. Nothing is held at that moment.
  HeldStatement& statement(sqlite3* database, std::string_view sql) { return statements_.emplace_back(database, sql); }
  /// From now on changes are held, or not any more.
  void hold(bool hold) { holds_ = hold; }
  /// One more run of it. Texts and blobs, whose values tell their sizes, are copied from `texts`, each where its value stands.
  void take(HeldStatement& statement, const std::vector<HeldValue>& values, const std::vector<std::string_view>& texts);
  /// Makes all changes: what else uses the database comes behind this. Throws what was met on the way, now and until `forget`: the
  /// transaction is lost.
  void flush() {
    if (waits_ || failed_) write_all();
  }
  /// What is held is not wanted any more, nor what was met.
  void forget() noexcept;
  /// So many more statements stand at a row, less if negative: nobody else may use the database meanwhile.
  void at_row(int more) { at_row_ += more; }

 private:
  struct Part {
    HeldStatement* statement = nullptr;
    int group = 0;  // within one, parts may change places
    HeldRuns runs;
  };
  /// What waits: the first `used` parts.
  struct Portion {
    std::vector<Part> parts;
    std::size_t used = 0, runs = 0, bytes = 0;
    int group = 0;
    bool mixed = false;  // a part got runs behind those of a part that came later
    void clear();
  };
  static constexpr std::size_t kPortionsWaiting = 2;
  static HeldRuns& runs_of(Portion& portion, HeldStatement& statement);
  static HeldRuns& new_part(Portion& portion, HeldStatement& statement);
  static void write(Portion& portion);
  void write_all();

  std::list<HeldStatement> statements_;
  bool holds_ = false;
  bool waits_ = false;   // some change is not made yet
  bool passed_ = false;  // some of them are with the other thread
  int at_row_ = 0;
  std::exception_ptr failed_;
  Behind<Portion> behind_;  // last: its thread ends first
};

/// One that is held, for those who bind and run it.
class SqliteChange : public Statement {
 public:
  SqliteChange(SqliteHeld& held, HeldStatement& statement)
      : held_(held), statement_(statement), values_(statement.width()), texts_(statement.width()), copies_(statement.width()) {}

  void bind(int parameter, std::int64_t value) override;
  void bind(int parameter, double value) override;
  void bind(int parameter, std::string_view text) override { put(parameter, HeldValue::Kind::text, copied(parameter, text)); }
  void bind_blob(int parameter, std::string_view bytes) override { put(parameter, HeldValue::Kind::blob, copied(parameter, bytes)); }
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
  std::string_view copied(int parameter, std::string_view bytes);
  void put(int parameter, HeldValue::Kind kind, std::string_view bytes);

  SqliteHeld& held_;
  HeldStatement& statement_;
  std::vector<HeldValue> values_;
  std::vector<std::string_view> texts_;
  std::vector<std::string> copies_;  // of what was not borrowed
};

}  // namespace spoc::sql
