#include "workflow/vocabulary.h"

#include <algorithm>

namespace spoc::workflow {

namespace {

using expr::Named;
using expr::RecordType;
using expr::Type;
using Field = policy::FieldType::Kind;

Type plain(expr::Kind kind) {
  Type type;
  type.kind = kind;
  return type;
}
Type record(const RecordType& shape) {
  Type type = plain(expr::Kind::record);
  type.record = &shape;
  return type;
}
Type list_of(Type element) {
  Type type = plain(expr::Kind::list);
  type.element = std::make_shared<const Type>(std::move(element));
  return type;
}
Type maybe(Type type) {
  type.nullable = true;
  return type;
}

const std::vector<expr::Function>& functions() {
  static const Type person = record(person_type());
  static const std::vector<expr::Function> all = {{"manager_of", {plain(expr::Kind::any)}, person},
                                                  {"lead_of", {plain(expr::Kind::text)}, person},
                                                  {"members", {plain(expr::Kind::text)}, list_of(person)},
          {"on_call", {plain(expr::Kind::text)}, person},
                                                  {"done", {plain(expr::Kind::text)}, plain(expr::Kind::boolean), true},
                                                  {"done_at", {plain(expr::Kind::text)}, plain(expr::Kind::timestamp), true}};
  return all;
}

/// What a step answers besides its form.
std::vector<Named> own_outputs(const StepDefinition& step) {
  if (step.kind == domain::StepKind::call)
    return {{"run", plain(expr::Kind::text)}, {"state", plain(expr::Kind::text)}, {"result", plain(expr::Kind::text)}};
  if (step.kind != domain::StepKind::approval) return {};
  return {{"approved", plain(expr::Kind::boolean)}, {"by", plain(expr::Kind::text)}, {"why", plain(expr::Kind::text)}};
}

}  // namespace

const RecordType& person_type() {
  static const RecordType type{"person",
                               {{"id", plain(expr::Kind::text)},
                                {"name", plain(expr::Kind::text)},
                                {"address", maybe(plain(expr::Kind::text))},
                                {"phone", maybe(plain(expr::Kind::text))},
                                {"login", maybe(plain(expr::Kind::text))},
                                {"manager", maybe(plain(expr::Kind::text))},
                                {"department", maybe(plain(expr::Kind::text))},
                                {"location", maybe(plain(expr::Kind::text))},
                                {"language", maybe(plain(expr::Kind::text))},
                                {"teams", list_of(plain(expr::Kind::text))}}};
  return type;
}

const RecordType& contact_type() {
  static const RecordType type{"contact", {{"name", plain(expr::Kind::text)}, {"address", plain(expr::Kind::text)}}};
  return type;
}

const RecordType& file_type() {
  static const RecordType type{"file",
                               {{"name", plain(expr::Kind::text)},
                                {"type", plain(expr::Kind::text)},
                                {"size", plain(expr::Kind::integer)},
                                {"hash", plain(expr::Kind::text)}}};
  return type;
}

const RecordType& run_type() {
  static const RecordType type{"run",
                               {{"id", plain(expr::Kind::text)},
                                {"state", plain(expr::Kind::text)},
                                {"opened", plain(expr::Kind::timestamp)},
                                {"starter", maybe(plain(expr::Kind::text))},
                                {"workflow", plain(expr::Kind::text)},
                                {"key", maybe(plain(expr::Kind::text))},
                                {"department", maybe(plain(expr::Kind::text))},
                                {"about", maybe(plain(expr::Kind::text))},
                                {"result", maybe(plain(expr::Kind::text))},
                                {"target", maybe(plain(expr::Kind::timestamp))},
                                {"finished", maybe(plain(expr::Kind::timestamp))}}};
  return type;
}

Type Vocabulary::type_of(const policy::FieldType& field) const {
  Type type;
  switch (field.kind) {
    case Field::string:
    case Field::enumeration:
    case Field::team:
    case Field::address:
      type = plain(expr::Kind::text);
      break;
    case Field::file:
      type = record(file_type());
      break;
    case Field::integer:
      type = plain(expr::Kind::integer);
      break;
    case Field::real:
      type = plain(expr::Kind::real);
      break;
    case Field::boolean:
      type = plain(expr::Kind::boolean);
      break;
    case Field::date:
      type = plain(expr::Kind::date);
      break;
    case Field::timestamp:
      type = plain(expr::Kind::timestamp);
      break;
    case Field::duration:
      type = plain(expr::Kind::duration);
      break;
    case Field::person:
      type = record(person_type());
      break;
    case Field::contact:
      type = record(contact_type());
      break;
    case Field::list:
      type = list_of(field.element ? type_of(*field.element) : Type{});
      break;
    case Field::record:
      if (field.members.empty()) break;
      RecordType& shape = records_.emplace_back(RecordType{"record", {}});
      for (const auto& [name, member] : field.members) shape.members.push_back({name, type_of(member)});
      type = record(shape);
      break;
  }
  type.nullable = field.optional;
  return type;
}

const RecordType& Vocabulary::shape_of(const policy::Fields& fields) const {
  RecordType& shape = records_.emplace_back(RecordType{"record", {}});
  for (const auto& [name, field] : fields) shape.members.push_back({name, type_of(field)});
  return shape;
}

void Vocabulary::add_input(const std::string& name, const policy::FieldType& type) {
  inputs_.members.push_back({name, type_of(type)});
}

void Vocabulary::add_variable(const std::string& name, Type type) {
  variables_.members.push_back({name, std::move(type)});
}

void Vocabulary::add_role(const std::string& name, Type type) {
  roles_.members.push_back({name, std::move(type)});
}

void Vocabulary::add_decision(const DecisionTable& table) {
  const Type answer = record(shape_of(table.outputs));
  decisions_.members.push_back({table.name, table.hit == Hit::collect ? list_of(answer) : answer});
}

void Vocabulary::add_step(const StepDefinition& step) {
  Shape& shape = shapes_.emplace_back();
  shape.outputs.name = shape.guarded_outputs.name = "step " + step.id;
  shape.outputs.members = own_outputs(step);
  for (const auto& [name, field] : step.form) shape.outputs.members.push_back({name, type_of(field)});
  shape.guarded_outputs.members = shape.outputs.members;
  for (Named& member : shape.guarded_outputs.members) member.type.absent = true;
  shape.sure = {"step", {{"outputs", record(shape.outputs)}, {"state", plain(expr::Kind::text)}}};
  shape.guarded = {"step", {{"outputs", record(shape.guarded_outputs)}, {"state", plain(expr::Kind::text)}}};
  steps_.positions.emplace(step.id, steps_.members.size());
  steps_.members.push_back({step.id, record(shape.sure)});
}

void Vocabulary::set_for_each(std::size_t step) {
  Shape& shape = shapes_[step];
  std::vector<Named> members = {
      {"done", plain(expr::Kind::integer)}, {"total", plain(expr::Kind::integer)}, {"skipped", plain(expr::Kind::integer)}};
  for (const Named& member : shape.outputs.members) members.push_back({member.name, list_of(member.type)});
  shape.outputs.members = shape.guarded_outputs.members = std::move(members);
  for (Named& member : shape.guarded_outputs.members) member.type.absent = true;
}

void Vocabulary::set_guarded(std::size_t step, bool guarded) {
  steps_.members[step].type.record = guarded ? &shapes_[step].guarded : &shapes_[step].sure;
}

expr::Place Vocabulary::place(const Words& words, std::optional<Type> result, const policy::FieldType* value) const {
  const auto wanted = [&](Word word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  expr::Place place;
  place.names.resize(kWords);
  const auto give = [&](Word word, std::string name, Type type) {
    if (wanted(word)) place.names[static_cast<std::size_t>(word)] = {std::move(name), std::move(type)};
  };
  give(Word::inputs, "inputs", record(inputs_));
  give(Word::vars, "vars", record(variables_));
  give(Word::run, "run", record(run_type()));
  give(Word::opened, "opened", plain(expr::Kind::timestamp));
  give(Word::steps, "steps", record(steps_));
  if (anchor_) give(Word::anchor, "anchor", *anchor_);
  if (has_target_) give(Word::target, "target", plain(expr::Kind::timestamp));
  give(Word::activated, "activated", plain(expr::Kind::timestamp));
  give(Word::taken, "taken", plain(expr::Kind::timestamp));
  if (value) give(Word::value, "value", type_of(*value));
  give(Word::roles, "roles", record(roles_));
  give(Word::decide, "decide", record(decisions_));
  place.functions = functions();
  if (!wanted(Word::steps)) place.functions.resize(static_cast<std::size_t>(Ask::done));
  place.accepts_date = result && result->kind == expr::Kind::timestamp;
  place.result = std::move(result);
  return place;
}

}  // namespace spoc::workflow
