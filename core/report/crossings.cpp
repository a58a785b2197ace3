#include "report/crossings.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "report/about.h"
#include "report/figures.h"

namespace spoc::report {
namespace {

using render::Kind, render::Ratio, render::Row, render::Table;
using time::Span;

/// One request, of one ticket or of all tickets of a run.
struct Engaged {
  std::string about;
  std::set<std::string> departments;
  Span waiting;
};

struct Service {
  std::int64_t requests = 0, crossing = 0, departments = 0;
  Span waiting;
  Distribution each;
};

/// What lies in the queue of a department after it came from another one.
Span waiting_between(const std::vector<Stretch>& course, bool first_waits) {
  Span sum;
  std::string before;
  bool waits = first_waits;
  for (const Stretch& stretch : course) {
    const std::string& here = provider(stretch);
    if (!here.empty() && here != before) {
      waits = waits || !before.empty();
      before = here;
    }
    if (stretch.part != TimePart::queue) waits = false;
    if (waits) sum = sum + (stretch.to - stretch.from);
  }
  return sum;
}

struct Crossings {
  const Request& request;
  std::map<std::pair<std::int64_t, std::int64_t>, Engaged> requests;  // by run, or by ticket

  void add(const Story& story) {
    const domain::Ticket& ticket = story.ticket;
    if (!in_cohort(request.cohort, ticket, request.period)) return;
    Engaged& engaged = requests[{ticket.run.number, ticket.run ? 0 : ticket.id.number}];
    if (engaged.about.empty()) engaged.about = about(ticket);
    for (const Stretch& stretch : story.course)
      if (!provider(stretch).empty()) engaged.departments.insert(provider(stretch));
    // A step of a run comes from whoever did the one before.
    engaged.waiting = engaged.waiting + waiting_between(story.course, static_cast<bool>(ticket.run));
  }

  std::vector<Table> tables(store::Reading& reading) {
    std::map<std::string, Service> services;
    for (const auto& [key, engaged] : requests) {
      const auto run = key.first ? reading.run({key.first}) : std::nullopt;
      Service& service = services[run ? run->workflow : engaged.about];
      ++service.requests;
      if (engaged.departments.size() < 2) continue;
      ++service.crossing;
      service.departments += static_cast<std::int64_t>(engaged.departments.size());
      service.waiting = service.waiting + engaged.waiting;
      service.each.add(engaged.waiting.whole_seconds());
    }
    std::vector<std::pair<std::string, Service>> ranked;
    for (auto& [name, service] : services)
      if (service.crossing > 0) ranked.emplace_back(name, std::move(service));
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.second.waiting > b.second.waiting; });
    Table table{"crossings",
                {{"rank", Kind::number},
                 {"service"},
                 {"crossing", Kind::ratio},
                 {"departments", Kind::number},
                 {"waiting", Kind::duration}},
                {}};
    add_spread_columns(table.columns, "requests");
    for (std::size_t i = 0; i < ranked.size(); ++i) {
      auto& [name, service] = ranked[i];
      Row row{static_cast<std::int64_t>(i + 1), name, Ratio{service.crossing, service.requests},
              mean_of(service.departments, service.crossing), seconds_of(service.waiting)};
      append_spread(row, service.each);
      table.rows.push_back(std::move(row));
    }
    return {table};
  }
};

}  // namespace

Measure crossings(const Request& request) {
  const auto sums = std::make_shared<Crossings>(request);
  return {.parts = {},
          .story = [sums](const Story& story) { sums->add(story); },
          .reach = Reach::period,
          .tables = [sums](store::Reading& reading) { return sums->tables(reading); }};
}

}  // namespace spoc::report
