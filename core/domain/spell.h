// When a ticket was open: spells in which the desk owed an answer, the one notion of backlog.
#pragma once

#include <optional>

#include "domain/words.h"
#include "time/instant.h"

namespace spoc::domain {

/// [from, to), for ever without `to`; without it `left` says nothing.
struct Spell {
  time::Instant from;
  Entered entered = Entered::logged;
  std::optional<time::Instant> to;
  Left left = Left::resolved;
  /// Open when everything before t had happened.
  bool open_at(time::Instant t) const { return from < t && (!to || *to >= t); }
  bool operator==(const Spell&) const = default;
};

/// The one spell of a ticket that was never reopened, cancelled or merged, as its times say it.
inline Spell plain_spell(time::Instant created_at, bool open, const std::optional<time::Instant>& resolved_at,
                         const std::optional<time::Instant>& closed_at) {
  Spell spell{created_at, Entered::logged, std::nullopt, Left::resolved};
  if (open) return spell;
  spell.to = resolved_at ? resolved_at : closed_at;
  spell.left = resolved_at ? Left::resolved : Left::closed;
  return spell;
}

}  // namespace spoc::domain
