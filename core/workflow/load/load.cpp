#include "workflow/load/load.h"

#include <algorithm>

#include "base/format.h"
#include "base/hash.h"
#include "base/text.h"
#include "expr/literal.h"
#include "policy/field_type.h"
#include "policy/names.h"
#include "workflow/decisions.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

namespace {

using toml::Kind;

constexpr Key kFileKeys[] = {{"spoc"},  {"workflow"}, {"inputs"}, {"vars"},   {"steps"},
                             {"roles"}, {"on"},       {"report"}, {"decide"}, {"invariant"}, {"start"}};
constexpr Key kWorkflowKeys[] = {{"title"},  {"owner"}, {"key"},     {"calendar"},     {"anchor"},
                                 {"target"}, {"late"},  {"subject"}, {"confidential"}, {"on_cancel"}};
constexpr Key kInputKeys[] = {{"type"}, {"default"}, {"check"}, {"else"}, {"fields"}, {"of"}, {"max"}};

const Words kInputWords = {Word::inputs, Word::value, Word::run, Word::opened};
const Words kVariableWords = {Word::inputs, Word::vars, Word::run, Word::opened};
const Words kAnchorWords = {Word::inputs, Word::vars, Word::run, Word::opened, Word::steps};
const Words kTargetWords = {Word::inputs, Word::vars, Word::run, Word::opened, Word::anchor};

void check_name(const toml::Entry& entry, std::string_view kind, Loading& loading) {
  if (const auto why = policy::not_a_name(entry.key))
    loading.findings.error(entry.span, "bad-name", format("{} \"{}\": {}", kind, entry.key, *why));
}

void read_input(const toml::Entry& entry, Loading& loading) {
  const Table table(entry.value, "input " + entry.key, loading.findings);
  check_name(entry, "input", loading);
  table.check_keys(kInputKeys);
  Input input;
  input.name = entry.key;
  if (input.name == kRoles)
    loading.findings.error(entry.span, "bad-name",
                           "an input cannot be called roles: whom a run names for its roles is kept there");
  input.where = loading.findings.where(entry.span);
  input.type = read_type(table, loading);
  input.most = table.integer("max", 0, 1, 100'000);
  input.otherwise = table.text("else");
  if (const toml::Node* fallback = entry.value.find("default")) {
    input.fallback = to_json(*fallback);
    if (const auto wrong = policy::mismatch(input.type, *input.fallback))
      loading.findings.error(fallback->span, "wrong-type", format("the default of input {} {}", input.name, *wrong));
  }
  loading.definition.inputs.push_back(std::move(input));
}

void read_inputs(const toml::Node* inputs, Loading& loading) {
  if (!inputs) return;
  for (const toml::Entry& entry : inputs->entries) {
    if (entry.value.kind != Kind::table) {
      loading.findings.error(entry.value.span, "wrong-type", format("input {} must be a table", entry.key),
                             format("[inputs.{}] with type = \"string\"", entry.key));
      continue;
    }
    read_input(entry, loading);
  }
  for (const Input& input : loading.definition.inputs) loading.vocabulary.add_input(input.name, input.type);
  for (Input& input : loading.definition.inputs) {
    const Table table(*inputs->find(input.name), "input " + input.name, loading.findings);
    input.check = loading.formula(table, "check", kInputWords, wanted_type(expr::Kind::boolean), &input.type);
  }
}

void read_variables(const toml::Node* variables, Loading& loading) {
  if (!variables) return;
  for (const toml::Entry& entry : variables->entries) {
    check_name(entry, "variable", loading);
    if (entry.value.kind != Kind::string) {
      loading.findings.error(entry.value.span, "wrong-type",
                             format("variable {} must be an expression in a string", entry.key));
      continue;
    }
    auto formula = loading.formula(entry.value, kVariableWords, std::nullopt);
    if (!formula) continue;
    const expr::Type type = formula->program.type();
    if (type.kind == expr::Kind::record && type.record != &person_type() && type.record != &contact_type() &&
        type.record != &file_type()) {
      loading.findings.error(
          entry.value.span, "wrong-type",
          format("variable {} would be a {}; only its members can be named", entry.key, expr::to_text(type)));
      continue;
    }
    loading.vocabulary.add_variable(entry.key, type);
    loading.definition.variables.push_back({entry.key, std::move(*formula)});
  }
}

void read_calendar(const Table& table, Loading& loading) {
  const toml::Node* calendar = table.get("calendar", Kind::string);
  if (!calendar) return;
  if (policy::not_a_name(calendar->text)) {
    loading.definition.calendar_rule = loading.formula(*calendar, kVariableWords, wanted_type(expr::Kind::text));
  } else if (loading.known(*calendar, "calendar")) {
    loading.definition.calendar = calendar->text;
  }
}

void read_workflow(const toml::Node* workflow, const toml::Node& root, Loading& loading) {
  if (!workflow) {
    loading.findings.error(root.span, "missing-key", "the table [workflow] is missing",
                           "it has at least a title and an owner");
    return;
  }
  Definition& definition = loading.definition;
  const Table table(*workflow, "the workflow", loading.findings);
  table.check_keys(kWorkflowKeys);
  definition.title = table.text("title", definition.name);
  if (const toml::Node* owner = table.get("owner", Kind::string)) {
    if (loading.known(*owner, "department")) definition.owner = owner->text;
  } else if (!table.has("owner")) {
    loading.findings.error(workflow->span, "missing-key", "the workflow has no owner",
                           "owner = the department accountable for it");
  }
  definition.key = loading.formula(table, "key", kVariableWords, std::nullopt);
  definition.subject = loading.formula(table, "subject", kVariableWords, std::nullopt);
  definition.confidential = table.boolean("confidential", false);
  static constexpr std::string_view kOnCancel[] = {"compensate", "stop"};
  definition.compensates = table.word("on_cancel", kOnCancel) == 0u;
  read_calendar(table, loading);
  definition.anchor = loading.formula(table, "anchor", kAnchorWords, wanted_type(expr::Kind::timestamp));
  if (definition.anchor) loading.vocabulary.set_anchor(definition.anchor->program.type());
  definition.target = loading.formula(table, "target", kTargetWords, wanted_type(expr::Kind::timestamp));
  if (definition.target) loading.vocabulary.set_target();
}

void read_file(const toml::Node& root, Loading& loading) {
  const Table file(root, "the file", loading.findings);
  file.check_keys(kFileKeys);
  const toml::Node* version = root.find("spoc");
  if (!version || version->kind != Kind::integer || version->integer != 1)
    loading.findings.error(version ? version->span : root.span, "missing-key", "the file must begin with spoc = 1",
                           "the version of the format");
  read_inputs(file.get("inputs", Kind::table), loading);
  read_variables(file.get("vars", Kind::table), loading);
  if (const toml::Node* steps = file.get("steps", Kind::table))
    read_steps(Table(*steps, "steps", loading.findings), loading);
  if (loading.definition.steps.empty())
    loading.findings.error(root.span, "missing-key", "the workflow has no steps",
                           "[steps.first] with a team or somebody to assign");
  loading.definition.successors = successors_of(loading.definition.steps);
  read_workflow(file.get("workflow", Kind::table), root, loading);
  read_roles(file.get("roles", Kind::table), loading);
  read_decisions(file.get("decide", Kind::table), loading);
  read_measures(file.get("report", Kind::table), loading);
}

/// The wrong part of a type, counted in code points.
policy::Part part_of(std::string_view text, const policy::FieldTypeError& wrong) {
  return {expr::code_points(text.substr(0, wrong.begin)), expr::code_points(text.substr(0, wrong.end))};
}

std::string stem_of(std::string_view file) {
  file = file.substr(file.find_last_of('/') + 1);
  return std::string(file.substr(0, file.find_last_of('.')));
}

}  // namespace

policy::FieldType read_type(const Table& table, Loading& loading) {
  policy::FieldType type;
  const toml::Node* text = table.get("type", Kind::string);
  if (!text) {
    if (!table.has("type"))
      loading.findings.error(table.node().span, "missing-key", format("{} has no type", table.what()));
    return type;
  }
  auto parsed = policy::parse_field_type(text->text);
  if (const auto* wrong = std::get_if<policy::FieldTypeError>(&parsed)) {
    loading.findings.error_in(*text, part_of(text->text, *wrong), "bad-type", wrong->message, wrong->hint);
    return type;
  }
  type = std::get<policy::FieldType>(std::move(parsed));
  if (const toml::Node* fields = table.get("fields", Kind::table)) type.members = read_fields(*fields, loading);
  if (const toml::Node* of = table.get("of", Kind::table)) {
    policy::FieldType element;
    element.kind = policy::FieldType::Kind::record;
    element.members = read_fields(*of, loading);
    type.element = std::make_shared<const policy::FieldType>(std::move(element));
  }
  return type;
}

policy::Fields read_fields(const toml::Node& table, Loading& loading) {
  policy::Fields fields;
  for (const toml::Entry& entry : table.entries) {
    check_name(entry, "field", loading);
    if (entry.value.kind != Kind::string) {
      loading.findings.error(entry.value.span, "wrong-type",
                             format("the type of field {} must be a string", entry.key));
      continue;
    }
    auto parsed = policy::parse_field_type(entry.value.text);
    if (const auto* wrong = std::get_if<policy::FieldTypeError>(&parsed)) {
      loading.findings.error_in(entry.value, part_of(entry.value.text, *wrong), "bad-type", wrong->message,
                                wrong->hint);
    } else {
      fields.emplace_back(entry.key, std::get<policy::FieldType>(std::move(parsed)));
    }
  }
  return fields;
}

json::Value to_json(const toml::Node& node) {
  switch (node.kind) {
    case Kind::boolean:
      return node.integer != 0;
    case Kind::integer:
      return node.integer;
    case Kind::real:
      return node.real;
    case Kind::array: {
      json::Array items;
      for (const toml::Node& item : node.items) items.push_back(to_json(item));
      return items;
    }
    case Kind::table: {
      json::Object members;
      for (const toml::Entry& entry : node.entries) members.emplace_back(entry.key, to_json(entry.value));
      return members;
    }
    case Kind::string:
    case Kind::date:
    case Kind::time:
    case Kind::date_time:
      break;
  }
  return node.text;
}

namespace {

enum class Circles { none, broken, too_many };

/// Says every circle of needs, and takes one need out of each, so that everything else in the file can be said as well.
Circles break_circles(Loading& loading) {
  constexpr int kMost = 100;
  std::vector<StepDefinition>& steps = loading.definition.steps;
  for (int count = 0; count < kMost; ++count) {
    const auto cycle = find_cycle(steps);
    if (cycle.empty()) {
      loading.definition.successors = successors_of(steps);
      return count == 0 ? Circles::none : Circles::broken;
    }
    check_cycle(loading);
    std::erase_if(steps[cycle.front()].needs, [&](const Need& need) { return need.step == cycle.back(); });
  }
  return Circles::too_many;
}

/// What may be wrong only because a need was taken out of a circle.
bool follows_from_order(const Diagnostic& found) {
  static constexpr std::string_view kCodes[] = {"not-an-ancestor", "unguarded-output", "may-vanish",      "never-runs",
                                                "due-too-early",   "not-a-successor",  "nobody-left"};
  return std::find(std::begin(kCodes), std::end(kCodes), found.code) != std::end(kCodes);
}

/// What it says, not yet identified by its content.
std::pair<std::shared_ptr<Definition>, Diagnostics> define(std::string_view text, std::string_view file,
                                                           const policy::Names& names) {
  toml::Parsed parsed = toml::parse(text, file);
  if (has_errors(parsed.diagnostics)) return {nullptr, std::move(parsed.diagnostics)};

  auto definition = std::make_shared<Definition>();
  auto vocabulary = std::make_shared<Vocabulary>();
  policy::Findings findings{std::string(file), text};
  definition->name = stem_of(file);
  definition->vocabulary = vocabulary;
  Loading loading{.definition = *definition, .vocabulary = *vocabulary, .findings = findings, .names = names};
  read_file(parsed.root, loading);
  const Circles circles = break_circles(loading);
  if (circles != Circles::too_many) {
    const Graph graph(*definition);
    loading.graph = &graph;
    compile_steps(loading);
    if (const toml::Node* workflow = parsed.root.find("workflow")) {
      loading.reader.reset();
      Words words = kTargetWords;
      words.push_back(Word::activated);
      definition->late = loading.formula(Table(*workflow, "the workflow", findings), "late", words,
                                         wanted_type(expr::Kind::timestamp));
    }
    loading.reader.reset();
    if (const toml::Node* invariants = parsed.root.find("invariant")) read_invariants(*invariants, loading);
    if (const toml::Node* on = parsed.root.find("on")) read_answers(*on, loading);
    if (const toml::Node* start = parsed.root.find("start")) read_starts(*start, loading);
    check(loading);
  }
  Diagnostics diagnostics = findings.take();
  if (circles == Circles::broken) std::erase_if(diagnostics, follows_from_order);
  sort(diagnostics);
  if (has_errors(diagnostics)) return {nullptr, std::move(diagnostics)};
  return {std::move(definition), std::move(diagnostics)};
}

}  // namespace

Loaded load(std::string_view text, std::string_view file, const policy::Names& names) {
  auto [definition, diagnostics] = define(text, file, names);
  return {std::move(definition), std::move(diagnostics)};
}

Loaded load(std::string_view text, std::string_view file, const policy::Policy& policy) {
  auto [definition, diagnostics] = define(text, file, policy::Names(policy));
  if (definition) definition->hash = hex(sha256(text));
  return {std::move(definition), std::move(diagnostics)};
}

}  // namespace spoc::workflow
