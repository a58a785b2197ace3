#include "report/forecast.h"

#include <map>

#include "report/definitions.h"
#include "report/figures.h"
#include "report/periods.h"
#include "report/runs.h"
#include "workflow/plan/plan.h"

namespace spoc::report {
namespace {

using render::Kind, render::Table;

struct Planned {
  std::int64_t steps = 0, undecided = 0;
};

/// For people, and not begun: nobody plans for what programs do.
bool is_work_to_come(const workflow::PlannedStep& step) {
  const bool human = step.kind == domain::StepKind::task || step.kind == domain::StepKind::approval;
  const bool to_come = step.state == domain::StepState::pending || step.state == domain::StepState::scheduled;
  return human && to_come && step.condition != workflow::Condition::no;
}

std::vector<Table> forecast_tables(store::Reading& reading, const Request& request) {
  Definitions definitions(reading);
  const workflow::World world{*request.policy, reading.people()};
  const time::Zone& zone = request.policy->zone();
  std::map<std::pair<std::optional<time::Date>, std::string>, Planned> planned;
  std::int64_t unusable = 0;
  each_run(reading, request, [&](const domain::Run& run) {
    if (run.finished_at) return;
    const workflow::Definition* definition = definitions.of(run, *request.policy);
    if (!definition) {
      ++unusable;
      return;
    }
    for (const workflow::PlannedStep& step : workflow::plan(*definition, run, world, request.as_of).steps) {
      if (!is_work_to_come(step)) continue;
      std::optional<time::Date> week;
      if (step.start) week = monday_of(std::max(*step.start, request.as_of), zone);
      Planned& sum = planned[{week, step.team}];
      ++sum.steps;
      sum.undecided += step.condition == workflow::Condition::undecided;
    }
  });
  Table table{
      "forecast", {{"week_of", Kind::date}, {"team"}, {"steps", Kind::number}, {"undecided", Kind::number}}, {}};
  for (const auto& [key, sum] : planned)
    table.rows.push_back(
        {key.first ? render::Cell(*key.first) : render::Cell(), named(key.second), sum.steps, sum.undecided});
  if (unusable > 0)
    table.rows.push_back({render::Cell(), std::string("runs that this policy cannot plan"), unusable, std::int64_t{0}});
  return {table};
}

}  // namespace

Measure forecast(const Request& request) {
  return {.parts = {}, .tables = [&request](store::Reading& reading) { return forecast_tables(reading, request); }};
}

}  // namespace spoc::report
