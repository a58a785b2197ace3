#include <map>

#include "base/format.h"
#include "random_player.h"
#include "random_workflow.h"
#include "simulated.h"
#include "workflow/scope.h"
#include "workflow/waiting.h"

namespace spoc::workflow {
namespace {

using namespace test;
using domain::RunState;
using domain::StepKind;

constexpr std::uint32_t kWorkflows = 2000;
constexpr int kActs = 40;

/// Follows a history and says what it must not have.
class History {
 public:
  explicit History(const Definition& definition) : definition_(definition) {}

  void read(const domain::Recorded& recorded) {
    REQUIRE(recorded.at >= last_);
    last_ = recorded.at;
    ++seen[std::string(domain::kind(recorded.event))];
    if (const auto* e = std::get_if<domain::StepScheduled>(&recorded.event))
      begins(e->step, e->item, e->round, StepState::scheduled);
    if (const auto* e = std::get_if<domain::StepQueued>(&recorded.event))
      begins(e->step, e->item, e->round, StepState::pending);
    if (const auto* e = std::get_if<domain::StepActivated>(&recorded.event)) activated(*e);
    if (const auto* e = std::get_if<domain::StepFinished>(&recorded.event)) finished(*e);
    if (const auto* e = std::get_if<domain::StepReset>(&recorded.event)) {
      if (e->item.empty()) forget_items(e->step);
      states_[{e->step, e->item}] = StepState::pending;
      // What it needs was there the time before; a need that failed and was tolerated may be tried again meanwhile.
      if (e->reason.starts_with("time ")) begun_.insert({e->step, e->round});
    }
    if (const auto* e = std::get_if<domain::RunMoved>(&recorded.event)) state_ = e->state;
    if (const auto* e = std::get_if<domain::EventMatched>(&recorded.event))
      REQUIRE(taken_.insert(e->event + " " + e->id).second);
  }

  std::map<std::string, int> seen;

 private:
  using Name = std::pair<std::string, std::string>;

  StepState state(const Name& name) const {
    const auto found = states_.find(name);
    return found == states_.end() ? StepState::pending : found->second;
  }
  const StepDefinition* defined(const std::string& step) const {
    const auto position = definition_.find(step);
    return position ? &definition_.steps[*position] : nullptr;
  }
  void forget_items(const std::string& step) {
    std::erase_if(states_, [&](const auto& known) { return known.first.first == step && !known.first.second.empty(); });
  }

  /// The first time in a round: what it needs is there, by the words of the format and not by the engine's own code.
  void begins(const std::string& step, const std::string& item, std::int64_t round, StepState becomes) {
    const Name name{step, item};
    INFO(step << "/" << item << " round " << round);
    const bool only_noted = becomes == StepState::scheduled || (becomes == StepState::pending && !undone_by(step).empty());
    if (!only_noted) REQUIRE(state_ == RunState::running);
    REQUIRE_FALSE(domain::is_final(state(name)));
    if (item.empty() && defined(step) && begun_.insert({step, round}).second) REQUIRE(met(*defined(step)));
    states_[name] = becomes;
  }

  bool met(const StepDefinition& step) const {
    std::size_t done = 0, open = 0, broken = 0;
    for (const Need& need : step.needs) {
      const StepState was = state({definition_.steps[need.step].id, ""});
      const bool bad = was == StepState::failed || was == StepState::cancelled;
      if (was == StepState::done || (bad && need.tolerated))
        ++done;
      else if (bad)
        ++broken;
      else if (!domain::is_final(was))
        ++open;
    }
    if (step.needs.empty()) return true;
    if (done == 0) return step.runs_when_all_skipped && open == 0 && broken == 0;
    return step.join > 0 ? done >= step.join : open == 0 && broken == 0;
  }

  void activated(const domain::StepActivated& e) {
    const StepDefinition* step = defined(e.step);
    if (!step) return;  // what the workflow itself waits for, or what takes a step back
    const Name name{e.step, e.item};
    const bool reopened = step->for_each && e.item.empty() && domain::is_final(state(name));
    if (reopened) states_[name] = StepState::pending;
    const bool asks = step->event && state(name) == StepState::active && (e.ticket || e.awaits != awaits_[name]);
    awaits_[name] = e.awaits;
    INFO(e.step << "/" << e.item << " round " << e.round);
    if (!asks && !reopened) REQUIRE(activated_.insert({name, e.round}).second);
    if (asks || reopened)
      states_[name] = StepState::active;  // it goes on, also in a run that is held
    else
      begins(e.step, e.item, e.round, StepState::active);
  }

  void finished(const domain::StepFinished& e) {
    const Name name{e.step, e.item};
    INFO(e.step << "/" << e.item << " round " << e.round << " " << domain::word(e.state));
    const StepDefinition* step = defined(e.step);
    // What failed may be let go by hand.
    const bool let_go = state(name) == StepState::failed && e.state == StepState::withdrawn;
    if (!let_go) REQUIRE_FALSE(domain::is_final(state(name)));
    if (step && e.item.empty() && e.state == StepState::done) {
      if (state(name) == StepState::pending)
        REQUIRE((step->kind == StepKind::gate || step->kind == StepKind::end || step->kind == StepKind::wait));
      if (begun_.insert({e.step, e.round}).second) REQUIRE(met(*step));
    }
    states_[name] = e.state;
    ++seen[std::string(domain::word(e.state))];
    if (!step && e.state == StepState::done) ++seen["a step taken back"];
    if (!step && e.state == StepState::done && state_ == RunState::running) ++seen["one taken back in a run that goes on"];
  }

  const Definition& definition_;
  Instant last_{};
  RunState state_ = RunState::running;
  std::map<Name, StepState> states_;
  std::set<std::pair<std::string, std::int64_t>> begun_;
  std::set<std::pair<Name, std::int64_t>> activated_;
  std::set<std::string> taken_;
  std::map<Name, std::string> awaits_;
};

/// Whether a mutex is taken, by somebody else or by a step of this run.
bool is_taken(const Simulated& run, const std::string& mutex) {
  if (run.held_elsewhere() == mutex) return true;
  for (const Step& step : run.run().steps)
    if (step.state == StepState::active && step.mutex == mutex) return true;
  return false;
}

void check_reason(const Simulated& run, const Step& step, const WaitsFor& waits) {
  REQUIRE(waits.code != Reason::sweep);
  REQUIRE(waits.code != Reason::not_started);
  if (waits.code == Reason::time) REQUIRE(run.wake());
  if (waits.code == Reason::mutex) REQUIRE(is_taken(run, step.mutex));
  if (waits.code == Reason::hold) REQUIRE(run.run().state == RunState::held);
  if (waits.code == Reason::person || waits.code == Reason::approvals) {
    REQUIRE((!waits.who.empty() || run.definition().steps[*run.definition().find(step.id)].for_each));
  }
}

/// Nothing waits without a reason, and something waits for what is not a step of the run.
void check_waiting(const Simulated& run, Instant now) {
  const RunState state = run.run().state;
  const bool open = state == RunState::running || state == RunState::held || state == RunState::cancelling;
  bool waiting = false, moved_from_outside = false;
  for (const Step& step : steps_and_items(run.definition(), run.run())) {
    INFO(step.id << "/" << step.item << " is " << domain::word(step.state));
    const auto waits = waits_for(run.definition(), run.run(), step, World{office(), people()}, now);
    const bool expected =
        open && !domain::is_final(step.state) && !(state == RunState::cancelling && undone_by(step.id).empty());
    if (expected) REQUIRE(waits);
    if (!waits) continue;
    INFO(word(waits->code) << ": " << waits->detail);
    REQUIRE_FALSE(domain::is_final(step.state));
    check_reason(run, step, *waits);
    waiting = true;
    if (waits->code != Reason::step) moved_from_outside = true;
  }
  REQUIRE(moved_from_outside == waiting);
  if (state == RunState::running || state == RunState::cancelling) REQUIRE(waiting);
  if (run.running() && run.wake()) REQUIRE(*run.wake() > now);
}

/// Tickets and called runs are open as long as their steps are.
void check_order(const Simulated& run) {
  REQUIRE(run.trouble() == "");
  std::set<TicketId> tickets;
  std::set<std::int64_t> runs;
  std::map<std::string, std::string> holders;
  std::map<std::string, std::int64_t> items;
  int taking_back = 0;
  for (const Step& step : run.run().steps) {
    // A failure is looked after as long as its run is not called off, nor ended by a step that says so.
    const RunState state = run.run().state;
    const bool called_off = state == RunState::cancelled || state == RunState::cancelling || !run.run().result.empty();
    if (step.state == StepState::failed && step.looked_after && !called_off) tickets.insert(step.ticket);
    if (step.state != StepState::active) continue;
    if (step.ticket) tickets.insert(step.ticket);
    const auto position = run.definition().find(step.id);
    if (step.run && !run.definition().steps[*position].call->detached) runs.insert(step.run.number);
    if (!step.mutex.empty()) REQUIRE(holders.emplace(step.mutex, step.id).second);
    if (!step.item.empty()) {
      const ForEach* each = position ? &*run.definition().steps[*position].for_each : nullptr;
      if (each && each->most_at_once > 0) REQUIRE(++items[step.id] <= each->most_at_once);
      if (each) REQUIRE(run.run().step(step.id)->state == StepState::active);
    }
    taking_back += !undone_by(step.id).empty();
  }
  REQUIRE(run.open_tickets() == tickets);
  REQUIRE(run.open_runs() == runs);
  REQUIRE(taking_back <= 1);
  const RunState state = run.run().state;
  const bool open = state == RunState::running || state == RunState::held || state == RunState::cancelling;
  if (taking_back == 1) REQUIRE(open);
}

/// The same answer once more changes nothing; another one is a conflict.
void check_repetition(Simulated run, const Act& act) {
  const std::size_t before = run.events().size();
  if (const auto* completed = std::get_if<Completed>(&act.stimulus)) {
    const Step* step = run.run().step(completed->step, completed->item);
    if (!step || step->state != StepState::done || step->round != completed->round || !undone_by(step->id).empty())
      return;
    REQUIRE(run.act(act) == Code::ok);
    REQUIRE(run.last().repeated);
    REQUIRE(run.events().size() == before);
    Completed other = *completed;
    for (auto& [name, value] : other.outputs)
      if (name == "ok") value = !*value.boolean();
    if (other.outputs != completed->outputs) REQUIRE(run.act({act.at, other, act.who}) == Code::conflict);
  } else if (const auto* decided = std::get_if<Decided>(&act.stimulus)) {
    const Step* step = run.run().step(decided->step, decided->item);
    if (!step || step->kind != StepKind::approval || step->round != decided->round || step->decisions.empty()) return;
    REQUIRE(run.act(act) == Code::ok);
    REQUIRE(run.last().repeated);
    Decided other = *decided;
    other.approved = !other.approved;
    REQUIRE(run.act({act.at, other, act.who}) == Code::conflict);
  }
  REQUIRE(run.events().size() == before);
}

/// The acts once more, with a sweep at every full minute that something is due at, and some in between; or without any.
void replay(Simulated& run, const std::vector<Act>& acts, bool with_sweeps, Dice& dice) {
  const auto minute_after = [](Instant t) { return Instant{(t.us + 59'999'999) / 60'000'000 * 60'000'000}; };
  for (const Act& act : acts) {
    while (with_sweeps && run.wake() && minute_after(*run.wake()) < act.at) {
      const Instant minute = minute_after(*run.wake());
      run.sweep(minute);
      if (run.wake() && run.running()) REQUIRE(*run.wake() > minute);
    }
    if (with_sweeps && dice.one_in(4) && run.run().version > 0) {
      const std::size_t before = run.events().size();
      run.sweep(act.at - time::seconds(30));
      if (act.at - time::seconds(30) >= run.run().last_at && !run.events().empty())
        REQUIRE(run.events().size() == before);
    }
    run.act(act);
  }
}

void require_equal(const std::vector<domain::Recorded>& left, const std::vector<domain::Recorded>& right) {
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    INFO("event " << i << ": " << domain::kind(left[i].event) << domain::to_json(left[i].event) << " at "
                  << time::to_text(left[i].at));
    INFO("         " << domain::kind(right[i].event) << domain::to_json(right[i].event) << " at "
                     << time::to_text(right[i].at));
    REQUIRE(left[i] == right[i]);
  }
  REQUIRE(left.size() == right.size());
}

/// One workflow, one life; what occurred in it is counted in `seen`.
void live(std::uint32_t seed, std::map<std::string, int>& seen) {
  Dice dice(seed);
  const std::string text = random_workflow(dice);
  INFO("seed " << seed << "\n" << text);
  Simulated run(define(text), true);
  Player player(dice, run);
  History history(run.definition());
  std::vector<Act> acts{player.start()};
  std::string told;
  std::size_t read = 0;
  for (int i = 0; i < kActs; ++i) {
    const Code code = run.act(acts.back());
    const std::size_t before = read;
    for (; read < run.events().size(); ++read)
      told += format("{} {} {}\n", time::to_text(run.events()[read].at), domain::kind(run.events()[read].event),
                     domain::to_json(run.events()[read].event));
    INFO(told << "act " << i << " at " << time::to_text(acts.back().at) << ", kind " << acts.back().stimulus.index());
    for (std::size_t e = before; e < read; ++e) history.read(run.events()[e]);
    const bool refused =
        code == Code::conflict || code == Code::refused || code == Code::data || code == Code::not_found;
    REQUIRE((code == Code::ok || refused));
    ++seen[refused ? "an act refused" : "an act accepted"];
    if (!refused) {
      check_waiting(run, acts.back().at);
      check_order(run);
      check_repetition(run, acts.back());
    }
    acts.push_back(player.next());
  }
  acts.back() = {player.now() + time::hours(24 * 60), Woken{}, {}};
  run.act(acts.back());
  for (const auto& [what, times] : history.seen) seen[what] += times;
  ++seen[format("a run {}", domain::word(run.run().state))];
  INFO(told);
  Simulated late(define(text), false), prompt(define(text), false);
  replay(late, acts, false, dice);
  require_equal(run.events(), late.events());
  replay(prompt, acts, true, dice);
  require_equal(run.events(), prompt.events());
  REQUIRE(run.run() == prompt.run());
}

TEST_CASE("whatever the workflow and whatever happens, its history, its tickets and its waiting make sense") {
  std::map<std::string, int> seen;
  for (std::uint32_t seed = 1; seed <= kWorkflows; ++seed) live(seed, seen);
  for (const char* what :
       {"step.scheduled", "step.queued", "step.expanded", "step.replanned", "step.reset", "event.matched",
        "run.amended", "run.moved", "done", "skipped", "failed", "cancelled", "withdrawn", "an act refused",
        "a run done", "a run failed", "a run cancelled", "a run held", "a step taken back",
        "one taken back in a run that goes on", "step.taken"}) {
    INFO(what);
    CHECK(seen[what] >= 50);
  }
}

}  // namespace
}  // namespace spoc::workflow
