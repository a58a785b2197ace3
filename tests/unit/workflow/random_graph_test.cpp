#include <map>
#include <random>
#include <set>

#include "office.h"
#include "workflow/waiting.h"

namespace spoc::workflow {
namespace {

using namespace test;

/// A workflow of random shape: tasks, gates, waits and approvals with rework, conditions, joins and tolerance.
std::string random_workflow(std::mt19937& random) {
  const auto chance = [&](unsigned one_in) { return random() % one_in == 0; };
  std::string text = "spoc = 1\n[workflow]\nowner = \"hr\"\n";
  const int count = 3 + static_cast<int>(random() % 12);
  for (int i = 0; i < count; ++i) {
    text += "[steps.s" + std::to_string(i) + "]\n";
    std::string needs;
    std::size_t needed = 0;
    std::set<int> chosen;
    while (i > 0 && chosen.size() < 1 + random() % 3 && static_cast<int>(chosen.size()) < i)
      chosen.insert(static_cast<int>(random() % static_cast<unsigned>(i)));
    if (chance(5)) chosen.clear();
    for (const int need : chosen) {
      needs += (needed++ ? ", \"s" : "\"s") + std::to_string(need) + (chance(4) ? "?\"" : "\"");
    }
    if (needed) text += "needs = [" + needs + "]\nif_all_skipped = \"" + (chance(3) ? "run" : "skip") + "\"\n";
    if (needed > 1 && chance(3)) text += "join = " + std::to_string(1 + random() % needed) + "\n";
    if (chance(4)) text += chance(2) ? "when = \"1 < 2\"\n" : "when = \"2 < 1\"\n";
    if (chance(5)) text += "start = \"opened + " + std::to_string(random() % 9) + "d\"\n";
    switch (random() % 6) {
      case 0:
        text += "kind = \"gate\"\n";
        break;
      case 1:
        text += "kind = \"wait\"\nuntil = \"activated + " + std::to_string(random() % 50) + "h\"\n";
        break;
      case 2:
        text += "kind = \"approval\"\napprovers = [\"dan\", \"eve\"]\ndue = \"activated + 3d\"\non_timeout = \"";
        text += std::string(chance(2) ? "reject" : "skip") + "\"\n";
        if (needed)
          text += "on_reject = \"rework\"\nrework_to = \"s" + std::to_string(*chosen.begin()) + "\"\nmax_rounds = 2\n";
        break;
      default:
        text += "team = \"it\"\n";
        if (chance(5)) text += "due = \"activated + 20h\"\non_timeout = \"fail\"\n";
    }
  }
  return text;
}

/// What must hold for every history, whatever the shape.
void check_history(const Driven& run) {
  std::set<std::pair<std::string, int>> begun;
  std::map<std::string, StepState> states;
  for (const auto& recorded : run.change().events) {
    if (const auto* finished = std::get_if<domain::StepFinished>(&recorded.event))
      states[finished->step] = finished->state;
    if (const auto* reset = std::get_if<domain::StepReset>(&recorded.event)) states[reset->step] = StepState::pending;
    const auto* activated = std::get_if<domain::StepActivated>(&recorded.event);
    if (!activated) continue;
    REQUIRE(begun.insert({activated->step, activated->round}).second);
    const auto position = *run.definition().find(activated->step);
    const JoinState join = join_state(run.definition(), position, [&](std::size_t other) {
      const auto found = states.find(run.definition().steps[other].id);
      return found == states.end() ? StepState::pending : found->second;
    });
    REQUIRE(join.kind == JoinState::Kind::met);
    states[activated->step] = StepState::active;
  }
}

/// Nothing is stuck without a reason, and the agenda knows of everything that only time moves.
void check_rest(const Driven& run) {
  for (std::size_t i = 0; i < run.definition().steps.size(); ++i) {
    const Step* step = run.run().step(run.definition().steps[i].id);
    if (step && domain::is_final(step->state)) continue;
    if (run.run().state != domain::RunState::running) continue;
    const auto reason = waits_for(run.definition(), run.run(), i, run.now());
    REQUIRE(reason);
    REQUIRE(reason->code != Reason::sweep);
    if (reason->code == Reason::time) REQUIRE(run.change().wake_at);
  }
  if (run.change().wake_at) REQUIRE(*run.change().wake_at > run.now());
}

TEST_CASE(
    "whatever the shape, a step begins at most once a round, its needs are respected, and nothing is stuck silently") {
  std::mt19937 random(4711);
  for (int round = 0; round < 300; ++round) {
    const std::string text = random_workflow(random);
    INFO(text);
    const Loaded loaded = load(text, "workflows/random.toml", office());
    if (!loaded.definition) {
      for (const auto& found : loaded.diagnostics) REQUIRE(found.code == "never-runs");
      continue;
    }
    Driven run(loaded.definition);
    for (int turn = 0; turn < 80 && run.run().state == domain::RunState::running; ++turn) {
      check_rest(run);
      std::vector<Step> active;
      for (const Step& step : run.run().steps)
        if (step.state == StepState::active && step.kind != domain::StepKind::wait) active.push_back(step);
      if (active.empty() || random() % 4 == 0) {
        if (!run.change().wake_at) break;
        const time::Local local = office().zone().local(*run.change().wake_at + time::hours(random() % 30));
        run.sweep(time::to_text(local).substr(0, 16));
        continue;
      }
      const Step& step = active[random() % active.size()];
      if (step.kind == domain::StepKind::approval)
        run.decide(step.id, random() % 2 == 0, "dan");
      else
        run.done(step.id);
    }
    check_history(run);
    check_rest(run);
  }
}

}  // namespace
}  // namespace spoc::workflow
