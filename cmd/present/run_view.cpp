#include "cmd/present/run_view.h"

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/run_files.h"
#include "cmd/present/ticket_json.h"
#include "desk/definitions.h"
#include "desk/other_runs.h"
#include "render/text.h"
#include "workflow/decisions.h"
#include "workflow/engine.h"
#include "workflow/measures.h"
#include "workflow/waiting.h"

namespace spoc::cmd {
namespace {

using domain::Step;
using json::Writer;

/// Why a step is not final; null when it is.
void write_waits_for(Writer& w, const std::optional<workflow::WaitsFor>& waits) {
  w.key("waits_for");
  if (!waits) {
    w.null();
    return;
  }
  w.begin_object();
  member(w, "code", workflow::word(waits->code));
  member(w, "who", waits->who);
  member(w, "since", waits->since);
  member(w, "command", waits->command);
  member(w, "detail", waits->until ? format("{} at {}", waits->detail, time::to_text(*waits->until)) : waits->detail);
  member(w, "until", waits->until);
  w.end_object();
}

void write_step(Writer& w, const Step& step, const std::optional<workflow::WaitsFor>& waits, const std::string& progress) {
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
  member(w, "contact", step.contact);
  member(w, "start_at", step.start_at);
  member(w, "due_at", step.due_at);
  member(w, "activated_at", step.activated_at);
  member(w, "taken_at", step.taken_at);
  member(w, "finished_at", step.finished_at);
  w.key("outputs").value(json::Value(step.outputs));
  w.key("attempts").integer(step.attempts);
  member(w, "reason", step.reason);
  member(w, "problem", step.problem);
  member(w, "progress", progress);
  member(w, "try_at", step.try_at);
  member(w, "lease_until", step.lease_until);
  write_waits_for(w, waits);
  w.end_object();
}

/// A run with every step of its definition, and what each waits for.
struct WholeRun {
  domain::Run run;
  std::vector<std::optional<workflow::WaitsFor>> waits;
  workflow::Measured measured;
  std::vector<std::pair<std::string, std::string>> roles;
  std::vector<std::string> progress;  ///< what their programs say, while they run
  std::vector<domain::Attachment> files;
};

WholeRun whole(Context& context, domain::Run run) {
  WholeRun result;
  desk::Definitions definitions;
  context.read([&](store::Reading& reading) {
    const workflow::Definition& definition = definitions.of(run, reading, *context.store().policy(run.bundle));
    result.run = run;
    result.run.steps = workflow::steps_and_items(definition, run);
    const workflow::World world{*context.policy(), reading.people()};
    result.measured = workflow::measured(definition, run, world, context.now());
    if (run.id) result.files = files_of_run(reading, run.id);
    result.roles = workflow::people_by_role(definition, run, world, context.now());
    const std::vector<store::StepProgress> said = reading.progress(run.id);
    for (const Step& step : result.run.steps) {
      std::string& progress = result.progress.emplace_back();
      for (const store::StepProgress& one : said)
        if (one.step == step.id && one.item == step.item) progress = one.text;
      result.waits.push_back(desk::with_holder(reading, workflow::waits_for(definition, run, step, world, context.now())));
    }
  });
  return result;
}

std::string input_text(const json::Object& inputs) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : inputs)
    if (name != workflow::kRoles) parts.push_back(format("{}={}", name, value_text(value)));
  return join(parts, ", ");
}

/// "[1] cv.pdf (123 bytes)", numbered as `show --attachment` takes them.
std::string files_text(const std::vector<domain::Attachment>& files) {
  std::vector<std::string> parts;
  for (const domain::Attachment& file : files) parts.push_back(format("[{}] {} ({} bytes)", parts.size() + 1, file.name, file.size));
  return join(parts, ", ");
}

std::string waits_text(const workflow::WaitsFor& waits, const render::TextStyle& style) {
  if (waits.code == workflow::Reason::step) return "step " + waits.who;
  return waits.until ? format("{} at {}", waits.detail, time::to_text(style.zone.local(*waits.until))) : waits.detail;
}

std::string role_text(const WholeRun& all) {
  std::vector<std::string> parts;
  for (const auto& [role, person] : all.roles) parts.push_back(format("{}={}", role, person.empty() ? "?" : person));
  return join(parts, ", ");
}

/// From its beginning to what the workflow calls its end; of a run under way only whether it was on time, when that is settled.
std::string measured_text(const workflow::Measured& measured) {
  std::vector<std::string> parts;
  if (measured.from && measured.to) parts.push_back(time::to_words(*measured.to - *measured.from));
  if (measured.on_time) parts.push_back(*measured.on_time ? "on time" : "late");
  return join(parts, ", ");
}

std::string run_text(const WholeRun& all, const render::TextStyle& style) {
  const domain::Run& run = all.run;
  using render::Kind;
  const auto time_cell = [](const std::optional<time::Instant>& t) { return t ? render::Cell(*t) : render::Cell(); };
  std::string out = render::embolden(terminal_safe(format("{} {}{}", run.id ? to_text(run.id) : "a new run", run.workflow, run.key.empty() ? "" : " " + run.key), Shape::one_line), style.colour) + "\n\n";
  const std::vector<render::Pair> pairs = {
      {"state", format("{}{}", domain::word(run.state), run.result.empty() ? "" : ": " + run.result)},
      {"inputs", run.inputs.empty() ? render::Cell() : render::Cell(input_text(run.inputs))},
      {"files", all.files.empty() ? render::Cell() : render::Cell(files_text(all.files))},
      {"roles", all.roles.empty() ? render::Cell() : render::Cell(role_text(all))},
      {"opened", time_cell(run.opened_at), Kind::when},
      {"because of", run.because.empty() ? render::Cell() : render::Cell(run.because)},
      {"anchor", time_cell(run.anchor), Kind::when},
      {"target", time_cell(run.target_at), Kind::when},
      {"finished", time_cell(run.finished_at), Kind::when},
      {"lead time", measured_text(all.measured).empty() ? render::Cell() : render::Cell(measured_text(all.measured))}};
  render::append_pairs(out, pairs, style);
  render::Table table;
  table.columns = {{"step"}, {"state"}, {"ticket"}, {"who"}, {"due", Kind::when}, {"waits for"}};
  for (std::size_t i = 0; i < run.steps.size(); ++i) {
    const Step& step = run.steps[i];
    const auto& waits = all.waits[i];
    const std::string who = step.assignee.empty() ? step.team : step.team.empty() ? step.assignee : step.team + "/" + step.assignee;
    table.rows.push_back({step.item.empty() ? step.id : format("{}/{}", step.id, step.item), std::string(domain::word(step.state)),
                          step.ticket ? render::Cell("#" + to_text(step.ticket)) : render::Cell(), who.empty() ? render::Cell() : render::Cell(who),
                          time_cell(step.due_at), waits ? render::Cell(waits_text(*waits, style) + (all.progress[i].empty() ? "" : " · " + all.progress[i])) : render::Cell()});
  }
  out += "\n";
  render::append_table(out, table, style);
  return out;
}

}  // namespace

std::vector<Step> every_step(Context& context, const domain::Run& run) {
  std::vector<Step> steps = whole(context, run).run.steps;
  std::erase_if(steps, [](const Step& step) { return !step.item.empty() || !workflow::undone_by(step.id).empty() || workflow::is_invariant(step.id); });
  return steps;
}

void write_run_members(Writer& w, Context& context, const domain::Run& stored) {
  const WholeRun all = whole(context, stored);
  const domain::Run& run = all.run;
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
  member(w, "because", run.because);
  w.key("contacts").value(json::Value(run.contacts));
  write_attachments(w, all.files);
  w.key("roles").begin_object();
  for (const auto& [role, person] : all.roles) member(w, role, person);
  w.end_object();
  w.key("lead_time_s");
  all.measured.from && all.measured.to ? w.integer((*all.measured.to - *all.measured.from).whole_seconds()) : w.null();
  w.key("on_time");
  all.measured.on_time ? w.boolean(*all.measured.on_time) : w.null();
  w.key("steps").begin_array();
  for (std::size_t i = 0; i < run.steps.size(); ++i) write_step(w, run.steps[i], all.waits[i], all.progress[i]);
  w.end_array();
}

Code show_run(Context& context, domain::RunId id) {
  std::optional<domain::Run> run;
  context.read([&](store::Reading& reading) { run = reading.run(id); });
  if (!run) throw Error(Code::not_found, format("there is no run {}", to_text(id)));
  if (!context.json()) {
    context.out().write(run_text(whole(context, std::move(*run)), context.style()));
    return Code::ok;
  }
  std::string text;
  Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.run/1");
  write_run_members(w, context, *run);
  w.end_object();
  context.out().write(text + "\n");
  return Code::ok;
}

}  // namespace spoc::cmd
