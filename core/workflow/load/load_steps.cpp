#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/names.h"
#include "workflow/load/load.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

namespace {

using domain::StepKind;
using toml::Kind;

void read_join(const Table& table, StepDefinition& step, Loading& loading) {
  const toml::Node* join = table.node().find("join");
  if (!join) return;
  if (join->kind == Kind::integer) {
    step.join = static_cast<std::size_t>(table.integer("join", 0, 1, static_cast<std::int64_t>(kMostSteps)));
  } else if (join->kind == Kind::string && (join->text == "any" || join->text == "all")) {
    step.join = join->text == "any" ? 1 : 0;
  } else {
    loading.findings.error(join->span, "unknown-word",
                           format("join of {} must be \"all\", \"any\" or a number", table.what()),
                           "it fires once in a round; for_each does a step for each of several things");
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

void read_kind(const Table& table, StepDefinition& step) {
  if (const auto kind = table.word("kind", domain::words<StepKind>())) step.kind = static_cast<StepKind>(*kind);
}

StepDefinition read_step(const toml::Entry& entry, Loading& loading) {
  static constexpr std::string_view kSkipWords[] = {"skip", "run"};
  static constexpr std::string_view kTimeouts[] = {"escalate", "reject", "approve", "skip", "fail"};
  static constexpr std::string_view kRejections[] = {"rework", "cancel", "fail"};
  const Table table(entry.value, "step " + entry.key, loading.findings);
  StepDefinition step;
  step.id = entry.key;
  step.where = loading.findings.where(entry.span);
  step.conditional = table.has("when");
  read_kind(table, step);
  check_keys_of(table, step.kind, loading);
  read_join(table, step, loading);
  read_roll(table, step);
  read_people(table, step, loading);
  step.runs_when_all_skipped = table.word("if_all_skipped", kSkipWords) == 1u;
  if (const auto timeout = table.word("on_timeout", kTimeouts)) step.on_timeout = static_cast<Timeout>(*timeout + 1);
  if (const auto rejection = table.word("on_reject", kRejections))
    step.on_reject = static_cast<Rejection>(*rejection + 1);
  step.max_rounds = static_cast<int>(table.integer("max_rounds", 3, 1, 100));
  step.scope = table.text("scope");
  step.skippable = table.boolean("skippable", false);
  step.early = table.boolean("early", false);
  step.declinable = table.boolean("decline", false);
  step.withdraws_rest = table.boolean("withdraw_rest", false);
  step.result = table.text("result");
  step.mutex = table.text("mutex");
  if (const toml::Node* form = table.get("form", Kind::table)) step.form = read_fields(*form, loading);
  read_event(table, step, loading);
  read_action(table, step, loading);
  return step;
}

/// "who did STEP"
void read_prefer(const Table& table, StepDefinition& step, Loading& loading) {
  constexpr std::string_view kWords = "who did ";
  const toml::Node* prefer = table.get("prefer", Kind::string);
  if (!prefer) return;
  const std::string_view text = prefer->text;
  if (!text.starts_with(kWords))
    loading.findings.error(prefer->span, "unknown-word", format("prefer of {} must be \"who did STEP\"", table.what()));
  else
    step.prefer = step_named(*prefer, text.substr(kWords.size()), loading);
}

/// Steps, or "scope:NAME": all of a region but the step itself.
void read_cancels(const Table& table, std::size_t at, Loading& loading) {
  constexpr std::string_view kScope = "scope:";
  StepDefinition& step = loading.definition.steps[at];
  const auto add = [&](std::size_t other) {
    if (other != at && std::find(step.cancels.begin(), step.cancels.end(), other) == step.cancels.end())
      step.cancels.push_back(other);
  };
  for (const toml::Node* node : table.texts("cancels")) {
    if (!std::string_view(node->text).starts_with(kScope)) {
      if (const auto found = step_named(*node, node->text, loading)) add(*found);
      continue;
    }
    const std::string_view scope = std::string_view(node->text).substr(kScope.size());
    std::vector<std::string> scopes;
    for (std::size_t i = 0; i < loading.definition.steps.size(); ++i) {
      if (loading.definition.steps[i].scope == scope) add(i);
      scopes.push_back(loading.definition.steps[i].scope);
    }
    if (std::find(scopes.begin(), scopes.end(), scope) == scopes.end())
      loading.findings.error(node->span, "unknown-scope", format("no step is in a scope \"{}\"", scope),
                             did_you_mean(scope, scopes));
  }
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
  read_cancels(table, at, loading);
  read_on_error(table, step, loading);
  read_prefer(table, step, loading);
}

void compile_step(const Table& table, StepDefinition& step, Loading& loading) {
  const auto moment = wanted_type(expr::Kind::timestamp);
  compile_for_each(table, step, loading);
  step.when = loading.formula(table, "when", step_words(), wanted_type(expr::Kind::boolean));
  step.start = loading.formula(table, "start", step_words(), moment);
  step.until = loading.formula(table, "until", active_words(), moment);
  const bool is_taken = step.kind == StepKind::task || step.kind == StepKind::approval;
  step.due = loading.formula(table, "due", is_taken ? taken_words() : active_words(), moment);
  if (const toml::Node* title = table.get("title", Kind::string)) step.title = loading.wording(*title, active_words());
  if (const toml::Node* text = table.get("text", Kind::string)) step.text = loading.wording(*text, active_words());
  compile_people(table, step, loading);
  compile_checklist(table, step, loading);
  step.checklist_for_each = loading.formula(table, "checklist_for_each", active_words(), std::nullopt);
  compile_rungs(table, step, loading);
  compile_tell(table, step, loading);
  compile_event(table, step, loading);
  compile_action(table, step, loading);
  compile_call(table, step, loading);
  step.enabled_while = loading.formula(table, "enabled_while", taken_words(), wanted_type(expr::Kind::boolean));
  compile_repeat(table, step, loading);
  compile_compensation(table, step, loading);
  loading.own_names.clear();
}

}  // namespace

std::optional<std::size_t> step_named(const toml::Node& node, std::string_view id, Loading& loading) {
  if (const auto found = loading.definition.find(id)) return found;
  std::vector<std::string> ids;
  if (loading.hints_left-- > 0)
    for (const auto& step : loading.definition.steps) ids.push_back(step.id);
  loading.findings.error(node.span, "unknown-step", format("there is no step \"{}\"", id), did_you_mean(id, ids));
  return std::nullopt;
}

const Words& step_words() {
  static const Words words = {Word::inputs, Word::vars,   Word::run,   Word::opened,
                              Word::steps,  Word::anchor, Word::target, Word::roles, Word::decide};
  return words;
}

const Words& active_words() {
  static const Words words = {Word::inputs, Word::vars,   Word::run,       Word::opened, Word::steps,
                              Word::anchor, Word::target, Word::activated, Word::item, Word::roles, Word::decide};
  return words;
}

const Words& taken_words() {
  static const Words words = [] {
    Words all = active_words();
    all.push_back(Word::taken);
    return all;
  }();
  return words;
}

void read_steps(const Table& steps, Loading& loading) {
  Definition& definition = loading.definition;
  definition.steps.reserve(std::min(steps.node().entries.size(), kMostSteps));
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
  for (std::size_t i = 0; i < definition.steps.size(); ++i) {
    loading.vocabulary.add_step(definition.steps[i]);
    if (loading.step_nodes[i]->find("for_each")) loading.vocabulary.set_for_each(i);
  }
}

void compile_steps(Loading& loading) {
  for (std::size_t i = 0; i < loading.definition.steps.size(); ++i) {
    StepDefinition& step = loading.definition.steps[i];
    loading.reader = i;
    compile_step(Table(*loading.step_nodes[i], "step " + step.id, loading.findings), step, loading);
  }
}

}  // namespace spoc::workflow
