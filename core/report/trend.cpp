#include "report/trend.h"

#include <algorithm>
#include <array>
#include <memory>

#include "base/error.h"
#include "base/format.h"
#include "report/cohort.h"
#include "report/figure_series.h"
#include "report/figures.h"
#include "report/periods.h"
#include "report/satisfaction.h"
#include "time/zone.h"

namespace spoc::report {
namespace {

using render::Kind, render::Ratio, render::Row, render::Seconds, render::Table;

constexpr const char* kWeekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr int kHours = 24;

struct Slice {
  Bounds bounds;
  std::int64_t logged = 0, reopened = 0, left = 0, resolved = 0, open = 0, met = 0, breached = 0, rated = 0,
               content = 0;
  Distribution resolution;
};

class Trend {
 public:
  explicit Trend(const Request& request) : request_(request) {
    for (const Bounds& bounds : sliced(request.period, request.policy->zone(), request.slicing)) slices_.push_back({bounds});
  }

  void add(const domain::Outcome& outcome) {
    if (request_.period.hold(outcome.created_at)) {
      const time::Local local = request_.policy->zone().local(outcome.created_at);
      ++hours_[static_cast<std::size_t>(time::weekday(local.date))]
              [static_cast<std::size_t>(local.second_of_day / 3600)];
    }
    for (const domain::Spell& spell : outcome.spells) {
      if (Slice* slice = at(spell.from)) ++(spell.entered == domain::Entered::logged ? slice->logged : slice->reopened);
      if (spell.open_at(request_.period.begin)) ++open_before_;
      if (!spell.to) continue;
      Slice* slice = at(*spell.to);
      if (!slice) continue;
      ++slice->left;
      if (spell.left == domain::Left::resolved) ++slice->resolved;
    }
    for (Slice& slice : slices_)
      slice.open += std::any_of(outcome.spells.begin(), outcome.spells.end(),
                                [&](const domain::Spell& spell) { return spell.open_at(slice.bounds.end); });
    if (Slice* slice = outcome.resolution ? at(*outcome.resolved_at) : nullptr) {
      slice->resolution.add(outcome.resolution->elapsed_s);
      slice->rated += outcome.score > 0;
      slice->content += outcome.score >= 4;
    }
    for (const domain::Promise& promise : outcome.promises) {
      if (promise.name != domain::ClockName::resolution && promise.name != domain::ClockName::due) continue;
      if (!promise.deadline || *promise.deadline > request_.as_of) continue;
      Slice* slice = at(*promise.deadline);
      if (!slice) continue;
      slice->met += promise.verdict == domain::Verdict::met;
      slice->breached += promise.verdict == domain::Verdict::breached;
    }
  }

  std::vector<Bounds> bounds() const {
    std::vector<Bounds> bounds;
    for (const Slice& slice : slices_) bounds.push_back(slice.bounds);
    return bounds;
  }

  /// When people ask, by weekday and hour of the desk's zone.
  Table hours() const {
    Table table{"hours", {{"weekday"}}, {}};
    for (int hour = 0; hour < kHours; ++hour) table.columns.push_back({format("{:02}", hour), Kind::number});
    for (std::size_t day = 0; day < std::size(kWeekdays); ++day) {
      Row row{std::string(kWeekdays[day])};
      row.insert(row.end(), hours_[day].begin(), hours_[day].end());
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  Table table() {
    Table table{"trend",
                {{"from", Kind::date},
                 {"logged", Kind::number},
                 {"reopened", Kind::number},
                 {"resolved", Kind::number},
                 {"open_after", Kind::number},
                 {"attainment", Kind::ratio},
                 {"median_resolution", Kind::duration},
                 {"p90_resolution", Kind::duration},
                 {"satisfied", Kind::ratio}},
                {}};
    std::int64_t open = open_before_;
    for (Slice& slice : slices_) {
      if (slice.bounds.begin > request_.as_of) break;  // nothing is known of it yet
      open += slice.logged + slice.reopened - slice.left;
      ensure(open == slice.open, "open before + in - out = open after");
      const auto spread = slice.resolution.spread();
      table.rows.push_back(
          {request_.policy->zone().local(slice.bounds.begin).date, slice.logged, slice.reopened, slice.resolved,
           slice.open, Ratio{slice.met, slice.met + slice.breached},
           spread ? render::Cell(Seconds{spread->median}) : render::Cell(),
           spread ? render::Cell(Seconds{spread->p90}) : render::Cell(),
           slice.rated >= kFewestRatings ? render::Cell(Ratio{slice.content, slice.rated}) : render::Cell()});
    }
    return table;
  }

 private:
  Slice* at(Instant t) {
    for (Slice& slice : slices_)
      if (slice.bounds.hold(t)) return &slice;
    return nullptr;
  }

  const Request& request_;
  std::vector<Slice> slices_;
  std::int64_t open_before_ = 0;
  std::array<std::array<std::int64_t, kHours>, std::size(kWeekdays)> hours_{};
};

}  // namespace

Measure trend(const Request& request) {
  const auto trend = std::make_shared<Trend>(request);
  return {
      .outcome = [trend](const domain::Outcome& outcome) { trend->add(outcome); },
      .reach = Reach::period,
      .tables =
          [trend, &request](store::Reading& reading) {
            std::vector<Table> tables{trend->table(), trend->hours()};
            if (!request.figures.empty()) tables.insert(tables.begin(), figure_series(reading, request, trend->bounds()));
            return tables;
          }};
}

}  // namespace spoc::report
