#include "report/handovers.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "report/cohort.h"
#include "report/figures.h"
#include "report/story.h"

namespace spoc::report {
namespace {

using domain::Recorded;
using render::Kind, render::Ratio, render::Table;

struct Pair {
  std::int64_t times = 0, returns = 0, accepted = 0;
};

/// A visit of one team: consecutive stretches with it.
struct Visit {
  std::string team;
  Instant from, to;
};

std::vector<Visit> visits_of(const std::vector<Stretch>& course) {
  std::vector<Visit> visits;
  for (const Stretch& stretch : course) {
    if (stretch.team.empty()) continue;
    if (visits.empty() || visits.back().team != stretch.team)
      visits.push_back({stretch.team, stretch.from, stretch.to});
    else
      visits.back().to = stretch.to;
  }
  return visits;
}

/// Whether who got it asked before anybody there took it: a note or a question of somebody while it lay in the queue.
bool asked_first(const Story& story, const Visit& visit) {
  Instant taken = visit.to;
  for (const Stretch& stretch : story.course)
    if (stretch.from >= visit.from && stretch.from < visit.to && !stretch.person.empty()) {
      taken = stretch.from;
      break;
    }
  return std::any_of(story.events.begin(), story.events.end(), [&](const Recorded& recorded) {
    const auto* note = std::get_if<domain::TicketNoted>(&recorded.event);
    const bool said = note && !note->from_requester && !note->automatic;
    return (said || std::holds_alternative<domain::TicketWaiting>(recorded.event)) && recorded.actor.human() &&
           recorded.at > visit.from && recorded.at < taken;
  });
}

struct HandoverSums {
  std::int64_t tickets = 0, handed = 0, transfers = 0, returned = 0, returns = 0, accepted = 0;
};

class Handovers {
 public:
  void add(const Story& story, HandoverSums& sums, bool keep_pairs) {
    const std::vector<Visit> visits = visits_of(story.course);
    std::set<std::string> had;
    std::int64_t returns = 0;
    for (std::size_t i = 0; i < visits.size(); ++i) {
      const Visit& visit = visits[i];
      if (i > 0) {
        const bool back = had.contains(visit.team);
        const bool sent_back = i + 1 < visits.size() && visits[i + 1].team == visits[i - 1].team;
        const bool accepted = !sent_back && !asked_first(story, visit);
        returns += back;
        sums.accepted += accepted;
        if (keep_pairs) note({visits[i - 1].team, visit.team}, back, accepted);
      }
      had.insert(visit.team);
    }
    const auto transfers = static_cast<std::int64_t>(visits.empty() ? 0 : visits.size() - 1);
    ++sums.tickets;
    sums.handed += transfers > 0;
    sums.transfers += transfers;
    sums.returned += returns > 0;
    sums.returns += returns;
  }

  Table pairs() const {
    std::vector<std::pair<std::pair<std::string, std::string>, Pair>> all(pairs_.begin(), pairs_.end());
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.second.times > b.second.times; });
    Table table{"pairs",
                {{"from"}, {"to"}, {"handovers", Kind::number}, {"returns", Kind::ratio}, {"accepted", Kind::ratio}},
                {}};
    for (const auto& [teams, pair] : all)
      table.rows.push_back(
          {teams.first, teams.second, pair.times, Ratio{pair.returns, pair.times}, Ratio{pair.accepted, pair.times}});
    return table;
  }

 private:
  void note(std::pair<std::string, std::string> teams, bool back, bool accepted) {
    Pair& pair = pairs_[std::move(teams)];
    ++pair.times;
    pair.returns += back;
    pair.accepted += accepted;
  }

  std::map<std::pair<std::string, std::string>, Pair> pairs_;
};

struct Handed {
  const Request& request;
  Handovers handovers;
  HandoverSums now, before;

  void add(const Story& story) {
    if (in_cohort(request.cohort, story.ticket, request.period)) handovers.add(story, now, true);
    if (in_cohort(request.cohort, story.ticket, request.before)) handovers.add(story, before, false);
  }

  std::vector<Table> tables() {
    Table table{"handovers", {{"figure"}, {"value", Kind::ratio}, {"value_before", Kind::ratio}}, {}};
    const auto add = [&](const char* figure, std::int64_t HandoverSums::*n, std::int64_t HandoverSums::*d) {
      table.rows.push_back({std::string(figure), Ratio{now.*n, now.*d}, Ratio{before.*n, before.*d}});
    };
    add("handed over of tickets", &HandoverSums::handed, &HandoverSums::tickets);
    add("came back of tickets", &HandoverSums::returned, &HandoverSums::tickets);
    add("returns of hand-overs", &HandoverSums::returns, &HandoverSums::transfers);
    add("accepted without a question back", &HandoverSums::accepted, &HandoverSums::transfers);
    return {table, handovers.pairs()};
  }
};

}  // namespace

Measure handovers(const Request& request) {
  const auto sums = std::make_shared<Handed>(request);
  return {.parts = {},
          .story = [sums](const Story& story) { sums->add(story); },
          .tables = [sums](store::Reading&) { return sums->tables(); }};
}

}  // namespace spoc::report
