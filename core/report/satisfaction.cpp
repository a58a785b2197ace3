#include "report/satisfaction.h"

#include <cmath>
#include <map>
#include <memory>

#include "report/cohort.h"
#include "report/figures.h"

namespace spoc::report {
namespace {

using render::Kind, render::Ratio, render::Row, render::Table;

constexpr std::int64_t kContent = 4;  // of 5

struct Ratings {
  std::int64_t resolved = 0, rated = 0, content = 0, score = 0, rated_before = 0, content_before = 0;
};

/// In tenths of a percent, so that the digits do not depend on a machine.
render::Cell percent(double part) {
  return std::round(part * 1000) / 10;
}

}  // namespace

Interval wilson(std::int64_t n, std::int64_t d) {
  constexpr double z = 1.959963984540054;  // 97.5 % of the normal distribution
  const auto all = static_cast<double>(d);
  const double p = static_cast<double>(n) / all;
  const double centre = p + z * z / (2 * all), width = z * std::sqrt((p * (1 - p) + z * z / (4 * all)) / all);
  const double whole = 1 + z * z / all;
  return {std::max(0.0, (centre - width) / whole), std::min(1.0, (centre + width) / whole)};
}

namespace {

struct Satisfaction {
  const Request& request;
  std::map<std::pair<std::string, std::string>, Ratings> all;

  void add(const domain::Ticket& ticket) {
    if (!ticket.resolved_at) return;
    const bool now = request.period.hold(*ticket.resolved_at), before = request.before.hold(*ticket.resolved_at);
    if (!now && !before) return;
    const std::pair<std::string, std::string> keys[] = {
        {"all", {}}, {"service", ticket.service}, {"team", ticket.team}};
    for (const auto& key : keys) {
      Ratings& ratings = all[key];
      ratings.resolved += now;
      if (!ticket.rating) continue;
      const bool content = ticket.rating->score >= kContent;
      ratings.rated += now;
      ratings.content += now && content;
      ratings.score += now ? ticket.rating->score : 0;
      ratings.rated_before += before;
      ratings.content_before += before && content;
    }
  }

  std::vector<Table> tables() {
    Table table{"satisfaction",
                {{"by"},
                 {"name"},
                 {"rated_of_resolved", Kind::ratio},
                 {"satisfied_of_rated", Kind::ratio},
                 {"from_percent", Kind::number},
                 {"to_percent", Kind::number},
                 {"mean_rating", Kind::number},
                 {"satisfied_before", Kind::ratio}},
                {}};
    for (const auto& [key, ratings] : all) {
      Row row{key.first, named(key.second), Ratio{ratings.rated, ratings.resolved}};
      if (ratings.rated >= kFewestRatings) {
        const Interval interval = wilson(ratings.content, ratings.rated);
        row.insert(row.end(), {Ratio{ratings.content, ratings.rated}, percent(interval.from), percent(interval.to),
                               mean_of(ratings.score, ratings.rated)});
      } else {
        row.resize(row.size() + 4);
      }
      row.push_back(ratings.rated_before >= kFewestRatings
                        ? render::Cell(Ratio{ratings.content_before, ratings.rated_before})
                        : render::Cell());
      table.rows.push_back(std::move(row));
    }
    return {table};
  }
};

}  // namespace

Measure satisfaction(const Request& request) {
  const auto sums = std::make_shared<Satisfaction>(request);
  return {
      .parts = {.columns = {"status", "created_at", "resolved_at", "reopens", "team", "service"}, .rating = true},
      .ticket = [sums](const domain::Ticket& ticket) { sums->add(ticket); },
      .tables = [sums](store::Reading&) { return sums->tables(); }};
}

}  // namespace spoc::report
