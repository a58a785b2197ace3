#include "cmd/present/plan_view.h"

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/ticket_json.h"
#include "render/text.h"
#include "time/duration.h"

namespace spoc::cmd {
namespace {

using workflow::Condition;
using workflow::Basis;
using workflow::PlannedStep;
using workflow::SimulatedStep;
using workflow::Simulation;

std::string_view word(Condition condition) {
  switch (condition) {
    case Condition::always: return "always";
    case Condition::yes: return "true";
    case Condition::no: return "false";
    case Condition::undecided: return "undecided";
  }
  return "always";
}

void write_step(json::Writer& w, const PlannedStep& step) {
  const auto text = [&](std::string_view name, std::string_view value) {
    w.key(name);
    text_or_null(w, value);
  };
  const auto instant = [&](std::string_view name, const std::optional<time::Instant>& value) {
    w.key(name);
    instant_or_null(w, value);
  };
  w.begin_object();
  text("id", step.id);
  text("kind", domain::word(step.kind));
  text("state", domain::word(step.state));
  text("condition", word(step.condition));
  text("when", step.when);
  text("decided_by", step.decided_by);
  text("team", step.team);
  text("person", step.person);
  instant("start_at", step.start);
  instant("due_at", step.due);
  instant("end_at", step.end);
  w.key("critical").boolean(step.critical).key("too_late").boolean(step.too_late);
  text("unknown", step.unknown);
  text("problem", step.problem);
  w.end_object();
}

std::string_view word(Basis basis) {
  switch (basis) {
    case Basis::history: return "history";
    case Basis::due: return "due";
    case Basis::certain: return "certain";
  }
  return "due";
}

/// n of all trials: shares are numbers that add up.
void write_share(json::Writer& w, std::string_view name, std::int64_t n, std::int64_t of) {
  w.key(name).begin_object().key("n").integer(n).key("d").integer(of).end_object();
}

void write_simulation(json::Writer& w, const std::optional<Simulation>& simulation) {
  w.key("simulation");
  if (!simulation) {
    w.null();
    return;
  }
  const std::int64_t trials = simulation->trials.count;
  w.begin_object().key("trials").integer(trials).key("seed").integer(static_cast<std::int64_t>(simulation->trials.seed));
  if (simulation->kept)
    write_share(w, "keeps_target", *simulation->kept, trials);
  else
    w.key("keeps_target").null();
  w.key("ends").begin_array();
  for (const auto& [percent, end] : simulation->ends)
    w.begin_object().key("percent").integer(percent).key("end_at").string(time::to_text(end)).end_object();
  w.end_array().key("steps").begin_array();
  for (const SimulatedStep& step : simulation->steps) {
    w.begin_object().key("id").string(step.id).key("basis").string(word(step.basis)).key("past").integer(step.past);
    w.key("median_s");
    step.median ? w.integer(step.median->whole_seconds()) : w.null();
    w.key("past_returned").integer(step.past_returned);
    write_share(w, "skipped", step.skipped, trials);
    write_share(w, "returned", step.returned, trials);
    write_share(w, "critical", step.critical, trials);
    w.end_object();
  }
  w.end_array().end_object();
}

void print_json(Context& context, const desk::PlannedRun& planned) {
  const workflow::Plan& plan = planned.plan;
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.plan/1").key("anchor");
  instant_or_null(w, plan.anchor);
  w.key("target_at");
  instant_or_null(w, plan.target);
  w.key("end_at");
  instant_or_null(w, plan.end);
  w.key("lead_time_s");
  plan.lead_time ? w.integer(plan.lead_time->whole_seconds()) : w.null();
  w.key("keeps_target");
  plan.keeps_target ? w.boolean(*plan.keeps_target) : w.null();
  w.key("critical_path").begin_array();
  for (const std::string& step : plan.critical_path) w.string(step);
  w.end_array().key("steps").begin_array();
  for (const PlannedStep& step : plan.steps) write_step(w, step);
  w.end_array().key("unknowns").begin_array();
  for (const std::string& unknown : plan.unknowns) w.string(unknown);
  w.end_array();
  write_simulation(w, planned.simulation);
  w.end_object();
  context.out().write(text + "\n");
}

std::string note_of(const PlannedStep& step) {
  std::vector<std::string> notes;
  if (step.condition == Condition::no) notes.push_back("skipped: " + step.decided_by);
  if (step.condition == Condition::undecided) notes.push_back("decided by " + step.decided_by);
  if (step.condition == Condition::yes) notes.push_back("because " + step.when);
  const bool dated = step.start && (step.due || step.end);
  if (!dated && !step.unknown.empty()) notes.push_back("waits for " + step.unknown);
  if (step.too_late) notes.push_back("too late already");
  if (step.critical) notes.push_back("critical");
  if (!step.problem.empty()) notes.push_back(step.problem);
  return join(notes, "; ");
}

std::string basis_text(const SimulatedStep& step) {
  switch (step.basis) {
    case Basis::history: break;
    case Basis::due: return format("until it is due ({} of {} earlier ones)", step.past, workflow::kEnoughPast);
    case Basis::certain: return "certain";
  }
  const std::string rounds =
      step.may_return ? format("; {} took more rounds than one", step.past_returned) : std::string();
  return format("as {} earlier ones, median {}{}", step.past, time::to_hours(*step.median), rounds);
}

void append_simulation(std::string& text, const Simulation& simulation, const render::TextStyle& style) {
  using render::Kind;
  const std::int64_t trials = simulation.trials.count;
  const std::vector<render::Pair> pairs = {
      {"simulated", format("{} trials, seed {}", trials, simulation.trials.seed)},
      {"keeps target", simulation.kept ? render::Cell(render::Ratio{*simulation.kept, trials}) : render::Cell(), Kind::ratio}};
  text += "\n";
  render::append_pairs(text, pairs, style);
  render::Table ends{{}, {{"odds"}, {"end", Kind::when}}, {}, {}};
  for (const auto& [percent, end] : simulation.ends) ends.rows.push_back({format("{}%", percent), end});
  text += "\n";
  render::append_table(text, ends, style);
  render::Table steps{{}, {{"step"}, {"takes"}, {"skipped", Kind::ratio}, {"again", Kind::ratio}, {"critical", Kind::ratio}}, {}, {}};
  for (const SimulatedStep& step : simulation.steps)
    steps.rows.push_back({step.id, basis_text(step), render::Ratio{step.skipped, trials}, render::Ratio{step.returned, trials},
                          render::Ratio{step.critical, trials}});
  text += "\n";
  render::append_table(text, steps, style);
}

render::Cell keeps_target_cell(const workflow::Plan& plan) {
  if (!plan.target) return {};
  return plan.keeps_target ? render::Cell(*plan.keeps_target) : render::Cell("not known");
}

}  // namespace

void print_plan(Context& context, const desk::PlannedRun& planned) {
  if (context.json()) {
    print_json(context, planned);
    return;
  }
  const workflow::Plan& plan = planned.plan;
  using render::Kind;
  const auto time_cell = [](const std::optional<time::Instant>& t) { return t ? render::Cell(*t) : render::Cell(); };
  const render::TextStyle style = context.style();
  render::Table table;
  table.columns = {{"step"}, {"who"}, {"start", Kind::time}, {"due", Kind::time}, {"note"}};
  for (const PlannedStep& step : plan.steps) {
    const std::string who = step.person.empty() ? step.team : step.team.empty() ? step.person : step.team + "/" + step.person;
    const std::string note = note_of(step);
    table.rows.push_back({step.id, who.empty() ? render::Cell() : render::Cell(who), time_cell(step.start), time_cell(step.due), note.empty() ? render::Cell() : render::Cell(note)});
  }
  std::string text;
  render::append_table(text, table, style);
  text += "\n";
  const std::vector<render::Pair> pairs = {
      {"target", time_cell(plan.target), Kind::when},
      {"expected end", time_cell(plan.end), Kind::when},
      {"lead time", plan.lead_time ? render::Cell(time::to_words(*plan.lead_time)) : render::Cell()},
      {"keeps target", keeps_target_cell(plan), plan.keeps_target ? Kind::truth : Kind::text},
      {"not known", plan.unknowns.empty() ? render::Cell() : render::Cell(join(plan.unknowns, ", "))}};
  render::append_pairs(text, pairs, style);
  if (planned.simulation) append_simulation(text, *planned.simulation, style);
  context.out().write(text);
}

}  // namespace spoc::cmd
