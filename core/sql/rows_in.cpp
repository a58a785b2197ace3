#include "sql/rows_in.h"

#include "base/format.h"
#include "sql/postgres.h"
#include "sql/prepared.h"

namespace spoc::sql {

namespace {

std::string insert_of(std::string_view table, const std::vector<Column>& columns) {
  std::string names, values;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    names += format("{}{}", i == 0 ? "" : ", ", columns[i].name);
    values += format("{}${}", i == 0 ? "" : ", ", i + 1);
  }
  return format("insert into {} ({}) values ({})", table, names, values);
}

/// A plain insert a row.
class Inserts : public RowsIn {
 public:
  Inserts(Connection& connection, std::string_view table, const std::vector<Column>& columns)
      : connection_(connection), insert_(connection.prepare(insert_of(table, columns))) {}

  void put_null() override { insert_->bind_null(++at_); }
  void put(std::int64_t value) override { insert_->bind(++at_, value); }
  void put(double value) override { insert_->bind(++at_, value); }
  void put_text(std::string_view text) override { insert_->bind_borrowed(++at_, text); }
  void put_blob(std::string_view bytes) override { insert_->bind_borrowed_blob(++at_, bytes); }
  void end_row() override {
    run(*insert_);
    at_ = 0;
  }
  void finish() override { connection_.confirm(); }

 private:
  Connection& connection_;
  Use insert_;
  int at_ = 0;
};

}  // namespace

std::unique_ptr<RowsIn> rows_into(Connection& connection, std::string_view table, const std::vector<Column>& columns) {
  if (connection.engine() == Engine::postgres) return copy_rows_into(connection, table, columns);
  return std::make_unique<Inserts>(connection, table, columns);
}

}  // namespace spoc::sql
