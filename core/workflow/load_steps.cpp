#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/names.h"
#include "workflow/load.h"
#include "workflow/loading.h"

namespace spoc::workflow {

namespace {

using domain::StepKind;
using toml::Kind;

constexpr Key kStepKeys[] = {{"kind"},
                             {"title"},
                             {"text"},
                             {"needs"},
                             {"join"},
                             {"withdraw_rest", false},
                             {"when"},
                             {"if_all_skipped"},
                             {"start"},
                             {"until"},
                             {"due"},
                             {"roll"},
                             {"team"},
                             {"assign"},
                             {"skill", false},
                             {"prefer", false},
                             {"form"},
                             {"checklist"},
                             {"checklist_for_each", false},
                             {"approvers"},
                             {"quorum"},
                             {"not_by"},
                             {"on_timeout"},
                             {"on_reject"},
                             {"rework_to"},
                             {"max_rounds"},
                             {"decline", false},
                             {"run", false},
                             {"env", false},
                             {"timeout", false},
                             {"retry", false},
                             {"returns", false},
                             {"once", false},
                             {"on_error", false},
                             {"event", false},
                             {"match", false},
                             {"call", false},
                             {"with", false},
                             {"wait", false},
                             {"cancel", false},
                             {"for_each", false},
                             {"key", false},
                             {"max_parallel", false},
                             {"complete_when", false},
                             {"open", false},
                             {"mutex", false},
                             {"enabled_while", false},
                             {"scope"},
                             {"cancels", false},
                             {"repeat", false},
                             {"skippable"},
                             {"early"},
                             {"priority"},
                             {"rungs", false},
                             {"compensate", false},
                             {"result"}};

/// Keys that mean something for some kinds only.
struct Restricted {
  std::string_view key;
  std::initializer_list<StepKind> kinds;
};
const Restricted kRestricted[] = {
    {"until", {StepKind::wait}},
    {"due", {StepKind::task, StepKind::approval}},
    {"team", {StepKind::task, StepKind::approval}},
    {"assign", {StepKind::task}},
    {"form", {StepKind::task}},
    {"checklist", {StepKind::task}},
    {"approvers", {StepKind::approval}},
    {"quorum", {StepKind::approval}},
    {"not_by", {StepKind::approval}},
    {"on_timeout", {StepKind::task, StepKind::approval}},
    {"on_reject", {StepKind::approval}},
    {"rework_to", {StepKind::approval}},
    {"max_rounds", {StepKind::approval}},
    {"early", {StepKind::task, StepKind::approval}},
    {"priority", {StepKind::task, StepKind::approval}},
    {"result", {StepKind::end}},
};

const Words kStepWords = {Word::inputs, Word::vars, Word::run, Word::opened, Word::steps, Word::anchor, Word::target};
const Words kActiveWords = {Word::inputs, Word::vars,   Word::run,    Word::opened,
                            Word::steps,  Word::anchor, Word::target, Word::activated};

void read_join(const Table& table, StepDefinition& step, Loading& loading) {
  const toml::Node* join = table.node().find("join");
  if (!join) return;
  if (join->kind == Kind::integer) {
    step.join = static_cast<std::size_t>(table.integer("join", 0, 1, static_cast<std::int64_t>(kMostSteps)));
  } else if (join->kind == Kind::string && (join->text == "any" || join->text == "all")) {
    step.join = join->text == "any" ? 1 : 0;
  } else {
    loading.findings.error(join->span, "unknown-word",
                           format("join of {} must be \"all\", \"any\" or a number", table.what()));
  }
}

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

void read_roll(const Table& table, StepDefinition& step) {
  static constexpr std::string_view kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "bd"};
  static constexpr std::string_view kRolls[] = {"next-mon",     "next-tue",     "next-wed",     "next-thu",
                                                "next-fri",     "next-sat",     "next-sun",     "next-bd",
                                                "previous-mon", "previous-tue", "previous-wed", "previous-thu",
                                                "previous-fri", "previous-sat", "previous-sun", "previous-bd"};
  const auto found = table.word("roll", kRolls);
  if (!found) return;
  const std::size_t day = *found % std::size(kDays);
  step.roll = Roll{*found < std::size(kDays), day < 7 ? std::optional(static_cast<int>(day)) : std::nullopt};
}

void read_checklist(const Table& table, StepDefinition& step, Loading& loading) {
  const toml::Node* list = table.get("checklist", Kind::array);
  if (!list) return;
  static constexpr Key kItemKeys[] = {{"id"}, {"text"}, {"evidence"}};
  for (const toml::Node& node : list->items) {
    CheckEntry entry;
    if (node.kind == Kind::string) {
      entry.text = node.text;
    } else if (node.kind == Kind::table) {
      const Table item(node, "a checklist item of " + table.what(), loading.findings);
      item.check_keys(kItemKeys);
      entry = {item.text("id"), item.text("text"), item.text("evidence")};
    } else {
      loading.findings.error(node.span, "wrong-type",
                             format("a checklist item of {} must be a string or a table", table.what()));
    }
    if (entry.id.empty()) entry.id = std::to_string(step.checklist.size() + 1);
    const bool twice =
        std::any_of(step.checklist.begin(), step.checklist.end(), [&](const auto& e) { return e.id == entry.id; });
    if (twice)
      loading.findings.error(node.span, "duplicate",
                             format("two checklist items of {} have the id \"{}\"", table.what(), entry.id));
    step.checklist.push_back(std::move(entry));
  }
}

void read_kind(const Table& table, StepDefinition& step, Loading& loading) {
  const auto kind = table.word("kind", domain::words<StepKind>());
  if (!kind) return;
  step.kind = static_cast<StepKind>(*kind);
  if (step.kind != StepKind::action && step.kind != StepKind::call) return;
  loading.findings.error(
      table.node().find("kind")->span, "not-supported-yet",
      format("steps of kind \"{}\" are part of the format but not carried out yet", domain::word(step.kind)),
      "a task of a team can stand in for it");
}

void check_restricted(const Table& table, StepKind kind, Loading& loading) {
  for (const Restricted& row : kRestricted) {
    const toml::Node* value = table.node().find(row.key);
    if (!value || std::find(row.kinds.begin(), row.kinds.end(), kind) != row.kinds.end()) continue;
    std::string kinds;
    for (const StepKind allowed : row.kinds)
      kinds += (kinds.empty() ? "" : " or ") + std::string(domain::word(allowed));
    loading.findings.error(
        value->span, "not-for-this-kind",
        format("{} is a key of {}, and {} is of kind {}", row.key, kinds, table.what(), domain::word(kind)));
  }
}

void read_place(const Table& table, StepDefinition& step, Loading& loading) {
  if (const toml::Node* team = table.get("team", Kind::string);
      team && loading.known(*team, "team"))
    step.team = team->text;
  const toml::Node* priority = table.get("priority", Kind::string);
  if (priority && loading.known(*priority, "level", "priority")) step.priority = priority->text;
}

StepDefinition read_step(const toml::Entry& entry, Loading& loading) {
  static constexpr std::string_view kSkipWords[] = {"skip", "run"};
  static constexpr std::string_view kTimeouts[] = {"escalate", "reject", "approve", "skip", "fail"};
  static constexpr std::string_view kRejections[] = {"rework", "cancel", "fail"};
  const Table table(entry.value, "step " + entry.key, loading.findings);
  table.check_keys(kStepKeys);
  StepDefinition step;
  step.id = entry.key;
  step.where = loading.findings.where(entry.span);
  step.conditional = table.has("when");
  read_kind(table, step, loading);
  check_restricted(table, step.kind, loading);
  read_join(table, step, loading);
  read_quorum(table, step, loading);
  read_roll(table, step);
  read_checklist(table, step, loading);
  read_place(table, step, loading);
  step.runs_when_all_skipped = table.word("if_all_skipped", kSkipWords) == 1u;
  if (const auto timeout = table.word("on_timeout", kTimeouts)) step.on_timeout = static_cast<Timeout>(*timeout + 1);
  if (const auto rejection = table.word("on_reject", kRejections))
    step.on_reject = static_cast<Rejection>(*rejection + 1);
  step.max_rounds = static_cast<int>(table.integer("max_rounds", 3, 1, 100));
  step.scope = table.text("scope");
  step.skippable = table.boolean("skippable", false);
  step.early = table.boolean("early", false);
  step.result = table.text("result");
  if (const toml::Node* form = table.get("form", Kind::table)) step.form = read_fields(*form, loading);
  return step;
}

std::optional<std::size_t> step_named(const toml::Node& node, std::string_view id, Loading& loading) {
  if (const auto found = loading.definition.find(id)) return found;
  std::vector<std::string> ids;
  if (loading.hints_left-- > 0)
    for (const auto& step : loading.definition.steps) ids.push_back(step.id);
  loading.findings.error(node.span, "unknown-step", format("there is no step \"{}\"", id), did_you_mean(id, ids));
  return std::nullopt;
}

void read_edges(const Table& table, std::size_t at, Loading& loading) {
  StepDefinition& step = loading.definition.steps[at];
  for (const toml::Node* node : table.texts("needs")) {
    std::string_view id = node->text;
    const bool tolerated = id.ends_with('?');
    if (tolerated) id.remove_suffix(1);
    const auto found = step_named(*node, id, loading);
    if (!found) continue;
    const bool twice =
        std::any_of(step.needs.begin(), step.needs.end(), [&](const Need& n) { return n.step == *found; });
    if (twice)
      loading.findings.error(node->span, "duplicate", format("step {} needs {} twice", step.id, id));
    else
      step.needs.push_back({*found, tolerated});
  }
  for (const toml::Node* node : table.texts("not_by"))
    if (const auto found = step_named(*node, node->text, loading)) step.not_by.push_back(*found);
  if (const toml::Node* target = table.get("rework_to", Kind::string))
    if (const auto found = step_named(*target, target->text, loading)) step.rework_to = *found;
}

/// Somebody by name where an expression may stand as well: a bare word that is no name of the language is a person's
/// id.
std::optional<Formula> person_formula(const toml::Node& node, Loading& loading) {
  static constexpr std::string_view kNames[] = {"inputs", "vars",   "steps",  "run",
                                                "anchor", "target", "opened", "activated"};
  const bool bare =
      !policy::not_a_name(node.text) && std::find(std::begin(kNames), std::end(kNames), node.text) == std::end(kNames);
  if (!bare) return loading.formula(node, kStepWords, std::nullopt);
  toml::Node quoted = node;
  quoted.text = "'" + node.text + "'";
  return loading.formula(quoted, kStepWords, std::nullopt);
}

void compile_people(const Table& table, StepDefinition& step, Loading& loading) {
  if (const toml::Node* assign = table.get("assign", Kind::string)) step.assign = person_formula(*assign, loading);
  for (const toml::Node* node : table.texts("approvers"))
    if (auto formula = person_formula(*node, loading)) step.approvers.push_back(std::move(*formula));
}

void compile_step(const Table& table, StepDefinition& step, Loading& loading) {
  const auto moment = wanted_type(expr::Kind::timestamp);
  step.when = loading.formula(table, "when", kStepWords, wanted_type(expr::Kind::boolean));
  step.start = loading.formula(table, "start", kStepWords, moment);
  step.until = loading.formula(table, "until", kActiveWords, moment);
  step.due = loading.formula(table, "due", kActiveWords, moment);
  if (const toml::Node* title = table.get("title", Kind::string)) step.title = loading.wording(*title, kActiveWords);
  if (const toml::Node* text = table.get("text", Kind::string)) step.text = loading.wording(*text, kActiveWords);
  compile_people(table, step, loading);
}

}  // namespace

void read_steps(const Table& steps, Loading& loading) {
  Definition& definition = loading.definition;
  for (const toml::Entry& entry : steps.node().entries) {
    if (const auto why = policy::not_a_name(entry.key))
      loading.findings.error(entry.span, "bad-name", format("step \"{}\": {}", entry.key, *why));
    if (entry.value.kind != Kind::table) {
      loading.findings.error(entry.value.span, "wrong-type", format("step {} must be a table", entry.key));
      continue;
    }
    if (definition.steps.size() == kMostSteps) {
      loading.findings.error(entry.span, "too-many", format("a workflow has at most {} steps", kMostSteps));
      break;
    }
    definition.positions.emplace(entry.key, definition.steps.size());
    definition.steps.push_back(read_step(entry, loading));
    loading.step_nodes.push_back(&entry.value);
  }
  for (std::size_t i = 0; i < definition.steps.size(); ++i)
    read_edges(Table(*loading.step_nodes[i], "step " + definition.steps[i].id, loading.findings), i, loading);
  for (const StepDefinition& step : definition.steps) loading.vocabulary.add_step(step);
}

void compile_steps(Loading& loading) {
  for (std::size_t i = 0; i < loading.definition.steps.size(); ++i) {
    StepDefinition& step = loading.definition.steps[i];
    loading.reader = i;
    compile_step(Table(*loading.step_nodes[i], "step " + step.id, loading.findings), step, loading);
  }
}

}  // namespace spoc::workflow
