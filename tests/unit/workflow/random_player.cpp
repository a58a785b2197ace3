#include "random_player.h"

#include "base/format.h"
#include "workflow/inputs.h"

namespace spoc::workflow::test {

using domain::RunState;
using domain::StepKind;

Player::Player(Dice& dice, Simulated& run) : dice_(dice), run_(run), now_(at("2026-06-01 10:00") + time::seconds(30)) {}

Act Player::start() {
  PreparedInputs prepared = prepare_inputs(run_.definition(), random_inputs(dice_), {office(), people()}, now_);
  REQUIRE(prepared.problems.empty());
  return {now_, Started{std::move(prepared.values), "bundle", {}, {}, {}}, "ana"};
}

Act Player::next() {
  now_ = now_ + time::minutes(static_cast<std::int64_t>(dice_.below(90)));
  if (dice_.one_in(4)) now_ = now_ + time::hours(static_cast<std::int64_t>(dice_.below(40)));
  if (dice_.one_in(15)) now_ = now_ + time::hours(static_cast<std::int64_t>(24 * dice_.below(20)));
  static constexpr const char* kPeople[] = {"ana", "bob", "dan", "eve", "cfo"};
  Act act{now_, Woken{}, dice_.of(kPeople)};
  if (run_.run().state == RunState::held && dice_.one_in(3)) {
    act.stimulus = Released{"go on"};
    return act;
  }
  fill(act);
  return act;
}

void Player::fill(Act& act) {
  // What has begun, may turn out not to be wanted, and can be taken back is rare.
  const Step* conditional = any([&](const Step& s) {
    const auto position = run_.definition().find(s.id);
    const StepDefinition* defined = position ? &run_.definition().steps[*position] : nullptr;
    return s.state == StepState::active && defined && defined->compensate && defined->when;
  });
  if (conditional && dice_.one_in(4)) return change(act);
  const std::size_t choice = dice_.below(24);
  if (choice < 10) return answer(act);
  if (choice == 10) return take(act);
  if (choice < 13) return happen(act);
  if (choice < 15) return come_back(act);
  if (choice < 17) return by_hand(act);
  if (choice < 19) return again(act);
  if (choice < 21) return change(act);
  if (choice == 21) act.mutex = dice_.one_in(2) ? "" : dice_.one_in(2) ? "m0" : "m1";
  if (act.mutex && taken(*act.mutex)) act.mutex.reset();
  if (choice == 22) act.stimulus = Held{"wait"};
  if (choice == 23 && dice_.one_in(5)) act.stimulus = Cancelled{"no more"};
}

/// Somebody else cannot take what this run has.
bool Player::taken(const std::string& mutex) const {
  for (const Step& step : run_.run().steps)
    if (step.state == StepState::active && !mutex.empty() && step.mutex == mutex) return true;
  return false;
}

template <class Wanted>
const Step* Player::any(Wanted&& wanted) {
  std::vector<const Step*> found;
  for (const Step& step : run_.run().steps)
    if (wanted(step)) found.push_back(&step);
  return found.empty() ? nullptr : dice_.of(found);
}
std::string Player::any_step() {
  return dice_.of(run_.definition().steps).id;
}

json::Object Player::outputs_of(const std::string& step) {
  const auto position = run_.definition().find(step);
  if (!position) return {};
  json::Object outputs;
  for (const auto& [name, type] : run_.definition().steps[*position].form) {
    if (name == "ok") outputs.emplace_back(name, dice_.one_in(2));
    if (name == "employee") outputs.emplace_back(name, "E1");
    if (name == "n" && dice_.one_in(2)) outputs.emplace_back(name, static_cast<std::int64_t>(dice_.below(9)));
  }
  return outputs;
}

void Player::answer(Act& act) {
  const Step* step = any([](const Step& s) { return s.state == StepState::active && s.ticket; });
  const Step* undoing = any([](const Step& s) { return s.state == StepState::active && !undone_by(s.id).empty(); });
  if (undoing && dice_.one_in(2)) step = undoing;
  if (!step) return;
  if (step->kind == StepKind::approval || dice_.one_in(8))
    act.stimulus = Decided{step->id, dice_.one_in(2), "because", step->round, step->item};
  else
    act.stimulus = Completed{step->id, outputs_of(step->id), step->round, step->item,
                             undone_by(step->id).empty() && dice_.one_in(6)};
}

void Player::take(Act& act) {
  const Step* step = any([](const Step& s) { return s.state == StepState::active && s.ticket; });
  if (step) act.stimulus = Taken{step->id, step->item, step->round};
}

void Player::happen(Act& act) {
  const bool withdrew = dice_.one_in(12);
  json::Object data{{"employee", dice_.one_in(5) ? "E2" : "E1"}};
  act.stimulus = Happened{withdrew ? "hr.withdrew" : "hr.signed", std::to_string(dice_.below(8)), std::move(data)};
}

void Player::come_back(Act& act) {
  const Step* step = any([](const Step& s) { return s.state == StepState::active && s.run; });
  if (!step) return answer(act);
  static constexpr RunState kEnds[] = {RunState::done, RunState::done, RunState::failed, RunState::cancelled};
  act.stimulus = Returned{step->run, dice_.of(kEnds), "well", step->id, step->item};
}

void Player::by_hand(Act& act) {
  const Step* scheduled = any([](const Step& s) { return s.state == StepState::scheduled; });
  if (scheduled && dice_.one_in(2)) {
    act.stimulus = Begun{scheduled->id, scheduled->item};
    return;
  }
  const Step* begun = any([](const Step& s) { return !domain::is_final(s.state); });
  const std::string step = begun && dice_.one_in(2) ? begun->id : any_step();
  const std::string item = begun && step == begun->id ? begun->item : "";
  if (dice_.one_in(2))
    act.stimulus = Skipped{step, "not now", item};
  else
    act.stimulus = Withdrawn{step, "not needed", item};
}

void Player::again(Act& act) {
  const Step* failed = any([](const Step& s) { return s.state == StepState::failed; });
  if (failed && !dice_.one_in(4)) {
    act.stimulus = Retried{failed->id, "once more", failed->item};
    return;
  }
  const Step* over = any([](const Step& s) { return domain::is_final(s.state); });
  if (over && dice_.one_in(3)) act.stimulus = Redone{over->id, "it was wrong", over->item};
}

void Player::change(Act& act) {
  const Step* each = any([&](const Step& s) {
    const auto position = run_.definition().find(s.id);
    return position && run_.definition().steps[*position].for_each && s.item.empty() && s.state == StepState::active;
  });
  if (each && dice_.one_in(2)) {
    const std::string name = format("j{}", dice_.below(5));
    const auto& list = run_.definition().steps[*run_.definition().find(each->id)].for_each->list.text;
    act.stimulus =
        ItemAdded{each->id, list == "inputs.list" ? json::Value(json::Object{{"id", name}}) : json::Value(name)};
    return;
  }
  PreparedInputs prepared = prepare_inputs(run_.definition(), random_inputs(dice_), {office(), people()}, now_);
  act.stimulus = Amended{std::move(prepared.values), "it is otherwise"};
}

}  // namespace spoc::workflow::test
