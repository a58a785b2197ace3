// What runs took against what follows from their steps minute by minute.
#include <algorithm>
#include <array>
#include <random>

#include "history.h"
#include "naive.h"
#include "report/streams.h"
#include "support/test.h"

namespace spoc::report::test {
namespace {

/// A step of a run: from and to in minutes, -1 while it goes on.
struct MadeStep {
  std::string name;
  std::int64_t from = 0, to = -1;
  bool again = false;
};

struct MadeRun {
  std::string workflow;
  std::int64_t opened = 0, finished = -1, target = -1, touched = 0;
  bool estimated = false;
  domain::RunState state = domain::RunState::running;
  std::vector<MadeStep> steps;
};

/// Runs of two workflows whose steps come one after another or beside each other, each with a ticket that somebody works on.
class RunMaker {
 public:
  RunMaker(History& history, unsigned seed) : history_(history), random_(seed) {}

  MadeRun make() {
    MadeRun made;
    made.workflow = pick(2) ? "onboarding" : "move";
    made.opened = pick(static_cast<int>(kDay));
    made.target = made.opened + pick(6 * static_cast<int>(kDay));
    const domain::RunId id = history_.start(nth(made.opened), made.workflow, nth(made.target));
    // What happens to a run is told in the order of time.
    std::vector<std::pair<std::int64_t, domain::Event>> told;
    std::int64_t begin = made.opened + 1;
    for (int n = 0; n < 4; ++n) {
      MadeStep step{"step" + std::to_string(n), begin + pick(30), -1, pick(4) == 0};
      step.to = step.from + 1 + pick(900);
      if (step.again)
        told.emplace_back(step.from, domain::StepReset{step.name, "", 2, "not good"});
      told.emplace_back(step.from, domain::StepActivated{step.name, "", step.again ? 2 : 1});
      domain::StepFinished finished;
      finished.step = step.name;
      finished.round = step.again ? 2 : 1;
      told.emplace_back(step.to, finished);
      if (pick(2)) begin = step.to;  // the next one waits for it
      work(made, id, step);
      made.steps.push_back(step);
    }
    std::stable_sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [minute, event] : told) history_.then(id, nth(minute), std::move(event));
    if (pick(4) > 0) {
      for (const MadeStep& step : made.steps) made.finished = std::max(made.finished, step.to);
      made.state = std::array{domain::RunState::done, domain::RunState::done, domain::RunState::failed,
                              domain::RunState::cancelled}[static_cast<std::size_t>(pick(4))];
      history_.then(id, nth(made.finished), domain::RunMoved{made.state, {}, {}});
    }
    return made;
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  void work(MadeRun& made, domain::RunId id, const MadeStep& step) {
    Facts facts;
    facts.run = id;
    const domain::TicketId ticket = history_.log(nth(step.from), facts);
    const std::int64_t taken = step.from + (step.to - step.from) / 2;
    history_.then(ticket, nth(taken), domain::TicketAssigned{"ben", "hand", {}, false});
    const std::int64_t spent = 600 * pick(2);
    if (spent > 0) history_.then(ticket, nth(taken), domain::TicketNoted{"done", false, false, false, spent, {}});
    history_.then(ticket, nth(step.to), domain::TicketResolved{"done", {}, {}});
    made.touched += spent;
    if (spent > 0) return;
    made.estimated = true;
    for (std::int64_t minute = taken; minute < step.to; ++minute) made.touched += is_open_hour(minute) ? 60 : 0;
  }

  History& history_;
  std::mt19937 random_;
};

/// Minute by minute back from the end: a step is on the path when the next one began at or after its end and none ended
/// between.
std::vector<const MadeStep*> naive_path(const MadeRun& run) {
  std::vector<const MadeStep*> path;
  std::int64_t before = kEnd;
  while (true) {
    const MadeStep* found = nullptr;
    for (std::int64_t minute = before; !found && minute >= run.opened; --minute)
      for (const MadeStep& step : run.steps)
        if (!found && step.to == minute) found = &step;
    if (!found) return path;
    path.push_back(found);
    before = found->from;
  }
}

void naive_streams(const MadeRun& run, Numbers& streams, Numbers& leads, Numbers& steps) {
  // What was called off had no end that anybody aimed at.
  const bool off = run.state == domain::RunState::cancelled, over = run.finished >= 0 && !off;
  const bool kept = run.state == domain::RunState::done && run.finished <= run.target;
  const std::int64_t lead = over ? 60 * (run.finished - run.opened) : 0;
  std::int64_t business = 0;
  for (std::int64_t minute = run.opened; minute < run.finished; ++minute) business += is_open_hour(minute) ? 60 : 0;
  add(streams, {run.workflow}, {1, over, kept, over ? run.touched : 0, over && run.estimated, off});
  if (over) add(leads, {run.workflow, "elapsed"}, {1, lead});
  if (over) add(leads, {run.workflow, "business"}, {1, business});
  for (const MadeStep& step : run.steps) add(steps, {run.workflow, step.name}, {1, step.again, 0, 0});
  if (!over) return;
  for (const MadeStep* step : naive_path(run)) add(steps, {run.workflow, step->name}, {0, 0, 1, 60 * (step->to - step->from)});
}

}  // namespace

TEST_CASE("what runs took, and which steps decided it, is what follows from their steps minute by minute") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    INFO("seed " << seed);
    History history;
    RunMaker maker(history, seed);
    Numbers flows, leads, steps;
    for (int i = 0; i < 12; ++i) naive_streams(maker.make(), flows, leads, steps);
    const Request request = history.request({nth(0), nth(kEnd)}, nth(kEnd));
    history.store().read([&](store::Reading& reading) {
      const auto tables = answer(reading, request, streams(request));
      CHECK(of_table(tables, "streams", {"runs", "over", "on_target", "touch", "touch_estimated", "called_off"}) == flows);
      Numbers means;
      for (const auto& [key, values] : leads) means[key] = {values[0], mean(values[1], values[0])};
      CHECK(of_table(tables, "lead", {"runs", "mean"}) == means);
      CHECK(of_table(tables, "steps", {"times", "again", "on_path", "path_time"}) == steps);
    });
  }
}

}  // namespace spoc::report::test
