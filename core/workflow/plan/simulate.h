// What may become of a plan when its steps take as long as they took before: many trials, each with durations drawn
// from earlier runs. Whoever gives the same history and the same seed gets the same answer, on every machine.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "workflow/plan/plan.h"

namespace spoc::workflow {

/// How a step of an earlier run of that workflow went.
struct Past {
  std::string step;
  bool skipped = false;  ///< else it was done
  Instant begun, over;
  int round = 1;  ///< its last, which the times are of: above 1 it was sent back, or done again
};

struct Trials {
  std::int64_t count = 1'000;
  std::uint64_t seed = 1;
};

/// So many earlier ones make a history that is drawn from.
constexpr std::size_t kEnoughPast = 5;

/// Where the end of a step comes from.
enum class Basis {
  history,  ///< drawn from what earlier ones took, in open time of the run's calendar
  due,      ///< too few earlier ones: it ends when it is due
  certain,  ///< nothing about it is left to chance: a gate, an end, a wait for a date
};

/// Of a step that is not over.
struct SimulatedStep {
  std::string id;
  Basis basis = Basis::due;
  std::int64_t past = 0;             ///< earlier ones that were done
  std::optional<time::Span> median;  ///< of what they took, in open time
  std::int64_t skipped = 0;          ///< trials in which it did not happen
  bool may_return = false;           ///< it may send back, or be repeated, and there is history to draw that from
  std::int64_t past_returned = 0;    ///< of `past`, those that took more than one round
  std::int64_t returned = 0;         ///< trials in which it did
  std::int64_t critical = 0;         ///< trials in which it was on the path that decides the end
};

struct Simulation {
  Trials trials;
  std::vector<std::pair<int, Instant>> ends;  ///< percent of the trials that end by then; empty when no end is known
  std::optional<std::int64_t> kept;           ///< trials that keep the target; nothing when the run has none
  std::vector<SimulatedStep> steps;           ///< in the order of the definition
};

/// A step whose condition a future step decides is skipped as often as it was before, when there is history enough;
/// else it happens. What may send work back, or is repeated, takes as many rounds as an earlier one did: each further one
/// goes again through the steps from the one that it sends back to, each for as long as an earlier one took. A step under way takes as long as those of its past that took longer than it has by now; when none
/// did, until it is due.
Simulation simulate(const Definition& definition, const Run& run, const World& world, Instant now,
                    std::span<const Past> past, const Trials& trials);

}  // namespace spoc::workflow
