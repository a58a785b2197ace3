#include "workflow/plan/simulate.h"

#include <algorithm>
#include <map>
#include <random>

#include "workflow/graph.h"

namespace spoc::workflow {

namespace {

using domain::StepKind;

constexpr int kPercents[] = {10, 25, 50, 75, 90, 95};

/// What is known of one step from earlier runs.
struct History {
  std::vector<time::Span> took;  // sorted
  std::vector<int> rounds;       // of the same, sorted by themselves
  std::size_t skipped = 0;
  bool returns() const { return enough() && rounds.back() > 1; }
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
    for (History& history : histories_) {
      std::sort(history.took.begin(), history.took.end());
      std::sort(history.rounds.begin(), history.rounds.end());
    }
    find_loops();
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
    std::int64_t skipped = 0, critical = 0, returned = 0;
  };

  /// What each step does again in a further round: those that it sends back to, up to itself, each behind what it
  /// needs.
  void find_loops() {
    loops_.resize(definition_.steps.size());
    std::vector<std::size_t> rank(definition_.steps.size());
    std::size_t next = 0;
    for (const std::size_t step : topological(definition_)) rank[step] = next++;
    for (std::size_t i = 0; i < definition_.steps.size(); ++i) {
      const StepDefinition& step = definition_.steps[i];
      if (!histories_[i].returns()) continue;
      if (step.on_reject == Rejection::rework) loops_[i] = between(definition_, step.rework_to, i);
      if (step.repeat) loops_[i] = {i};
      std::sort(loops_[i].begin(), loops_[i].end(), [&](std::size_t a, std::size_t b) { return rank[a] < rank[b]; });
    }
  }

  /// How many rounds follow the one at hand, of as many as an earlier one had that came so far.
  int further_rounds(std::size_t at) {
    const std::vector<int>& rounds = histories_[at].rounds;
    const StepDefinition& definition = definition_.steps[at];
    const Step* step = run_.step(definition.id);
    const int now = step ? step->round : 1;
    const auto from = std::lower_bound(rounds.begin(), rounds.end(), now);
    if (from == rounds.end()) return 0;
    const int drawn = from[static_cast<std::ptrdiff_t>(draw(static_cast<std::size_t>(rounds.end() - from)))];
    const int most = definition.repeat ? definition.repeat->most : definition.max_rounds;
    return std::max(0, std::min(drawn, most) - now);
  }

  time::Span draw_duration(const History& history) {
    return history.enough() ? history.took[draw(history.took.size())] : time::Span{};
  }

  Instant after(Instant begins, time::Span open) const {
    return open == time::Span{} ? begins : calendar_.add_open(begins, open);
  }

  /// When the loop is through once more, from that instant on.
  Instant once_more(std::size_t at, Instant from) {
    if (const auto& repeat = definition_.steps[at].repeat; repeat && repeat->every) {
      const auto* open = std::get_if<time::BusinessDuration>(&*repeat->every);
      from = open ? calendar_.add(from, *open)
                  : time::add_wall(from, std::get<time::WallDuration>(*repeat->every), calendar_.zone());
    }
    std::map<std::size_t, Instant> ends;
    for (const std::size_t step : loops_[at]) {
      Instant begins = from;
      for (const Need& need : definition_.steps[step].needs)
        if (const auto end = ends.find(need.step); end != ends.end()) begins = std::max(begins, end->second);
      const bool left_out = definition_.steps[step].when && skips(step);
      ends[step] = left_out ? begins : after(begins, draw_duration(histories_[step]));
    }
    return ends[at];
  }

  void add(const Past& past) {
    const auto step = definition_.find(past.step);
    if (!step) return;
    if (past.skipped)
      ++histories_[*step].skipped;
    else {
      histories_[*step].took.push_back(calendar_.open_between(past.begun, past.over));
      histories_[*step].rounds.push_back(past.round);
    }
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
    std::optional<Instant> end;
    if (from != history.took.end())
      end = after(begins, from[static_cast<std::ptrdiff_t>(draw(static_cast<std::size_t>(history.took.end() - from)))]);
    if (loops_[at].empty()) return end;
    const int rounds = further_rounds(at);
    counted_[at].returned += rounds > 0;
    // One whose end is not known yet is over when it is due, and sends back then.
    if (!end && rounds > 0) end = std::max(step && step->due_at ? *step->due_at : begins, now_);
    for (int i = 0; i < rounds; ++i) end = once_more(at, *end);
    return end;
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
    if (result_.kept && trial.keeps_target == true) ++*result_.kept;
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
      step.may_return = !loops_[i].empty();
      step.past_returned =
          std::count_if(history.rounds.begin(), history.rounds.end(), [](int round) { return round > 1; });
      step.returned = counted_[i].returned;
    }
  }

  const Definition& definition_;
  const Run& run_;
  const World& world_;
  Instant now_;
  const time::Calendar& calendar_;
  std::vector<History> histories_;
  std::vector<std::vector<std::size_t>> loops_;  // by step; empty where nothing comes back
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
