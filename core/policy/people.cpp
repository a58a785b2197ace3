#include "policy/people.h"

#include <algorithm>
#include <memory>

#include "base/format.h"
#include "base/text.h"

namespace spoc::policy {

namespace {

using domain::Person;
using expr::Kind;
using expr::Type;
using expr::Value;

Value texts(const std::vector<std::string>& list) {
  expr::List items;
  for (const std::string& item : list) items.push_back(Value::text(item));
  return Value::list(std::move(items));
}

template <std::string Person::*Member>
Value text(const Person& p) {
  return text_or_null(p.*Member);
}
template <std::vector<std::string> Person::*Member>
Value list(const Person& p) {
  return texts(p.*Member);
}

Value skills(const Person& p) {
  expr::Map members;
  for (const auto& [name, degree] : p.skills) members.emplace_back(name, Value(std::int64_t{degree}));
  return Value::map(std::move(members));
}

struct PersonMember {
  std::string_view name;
  Type type;
  Value (*get)(const Person&);
};

const std::vector<PersonMember>& person_members() {
  const Type maybe_text{.kind = Kind::text, .nullable = true};
  const Type names{.kind = Kind::list, .element = std::make_shared<const Type>(Type{.kind = Kind::text})};
  const Type degrees{.kind = Kind::map, .element = std::make_shared<const Type>(Type{.kind = Kind::integer})};
  static const std::vector<PersonMember> members = {
      {"id", Type{.kind = Kind::text}, [](const Person& p) { return Value::text(p.id); }},
      {"name", maybe_text, text<&Person::name>},
      {"address", maybe_text, text<&Person::address>},
      {"login", maybe_text, text<&Person::login>},
      {"phone", maybe_text, text<&Person::phone>},
      {"manager", maybe_text, text<&Person::manager>},
      {"department", maybe_text, text<&Person::department>},
      {"location", maybe_text, text<&Person::location>},
      {"language", maybe_text, text<&Person::language>},
      {"teams", names, list<&Person::teams>},
      {"lead_of", names, list<&Person::lead_of>},
      {"skills", degrees, skills},
      {"capacity", Type{.kind = Kind::integer}, [](const Person& p) { return Value(std::int64_t{p.capacity}); }},
      {"calendar", maybe_text, text<&Person::calendar>},
      {"cover", maybe_text, text<&Person::cover>},
      {"roles", names, list<&Person::roles>},
      {"left", Type{.kind = Kind::boolean}, [](const Person& p) { return Value(bool{p.left}); }},
  };
  return members;
}

expr::RecordType make_person_type() {
  expr::RecordType type{"person", {}};
  for (const PersonMember& member : person_members()) type.members.push_back({std::string(member.name), member.type});
  type.members.push_back({"away", Type{.kind = Kind::boolean}});
  return type;
}

std::string_view text_of(const Value& value) {
  const auto* text = std::get_if<expr::Text>(&value.data);
  return text ? text->view() : std::string_view{};
}

}  // namespace

Value text_or_null(std::string_view text) {
  return text.empty() ? Value() : Value::text(text);
}

const expr::RecordType& person_record_type() {
  static const expr::RecordType type = make_person_type();
  return type;
}

expr::Type person_type() {
  return {.kind = Kind::record, .record = &person_record_type()};
}

const std::vector<expr::Function>& people_functions() {
  const Type text{.kind = Kind::text};
  const Type people{.kind = Kind::list, .element = std::make_shared<const Type>(person_type())};
  static const std::vector<expr::Function> functions = {
      {.name = "manager_of", .arguments = {Type{}}, .result = person_type()},
      {.name = "lead_of", .arguments = {text}, .result = person_type()},
      {.name = "members", .arguments = {text}, .result = people},
      {.name = "on_call", .arguments = {text}, .result = person_type()}};
  return functions;
}

class PeopleScope::PersonRecord : public expr::Record {
 public:
  PersonRecord(const PeopleScope& scope, const Person& person) : scope_(scope), person_(person) {}

  const expr::RecordType& type() const override { return person_record_type(); }
  Value member(std::size_t position) const override {
    const auto& members = person_members();
    if (position < members.size()) return members[position].get(person_);
    return Value(scope_.people_.absence(person_.id, scope_.now_).has_value());
  }
  std::string_view identity() const override { return person_.id; }
  const Person& person() const { return person_; }

 private:
  const PeopleScope& scope_;
  const Person& person_;
};

PeopleScope::PeopleScope(const Policy& policy, const domain::Directory& people, time::Instant now)
    : policy_(policy), people_(people), now_(now) {}
PeopleScope::~PeopleScope() = default;

Value PeopleScope::record(const Person& person) const {
  for (const PersonRecord& known : records_)
    if (&known.person() == &person) return Value(static_cast<const expr::Record*>(&known));
  return Value(static_cast<const expr::Record*>(&records_.emplace_back(*this, person)));
}

const Person& PeopleScope::manager_of(const Value& who) const {
  std::string_view id = text_of(who);
  if (const auto* record = std::get_if<const expr::Record*>(&who.data)) id = (*record)->identity();
  const Person* person = id.empty() ? nullptr : people_.person(id);
  if (!person) throw expr::Missing{format("the person \"{}\"", id)};
  const Person* manager = person->manager.empty() ? nullptr : people_.person(person->manager);
  if (!manager) throw expr::Missing{format("the manager of {}", person->name.empty() ? person->id : person->name)};
  return *manager;
}

const Person* person_on_rota(const domain::Directory& people, std::string_view team, std::string_view who) {
  if (const Person* person = people.person(who)) return person;
  if (const Person* person = people.by_address(who)) return person;
  for (const Person* member : people.members(team))
    if (fold_key(member->name) == fold_key(who)) return member;
  return nullptr;
}

const Person& PeopleScope::on_call(std::string_view team) const {
  const auto who = people_.hides(team) ? std::nullopt : policy_.on_call(team, now_);
  if (!who) throw expr::Missing{format("who is on call for \"{}\"", team)};
  if (const Person* person = person_on_rota(people_, team, *who)) return *person;
  throw expr::Missing{format("\"{}\", on call for \"{}\",", *who, team)};
}

Value PeopleScope::call(std::size_t position, const std::vector<Value>& arguments) const {
  const Value& argument = arguments.at(0);
  const std::string_view name = text_of(argument);
  if (position == 0) return record(manager_of(argument));
  if (position == 3) return record(on_call(name));
  if (position == 1) {
    const Person* lead = people_.lead_of(name);
    if (!lead) throw expr::Missing{format("the lead of \"{}\"", name)};
    return record(*lead);
  }
  expr::List members;
  for (const Person* member : people_.members(name)) members.push_back(record(*member));
  return Value::list(std::move(members));
}

}  // namespace spoc::policy
