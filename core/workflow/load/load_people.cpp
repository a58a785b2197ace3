// Who does a step: team, person, skills, approvers.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/names.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

namespace {

using toml::Kind;

void read_quorum(const Table& table, StepDefinition& step, Loading& loading) {
  const toml::Node* quorum = table.node().find("quorum");
  if (!quorum) return;
  if (quorum->kind == Kind::integer) {
    step.quorum = static_cast<std::size_t>(table.integer("quorum", 1, 1, 1000));
  } else if (quorum->kind == Kind::string && (quorum->text == "any" || quorum->text == "all")) {
    step.quorum = quorum->text == "any" ? 1 : 0;
  } else {
    loading.findings.error(quorum->span, "unknown-word",
                           format("quorum of {} must be \"any\", \"all\" or a number", table.what()));
  }
}

void read_place(const Table& table, StepDefinition& step, Loading& loading) {
  if (const toml::Node* team = table.get("team", Kind::string); team && loading.known(*team, "team"))
    step.team = team->text;
  const toml::Node* priority = table.get("priority", Kind::string);
  if (priority && loading.known(*priority, "level", "priority")) step.priority = priority->text;
}

void read_skill(const Table& table, StepDefinition& step, Loading& loading) {
  const toml::Node* skills = table.get("skill", Kind::table);
  if (!skills) return;
  for (const toml::Entry& entry : skills->entries) {
    const bool degree = entry.value.kind == Kind::integer && entry.value.integer >= 1 && entry.value.integer <= 5;
    if (!degree)
      loading.findings.error(entry.value.span, "out-of-range", "degrees of a skill are 1 to 5");
    else
      step.skill[entry.key] = static_cast<int>(entry.value.integer);
  }
}

}  // namespace

std::optional<Formula> person_formula(const toml::Node& node, Loading& loading) {
  static constexpr std::string_view kNames[] = {"inputs", "vars",   "steps",     "run", "anchor",
                                                "target", "opened", "activated", "taken", "item"};
  const bool bare =
      !policy::not_a_name(node.text) && std::find(std::begin(kNames), std::end(kNames), node.text) == std::end(kNames);
  if (!bare) return loading.formula(node, active_words(), std::nullopt);
  toml::Node quoted = node;
  quoted.text = "'" + node.text + "'";
  return loading.formula(quoted, active_words(), std::nullopt);
}

void read_people(const Table& table, StepDefinition& step, Loading& loading) {
  read_quorum(table, step, loading);
  read_place(table, step, loading);
  read_skill(table, step, loading);
}

void compile_people(const Table& table, StepDefinition& step, Loading& loading) {
  if (const toml::Node* assign = table.get("assign", Kind::string)) step.assign = person_formula(*assign, loading);
  for (const toml::Node* node : table.texts("approvers"))
    if (auto formula = person_formula(*node, loading)) step.approvers.push_back(std::move(*formula));
}

namespace {

/// A program that takes a step back. It may take what the step's own program takes.
void compile_undoing_program(const Table& table, StepDefinition& step, Loading& loading) {
  Compensation compensation;
  compensation.team = step.team;
  // It is about what the step has done, so it sees that.
  const auto reader = loading.reader;
  loading.reader.reset();
  compensation.action = compile_program(table, step.action ? &*step.action : nullptr, loading);
  loading.reader = reader;
  step.compensate = std::move(compensation);
}

}  // namespace

void compile_compensation(const Table& table, StepDefinition& step, Loading& loading) {
  static constexpr Key kKeys[] = {{"task"}, {"run"}, {"env"}, {"timeout"}, {"retry"}, {"once"}};
  static constexpr Key kTaskKeys[] = {{"title"}, {"text"}, {"team"}, {"assign"}, {"due"}};
  const toml::Node* node = table.get("compensate", Kind::table);
  if (!node) return;
  const Table outer(*node, "compensate of " + table.what(), loading.findings);
  outer.check_keys(kKeys);
  if (!loading.definition.compensates)
    loading.findings.error(node->span, "no-compensation", "nothing is taken back in this workflow",
                           "on_cancel = \"compensate\" in [workflow]");
  if (outer.has("run") == outer.has("task")) {
    loading.findings.error(node->span, outer.has("run") ? "not-together" : "missing-key",
                           format("{} {}", outer.what(), outer.has("run") ? "says two ways" : "does not say how"),
                           "compensate = { task = { team = \"…\", title = \"…\" } }, or { run = [\"…\"] }");
    return;
  }
  if (outer.has("run")) return compile_undoing_program(outer, step, loading);
  for (const std::string_view key : {"env", "timeout", "retry", "once"})
    if (const toml::Node* value = outer.node().find(key))
      loading.findings.error(value->span, "not-together", format("{} of {} needs run", key, outer.what()));
  const toml::Node* task = outer.get("task", Kind::table);
  if (!task) return;
  const Table own(*task, outer.what(), loading.findings);
  own.check_keys(kTaskKeys);
  Compensation compensation;
  const toml::Node* team = own.get("team", Kind::string);
  if (team && loading.known(*team, "team")) compensation.team = team->text;
  // It is about what the step has done, so it sees that.
  const auto reader = loading.reader;
  loading.reader.reset();
  if (const toml::Node* title = own.get("title", Kind::string))
    compensation.title = loading.wording(*title, active_words());
  if (const toml::Node* text = own.get("text", Kind::string))
    compensation.text = loading.wording(*text, active_words());
  if (const toml::Node* assign = own.get("assign", Kind::string))
    compensation.assign = person_formula(*assign, loading);
  compensation.due = loading.formula(own, "due", active_words(), wanted_type(expr::Kind::timestamp));
  loading.reader = reader;
  if (!team && !own.has("assign"))
    loading.findings.error(task->span, "nobody", format("{} says neither a team nor a person", own.what()),
                           "team = \"…\"");
  step.compensate = std::move(compensation);
}

}  // namespace spoc::workflow
