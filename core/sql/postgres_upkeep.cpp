// What is asked of a server beside statements of the store: locks by name, what there is, how large it is.
#include "base/format.h"
#include "sql/postgres.h"

namespace spoc::sql {

namespace {

/// One name by which all that use a store know a lock.
class AdvisoryLock : public Lock {
 public:
  AdvisoryLock(PostgresConnection& connection, std::weak_ptr<std::set<std::string>> held, std::string key)
      : connection_(connection), held_(std::move(held)), key_(std::move(key)), session_(connection.session()) {}
  ~AdvisoryLock() override {
    const auto held = held_.lock();
    if (!held) return;
    held->erase(key_);
    if (connection_.session() != session_) return;  // it went with the session that held it
    try {
      connection_.send_text(format("select pg_advisory_unlock({})", key_));
      connection_.finish();
    } catch (const Error&) {
      // The server lets it go with the session that is lost.
    }
  }

 private:
  PostgresConnection& connection_;
  std::weak_ptr<std::set<std::string>> held_;
  std::string key_;
  std::int64_t session_;
};

}  // namespace

/// Every transaction that writes takes a number, also those of other databases of the server: seldom too much is read again.
std::int64_t PostgresConnection::data_version() {
  return replica_ ? number("select (pg_last_wal_replay_lsn() - '0/0')::bigint")
                  : number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
}

std::string PostgresConnection::schema_text() {
  constexpr std::string_view space = "to_regnamespace(quote_ident(current_schema()))";
  send_text(format(
      "select line from ("
      "select 'table ' || c.relname || ': ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || "
      "case when a.attnotnull then ' not null' else '' end || coalesce(' collate ' || co.collname, '') as line "
      "from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped "
      "left join pg_collation co on co.oid = a.attcollation and a.attcollation <> 0 "
      "where c.relkind = 'r' and c.relnamespace = {0} and c.relname <> 'schema_version' "
      "union all select 'index ' || c.relname || ': ' || regexp_replace(pg_get_indexdef(c.oid), ' ON \\S+\\.', ' ON ') "
      "from pg_class c where c.relkind = 'i' and c.relnamespace = {0} "
      "union all select 'constraint ' || r.conname || ': ' || regexp_replace(pg_get_constraintdef(r.oid), 'REFERENCES \\S+\\.', 'REFERENCES ') "
      "from pg_constraint r where r.connamespace = {0}) as lines order by line collate \"C\"",
      space));
  const PostgresResult result = finish();
  std::string all;
  for (int row = 0; row < postgres().PQntuples(result.get()); ++row) all += format("{}\n", postgres().PQgetvalue(result.get(), row, 0));
  return all;
}

std::vector<Column> PostgresConnection::columns(std::string_view table) {
  send_text(
      format("select a.attname::text, format_type(a.atttypid, null), coalesce(array_position(i.indkey::int2[], "
             "a.attnum) + 1, 0)::text "
             "from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary "
             "where a.attrelid = to_regclass('{}') and a.attnum > 0 and not a.attisdropped order by a.attnum",
             table));
  const PostgresResult result = finish();
  std::vector<Column> all;
  for (int row = 0; row < postgres().PQntuples(result.get()); ++row) {
    const auto value = [&](int column) { return std::string_view(postgres().PQgetvalue(result.get(), row, column)); };
    const auto kind = value(1) == "bigint"             ? Column::Kind::integer
                      : value(1) == "bytea"            ? Column::Kind::blob
                      : value(1) == "double precision" ? Column::Kind::real
                                                       : Column::Kind::text;
    all.push_back({std::string(value(0)), kind, std::atoi(postgres().PQgetvalue(result.get(), row, 2))});
  }
  return all;
}

void PostgresConnection::check(const std::function<void(std::string_view)>& found) {
  send_text("select c.relname::text from pg_index i join pg_class c on c.oid = i.indexrelid "
            "where not i.indisvalid and c.relnamespace = to_regnamespace(quote_ident(current_schema())) order by 1");
  const PostgresResult result = finish();
  for (int row = 0; row < postgres().PQntuples(result.get()); ++row)
    found(format("the index {} is not valid: rebuild it with REINDEX", postgres().PQgetvalue(result.get(), row, 0)));
}

TextIndex& PostgresConnection::text_index() {
  if (!text_index_) text_index_ = make_postgres_text_index(*this);
  return *text_index_;
}

std::unique_ptr<Lock> PostgresConnection::try_lock(std::string_view name) {
  for (char c : name) ensure(c >= 'a' && c <= 'z', "a lock's name has letters only");
  const std::string key = format("hashtextextended(current_schema() || ' spoc {}', 0)", name);
  if (held_->contains(key)) return nullptr;  // a session gets its own locks again
  if (number(format("select case when pg_try_advisory_lock({}) then 1 else 0 end", key)) == 0) return nullptr;
  held_->insert(key);
  return std::make_unique<AdvisoryLock>(*this, held_, key);
}

std::unique_ptr<Connection> PostgresConnection::scratch() {
  auto made = std::make_unique<PostgresConnection>(where_, OpenOptions{.create = true, .wait_ms = wait_ms_});
  made->script("set search_path to pg_temp");
  made->has_schema_ = false;
  made->schema_ = 0;
  return made;
}

std::int64_t PostgresConnection::bytes() {
  return number("select coalesce(sum(pg_total_relation_size(oid)), 0)::bigint from pg_class where relkind = 'r' and "
                "relnamespace = to_regnamespace(quote_ident(current_schema()))");
}

/// Old versions of rows stay in their pages until these are cleaned; the log of the server keeps them longer.
void PostgresConnection::scrub() {
  script("vacuum");
}

}  // namespace spoc::sql
