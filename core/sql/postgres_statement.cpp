#include <bit>
#include <charconv>
#include <cstring>

#include "base/format.h"
#include "sql/postgres.h"

namespace spoc::sql {

namespace {

// https://www.postgresql.org/docs/15/catalog-pg-type.html: the numbers of built-in types never change.
constexpr Oid kBool = 16, kInt8 = 20, kInt2 = 21, kInt4 = 23, kFloat8 = 701;
/// Rows that one answer of a cursor has.
constexpr int kPortion = 1000;

/// The table that a statement inserts into when it reads none and gives nothing back; else empty.
std::string only_inserted_into(std::string_view sql) {
  constexpr std::string_view kInsert = "insert into ";
  if (!begins_with_word(sql, kInsert) || can_give_rows(sql) || sql.find(" from ") != std::string_view::npos) return {};
  sql.remove_prefix(kInsert.size());
  return std::string(sql.substr(0, sql.find(' ')));
}

/// Numbers are in network byte order.
std::uint64_t big_endian(const char* bytes, int size) {
  std::uint64_t value = 0;
  for (int i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace

PostgresStatement::PostgresStatement(PostgresConnection& connection, std::string_view sql, std::string name, Rows rows)
    : connection_(connection), sql_(sql), name_(std::move(name)), gives_rows_(can_give_rows(sql)), reads_(begins_with_word(sql, "select ")),
      plain_insert_(plain_insert_of(sql)), inserts_into_(only_inserted_into(sql)), in_portions_(rows == Rows::many) {}

Parameter& PostgresStatement::parameter(int number) {
  ensure(number >= 1 && number < 1000, "a bound parameter exists");
  if (parameters_.size() < static_cast<std::size_t>(number)) parameters_.resize(static_cast<std::size_t>(number));
  return parameters_[static_cast<std::size_t>(number - 1)];
}

// Numbers go as text, whose type the server takes from where they stand.
void PostgresStatement::bind(int number, std::int64_t value) {
  char text[24];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  bind_borrowed(number, {text, static_cast<std::size_t>(end - text)});
}
void PostgresStatement::bind(int number, double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  bind_borrowed(number, {text, static_cast<std::size_t>(end - text)});
}
void PostgresStatement::bind_borrowed(int number, std::string_view text) {
  Parameter& bound = parameter(number);
  bound.bytes = text;
  bound.null = bound.binary = false;
}
void PostgresStatement::bind_borrowed_blob(int number, std::string_view bytes) {
  bind_borrowed(number, bytes);
  parameter(number).binary = true;
}
void PostgresStatement::bind_null(int number) {
  Parameter& bound = parameter(number);
  bound.bytes.clear();
  bound.null = true;
  bound.binary = false;
}

bool PostgresStatement::first_portion() {
  return connection_.asked(reads_, [&] {
    row_ = -1;
    if (in_portions_ && connection_.in_transaction()) {
      connection_.send_text(format("declare {} no scroll cursor for {}", name_, sql_), this);
      cursor_ = true;
      return next_portion();
    }
    result_ = connection_.fetch(*this);
    return postgres().PQntuples(result_.get()) > 0;
  });
}

bool PostgresStatement::next_portion() {
  connection_.send_text(format("fetch {} from {}", kPortion, name_));
  result_ = connection_.finish();
  row_ = -1;
  return postgres().PQntuples(result_.get()) > 0;
}

bool PostgresStatement::step() {
  if (!running_) {
    if (!gives_rows_ && connection_.in_transaction()) {
      connection_.send(*this);
      return false;
    }
    if (!first_portion()) {
      reset();
      return false;
    }
    running_ = true;
  }
  const int rows = postgres().PQntuples(result_.get());
  if (++row_ < rows) return true;
  if (cursor_ && rows == kPortion && next_portion()) {
    row_ = 0;
    return true;
  }
  reset();
  return false;
}

void PostgresStatement::reset() {
  running_ = false;
  result_.reset();
  if (!cursor_) return;
  cursor_ = false;
  if (!connection_.in_transaction()) return;
  // Called by destructors, also on the way of an error: what cannot be sent went with its session, and whatever follows says so.
  try {
    connection_.send_text(format("close {}", name_));
  } catch (const Error&) {
    return;
  }
}

bool PostgresStatement::is_null(int column) const {
  return postgres().PQgetisnull(result_.get(), row_, column) == 1;
}

std::int64_t PostgresStatement::integer(int column) const {
  const std::string_view sent = bytes(column);
  if (sent.empty()) return 0;
  const auto value = [&](int size) { return big_endian(sent.data(), size); };
  switch (postgres().PQftype(result_.get(), column)) {
    case kInt8: return static_cast<std::int64_t>(value(8));
    case kInt4: return static_cast<std::int32_t>(value(4));
    case kInt2: return static_cast<std::int16_t>(value(2));
    case kBool: return sent[0] != 0 ? 1 : 0;
    default: break;
  }
  throw Error(Code::defect, format("column {} is no integer in: {}", column_name(column), sql_));
}

double PostgresStatement::real(int column) const {
  if (postgres().PQftype(result_.get(), column) != kFloat8) return static_cast<double>(integer(column));
  const std::string_view sent = bytes(column);
  return sent.empty() ? 0 : std::bit_cast<double>(big_endian(sent.data(), 8));
}

std::string_view PostgresStatement::text(int column) const {
  if (is_null(column) || !is_integer(column)) return bytes(column);
  digits_.resize(static_cast<std::size_t>(columns()));
  return digits_[static_cast<std::size_t>(column)] = std::to_string(integer(column));
}

bool PostgresStatement::is_integer(int column) const {
  const Oid type = postgres().PQftype(result_.get(), column);
  return type == kInt8 || type == kInt4 || type == kInt2 || type == kBool;
}

std::string_view PostgresStatement::bytes(int column) const {
  if (is_null(column)) return {};
  return {postgres().PQgetvalue(result_.get(), row_, column),
          static_cast<std::size_t>(postgres().PQgetlength(result_.get(), row_, column))};
}

int PostgresStatement::columns() const {
  if (!result_) result_ = connection_.describe(const_cast<PostgresStatement&>(*this));
  return postgres().PQnfields(result_.get());
}
std::string_view PostgresStatement::column_name(int column) const {
  return column < columns() ? postgres().PQfname(result_.get(), column) : std::string_view();
}

}  // namespace spoc::sql
