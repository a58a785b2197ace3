#include "store/session.h"

#include "base/error.h"
#include "base/format.h"
#include "policy/articles.h"
#include "policy/load.h"

namespace spoc::store {

Session::Session(std::unique_ptr<sql::Connection> opened)
    : connection(std::move(opened)),
      desk(*connection),
      journal(*connection),
      tickets(*connection),
      runs(*connection),
      outbox(*connection),
      people(*connection),
      events(*connection),
      mails(*connection),
      actions(*connection),
      contents(*connection),
      search(*connection, tickets, journal) {}

std::int64_t Session::weight_of(std::string_view priority) {
  return policy({})->priority.weight_of(priority);
}

std::shared_ptr<const policy::Policy> Session::policy(std::string_view hash) {
  const std::string wanted = hash.empty() ? desk.desk().bundle : std::string(hash);
  if (wanted.empty()) throw Error(Code::configuration, "no policy is in force", "`spoc apply` puts one in force");
  if (const auto known = policies_.find(wanted); known != policies_.end()) return known->second;
  const auto packed = contents.packed(wanted);
  if (!packed) throw Error(Code::not_found, format("there is no bundle {}", wanted));
  auto restored = policy::restore(*packed);
  if (!restored) {
    // Another version of the program packed it; its files say the same.
    policy::Loaded loaded = policy::load(contents.files(wanted));
    if (!loaded.policy)
      throw Error(Code::configuration, format("this version cannot read the bundle {}", wanted),
                  loaded.diagnostics.empty() ? std::string() : to_text(loaded.diagnostics.front(), {}));
    restored = std::move(loaded.policy);
  }
  return policies_[wanted] = std::move(restored);
}

namespace {

/// Another version of the program packed them; the files say the same.
std::shared_ptr<const policy::Articles> articles_of_files(std::vector<policy::File> files) {
  const policy::Loaded loaded = policy::load(std::move(files));
  return loaded.policy ? loaded.policy->articles : nullptr;
}

}  // namespace

std::shared_ptr<const policy::Articles> Session::articles(std::string_view hash) {
  const std::string wanted = hash.empty() ? desk.desk().bundle : std::string(hash);
  if (const auto known = articles_.find(wanted); known != articles_.end()) return known->second;
  const auto packed = contents.packed_articles(wanted);
  if (!packed) throw Error(Code::not_found, format("there is no bundle {}", wanted));
  auto restored = packed->empty() ? nullptr : policy::restore_articles(*packed);
  if (!restored && !packed->empty()) restored = articles_of_files(contents.files(wanted));
  if (!restored) restored = std::make_shared<const policy::Articles>();
  return articles_[wanted] = std::move(restored);
}

Transaction::Transaction(sql::Connection& connection, Kind kind) : connection_(connection) {
  if (kind == Kind::read && connection.in_transaction()) return;
  kind == Kind::write ? connection.begin_write() : connection.begin_read();
  began_ = true;
}

Transaction::~Transaction() {
  if (began_ && connection_.in_transaction()) connection_.rollback();
}

void Transaction::commit() {
  connection_.commit();
}

}  // namespace spoc::store
