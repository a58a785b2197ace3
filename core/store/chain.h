// What binds the journal's entries: operations with their digests, the hash of an entry over the one before of its
// subject, and the salts of their words. Pure but for the salts; the format is described at `Chain`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/hash.h"
#include "base/random.h"
#include "domain/change.h"
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

/// An entry as it stands somewhere else.
struct EntryView {
  EntryView() = default;
  EntryView(const Entry& entry)
      : seq(entry.seq),
        operation(entry.operation),
        subject(entry.subject),
        version(entry.version),
        at(entry.at),
        recorded_at(entry.recorded_at),
        actor(&entry.actor),
        kind(entry.kind),
        data(entry.data) {}

  std::int64_t seq = 0;
  OperationId operation;
  domain::Subject subject;
  std::int64_t version = 0;
  Instant at, recorded_at;
  const domain::Actor* actor = nullptr;
  std::string_view kind, data;
};

/// An entry with what binds it.
struct ChainedEntry {
  Entry entry;
  std::string salt;
  std::string hash;
};

/// An entry with what binds it, where that stands.
struct BoundEntry {
  EntryView entry;
  std::string_view salt, hash;
  /// How many entries of its subject are written together, of the first of them; 0 for the others.
  std::int64_t together = 1;
};

/// The entry of that operation which records this; without its data.
EntryView entry_of(const Operation& operation, bool rehearsal, std::int64_t seq, domain::Subject subject,
                   std::int64_t version, const domain::Recorded& recorded);

/// What an entry is bound to.
struct Before {
  std::string_view hash;       ///< of the entry before of its subject, 32 bytes; empty for the first
  std::string_view operation;  ///< the digest of its own operation
  /// Whether the entry before has the number before and the same operation: then what they share is in its hash.
  bool adjoins = false;
};

/// The hash of an entry: BLAKE2b over the hash before (empty for a subject's first), the operation's digest, seq, operation,
/// subject, version, both times, the program that did it (`via`) and kind, and the digest of its words: BLAKE2b(salt ‖
/// who did it, for whom, data). One that adjoins the entry before has its place from it: over -1 in the place of a length, the hash
/// before, both times, the digest of its words, `via` and kind, which is one block of BLAKE2b instead of two. Numbers are eight
/// bytes, little-endian; texts are preceded by their length, but for that last kind. Everything
/// that may name a person is behind the salt: when words are erased, the salt goes with them, and the digest that
/// takes their part says nothing about them.
class Chain {
 public:
  Digest words(const EntryView& entry, std::string_view salt);
  /// The hash of an entry whose words are there.
  Digest bind(const Before& before, const EntryView& entry, std::string_view salt) {
    return link(before, entry, bytes_of(words(entry, salt)));
  }
  /// `words` is the digest of the words, or of those that were there before an erasure.
  Digest link(const Before& before, const EntryView& entry, std::string_view words);

 private:
  std::string buffer_;
};

/// Whose entry an operation has bound last: the next one of the same adjoins it.
class LastBound {
 public:
  bool adjoins(domain::Subject subject) { return std::exchange(last_, subject) == subject; }

 private:
  std::optional<domain::Subject> last_;
};

/// Salts of one operation, drawn in blocks.
class Salts {
 public:
  explicit Salts(Random& random) : random_(random) {}
  static constexpr std::size_t kSize = 16;
  /// Valid until the next one.
  std::string_view next();

 private:
  Random& random_;
  std::string block_;
  std::size_t at_ = 0;
};

}  // namespace spoc::store
