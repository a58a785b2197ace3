// Tickets as rows: the projection of a ticket to columns and lists, and back. One table of columns (tickets.cpp) serves
// writing, reading, finding what differs, and `verify`.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/change.h"
#include "sql/prepared.h"
#include "store/outcomes.h"
#include "store/store.h"
#include "store/ticket_lists.h"

namespace spoc::store {

/// What the store keeps of a ticket besides itself.
struct TicketState {
  std::int64_t version = 0;
  std::string head;        ///< of its chain
  std::int64_t lists = 0;  ///< which tables have rows of it: bits; see tickets.cpp
  domain::Schedule schedule;
};

/// A ticket as it was read.
struct LoadedTicket {
  StoredTicket stored;
  TicketState state;
};

class Tickets {
 public:
  explicit Tickets(sql::Connection& connection);

  /// What a select of whole rows begins with; the rest of it names columns without a table.
  static const std::string& select();
  /// The same for their number; `with_text`: the rest may name the description.
  static std::string_view count(bool with_text);
  /// Numbers only.
  static std::string_view select_ids(bool with_text);

  std::optional<TicketState> state(TicketId id);
  std::optional<StoredTicket> load(TicketId id, TicketState* state = nullptr);
  /// Calls each(ticket) for those of them that are there, in order of number: 64 in one question, and one for each of their lists.
  void load_together(std::vector<TicketId> ids, const std::function<void(LoadedTicket&&)>& each);
  /// The ticket of a row of `select()`; with its lists when `whole`. `state` may be null.
  StoredTicket read(const sql::Statement& statement, bool whole, TicketState* state = nullptr);
  /// Every row of a running `select()` with its lists, 64 tickets together; `each` returns false to stop.
  void read_whole(sql::Statement& statement, const std::function<bool(LoadedTicket&&)>& each);

  void insert(const domain::TicketChange& change, OperationId operation, std::string_view head);
  /// Writes what differs between before and after.
  void update(const domain::TicketChange& change, const TicketState& state, OperationId operation,
              std::string_view head);

  std::optional<TicketId> by_key(std::string_view key);
  /// The same of many, 64 in one question.
  std::map<std::string, TicketId, std::less<>> by_keys(std::span<const std::string> keys);
  std::vector<TicketId> children(TicketId id);
  /// Every ticket with these parts, in order of number; the next one overwrites it.
  void every(const TicketParts& parts, const domain::Sight& sight, const std::function<void(const StoredTicket&)>& each);
  /// As Reading::outcomes, of all tickets.
  void each_outcome(const TicketParts& parts, const Assess& assess, const EachOutcome& each);
  /// Every ticket with its lists, in order of number.
  void all(const std::function<void(const StoredTicket&, const TicketState&)>& each);
  /// What they come to; kept by `insert` and `update`.
  Outcomes& outcomes() { return outcomes_; }
  /// The largest number; 0 when there is none.
  TicketId last();
  /// Subject and description of these and all between, in order of number.
  void texts(TicketId first, TicketId last, const std::function<void(TicketId, std::string_view text)>& each);

 private:
  sql::Prepared& update_of(std::uint64_t changed);
  void write_text(const domain::Ticket& before, const domain::Ticket& after, bool there);
  void write_lists(const domain::TicketChange& change, const TicketState& state);
  void read_lists(domain::Ticket& ticket, domain::Schedule& schedule, std::int64_t lists);
  void read_lists(std::span<LoadedTicket> tickets);

  sql::Connection& connection_;
  sql::Prepared insert_, state_, due_, load_, load_some_, by_key_, by_keys_, children_, all_, last_, texts_;
  sql::Prepared insert_text_, replace_text_, erase_text_;
  std::map<std::uint64_t, sql::Prepared> updates_;  // by the columns that they change, as bits
  TicketLists lists_;
  Outcomes outcomes_;
};

/// What is indexed of a ticket for search.
std::string search_text(std::string_view subject, std::string_view description);

/// The bits of `TicketState::lists` that such a ticket has.
std::int64_t lists_of(const domain::Ticket& ticket);
/// Names of columns and lists in which the two differ.
std::vector<std::string> differences(const StoredTicket& a, const StoredTicket& b);

}  // namespace spoc::store
