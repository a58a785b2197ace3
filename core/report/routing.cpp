#include "report/routing.h"

#include <map>
#include <memory>
#include <optional>

#include "report/cohort.h"
#include "report/figures.h"
#include "report/story.h"

namespace spoc::report {
namespace {

using render::Kind, render::Ratio, render::Table;

struct Placed {
  std::int64_t tickets = 0, moved = 0, before = 0, moved_before = 0;
};

/// How a ticket was first placed, and whether somebody moved it afterwards.
struct Placement {
  std::string by, rule;
  bool moved = false;
};

std::optional<Placement> placement_of(const Story& story) {
  std::optional<Placement> placement;
  std::string team;
  for (const domain::Recorded& recorded : story.events) {
    const auto* routed = std::get_if<domain::TicketRouted>(&recorded.event);
    if (!routed || routed->team.empty()) continue;
    if (!placement)
      placement = Placement{routed->by, routed->rule};
    else if (routed->team != team)
      placement->moved = true;
    team = routed->team;
  }
  return placement;
}

void count(Placed& placed, const Placement& placement, bool now, bool before) {
  placed.tickets += now;
  placed.moved += now && placement.moved;
  placed.before += before;
  placed.moved_before += before && placement.moved;
}

void append(Table& table, render::Row row, const Placed& placed, std::int64_t all) {
  row.insert(row.end(), {Ratio{placed.tickets, all}, placed.moved, Ratio{placed.tickets - placed.moved, placed.tickets},
                         Ratio{placed.before - placed.moved_before, placed.before}});
  table.rows.push_back(std::move(row));
}

struct Routing {
  const Request& request;
  std::map<std::string, Placed> ways, rules;
  Placed all;

  void add(const Story& story) {
    const bool now = in_cohort(request.cohort, story.ticket, request.period);
    const bool before = in_cohort(request.cohort, story.ticket, request.before);
    const auto placement = placement_of(story);
    if (!placement || (!now && !before)) return;
    count(all, *placement, now, before);
    count(ways[placement->by], *placement, now, before);
    if (!placement->rule.empty()) count(rules[placement->rule], *placement, now, before);
  }

  std::vector<Table> tables() {
    const std::vector<render::Column> figures{{"tickets", Kind::ratio},
                                              {"moved_afterwards", Kind::number},
                                              {"accuracy", Kind::ratio},
                                              {"accuracy_before", Kind::ratio}};
    Table by_way{"routing", {{"placed_by"}}, {}}, by_rule{"rules", {{"rule"}}, {}};
    for (Table* table : {&by_way, &by_rule})
      table->columns.insert(table->columns.end(), figures.begin(), figures.end());
    append(by_way, {std::string("all")}, all, all.tickets);
    for (const auto& [way, placed] : ways) append(by_way, {named(way)}, placed, all.tickets);
    for (const auto& [rule, placed] : rules) append(by_rule, {rule}, placed, all.tickets);
    return {by_way, by_rule};
  }
};

}  // namespace

Measure routing(const Request& request) {
  const auto sums = std::make_shared<Routing>(request);
  return {.parts = {},
          .story = [sums](const Story& story) { sums->add(story); },
          .tables = [sums](store::Reading&) { return sums->tables(); }};
}

}  // namespace spoc::report
