#include "workflow/vocabulary.h"

#include <algorithm>

namespace spoc::workflow {

namespace {

using expr::Kind;
using expr::Named;
using expr::RecordType;
using expr::Type;
using Field = policy::FieldType::Kind;

Type plain(Kind kind) {
  Type type;
  type.kind = kind;
  return type;
}
Type record(const RecordType& shape) {
  Type type = plain(Kind::record);
  type.record = &shape;
  return type;
}
Type list_of(Type element) {
  Type type = plain(Kind::list);
  type.element = std::make_shared<const Type>(std::move(element));
  return type;
}
Type maybe(Type type) {
  type.nullable = true;
  return type;
}

const std::vector<expr::Function>& functions() {
  static const Type person = record(person_type());
  static const std::vector<expr::Function> all = {{"manager_of", {plain(Kind::any)}, person},
                                                  {"lead_of", {plain(Kind::text)}, person},
                                                  {"members", {plain(Kind::text)}, list_of(person)},
          {"on_call", {plain(Kind::text)}, person},
                                                  {"done", {plain(Kind::text)}, plain(Kind::boolean), true},
                                                  {"done_at", {plain(Kind::text)}, plain(Kind::timestamp), true}};
  return all;
}

/// What a step answers besides its form.
std::vector<Named> own_outputs(const StepDefinition& step) {
  if (step.kind == domain::StepKind::call)
    return {{"run", plain(Kind::text)}, {"state", plain(Kind::text)}, {"result", plain(Kind::text)}};
  if (step.kind != domain::StepKind::approval) return {};
  return {{"approved", plain(Kind::boolean)}, {"by", plain(Kind::text)}, {"why", plain(Kind::text)}};
}

}  // namespace

const RecordType& person_type() {
  static const RecordType type{"person",
                               {{"id", plain(Kind::text)},
                                {"name", plain(Kind::text)},
                                {"address", maybe(plain(Kind::text))},
                                {"phone", maybe(plain(Kind::text))},
                                {"login", maybe(plain(Kind::text))},
                                {"manager", maybe(plain(Kind::text))},
                                {"department", maybe(plain(Kind::text))},
                                {"location", maybe(plain(Kind::text))},
                                {"language", maybe(plain(Kind::text))},
                                {"teams", list_of(plain(Kind::text))}}};
  return type;
}

const RecordType& contact_type() {
  static const RecordType type{"contact", {{"name", plain(Kind::text)}, {"address", plain(Kind::text)}}};
  return type;
}

const RecordType& run_type() {
  static const RecordType type{"run",
                               {{"id", plain(Kind::text)},
                                {"state", plain(Kind::text)},
                                {"opened", plain(Kind::timestamp)},
                                {"starter", maybe(plain(Kind::text))},
                                {"workflow", plain(Kind::text)},
                                {"key", maybe(plain(Kind::text))},
                                {"department", maybe(plain(Kind::text))},
                                {"about", maybe(plain(Kind::text))},
                                {"result", maybe(plain(Kind::text))},
                                {"target", maybe(plain(Kind::timestamp))},
                                {"finished", maybe(plain(Kind::timestamp))}}};
  return type;
}

Type Vocabulary::type_of(const policy::FieldType& field) const {
  Type type;
  switch (field.kind) {
    case Field::string:
    case Field::enumeration:
    case Field::team:
    case Field::address:
    case Field::file:
      type = plain(Kind::text);
      break;
    case Field::integer:
      type = plain(Kind::integer);
      break;
    case Field::real:
      type = plain(Kind::real);
      break;
    case Field::boolean:
      type = plain(Kind::boolean);
      break;
    case Field::date:
      type = plain(Kind::date);
      break;
    case Field::timestamp:
      type = plain(Kind::timestamp);
      break;
    case Field::duration:
      type = plain(Kind::duration);
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
  shape.sure = {"step", {{"outputs", record(shape.outputs)}, {"state", plain(Kind::text)}}};
  shape.guarded = {"step", {{"outputs", record(shape.guarded_outputs)}, {"state", plain(Kind::text)}}};
  steps_.positions.emplace(step.id, steps_.members.size());
  steps_.members.push_back({step.id, record(shape.sure)});
}

void Vocabulary::set_for_each(std::size_t step) {
  Shape& shape = shapes_[step];
  std::vector<Named> members = {
      {"done", plain(Kind::integer)}, {"total", plain(Kind::integer)}, {"skipped", plain(Kind::integer)}};
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
  give(Word::opened, "opened", plain(Kind::timestamp));
  give(Word::steps, "steps", record(steps_));
  if (anchor_) give(Word::anchor, "anchor", *anchor_);
  if (has_target_) give(Word::target, "target", plain(Kind::timestamp));
  give(Word::activated, "activated", plain(Kind::timestamp));
  give(Word::taken, "taken", plain(Kind::timestamp));
  if (value) give(Word::value, "value", type_of(*value));
  give(Word::roles, "roles", record(roles_));
  give(Word::decide, "decide", record(decisions_));
  place.functions = functions();
  if (!wanted(Word::steps)) place.functions.resize(static_cast<std::size_t>(Ask::done));
  place.accepts_date = result && result->kind == Kind::timestamp;
  place.result = std::move(result);
  return place;
}

}  // namespace spoc::workflow
