// What a stimulus does to a run: the parts of `receive`, by what they are about. Included by those parts only.
#pragma once

#include <string>
#include <string_view>

#include "workflow/advancing.h"

namespace spoc::workflow {

/// One stimulus at one instant. Each returns false when nothing changed.
struct Receiver {
  Advancing& run;
  Instant now;

  bool on(const Started& started);
  bool on(const Completed& completed);
  /// What failed was done by hand.
  bool mend(const StepAt& at, bool ends_ticket, json::Object outputs);
  /// A run that failed runs again.
  void go_on(const std::string& reason);
  bool on(const AttemptBegun& begun) { return run.begin_attempt(begun, now); }
  bool on(const AttemptEnded& ended) { return run.end_attempt(ended, now); }
  bool on(const Decided& decided) { return decide(run, decided, now); }
  static bool decide(Advancing& run, const Decided& decided, Instant now);
  static bool decline(Advancing& run, const StepAt& at, const Decided& declined, Instant now);
  bool on(const HandedOver& handed);
  bool on(const Woken&) { return true; }
  bool on(const Taken& taken);
  /// What ends a step by hand: also in a run that is held, and not twice.
  bool may_end(const StepAt& at, StepState wanted) const;
  bool on(const Skipped& skipped);
  bool on(const Withdrawn& withdrawn);
  /// What failed is not needed any more, and stands in nobody's way.
  bool let_go(const StepAt& at, const std::string& reason);
  bool on(const ItemAdded& added);
  bool on(const Begun& early);
  bool on(const Retried& retried);
  bool on(const Redone& redone);
  /// A `for_each` step that was over goes on for one of its items.
  void reopen(std::size_t position);
  bool on(const Happened& happened) { return run.run().state == domain::RunState::running && run.arrive(happened, now); }
  bool on(const Returned& returned);
  bool on(const Amended& amended);
  bool on(const Identified& known);
  bool on(const Migrated& migrated);
  bool on(const Cancelled& cancelled);
  bool on(const Held& held);
  bool on(const Released& released);
};

/// Throws conflict about the step.
[[noreturn]] void conflict(const StepDefinition& step, std::string_view what, std::string hint = {});
/// The step that a verb is about, which must have begun in that round.
const Step& begun(const Advancing& run, const StepAt& at, int round);
/// What answers a step does so while its milestone holds.
void require_enabled(const Advancing& run, const StepAt& at, Instant now);
/// Throws conflict for a run that is not under way.
void require_running(const Run& run);

}  // namespace spoc::workflow
