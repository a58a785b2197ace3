// The journal: append-only entries, each bound to the one before of its subject by a hash (chain.h), so that nothing
// can be changed without a trace.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "domain/change.h"
#include "sql/prepared.h"
#include "store/chain.h"
#include "store/store.h"

namespace spoc::store {

class Journal {
 public:
  explicit Journal(sql::Connection& connection);

  void append(const BoundEntry& entry);
  void insert(const Operation& operation);

  std::optional<OperationRecord> operation(OperationId id);
  /// Whether that operation is in the journal: its token and its digest are there.
  bool has(const Operation& operation);
  /// The latest first.
  void operations_of(std::string_view person, const std::function<bool(const OperationRecord&)>& each);

  /// In order of seq.
  /// Of what that sight shows, as far as a row can say it.
  void entries(const EntryQuery& query, const domain::Sight& sight, const std::function<bool(const Entry&)>& each);
  /// How many entries it finds; its limit is not looked at.
  std::int64_t count(const EntryQuery& query);
  /// Empty for an operation that there is not.
  std::string login_of(OperationId operation);
  /// All of one kind of subject, in order of subject and version.
  void by_subject(domain::SubjectKind kind, const std::function<void(const ChainedEntry&)>& each);
  /// All after `seq`, in order of seq.
  void chained_after(std::int64_t seq, const std::function<void(const ChainedEntry&)>& each);
  /// What an entry is bound to, as `Before`.
  struct Link {
    std::string head, operation;
    bool adjoins = false;
  };
  std::optional<Link> link_before(const Entry& entry);
  /// Puts entries and operations back as they were exported, and writes the words of one anew; the hash stays.
  /// `together`: as of a BoundEntry.
  void insert(const ChainedEntry& chained, std::int64_t together);
  void insert(const Operation& operation, std::string_view digest);
  void replace_words(const Entry& entry, std::string_view salt);
  void replace_caller(const Operation& operation);
  /// What stands after `seq`, in order of seq: number, subject, hash.
  void links_after(std::int64_t seq,
                   const std::function<void(std::int64_t seq, domain::Subject, std::string_view hash)>& each);
  /// Every operation, in order of number; with the digest that stands beside it.
  void operations(const std::function<void(const Operation&, std::string_view digest)>& each);
  /// The texts of messages to be searched, of the tickets `first` to `last`.
  void messages(TicketId first, TicketId last, const std::function<void(const Entry&)>& each);

 private:
  sql::Connection& connection_;
  sql::Prepared insert_, insert_operation_, by_subject_, links_, operations_, messages_, after_, head_,
      digest_, login_;
  sql::Prepared replace_words_, replace_caller_, operation_, operations_of_, operation_from_;
};

/// What the fold and the JSON read of an entry. Throws data on data that no event has.
domain::Recorded recorded(const Entry& entry);

}  // namespace spoc::store
