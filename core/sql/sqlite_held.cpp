#include "sql/sqlite_held.h"

#include <algorithm>
#include <limits>
#include <system_error>
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
/// What is handed over at once: so much that most rows of a table go in by statements of many. Measured on an import: four times 512
/// are a tenth faster, twice as much no more.
constexpr std::size_t kRunsOfPortion = 2048;
constexpr std::size_t kBytesOfPortion = 1u << 20;
/// SQLite takes less still: https://www.sqlite.org/limits.html.
constexpr std::size_t kMostBytes = std::numeric_limits<std::int32_t>::max();
/// Behind this one SQLite takes any that is free.
constexpr std::int64_t kLastNumber = std::numeric_limits<std::int64_t>::max();

/// Empty again; what was large is not kept for more.
void make_room(std::string& bytes) {
  if (bytes.capacity() > kBytesOfPortion) bytes = std::string();
  bytes.clear();
}

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

HeldStatement::HeldStatement(sqlite3* database, std::string_view sql) : database_(database), insert_(plain_insert_of(sql)) {
  if (insert_) {
    width_ = static_cast<std::size_t>(insert_->count);
    together_ = std::clamp<std::size_t>(kMostValues / width_, 1, kMostTogether);
  }
  one_.statement = std::make_unique<SqliteStatement>(database, insert_ ? text(1) : std::string(sql), true);
  if (!insert_) width_ = static_cast<std::size_t>(one_.statement->parameters());
}

std::string HeldStatement::text(std::size_t rows, std::optional<std::size_t> without) const {
  const auto columns = split(insert_->columns, ',');
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
  return format("insert or rollback into {} ({}) values {}", insert_->table, names, values);
}

int HeldStatement::height() {
  if (!height_) height_ = height_of(database_, insert_->table);
  return *height_;
}

/// The number of a row, https://www.sqlite.org/rowidtable.html: the key of one column that is an INTEGER.
void HeldStatement::find_key() {
  looked_ = true;
  SqliteStatement facts(database_, format("pragma table_list({})", insert_->table), false);
  bool has_numbers = true;
  while (facts.step()) has_numbers = has_numbers && facts.integer(4) == 0;
  SqliteStatement columns(database_, format("pragma table_info({})", insert_->table), false);
  int keys = 0;
  std::string name;
  while (columns.step()) {
    if (columns.integer(5) == 0) continue;
    ++keys;
    if (lower(columns.text(2)) == "integer") name = columns.text(1);
  }
  if (!has_numbers || keys != 1 || name.empty()) return;
  const auto names = split(insert_->columns, ',');
  const auto found = std::find_if(names.begin(), names.end(), [&](std::string_view each) { return trim(each) == name; });
  if (found == names.end() || width_ == 1) return;
  key_ = static_cast<std::size_t>(found - names.begin());
  last_ = std::make_unique<SqliteStatement>(database_, format("select max({}) from {}", name, insert_->table), true);
}

std::int64_t HeldStatement::last_key() {
  const std::int64_t last = last_->step() ? last_->integer(0) : 0;
  last_->reset();
  return last;
}

bool HeldStatement::follow(const HeldValue* rows, std::int64_t last) const {
  if (last < 0 || last > kLastNumber - static_cast<std::int64_t>(together_)) return false;
  for (std::size_t row = 0; row < together_; ++row) {
    const HeldValue& number = rows[row * width_ + *key_];
    if (number.kind != HeldValue::Kind::integer || number.integer != ++last) return false;
  }
  return true;
}

/// What is bound stays bound, and much of a row is what the row in its place was before: nothing, or the same number.
void HeldStatement::bind(Bound& bound, const HeldValue* values, std::size_t count, const std::string& bytes, std::optional<std::size_t> without) const {
  using Kind = HeldValue::Kind;
  SqliteStatement& statement = *bound.statement;
  const bool first = bound.values.empty();
  if (first) bound.values.resize(count);
  for (std::size_t i = 0, column = 0, parameter = 1; i < count; ++i, column = column + 1 == width_ ? 0 : column + 1) {
    if (column == without) continue;
    const int next = static_cast<int>(parameter++);
    const HeldValue before = std::exchange(bound.values[i], values[i]);
    const HeldValue& value = bound.values[i];
    const auto bytes_of = [&] { return std::string_view(bytes).substr(value.begins, value.size); };
    const bool same = value.kind == before.kind && (value.kind == Kind::null || (value.kind == Kind::integer && value.integer == before.integer));
    if (same && !first) continue;
    switch (value.kind) {
      case Kind::null: statement.bind_null(next); break;
      case Kind::integer: statement.bind(next, value.integer); break;
      case Kind::real: statement.bind(next, value.real); break;
      case Kind::text: statement.bind_borrowed(next, bytes_of()); break;
      case Kind::blob: statement.bind_borrowed_blob(next, bytes_of()); break;
    }
  }
}

void HeldStatement::put(Bound& bound, const HeldValue* values, std::size_t count, const std::string& bytes, std::optional<std::size_t> without) const {
  try {
    bind(bound, values, count, bytes, without);
    run(*bound.statement);
  } catch (const Error& error) {
    bound.values.clear();
    // What was asked meanwhile is not what is refused: whoever went on as if it were would leave the row out.
    if (error.code == Code::data) throw Refused(error.code, error.message, error.hint);
    throw;
  }
}

/// Rows whose numbers are the next ones are written without them: SQLite gives the number behind the last one, knows that it is free,
/// and looks nowhere for it. Measured: a tenth of an import. Gives the last number there is then.
std::int64_t HeldStatement::write_many(const HeldValue* rows, const std::string& bytes, std::int64_t last) {
  const bool next = key_ && follow(rows, last);
  Bound& bound = next ? following_ : many_;
  if (!bound.statement) bound.statement = std::make_unique<SqliteStatement>(database_, next ? text(together_, key_) : text(together_), true);
  put(bound, rows, together_ * width_, bytes, next ? key_ : std::nullopt);
  if (!next) return key_ ? last_key() : 0;
  last += static_cast<std::int64_t>(together_);
  ensure(sqlite3_last_insert_rowid(database_) == last, "a row gets the number that it was to have");
  return last;
}

void HeldStatement::write(const HeldRuns& all) {
  const HeldValue* row = all.values.data();
  std::size_t left = all.runs;
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
    HeldRuns& runs_made = parts[i].runs;
    runs_made.runs = 0;
    runs_made.values.clear();
    make_room(runs_made.bytes);
  }
  used = runs = bytes = 0;
  group = 0;
  mixed = false;
}

HeldRuns& SqliteHeld::new_part(Portion& portion, HeldStatement& statement) {
  if (portion.used == portion.parts.size()) portion.parts.emplace_back();
  Part& part = portion.parts[portion.used++];
  part.statement = &statement;
  part.group = portion.group;
  return part.runs;
}

/// Plain inserts join those of their table, back to what is none.
HeldRuns& SqliteHeld::runs_of(Portion& portion, HeldStatement& statement) {
  if (!statement.plain()) {
    if (portion.used > 0 && portion.parts[portion.used - 1].statement == &statement) return portion.parts[portion.used - 1].runs;
    ++portion.group;
    HeldRuns& runs = new_part(portion, statement);
    ++portion.group;
    return runs;
  }
  for (std::size_t i = portion.used; i-- > 0 && portion.parts[i].group == portion.group;)
    if (portion.parts[i].statement == &statement) {
      portion.mixed = portion.mixed || i + 1 < portion.used;
      return portion.parts[i].runs;
    }
  return new_part(portion, statement);
}

void SqliteHeld::take(HeldStatement& statement, const std::vector<HeldValue>& values, const std::vector<std::string_view>& texts) {
  if (failed_) write_all();
  Portion& portion = behind_.at_hand();
  HeldRuns& runs = runs_of(portion, statement);
  const std::size_t first = runs.values.size();
  runs.values.insert(runs.values.end(), values.begin(), values.end());
  for (std::size_t i = 0; i < values.size(); ++i) {
    HeldValue& value = runs.values[first + i];
    if (value.kind != HeldValue::Kind::text && value.kind != HeldValue::Kind::blob) continue;
    value.begins = runs.bytes.size();
    runs.bytes += texts[i];
    portion.bytes += value.size;
  }
  ++runs.runs;
  ++portion.runs;
  waits_ = true;
  if (!holds_) return write_all();
  if (portion.runs < kRunsOfPortion && portion.bytes < kBytesOfPortion) return;
  if (at_row_ > 0) return write_all();
  try {
    behind_.pass();
    passed_ = true;
  } catch (const std::system_error&) {
    write_all();  // a system that gives no thread: this one does it
  } catch (...) {
    failed_ = std::current_exception();
    throw;
  }
}

void SqliteHeld::write(Portion& portion) {
  std::vector<Part*> parts;
  for (std::size_t i = 0; i < portion.used; ++i) parts.push_back(&portion.parts[i]);
  // What a row refers to came before it; together with others of its table it may stand behind.
  if (portion.mixed)
    std::stable_sort(parts.begin(), parts.end(), [](Part* a, Part* b) {
      return a->group != b->group ? a->group < b->group : a->statement->plain() && a->statement->height() < b->statement->height();
    });
  for (Part* part : parts) part->statement->write(part->runs);
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

HeldValue& SqliteChange::value(int parameter) {
  ensure(parameter >= 1 && static_cast<std::size_t>(parameter) <= values_.size(), "a bound parameter exists");
  return values_[static_cast<std::size_t>(parameter - 1)];
}

void SqliteChange::bind(int parameter, std::int64_t number) {
  HeldValue& bound = value(parameter);
  bound.kind = HeldValue::Kind::integer;
  bound.integer = number;
}

void SqliteChange::bind(int parameter, double number) {
  HeldValue& bound = value(parameter);
  bound.kind = HeldValue::Kind::real;
  bound.real = number;
}

std::string_view SqliteChange::copied(int parameter, std::string_view bytes) {
  value(parameter);  // there is one
  std::string& copy = copies_[static_cast<std::size_t>(parameter - 1)];
  make_room(copy);
  return copy = bytes;
}

void SqliteChange::put(int parameter, HeldValue::Kind kind, std::string_view bytes) {
  if (bytes.size() > kMostBytes) throw Error(Code::data, "a text or file of more than 2 GB cannot be stored");
  HeldValue& bound = value(parameter);
  bound.kind = kind;
  bound.size = static_cast<std::uint32_t>(bytes.size());
  texts_[static_cast<std::size_t>(parameter - 1)] = bytes;
}

bool SqliteChange::step() {
  held_.take(statement_, values_, texts_);
  return false;
}

}  // namespace spoc::sql
