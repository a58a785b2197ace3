// Getting to a server and staying there: connecting while it restarts or a replica is promoted, and noticing that
// nothing comes any more although nobody has said goodbye.
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "base/format.h"
#include "sql/postgres.h"

namespace spoc::sql {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// How long one host has to answer, seconds: another one may. libpq takes no less than two.
constexpr int kLeastPatience = 2, kMostPatience = 5;
/// How long nothing may come, milliseconds, before it is asked what the session does; twice as long each further time.
constexpr int kLeastSilence = 1000, kMostSilence = 60'000;
/// An answer may have been on its way while that was asked.
constexpr int kOnItsWay = 500;

std::string option_of(const PQconninfoOption* options, std::string_view keyword) {
  for (; options != nullptr && options->keyword != nullptr; ++options)
    if (options->keyword == keyword && options->val != nullptr) return options->val;
  return {};
}

struct Place {
  std::string options;
  bool several_hosts = false;
};

/// What a connection string says, or libpq's variables; refuses a password in it: it would be seen by everybody who
/// sees a list of processes, or the file.
Place place_of(const std::string& where) {
  char* said = nullptr;
  PQconninfoOption* const parsed = postgres().PQconninfoParse(where.c_str(), &said);
  if (parsed == nullptr) {
    // What libpq says may quote it, password and all.
    postgres().PQfreemem(said);
    throw Error(Code::configuration, "the store's URL cannot be read",
                "postgresql://HOST/DATABASE, as PostgreSQL's manual has it");
  }
  Place place{option_of(parsed, "options"), false};
  std::string hosts = option_of(parsed, "host");
  const bool password = !option_of(parsed, "password").empty();
  postgres().PQconninfoFree(parsed);
  if (password)
    throw Error(Code::configuration, "a password does not belong into the store's URL",
                "put it into ~/.pgpass (mode 0600), or a service file, or use peer or certificate authentication");
  PQconninfoOption* const usual = postgres().PQconndefaults();
  if (place.options.empty()) place.options = option_of(usual, "options");
  if (hosts.empty()) hosts = option_of(usual, "host");
  if (usual != nullptr) postgres().PQconninfoFree(usual);
  place.several_hosts = hosts.find(',') != std::string::npos;
  return place;
}

/// What libpq finds wrong here, or with who answers, before a server says anything; of several hosts another one may be right.
void throw_unproved(const std::string& why) {
  const auto says = [&](std::string_view words) { return why.find(words) != std::string::npos; };
  if (says("service file") || says("definition of service"))
    throw Error(Code::configuration, format("the service of the store cannot be read: {}", why),
                "see ~/.pg_service.conf and $PGSERVICEFILE");
  if (says("certificate file") || says("private key file"))
    throw Error(Code::configuration, format("the server of the store cannot be proved: {}", why),
                "see sslrootcert, sslcert and sslkey in the URL");
  if (says("certificate verify failed") || says("does not match host name"))
    throw Error(Code::refused, format("the server of the store is not proved to be the right one: {}", why),
                "nothing was sent to it; see sslmode and sslrootcert in the URL");
}

/// What no waiting changes.
void throw_lasting(const std::string& why, bool several_hosts) {
  const auto says = [&](std::string_view words) { return why.find(words) != std::string::npos; };
  if (!several_hosts) throw_unproved(why);
  if (says("does not exist"))
    throw Error(Code::not_found, format("the server has no place for a store: {}", why),
                "createdb and createuser make databases and roles");
  if (says("authentication failed") || says("no pg_hba.conf entry") || says("no password supplied"))
    throw Error(Code::refused, format("the server does not let us in: {}", why),
                "see its pg_hba.conf, and ~/.pgpass here");
  if (says("could not translate host name") && !several_hosts)
    throw ConnectionLost(format("the server of the store does not answer: {}", why), "is its name right?", ConnectionLost::When::before);
}

}  // namespace

std::string trimmed(std::string_view said) {
  if (said.starts_with("ERROR:  ")) said.remove_prefix(8);
  std::string text(said.substr(0, said.find_last_not_of('\n') + 1));
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

bool is_server(std::string_view where) {
  return where.starts_with("postgresql://") || where.starts_with("postgres://");
}

std::unique_ptr<Connection> open_postgres(const std::string& where, const OpenOptions& options) {
  return std::make_unique<PostgresConnection>(where, options);
}

std::unique_ptr<Connection> open_connection(const std::string& where, const OpenOptions& options) {
  return is_server(where) ? open_postgres(where, options) : open_sqlite(where, options);
}

PostgresConnection::PostgresConnection(const std::string& where, const OpenOptions& options, bool watching)
    : where_(where), wait_ms_(options.wait_ms), create_(options.create), bulk_(options.bulk), watching_(watching) {
  const Place place = place_of(where);
  several_hosts_ = place.several_hosts;
  // What comes later wins: whoever runs the server may set these otherwise in the URL or the environment. A commit is
  // durable before a number is printed; plans of short statements are not compiled; the server, too, finds out within a
  // minute that a machine is gone that holds the write lock.
  options_ = format(
      "-c synchronous_commit=on -c jit=off -c lock_timeout={} -c tcp_keepalives_idle=20 -c tcp_keepalives_interval=5 "
      "-c tcp_keepalives_count=3 -c tcp_user_timeout=30000 {}",
      std::max(1, options.wait_ms), place.options);
  connect();
  if (!has_schema_ && !create_)
    throw Error(Code::not_found, format("there is no store at {}", where),
                format("`spoc init --store {}` makes one", where));
}

bool PostgresConnection::try_connect(const char* attributes, std::string& why) {
  const std::string seconds = std::to_string(std::clamp(wait_ms_ / 1000, kLeastPatience, kMostPatience));
  // What stands before the URL is only what holds where the URL says nothing.
  const char* names[] = {"fallback_application_name",
                         "connect_timeout",
                         "keepalives_idle",
                         "keepalives_interval",
                         "keepalives_count",
                         "tcp_user_timeout",
                         "target_session_attrs",
                         "dbname",
                         "options",
                         "client_encoding",
                         nullptr};
  const char* values[] = {"spoc",         seconds.c_str(),  "20",   "5",    "3", "30000", attributes,
                          where_.c_str(), options_.c_str(), "UTF8", nullptr};
  server_.reset(postgres().PQconnectdbParams(names, values, 1));
  if (server_ && postgres().PQstatus(server_.get()) == CONNECTION_OK) {
    // Standard error is ours, and what a server has to say beside its answers is not.
    postgres().PQsetNoticeProcessor(
        server_.get(), [](void*, const char*) {}, nullptr);
    return true;
  }
  why = server_ ? trimmed(postgres().PQerrorMessage(server_.get())) : "out of memory";
  server_.reset();
  return false;
}

/// A server that only lets read is taken when no other answers, and never by who writes: a replica may be about to be
/// promoted.
bool PostgresConnection::connect_once(Need need, std::string& why) {
  if (try_connect("read-write", why)) return introduce(why);
  throw_lasting(why, several_hosts_);
  if (why.find("read-only") == std::string::npos) return false;
  if (need == Need::any) return try_connect("any", why) && introduce(why);
  if (!several_hosts_) refuse_replica();
  return false;
}

/// Somebody may be restarting the server, or promoting a replica: it is tried until the wait is over.
void PostgresConnection::connect(Need need) {
  const auto until = Clock::now() + milliseconds(wait_ms_);
  std::string why;
  for (int pause = 10; !connect_once(need, why); pause = std::min(2 * pause, 500)) {
    if (Clock::now() >= until) {
      if (why.find("read-only") != std::string::npos) refuse_replica();
      throw ConnectionLost(format("the server of the store does not answer: {}", why),
                           "is it running? `--wait` waits longer", ConnectionLost::When::before);
    }
    std::this_thread::sleep_for(milliseconds(pause));
  }
}

void PostgresConnection::refuse_replica() const {
  throw Error(Code::unavailable, "this is a replica of the store, which only lets read",
              "name the server that takes writes in $SPOC_STORE");
}

/// A new session: what it finds. False when it is lost at once.
bool PostgresConnection::introduce(std::string& why) {
  ++session_;
  in_transaction_ = committing_ = answered_ = false;
  connected_at_us_ = 0;
  refused_.reset();
  waiting_.clear();
  const auto value = [&](const PostgresResult& result, int column) {
    return postgres().PQntuples(result.get()) == 1 ? std::atoll(postgres().PQgetvalue(result.get(), 0, column)) : 0;
  };
  try {
    PostgresResult found = plain(
        "select (extract(epoch from clock_timestamp()) * 1000000)::bigint, coalesce(max(version), 0) from "
        "schema_version");
    const char* state = postgres().PQresultErrorField(found.get(), PG_DIAG_SQLSTATE);
    has_schema_ = state == nullptr;
    if (state != nullptr && kNoTable != state) raise(state, trimmed(postgres().PQerrorMessage(server_.get())));
    if (!has_schema_) found = plain("select (extract(epoch from clock_timestamp()) * 1000000)::bigint, 0");
    connected_at_us_ = value(found, 0);
    schema_ = value(found, 1);
    const char* standby = postgres().PQparameterStatus(server_.get(), "in_hot_standby");
    replica_.reset();
    if (standby == nullptr || std::string_view(standby) != "on") return enter_pipeline();
    // Without a receiver it has lost its primary, and does not know what it misses; with one, nothing new is no delay.
    found = plain(
        "select case when exists (select from pg_stat_wal_receiver) and pg_last_wal_receive_lsn() = "
        "pg_last_wal_replay_lsn() "
        "then 0 else (extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000000)::bigint end");
    replica_.emplace();
    if (postgres().PQntuples(found.get()) == 1 && postgres().PQgetisnull(found.get(), 0, 0) == 0)
      replica_->behind_us = std::max(0LL, value(found, 0));
    return enter_pipeline();
  } catch (const ConnectionLost& lost) {
    why = lost.message;
    return false;
  }
}

bool PostgresConnection::enter_pipeline() {
  ensure(postgres().PQenterPipelineMode(server_.get()) == 1, "a new session takes pipelines");
  return true;
}

bool PostgresConnection::in_reach() noexcept {
  try {
    if (server_) {
      send_text("select 1");
      finish();
      return true;
    }
  } catch (const ConnectionLost&) {
    // It may be back.
  } catch (const Error&) {
    return true;
  }
  std::string why;
  try {
    return connect_once(Need::any, why);
  } catch (const Error&) {
    return false;
  }
}

/// What a text gives outside a pipeline: the last of its answers.
PostgresResult PostgresConnection::plain(const std::string& sql) {
  sent(postgres().PQsendQuery(server_.get(), sql.c_str()));
  PostgresResult last;
  while (true) {
    await();
    PostgresResult result(postgres().PQgetResult(server_.get()));
    if (postgres().PQstatus(server_.get()) == CONNECTION_BAD)
      raise("", trimmed(postgres().PQerrorMessage(server_.get())));
    if (!result) return last;
    last = std::move(result);
  }
}

/// Until there is an answer, or the connection is known to be lost. Whoever is cut off by a network that swallows
/// everything hears nothing, and so does who waits for a long question: another connection tells them apart.
void PostgresConnection::await() {
  int silence = std::clamp(wait_ms_ / 4, kLeastSilence, kMostSilence);
  auto until = Clock::now() + milliseconds(silence);
  bool asked = false;
  while (postgres().PQisBusy(server_.get()) == 1) {
    const auto left = std::chrono::duration_cast<milliseconds>(until - Clock::now()).count();
    pollfd descriptor{postgres().PQsocket(server_.get()), POLLIN, 0};
    const int ready = poll(&descriptor, 1, static_cast<int>(std::max<long long>(0, left)));
    if (ready > 0) {
      if (postgres().PQconsumeInput(server_.get()) == 0) return;  // what reads the answer finds out that there is none
      until = Clock::now() + milliseconds(silence);
      asked = false;
    } else if (ready == 0 && asked) {
      raise("", "the server was not heard of any more");
    } else if (ready == 0) {
      asked = watching_ || !is_working();
      silence = std::min(2 * silence, kMostSilence);
      until = Clock::now() + milliseconds(asked ? kOnItsWay : silence);
    } else if (errno != EINTR) {
      raise("", "it cannot be waited for");
    }
  }
}

/// Whether the server is at work for this session, as another one sees it. When it waits for us, who have heard
/// nothing, it is ended there, so that what it has locked is free; one whose commit waits for a replica is not: that
/// would make the commit valid here alone.
bool PostgresConnection::is_working() {
  const int session = postgres().PQbackendPID(server_.get());
  try {
    const OpenOptions options{.create = true,
                              .wait_ms = std::clamp(wait_ms_, kLeastPatience * 1000, kMostPatience * 1000)};
    PostgresConnection other(where_, options, true);
    // Another server may have a session of that number, but hardly one that began when this one did.
    const auto number = [&](std::string_view what, std::string_view which) {
      return other.number(
          format("select count({}) from pg_stat_activity where pid = {} and (extract(epoch from backend_start) * "
                 "1000000)::bigint "
                 "between {} and {} and {}",
                 what, session, connected_at_us_ - kMostPatience * 1'000'000, connected_at_us_, which));
    };
    constexpr std::string_view kWorks =
        "state = 'active' and wait_event_type is distinct from 'Client' and wait_event is distinct from 'SyncRep'";
    if (number("*", kWorks) != 0) return true;
    // On a machine with too much to do, what was sent may not have been read yet, or the answer be here by now.
    pollfd descriptor{postgres().PQsocket(server_.get()), POLLIN, 0};
    if (poll(&descriptor, 1, kOnItsWay) > 0 || number("*", kWorks) != 0) return true;
    number("case when pg_terminate_backend(pid) then 1 end", "wait_event is distinct from 'SyncRep'");
  } catch (const Error&) {
    // Out of reach: so are the answers.
  }
  return false;
}

}  // namespace spoc::sql
