#include "sql/sqlite_held.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/format.h"
#include "base/text.h"

namespace spoc::sql {

namespace {

/// Rows of one statement: its cursors are opened once for all of them and stay where the next one goes. Measured on the journal: 16 to
/// 32 cost two thirds of as many statements, more no less.
constexpr std::size_t kMostTogether = 32;
/// A statement has fewer than 1,000 parameters.
constexpr std::size_t kMostValues = 960;
/// What waits for the other thread: some ten times what waking it costs.
constexpr std::size_t kRowsOfPortion = 512;
constexpr std::size_t kBytesOfPortion = 1u << 18;
/// Behind this one SQLite takes any that is free.
constexpr std::int64_t kLastNumber = std::numeric_limits<std::int64_t>::max();

/// How many tables stand below that one.
int height_of(sqlite3* database, const std::string& table) {
  int height = 0;
  std::vector<std::string> parents;
  SqliteStatement references(database, format("pragma foreign_key_list({})", table), false);
  while (references.step())
    if (references.text(2) != table) parents.emplace_back(references.text(2));
  for (const std::string& parent : parents) height = std::max(height, 1 + height_of(database, parent));
  return height;
}

}  // namespace

HeldInsert::HeldInsert(sqlite3* database, PlainInsert insert)
    : database_(database),
      insert_(std::move(insert)),
      width_(static_cast<std::size_t>(insert_.count)),
      together_(std::clamp<std::size_t>(kMostValues / width_, 1, kMostTogether)),
      one_{std::make_unique<SqliteStatement>(database, text(1), true), {}} {}

std::string HeldInsert::text(std::size_t rows, std::optional<std::size_t> without) const {
  const auto columns = split(insert_.columns, ',');
  std::string names, values;
  for (std::size_t i = 0; i < width_; ++i)
    if (i != without) names += format("{}{}", names.empty() ? "" : ", ", trim(columns[i]));
  int next = 1;
  for (std::size_t row = 0; row < rows; ++row) {
    values += row == 0 ? "(" : ", (";
    for (std::size_t i = 0, written = 0; i < width_; ++i)
      if (i != without) values += format("{}${}", written++ == 0 ? "" : ", ", next++);
    values += ")";
  }
  // A row that is refused ends the transaction: so SQLite keeps no copies of pages as they were before the statement.
  return format("insert or rollback into {} ({}) values {}", insert_.table, names, values);
}

int HeldInsert::height() {
  if (!height_) height_ = height_of(database_, insert_.table);
  return *height_;
}

/// The number of a row, https://www.sqlite.org/rowidtable.html: the key of one column that is an INTEGER.
void HeldInsert::find_key() {
  looked_ = true;
  SqliteStatement facts(database_, format("pragma table_list({})", insert_.table), false);
  bool has_numbers = true;
  while (facts.step()) has_numbers = has_numbers && facts.integer(4) == 0;
  SqliteStatement columns(database_, format("pragma table_info({})", insert_.table), false);
  int keys = 0;
  std::string name;
  while (columns.step()) {
    if (columns.integer(5) == 0) continue;
    ++keys;
    if (lower(columns.text(2)) == "integer") name = columns.text(1);
  }
  if (!has_numbers || keys != 1 || name.empty()) return;
  const auto names = split(insert_.columns, ',');
  const auto found = std::find_if(names.begin(), names.end(), [&](std::string_view each) { return trim(each) == name; });
  if (found == names.end() || width_ == 1) return;
  key_ = static_cast<std::size_t>(found - names.begin());
  last_ = std::make_unique<SqliteStatement>(database_, format("select max({}) from {}", name, insert_.table), true);
}

std::int64_t HeldInsert::last_key() {
  const std::int64_t last = last_->step() ? last_->integer(0) : 0;
  last_->reset();
  return last;
}

bool HeldInsert::follow(const HeldValue* rows, std::int64_t last) const {
  if (last < 0 || last > kLastNumber - static_cast<std::int64_t>(together_)) return false;
  for (std::size_t row = 0; row < together_; ++row) {
    const HeldValue& number = rows[row * width_ + *key_];
    if (number.kind != HeldValue::Kind::integer || number.integer != ++last) return false;
  }
  return true;
}

/// What is bound stays bound, and much of a row is what the row in its place was before: nothing, or the same number.
void HeldInsert::put(Bound& bound, const HeldValue* values, std::size_t count, const std::string& bytes, std::optional<std::size_t> without) const {
  using Kind = HeldValue::Kind;
  SqliteStatement& statement = *bound.statement;
  const bool first = bound.values.empty();
  if (first) bound.values.resize(count);
  for (std::size_t i = 0, column = 0, parameter = 1; i < count; ++i, column = column + 1 == width_ ? 0 : column + 1) {
    if (column == without) continue;
    const int next = static_cast<int>(parameter++);
    const HeldValue value = std::exchange(bound.values[i], values[i]);  // what was there before
    const HeldValue& now = bound.values[i];
    if (!first && now.kind == value.kind && (now.kind == Kind::null || (now.kind == Kind::integer && now.integer == value.integer))) continue;
    switch (now.kind) {
      case Kind::null: statement.bind_null(next); break;
      case Kind::integer: statement.bind(next, now.integer); break;
      case Kind::real: statement.bind(next, now.real); break;
      case Kind::text: statement.bind_borrowed(next, std::string_view(bytes).substr(now.begins, now.size)); break;
      case Kind::blob: statement.bind_borrowed_blob(next, std::string_view(bytes).substr(now.begins, now.size)); break;
    }
  }
  try {
    run(statement);
  } catch (const Error& error) {
    // What was asked meanwhile is not what is refused: whoever went on as if it were would leave the row out.
    if (error.code == Code::data) throw Refused(error.code, error.message, error.hint);
    throw;
  }
}

/// Rows whose numbers are the next ones are written without them: SQLite gives the number behind the last one, knows that it is free,
/// and looks nowhere for it. Measured: a tenth of an import. Gives the last number there is then.
std::int64_t HeldInsert::write_many(const HeldValue* rows, const std::string& bytes, std::int64_t last) {
  const bool next = key_ && follow(rows, last);
  Bound& bound = next ? following_ : many_;
  if (!bound.statement) bound.statement = std::make_unique<SqliteStatement>(database_, next ? text(together_, key_) : text(together_), true);
  put(bound, rows, together_ * width_, bytes, next ? key_ : std::nullopt);
  if (!next) return key_ ? last_key() : 0;
  last += static_cast<std::int64_t>(together_);
  ensure(sqlite3_last_insert_rowid(database_) == last, "a row gets the number that it was to have");
  return last;
}

void HeldInsert::write(const HeldRowsOf& all) {
  const HeldValue* row = all.values.data();
  std::size_t left = all.rows;
  // A statement of many rows is not prepared for a few.
  if (together_ > 1 && left >= together_ * (many_.statement || following_.statement ? 1 : 2)) {
    if (!looked_) find_key();
    for (std::int64_t last = key_ ? last_key() : 0; left >= together_; left -= together_, row += together_ * width_)
      last = write_many(row, all.bytes, last);
  }
  for (; left > 0; --left, row += width_) put(one_, row, width_, all.bytes);
}

void SqliteHeld::Portion::clear() {
  for (std::size_t i = 0; i < used; ++i) {
    tables[i].rows.rows = 0;
    tables[i].rows.values.clear();
    tables[i].rows.bytes.clear();
  }
  used = rows = bytes = 0;
  mixed = false;
}

HeldRowsOf& SqliteHeld::rows_of(Portion& portion, HeldInsert& insert) {
  for (std::size_t i = portion.used; i-- > 0;)
    if (portion.tables[i].insert == &insert) {
      portion.mixed = portion.mixed || i + 1 < portion.used;
      return portion.tables[i].rows;
    }
  if (portion.used == portion.tables.size()) portion.tables.emplace_back();
  Table& table = portion.tables[portion.used++];
  table.insert = &insert;
  return table.rows;
}

void SqliteHeld::take(HeldInsert& insert, const std::vector<HeldValue>& values, const std::vector<std::string>& texts) {
  if (failed_) write_all();
  Portion& portion = behind_.at_hand();
  HeldRowsOf& rows = rows_of(portion, insert);
  for (std::size_t i = 0; i < values.size(); ++i) {
    HeldValue& value = rows.values.emplace_back(values[i]);
    if (value.kind != HeldValue::Kind::text && value.kind != HeldValue::Kind::blob) continue;
    value.begins = rows.bytes.size();
    value.size = texts[i].size();
    rows.bytes += texts[i];
    portion.bytes += value.size;
  }
  ++rows.rows;
  ++portion.rows;
  waits_ = true;
  if (!holds_) return write_all();
  if (portion.rows < kRowsOfPortion && portion.bytes < kBytesOfPortion) return;
  if (at_row_ > 0) return write_all();
  try {
    behind_.pass();
    passed_ = true;
  } catch (...) {
    failed_ = std::current_exception();
    throw;
  }
}

void SqliteHeld::write(Portion& portion) {
  std::vector<Table*> tables;
  for (std::size_t i = 0; i < portion.used; ++i) tables.push_back(&portion.tables[i]);
  // What a row refers to came before it; together with others of its table it may stand behind.
  if (portion.mixed)
    std::stable_sort(tables.begin(), tables.end(), [](Table* a, Table* b) { return a->insert->height() < b->insert->height(); });
  for (Table* table : tables) table->insert->write(table->rows);
  portion.clear();
}

void SqliteHeld::write_all() {
  if (failed_) std::rethrow_exception(failed_);
  try {
    if (passed_) behind_.wait();
    passed_ = false;
    write(behind_.at_hand());
    waits_ = false;
  } catch (...) {
    if (holds_) failed_ = std::current_exception();
    else forget();
    throw;
  }
}

void SqliteHeld::forget() noexcept {
  behind_.forget();
  failed_ = nullptr;
  waits_ = passed_ = false;
}

HeldValue& SqliteInsert::value(int parameter) {
  ensure(parameter >= 1 && static_cast<std::size_t>(parameter) <= values_.size(), "a bound parameter exists");
  return values_[static_cast<std::size_t>(parameter - 1)];
}

void SqliteInsert::bind(int parameter, std::int64_t number) {
  HeldValue& bound = value(parameter);
  bound.kind = HeldValue::Kind::integer;
  bound.integer = number;
}

void SqliteInsert::bind(int parameter, double number) {
  HeldValue& bound = value(parameter);
  bound.kind = HeldValue::Kind::real;
  bound.real = number;
}

void SqliteInsert::put(int parameter, HeldValue::Kind kind, std::string_view bytes) {
  value(parameter).kind = kind;
  texts_[static_cast<std::size_t>(parameter - 1)].assign(bytes);
}

bool SqliteInsert::step() {
  held_.take(insert_, values_, texts_);
  return false;
}

}  // namespace spoc::sql
