#include "cmd/present/run_view.h"

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/ticket_json.h"
#include "desk/definitions.h"
#include "render/text.h"
#include "workflow/engine.h"

namespace spoc::cmd {
namespace {

using domain::Run;
using domain::Step;
using json::Writer;

void member(Writer& w, std::string_view name, std::string_view text) {
  w.key(name);
  text_or_null(w, text);
}
void member(Writer& w, std::string_view name, const std::optional<time::Instant>& t) {
  w.key(name);
  instant_or_null(w, t);
}

void write_step(Writer& w, const Step& step) {
  w.begin_object();
  member(w, "id", step.id);
  member(w, "item", step.item);
  w.key("round").integer(step.round);
  member(w, "kind", domain::word(step.kind));
  member(w, "state", domain::word(step.state));
  w.key("ticket");
  step.ticket ? w.integer(step.ticket.number) : w.null();
  member(w, "run", step.run ? to_text(step.run) : std::string());
  member(w, "title", step.title);
  member(w, "team", step.team);
  member(w, "assignee", step.assignee);
  member(w, "start_at", step.start_at);
  member(w, "due_at", step.due_at);
  member(w, "activated_at", step.activated_at);
  member(w, "finished_at", step.finished_at);
  w.key("outputs").value(json::Value(step.outputs));
  w.key("attempts").integer(step.attempts);
  member(w, "reason", step.reason);
  w.end_object();
}

/// The run with every step of its definition, those that nothing has happened to as pending.
Run completed(Context& context, Run run) {
  desk::Definitions definitions;
  context.store().read([&](store::Reading& reading) {
    run.steps = workflow::steps_in_order(definitions.of(run, reading, *context.store().policy(run.bundle)), run);
  });
  return run;
}

std::string input_text(const json::Object& inputs) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : inputs) parts.push_back(format("{}={}", name, value.string() ? *value.string() : json::to_text(value)));
  return join(parts, ", ");
}

std::string run_text(const Run& run, const render::TextStyle& style) {
  using render::Kind;
  const auto time_cell = [](const std::optional<time::Instant>& t) { return t ? render::Cell(*t) : render::Cell(); };
  std::string out = render::embolden(terminal_safe(format("{} {}{}", run.id ? to_text(run.id) : "a new run", run.workflow, run.key.empty() ? "" : " " + run.key), Shape::one_line), style.colour) + "\n\n";
  const std::vector<render::Pair> pairs = {
      {"state", format("{}{}", domain::word(run.state), run.result.empty() ? "" : ": " + run.result)},
      {"inputs", run.inputs.empty() ? render::Cell() : render::Cell(input_text(run.inputs))},
      {"opened", time_cell(run.opened_at), Kind::when},
      {"anchor", time_cell(run.anchor), Kind::when},
      {"target", time_cell(run.target_at), Kind::when},
      {"finished", time_cell(run.finished_at), Kind::when}};
  render::append_pairs(out, pairs, style);
  render::Table table;
  table.columns = {{"step"}, {"state"}, {"ticket"}, {"who"}, {"due", Kind::when}, {"finished", Kind::time}};
  for (const Step& step : run.steps) {
    const std::string who = step.assignee.empty() ? step.team : step.team.empty() ? step.assignee : step.team + "/" + step.assignee;
    table.rows.push_back({step.item.empty() ? step.id : format("{}/{}", step.id, step.item), std::string(domain::word(step.state)),
                          step.ticket ? render::Cell("#" + to_text(step.ticket)) : render::Cell(), who.empty() ? render::Cell() : render::Cell(who),
                          time_cell(step.due_at), time_cell(step.finished_at)});
  }
  out += "\n";
  render::append_table(out, table, style);
  return out;
}

}  // namespace

void write_run_members(Writer& w, const Run& run) {
  member(w, "id", to_text(run.id));
  w.key("version").integer(run.version);
  member(w, "operation", run.operation ? to_text(run.operation) : std::string());
  member(w, "workflow", run.workflow);
  member(w, "definition", run.definition);
  member(w, "state", domain::word(run.state));
  member(w, "result", run.result);
  member(w, "key", run.key);
  w.key("inputs").value(json::Value(run.inputs)).key("vars").value(json::Value(run.vars));
  member(w, "anchor", run.anchor);
  member(w, "target_at", run.target_at);
  member(w, "opened_at", std::optional(run.opened_at));
  member(w, "finished_at", run.finished_at);
  member(w, "parent", run.parent ? to_text(run.parent) : std::string());
  w.key("steps").begin_array();
  for (const Step& step : run.steps) write_step(w, step);
  w.end_array();
}

void print_run(Context& context, const Run& run) {
  if (!context.json()) {
    context.out().write(run_text(run, context.style()));
    return;
  }
  std::string text;
  Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.run/1");
  write_run_members(w, run);
  w.end_object();
  context.out().write(text + "\n");
}

Code show_run(Context& context, domain::RunId id) {
  std::optional<Run> run;
  context.store().read([&](store::Reading& reading) { run = reading.run(id); });
  if (!run) throw Error(Code::not_found, format("there is no run {}", to_text(id)));
  print_run(context, completed(context, std::move(*run)));
  return Code::ok;
}

}  // namespace spoc::cmd
