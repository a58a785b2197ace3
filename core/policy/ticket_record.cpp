#include "policy/ticket_record.h"

#include <algorithm>

#include "policy/people.h"

namespace spoc::policy {

namespace {

using expr::Kind;
using expr::Type;
using expr::Value;

std::shared_ptr<const Type> element(Type type) {
  return std::make_shared<const Type>(std::move(type));
}

const expr::RecordType& contact_record_type() {
  const Type maybe_text{.kind = Kind::text, .nullable = true};
  static const expr::RecordType type{
      "requester", {{"person", maybe_text}, {"name", maybe_text}, {"address", maybe_text}, {"department", maybe_text}}};
  return type;
}

/// Members of a ticket that are no attributes, behind these.
enum class Extra { text, tags, fields, open, age, stalled, participants, rating, clocks, links, checklist };

expr::RecordType make_ticket_type() {
  expr::RecordType type{"ticket", {}};
  for (const domain::Attribute& attribute : domain::ticket_attributes()) {
    Type member{.kind = attribute.kind, .nullable = attribute.nullable};
    if (attribute.name == "requester") member = {.kind = Kind::record, .record = &contact_record_type()};
    type.members.push_back({std::string(attribute.name), std::move(member)});
  }
  const Type texts{.kind = Kind::list, .element = element({.kind = Kind::text})};
  const Type person{.kind = Kind::map, .element = element({.kind = Kind::text, .nullable = true})};
  type.members.push_back({"text", {.kind = Kind::text}});
  type.members.push_back({"tags", texts});
  type.members.push_back({"fields", {.kind = Kind::map, .element = element({})}});
  type.members.push_back({"open", {.kind = Kind::boolean}});
  type.members.push_back({"age", {.kind = Kind::duration}});
  type.members.push_back({"stalled", texts});
  type.members.push_back({"participants", {.kind = Kind::list, .element = element(person)}});
  type.members.push_back({"rating", {.kind = Kind::map, .nullable = true, .element = element({})}});
  const Type record{.kind = Kind::record, .record = &clock_record_type()};
  const Type maps{.kind = Kind::list, .element = element({.kind = Kind::map, .element = element({})})};
  type.members.push_back({"clocks", {.kind = Kind::list, .element = element(record)}});
  type.members.push_back({"links", maps});
  type.members.push_back({"checklist", maps});
  return type;
}

Value to_value(const json::Value& json) {
  if (const bool* v = json.boolean()) return Value(*v);
  if (const std::int64_t* v = json.integer()) return Value(*v);
  if (const double* v = json.real()) return Value(*v);
  if (const std::string* v = json.string()) return Value::text(*v);
  if (const json::Array* v = json.array()) {
    expr::List items;
    for (const json::Value& item : *v) items.push_back(to_value(item));
    return Value::list(std::move(items));
  }
  if (const json::Object* v = json.object()) {
    expr::Map members;
    for (const auto& [name, member] : *v) members.emplace_back(name, to_value(member));
    return Value::map(std::move(members));
  }
  return Value();
}

/// Dates and their kin are strings in JSON and values in rules, where the service declares them.
Value typed(const json::Value& json, const FieldType* type) {
  const std::string* text = json.string();
  if (!text || !type) return to_value(json);
  if (type->kind == FieldType::Kind::date)
    if (const auto date = time::parse_date(*text)) return Value(*date);
  if (type->kind == FieldType::Kind::timestamp)
    if (const auto instant = time::parse_instant(*text)) return Value(*instant);
  if (type->kind == FieldType::Kind::duration)
    if (const auto duration = time::parse_duration(*text)) return Value(*duration);
  return Value::text(*text);
}

Value participants(const domain::Ticket& ticket) {
  expr::List people;
  for (const domain::Participant& p : ticket.participants)
    people.push_back(Value::map(
        {{"person", text_or_null(p.person)}, {"name", text_or_null(p.name)}, {"address", text_or_null(p.address)}}));
  return Value::list(std::move(people));
}

Value rating(const domain::Ticket& ticket) {
  if (!ticket.rating) return Value();
  return Value::map({{"score", Value(std::int64_t{ticket.rating->score})},
                     {"comment", Value::text(ticket.rating->comment)},
                     {"at", Value(ticket.rating->at)}});
}

Value links(const domain::Ticket& ticket) {
  expr::List items;
  for (const domain::Link& link : ticket.links)
    items.push_back(Value::map({{"kind", Value::text(domain::word(link.kind))}, {"id", Value(link.to.number)}}));
  return Value::list(std::move(items));
}

Value names_of(const std::vector<domain::Attachment>& files) {
  expr::List names;
  for (const domain::Attachment& file : files) names.push_back(Value::text(file.name));
  return Value::list(std::move(names));
}

Value checklist(const domain::Ticket& ticket) {
  expr::List items;
  for (const domain::CheckItem& item : ticket.checklist)
    items.push_back(Value::map({{"id", Value::text(item.id)},
                                {"text", Value::text(item.text)},
                                {"done_at", item.done_at ? Value(*item.done_at) : Value()},
                                {"by", text_or_null(item.by)},
                                {"evidence", text_or_null(item.given)},
                                {"files", names_of(item.attachments)},
                                {"optional", Value(item.optional)},
                                {"may_not_apply", Value(item.may_not_apply)},
                                {"not_applicable", text_or_null(item.inapplicable)}}));
  return Value::list(std::move(items));
}

Value tags(const domain::Ticket& ticket) {
  expr::List items;
  for (const std::string& tag : ticket.tags) items.push_back(Value::text(tag));
  return Value::list(std::move(items));
}

}  // namespace

const expr::RecordType& ticket_record_type() {
  static const expr::RecordType type = make_ticket_type();
  return type;
}

const expr::RecordType& clock_record_type() {
  static const expr::RecordType type{"clock",
                                     {{"name", {.kind = Kind::text}},
                                      {"state", {.kind = Kind::text}},
                                      {"due_at", {.kind = Kind::timestamp, .nullable = true}},
                                      {"target_s", {.kind = Kind::integer}}}};
  return type;
}

const expr::RecordType& ContactRecord::type() const {
  return contact_record_type();
}

Value ContactRecord::member(std::size_t position) const {
  const std::string* members[] = {&requester_.person, &requester_.name, &requester_.address, &requester_.department};
  return text_or_null(*members[position]);
}

std::string_view ContactRecord::identity() const {
  return requester_.person.empty() ? requester_.address : requester_.person;
}

Value TicketRecord::member(std::size_t position) const {
  static const std::size_t requester = ticket_record_type().find("requester");
  const auto attributes = domain::ticket_attributes();
  if (position == requester) return Value(static_cast<const expr::Record*>(&requester_));
  if (position < attributes.size()) return attributes[position].get(view_);
  switch (static_cast<Extra>(position - attributes.size())) {
    case Extra::text:
      return text();
    case Extra::tags:
      return tags(view_.ticket);
    case Extra::fields:
      return fields();
    case Extra::open:
      return Value(domain::is_open(view_.ticket.status));
    case Extra::age:
      return Value(time::Duration(time::WallDuration{0, 0, view_.now - view_.ticket.created_at}));
    case Extra::stalled:
      return stalled();
    case Extra::participants:
      return participants(view_.ticket);
    case Extra::rating:
      return rating(view_.ticket);
    case Extra::clocks:
      return clocks();
    case Extra::links:
      return links(view_.ticket);
    case Extra::checklist:
      return checklist(view_.ticket);
  }
  throw Error(Code::defect, "a ticket was asked for a member it does not have");
}

Value TicketRecord::clocks() const {
  if (clocks_.empty())
    for (const domain::Clock& clock : view_.ticket.clocks) clocks_.emplace_back(view_, &clock);
  expr::List items;
  for (const ClockRecord& clock : clocks_) items.push_back(Value(static_cast<const expr::Record*>(&clock)));
  return Value::list(std::move(items));
}

std::string_view TicketRecord::identity() const {
  if (identity_.empty()) identity_ = domain::to_text(view_.ticket.id);
  return identity_;
}

Value TicketRecord::text() const {
  if (text_.empty()) text_ = view_.ticket.subject + "\n" + view_.ticket.description;
  return Value::text(text_);
}

Value TicketRecord::fields() const {
  const Service* service = policy_.service(view_.ticket.service);
  expr::Map members;
  for (const auto& [name, json] : view_.ticket.fields) {
    const FieldType* type = nullptr;
    if (service)
      for (const auto& [declared, field] : service->fields)
        if (declared == name) type = &field;
    members.emplace_back(name, typed(json, type));
  }
  return Value::map(std::move(members));
}

Value TicketRecord::stalled() const {
  if (!stalled_) throw expr::Missing{"ticket.stalled"};
  expr::List kinds;
  for (const StalledKind kind : stalled_()) kinds.push_back(Value::text(word(kind)));
  return Value::list(std::move(kinds));
}

std::optional<time::Instant> ClockRecord::due() const {
  const auto& clocks = view_.ticket.clocks;
  for (std::size_t i = 0; i < clocks.size() && i < view_.schedule.clock_due.size(); ++i)
    if (&clocks[i] == clock_ || clocks[i] == *clock_) return view_.schedule.clock_due[i];
  return std::nullopt;
}

domain::ClockState ClockRecord::state() const {
  using domain::ClockState;
  if (clock_->cancelled) return ClockState::cancelled;
  if (clock_->stopped_at) return clock_->breached_at ? ClockState::late : ClockState::met;
  if (clock_->breached_at) return ClockState::breached;
  const auto falls_due = due();
  if (!falls_due) return ClockState::paused;
  return *falls_due <= view_.now ? ClockState::breached : ClockState::running;
}

Value ClockRecord::member(std::size_t position) const {
  if (!clock_) throw expr::Missing{"clock"};
  if (position == 0) return Value::text(domain::word(clock_->name));
  if (position == 1) return Value::text(domain::word(state()));
  if (position == 3) return Value(std::int64_t{clock_->target_s});
  const auto falls_due = due();
  return falls_due ? Value(*falls_due) : Value();
}

}  // namespace spoc::policy
