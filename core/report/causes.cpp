#include "report/causes.h"

#include <map>
#include <memory>

#include "report/about.h"
#include "report/figures.h"

namespace spoc::report {
namespace {

using render::Kind, render::Ratio, render::Table;
using time::Span;

struct Cost {
  std::int64_t tickets = 0, before = 0, estimated = 0;
  Span time;
};

std::string kind_of(const policy::Policy& policy, const std::string& cause) {
  const policy::Cause* known = policy.cause(cause);
  if (!known) return cause.empty() ? "no cause was said" : "policy does not know it";
  if (known->kind == "removable") return "can be removed";
  return known->kind == "immediate" ? "cannot: needs an answer at once" : "cannot: may wait";
}

render::Cell hours(Span time) {
  return mean_of(time.whole_seconds(), 3600);
}

void append_cost(render::Row& row, const Cost& cost, const Cost& all) {
  row.insert(row.end(), {cost.tickets, Ratio{cost.tickets, all.tickets}, hours(cost.time), share(cost.time, all.time),
                         Ratio{cost.estimated, cost.tickets}, cost.before});
}

void add_cost_columns(std::vector<render::Column>& columns) {
  columns.insert(columns.end(), {{"tickets", Kind::number},
                                 {"share", Kind::ratio},
                                 {"hours", Kind::number},
                                 {"share_of_hours", Kind::ratio},
                                 {"estimated", Kind::ratio},
                                 {"tickets_before", Kind::number}});
}

struct Causes {
  const Request& request;
  HeldTo held_to{request};
  std::map<std::pair<std::string, std::string>, Cost> by_cause;
  std::map<std::string, Cost> by_kind;
  Cost all;

  void add(const Story& story) {
    const domain::Ticket& ticket = story.ticket;
    const std::string kind = kind_of(*request.policy, ticket.cause);
    Cost* const costs[] = {&by_cause[{kind, ticket.cause}], &by_kind[kind], &all};
    if (in_cohort(request.cohort, ticket, request.before))
      for (Cost* cost : costs) ++cost->before;
    if (!in_cohort(request.cohort, ticket, request.period)) return;
    const Touch touched = touch(story, held_to.calendar(ticket));
    for (Cost* cost : costs) {
      ++cost->tickets;
      cost->estimated += touched.estimated;
      cost->time = cost->time + touched.time;
    }
  }

  std::vector<Table> tables() {
    Table kinds{"kinds", {{"kind"}}, {}}, table{"causes", {{"kind"}, {"cause"}}, {}};
    add_cost_columns(kinds.columns);
    add_cost_columns(table.columns);
    for (const auto& [kind, cost] : by_kind) {
      if (cost.tickets + cost.before == 0) continue;
      append_cost(kinds.rows.emplace_back(render::Row{kind}), cost, all);
    }
    for (const auto& [key, cost] : by_cause) {
      if (cost.tickets + cost.before == 0) continue;
      append_cost(table.rows.emplace_back(render::Row{key.first, named(key.second)}), cost, all);
    }
    return {kinds, table};
  }
};

}  // namespace

Measure causes(const Request& request) {
  const auto sums = std::make_shared<Causes>(request);
  return {.parts = {},
          .story = [sums](const Story& story) { sums->add(story); },
          .tables = [sums](store::Reading&) { return sums->tables(); }};
}

}  // namespace spoc::report
