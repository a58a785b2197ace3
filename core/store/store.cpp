#include "store/store.h"

#include <chrono>
#include <cstdio>
#include <thread>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/work_file.h"
#include "store/migrate.h"
#include "store/rewrite.h"
#include "store/seal.h"
#include "store/transfer.h"
#include "store/unit.h"
#include "store/verify.h"

namespace spoc::store {

struct Store::Body {
  Body(const std::string& path, const sql::OpenOptions& options)
      : session(sql::open_sqlite(path, options)), path(path), wait_ms(options.wait_ms) {
    session.bulk = options.bulk;
    require_schema(session.connection->schema_version(), current_schema());
  }
  Session session;
  std::string path;
  int wait_ms;
};

void Store::create(const std::string& path, std::string_view desk_name, bool rehearsal, const std::string& seed) {
  const Error taken(Code::cannot_create, format("there is something at {} already", path));
  std::unique_ptr<sql::Connection> connection;
  try {
    connection = sql::open_sqlite(path, {.create = true});
  } catch (const Error& error) {
    if (error.code == Code::configuration) throw taken;
    throw;
  }
  Session session(std::move(connection));
  Transaction transaction(*session.connection, Transaction::Kind::write);
  // Schema 0 is a file that another `create` began and did not finish.
  if (session.connection->schema_version() != 0) throw taken;
  apply(*session.connection, migrations());
  Desk desk;
  desk.name = desk_name;
  desk.rehearsal = rehearsal;
  if (rehearsal) desk.seed = seed;
  session.desk.create(desk);
  transaction.commit();
}

Store::Store(const std::string& path, const sql::OpenOptions& options) : body_(std::make_unique<Body>(path, options)) {}
Store::~Store() = default;

void Store::leave() noexcept {
  body_->session.connection->leave();
}

Meta Store::meta() {
  Transaction transaction(*body_->session.connection, Transaction::Kind::read);
  Desk desk = body_->session.desk.desk();
  return {std::move(desk.name), desk.rehearsal, std::move(desk.bundle), current_schema(), desk.outbox_held};
}

std::int64_t Store::writings() { return body_->session.connection->data_version(); }

std::shared_ptr<const policy::Policy> Store::policy(std::string_view hash) {
  Transaction transaction(*body_->session.connection, Transaction::Kind::read);
  return body_->session.policy(hash);
}

void Store::read(const std::function<void(Reading&)>& work) { read(domain::Sight::everything(), work); }

void Store::read(const domain::Sight& sight, const std::function<void(Reading&)>& work) {
  Transaction transaction(*body_->session.connection, Transaction::Kind::read);
  Answers<Reading> reading(body_->session, sight);
  work(reading);
}

namespace {

/// Pauses between attempts, each twice the one before, until they add up to the wait.
class Patience {
 public:
  explicit Patience(int wait_ms) : left_(wait_ms) {}
  /// False when there is none left.
  bool pause() {
    if (left_ <= 0) return false;
    const int now = std::min(next_, left_);
    std::this_thread::sleep_for(std::chrono::milliseconds(now));
    left_ -= now;
    next_ = std::min(2 * next_, 200);
    return true;
  }

 private:
  int left_;
  int next_ = 1;
};

/// One attempt; nothing when the race was lost.
std::optional<OperationId> attempt(Session& session, const Caller& caller, const std::function<void(Unit&)>& work) {
  try {
    Transaction transaction(*session.connection, Transaction::Kind::write);
    WritingUnit unit(session, caller);
    work(unit);
    if (!unit.finish()) return OperationId{};
    transaction.commit();
    return unit.has_entries() ? unit.operation() : OperationId{};
  } catch (const LostRace&) {
    return std::nullopt;
  }
}

}  // namespace

OperationId Store::write(const Caller& caller, const std::function<void(Unit&)>& work) {
  Patience patience(body_->wait_ms);
  do {
    if (const auto operation = attempt(body_->session, caller, work)) return *operation;
  } while (patience.pause());
  throw Error(Code::try_again, "others keep changing what this command changes",
              "try again, or wait longer with --wait");
}

void Store::verify(const Recompute& recompute, std::string_view seal,
                   const std::function<void(const Difference&)>& found) {
  Transaction transaction(*body_->session.connection, Transaction::Kind::read);
  store::verify(body_->session, recompute, seal, found);
}

std::optional<std::string> Store::seal(const Caller& caller) {
  std::optional<std::string> made;
  write(caller, [&](Unit& unit) { made = seal_day(body_->session, unit, caller); });
  return made;
}

std::unique_ptr<sql::Lock> Store::try_lock(std::string_view what) {
  return body_->session.connection->try_lock(what);
}

Extent Store::extent() {
  Transaction transaction(*body_->session.connection, Transaction::Kind::read);
  const Counters counters = body_->session.desk.counters();
  return {counters.ticket, counters.run, counters.seq, file_size(body_->path) + file_size(body_->path + "-wal")};
}

void Store::backup(const std::string& path, bool replace, const sql::Connection::Progress& progress) {
  if (!replace) require_no_file(path);
  WorkFile file(path, body_->path);
  body_->session.connection->copy_to(file.name(), progress);
  file.publish(replace);
}

void Store::make_empty(const std::string& path) {
  const auto connection = sql::open_sqlite(path, {.create = true});
  connection->begin_write();
  apply(*connection, migrations());
  connection->commit();
}

void Store::write_out(const std::function<void(std::string_view)>& line, const sql::Connection::Progress& progress) {
  Transaction transaction(*body_->session.connection, Transaction::Kind::read);
  store::write_out(body_->session, line, progress);
}

void Store::read_in(const std::function<std::optional<std::string_view>()>& next, const Recompute& recompute,
                    const std::function<void(std::int64_t)>& progress) {
  Transaction transaction(*body_->session.connection, Transaction::Kind::write);
  store::read_in(body_->session, next, recompute, progress);
  transaction.commit();
}

Rewritten Store::rewrite(const Caller& caller, const Rewriting& rewriting, const Recompute& recompute, bool dry_run) {
  Rewritten rewritten;
  write(caller, [&](Unit& unit) { rewritten = store::rewrite(body_->session, unit, caller, rewriting, recompute, dry_run); });
  return rewritten;
}

void Store::scrub() {
  body_->session.connection->begin_write();
  body_->session.connection->text_index().compact();
  body_->session.connection->commit();
  body_->session.connection->scrub();
}

void Store::settle() {
  body_->session.connection->settle();
}

int Store::upgrade(const std::string& path) {
  return store::upgrade(path, migrations());
}

}  // namespace spoc::store
