#include "cmd/present/plan_view.h"

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/ticket_json.h"
#include "render/text.h"
#include "time/duration.h"

namespace spoc::cmd {
namespace {

using workflow::Condition;
using workflow::PlannedStep;

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
  text("decided_by", step.decided_by);
  text("team", step.team);
  text("person", step.person);
  instant("start_at", step.start);
  instant("due_at", step.due);
  instant("end_at", step.end);
  w.key("critical").boolean(step.critical).key("too_late").boolean(step.too_late);
  text("problem", step.problem);
  w.end_object();
}

void print_json(Context& context, const workflow::Plan& plan) {
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
  w.key("keeps_target").boolean(plan.keeps_target).key("critical_path").begin_array();
  for (const std::string& step : plan.critical_path) w.string(step);
  w.end_array().key("steps").begin_array();
  for (const PlannedStep& step : plan.steps) write_step(w, step);
  w.end_array().end_object();
  context.out().write(text + "\n");
}

std::string note_of(const PlannedStep& step) {
  std::vector<std::string> notes;
  if (step.condition == Condition::no) notes.push_back("skipped: " + step.decided_by);
  if (step.condition == Condition::undecided) notes.push_back("decided by " + step.decided_by);
  if (step.too_late) notes.push_back("too late already");
  if (step.critical) notes.push_back("critical");
  if (!step.problem.empty()) notes.push_back(step.problem);
  return join(notes, "; ");
}

}  // namespace

void print_plan(Context& context, const workflow::Plan& plan) {
  if (context.json()) {
    print_json(context, plan);
    return;
  }
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
      {"keeps target", plan.keeps_target, Kind::truth}};
  render::append_pairs(text, pairs, style);
  context.out().write(text);
}

}  // namespace spoc::cmd
