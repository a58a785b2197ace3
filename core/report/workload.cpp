#include "report/workload.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "report/about.h"
#include "report/cohort.h"
#include "report/figures.h"
#include "report/story.h"

namespace spoc::report {
namespace {

using render::Kind, render::Row, render::Table;
using time::Span;

struct Work {
  std::int64_t taken = 0, resolved = 0, open = 0, load = 0, taken_before = 0, resolved_before = 0;
  Distribution held, held_business;
};

class Workload {
 public:
  explicit Workload(const Request& request)
      : request_(request), held_to_(request), end_(std::min(request.period.end, request.as_of)) {}

  void add(const Story& story) {
    take(story, teams_, &Stretch::team);
    take(story, people_, &Stretch::person);
    for (const Stretch& stretch : story.course)
      if (const Span held = inside(stretch); !stretch.person.empty() && held > Span{}) {
        Tally& tally = about_[{stretch.person, about(story.ticket)}];
        ++tally.tickets;
        tally.time = tally.time + held;
      }
  }

  std::vector<Table> tables(store::Reading& reading) {
    return {table("teams", "team", teams_, nullptr), table("people", "person", people_, &reading), held_business(),
            held()};
  }

 private:
  Span inside(const Stretch& stretch) const {
    return std::max(Span{}, std::min(stretch.to, end_) - std::max(stretch.from, request_.period.begin));
  }

  /// Goes along the course: each time somebody new has it, they took it.
  void take(const Story& story, std::map<std::string, Work>& all, std::string Stretch::*who) {
    const std::string* had = nullptr;
    std::map<std::string, Span> held, business;
    const time::Calendar& calendar = held_to_.calendar(story.ticket);
    for (const Stretch& stretch : story.course) {
      const std::string& has = stretch.*who;
      if (!has.empty() && (!had || *had != has)) {
        if (request_.period.hold(stretch.from)) ++all[has].taken;
        if (request_.before.hold(stretch.from)) ++all[has].taken_before;
      }
      had = &has;
      if (const Span time = inside(stretch); !has.empty() && time > Span{}) {
        held[has] = held[has] + time;
        business[has] = business[has] + calendar.open_between(std::max(stretch.from, request_.period.begin),
                                                              std::min(stretch.to, end_));
      }
      const bool ends = !stretch.ongoing && is_last_of_spell(story, stretch.to);
      if (ends && !has.empty()) {
        if (request_.period.hold(stretch.to)) ++all[has].resolved;
        if (request_.before.hold(stretch.to)) ++all[has].resolved_before;
      }
      if (!has.empty() && stretch.from < end_ && (stretch.to > end_ || (stretch.ongoing && stretch.to >= end_))) {
        ++all[has].open;
        all[has].load += request_.policy->priority.weight_of(story.ticket.priority);
      }
    }
    for (const auto& [name, time] : held) all[name].held.add(time.whole_seconds());
    for (const auto& [name, time] : business) all[name].held_business.add(time.whole_seconds());
  }

  /// An answer was given then: what was cancelled or merged is nobody's work done.
  static bool is_last_of_spell(const Story& story, Instant at) {
    return std::any_of(story.ticket.spells.begin(), story.ticket.spells.end(), [&](const domain::Spell& spell) {
      return spell.to == at && (spell.left == domain::Left::resolved || spell.left == domain::Left::closed);
    });
  }

  Table table(const char* name, const char* who, std::map<std::string, Work>& all, store::Reading* reading) {
    Table table{
        name,
        {{who}, {"taken", Kind::number}, {"resolved", Kind::number}, {"open", Kind::number}, {"load", Kind::number}},
        {}};
    if (reading) table.columns.push_back({"absent", Kind::duration});
    add_spread_columns(table.columns, "held");
    table.columns.push_back({"taken_before", Kind::number});
    table.columns.push_back({"resolved_before", Kind::number});
    const auto away = reading ? absences(*reading) : std::map<std::string, Span>();
    for (auto& [key, work] : all) {
      Row row{key, work.taken, work.resolved, work.open, work.load};
      if (reading) {
        const auto found = away.find(key);
        row.push_back(found == away.end() ? render::Cell() : seconds_of(found->second));
      }
      append_spread(row, work.held);
      row.insert(row.end(), {work.taken_before, work.resolved_before});
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  /// How long they had what, in open time.
  Table held_business() {
    Table table{"held_in_open_time", {{"by"}, {"name"}}, {}};
    add_spread_columns(table.columns, "held");
    const auto add = [&](const char* by, std::map<std::string, Work>& all) {
      for (auto& [key, work] : all) {
        if (work.held_business.size() == 0) continue;
        Row row{std::string(by), key};
        append_spread(row, work.held_business);
        table.rows.push_back(std::move(row));
      }
    };
    add("team", teams_);
    add("person", people_);
    return table;
  }

  std::map<std::string, Span> absences(store::Reading& reading) const {
    std::map<std::string, Span> away;
    for (const domain::Absence& absence : reading.all_absences()) {
      if (domain::is_taken_back(absence)) continue;
      const Instant from = std::max(absence.since, request_.period.begin);
      const Instant to = std::min(absence.until.value_or(request_.period.end), request_.period.end);
      if (to <= from) continue;
      const domain::Person* person = reading.people().person(absence.person);
      const time::Calendar& calendar = request_.policy->calendar(person ? std::string_view(person->calendar) : "");
      away[absence.person] = away[absence.person] + calendar.open_between(from, to);
    }
    return away;
  }

  Table held() const {
    Table table{"held", {{"person"}, {"what"}, {"visits", Kind::number}, {"time", Kind::duration}}, {}};
    for (const auto& [key, tally] : about_)
      table.rows.push_back({key.first, key.second, tally.tickets, seconds_of(tally.time)});
    return table;
  }

  const Request& request_;
  HeldTo held_to_;
  Instant end_;
  std::map<std::string, Work> teams_, people_;
  std::map<std::pair<std::string, std::string>, Tally> about_;
};

}  // namespace

Measure workload(const Request& request) {
  const auto workload = std::make_shared<Workload>(request);
  return {.parts = {},
          .story = [workload](const Story& story) { workload->add(story); },
          .tables = [workload](store::Reading& reading) { return workload->tables(reading); }};
}

}  // namespace spoc::report
