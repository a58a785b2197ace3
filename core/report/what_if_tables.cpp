#include "report/what_if_tables.h"

#include <algorithm>

#include "base/format.h"
#include "report/figures.h"
#include "report/periods.h"

namespace spoc::report {
namespace {

using render::Kind, render::Row, render::Table;

constexpr const char* kComparedBy[] = {"all", "priority", "team"};

Table table_of_both(std::string name, std::vector<render::Column> columns) {
  for (const char* column : {"as_it_was", "under_the_other", "difference"}) columns.push_back({column, Kind::number});
  return {std::move(name), std::move(columns), {}};
}

Row row_of_both(Row row, const Both& both) {
  row.push_back(both.was);
  row.push_back(both.other);
  row.push_back(both.other - both.was);
  return row;
}

const Happening* same(const std::vector<Happening>& all, const Happening& wanted) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Happening& happening) {
    return happening.what == wanted.what && happening.n == wanted.n;
  });
  return found == all.end() ? nullptr : &*found;
}

/// What the members of the team may have together; 0: one of them has no limit, or there is nobody.
std::int64_t capacity(const domain::Directory& people, const std::string& team) {
  std::int64_t sum = 0;
  for (const domain::Person* person : people.members(team)) {
    if (person->left) continue;
    if (person->capacity == 0) return 0;
    sum += person->capacity;
  }
  return sum;
}

render::Cell if_any(std::int64_t number) {
  return number == 0 ? render::Cell() : render::Cell(number);
}

}  // namespace

WhatIfSums::WhatIfSums(const Bounds& period, Instant end, const time::Zone& zone)
    : period_(period), end_(end), zone_(zone), slices_(sliced({period.begin, std::max(period.begin, end)}, zone)) {}

void WhatIfSums::add(domain::TicketId id, const Side& was, const Side& other) {
  count(was.breaches, breaches_, &Both::was);
  count(other.breaches, breaches_, &Both::other);
  count(was.rungs, rungs_, &Both::was);
  count(other.rungs, rungs_, &Both::other);
  compare(id, was.breaches, other.breaches, "breach");
  compare(id, was.rungs, other.rungs, "rung");
  weigh(was.held, &Both::was);
  weigh(other.held, &Both::other);
  place(id, was, other);
}

void WhatIfSums::add_notices(std::span<const domain::Effect> was, std::span<const domain::Effect> other) {
  const Bounds bounds{period_.begin, end_};
  count_notices(was, bounds, notices_was_);
  count_notices(other, bounds, notices_other_);
}

void WhatIfSums::count(const std::vector<Happening>& happenings, ByWhat& sums, std::int64_t Both::*side) const {
  for (const Happening& happening : happenings) {
    if (!counts(happening)) continue;
    const std::string names[] = {{}, happening.priority, happening.team};
    for (int i = 0; i < 3; ++i) ++(sums[{happening.what, i, names[i]}].*side);
  }
}

void WhatIfSums::compare(domain::TicketId id, const std::vector<Happening>& was, const std::vector<Happening>& other,
                         std::string_view kind) {
  for (const Happening& happening : was) {
    const Happening* found = same(other, happening);
    if ((found && found->at == happening.at) || (!counts(happening) && !(found && counts(*found)))) continue;
    changed_.push_back({id.number, format("{} {}", kind, happening.what), happening.at,
                        found ? std::optional(found->at) : std::nullopt});
  }
  for (const Happening& happening : other)
    if (!same(was, happening) && counts(happening))
      changed_.push_back({id.number, format("{} {}", kind, happening.what), std::nullopt, happening.at});
}

void WhatIfSums::weigh(const std::vector<Held>& all, std::int64_t Both::*side) {
  for (const Held& held : all)
    for (std::size_t i = 0; i < slices_.size(); ++i) {
      const Instant from = std::max(held.from, slices_[i].begin), to = std::min(held.to, slices_[i].end);
      if (from < to) load_[{held.team, i}].*side += held.weight * (to - from).whole_seconds();
    }
}

void WhatIfSums::place(domain::TicketId id, const Side& was, const Side& other) {
  const auto in_period = [&](const std::optional<Placed>& placed) {
    return placed && period_.begin <= placed->at && placed->at < end_;
  };
  if (in_period(was.placed)) ++placed_[was.placed->team].was;
  if (in_period(other.placed)) ++placed_[other.placed->team].other;
  if (in_period(was.placed) && in_period(other.placed) && was.placed->team != other.placed->team)
    moved_.push_back({id.number, *was.placed, *other.placed});
}

void WhatIfSums::reproduce(domain::TicketId id, const Side& recorded, const Side& again, Instant last_at) {
  const auto note = [&](const std::vector<Happening>& from, const std::vector<Happening>& in, const char* kind,
                        bool is_recorded) {
    for (const Happening& happening : from) {
      if (happening.at > last_at || !counts(happening)) continue;
      if (std::any_of(in.begin(), in.end(), [&](const Happening& other) { return happening.is_same(other); })) continue;
      Changed changed{id.number, format("{} {}", kind, happening.what), {}, {}};
      (is_recorded ? changed.was : changed.other) = happening.at;
      not_reproduced_.push_back(std::move(changed));
    }
  };
  const auto both = [&](std::vector<Happening> Side::*of, const char* kind) {
    note(recorded.*of, again.*of, kind, true);
    note(again.*of, recorded.*of, kind, false);
  };
  both(&Side::breaches, "breach");
  both(&Side::rungs, "rung");
  both(&Side::transfers, "transfer to");
}

Both WhatIfSums::sum(const ByWhat& sums) const {
  Both all;
  for (const auto& [key, both] : sums)
    if (std::get<1>(key) == 0) all = {all.was + both.was, all.other + both.other};
  return all;
}

Table WhatIfSums::differences(std::int64_t tickets, std::int64_t unmeasured) const {
  Table table = table_of_both("differences", {{"figure"}});
  table.rows.push_back(row_of_both({std::string("tickets recomputed")}, {tickets, tickets}));
  if (unmeasured > 0)
    table.rows.push_back(
        row_of_both({std::string("of them with promises as another log tells them")}, {unmeasured, unmeasured}));
  table.rows.push_back(row_of_both({std::string("promises broken")}, sum(breaches_)));
  table.rows.push_back(row_of_both({std::string("rungs fired")}, sum(rungs_)));
  Both notices;
  for (const auto& [key, count] : notices_was_) notices.was += count;
  for (const auto& [key, count] : notices_other_) notices.other += count;
  table.rows.push_back(row_of_both({std::string("notices")}, notices));
  table.rows.push_back(
      row_of_both({std::string("tickets placed elsewhere")}, {0, static_cast<std::int64_t>(moved_.size())}));
  const auto lost = static_cast<std::int64_t>(not_reproduced_.size());
  if (lost > 0) table.rows.push_back(row_of_both({std::string("not reproduced")}, {lost, lost}));
  return table;
}

Table WhatIfSums::table_of(std::string name, std::string what, const ByWhat& sums) const {
  Table table = table_of_both(std::move(name), {{std::move(what)}, {"by"}, {"name"}});
  for (const auto& [key, both] : sums) {
    const auto& [of, dimension, value] = key;
    table.rows.push_back(row_of_both({of, std::string(kComparedBy[dimension]), named(value)}, both));
  }
  return table;
}

Table WhatIfSums::promises() const {
  return table_of("promises", "clock", breaches_);
}

Table WhatIfSums::escalations() const {
  return table_of("escalations", "rung", rungs_);
}

Table WhatIfSums::messages() const {
  Table table = table_of_both("messages", {{"audience"}, {"reason"}});
  std::map<std::pair<std::string, std::string>, Both> all;
  for (const auto& [key, count] : notices_was_) {
    all[key].was = count;
    all[{key.first, {}}].was += count;
  }
  for (const auto& [key, count] : notices_other_) {
    all[key].other = count;
    all[{key.first, {}}].other += count;
  }
  for (const auto& [key, both] : all)
    table.rows.push_back(row_of_both({key.first, key.second.empty() ? std::string("all") : key.second}, both));
  return table;
}

Table WhatIfSums::load(const domain::Directory& was, const domain::Directory& other) const {
  Table table{"load",
              {{"team"},
               {"from", Kind::date},
               {"as_it_was", Kind::number},
               {"under_the_other", Kind::number},
               {"difference", Kind::number},
               {"capacity", Kind::number},
               {"capacity_under_the_other", Kind::number}},
              {}};
  for (const auto& [key, both] : load_) {
    const Bounds& slice = slices_[key.second];
    const std::int64_t seconds = (slice.end - slice.begin).whole_seconds();
    const std::int64_t more = both.other - both.was;
    render::Cell difference = mean_of(more < 0 ? -more : more, seconds);
    if (double* value = std::get_if<double>(&difference); value && more < 0 && *value > 0) *value = -*value;
    table.rows.push_back({key.first, zone_.local(slice.begin).date, mean_of(both.was, seconds),
                          mean_of(both.other, seconds), difference, if_any(capacity(was, key.first)),
                          if_any(capacity(other, key.first))});
  }
  return table;
}

Table WhatIfSums::placement() const {
  Table table = table_of_both("placement", {{"team"}});
  for (const auto& [team, both] : placed_) table.rows.push_back(row_of_both({team}, both));
  return table;
}

Table WhatIfSums::elsewhere() const {
  Table table{"placed_elsewhere",
              {{"ticket", Kind::number},
               {"placed", Kind::time},
               {"team"},
               {"by"},
               {"team_under_the_other"},
               {"by_under_the_other"}},
              {}};
  const auto by = [](const Placed& placed) {
    return placed.rule.empty() ? placed.by : format("{} {}", placed.by, placed.rule);
  };
  for (const Moved& moved : moved_)
    table.rows.push_back(
        {moved.ticket, moved.was.at, moved.was.team, by(moved.was), moved.other.team, by(moved.other)});
  return table;
}

Table WhatIfSums::changed() const {
  Table table{
      "changed", {{"ticket", Kind::number}, {"what"}, {"as_it_was", Kind::time}, {"under_the_other", Kind::time}}, {}};
  for (const Changed& changed : changed_)
    table.rows.push_back({changed.ticket, changed.what, time_of(changed.was), time_of(changed.other)});
  return table;
}

Table WhatIfSums::not_reproduced() const {
  Table table{
      "not_reproduced", {{"ticket", Kind::number}, {"what"}, {"recorded", Kind::time}, {"recomputed", Kind::time}}, {}};
  for (const Changed& changed : not_reproduced_)
    table.rows.push_back({changed.ticket, changed.what, time_of(changed.was), time_of(changed.other)});
  return table;
}

}  // namespace spoc::report
