#include "sql/postgres.h"

#include "base/format.h"

namespace spoc::sql {

namespace {

/// Answers that may wait: what they need of the server's buffers stays far below what would stop both sides.
constexpr std::size_t kMostWaiting = 256;

/// https://www.postgresql.org/docs/15/errcodes-appendix.html
bool another_won(std::string_view state) { return state == "40001" || state == "40P01"; }
bool is_gone(std::string_view state) {
  return state.empty() || state.starts_with("08") || state == "57P01" || state == "57P02" || state == "57P03" || state == "57P05" ||
         state == "25P03";  // idle for longer than the server allows
}

}  // namespace

PostgresConnection::~PostgresConnection() {
  statements_.clear();
  text_index_.reset();
}

void PostgresConnection::need_connection() {
  if (refused_) throw *refused_;
  if (server_) return;
  if (in_transaction_) throw ConnectionLost("the connection to the server is lost", "", ConnectionLost::When::within);
  connect();
}

void PostgresConnection::sent(int result) {
  if (result == 1) return;
  raise("", trimmed(postgres().PQerrorMessage(server_.get())));
}

void PostgresConnection::raise(const std::string& state, std::string message) {
  if (is_gone(state)) {
    const bool committing = committing_;
    server_.reset();
    throw ConnectionLost(format("the connection to the server is lost: {}", message), "run it again, or wait longer with --wait",
                         committing ? ConnectionLost::When::around : ConnectionLost::When::within);
  }
  committing_ = false;
  if (replica_ && another_won(state))
    throw Error(Code::io, format("the replica could not wait: {}", message), "run it again; hot_standby_feedback or max_standby_streaming_delay there let it");
  const char* const patience = "another program is writing; try again, or wait longer with --wait";
  if (another_won(state)) throw Conflict(Code::try_again, "the store is locked by another program", patience);
  if (state == "55P03") throw Error(Code::try_again, "the store is locked by another program", patience);
  if (state.starts_with("23") || state.starts_with("22")) {
    const Refused refused(Code::data, format("the store cannot take it: {}", message));
    if (in_transaction_) refused_ = refused;
    throw refused;
  }
  if (state == "42501")
    throw Error(Code::refused, format("the server refuses it: {}", message), "the role that connects needs what `spoc help server` lists");
  if (state == "25006") refuse_replica();
  if (state == "57014")
    throw Error(Code::io, format("the server ended it: {}", message), "its statement_timeout is too short for this");
  if (state.starts_with("53") || state.starts_with("58") || state.starts_with("XX"))
    throw Error(Code::io, format("the server cannot do it: {}", message), "see the server's log");
  throw Error(Code::defect, format("SQL failed: {} ({})", message, state));
}

void PostgresConnection::prepare_there(PostgresStatement& statement) {
  if (statement.known_to_ == session_) return;
  sent(postgres().PQsendPrepare(server_.get(), statement.name_.c_str(), statement.sql_.c_str(), 0, nullptr));
  statement.known_to_ = session_;
  waiting_.push_back(&statement);
}

namespace {

/// What is bound, as libpq takes it.
struct Bound {
  explicit Bound(const Parameters& parameters) {
    for (const auto& parameter : parameters) {
      values.push_back(parameter.null ? nullptr : parameter.bytes.c_str());
      lengths.push_back(static_cast<int>(parameter.bytes.size()));
      formats.push_back(parameter.binary ? 1 : 0);
    }
  }
  int count() const { return static_cast<int>(values.size()); }
  std::vector<const char*> values;
  std::vector<int> lengths, formats;
};

}  // namespace

void PostgresConnection::send_held() {
  if (!held_rows_.empty()) held_rows_.send_all();
}

void PostgresConnection::confirm() {
  send_held();
  finish();
}

void PostgresConnection::send(PostgresStatement& statement) {
  if (bulk_ && writing_ && statement.plain_insert_) {
    need_connection();
    statement.parameters_.resize(static_cast<std::size_t>(statement.plain_insert_->count));
    held_rows_.take(statement, *statement.plain_insert_, statement.parameters_);
    if (held_rows_.many()) send_held();
    return;
  }
  if (statement.inserts_into_.empty() || held_rows_.concern(statement.inserts_into_)) send_held();
  send_now(statement, statement.parameters_);
}

void PostgresConnection::send_now(PostgresStatement& statement, const Parameters& parameters) {
  need_connection();
  if (waiting_.size() >= kMostWaiting) finish();
  prepare_there(statement);
  const Bound bound(parameters);
  sent(postgres().PQsendQueryPrepared(server_.get(), statement.name_.c_str(), bound.count(), bound.values.data(), bound.lengths.data(),
                                      bound.formats.data(), 1));
  waiting_.push_back(nullptr);
}

void PostgresConnection::send_text(const std::string& sql, const PostgresStatement* with) {
  send_held();
  need_connection();
  if (waiting_.size() >= kMostWaiting) finish();
  const Parameters none;
  const Bound bound(with != nullptr ? with->parameters_ : none);
  sent(postgres().PQsendQueryParams(server_.get(), sql.c_str(), bound.count(), nullptr, bound.values.data(), bound.lengths.data(),
                                    bound.formats.data(), 1));
  waiting_.push_back(nullptr);
}

PostgresResult PostgresConnection::fetch(PostgresStatement& statement) {
  send(statement);
  return finish();
}

PostgresResult PostgresConnection::describe(PostgresStatement& statement) {
  need_connection();
  prepare_there(statement);
  sent(postgres().PQsendDescribePrepared(server_.get(), statement.name_.c_str()));
  waiting_.push_back(nullptr);
  return finish();
}

PostgresResult PostgresConnection::finish() {
  need_connection();
  sent(postgres().PQpipelineSync(server_.get()));
  PostgresResult last;
  bool failed = false;
  std::string state, message;
  while (!waiting_.empty()) {
    PostgresStatement* const prepares = waiting_.front();
    waiting_.pop_front();
    await();
    PostgresResult result(postgres().PQgetResult(server_.get()));
    const ExecStatusType status = result ? postgres().PQresultStatus(result.get()) : PGRES_FATAL_ERROR;
    if (status == PGRES_FATAL_ERROR && !failed) {
      failed = true;
      const char* said = result ? postgres().PQresultErrorField(result.get(), PG_DIAG_SQLSTATE) : nullptr;
      const char* text = result ? postgres().PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY) : nullptr;
      state = said != nullptr ? said : "";
      message = text != nullptr ? text : trimmed(postgres().PQerrorMessage(server_.get()));
    }
    if (prepares != nullptr && (status == PGRES_FATAL_ERROR || status == PGRES_PIPELINE_ABORTED)) prepares->known_to_ = 0;
    if (postgres().PQstatus(server_.get()) == CONNECTION_BAD) {
      waiting_.clear();
      raise("", message.empty() ? trimmed(postgres().PQerrorMessage(server_.get())) : message);
    }
    if (result) {  // the end of that one
      await();
      PostgresResult(postgres().PQgetResult(server_.get()));
    }
    last = std::move(result);
  }
  await();
  PostgresResult(postgres().PQgetResult(server_.get()));  // the end of the pipeline
  if (postgres().PQstatus(server_.get()) == CONNECTION_BAD) raise("", trimmed(postgres().PQerrorMessage(server_.get())));
  if (failed) raise(state, std::move(message));
  answered_ = answered_ || in_transaction_;
  return last;
}

void PostgresConnection::forget_what_was_sent() noexcept {
  try {
    if (server_ && !waiting_.empty()) finish();
  } catch (const Error&) {
    // Whatever it was, it is rolled back.
  }
  waiting_.clear();
}

bool PostgresConnection::asked(bool reads, const std::function<bool()>& ask) {
  const bool reading = in_transaction_ && !writing_;
  if (!reads || watching_ || (in_transaction_ && (writing_ || answered_))) return ask();
  const std::int64_t session = session_;
  try {
    return ask();
  } catch (const ConnectionLost&) {
    // One that was just made has no new one: that is trouble, and not an old session that went to sleep.
    if (session != session_) throw;
  }
  connect();
  if (reading) begin_read();
  return ask();
}

std::int64_t PostgresConnection::number(const std::string& sql) {
  std::int64_t value = 0;
  asked(true, [&] {
    send_text(sql);
    const PostgresResult result = finish();
    value = 0;
    if (postgres().PQntuples(result.get()) != 1) return false;
    const int size = postgres().PQgetlength(result.get(), 0, 0);
    const auto* bytes = reinterpret_cast<const unsigned char*>(postgres().PQgetvalue(result.get(), 0, 0));
    for (int i = 0; i < size; ++i) value = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) << 8 | bytes[i]);
    return true;
  });
  return value;
}

Statement& PostgresConnection::prepare(std::string_view sql, Rows rows) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) found = statements_.try_emplace(std::string(sql)).first;
  for (auto& statement : found->second)
    if (!statement->running()) return *statement;
  return *found->second.emplace_back(std::make_unique<PostgresStatement>(*this, sql, format("s{}", ++names_), rows));
}

// Several statements in one text need the simple protocol, which pipelines do not speak.
void PostgresConnection::script(std::string_view sql) {
  send_held();
  need_connection();
  if (!waiting_.empty()) finish();
  ensure(postgres().PQexitPipelineMode(server_.get()) == 1, "nothing waits");
  const PostgresResult result = plain(std::string(sql));
  const ExecStatusType status = postgres().PQresultStatus(result.get());
  const char* said = postgres().PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  const std::string state = said != nullptr ? said : "";
  const std::string message = trimmed(postgres().PQerrorMessage(server_.get()));
  if (postgres().PQstatus(server_.get()) == CONNECTION_OK) postgres().PQenterPipelineMode(server_.get());
  if (status == PGRES_FATAL_ERROR) raise(state, message);
}

// Bytes are compared, not letters of some language, as in SQLite.
void PostgresConnection::define(std::string_view definitions) {
  static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {" STRICT, WITHOUT ROWID", ""}, {" STRICT", ""}, {"INTEGER", "bigint"}, {"TEXT", "text collate \"C\""}, {"BLOB", "bytea"}, {"REAL", "double precision"}};
  std::string text(definitions);
  for (const auto& [theirs, ours] : kWords)
    for (std::size_t at = text.find(theirs); at != std::string::npos; at = text.find(theirs, at + ours.size())) text.replace(at, theirs.size(), ours);
  script(text);
}

void PostgresConnection::begin_read() {
  need_connection();
  send_text("begin isolation level repeatable read read only");
  in_transaction_ = true;
  writing_ = answered_ = false;
}

// The lock comes before the snapshot, which the first question takes: what is read is what the last writer left, and nobody else
// writes until the commit. So decisions are serial, and none is lost to a serialisation failure and made again.
void PostgresConnection::begin_write() {
  // The replica may have been promoted meanwhile, or the primary be back.
  if (replica_) server_.reset();
  if (!refused_ && !server_ && !in_transaction_) connect(Need::writes);
  need_connection();
  send_text("begin isolation level repeatable read read write");
  in_transaction_ = writing_ = true;
  if (has_schema_) send_text("lock table counter in exclusive mode");
}

void PostgresConnection::commit() {
  ensure(in_transaction_, "a transaction is open");
  send_held();
  // With what was sent before it: when that fails, the server leaves the commit out.
  committing_ = server_ != nullptr;
  send_text("commit");
  const PostgresResult result = finish();
  committing_ = in_transaction_ = false;
  if (std::string_view(postgres().PQcmdStatus(result.get())) != "COMMIT")
    throw Error(Code::defect, "a transaction that had failed was to be committed");
}

void PostgresConnection::rollback() noexcept {
  held_rows_.clear();
  // A reading that was answered whole is ended with whatever is sent next.
  const bool only_begun = waiting_.empty() || (waiting_.size() == 1 && waiting_.front() == nullptr);
  if (server_ && !writing_ && !refused_ && only_begun) {
    try {
      send_text("rollback");
      in_transaction_ = false;
      return;
    } catch (const Error&) {
      server_.reset();  // what ends with the session needs no end of its own
    }
  }
  refused_.reset();
  forget_what_was_sent();
  refused_.reset();
  for (auto& [sql, same] : statements_)
    for (auto& statement : same) statement->cursor_ = false;
  try {
    if (server_) {
      send_text("rollback");
      finish();
    }
  } catch (const Error&) {
    server_.reset();  // the server rolls back what nobody finishes
  }
  in_transaction_ = committing_ = false;
}

std::int64_t PostgresConnection::schema_version() {
  if (schema_ && !in_transaction_) return *std::exchange(schema_, std::nullopt);
  if (number("select count(*) from pg_catalog.pg_class where oid = to_regclass('schema_version')") == 0) return 0;
  return number("select coalesce(max(version), 0) from schema_version");
}

void PostgresConnection::set_schema_version(std::int64_t version) {
  script(format("{}delete from schema_version; insert into schema_version values ({})",
                has_schema_ ? "" : "create table if not exists schema_version (version bigint not null); ", version));
  schema_ = version;
  has_schema_ = true;
}

}  // namespace spoc::sql
