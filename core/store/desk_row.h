// The desk's own row and the counters: the two rows that every command reads first and every writing one writes last.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "sql/prepared.h"
#include "store/store.h"

namespace spoc::store {

/// The last number given to each kind of thing, and how many tickets have each status.
struct Counters {
  std::int64_t operation = 0, seq = 0, ticket = 0, run = 0, effect = 0, message = 0;
  std::array<std::int64_t, 7> by_status{};  ///< in the order of domain::Status
  std::int64_t& of(domain::Status status) { return by_status[static_cast<std::size_t>(status)]; }
  bool operator==(const Counters&) const = default;
};

/// The desk's row.
struct Desk {
  std::string name;
  bool rehearsal = false;
  std::string seed;
  std::string bundle;  ///< in force
  std::int64_t version = 0;
  std::string head;           ///< of the desk's chain
  bool outbox_held = false;   ///< nothing leaves the desk
  std::string learned;        ///< hash of what routing has learned; empty: nothing yet
  bool operator==(const Desk&) const = default;
};

/// What an event of the desk changes in its row.
void follow_desk(Desk& desk, const domain::Event& event);

/// The token of an operation of a rehearsal; of any other desk's it is chance.
std::string operation_token(const Desk& desk, OperationId operation);

class DeskRow {
 public:
  explicit DeskRow(sql::Connection& connection);

  void create(const Desk& desk);
  Desk desk();
  Counters counters();
  void update(const Desk& desk);
  /// Takes numbers: the counters become `after` if the numbers are still those of `before`. False when somebody else took some.
  bool advance(const Counters& before, const Counters& after);

 private:
  sql::Connection& connection_;
  sql::Prepared desk_, counters_, update_, advance_;
};

}  // namespace spoc::store
