#include <map>

#include "base/format.h"
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

/// What people, programs and time do to a run, as its state offers it; now and then what it must refuse.
class Player {
 public:
  Player(Dice& dice, Simulated& run) : dice_(dice), run_(run), now_(at("2026-06-01 10:00") + time::seconds(30)) {}

  Act start() {
    PreparedInputs prepared = prepare_inputs(run_.definition(), random_inputs(dice_), {office(), people()}, now_);
    REQUIRE(prepared.problems.empty());
    return {now_, Started{std::move(prepared.values), "bundle", {}, {}, {}}, "ana"};
  }

  /// People act at half past a minute, so that nobody is ever quicker than a sweep by being asked at the same instant.
  Act next() {
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

  Instant now() const { return now_; }

 private:
  void fill(Act& act) {
    const std::size_t choice = dice_.below(24);
    if (choice < 11) return answer(act);
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
  bool taken(const std::string& mutex) const {
    for (const Step& step : run_.run().steps)
      if (step.state == StepState::active && !mutex.empty() && step.mutex == mutex) return true;
    return false;
  }

  template <class Wanted>
  const Step* any(Wanted&& wanted) {
    std::vector<const Step*> found;
    for (const Step& step : run_.run().steps)
      if (wanted(step)) found.push_back(&step);
    return found.empty() ? nullptr : dice_.of(found);
  }
  std::string any_step() { return dice_.of(run_.definition().steps).id; }

  json::Object outputs_of(const std::string& step) {
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

  void answer(Act& act) {
    const Step* step = any([](const Step& s) { return s.state == StepState::active && s.ticket; });
    if (!step) return;
    if (step->kind == StepKind::approval || dice_.one_in(8))
      act.stimulus = Decided{step->id, dice_.one_in(2), "because", step->round, step->item};
    else
      act.stimulus = Completed{step->id, outputs_of(step->id), step->round, step->item,
                               undone_by(step->id).empty() && dice_.one_in(6)};
  }

  void happen(Act& act) {
    const bool withdrew = dice_.one_in(12);
    json::Object data{{"employee", dice_.one_in(5) ? "E2" : "E1"}};
    act.stimulus = Happened{withdrew ? "hr.withdrew" : "hr.signed", std::to_string(dice_.below(8)), std::move(data)};
  }

  void come_back(Act& act) {
    const Step* step = any([](const Step& s) { return s.state == StepState::active && s.run; });
    if (!step) return answer(act);
    static constexpr RunState kEnds[] = {RunState::done, RunState::done, RunState::failed, RunState::cancelled};
    act.stimulus = Returned{step->run, dice_.of(kEnds), "well", step->id, step->item};
  }

  void by_hand(Act& act) {
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

  void again(Act& act) {
    const Step* failed = any([](const Step& s) { return s.state == StepState::failed; });
    if (failed && !dice_.one_in(4)) {
      act.stimulus = Retried{failed->id, "once more", failed->item};
      return;
    }
    const Step* over = any([](const Step& s) { return domain::is_final(s.state); });
    if (over && dice_.one_in(3)) act.stimulus = Redone{over->id, "it was wrong", over->item};
  }

  void change(Act& act) {
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

  Dice& dice_;
  Simulated& run_;
  Instant now_;
};

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
    if (becomes != StepState::scheduled) REQUIRE(state_ == RunState::running);
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
    REQUIRE_FALSE(domain::is_final(state(name)));
    if (step && e.item.empty() && e.state == StepState::done) {
      if (state(name) == StepState::pending)
        REQUIRE((step->kind == StepKind::gate || step->kind == StepKind::end || step->kind == StepKind::wait));
      if (begun_.insert({e.step, e.round}).second) REQUIRE(met(*step));
    }
    states_[name] = e.state;
    ++seen[std::string(domain::word(e.state))];
    if (!step && e.state == StepState::done) ++seen["a step taken back"];
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
  if (taking_back == 1) REQUIRE(run.run().state == RunState::cancelling);
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
        "a run done", "a run failed", "a run cancelled", "a run held", "a step taken back"}) {
    INFO(what);
    CHECK(seen[what] >= 50);
  }
}

}  // namespace
}  // namespace spoc::workflow
