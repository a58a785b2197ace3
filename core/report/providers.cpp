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

struct Provided {
  std::int64_t tickets = 0, resolved = 0, open = 0;
  time::Span had;
  std::map<std::string, std::int64_t> requests;
};

Table requests_table(const std::map<std::pair<std::string, std::string>, Provided>& all) {
  Table table{"requests", {{"team"}, {"request"}, {"tickets", Kind::number}, {"share", Kind::ratio}}, {}};
  for (const auto& [key, provided] : all) {
    std::vector<std::pair<std::string, std::int64_t>> top(provided.requests.begin(), provided.requests.end());
    std::stable_sort(top.begin(), top.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (top.size() > kTop) top.resize(kTop);
    for (const auto& [request, number] : top)
      table.rows.push_back({named(key.second), request, number, Ratio{number, provided.tickets}});
  }
  return table;
}

struct Providers {
  const Request& request;
  std::map<std::pair<std::string, std::string>, Provided> all;  // by department and team

  void add(const Story& story) {
    if (!in_cohort(request.cohort, story.ticket, request.period)) return;
    const std::string what = about(story.ticket);
    std::set<std::pair<std::string, std::string>> involved;
    for (const Stretch& stretch : story.course) {
      if (stretch.team.empty()) continue;
      const std::pair key{stretch.department, stretch.team};
      Provided& provided = all[key];
      provided.had = provided.had + (stretch.to - stretch.from);
      if (!involved.insert(key).second) continue;
      ++provided.tickets;
      ++provided.requests[what];
    }
    const auto last = std::find_if(story.course.rbegin(), story.course.rend(),
                                   [](const Stretch& stretch) { return !stretch.team.empty(); });
    if (last == story.course.rend()) return;
    Provided& has = all[{last->department, last->team}];
    has.resolved += story.ticket.resolved_at.has_value();
    has.open += is_open(story.ticket.status);
  }

  std::vector<Table> tables() {
    Table table{"providers",
                {{"department"},
                 {"team"},
                 {"tickets", Kind::number},
                 {"resolved", Kind::number},
                 {"open", Kind::number},
                 {"had_them", Kind::duration}},
                {}};
    for (const auto& [key, provided] : all)
      table.rows.push_back({named(key.first), named(key.second), provided.tickets, provided.resolved, provided.open,
                            seconds_of(provided.had)});
    return {table, requests_table(all)};
  }
};

}  // namespace

Measure providers(const Request& request) {
  const auto sums = std::make_shared<Providers>(request);
  return {.parts = {},
          .story = [sums](const Story& story) { sums->add(story); },
          .reach = Reach::period,
          .tables = [sums](store::Reading&) { return sums->tables(); }};
}

}  // namespace spoc::report
