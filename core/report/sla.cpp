#include "report/sla.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <tuple>

#include "base/error.h"
#include "decide/clocks.h"
#include "domain/words.h"
#include "decide/attainment.h"
#include "report/cohort.h"
#include "report/figures.h"
#include "report/story.h"

namespace spoc::report {
namespace {

using domain::Clock;
using render::Kind, render::Ratio, render::Table;

constexpr const char* kSlaDimensions[] = {"all", "priority", "team", "service"};
constexpr std::string_view kChange = "change";

struct Counts {
  std::int64_t met = 0, breached = 0, undecided = 0, resolved_met = 0, resolved_breached = 0, met_before = 0,
               breached_before = 0;
};
using Key = std::tuple<std::size_t, std::size_t, std::string>;  // clock, dimension, name

/// What took most of the time in which the clock ran until it broke; of two alike the one nearer to the desk.
std::string cause_of(const Story& story, const Clock& clock, const policy::Policy& policy, Instant broken) {
  for (const domain::Recorded& recorded : story.events)
    if (const auto* breach = std::get_if<domain::ClockBreached>(&recorded.event))
      if (breach->clock == clock.name && breach->cycle == clock.cycle && breach->by == kChange)
        return std::string(kChange);
  std::array<time::Span, kParts> sums{};
  const time::Calendar* calendar = clock.calendar.empty() ? nullptr : &policy.calendar(clock.calendar);
  for (const decide::Stretch& ran : decide::stretches(story.ticket, clock, policy, broken)) {
    const auto parts = parts_of(story.course, {ran.from, ran.to}, calendar);
    for (std::size_t i = 0; i < kParts; ++i) sums[i] = sums[i] + parts[i];
  }
  std::size_t most = static_cast<std::size_t>(TimePart::work);
  for (const TimePart part :
       {TimePart::queue, TimePart::approval, TimePart::vendor, TimePart::date, TimePart::requester})
    if (const auto i = static_cast<std::size_t>(part); sums[i] > sums[most]) most = i;
  return std::string(word(static_cast<TimePart>(most)));
}

class Promises {
 public:
  explicit Promises(const Request& request) : request_(request), held_to_(request) {}

  void add(const Story& story) {
    const domain::Ticket& ticket = story.ticket;
    const policy::Policy& policy = held_to_.of(ticket);
    const bool resolved = ticket.resolved_at && request_.period.hold(*ticket.resolved_at);
    for (const Clock& clock : ticket.clocks) {
      const domain::Promise judgement = decide::judge(ticket, clock, policy, request_.as_of);
      Counts counts;
      const bool kept = judgement.verdict == domain::Verdict::met, broken = judgement.verdict == domain::Verdict::breached;
      if (judgement.verdict == domain::Verdict::undecided && clock.started_at < request_.period.end) counts.undecided = 1;
      const bool decided = judgement.deadline && *judgement.deadline <= request_.as_of;
      if (decided && request_.period.hold(*judgement.deadline)) {
        counts.met = kept;
        counts.breached = broken;
        if (broken) ++causes_[{clock.name, cause_of(story, clock, policy, *judgement.deadline)}];
      }
      if (decided && request_.before.hold(*judgement.deadline)) {
        counts.met_before = kept;
        counts.breached_before = broken;
      }
      if (resolved && clock.stopped_at) {
        counts.resolved_met = kept;
        counts.resolved_breached = broken;
      }
      count(ticket, clock, counts);
    }
  }

  std::vector<Table> tables() const { return {attainment(), breaches()}; }

 private:
  void count(const domain::Ticket& ticket, const Clock& clock, const Counts& counts) {
    const std::string names[] = {{}, ticket.priority, ticket.team, ticket.service};
    for (std::size_t i = 0; i < std::size(kSlaDimensions); ++i) {
      Counts& sum = counts_[{static_cast<std::size_t>(clock.name), i, names[i]}];
      sum.met += counts.met;
      sum.breached += counts.breached;
      sum.undecided += counts.undecided;
      sum.resolved_met += counts.resolved_met;
      sum.resolved_breached += counts.resolved_breached;
      sum.met_before += counts.met_before;
      sum.breached_before += counts.breached_before;
    }
  }

  Table attainment() const {
    Table table{"attainment",
                {{"clock"},
                 {"by"},
                 {"name"},
                 {"attainment", Kind::ratio},
                 {"met", Kind::number},
                 {"breached", Kind::number},
                 {"undecided", Kind::number},
                 {"resolved_only", Kind::ratio},
                 {"attainment_before", Kind::ratio}},
                {}};
    for (const auto& [key, counts] : counts_) {
      const auto& [clock, dimension, name] = key;
      const Ratio resolved{counts.resolved_met, counts.resolved_met + counts.resolved_breached};
      const Ratio before{counts.met_before, counts.met_before + counts.breached_before};
      if (counts.met + counts.breached + counts.undecided + resolved.d + before.d == 0) continue;
      table.rows.push_back({std::string(domain::word(static_cast<domain::ClockName>(clock))),
                            std::string(kSlaDimensions[dimension]), named(name),
                            Ratio{counts.met, counts.met + counts.breached}, counts.met, counts.breached,
                            counts.undecided, resolved, before});
    }
    return table;
  }

  Table breaches() const {
    Table table{"breaches", {{"clock"}, {"cause"}, {"breached", Kind::number}, {"share", Kind::ratio}}, {}};
    for (const auto& [key, number] : causes_) {
      const auto all = counts_.find({static_cast<std::size_t>(key.first), 0, {}});
      ensure(all != counts_.end(), "what broke was counted");
      table.rows.push_back(
          {std::string(domain::word(key.first)), key.second, number, Ratio{number, all->second.breached}});
    }
    return table;
  }

  const Request& request_;
  HeldTo held_to_;
  std::map<Key, Counts> counts_;
  std::map<std::pair<domain::ClockName, std::string>, std::int64_t> causes_;
};

}  // namespace

Measure sla(const Request& request) {
  const auto promises = std::make_shared<Promises>(request);
  return {.parts = {},
          .story = [promises](const Story& story) { promises->add(story); },
          .tables = [promises](store::Reading&) { return promises->tables(); }};
}

}  // namespace spoc::report
