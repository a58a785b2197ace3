#include "store/store.h"

#include <chrono>
#include <cstdio>
#include <thread>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/hash.h"
#include "base/work_file.h"
#include "domain/ids.h"
#include "sql/roles.h"
#include "store/migrate.h"
#include "store/replacement.h"
#include "store/rewrite.h"
#include "store/seal.h"
#include "store/transfer.h"
#include "store/unit.h"
#include "store/verify.h"

namespace spoc::store {

struct Store::Body {
  Body(std::unique_ptr<sql::Connection> connection, const std::string& path, const sql::OpenOptions& options)
      : session(std::move(connection)), path(path), wait_ms(options.wait_ms) {
    session.bulk = options.bulk;
    if (options.bulk) expect_many_hashes();
  }
  Session session;
  std::string path;
  int wait_ms;
  bool has_written = false;
};

bool Store::is_server(std::string_view where) { return sql::is_server(where); }

bool Store::exists(const std::string& where) {
  return is_server(where) ? sql::open_postgres(where, {.create = true})->schema_version() != 0 : file_exists(where);
}

void Store::create(const std::string& path, std::string_view desk_name, bool rehearsal, const std::string& seed) {
  const Error taken(Code::cannot_create, format("there is something at {} already", path));
  std::unique_ptr<sql::Connection> connection;
  try {
    connection = sql::open_connection(path, {.create = true});
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

Store::Store(const std::string& path, const sql::OpenOptions& options)
    : body_(std::make_unique<Body>(sql::open_connection(path, options), path, options)) {
  require_schema(*body_->session.connection);
}
Store::Store(std::unique_ptr<sql::Connection> connection)
    : body_(std::make_unique<Body>(std::move(connection), std::string(), sql::OpenOptions{})) {}
Store::~Store() = default;

void Store::leave() noexcept {
  body_->session.connection->leave();
}

std::optional<Instant> Store::connected_at() {
  const auto said = body_->session.connection->connected_at_us();
  return said ? std::optional(Instant{*said}) : std::nullopt;
}

std::optional<sql::Replica> Store::replica() { return body_->session.connection->replica(); }
bool Store::has_written() const noexcept { return body_->has_written; }
bool Store::in_reach() noexcept { return body_->session.connection->in_reach(); }

namespace {

/// Reads; from the start when the connection is lost on the way, until it stays away for as long as the wait. Inside another
/// transaction, which is lost as a whole, it is not for us to begin again.
void again(const sql::Connection& connection, int wait_ms, const std::function<void()>& read) {
  if (connection.in_transaction()) return read();
  std::optional<std::chrono::steady_clock::time_point> until;
  while (true) {
    try {
      return read();
    } catch (const sql::ConnectionLost&) {
      const auto now = std::chrono::steady_clock::now();
      if (!until) until = now + std::chrono::milliseconds(wait_ms);
      if (now >= *until) throw;
    }
  }
}

}  // namespace

Meta Store::meta() {
  Desk desk;
  again(*body_->session.connection, body_->wait_ms, [&] {
    Transaction transaction(*body_->session.connection, Transaction::Kind::read);
    desk = body_->session.desk.desk();
  });
  return {std::move(desk.name), desk.rehearsal, std::move(desk.bundle), current_schema(), std::move(desk.learned), desk.outbox_held};
}

std::int64_t Store::writings() { return body_->session.connection->data_version(); }

std::shared_ptr<const policy::Policy> Store::policy(std::string_view hash) {
  std::shared_ptr<const policy::Policy> found;
  again(*body_->session.connection, body_->wait_ms, [&] {
    Transaction transaction(*body_->session.connection, Transaction::Kind::read);
    found = body_->session.policy(hash);
  });
  return found;
}

std::shared_ptr<const policy::Articles> Store::articles(std::string_view hash) {
  std::shared_ptr<const policy::Articles> found;
  again(*body_->session.connection, body_->wait_ms, [&] {
    Transaction transaction(*body_->session.connection, Transaction::Kind::read);
    found = body_->session.articles(hash);
  });
  return found;
}

std::vector<policy::File> Store::files() {
  Transaction transaction(*body_->session.connection, Transaction::Kind::read);
  return body_->session.contents.files(body_->session.desk.desk().bundle);
}

std::optional<std::string> Store::file(std::string_view path) {
  Transaction transaction(*body_->session.connection, Transaction::Kind::read);
  return body_->session.contents.file(body_->session.desk.desk().bundle, path);
}

void Store::read(const std::function<void(Reading&)>& work) { read(domain::Sight::everything(), work); }

void Store::read_again(const std::function<void(Reading&)>& work) { read_again(domain::Sight::everything(), work); }

void Store::read_again(const domain::Sight& sight, const std::function<void(Reading&)>& work) {
  again(*body_->session.connection, body_->wait_ms, [&] { read(sight, work); });
}

void Store::read(const domain::Sight& sight, const std::function<void(Reading&)>& work) {
  Transaction transaction(*body_->session.connection, Transaction::Kind::read);
  Answers<Reading> reading(body_->session, sight);
  work(reading);
}

namespace {

/// Pauses between attempts, each twice the one before, until they and what was waited for in vain add up to the wait.
class Patience {
 public:
  explicit Patience(int wait_ms) : left_(wait_ms) {}
  /// What is tried; the time it takes counts when it comes to nothing.
  template <class Try>
  auto spend(const Try& attempt) {
    const auto begun = std::chrono::steady_clock::now();
    auto result = attempt();
    if (!result) left_ -= static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun).count());
    return result;
  }
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

/// How an attempt to write ended. None of them: the race was lost, or nothing was reached.
struct Attempt {
  std::optional<OperationId> done;
  std::optional<Operation> in_doubt;  // the connection was lost around its commit
  bool unreachable = false;
  bool committed = false;
};

Attempt attempt(Session& session, const Caller& caller, const std::function<void(Unit&)>& work) {
  Attempt end;
  std::optional<Operation> committing;
  try {
    Transaction transaction(*session.connection, Transaction::Kind::write);
    WritingUnit unit(session, caller);
    work(unit);
    if (!unit.finish()) return {OperationId{}, {}, false, false};
    if (unit.has_entries()) committing = unit.written();
    transaction.commit();
    end.done = unit.has_entries() ? unit.operation() : OperationId{};
    end.committed = true;
  } catch (const LostRace&) {
  } catch (const sql::Conflict&) {
  } catch (const sql::ConnectionLost& lost) {
    end.unreachable = true;
    if (lost.committing) end.in_doubt = committing;
  }
  return end;
}

/// Whether an operation went through around whose commit the connection was lost. Holding the write lock, nobody is still about to
/// commit it: its session held that lock and has ended. Nothing as long as that cannot be asked, whatever the reason: the lock is
/// still held, the server is out of reach, or only a replica answers.
std::optional<bool> went_through(Session& session, const Operation& operation) {
  try {
    Transaction transaction(*session.connection, Transaction::Kind::write);
    return session.journal.has(operation);
  } catch (const Error& error) {
    if (error.code == Code::defect) throw;
    return std::nullopt;
  }
}

/// Throws why a write has ended without an answer. The number of an operation that was not written is the next one's: its time tells.
[[noreturn]] void give_up(const Caller& caller, bool in_doubt, bool unreachable) {
  if (in_doubt)
    throw sql::ConnectionLost("outcome unknown: the connection was lost around the commit",
                              format("once the server answers, `spoc history --since {}` shows whether it was written", time::to_text(caller.now)), sql::ConnectionLost::When::around);
  if (unreachable)
    throw sql::ConnectionLost("the server of the store does not answer; nothing was written", "run it again, or wait longer with --wait",
                              sql::ConnectionLost::When::before);
  throw Error(Code::try_again, "others keep changing what this command changes", "try again, or wait longer with --wait");
}

}  // namespace

OperationId Store::write(const Caller& caller, const std::function<void(Unit&)>& work) {
  Patience patience(body_->wait_ms);
  std::optional<Operation> in_doubt;
  bool unreachable = false;
  do {
    if (in_doubt) {
      const auto known = patience.spend([&] { return went_through(body_->session, *in_doubt); });
      if (!known) continue;
      if (*known) return body_->has_written = true, in_doubt->id;
      in_doubt.reset();
    }
    Attempt end;
    patience.spend([&] { return end = attempt(body_->session, caller, work), !end.unreachable; });
    body_->has_written = body_->has_written || end.committed;
    if (end.done) return *end.done;
    in_doubt = std::move(end.in_doubt);
    unreachable = end.unreachable;
  } while (patience.pause());
  give_up(caller, in_doubt.has_value(), unreachable);
}

void Store::verify(const Recompute& recompute, std::string_view seal,
                   const std::function<void(const Difference&)>& found) {
  expect_many_hashes();
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
  return {counters.ticket, counters.run, counters.seq, body_->session.connection->bytes()};
}

void Store::backup(const std::string& path, bool replace, const sql::Connection::Progress& progress) {
  if (!replace) require_no_file(path);
  WorkFile file(path, body_->path);
  write_file_of(body_->session, file.name(), progress);
  file.publish(replace);
}

void Store::make_empty(const std::string& path) {
  const auto connection = sql::open_connection(path, {.create = true});
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
  expect_many_hashes();
  Transaction transaction(*body_->session.connection, Transaction::Kind::write);
  store::read_in(body_->session, next, recompute, progress);
  transaction.commit();
}

Rewritten Store::rewrite(const Caller& caller, const Rewriting& rewriting, const Recompute& recompute, bool dry_run) {
  Rewritten rewritten;
  if (!dry_run) sql::require_owner(*body_->session.connection, "journal", "write words of the journal anew");
  write(caller, [&](Unit& unit) { rewritten = store::rewrite(body_->session, unit, caller, rewriting, recompute, dry_run); });
  return rewritten;
}

void Store::scrub() {
  sql::require_owner(*body_->session.connection, "journal", "write the store's tables anew");
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
