#include <map>
#include <random>
#include <set>

#include "base/text.h"
#include "office.h"
#include "workflow/plan/migrate.h"
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
void check_rest(const Definition& definition, const RunChange& change, Instant now) {
  for (std::size_t i = 0; i < definition.steps.size(); ++i) {
    const Step* step = change.after.step(definition.steps[i].id);
    if (step && domain::is_final(step->state)) continue;
    if (change.after.state != domain::RunState::running) continue;
    const auto reason = waits_for(definition, change.after, i, now);
    REQUIRE(reason);
    REQUIRE(reason->code != Reason::sweep);
    if (reason->code == Reason::time) REQUIRE(change.wake_at);
  }
  if (change.wake_at) REQUIRE(*change.wake_at > now);
}
void check_rest(const Driven& run) {
  check_rest(run.definition(), run.change(), run.now());
}

/// One thing that could happen to it next; false when nothing can.
bool step_on(Driven& run, std::mt19937& random) {
  std::vector<Step> active;
  for (const Step& step : run.run().steps)
    if (step.state == StepState::active && step.kind != domain::StepKind::wait) active.push_back(step);
  if (active.empty() || random() % 4 == 0) {
    if (!run.change().wake_at) return false;
    const time::Local local = office().zone().local(*run.change().wake_at + time::hours(random() % 30));
    run.sweep(time::to_text(local).substr(0, 16));
    return true;
  }
  const Step& step = active[random() % active.size()];
  if (step.kind == domain::StepKind::approval)
    run.decide(step.id, random() % 2 == 0, "dan");
  else
    run.done(step.id);
  return true;
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
      if (!step_on(run, random)) break;
    }
    check_history(run);
    check_rest(run);
  }
}

/// The same with other conditions and starts, and steps more.
std::string varied(const std::string& text, std::mt19937& random) {
  std::string out;
  int steps = 0;
  for (const std::string_view line : split(text, '\n')) {
    if (line.starts_with("[steps.")) ++steps;
    if ((line.starts_with("start =") || line.starts_with("when =")) && random() % 2 == 0) continue;
    out += std::string(line) + "\n";
  }
  for (int more = 0; more < 2; ++more) {
    out += "[steps.more" + std::to_string(more) + "]\nteam = \"it\"\nif_all_skipped = \"run\"\nneeds = [\"s";
    out += std::to_string(random() % static_cast<unsigned>(steps)) + "\"]\n";
  }
  return out;
}

struct Replanned {
  RunChange change;
  Advanced advanced;
};
Replanned moved(const Driven& run, const Definition& to) {
  Replanned result{run.change(), {}};
  std::int64_t next = 1'000;
  const Services services{office(), people(), [&] { return TicketId{next++}; }};
  result.advanced = advance(to, result.change, Migrated{&run.definition(), run.run().inputs, ""}, {"ana", {}, "cli"},
                            run.now(), services);
  return result;
}

TEST_CASE(
    "wherever a run stands, it follows an equal version without anything else happening, and another one to rest") {
  std::mt19937 random(815);
  int refused = 0, followed = 0;
  for (int round = 0; round < 200; ++round) {
    const std::string text = random_workflow(random), other = varied(text, random);
    const Loaded loaded = load(text, "workflows/random.toml", office());
    const Loaded equal = load("# the same\n" + text, "workflows/random.toml", office());
    const Loaded changed = load(other, "workflows/random.toml", office());
    if (!loaded.definition || !changed.definition) continue;
    INFO(text << "\n---\n" << other);
    Driven run(loaded.definition);
    for (unsigned turn = random() % 12; turn > 0 && run.run().state == domain::RunState::running; --turn)
      if (!step_on(run, random)) break;
    if (run.run().state != domain::RunState::running) continue;
    const Replanned same = moved(run, *equal.definition);
    REQUIRE(same.change.events.size() == run.change().events.size() + 1);
    REQUIRE(same.change.after.steps == run.run().steps);
    REQUIRE(same.change.wake_at == run.change().wake_at);
    try {
      const Replanned after = moved(run, *changed.definition);
      check_rest(*changed.definition, after.change, run.now());
      ++followed;
    } catch (const Error& error) {
      REQUIRE(error.code == Code::conflict);
      ++refused;
    }
  }
  REQUIRE(followed > 30);
  INFO(refused << " refused");
}

}  // namespace
}  // namespace spoc::workflow
