// Seals: once a day the heads of all subjects that changed are hashed into one value, chained to the seal before. Kept
// elsewhere, it shows that a ticket was removed or the journal's tail was cut, which no chain of one subject can show.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "store/journal.h"
#include "store/session.h"

namespace spoc::store {

/// Takes the journal's entries in order of seq, and seals them.
class Sealer {
 public:
  /// Takes the hash of a subject's next entry.
  void add(domain::Subject subject, std::string_view hash) { heads_[subject] = hash; }
  std::int64_t subjects() const { return static_cast<std::int64_t>(heads_.size()); }
  /// BLAKE2b over the seal before (empty for the first) and kind, number and head of every subject, in that order;
  /// hexadecimal. The next seal begins with nothing.
  std::string seal();
  /// Goes on from a seal that is taken for granted.
  void go_on_from(std::string_view seal) { before_ = seal; }

 private:
  std::map<domain::Subject, std::string> heads_;
  std::string before_;
};

/// Appends `desk.sealed`, unless the last seal is of the day (UTC) of the caller's now, or later, or the desk has no
/// entries; the new seal.
std::optional<std::string> seal_day(Session& session, Unit& unit, const Caller& caller);

}  // namespace spoc::store
