// The entries of many tickets, written as JSON and bound to their chains ahead of being put into the store: a pure
// function of the change, and a good part of what an entry costs, so a thread of its own has the next ones ready
// meanwhile (base/ahead.h).
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "store/chain.h"

namespace spoc::store {

/// What the entries of some tickets get from it, in order; the rest of an entry is in the change.
struct ChainedTickets {
  struct One {
    std::size_t size = 0;  ///< of its data, which stands behind that of the one before
    std::array<char, Salts::kSize> salt{};
    Digest hash{};
  };
  std::size_t tickets = 0;
  std::string data;
  std::vector<One> entries;

  void clear() {
    tickets = 0;
    data.clear();
    entries.clear();
  }
};

/// Binds the entries of one ticket after the other.
class Binding {
 public:
  /// All that is given by reference outlives this, and nobody else draws salts or binds anything meanwhile. `seq` is that of the last
  /// entry before.
  Binding(const Operation& operation, const Digest& digest, bool rehearsal, Salts& salts, LastBound& last, std::int64_t seq)
      : operation_(operation), digest_(digest), rehearsal_(rehearsal), salts_(salts), last_(last), seq_(seq) {}

  /// `head` is the ticket's last hash, empty for a new one, and becomes that of its last entry.
  void add(const domain::TicketChange& change, std::string& head, ChainedTickets& to);

 private:
  const Operation& operation_;
  const Digest& digest_;
  bool rehearsal_;
  Salts& salts_;
  LastBound& last_;
  std::int64_t seq_;
  Chain chain_;
};

/// Binds those of a whole change, some tickets at a time.
class ChainAhead {
 public:
  /// `tickets` outlive this; `heads` are their last hashes.
  ChainAhead(Binding binding, std::span<const domain::TicketChange> tickets, std::vector<std::string> heads)
      : binding_(std::move(binding)), tickets_(tickets), heads_(std::move(heads)) {}

  /// Those of the next tickets, some hundred entries; false behind the last ticket.
  bool operator()(ChainedTickets& made, const std::stop_token& stop);

 private:
  Binding binding_;
  std::span<const domain::TicketChange> tickets_;
  std::vector<std::string> heads_;
  std::size_t next_ = 0;
};

}  // namespace spoc::store
