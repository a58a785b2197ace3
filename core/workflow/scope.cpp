#include "workflow/scope.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/people.h"
#include "workflow/decisions.h"

namespace spoc::workflow {

namespace {

using domain::Step;
using expr::Missing;
using expr::Unknown;
using expr::Value;

std::string_view text_of(const Value& value) {
  const auto* text = std::get_if<expr::Text>(&value.data);
  return text ? text->view() : std::string_view();
}

/// The directory, in which contacts that a run has identified are found by the address they had.
class RunDirectory final : public domain::Directory {
 public:
  RunDirectory(const domain::Run& run, const domain::Directory& people) : run_(run), people_(people) {}
  const domain::Person* person(std::string_view id) const override { return people_.person(id); }
  std::vector<const domain::Person*> members(std::string_view team) const override { return people_.members(team); }
  const domain::Person* lead_of(std::string_view of) const override { return people_.lead_of(of); }
  domain::Load load(std::string_view person) const override { return people_.load(person); }
  std::optional<domain::Absence> absence(std::string_view person, Instant t) const override { return people_.absence(person, t); }
  const domain::Person* by_address(std::string_view address) const override {
    for (const auto& [contact, person] : run_.contacts)
      if (person.string() && fold_key(contact) == fold_key(address))
        if (const domain::Person* known = people_.person(*person.string())) return known;
    return people_.by_address(address);
  }
  bool hides(std::string_view team) const override { return people_.hides(team); }

 private:
  const domain::Run& run_;
  const domain::Directory& people_;
};

/// `steps`: one record per step, made when asked for.
class StepsRecord final : public expr::Record {
 public:
  StepsRecord(const RunScope& scope, const expr::RecordType& type) : scope_(scope), type_(type) {}
  const expr::RecordType& type() const override { return type_; }
  std::string_view identity() const override { return "steps"; }
  Value member(std::size_t position) const override { return scope_.step(position); }

 private:
  const RunScope& scope_;
  const expr::RecordType& type_;
};

class StepRecord final : public expr::Record {
 public:
  StepRecord(const RunScope& scope, std::size_t step, const expr::RecordType& type, const std::string& id)
      : scope_(scope), step_(step), type_(type), id_(id) {}
  const expr::RecordType& type() const override { return type_; }
  std::string_view identity() const override { return id_; }
  Value member(std::size_t position) const override { return scope_.step_member(step_, position); }

 private:
  const RunScope& scope_;
  std::size_t step_;
  const expr::RecordType& type_;
  const std::string& id_;
};

/// `roles` and `decide`: members that follow from the run, found when asked for.
class AnswersRecord final : public expr::Record {
 public:
  using Ask = Value (RunScope::*)(std::size_t) const;
  AnswersRecord(const RunScope& scope, const expr::RecordType& type, Ask ask) : scope_(scope), type_(type), ask_(ask) {}
  const expr::RecordType& type() const override { return type_; }
  std::string_view identity() const override { return type_.name; }
  Value member(std::size_t position) const override { return (scope_.*ask_)(position); }

 private:
  const RunScope& scope_;
  const expr::RecordType& type_;
  Ask ask_;
};

class RunRecord final : public expr::Record {
 public:
  explicit RunRecord(const domain::Run& run) : run_(run), id_(to_text(run.id)) {}
  const expr::RecordType& type() const override { return run_type(); }
  std::string_view identity() const override { return id_; }
  Value member(std::size_t position) const override {
    switch (position) {
      case 0:
        return Value::text(id_);
      case 1:
        return Value::text(domain::word(run_.state));
      case 2:
        return Value(run_.opened_at);
      case 3:
        return text(run_.starter);
      case 4:
        return Value::text(run_.workflow);
      case 5:
        return text(run_.key);
      case 6:
        return text(run_.accountable);
      case 7:
        return text(run_.about);
      case 8:
        return text(run_.result);
      case 9:
        return moment(run_.target_at);
      default:
        return moment(run_.finished_at);
    }
  }

 private:
  static Value text(const std::string& text) { return text.empty() ? Value() : Value::text(text); }
  static Value moment(const std::optional<Instant>& t) { return t ? Value(*t) : Value(); }

  const domain::Run& run_;
  std::string id_;
};

}  // namespace

const domain::Person* person_of(const Value& value, const domain::Directory& people) {
  std::string_view who = text_of(value);
  if (const auto* record = std::get_if<const expr::Record*>(&value.data)) who = (*record)->identity();
  if (who.empty()) return nullptr;
  const domain::Person* found = people.person(who);
  return found ? found : people.by_address(who);
}

const time::Calendar& calendar_of(const Definition& definition, const domain::Run& run, const World& world,
                                  Instant now) {
  if (!definition.calendar_rule) return world.policy.calendar(definition.calendar);
  const RunScope scope(definition, run, world, now, world.policy.calendar({}));
  const expr::Result result = definition.calendar_rule->program.evaluate(scope);
  const Value* value = std::get_if<Value>(&result);
  const std::string name(value ? text_of(*value) : std::string_view());
  const auto known = world.policy.calendar_names();
  if (std::find(known.begin(), known.end(), name) == known.end())
    throw Error(Code::configuration,
                format("the calendar of workflow {} is \"{}\", and there is none of that name", definition.name, name),
                {}, definition.calendar_rule->where);
  return world.policy.calendar(name);
}

RunScope::RunScope(const Definition& definition, const domain::Run& run, const World& world, Instant now)
    : RunScope(definition, run, world, now, calendar_of(definition, run, world, now)) {}

RunScope::RunScope(const Definition& definition, const domain::Run& run, const World& world, Instant now,
                   const time::Calendar& calendar)
    : definition_(definition),
      run_(run),
      identified_(run.contacts.empty() ? nullptr : std::make_unique<RunDirectory>(run, world.people)),
      world_{world.policy, identified_ ? *identified_ : world.people},
      now_(now),
      calendar_(&calendar),
      values_(world_.people) {}

RunScope& RunScope::activated_at(Instant t) {
  activated_ = t;
  return *this;
}

RunScope& RunScope::taken_at(std::optional<Instant> t) {
  taken_ = t;
  return *this;
}

RunScope& RunScope::with_value(const json::Value& value, const expr::Type& type) {
  value_ = &value;
  value_type_ = type;
  return *this;
}

RunScope& RunScope::with_item(const json::Value& item, const expr::Type& type) {
  item_ = &item;
  item_type_ = type;
  return *this;
}

RunScope& RunScope::with_event(const json::Object& data, const expr::RecordType& type) {
  event_ = &data;
  event_type_ = &type;
  return *this;
}

RunScope& RunScope::with_counts(Counts counts) {
  counts_ = counts;
  return *this;
}

RunScope& RunScope::planning(Expected expected) {
  planning_ = true;
  expected_ = std::move(expected);
  return *this;
}

Value RunScope::name(std::size_t position) const {
  const Vocabulary& words = *definition_.vocabulary;
  switch (static_cast<Word>(position)) {
    case Word::inputs:
      return values_.record(run_.inputs, words.inputs());
    case Word::vars:
      return values_.record(run_.vars, words.variables());
    case Word::run:
      return values_.keep(std::make_unique<RunRecord>(run_));
    case Word::opened:
      return Value(run_.opened_at);
    case Word::steps:
      return values_.keep(std::make_unique<StepsRecord>(*this, words.steps()));
    case Word::anchor:
      return anchor();
    case Word::target:
      return run_.target_at ? Value(*run_.target_at) : Value(Unknown{"anchor"});
    case Word::activated:
      if (activated_) return Value(*activated_);
      throw Missing{};
    case Word::taken:
      return taken_ ? Value(*taken_) : Value(Unknown{"taken"});
    case Word::value:
      return values_.value(value_, value_type_);
    case Word::item:
      return item_ ? values_.value(item_, item_type_) : Value(Unknown{"the list"});
    case Word::event:
      if (event_) return values_.record(*event_, *event_type_);
      throw Missing{};
    case Word::done:
      return Value(counts_.done);
    case Word::total:
      return Value(counts_.total);
    case Word::skipped:
      return Value(counts_.skipped);
    case Word::roles:
      return values_.keep(std::make_unique<AnswersRecord>(*this, words.roles(), &RunScope::role));
    case Word::decide:
      return values_.keep(std::make_unique<AnswersRecord>(*this, words.decisions(), &RunScope::decision));
  }
  throw Missing{};
}

Value RunScope::anchor() const {
  expr::Result result = definition_.anchor->program.evaluate(*this);
  Value* value = std::get_if<Value>(&result);
  const bool known = value && !std::holds_alternative<expr::Null>(value->data);
  return known ? std::move(*value) : Value(Unknown{"anchor"});
}

Value RunScope::role(std::size_t position) const {
  const Role& role = definition_.roles[position];
  if (const json::Value* named = person_named_for(run_, role.name))
    return values_.value(named, definition_.vocabulary->roles().members[position].type);
  expr::Result result = role.person.program.evaluate(*this);
  if (const auto* failure = std::get_if<expr::Failure>(&result)) throw Missing{failure->message};
  return std::get<Value>(std::move(result));
}

Value RunScope::decision(std::size_t position) const {
  const expr::Type& type = definition_.vocabulary->decisions().members[position].type;
  const Answer answer = answer_of(definition_.decisions[position], *this);
  if (const auto* open = std::get_if<Undecided>(&answer)) return Value(Unknown{open->because});
  if (const auto* nothing = std::get_if<NoValue>(&answer)) throw Missing{nothing->why};
  const auto& rows = std::get<std::vector<const json::Object*>>(answer);
  if (type.kind != expr::Kind::list) return values_.record(*rows.front(), *type.record);
  expr::List list;
  for (const json::Object* row : rows) list.push_back(values_.record(*row, *type.element->record));
  return Value::list(std::move(list));
}

Value RunScope::step(std::size_t position) const {
  const StepDefinition& step = definition_.steps[position];
  return values_.keep(std::make_unique<StepRecord>(*this, position, definition_.vocabulary->step(position), step.id));
}

Value RunScope::step_member(std::size_t position, std::size_t member) const {
  const StepDefinition& definition = definition_.steps[position];
  const Step* step = run_.step(definition.id);
  const domain::StepState state = step ? step->state : domain::StepState::pending;
  if (planning_ && !domain::is_final(state)) return Value(Unknown{"step " + definition.id});
  if (member == 1) return Value::text(domain::word(state));
  if (state != domain::StepState::done) throw Missing{};
  return values_.record(step->outputs, *definition_.vocabulary->step(position).members[0].type.record);
}

Value RunScope::call(std::size_t position, const std::vector<Value>& arguments) const {
  const Value& argument = arguments.front();
  switch (static_cast<Ask>(position)) {
    case Ask::manager_of:
      return manager_of(argument);
    case Ask::lead_of: {
      const domain::Person* lead = world_.people.lead_of(text_of(argument));
      if (!lead) throw Missing{format("the lead of {}", text_of(argument))};
      return values_.person(*lead);
    }
    case Ask::members: {
      expr::List members;
      for (const domain::Person* member : world_.people.members(text_of(argument)))
        members.push_back(values_.person(*member));
      return Value::list(std::move(members));
    }
    case Ask::on_call:
      return on_call(text_of(argument));
    case Ask::done:
      return done(text_of(argument));
    case Ask::done_at:
      return done_at(text_of(argument));
  }
  throw Missing{};
}

Value RunScope::on_call(std::string_view team) const {
  const auto who = world_.policy.on_call(team, now_);
  const domain::Person* person = who ? policy::person_on_rota(world_.people, team, *who) : nullptr;
  if (!person) throw Missing{format("who is on call for {}", team)};
  return values_.person(*person);
}

Value RunScope::manager_of(const Value& argument) const {
  const domain::Person* person = person_of(argument, world_.people);
  const domain::Person* manager = person && !person->manager.empty() ? world_.people.person(person->manager) : nullptr;
  if (!manager) throw Missing{person ? "the manager of " + person->id : "the manager"};
  return values_.person(*manager);
}

Value RunScope::done(std::string_view id) const {
  const Step* step = run_.step(id);
  if (planning_ && (!step || !domain::is_final(step->state))) return Value(Unknown{"step " + std::string(id)});
  return Value(step && step->state == domain::StepState::done);
}

Value RunScope::done_at(std::string_view id) const {
  const Step* step = run_.step(id);
  if (step && step->state == domain::StepState::done && step->finished_at) return Value(*step->finished_at);
  const auto position = definition_.find(id);
  if (planning_ && position && (!step || !domain::is_final(step->state))) {
    const auto expected = expected_ ? expected_(*position) : std::nullopt;
    return expected ? Value(*expected) : Value(Unknown{"step " + std::string(id)});
  }
  throw Missing{};
}

}  // namespace spoc::workflow
