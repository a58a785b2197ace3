#include "store/store.h"

#include <chrono>
#include <cstdio>
#include <thread>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "store/migrate.h"
#include "store/seal.h"
#include "store/unit.h"
#include "store/verify.h"

namespace spoc::store {

struct Store::Body {
  Body(const std::string& path, const sql::OpenOptions& options)
      : session(sql::open_sqlite(path, options)), wait_ms(options.wait_ms) {
    session.bulk = options.bulk;
    require_schema(session.connection->schema_version(), current_schema());
  }
  Session session;
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
  return {std::move(desk.name), desk.rehearsal, std::move(desk.bundle), current_schema()};
}

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

void Store::backup(const std::string& path) {
  body_->session.connection->copy_to(path);
}

int Store::upgrade(const std::string& path) {
  return store::upgrade(path, migrations());
}

}  // namespace spoc::store
