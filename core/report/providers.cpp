#include "report/providers.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "report/about.h"
#include "report/figures.h"

namespace spoc::report {
namespace {

using render::Kind, render::Ratio, render::Table;

constexpr std::size_t kTop = 3;

/// A department and one of its teams, or no team: all of the department. A team may have no department.
using ProviderKey = std::pair<std::string, std::string>;

std::vector<ProviderKey> keys_of(const Stretch& stretch) {
  if (stretch.team.empty()) return {};
  if (stretch.department.empty()) return {{{}, stretch.team}};
  return {{stretch.department, {}}, {stretch.department, stretch.team}};
}

struct Provided {
  std::int64_t tickets = 0, resolved = 0, open = 0, before = 0;
  time::Span had;
  std::map<std::string, std::int64_t> requests;
};

/// Of each team, and without one of each department.
Table requests_table(const std::map<ProviderKey, Provided>& all) {
  Table table{
      "requests", {{"department"}, {"team"}, {"request"}, {"tickets", Kind::number}, {"share", Kind::ratio}}, {}};
  for (const auto& [key, provided] : all) {
    std::vector<std::pair<std::string, std::int64_t>> top(provided.requests.begin(), provided.requests.end());
    std::stable_sort(top.begin(), top.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (top.size() > kTop) top.resize(kTop);
    for (const auto& [request, number] : top)
      table.rows.push_back({named(key.first), named(key.second), request, number, Ratio{number, provided.tickets}});
  }
  return table;
}

struct Providers {
  const Request& request;
  std::map<ProviderKey, Provided> all;

  void add(const Story& story) {
    const bool before = in_cohort(request.cohort, story.ticket, request.before);
    const bool now = in_cohort(request.cohort, story.ticket, request.period);
    if (!before && !now) return;
    std::set<ProviderKey> involved;
    for (const Stretch& stretch : story.course)
      for (const ProviderKey& key : keys_of(stretch)) {
        Provided& provided = all[key];
        if (now) provided.had = provided.had + (stretch.to - stretch.from);
        involved.insert(key);
      }
    for (const ProviderKey& key : involved) {
      Provided& provided = all[key];
      provided.before += before;
      provided.tickets += now;
      if (now) ++provided.requests[about(story.ticket)];
    }
    const auto last = std::find_if(story.course.rbegin(), story.course.rend(),
                                   [](const Stretch& stretch) { return !stretch.team.empty(); });
    if (!now || last == story.course.rend()) return;
    for (const ProviderKey& key : keys_of(*last)) {
      Provided& has = all[key];
      has.resolved += story.ticket.resolved_at.has_value();
      has.open += is_open(story.ticket.status);
    }
  }

  std::vector<Table> tables() {
    Table table{"providers",
                {{"department"},
                 {"team"},
                 {"tickets", Kind::number},
                 {"resolved", Kind::number},
                 {"open", Kind::number},
                 {"had_them", Kind::duration},
                 {"tickets_before", Kind::number}},
                {}};
    for (const auto& [key, provided] : all)
      table.rows.push_back({named(key.first), named(key.second), provided.tickets, provided.resolved, provided.open,
                            seconds_of(provided.had), provided.before});
    return {table, requests_table(all)};
  }
};

}  // namespace

Measure providers(const Request& request) {
  const auto sums = std::make_shared<Providers>(request);
  return {.parts = {},
          .story = [sums](const Story& story) { sums->add(story); },
          .tables = [sums](store::Reading&) { return sums->tables(); }};
}

}  // namespace spoc::report
