// The part of `verify` that reads the whole journal: chain, fold against rows, and what the entries say that other
// tables must have.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/hash.h"
#include "store/erased.h"
#include "store/session.h"

namespace spoc::store {

using Found = std::function<void(const Difference&)>;

/// "42", "r7", "desk".
std::string name_of(domain::Subject subject);

class FoldCheck {
 public:
  FoldCheck(Session& session, const Store::Recompute& recompute, const Found& found);

  void run();

  // What the journal says, for the checks of other tables; complete after `run`.
  Erasures erasures;
  PeopleFold people;
  EventsFold events;
  MailsFold mails;
  std::set<std::string> blobs, bundles, definitions;
  Counters counters;
  std::int64_t entries = 0;  ///< those that were found by their subjects
  Desk desk;
  std::optional<bool> rehearsal;  ///< as the desk's first entry says
  /// Rows of each table of lists that belong to a subject of the journal.
  std::map<std::string, std::int64_t, std::less<>> list_rows;

 private:
  void operations();
  template <class Folded>
  void subjects(domain::SubjectKind kind);
  void desk_entries();

  /// The last entry of a subject that was looked at; version 0: none.
  struct Last {
    std::int64_t version = 0, seq = 0;
    OperationId operation;
    domain::Subject subject;
    std::string head;
  };
  /// Checks an entry against the last one of its subject, whose place it takes. The event, or nothing when it cannot be read.
  std::optional<domain::Recorded> link(const ChainedEntry& entry, Last& last);
  void note(domain::Subject subject, const domain::Recorded& recorded);
  void compare(const domain::Ticket& folded, std::string_view head);
  void compare(const domain::Run& folded, std::string_view head);
  void count_lists(const domain::Ticket& ticket);
  void count_lists(const domain::Run& run);
  void report(std::string_view what, std::string subject, std::string detail) {
    found_({std::string(what), std::move(subject), std::move(detail)});
  }

  Session& session_;
  const Store::Recompute& recompute_;
  const Found& found_;
  Chain chain_;
  std::unordered_map<std::int64_t, std::string> digests_;  // of operations
};

}  // namespace spoc::store
