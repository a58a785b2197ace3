// Decision tables, roles and what reports measure: answers that the expressions of steps name.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "expr/literal.h"
#include "policy/field_type.h"
#include "policy/names.h"
#include "workflow/decisions.h"
#include "workflow/load/decision_cells.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

using toml::Kind;

namespace {

constexpr std::string_view kThen = "then";
const Words kRoleWords = {Word::inputs, Word::vars, Word::run, Word::opened, Word::steps};
const Words kColumnWords = {Word::inputs, Word::vars, Word::run, Word::opened, Word::steps, Word::anchor};
const Words kMeasureWords = {Word::inputs, Word::vars,   Word::run,   Word::opened,
                             Word::steps,  Word::anchor, Word::target};

/// One table while it is read: columns beside their nodes.
struct Reading {
  const Table& table;
  Loading& loading;
  DecisionTable decision;
  std::vector<Column> columns;
  std::vector<std::string> values;  ///< the expression of each column
  std::vector<std::vector<Cell>> cells;
  bool sound = true;  ///< false: gaps and overlaps cannot be judged
};

/// The declared type behind "inputs.size" or "steps.request.outputs.laptop"; nothing for other expressions.
const policy::FieldType* declared(std::string_view path, const Definition& definition) {
  constexpr std::string_view kInputs = "inputs.", kSteps = "steps.", kOutputs = "outputs.";
  if (path.starts_with(kInputs)) {
    const Input* input = definition.input(path.substr(kInputs.size()));
    return input ? &input->type : nullptr;
  }
  if (!path.starts_with(kSteps)) return nullptr;
  path.remove_prefix(kSteps.size());
  const auto step = definition.find(path.substr(0, path.find('.')));
  if (!step) return nullptr;
  path.remove_prefix(std::min(path.size(), definition.steps[*step].id.size() + 1));
  if (!path.starts_with(kOutputs)) return nullptr;
  for (const auto& [name, type] : definition.steps[*step].form)
    if (name == path.substr(kOutputs.size())) return &type;
  return nullptr;
}

void read_column(const toml::Entry& entry, Reading& reading) {
  Loading& loading = reading.loading;
  const auto fail = [&](const toml::Span& span, std::string_view code, std::string message, std::string hint = {}) {
    loading.findings.error(span, code, std::move(message), std::move(hint));
    reading.sound = false;
  };
  if (const auto why = policy::not_a_name(entry.key); why || entry.key == kThen)
    return fail(entry.span, "bad-name",
                format("column \"{}\": {}", entry.key, why ? *why : "the outputs of a rule are called so"));
  if (entry.value.kind != Kind::string)
    return fail(entry.value.span, "wrong-type", format("column {} must be an expression in a string", entry.key));
  auto formula = loading.formula(entry.value, kColumnWords, std::nullopt);
  if (!formula) return fail(entry.value.span, "bad-column", format("column {} cannot be judged", entry.key));
  const expr::Type& type = formula->program.type();
  using Of = expr::Kind;
  const bool fits = type.kind == Of::boolean || type.kind == Of::integer || type.kind == Of::real ||
                    type.kind == Of::text || type.kind == Of::date;
  if (!fits || type.nullable)
    return fail(entry.value.span, "bad-column",
                format("column {} is a {}, and a table decides by bool, int, double, string and date", entry.key,
                       expr::to_text(type)),
                type.nullable ? "say what stands for a missing value: has(x) ? x : 0" : "name a member of it");
  Column column{entry.key, type.kind, {}};
  if (const policy::FieldType* field = declared(trim(entry.value.text), loading.definition))
    column.choices = field->choices;
  reading.columns.push_back(std::move(column));
  reading.values.push_back(entry.value.text);
  reading.decision.columns.push_back(std::move(*formula));
}

/// What a cell says as the text of its tests: TOML's own true, numbers and dates mean that value, a list any of them.
std::optional<std::string> cell_text(const toml::Node& node) {
  switch (node.kind) {
    case Kind::string:
    case Kind::date:
      return node.text;
    case Kind::boolean:
      return node.integer ? "true" : "false";
    case Kind::integer:
      return format("{}", node.integer);
    case Kind::real:
      return json::to_text(json::Value(node.real));
    default:
      return std::nullopt;
  }
}

/// A list of words, each as it is: they may have commas.
std::optional<Cell> words_cell(const toml::Node& node, const Column& column) {
  Cell cell;
  for (const toml::Node& item : node.items) {
    const auto text = cell_text(item);
    const auto one =
        text && column.kind != expr::Kind::text ? parse_cell(*text, column) : std::variant<Cell, CellError>(Cell());
    if (!text || std::holds_alternative<CellError>(one)) return std::nullopt;
    if (column.kind == expr::Kind::text)
      cell.words.push_back(*text);
    else
      for (const Range& range : std::get<Cell>(one).ranges) cell.ranges.push_back(range);
  }
  return node.items.empty() ? std::nullopt : std::optional(std::move(cell));
}

Cell read_cell(const toml::Node& node, const Column& column, Reading& reading) {
  Loading& loading = reading.loading;
  Cell anything;
  anything.any = true;
  if (node.kind == Kind::array) {
    if (auto cell = words_cell(node, column)) return std::move(*cell);
  } else if (const auto text = cell_text(node)) {
    auto parsed = parse_cell(*text, column);
    if (auto* cell = std::get_if<Cell>(&parsed)) return std::move(*cell);
    const CellError& wrong = std::get<CellError>(parsed);
    reading.sound = false;
    if (node.kind == Kind::string)
      loading.findings.error_in(node,
                                {expr::code_points(std::string_view(*text).substr(0, wrong.begin)),
                                 expr::code_points(std::string_view(*text).substr(0, wrong.end))},
                                "bad-cell", format("column {}: {}", column.name, wrong.message),
                                "\"-\" is anything, \"< 5\", \"[1..5]\", \"a, b\", \"not(a)\"");
    else
      loading.findings.error(node.span, "bad-cell", format("column {}: {}", column.name, wrong.message));
    return anything;
  }
  reading.sound = false;
  loading.findings.error(node.span, "bad-cell", format("column {} cannot be compared with this", column.name));
  return anything;
}

json::Object read_outputs(const toml::Node& node, std::string_view what, Reading& reading) {
  Loading& loading = reading.loading;
  json::Object outputs;
  for (const toml::Entry& entry : node.entries) {
    const auto known = std::find_if(reading.decision.outputs.begin(), reading.decision.outputs.end(),
                                    [&](const auto& field) { return field.first == entry.key; });
    if (known == reading.decision.outputs.end()) {
      std::vector<std::string> names;
      for (const auto& [name, type] : reading.decision.outputs) names.push_back(name);
      loading.findings.error(entry.span, "unknown-key",
                             format("{} has no output \"{}\"", reading.table.what(), entry.key),
                             did_you_mean(entry.key, names));
      continue;
    }
    json::Value value = to_json(entry.value);
    if (const auto wrong = policy::mismatch(known->second, value))
      loading.findings.error(entry.value.span, "wrong-type", format("output {} of {} {}", entry.key, what, *wrong));
    outputs.emplace_back(entry.key, std::move(value));
  }
  for (const auto& [name, type] : reading.decision.outputs)
    if (!type.optional && !node.find(name))
      loading.findings.error(node.span, "missing-key", format("{} does not say {}", what, name));
  return outputs;
}

void read_rule(const toml::Node& node, std::size_t number, Reading& reading) {
  Loading& loading = reading.loading;
  const std::string what = format("rule {} of {}", number, reading.table.what());
  if (node.kind != Kind::table) {
    loading.findings.error(node.span, "wrong-type", format("{} must be a table", what));
    reading.sound = false;
    return;
  }
  std::vector<std::string> names{std::string(kThen)};
  for (const Column& column : reading.columns) names.push_back(column.name);
  for (const toml::Entry& entry : node.entries)
    if (reading.sound && std::find(names.begin(), names.end(), entry.key) == names.end())
      loading.findings.error(entry.span, "unknown-key",
                             format("{} has no column \"{}\"", reading.table.what(), entry.key),
                             did_you_mean(entry.key, names));
  DecisionRule rule;
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < reading.columns.size(); ++i) {
    const toml::Node* cell = node.find(reading.columns[i].name);
    Cell anything;
    anything.any = true;
    cells.push_back(cell ? read_cell(*cell, reading.columns[i], reading) : anything);
    toml::Node condition = cell ? *cell : node;
    condition.kind = Kind::string;
    condition.text = condition_of(cells.back(), reading.columns[i], reading.values[i]);
    rule.tests.push_back(condition.text.empty()
                             ? std::nullopt
                             : loading.formula(condition, kColumnWords, wanted_type(expr::Kind::boolean)));
  }
  const toml::Node* then = node.find(kThen);
  if (then && then->kind == Kind::table)
    rule.outputs = read_outputs(*then, what, reading);
  else
    loading.findings.error(node.span, "missing-key", format("{} has no outcome", what), "then = { … }");
  reading.cells.push_back(std::move(cells));
  reading.decision.rules.push_back(std::move(rule));
}

/// Every combination has exactly one answer, or it is said why not.
void judge(const toml::Node& rules, Reading& reading) {
  constexpr std::size_t kMostFindings = 5;
  Loading& loading = reading.loading;
  const Hit hit = reading.decision.hit;
  const Coverage coverage = coverage_of(reading.columns, reading.cells);
  if (!coverage.complete) {
    loading.findings.warning(rules.span, "too-large",
                             format("{} has too many combinations to look for gaps and overlaps", reading.table.what()),
                             "split it: one table may decide by what another one answers");
    return;
  }
  if (hit != Hit::collect && !reading.decision.otherwise)
    for (std::size_t i = 0; i < std::min(coverage.gaps.size(), kMostFindings); ++i)
      loading.findings.error(rules.span, "decision-gap",
                             format("no rule of {} is for {}", reading.table.what(), coverage.gaps[i]),
                             "add a rule, or say what else holds: default = { … }");
  if (hit == Hit::unique)
    for (std::size_t i = 0; i < std::min(coverage.overlaps.size(), kMostFindings); ++i) {
      const Coverage::Overlap& overlap = coverage.overlaps[i];
      loading.findings.error(rules.items[overlap.second - 1].span, "decision-overlap",
                             format("rules {} and {} of {} are both for {}", overlap.first, overlap.second,
                                    reading.table.what(), overlap.example),
                             "hit = \"first\" lets the first one count");
    }
  if (hit == Hit::first)
    for (const std::size_t rule : coverage.shadowed)
      loading.findings.warning(
          rules.items[rule - 1].span, "never-chosen",
          format("rule {} of {} never counts: earlier ones are for all of it", rule, reading.table.what()));
}

void read_decision(const toml::Entry& entry, Loading& loading) {
  static constexpr Key kKeys[] = {{"hit"}, {"inputs"}, {"outputs"}, {"rules"}, {"default"}};
  static constexpr std::string_view kHits[] = {"unique", "first", "collect"};
  const Table table(entry.value, "decide." + entry.key, loading.findings);
  if (const auto why = policy::not_a_name(entry.key))
    loading.findings.error(entry.span, "bad-name", format("decision \"{}\": {}", entry.key, *why));
  if (entry.value.kind != Kind::table)
    return loading.findings.error(entry.value.span, "wrong-type", format("{} must be a table", table.what()));
  table.check_keys(kKeys);
  Reading reading{table, loading, {}, {}, {}, {}, true};
  reading.decision.name = entry.key;
  reading.decision.hit = static_cast<Hit>(table.word("hit", kHits).value_or(0));
  for (const std::string_view key : {"inputs", "outputs", "rules"})
    if (!table.has(key))
      loading.findings.error(entry.value.span, "missing-key", format("{} has no {}", table.what(), key));
  if (const toml::Node* columns = table.get("inputs", Kind::table))
    for (const toml::Entry& column : columns->entries) read_column(column, reading);
  if (const toml::Node* outputs = table.get("outputs", Kind::table))
    reading.decision.outputs = read_fields(*outputs, loading);
  const toml::Node* rules = table.get("rules", Kind::array);
  for (std::size_t i = 0; rules && i < rules->items.size(); ++i) read_rule(rules->items[i], i + 1, reading);
  if (const toml::Node* otherwise = table.get("default", Kind::table))
    reading.decision.otherwise = read_outputs(*otherwise, "default of " + table.what(), reading);
  if (rules && reading.sound) judge(*rules, reading);
  loading.definition.decisions.push_back(std::move(reading.decision));
  loading.vocabulary.add_decision(loading.definition.decisions.back());
}

void read_role(const toml::Entry& entry, Loading& loading) {
  if (const auto why = policy::not_a_name(entry.key))
    loading.findings.error(entry.span, "bad-name", format("role \"{}\": {}", entry.key, *why));
  if (entry.value.kind != Kind::string)
    return loading.findings.error(entry.value.span, "wrong-type",
                                  format("role {} must be an expression in a string", entry.key));
  auto formula = loading.formula(entry.value, kRoleWords, std::nullopt);
  if (!formula) return;
  expr::Type type = formula->program.type();
  if (type.kind != expr::Kind::record || (type.record != &person_type() && type.record != &contact_type()))
    return loading.findings.error(
        entry.value.span, "wrong-type",
        format("role {} would be a {}, and it must be a person", entry.key, expr::to_text(type)),
        "an input or output of type person, or lead_of('team')");
  type.nullable = false;
  loading.vocabulary.add_role(entry.key, std::move(type));
  loading.definition.roles.push_back({entry.key, std::move(*formula)});
}

}  // namespace

void read_roles(const toml::Node* roles, Loading& loading) {
  if (!roles) return;
  for (const toml::Entry& entry : roles->entries) read_role(entry, loading);
}

void read_decisions(const toml::Node* decisions, Loading& loading) {
  if (!decisions) return;
  for (const toml::Entry& entry : decisions->entries) read_decision(entry, loading);
}

void read_measures(const toml::Node* report, Loading& loading) {
  static constexpr Key kKeys[] = {{"lead_time"}, {"on_time"}}, kLeadKeys[] = {{"from"}, {"to"}};
  if (!report) return;
  Measures& measures = loading.definition.measures;
  const Table table(*report, "report", loading.findings);
  table.check_keys(kKeys);
  measures.on_time = loading.formula(table, "on_time", kMeasureWords, wanted_type(expr::Kind::boolean));
  const toml::Node* lead = table.get("lead_time", Kind::table);
  if (!lead) return;
  const Table own(*lead, "lead_time", loading.findings);
  own.check_keys(kLeadKeys);
  for (const std::string_view key : {"from", "to"})
    if (!own.has(key))
      loading.findings.error(lead->span, "missing-key", format("lead_time has no {}", key),
                             "lead_time = { from = \"opened\", to = \"done_at('ready')\" }");
  measures.from = loading.formula(own, "from", kMeasureWords, wanted_type(expr::Kind::timestamp));
  measures.to = loading.formula(own, "to", kMeasureWords, wanted_type(expr::Kind::timestamp));
}

void read_invariants(const toml::Node& invariants, Loading& loading) {
  static constexpr Key kKeys[] = {{"expr"}, {"else"}, {"text"}};
  static constexpr std::string_view kElse[] = {"failure"};
  static const Words kWords = {Word::inputs, Word::vars, Word::run, Word::opened, Word::steps, Word::anchor, Word::target, Word::roles, Word::decide};
  if (invariants.kind != Kind::array)
    return loading.findings.error(invariants.span, "wrong-type", "invariant must be a list of tables", "[[invariant]]");
  for (const toml::Node& node : invariants.items) {
    const Table table(node, format("invariant {}", loading.definition.invariants.size() + 1), loading.findings);
    if (node.kind != Kind::table) {
      loading.findings.error(node.span, "wrong-type", format("{} must be a table", table.what()), "[[invariant]]");
      continue;
    }
    table.check_keys(kKeys);
    table.word("else", kElse);
    if (!table.has("expr")) loading.findings.error(node.span, "missing-key", format("{} has no expr", table.what()), "expr = \"what must hold\"");
    auto formula = loading.formula(table, "expr", kWords, wanted_type(expr::Kind::boolean));
    if (formula) loading.definition.invariants.push_back({std::move(*formula), table.text("text")});
  }
}

}  // namespace spoc::workflow
