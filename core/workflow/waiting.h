// Why a step is not final: one reason out of a closed list, with whom or what it waits for, since when, and the command
// that moves it. Nothing is stuck without one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "workflow/engine.h"
#include "workflow/scope.h"

namespace spoc::workflow {

enum class Reason {
  not_started,
  step,
  person,
  approvals,
  event,
  time,
  input,
  called_run,
  mutex,
  retry,
  lease,
  milestone,
  hold,
  failure,
  sweep,
  delivery
};
/// "approvals", "called_run", …
std::string_view word(Reason reason);

struct WaitsFor {
  Reason code = Reason::not_started;
  std::string who;  ///< people, teams or steps, joined by ", "
  std::optional<Instant> since;
  std::string command;  ///< the next one to give
  std::string detail;   ///< a sentence for people
  std::optional<Instant> until = {};  ///< when time alone moves it; stands behind the sentence
};

/// Nothing when the step, or that item of it, is final, or the run over.
std::optional<WaitsFor> waits_for(const Definition& definition, const Run& run, std::size_t step, Instant now,
                                  std::string_view item = {});
/// The same for a step of the run, also one that takes another back; with the world, whether its milestone holds.
std::optional<WaitsFor> waits_for(const Definition& definition, const Run& run, const Step& step, const World& world,
                                  Instant now);

}  // namespace spoc::workflow
