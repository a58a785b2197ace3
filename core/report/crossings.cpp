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
  Span waiting, business;
};

struct Service {
  std::int64_t requests = 0, crossing = 0, departments = 0, crossing_before = 0;
  Span waiting, waiting_before;
  Distribution each, business;
};

/// What lies in the queue of a department after it came from another one.
std::vector<Stretch> waiting_between(const std::vector<Stretch>& course, bool first_waits) {
  std::vector<Stretch> waited;
  std::string before;
  bool waits = first_waits;
  for (const Stretch& stretch : course) {
    const std::string& here = provider(stretch);
    if (!here.empty() && here != before) {
      waits = waits || !before.empty();
      before = here;
    }
    if (stretch.part != TimePart::queue) waits = false;
    if (waits) waited.push_back(stretch);
  }
  return waited;
}

struct Crossings {
  const Request& request;
  HeldTo held_to{request};
  using Requests = std::map<std::pair<std::int64_t, std::int64_t>, Engaged>;  // by run, or by ticket
  Requests requests, before;

  void add(const Story& story) {
    if (in_cohort(request.cohort, story.ticket, request.period)) add(story, requests);
    if (in_cohort(request.cohort, story.ticket, request.before)) add(story, before);
  }

  void add(const Story& story, Requests& into) {
    const domain::Ticket& ticket = story.ticket;
    Engaged& engaged = into[{ticket.run.number, ticket.run ? 0 : ticket.id.number}];
    if (engaged.about.empty()) engaged.about = about(ticket);
    for (const Stretch& stretch : story.course)
      if (!provider(stretch).empty()) engaged.departments.insert(provider(stretch));
    // A step of a run comes from whoever did the one before.
    const time::Calendar& calendar = held_to.calendar(ticket);
    for (const Stretch& stretch : waiting_between(story.course, static_cast<bool>(ticket.run))) {
      engaged.waiting = engaged.waiting + (stretch.to - stretch.from);
      engaged.business = engaged.business + calendar.open_between(stretch.from, stretch.to);
    }
  }

  std::vector<Table> tables(store::Reading& reading) {
    std::map<std::string, Service> services;
    const auto service_of = [&](const auto& key, const Engaged& engaged) -> Service& {
      const auto run = key.first ? reading.run({key.first}) : std::nullopt;
      return services[run ? run->workflow : engaged.about];
    };
    for (const auto& [key, engaged] : before) {
      if (engaged.departments.size() < 2) continue;
      Service& service = service_of(key, engaged);
      ++service.crossing_before;
      service.waiting_before = service.waiting_before + engaged.waiting;
    }
    for (const auto& [key, engaged] : requests) {
      Service& service = service_of(key, engaged);
      ++service.requests;
      if (engaged.departments.size() < 2) continue;
      ++service.crossing;
      service.departments += static_cast<std::int64_t>(engaged.departments.size());
      service.waiting = service.waiting + engaged.waiting;
      service.each.add(engaged.waiting.whole_seconds());
      service.business.add(engaged.business.whole_seconds());
    }
    std::vector<std::pair<std::string, Service>> ranked;
    for (auto& [name, service] : services)
      if (service.crossing + service.crossing_before > 0) ranked.emplace_back(name, std::move(service));
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
    table.columns.push_back({"crossing_before", Kind::number});
    table.columns.push_back({"waiting_before", Kind::duration});
    Table business{"waiting_in_open_time", {{"service"}}, {}};
    add_spread_columns(business.columns, "requests");
    for (std::size_t i = 0; i < ranked.size(); ++i) {
      auto& [name, service] = ranked[i];
      Row row{static_cast<std::int64_t>(i + 1), name, Ratio{service.crossing, service.requests},
              mean_of(service.departments, service.crossing), seconds_of(service.waiting)};
      append_spread(row, service.each);
      row.insert(row.end(), {service.crossing_before, seconds_of(service.waiting_before)});
      table.rows.push_back(std::move(row));
      append_spread(business.rows.emplace_back(Row{name}), service.business);
    }
    return {table, business};
  }
};

}  // namespace

Measure crossings(const Request& request) {
  const auto sums = std::make_shared<Crossings>(request);
  return {.parts = {},
          .story = [sums](const Story& story) { sums->add(story); },
          .tables = [sums](store::Reading& reading) { return sums->tables(reading); }};
}

}  // namespace spoc::report
