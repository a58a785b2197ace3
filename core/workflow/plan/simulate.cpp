#include "workflow/plan/simulate.h"

#include <algorithm>
#include <random>

namespace spoc::workflow {

namespace {

using domain::StepKind;

constexpr int kPercents[] = {10, 25, 50, 75, 90, 95};

/// What is known of one step from earlier runs.
struct History {
  std::vector<time::Span> took;  // sorted
  std::size_t skipped = 0;
  bool enough() const { return took.size() >= kEnoughPast; }
  bool enough_to_skip() const { return took.size() + skipped >= kEnoughPast; }
};

bool is_certain(const StepDefinition& step) {
  switch (step.kind) {
    case StepKind::gate:
    case StepKind::end:
      return true;
    case StepKind::wait:
      return !step.event;
    case StepKind::task:
    case StepKind::approval:
    case StepKind::action:
    case StepKind::call:
      break;
  }
  return false;
}

class Simulator {
 public:
  Simulator(const Definition& definition, const Run& run, const World& world, Instant now, std::span<const Past> past,
            const Trials& trials)
      : definition_(definition),
        run_(run),
        world_(world),
        now_(now),
        calendar_(calendar_of(definition, run, world, now)),
        histories_(definition.steps.size()),
        random_(trials.seed) {
    result_.trials = trials;
    for (const Past& one : past) add(one);
    for (History& history : histories_) std::sort(history.took.begin(), history.took.end());
  }

  Simulation run() {
    const Plan first = plan(definition_, run_, world_, now_);
    counted_.resize(definition_.steps.size());
    if (first.target) result_.kept = 0;
    for (std::int64_t i = 0; i < result_.trials.count; ++i) one_trial();
    summarise(first);
    return std::move(result_);
  }

 private:
  struct Counted {
    std::int64_t skipped = 0, critical = 0;
  };

  void add(const Past& past) {
    const auto step = definition_.find(past.step);
    if (!step) return;
    if (past.skipped)
      ++histories_[*step].skipped;
    else
      histories_[*step].took.push_back(calendar_.open_between(past.begun, past.over));
  }

  /// Below `count`. Without the library's distributions, which differ from one to the next.
  std::size_t draw(std::size_t count) {
    return static_cast<std::size_t>(((random_() >> 32) * static_cast<std::uint64_t>(count)) >> 32);
  }

  std::optional<Instant> end_of(std::size_t at, Instant begins) {
    const History& history = histories_[at];
    if (is_certain(definition_.steps[at]) || !history.enough()) return std::nullopt;
    const Step* step = run_.step(definition_.steps[at].id);
    auto from = history.took.begin();
    if (step && step->state == StepState::active)
      from = std::upper_bound(from, history.took.end(), calendar_.open_between(begins, now_));
    if (from == history.took.end()) return std::nullopt;
    const auto drawn = static_cast<std::ptrdiff_t>(draw(static_cast<std::size_t>(history.took.end() - from)));
    const time::Span took = from[drawn];
    return took == time::Span{} ? begins : calendar_.add_open(begins, took);
  }

  bool skips(std::size_t at) {
    const History& history = histories_[at];
    return history.enough_to_skip() && draw(history.took.size() + history.skipped) < history.skipped;
  }

  void one_trial() {
    const Expectation expectation{[this](std::size_t at, Instant begins) { return end_of(at, begins); },
                                  [this](std::size_t at) { return skips(at); }};
    const Plan trial = plan(definition_, run_, world_, now_, expectation);
    if (trial.end) ends_.push_back(*trial.end);
    if (result_.kept && trial.keeps_target) ++*result_.kept;
    for (std::size_t i = 0; i < trial.steps.size(); ++i) {
      counted_[i].skipped += trial.steps[i].condition == Condition::no;
      counted_[i].critical += trial.steps[i].critical;
    }
  }

  void summarise(const Plan& first) {
    std::sort(ends_.begin(), ends_.end());
    for (const int percent : kPercents) {
      if (ends_.empty()) break;
      // The smallest end by which so many of a hundred trials are over.
      const std::size_t rank = (ends_.size() * static_cast<std::size_t>(percent) + 99) / 100;
      result_.ends.emplace_back(percent, ends_[std::max<std::size_t>(rank, 1) - 1]);
    }
    for (std::size_t i = 0; i < first.steps.size(); ++i) {
      if (domain::is_final(first.steps[i].state)) continue;
      const History& history = histories_[i];
      SimulatedStep& step = result_.steps.emplace_back();
      step.id = first.steps[i].id;
      step.past = static_cast<std::int64_t>(history.took.size());
      if (!history.took.empty()) step.median = history.took[(history.took.size() - 1) / 2];
      step.basis = is_certain(definition_.steps[i]) ? Basis::certain : history.enough() ? Basis::history : Basis::due;
      step.skipped = counted_[i].skipped;
      step.critical = counted_[i].critical;
    }
  }

  const Definition& definition_;
  const Run& run_;
  const World& world_;
  Instant now_;
  const time::Calendar& calendar_;
  std::vector<History> histories_;
  std::mt19937_64 random_;
  std::vector<Instant> ends_;
  std::vector<Counted> counted_;
  Simulation result_;
};

}  // namespace

Simulation simulate(const Definition& definition, const Run& run, const World& world, Instant now,
                    std::span<const Past> past, const Trials& trials) {
  return Simulator(definition, run, world, now, past, trials).run();
}

}  // namespace spoc::workflow
