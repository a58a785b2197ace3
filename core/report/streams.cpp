#include "report/streams.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>

#include "report/about.h"
#include "report/figures.h"
#include "report/own_measures.h"
#include "report/runs.h"

namespace spoc::report {
namespace {

using domain::Run, domain::Step;
using render::Kind, render::Ratio, render::Row, render::Seconds, render::Table;
using time::Span;

/// What the tickets of a run say.
struct Tickets {
  std::array<Span, kParts> parts{};
  Span touch;
  bool estimated = false;
  std::map<std::string, std::string> providers = {};  ///< of each step, by "step/item": who has or had its ticket
};

std::string name_of(const std::string& step, const std::string& item) {
  return item.empty() ? step : step + "/" + item;
}

struct Stream {
  std::int64_t runs = 0, over = 0, called_off = 0, with_target = 0, on_target = 0, estimated = 0, with_target_before = 0,
               on_target_before = 0;
  Distribution lead, lead_before, business, business_before;
  Span lead_sum, touch_sum, lead_sum_before, touch_sum_before;
  std::array<Span, kParts> parts{};
};

struct StepFigures {
  std::int64_t times = 0, again = 0, on_path = 0;
  Distribution took, business;
  Span path;
};

/// Done or failed: what was called off had no end that anybody aimed at, so it took no time and kept no target.
bool is_over(const Run& run) {
  return run.finished_at && run.state != domain::RunState::cancelled;
}

bool is_on_target(const Run& run) {
  return run.state == domain::RunState::done && run.target_at && *run.finished_at <= *run.target_at;
}

bool is_whole(const Step& step) {
  return step.item.empty();
}

/// From the last step that ended back to the one whose end let it begin.
std::vector<const Step*> path_of(const Run& run) {
  std::vector<const Step*> path;
  std::set<const Step*> met;
  const auto last_before = [&](const Step* next) {
    const Step* last = nullptr;
    for (const Step& step : run.steps) {
      if (!is_whole(step) || step.state != domain::StepState::done || !step.finished_at || !step.activated_at) continue;
      if (next && (*step.finished_at > *next->activated_at || met.contains(&step))) continue;
      if (!last || *step.finished_at > *last->finished_at) last = &step;
    }
    return last;
  };
  for (const Step* step = last_before(nullptr); step; step = last_before(step)) {
    met.insert(step);
    path.push_back(step);
  }
  return path;
}

class Streams {
 public:
  Streams(const Request& request, std::map<std::int64_t, Tickets> tickets)
      : request_(request), tickets_(std::move(tickets)) {}

  void add(const Run& run) {
    Stream& stream = streams_[run.workflow];
    const auto found = tickets_.find(run.id.number);
    const Tickets tickets = found == tickets_.end() ? Tickets() : found->second;
    if (in_cohort(request_.cohort, run, request_.before) && is_over(run)) add_before(run, tickets, stream);
    if (!in_cohort(request_.cohort, run, request_.period)) return;
    ++stream.runs;
    if (++number_of_runs_ == 1) only_ = run;
    for (std::size_t i = 0; i < kParts; ++i) stream.parts[i] = stream.parts[i] + tickets.parts[i];
    stream.called_off += run.state == domain::RunState::cancelled;
    if (is_over(run)) {
      ++stream.over;
      const Span lead = *run.finished_at - run.opened_at;
      stream.lead.add(lead.whole_seconds());
      stream.business.add(open_time(run.opened_at, *run.finished_at));
      stream.lead_sum = stream.lead_sum + lead;
      stream.touch_sum = stream.touch_sum + tickets.touch;
      stream.estimated += tickets.estimated;
      stream.with_target += run.target_at.has_value();
      stream.on_target += is_on_target(run);
    }
    add_steps(run);
  }

  std::vector<Table> tables() {
    std::vector<Table> tables{streams(), leads(), waiting(), steps(), steps_in_open_time()};
    if (number_of_runs_ == 1) tables.push_back(lanes(only_, tickets_[only_.id.number].providers));
    return tables;
  }

 private:
  /// In the desk's calendar: a run has no agreement of its own.
  std::int64_t open_time(Instant from, Instant to) const {
    return request_.policy->calendar({}).open_between(from, to).whole_seconds();
  }

  void add_before(const Run& run, const Tickets& tickets, Stream& stream) const {
    const Span lead = *run.finished_at - run.opened_at;
    stream.lead_before.add(lead.whole_seconds());
    stream.business_before.add(open_time(run.opened_at, *run.finished_at));
    stream.lead_sum_before = stream.lead_sum_before + lead;
    stream.touch_sum_before = stream.touch_sum_before + tickets.touch;
    stream.with_target_before += run.target_at.has_value();
    stream.on_target_before += is_on_target(run);
  }

  void add_steps(const Run& run) {
    for (const Step& step : run.steps) {
      if (!is_whole(step) || !step.activated_at) continue;
      StepFigures& figures = steps_[{run.workflow, step.id}];
      ++figures.times;
      figures.again += step.round > 1;
      if (!step.finished_at) continue;
      figures.took.add((*step.finished_at - *step.activated_at).whole_seconds());
      figures.business.add(open_time(*step.activated_at, *step.finished_at));
    }
    if (!is_over(run)) return;
    for (const Step* step : path_of(run)) {
      StepFigures& figures = steps_[{run.workflow, step->id}];
      ++figures.on_path;
      figures.path = figures.path + (*step->finished_at - *step->activated_at);
    }
  }

  Table streams() {
    Table table{"streams",
                {{"workflow"},
                 {"runs", Kind::number},
                 {"over", Kind::number},
                 {"on_target", Kind::ratio},
                 {"lead_median", Kind::duration},
                 {"lead_p90", Kind::duration},
                 {"lead_mean", Kind::duration},
                 {"touch", Kind::duration},
                 {"flow_efficiency", Kind::ratio},
                 {"touch_estimated", Kind::ratio},
                 {"lead_median_before", Kind::duration},
                 {"on_target_before", Kind::ratio},
                 {"flow_efficiency_before", Kind::ratio},
                 {"called_off", Kind::number}},
                {}};
    for (auto& [name, stream] : streams_) {
      const auto lead = stream.lead.spread(), before = stream.lead_before.spread();
      if (stream.runs == 0 && !before) continue;
      const auto cell = [](const std::optional<Spread>& spread, std::int64_t Spread::*value) {
        return spread ? render::Cell(Seconds{(*spread).*value}) : render::Cell();
      };
      table.rows.push_back({name, stream.runs, stream.over, Ratio{stream.on_target, stream.with_target},
                            cell(lead, &Spread::median), cell(lead, &Spread::p90), cell(lead, &Spread::mean),
                            seconds_of(stream.touch_sum), share(stream.touch_sum, stream.lead_sum),
                            Ratio{stream.estimated, stream.over}, cell(before, &Spread::median),
                            Ratio{stream.on_target_before, stream.with_target_before},
                            share(stream.touch_sum_before, stream.lead_sum_before), stream.called_off});
    }
    return table;
  }

  /// How long runs that are over took.
  Table leads() {
    Table table{"lead", {{"workflow"}, {"time"}}, {}};
    add_spread_columns(table.columns, "runs");
    table.columns.push_back({"median_before", Kind::duration});
    table.columns.push_back({"mean_before", Kind::duration});
    const auto add = [&](const std::string& name, const char* time, Distribution& now, Distribution& then) {
      const auto before = then.spread();
      if (now.size() == 0 && !before) return;
      Row row{name, std::string(time)};
      append_spread(row, now);
      row.push_back(before ? render::Cell(Seconds{before->median}) : render::Cell());
      row.push_back(before ? render::Cell(Seconds{before->mean}) : render::Cell());
      table.rows.push_back(std::move(row));
    };
    for (auto& [name, stream] : streams_) {
      add(name, "elapsed", stream.lead, stream.lead_before);
      add(name, "business", stream.business, stream.business_before);
    }
    return table;
  }

  Table waiting() const {
    Table table{"waiting", {{"workflow"}, {"waits_for"}, {"time", Kind::duration}, {"share", Kind::ratio}}, {}};
    for (const auto& [name, stream] : streams_) {
      Span whole;
      for (const Span part : stream.parts) whole = whole + part;
      if (whole <= Span{}) continue;
      for (std::size_t i = 0; i < kParts; ++i)
        table.rows.push_back({name, std::string(word(static_cast<TimePart>(i))), seconds_of(stream.parts[i]),
                              share(stream.parts[i], whole)});
      table.rows.push_back({name, std::string("whole"), seconds_of(whole), share(whole, whole)});
    }
    return table;
  }

  Table steps() {
    Table table{"steps",
                {{"workflow"},
                 {"step"},
                 {"on_path", Kind::ratio},
                 {"path_time", Kind::duration},
                 {"of_the_lead", Kind::ratio},
                 {"again", Kind::ratio}},
                {}};
    add_spread_columns(table.columns, "times");
    std::vector<std::pair<std::pair<std::string, std::string>, StepFigures>> ranked(steps_.begin(), steps_.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
      if (a.first.first != b.first.first) return a.first.first < b.first.first;
      return a.second.path > b.second.path;
    });
    for (auto& [key, figures] : ranked) {
      const Stream& stream = streams_.at(key.first);
      Row row{key.first,
              key.second,
              Ratio{figures.on_path, stream.over},
              seconds_of(figures.path),
              share(figures.path, stream.lead_sum),
              Ratio{figures.again, figures.times}};
      append_spread(row, figures.took);
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  Table steps_in_open_time() {
    Table table{"steps_in_open_time", {{"workflow"}, {"step"}}, {}};
    add_spread_columns(table.columns, "times");
    for (auto& [key, figures] : steps_) {
      if (figures.business.size() == 0) continue;
      Row row{key.first, key.second};
      append_spread(row, figures.business);
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  /// Of a single run: which department did what, and when.
  Table lanes(const Run& run, const std::map<std::string, std::string>& providers) const {
    Table table{
        "lanes",
        {{"department"}, {"step"}, {"state"}, {"from", Kind::time}, {"to", Kind::time}, {"took", Kind::duration}},
        {}};
    for (const Step& step : run.steps) {
      if (!step.activated_at) continue;
      const std::string name = name_of(step.id, step.item);
      const auto found = providers.find(name);
      const std::string department = found == providers.end() ? std::string() : found->second;
      const Instant to = step.finished_at.value_or(request_.as_of);
      table.rows.push_back({named(department), name, std::string(domain::word(step.state)), *step.activated_at,
                            step.finished_at ? render::Cell(to) : render::Cell(), seconds_of(to - *step.activated_at)});
    }
    return table;
  }

  const Request& request_;
  Run only_;  // while there is one
  std::int64_t number_of_runs_ = 0;
  std::map<std::int64_t, Tickets> tickets_;
  std::map<std::string, Stream> streams_;
  std::map<std::pair<std::string, std::string>, StepFigures> steps_;
};

/// What the tickets of each run took.
struct OfRuns {
  HeldTo held_to;
  std::map<std::int64_t, Tickets> tickets = {};

  void add(const Story& story) {
    if (!story.ticket.run) return;
    Tickets& sum = tickets[story.ticket.run.number];
    const domain::Ticket& ticket = story.ticket;
    sum.providers[name_of(ticket.step, ticket.item)] = ticket.department.empty() ? ticket.team : ticket.department;
    const auto parts = parts_of(story.course, always(), nullptr);
    for (std::size_t i = 0; i < kParts; ++i) sum.parts[i] = sum.parts[i] + parts[i];
    const Touch touched = touch(story, held_to.calendar(story.ticket));
    sum.touch = sum.touch + touched.time;
    sum.estimated = sum.estimated || touched.estimated;
  }
};

}  // namespace

Measure streams(const Request& request) {
  const auto of_runs = std::make_shared<OfRuns>(HeldTo(request));
  return {.parts = {},
          .story = [of_runs](const Story& story) { of_runs->add(story); },
          .reach = Reach::everything,  // a run counts as a whole, with steps that ended before
          .tables =
              [of_runs, &request](store::Reading& reading) {
                Streams streams(request, std::move(of_runs->tickets));
                OwnMeasures own(reading, request);
                each_run(reading, request, [&](const Run& run) {
                  streams.add(run);
                  own.add(run, in_cohort(request.cohort, run, request.period),
                          in_cohort(request.cohort, run, request.before));
                });
                std::vector<Table> tables = streams.tables();
                if (Table says = own.table(); !says.rows.empty()) tables.insert(tables.begin() + 1, std::move(says));
                return tables;
              }};
}

}  // namespace spoc::report
