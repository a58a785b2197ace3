// COPY in its binary form (https://www.postgresql.org/docs/15/sql-copy.html): a header, for each row the number of its columns and
// each value behind its length, everything with the high byte first, and -1 at the end.
#include <bit>

#include "base/format.h"
#include "sql/postgres.h"

namespace spoc::sql {

namespace {

constexpr std::string_view kHeader("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
constexpr std::size_t kPortionBytes = 1 << 16;

template <class Integer>
void append(std::string& to, Integer value) {
  using Bits = std::make_unsigned_t<Integer>;
  for (int shift = 8 * (static_cast<int>(sizeof value) - 1); shift >= 0; shift -= 8)
    to += static_cast<char>(static_cast<Bits>(value) >> shift & 0xff);
}

class Stream : public RowsIn {
 public:
  Stream(PostgresConnection& connection, std::string_view table, const std::vector<Column>& columns)
      : connection_(connection), columns_(static_cast<std::int16_t>(columns.size())), bytes_(kHeader) {
    std::string names;
    for (const Column& column : columns) names += format("{}{}", names.empty() ? "" : ", ", column.name);
    connection_.begin_copy(format("copy {} ({}) from stdin (format binary)", table, names));
    open_ = true;
  }
  ~Stream() override {
    if (open_) connection_.give_up_copy();
  }

  void put_null() override { begin_value(-1); }
  void put(std::int64_t value) override {
    begin_value(8);
    append(bytes_, value);
  }
  void put(double value) override {
    begin_value(8);
    append(bytes_, std::bit_cast<std::int64_t>(value));
  }
  void put_text(std::string_view text) override { put_blob(text); }
  void put_blob(std::string_view value) override {
    begin_value(static_cast<std::int32_t>(value.size()));
    bytes_ += value;
  }
  void end_row() override {
    begun_ = false;
    if (bytes_.size() < kPortionBytes) return;
    connection_.send_copy(bytes_);
    bytes_.clear();
  }
  void finish() override {
    append(bytes_, std::int16_t{-1});
    connection_.send_copy(bytes_);
    open_ = false;
    connection_.end_copy();
  }

 private:
  void begin_value(std::int32_t length) {
    if (!begun_) append(bytes_, columns_);
    begun_ = true;
    append(bytes_, length);
  }

  PostgresConnection& connection_;
  std::int16_t columns_;
  std::string bytes_;
  bool begun_ = false, open_ = false;
};

}  // namespace

std::unique_ptr<RowsIn> copy_rows_into(Connection& connection, std::string_view table, const std::vector<Column>& columns) {
  return std::make_unique<Stream>(dynamic_cast<PostgresConnection&>(connection), table, columns);
}

// A stream is not part of a pipeline.
void PostgresConnection::begin_copy(const std::string& sql) {
  send_held();
  need_connection();
  if (!waiting_.empty()) finish();
  ensure(postgres().PQexitPipelineMode(server_.get()) == 1, "nothing waits");
  sent(postgres().PQsendQuery(server_.get(), sql.c_str()));
  await();
  const PostgresResult result(postgres().PQgetResult(server_.get()));
  if (result && postgres().PQresultStatus(result.get()) == PGRES_COPY_IN) return;
  end_copy_by(result.get());
}

void PostgresConnection::send_copy(std::string_view bytes) {
  need_connection();
  sent(postgres().PQputCopyData(server_.get(), bytes.data(), static_cast<int>(bytes.size())));
}

void PostgresConnection::end_copy() {
  need_connection();
  sent(postgres().PQputCopyEnd(server_.get(), nullptr));
  await();
  const PostgresResult result(postgres().PQgetResult(server_.get()));
  end_copy_by(result.get());
  answered_ = true;
}

void PostgresConnection::give_up_copy() noexcept {
  try {
    if (!server_) return;
    sent(postgres().PQputCopyEnd(server_.get(), "given up"));
    await();
    const PostgresResult result(postgres().PQgetResult(server_.get()));
    end_copy_by(result.get());
  } catch (const Error&) {
    // It is rolled back, and whoever gave it up says why.
  }
}

/// Back to the pipeline; throws what the stream met.
void PostgresConnection::end_copy_by(const PGresult* result) {
  const bool failed = !result || postgres().PQresultStatus(result) == PGRES_FATAL_ERROR;
  const char* said = result ? postgres().PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const std::string state = said != nullptr ? said : "";
  const std::string message = trimmed(postgres().PQerrorMessage(server_.get()));
  for (PostgresResult rest; postgres().PQstatus(server_.get()) == CONNECTION_OK;) {
    await();
    rest.reset(postgres().PQgetResult(server_.get()));
    if (!rest) break;
  }
  if (postgres().PQstatus(server_.get()) == CONNECTION_OK) postgres().PQenterPipelineMode(server_.get());
  if (failed) raise(state, message);
}

}  // namespace spoc::sql
