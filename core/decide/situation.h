// What every decision about a ticket is given: policy, people, who acts and when. Nothing here is asked from the world.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "domain/change.h"
#include "domain/person.h"
#include "policy/policy.h"

namespace spoc::decide {

class LearnedRouting;
struct Choice;

using domain::Actor;
using domain::Ticket;
using domain::TicketChange;
using time::Instant;

/// One reason of a decision, for `explain` and `--dry-run`: what was decided or rejected, and where the rule stands.
struct Reason {
  std::string text;
  Where where;
  bool operator==(const Reason&) const = default;
};
using Reasons = std::vector<Reason>;

struct Situation {
  const policy::Policy& policy;  ///< in force
  /// The bundle of that hash; for the SLA, calendar, matrix and ladder a ticket is pinned to.
  std::function<std::shared_ptr<const policy::Policy>(std::string_view)> bundle;
  const domain::Directory& people;
  Actor actor;
  Instant now;
  /// What routing has learned, fetched when it is asked; nothing where the desk has learned nothing.
  std::function<std::shared_ptr<const LearnedRouting>()> learned = {};
  /// Whom the desk chose of that team at that instant, where it is known already: for what is recomputed. False: to be
  /// chosen.
  std::function<bool(const std::string& team, Instant at, Choice& choice)> chosen_then = {};

  /// What this ticket is held to: its pinned bundle, or the policy in force when it has none.
  const policy::Policy& held_to(const Ticket& ticket) const;

  // The bundle asked for last; an aggregate cannot hide it.
  mutable std::shared_ptr<const policy::Policy> pinned_;  // the last one asked for
};

/// The actor of what time causes by itself.
Actor time_actor();

}  // namespace spoc::decide
