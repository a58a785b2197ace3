#include "desk/act_by_hand.h"

#include <algorithm>

#include "base/format.h"
#include "desk/permission.h"
#include "desk/steps.h"

namespace spoc::desk {
namespace {

using store::ActionStep;

bool has_failed(const ActionStep& step) {
  return !step.lease_until && !step.try_at;
}

std::string name_of(const RunStep& step) {
  return format("{}/{}{}{}", to_text(step.run), step.step, step.item.empty() ? "" : "/", step.item);
}

/// Those that are named, as `spoc deliver --list` has them.
std::vector<ActionStep> named(store::Reading& reading, const std::vector<RunStep>& steps) {
  const std::vector<ActionStep> all = reading.actions();
  std::vector<ActionStep> chosen;
  for (const RunStep& wanted : steps) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const ActionStep& step) {
      return step.run == wanted.run && step.step == wanted.step && step.item == wanted.item;
    });
    if (found == all.end())
      throw Error(Code::not_found, format("no program of {} is queued or has failed", name_of(wanted)),
                  "see them: spoc deliver --list");
    chosen.push_back(*found);
  }
  return chosen;
}

std::vector<ActionStep> failed(Deciding& deciding) {
  std::vector<ActionStep> chosen = deciding.unit().actions();
  std::erase_if(chosen, [&](const ActionStep& step) {
    return !has_failed(step) || !workflow::undone_by(step.step).empty() ||
           deciding.run(step.run).after.state == domain::RunState::held;
  });
  return chosen;
}

}  // namespace

std::int64_t retry_actions(Desk& desk, const std::vector<RunStep>& steps, const std::string& reason) {
  require(desk, decide::Verb::deliver);
  std::int64_t count = 0;
  transact(desk, [&](Deciding& deciding, Outcome&) {
    const auto chosen = steps.empty() ? failed(deciding) : named(deciding.unit(), steps);
    for (const ActionStep& step : chosen) {
      if (!has_failed(step))
        throw Error(Code::conflict, format("{} has not failed", name_of({step.run, step.step, step.item})),
                    "see it: spoc deliver --list");
      advance_existing(deciding, step.run, workflow::Retried{step.step, reason, step.item}, deciding.actor());
    }
    count = static_cast<std::int64_t>(chosen.size());
  });
  return count;
}

std::int64_t drop_actions(Desk& desk, const std::vector<RunStep>& steps, const std::string& reason) {
  require(desk, decide::Verb::deliver);
  transact(desk, [&](Deciding& deciding, Outcome&) {
    for (const ActionStep& step : named(deciding.unit(), steps)) {
      if (step.lease_until)
        throw Error(Code::conflict, format("{} is being tried", name_of({step.run, step.step, step.item})),
                    "cancel its run, or wait for how it ends");
      advance_existing(deciding, step.run, workflow::Withdrawn{step.step, reason, step.item}, deciding.actor());
    }
  });
  return static_cast<std::int64_t>(steps.size());
}

}  // namespace spoc::desk
