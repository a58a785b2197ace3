#include "workflow/inputs.h"

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "policy/field_type.h"
#include "workflow/decisions.h"
#include "workflow/values.h"

namespace spoc::workflow {

namespace {

using policy::FieldType;
using Problems = std::vector<InputProblem>;

json::Value& member_or_new(json::Object& object, std::string_view name) {
  if (json::Value* found = json::member(object, name)) return *found;
  return object.emplace_back(std::string(name), json::Value()).second;
}

const FieldType* field_type(const policy::Fields& fields, std::string_view name) {
  for (const auto& [field, type] : fields)
    if (field == name) return &type;
  return nullptr;
}

std::vector<std::string> names_of(const Definition& definition) {
  std::vector<std::string> names;
  for (const Input& input : definition.inputs) names.push_back(input.name);
  return names;
}

InputProblem unknown_input(const Definition& definition, std::string_view name) {
  const std::string hint = did_you_mean(name, names_of(definition));
  return {std::string(name),
          hint.empty() ? "the workflow has no such input" : "the workflow has no such input; " + hint};
}

/// Whom a text names becomes the id of the directory. Goes into records and lists.
void look_up(const FieldType& type, json::Value& value, const std::string& path, const World& world,
             Problems& problems) {
  if (type.kind == FieldType::Kind::record && value.object()) {
    for (const auto& [name, inner] : type.members)
      if (json::Value* found = json::member(*value.object(), name))
        look_up(inner, *found, path + "." + name, world, problems);
  } else if (type.kind == FieldType::Kind::list && value.array() && type.element) {
    for (std::size_t i = 0; i < value.array()->size(); ++i)
      look_up(*type.element, (*value.array())[i], format("{}[{}]", path, i), world, problems);
  } else if (type.kind == FieldType::Kind::person && value.string()) {
    const domain::Person* person = world.people.person(*value.string());
    if (!person) person = world.people.by_address(*value.string());
    if (!person)
      problems.push_back({path, format("there is no person \"{}\"", *value.string())});
    else
      value = person->id;
  } else if (type.kind == FieldType::Kind::team && value.string() && !world.policy.team(*value.string())) {
    problems.push_back({path, format("there is no team \"{}\"", *value.string())});
  }
}

void add_paths(std::vector<InputPath>& paths, const std::string& path, const FieldType& type, bool required) {
  if (type.kind != FieldType::Kind::record || type.members.empty()) {
    paths.push_back({path, type, required});
    return;
  }
  for (const auto& [name, member_type] : type.members)
    add_paths(paths, path + "." + name, member_type, required && !member_type.optional);
}

/// What the role takes: a person of the directory, or a contact as well. Nothing when there is none of that name.
std::optional<FieldType> role_type(const Definition& definition, std::string_view name) {
  for (std::size_t i = 0; i < definition.roles.size(); ++i) {
    if (definition.roles[i].name != name) continue;
    FieldType type;
    type.kind = definition.vocabulary->roles().members[i].type.record == &contact_type() ? FieldType::Kind::contact : FieldType::Kind::person;
    return type;
  }
  return std::nullopt;
}

InputProblem unknown_role(const Definition& definition, std::string_view name) {
  std::vector<std::string> names;
  for (const Role& role : definition.roles) names.push_back(role.name);
  const std::string hint = did_you_mean(name, names);
  return {format("{}.{}", kRoles, name), "the workflow has no such role" + (hint.empty() ? hint : "; " + hint)};
}

/// Whom the run names for its roles. Null leaves a role to the workflow again.
void read_roles(const Definition& definition, const json::Value& given, const World& world, PreparedInputs& prepared) {
  json::Object roles;
  if (!given.object()) return prepared.problems.push_back({std::string(kRoles), "must name people by role"});
  for (const auto& [name, person] : *given.object()) {
    const auto type = role_type(definition, name);
    if (!type) {
      prepared.problems.push_back(unknown_role(definition, name));
      continue;
    }
    if (person.is_null()) continue;
    json::Value value = person;
    const std::string path = format("{}.{}", kRoles, name);
    if (const auto wrong = policy::mismatch(*type, value)) prepared.problems.push_back({path, *wrong});
    look_up(*type, value, path, world, prepared.problems);
    roles.emplace_back(name, std::move(value));
  }
  if (!roles.empty()) prepared.values.emplace_back(std::string(kRoles), std::move(roles));
}

void set_role(const Definition& definition, json::Object& given, std::string_view role, std::string_view text, Problems& problems) {
  const auto type = role_type(definition, role);
  if (!type) return problems.push_back(unknown_role(definition, role));
  json::Value& roles = member_or_new(given, kRoles);
  if (!roles.object()) roles = json::Object{};
  // Without a name the workflow says again who it is.
  member_or_new(*roles.object(), role) = text.empty() ? json::Value() : json::Value(text);
}

bool read_value(const Input& input, const json::Value& given, const World& world, json::Value& value,
                Problems& problems) {
  value = given;
  if (const auto wrong = policy::mismatch(input.type, value)) {
    problems.push_back({input.name, *wrong});
    return false;
  }
  if (const auto large = too_large(value)) {
    problems.push_back({input.name, *large});
    return false;
  }
  if (input.most > 0 && value.array() && value.array()->size() > static_cast<std::size_t>(input.most)) {
    problems.push_back(
        {input.name, format("has {} items, and at most {} are allowed", value.array()->size(), input.most)});
    return false;
  }
  const std::size_t before = problems.size();
  look_up(input.type, value, input.name, world, problems);
  return problems.size() == before;
}

void check_inputs(const Definition& definition, const World& world, Instant now,
                  const std::vector<std::string>& overridden, PreparedInputs& prepared) {
  domain::Run run;
  run.inputs = prepared.values;
  run.opened_at = now;
  for (const Input& input : definition.inputs) {
    const json::Value* value = json::member(prepared.values, input.name);
    const bool asked = input.check && value && !value->is_null() &&
                       std::find(overridden.begin(), overridden.end(), input.name) == overridden.end();
    if (!asked) continue;
    RunScope scope(definition, run, world, now);
    scope.with_value(*value, definition.vocabulary->type_of(input.type));
    const expr::Result result = input.check->program.evaluate(scope);
    if (const auto* failure = std::get_if<expr::Failure>(&result)) {
      prepared.problems.push_back({input.name, format("\"{}\": {}", input.check->text, failure->message)});
    } else if (const bool* holds = std::get_if<bool>(&std::get<expr::Value>(result).data); !holds || !*holds) {
      prepared.problems.push_back(
          {input.name, input.otherwise.empty() ? format("must hold: {}", input.check->text) : input.otherwise});
    }
  }
}

}  // namespace

std::vector<InputPath> input_paths(const Definition& definition) {
  std::vector<InputPath> paths;
  for (const Input& input : definition.inputs)
    add_paths(paths, input.name, input.type, !input.fallback && !input.type.optional);
  return paths;
}

void set_input(const Definition& definition, json::Object& given, std::string_view path, std::string_view text,
               Problems& problems) {
  const std::size_t dot = path.find('.');
  const std::string_view name = path.substr(0, dot);
  if (name == kRoles && dot != std::string_view::npos && !definition.roles.empty()) return set_role(definition, given, path.substr(dot + 1), text, problems);
  const Input* input = definition.input(name);
  if (!input) return problems.push_back(unknown_input(definition, name));
  const FieldType* type = &input->type;
  json::Value* target = &member_or_new(given, name);
  std::string_view rest = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  while (!rest.empty()) {
    const std::size_t next = rest.find('.');
    const std::string_view part = rest.substr(0, next);
    const FieldType* inner = type->kind == FieldType::Kind::record ? field_type(type->members, part) : nullptr;
    if (!inner) return problems.push_back({std::string(path), format("there is no member {}", part)});
    if (!target->object()) *target = json::Object{};
    target = &member_or_new(*target->object(), part);
    type = inner;
    rest = next == std::string_view::npos ? std::string_view() : rest.substr(next + 1);
  }
  std::string why;
  const bool contact_json = type->kind == FieldType::Kind::contact && text.starts_with('{');
  FieldType read = *type;
  if (contact_json) read.kind = FieldType::Kind::record;
  auto value = policy::value_from_text(read, text, why);
  if (!value) return problems.push_back({std::string(path), why});
  *target = std::move(*value);
}

PreparedInputs prepare_inputs(const Definition& definition, const json::Object& given, const World& world, Instant now,
                              const std::vector<std::string>& overridden) {
  PreparedInputs prepared;
  for (const auto& [name, value] : given)
    if (name != kRoles && !definition.input(name)) prepared.problems.push_back(unknown_input(definition, name));
  for (const Input& input : definition.inputs) {
    const auto found =
        std::find_if(given.begin(), given.end(), [&](const json::Member& m) { return m.first == input.name; });
    const bool absent = found == given.end() || found->second.is_null();
    if (absent && !input.fallback && !input.type.optional) {
      prepared.problems.push_back({input.name, "is missing"});
      continue;
    }
    if (absent && !input.fallback) continue;
    json::Value value;
    if (read_value(input, absent ? *input.fallback : found->second, world, value, prepared.problems))
      prepared.values.emplace_back(input.name, std::move(value));
  }
  for (const auto& [name, value] : given)
    if (name == kRoles) read_roles(definition, value, world, prepared);
  // A check may read other inputs: it is asked of inputs that are all there.
  if (prepared.problems.empty()) check_inputs(definition, world, now, overridden, prepared);
  return prepared;
}

std::vector<domain::Attachment> files_of(const Definition& definition, const json::Object& inputs) {
  std::vector<domain::Attachment> files;
  for (const Input& input : definition.inputs)
    if (const json::Value* value = json::member(inputs, input.name)) policy::add_files(input.type, *value, files);
  return files;
}

json::Object variables_of(const Definition& definition, const domain::Run& run, const World& world, Instant now) {
  domain::Run known = run;
  known.vars.clear();
  for (const Variable& variable : definition.variables) {
    // Each sees those before it; its record borrows them, so it is asked of a copy that stays as it is.
    const RunScope scope(definition, known, world, now, world.policy.calendar(definition.calendar));
    const expr::Result result = variable.formula.program.evaluate(scope);
    if (const auto* failure = std::get_if<expr::Failure>(&result))
      throw Error(Code::data, format("variable {} has no value: {}", variable.name, failure->message), {},
                  variable.formula.where);
    auto value = to_json(std::get<expr::Value>(result));
    if (!value)
      throw Error(Code::data, format("variable {} cannot be kept", variable.name), {}, variable.formula.where);
    known.vars.emplace_back(variable.name, std::move(*value));
  }
  return std::move(known.vars);
}

namespace {

/// The text of what an expression of the table [workflow] gives. `what` names it in what is said when it gives nothing.
std::string text_of(const Formula& formula, std::string_view what, const Definition& definition, const domain::Run& run,
                    const World& world, Instant now) {
  const RunScope scope(definition, run, world, now);
  const expr::Result result = formula.program.evaluate(scope);
  if (const auto* failure = std::get_if<expr::Failure>(&result))
    throw Error(Code::data, format("the {} of workflow {} has no value: {}", what, definition.name, failure->message), {},
                formula.where);
  const auto value = to_json(std::get<expr::Value>(result));
  if (!value || value->is_null())
    throw Error(Code::data, format("the {} of workflow {} has no value", what, definition.name), {}, formula.where);
  return value->string() ? *value->string() : json::to_text(*value);
}

}  // namespace

std::string key_of(const Definition& definition, const domain::Run& run, const World& world, Instant now) {
  return definition.key ? text_of(*definition.key, "key", definition, run, world, now) : std::string();
}

std::string subject_of(const Definition& definition, const domain::Run& run, const World& world, Instant now) {
  return definition.subject ? text_of(*definition.subject, "subject", definition, run, world, now) : std::string();
}

}  // namespace spoc::workflow
