// The journal: append-only entries, each bound to the one before of its subject by a hash, so that nothing can be
// changed without a trace. The format of the chain is described at `link`.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/random.h"
#include "domain/change.h"
#include "sql/prepared.h"
#include "store/store.h"

namespace spoc::store {

/// Who does something, as one row; its digest is part of the hash of every entry it writes.
struct Operation {
  OperationId id;
  std::string token;
  std::string verb;
  domain::Actor actor;
  std::string login;
  Instant at;
  Instant recorded_at;
  Digest digest() const;
};

/// An entry with what binds it.
struct ChainedEntry {
  Entry entry;
  std::string salt;
  std::string hash;
};

/// The hash of an entry: BLAKE2b over the hash before (empty for a subject's first), the operation's digest, seq,
/// subject, version, both times, the program that did it (`via`) and kind, and the digest of its words: BLAKE2b(salt ‖
/// who did it, for whom, data). Numbers are eight bytes, little-endian; texts are preceded by their length. Everything
/// that may name a person is behind the salt: when words are erased, the salt goes with them, and the digest that
/// takes their part says nothing about them.
class Chain {
 public:
  Digest words(const Entry& entry, std::string_view salt);
  /// `words` is the digest of the words, or of those that were there before an erasure.
  Digest link(std::string_view before, std::string_view operation, const Entry& entry, std::string_view words);

 private:
  std::string buffer_;
};

/// Salts of one operation, drawn in blocks.
class Salts {
 public:
  explicit Salts(Random& random) : random_(random) {}
  std::string_view next();

 private:
  static constexpr std::size_t kSize = 16;
  Random& random_;
  std::string block_;
  std::size_t at_ = 0;
};

class Journal {
 public:
  explicit Journal(sql::Connection& connection);

  /// Appends an entry; `head` is the subject's last hash, and the new one afterwards. `entry.data` is taken as it is.
  void append(const Entry& entry, const Digest& operation, std::string_view salt, std::string& head);
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
  /// What an entry is bound to: the hash before it of its subject (empty for the first), and its operation's digest.
  struct Link {
    std::string head, operation;
  };
  std::optional<Link> link_before(const Entry& entry);
  /// Puts entries and operations back as they were exported, and writes the words of one anew; the hash stays.
  void insert(const ChainedEntry& chained);
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
  void insert_row(const Entry& entry, std::string_view salt, std::string_view hash);

  sql::Connection& connection_;
  Chain chain_;
  sql::Prepared insert_, insert_operation_, by_subject_, links_, operations_, messages_, after_, head_, digest_, login_;
  sql::Prepared replace_words_, replace_caller_, operation_, operations_of_, operation_from_;
};

/// What the fold and the JSON read of an entry. Throws data on data that no event has.
domain::Recorded recorded(const Entry& entry);

}  // namespace spoc::store
