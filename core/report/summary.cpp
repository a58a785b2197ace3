#include "report/summary.h"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "base/by_text.h"
#include "base/error.h"
#include "domain/words.h"
#include "report/cohort.h"
#include "report/distribution.h"
#include "report/satisfaction.h"

namespace spoc::report {
namespace {

using domain::ClockName;
using domain::Outcome;
using domain::Verdict;
using render::Kind;
using render::Ratio;
using render::Row;
using render::Seconds;
using render::Table;

constexpr std::size_t kClocks = 7;
constexpr std::string_view kDimensions[] = {"channel", "type", "priority", "team"};
constexpr std::string_view kMeasures[] = {"acknowledgement", "first response", "resolution"};
enum Timed : std::size_t { kAcknowledgement, kResponse, kResolution };

struct Count {
  std::int64_t logged = 0, resolved = 0;
};
using NamedCounts = ByText<Count>;

struct Flow {
  std::int64_t before = 0, created = 0, reopened = 0, resolved = 0, closed = 0, cancelled = 0, merged = 0, after = 0;
};

struct Attainment {
  std::int64_t met = 0, breached = 0;
  Ratio ratio() const { return {met, met + breached}; }
};

struct Quality {
  std::int64_t resolved = 0, reopened = 0, rated = 0, content = 0, score = 0;
};

/// What is collected of one period.
struct Figures {
  Count all;
  std::array<NamedCounts, std::size(kDimensions)> by;
  Flow flow;
  std::array<Attainment, kClocks> clocks;
  std::array<Distribution, std::size(kMeasures)> elapsed, business;
  Quality quality;
};

void count_spells(const std::vector<domain::Spell>& spells, const Bounds& period, Flow& flow) {
  for (const domain::Spell& spell : spells) {
    if (spell.open_at(period.begin)) ++flow.before;
    if (spell.open_at(period.end)) ++flow.after;
    if (period.hold(spell.from)) ++(spell.entered == domain::Entered::logged ? flow.created : flow.reopened);
    if (!spell.to || !period.hold(*spell.to)) continue;
    switch (spell.left) {
      case domain::Left::resolved:
        ++flow.resolved;
        break;
      case domain::Left::closed:
        ++flow.closed;
        break;
      case domain::Left::cancelled:
        ++flow.cancelled;
        break;
      case domain::Left::merged:
        ++flow.merged;
        break;
    }
  }
}

std::array<std::string_view, std::size(kDimensions)> names_of(const Outcome& outcome) {
  return {outcome.channel, domain::word(outcome.type), outcome.priority, outcome.team};
}

Count& count_of(NamedCounts& counts, std::string_view name) {
  const auto found = counts.find(name);
  return found == counts.end() ? counts.emplace(name, Count()).first->second : found->second;
}

/// One pass over the tickets, for the period and the one before.
class Pass {
 public:
  explicit Pass(const Request& request) : request_(request), periods_{request.period, request.before} {}

  void add(const Outcome& outcome) {
    for (std::size_t i = 0; i < periods_.size(); ++i) {
      Flow& flow = figures_[i].flow;
      const Count before{flow.created, flow.resolved};
      count_spells(outcome.spells, periods_[i], flow);
      count_volume(outcome, {flow.created - before.logged, flow.resolved - before.resolved}, figures_[i]);
      if (in_cohort(request_.cohort, outcome, periods_[i])) measure(outcome, figures_[i]);
    }
    count_promises(outcome);
  }

  Figures& now() { return figures_[0]; }
  Figures& before() { return figures_[1]; }
  const std::array<std::int64_t, kClocks>& undecided() const { return undecided_; }

 private:
  static void count_volume(const Outcome& outcome, const Count& here, Figures& figures) {
    if (here.logged == 0 && here.resolved == 0) return;
    const auto add = [&](Count& count) {
      count.logged += here.logged;
      count.resolved += here.resolved;
    };
    add(figures.all);
    const auto names = names_of(outcome);
    for (std::size_t i = 0; i < names.size(); ++i) add(count_of(figures.by[i], names[i]));
  }

  static void measure(const Outcome& outcome, Figures& figures) {
    add_time(outcome.acknowledgement, kAcknowledgement, figures);
    add_time(outcome.response, kResponse, figures);
    add_time(outcome.resolution, kResolution, figures);
    Quality& quality = figures.quality;
    if (outcome.resolved_at || outcome.reopens > 0) ++quality.resolved;
    if (outcome.reopens > 0) ++quality.reopened;
    if (outcome.score == 0) return;
    ++quality.rated;
    quality.score += outcome.score;
    if (outcome.score >= 4) ++quality.content;
  }

  static void add_time(const std::optional<Outcome::Took>& took, Timed measure, Figures& figures) {
    if (!took) return;
    figures.elapsed[measure].add(took->elapsed_s);
    figures.business[measure].add(took->business_s);
  }

  void count_promises(const Outcome& outcome) {
    for (const domain::Promise& promise : outcome.promises) {
      const auto name = static_cast<std::size_t>(promise.name);
      if (promise.started_at && *promise.started_at < request_.period.end) ++undecided_[name];
      if (!promise.deadline || *promise.deadline > request_.as_of) continue;
      for (std::size_t i = 0; i < periods_.size(); ++i) {
        if (!periods_[i].hold(*promise.deadline)) continue;
        Attainment& attainment = figures_[i].clocks[name];
        if (promise.verdict == Verdict::met) ++attainment.met;
        if (promise.verdict == Verdict::breached) ++attainment.breached;
      }
    }
  }

  const Request& request_;
  std::array<Bounds, 2> periods_;
  std::array<Figures, 2> figures_;
  std::array<std::int64_t, kClocks> undecided_{};
};

Table volume_table(const Figures& now, const Figures& before) {
  Table table{"volume",
              {{"by"},
               {"name"},
               {"logged", Kind::number},
               {"resolved", Kind::number},
               {"logged_before", Kind::number},
               {"resolved_before", Kind::number}},
              {}};
  const auto add = [&](std::string_view by, std::string_view name, const Count& a, const Count& b) {
    table.rows.push_back({std::string(by), name.empty() ? render::Cell() : render::Cell(std::string(name)), a.logged,
                          a.resolved, b.logged, b.resolved});
  };
  add("all", "", now.all, before.all);
  for (std::size_t i = 0; i < std::size(kDimensions); ++i) {
    std::map<std::string_view, std::pair<Count, Count>> rows;
    for (const auto& [name, count] : now.by[i]) rows[name].first = count;
    for (const auto& [name, count] : before.by[i]) rows[name].second = count;
    for (const auto& [name, counts] : rows) add(kDimensions[i], name, counts.first, counts.second);
  }
  return table;
}

Table backlog_table(const Flow& now, const Flow& before) {
  Table table{"backlog", {{"figure"}, {"tickets", Kind::number}, {"tickets_before", Kind::number}}, {}};
  const auto add = [&](const char* figure, std::int64_t Flow::*member) {
    table.rows.push_back({std::string(figure), now.*member, before.*member});
  };
  for (const Flow* flow : {&now, &before})
    ensure(flow->before + flow->created + flow->reopened - flow->resolved - flow->closed - flow->cancelled -
                   flow->merged ==
               flow->after,
           "open before + in - out = open after");
  add("open before", &Flow::before);
  add("in: logged", &Flow::created);
  add("in: reopened", &Flow::reopened);
  add("out: resolved", &Flow::resolved);
  add("out: closed unanswered", &Flow::closed);
  add("out: cancelled", &Flow::cancelled);
  add("out: merged", &Flow::merged);
  add("open after", &Flow::after);
  return table;
}

/// The clocks that every desk knows, and those of which there is something to say.
bool is_shown(std::size_t clock, const Figures& now, const Figures& before, std::int64_t undecided) {
  const auto name = static_cast<ClockName>(clock);
  if (name == ClockName::acknowledge || name == ClockName::response || name == ClockName::resolution) return true;
  return undecided + now.clocks[clock].ratio().d + before.clocks[clock].ratio().d > 0;
}

Table sla_table(const Figures& now, const Figures& before, const std::array<std::int64_t, kClocks>& undecided) {
  Table table{"sla",
              {{"clock"},
               {"attainment", Kind::ratio},
               {"met", Kind::number},
               {"breached", Kind::number},
               {"undecided", Kind::number},
               {"attainment_before", Kind::ratio}},
              {}};
  for (std::size_t i = 0; i < kClocks; ++i) {
    if (!is_shown(i, now, before, undecided[i])) continue;
    table.rows.push_back({std::string(domain::word(static_cast<ClockName>(i))), now.clocks[i].ratio(),
                          now.clocks[i].met, now.clocks[i].breached, undecided[i], before.clocks[i].ratio()});
  }
  return table;
}

void add_spread(Table& table, std::string_view measure, const char* time, const Distribution& now, const Distribution& before) {
  Row row{std::string(measure), std::string(time), static_cast<std::int64_t>(now.size())};
  const auto here = now.spread();
  const auto there = before.spread();
  if (here)
    row.insert(row.end(), {Seconds{here->median}, Seconds{here->p90}, Seconds{here->p95}, Seconds{here->mean}});
  else
    row.resize(row.size() + 4);
  row.push_back(there ? render::Cell(Seconds{there->median}) : render::Cell());
  row.push_back(there ? render::Cell(Seconds{there->mean}) : render::Cell());
  table.rows.push_back(std::move(row));
}

Table times_table(Figures& now, Figures& before) {
  Table table{"times",
              {{"measure"},
               {"time"},
               {"tickets", Kind::number},
               {"median", Kind::duration},
               {"p90", Kind::duration},
               {"p95", Kind::duration},
               {"mean", Kind::duration},
               {"median_before", Kind::duration},
               {"mean_before", Kind::duration}},
              {}};
  for (std::size_t i = 0; i < std::size(kMeasures); ++i) {
    add_spread(table, kMeasures[i], "elapsed", now.elapsed[i], before.elapsed[i]);
    add_spread(table, kMeasures[i], "business", now.business[i], before.business[i]);
  }
  return table;
}

/// In hundredths, so that its digits are the same everywhere.
render::Cell mean_score(const Quality& quality) {
  if (quality.rated < kFewestRatings) return {};
  return static_cast<double>((200 * quality.score + quality.rated) / (2 * quality.rated)) / 100.0;
}

render::Cell content_share(const Quality& quality) {
  if (quality.rated > 0 && quality.rated < kFewestRatings) return {};
  return Ratio{quality.content, quality.rated};
}

Table quality_table(const Quality& now, const Quality& before) {
  Table table{"quality", {{"figure"}, {"value", Kind::ratio}, {"value_before", Kind::ratio}}, {}};
  table.rows = {
      {std::string("reopened of resolved"), Ratio{now.reopened, now.resolved}, Ratio{before.reopened, before.resolved}},
      {std::string("rated of resolved"), Ratio{now.rated, now.resolved}, Ratio{before.rated, before.resolved}},
      {std::string("satisfied of rated"), content_share(now), content_share(before)},
      {std::string("mean rating"), mean_score(now), mean_score(before)},
  };
  return table;
}

std::vector<Table> tables_of(Pass& pass) {
  Figures& now = pass.now();
  Figures& before = pass.before();
  return {volume_table(now, before), backlog_table(now.flow, before.flow), sla_table(now, before, pass.undecided()),
          times_table(now, before), quality_table(now.quality, before.quality)};
}

}  // namespace

Measure summary(const Request& request) {
  const auto pass = std::make_shared<Pass>(request);
  return {.outcome = [pass](const Outcome& outcome) { pass->add(outcome); },
          .tables = [pass](store::Reading&) { return tables_of(*pass); }};
}

}  // namespace spoc::report
