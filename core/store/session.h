// What the parts of the store share in one connection: the tables, each with its statements.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "sql/connection.h"
#include "store/actions.h"
#include "store/contents.h"
#include "store/desk_row.h"
#include "store/events.h"
#include "store/journal.h"
#include "store/mails.h"
#include "store/outbox.h"
#include "store/people.h"
#include "store/runs.h"
#include "store/search.h"
#include "store/tickets.h"

namespace spoc::store {

struct Session {
  explicit Session(std::unique_ptr<sql::Connection> opened);

  /// What a ticket of that priority weighs, by the policy in force.
  std::int64_t weight_of(std::string_view priority);
  /// The policy of that hash, or in force; kept once it was read.
  std::shared_ptr<const policy::Policy> policy(std::string_view hash);
  /// The knowledge of that bundle, or in force; likewise.
  std::shared_ptr<const policy::Articles> articles(std::string_view hash);

  std::unique_ptr<sql::Connection> connection;
  DeskRow desk;
  Journal journal;
  Tickets tickets;
  Runs runs;
  Outbox outbox;
  PeopleTable people;
  Events events;
  Mails mails;
  Actions actions;
  Contents contents;
  Search search;
  bool bulk = false;

 private:
  std::map<std::string, std::shared_ptr<const policy::Policy>, std::less<>> policies_;
  std::map<std::string, std::shared_ptr<const policy::Articles>, std::less<>> articles_;
};

/// A transaction that is rolled back unless it was committed. Reading inside another one reads in that.
class Transaction {
 public:
  enum class Kind { read, write };
  Transaction(sql::Connection& connection, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  sql::Connection& connection_;
  bool began_ = false;
};

}  // namespace spoc::store
