#include "sql/postgres_held.h"

#include <algorithm>

#include "base/format.h"
#include "sql/postgres.h"

namespace spoc::sql {

namespace {

/// COPY's text form of a value (https://www.postgresql.org/docs/15/sql-copy.html).
void append_copied(std::string& line, const Parameter& value) {
  if (value.null) {
    line += "\\N";
    return;
  }
  if (value.binary) {
    constexpr char kDigits[] = "0123456789abcdef";
    line += "\\\\x";
    for (const char c : value.bytes) {
      line += kDigits[static_cast<unsigned char>(c) >> 4];
      line += kDigits[static_cast<unsigned char>(c) & 15];
    }
    return;
  }
  for (const char c : value.bytes) {
    switch (c) {
      case '\\':
        line += "\\\\";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      case '\t':
        line += "\\t";
        break;
      default:
        line += c;
    }
  }
}

}  // namespace

bool HeldRows::concern(std::string_view table) {
  if (tables_.empty()) return false;
  const auto& all = references();  // asking for them the first time sends what is held
  return std::any_of(tables_.begin(), tables_.end(), [&](const Held& held) {
    return held.table == table || std::any_of(all.begin(), all.end(), [&](const auto& reference) {
             return reference.first == table && reference.second == held.table;
           });
  });
}

void HeldRows::take(PostgresStatement& statement, const PlainInsert& insert, Parameters values) {
  auto held =
      std::find_if(tables_.begin(), tables_.end(), [&](const Held& each) { return each.table == insert.table; });
  if (held != tables_.end() && held->columns != insert.columns) {
    send_all();
    held = tables_.end();
  }
  if (held == tables_.end()) held = tables_.insert(held, {insert.table, insert.columns, {}});
  for (const Parameter& value : values) bytes_ += sizeof value + value.bytes.size();
  held->rows.push_back({&statement, std::move(values)});
}

void HeldRows::clear() {
  tables_.clear();
  bytes_ = 0;
}

const std::vector<std::pair<std::string, std::string>>& HeldRows::references() {
  if (references_) return *references_;
  std::vector<std::pair<std::string, std::string>> found;
  connection_.send_text(
      "select conrelid::regclass::text, confrelid::regclass::text from pg_catalog.pg_constraint where contype = 'f'");
  const PostgresResult result = connection_.finish();
  for (int row = 0; row < postgres().PQntuples(result.get()); ++row)
    found.emplace_back(postgres().PQgetvalue(result.get(), row, 0), postgres().PQgetvalue(result.get(), row, 1));
  return references_.emplace(std::move(found));
}

void HeldRows::send(const Held& held) {
  if (held.rows.size() < kWorthStream) {
    for (const Row& row : held.rows) connection_.send_now(*row.statement, row.values);
    return;
  }
  std::string lines;
  for (const Row& row : held.rows) {
    for (const Parameter& value : row.values) {
      if (&value != &row.values.front()) lines += '\t';
      append_copied(lines, value);
    }
    lines += '\n';
  }
  connection_.begin_copy(format("copy {} ({}) from stdin", held.table, held.columns));
  connection_.send_copy(lines);
  connection_.end_copy();
}

void HeldRows::send_all() {
  std::vector<Held> left = std::move(tables_);
  clear();
  const auto waits_for_another = [&](const Held& held) {
    return std::any_of(left.begin(), left.end(), [&](const Held& other) {
      return &other != &held && std::find(references().begin(), references().end(),
                                          std::pair(held.table, other.table)) != references().end();
    });
  };
  while (!left.empty()) {
    auto next = std::find_if_not(left.begin(), left.end(), waits_for_another);
    ensure(next != left.end(), "tables do not refer to each other in circles");
    send(*next);
    left.erase(next);
  }
}

}  // namespace spoc::sql
