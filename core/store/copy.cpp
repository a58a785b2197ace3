#include "store/copy.h"

#include <algorithm>

#include "base/format.h"
#include "sql/rows_in.h"
#include "sql/text_index.h"

namespace spoc::store {

namespace {

constexpr std::string_view kTables[] = {
    "desk",        "counter",     "operation", "journal",     "blob",     "bundle",      "bundle_file",
    "definition",  "person",      "trait",     "absence",     "ticket",   "ticket_text", "outcome",     "clock",
    "wait",        "spell",       "fired",       "tag",       "participant", "link",     "check_item",  "handed_back",
    "undelivered", "chosen",      "run",       "step",        "progress", "decision",    "step_person",
    "event",       "event_about", "message",   "outbox",      "mail",     "pulse",
    "unindexed"};

/// How far it is; told now and then.
class CopyCount {
 public:
  CopyCount(const sql::Connection::Progress& told, std::int64_t all) : told_(told), all_(all) {}
  void one() {
    if (done_++ % 1024 == 0 && told_) told_(std::min(done_, all_), all_);
  }

 private:
  const sql::Connection::Progress& told_;
  std::int64_t all_, done_ = 0;
};

std::int64_t rows_in(sql::Connection& connection, std::string_view table) {
  sql::Use statement(connection.prepare(format("select count(*) from {}", table)));
  return statement->step() ? statement->integer(0) : 0;
}

std::string names_of(const std::vector<sql::Column>& columns) {
  std::string names;
  for (const sql::Column& column : columns) names += format("{}{}", names.empty() ? "" : ", ", column.name);
  return names;
}

/// A table is filled in the order of its key.
std::string key_of(std::vector<sql::Column> columns) {
  std::erase_if(columns, [](const sql::Column& column) { return column.key == 0; });
  std::sort(columns.begin(), columns.end(), [](const sql::Column& a, const sql::Column& b) { return a.key < b.key; });
  return names_of(columns);
}

void copy_value(const sql::Statement& from, int column, sql::Column::Kind kind, sql::RowsIn& to) {
  if (from.is_null(column)) return to.put_null();
  switch (kind) {
    case sql::Column::Kind::integer:
      return to.put(from.integer(column));
    case sql::Column::Kind::real:
      return to.put(from.real(column));
    case sql::Column::Kind::text:
      return to.put_text(from.text(column));
    case sql::Column::Kind::blob:
      return to.put_blob(from.blob(column));
  }
}

void copy_table(sql::Connection& from, sql::Connection& to, std::string_view table, CopyCount& count) {
  const std::vector<sql::Column> columns = from.columns(table);
  ensure(!columns.empty() && names_of(columns) == names_of(to.columns(table)), "both stores have the same tables");
  const auto size = static_cast<int>(columns.size());
  const std::string names = names_of(columns);
  sql::Use rows(from.prepare(format("select {} from {} order by {}", names, table, key_of(columns)), sql::Rows::many));
  const auto into = sql::rows_into(to, table, columns);
  while (rows->step()) {
    for (int i = 0; i < size; ++i) copy_value(*rows, i, columns[static_cast<std::size_t>(i)].kind, *into);
    into->end_row();
    count.one();
  }
  into->finish();
}

}  // namespace

std::span<const std::string_view> tables() {
  return kTables;
}

void copy_store(Session& from, Session& to, const sql::Connection::Progress& progress) {
  std::int64_t all = 0;
  if (progress) {
    for (const std::string_view table : kTables) all += rows_in(*from.connection, table);
    all += rows_in(*from.connection, "ticket");
  }
  CopyCount count(progress, all);
  for (const std::string_view table : kTables) copy_table(*from.connection, *to.connection, table, count);
  sql::TextIndex& index = to.connection->text_index();
  from.search.each_indexed({from.desk.counters().ticket}, [&](std::int64_t document, std::string_view text) {
    index.insert(document, text);
    count.one();
  });
  to.connection->confirm();
}

void clear_store(sql::Connection& store) {
  store.text_index().clear();
  for (auto table = std::rbegin(kTables); table != std::rend(kTables); ++table)
    store.script(format("delete from {}", *table));
}

}  // namespace spoc::store
