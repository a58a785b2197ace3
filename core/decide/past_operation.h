// What is given to whoever decides a ticket's history once more: what was done, and under what it is looked at.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "decide/situation.h"

namespace spoc::decide {

/// What one operation wrote about the ticket, in order, without what was undone later. Belongs to somebody else.
struct PastOperation {
  std::span<const domain::Recorded> entries;
};

template <class Kind>
bool has(const PastOperation& operation) {
  return std::any_of(operation.entries.begin(), operation.entries.end(),
                     [](const domain::Recorded& recorded) { return std::holds_alternative<Kind>(recorded.event); });
}

inline bool tells_another_log(const PastOperation& operation) {
  return has<domain::TicketRecounted>(operation);
}

/// Under what it is recomputed. Functions answer the same whenever they are asked.
struct Rules {
  std::function<std::shared_ptr<const policy::Policy>(Instant)> in_force;
  /// The bundle of that hash: what a ticket is pinned to. Under another policy that one, whatever the hash.
  std::function<std::shared_ptr<const policy::Policy>(std::string_view)> bundle;
  const domain::Directory& people;
  /// Those who are not of that team any more under these rules: they are not chosen again. Empty: nobody.
  std::function<bool(const std::string& person, const std::string& team)> lost = {};
};

}  // namespace spoc::decide
