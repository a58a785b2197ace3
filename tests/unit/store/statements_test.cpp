#include "scratch.h"
#include "sql/prepared.h"
#include "sql/text_index.h"
#include "store/session.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

/// A connection that remembers what may be prepared on it.
class Watching : public sql::Connection {
 public:
  Watching(const std::string& path, std::vector<sql::Prepared*>& expected)
      : real_(sql::open_connection(path, {})), expected_(expected) {}

  sql::Engine engine() const override { return real_->engine(); }
  sql::Statement& prepare(std::string_view sql, sql::Rows rows) override { return real_->prepare(sql, rows); }
  void expect(sql::Prepared& prepared) override { expected_.push_back(&prepared); }
  void script(std::string_view sql) override { real_->script(sql); }
  void define(std::string_view definitions) override { real_->define(definitions); }
  void begin_read() override { real_->begin_read(); }
  void begin_write() override { real_->begin_write(); }
  void confirm() override { real_->confirm(); }
  void commit() override { real_->commit(); }
  void rollback() noexcept override { real_->rollback(); }
  bool in_transaction() const override { return real_->in_transaction(); }
  void leave() noexcept override { real_->leave(); }
  std::int64_t schema_version() override { return real_->schema_version(); }
  void set_schema_version(std::int64_t version) override { real_->set_schema_version(version); }
  std::int64_t data_version() override { return real_->data_version(); }
  std::string schema_text() override { return real_->schema_text(); }
  std::vector<sql::Column> columns(std::string_view table) override { return real_->columns(table); }
  void check(const std::function<void(std::string_view)>& found) override { real_->check(found); }
  std::string_view claim_clause() const override { return real_->claim_clause(); }
  sql::TextIndex& text_index() override { return real_->text_index(); }
  std::unique_ptr<sql::Lock> try_lock(std::string_view name) override { return real_->try_lock(name); }
  std::unique_ptr<Connection> scratch() override { return real_->scratch(); }
  std::int64_t bytes() override { return real_->bytes(); }
  std::optional<std::int64_t> connected_at_us() const override { return real_->connected_at_us(); }
  void settle() override { real_->settle(); }
  void scrub() override { real_->scrub(); }

 private:
  std::unique_ptr<sql::Connection> real_;
  std::vector<sql::Prepared*>& expected_;
};

}  // namespace

TEST_CASE("every statement of the store can be prepared") {
  Scratch scratch;
  std::vector<sql::Prepared*> expected;
  Session session(std::make_unique<Watching>(scratch.path, expected));
  CHECK(expected.size() > 70);
  for (sql::Prepared* prepared : expected) {
    INFO(prepared->sql());
    CHECK_NOTHROW(prepared->use()->columns());
  }
}

TEST_CASE("questions that are asked again are prepared once") {
  Scratch scratch;
  Session session(sql::open_connection(scratch.path, {}));
  sql::Statement& first = session.connection->prepare("select id from ticket where id = $1");
  CHECK(&session.connection->prepare("select id from ticket where id = $1") == &first);
}

}  // namespace spoc::store
