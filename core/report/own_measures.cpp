#include "report/own_measures.h"

#include "report/figures.h"
#include "workflow/measures.h"

namespace spoc::report {
namespace {

using render::Kind, render::Ratio, render::Row, render::Seconds, render::Table;

std::string text_of(const std::optional<workflow::Formula>& formula) {
  return formula ? formula->text : std::string();
}

}  // namespace

void OwnMeasures::add(const domain::Run& run, bool in_period, bool before) {
  if (!in_period && !before) return;
  const workflow::Definition* definition = definitions_.of(run, *request_.policy);
  if (!definition) return;
  const workflow::Measures& written = definition->measures;
  if (!written.from && !written.to && !written.on_time) return;
  const workflow::World world{*request_.policy, reading_.people()};
  const workflow::Measured found = workflow::measured(*definition, run, world, request_.as_of);
  Figures& figures = figures_[{run.workflow, text_of(written.from), text_of(written.to), text_of(written.on_time)}];
  const bool measured = found.from && found.to && *found.to <= request_.as_of;
  const std::int64_t seconds = measured ? (*found.to - *found.from).whole_seconds() : 0;
  if (before && measured) figures.lead_before.add(seconds);
  if (!in_period) return;
  ++figures.runs;
  figures.measured += measured;
  if (measured) figures.lead.add(seconds);
  figures.decided += found.on_time.has_value();
  figures.on_time += found.on_time.value_or(false);
}

Table OwnMeasures::table() {
  Table table{"as_the_workflow_says",
              {{"workflow"}, {"from"}, {"to"}, {"on_time_when"}, {"measured", Kind::ratio}, {"on_time", Kind::ratio}},
              {}};
  add_spread_columns(table.columns, "runs");
  table.columns.push_back({"median_before", Kind::duration});
  for (auto& [key, figures] : figures_) {
    const auto& [workflow, from, to, on_time] = key;
    const auto before = figures.lead_before.spread();
    Row row{workflow,
            named(from),
            named(to),
            named(on_time),
            Ratio{figures.measured, figures.runs},
            Ratio{figures.on_time, figures.decided}};
    append_spread(row, figures.lead);
    row.push_back(before ? render::Cell(Seconds{before->median}) : render::Cell());
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace spoc::report
