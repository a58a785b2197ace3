#include "decide/edit.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "time/date.h"
#include "time/duration.h"

namespace spoc::decide {
namespace {

using json::Value;
using policy::FieldType;

constexpr std::string_view kMembers[] = {"type", "subject", "description", "impact", "urgency", "service", "category",
                                         "cause", "channel", "language", "confidential", "tags", "fields"};

[[noreturn]] void misfit(const std::string& member, std::string_view expected, const Value& value) {
  throw Error(Code::data, format("{} cannot be {}", member, json::to_text(value)), format("it takes {}", expected));
}

const std::string& text_of(const std::string& member, const Value& value) {
  if (const std::string* text = value.string()) return *text;
  misfit(member, "text", value);
}

template <class E>
std::string checked_word(const std::string& member, const Value& value) {
  const std::string& text = text_of(member, value);
  if (domain::from_word<E>(text)) return text;
  const auto words = domain::words<E>();
  std::vector<std::string> all(words.begin(), words.end());
  misfit(member, "one of " + join(all, ", "), value);
}

/// What belongs to a run stays what it is, and nothing else becomes that.
std::string checked_type(const Ticket& ticket, const Value& value) {
  using domain::TicketType;
  std::vector<std::string> all;
  for (const std::string_view word : domain::words<TicketType>())
    if (word != domain::word(TicketType::task) && word != domain::word(TicketType::approval) && word != domain::word(TicketType::failure))
      all.emplace_back(word);
  const std::string& text = text_of("type", value);
  if (text == domain::word(ticket.type)) return text;
  if (!ticket.run && std::find(all.begin(), all.end(), text) != all.end()) return text;
  misfit("type", ticket.run ? "what its workflow says" : "one of " + join(all, ", "), value);
}

std::string checked_name(const std::string& member, const Value& value, bool known, const std::vector<std::string>& names) {
  const std::string& text = text_of(member, value);
  if (text.empty() || known) return text;
  throw Error(Code::data, format("there is no {} \"{}\"", member, text), did_you_mean(text, names));
}

Value tags_value(const Ticket& ticket, const std::string& member, const Value& value) {
  std::vector<std::string> tags = ticket.tags;
  if (member == "tags") {
    tags.clear();
    const json::Array* items = value.array();
    if (!items) misfit(member, "a list of words", value);
    for (const Value& item : *items) tags.push_back(text_of(member, item));
  } else if (member == "tags+") {
    tags.push_back(text_of("tags", value));
  } else {
    std::erase(tags, text_of("tags", value));
  }
  std::sort(tags.begin(), tags.end());
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  json::Array out;
  for (std::string& tag : tags) out.emplace_back(std::move(tag));
  return out;
}

Value text_list(const std::vector<std::string>& items) {
  json::Array out;
  for (const std::string& item : items) out.emplace_back(item);
  return out;
}

std::optional<Edit> field_edit(const Ticket& ticket, const std::string& name, const Value& value, const policy::Policy& policy,
                                std::optional<Instant> typed) {
  const policy::Service* service = policy.service(ticket.service);
  Value to = value;
  if (service) {
    const auto declared = std::find_if(service->fields.begin(), service->fields.end(), [&](const auto& f) { return f.first == name; });
    if (declared != service->fields.end()) {
      const auto when = typed ? std::optional(phrases(policy, *typed)) : std::nullopt;
      to = typed_value(declared->second, name, value, when ? &*when : nullptr);
    }
  }
  const Value before = Value(ticket.fields);
  const Value* from = before.find(name);
  if (from ? *from == to : to.is_null()) return std::nullopt;
  return Edit{"fields." + name, from ? *from : Value(), std::move(to)};
}

/// The current and the new value of a built-in member.
Edit member_edit(const Ticket& ticket, const std::string& member, const Value& value, const policy::Policy& policy) {
  if (member == "type") return {member, domain::word(ticket.type), checked_type(ticket, value)};
  if (member == "impact") return {member, domain::word(ticket.impact), checked_word<domain::Level>(member, value)};
  if (member == "urgency") return {member, domain::word(ticket.urgency), checked_word<domain::Level>(member, value)};
  if (member == "subject") {
    if (trim(text_of(member, value)).empty()) misfit(member, "a line of text", value);
    return {member, ticket.subject, value};
  }
  if (member == "description") return {member, ticket.description, text_of(member, value)};
  if (member == "channel") return {member, ticket.channel, text_of(member, value)};
  if (member == "language") return {member, ticket.language, text_of(member, value)};
  if (member == "category") return {member, ticket.category, text_of(member, value)};
  if (member == "service") {
    const std::string* name = value.string();
    return {member, ticket.service, checked_name(member, value, name && policy.service(*name), policy.service_names())};
  }
  if (member == "cause") {
    const std::string* name = value.string();
    std::vector<std::string> names;
    for (const policy::Cause& cause : policy.causes) names.push_back(cause.name);
    return {member, ticket.cause, checked_name(member, value, names.empty() || (name && policy.cause(*name)), names)};
  }
  if (member == "confidential") {
    if (value.boolean()) return {member, ticket.confidential, value};
    const std::string* text = value.string();
    if (text && (*text == "true" || *text == "false")) return {member, ticket.confidential, *text == "true"};
    misfit(member, "true or false", value);
  }
  if (member == "tags" || member == "tags+" || member == "tags-") return {"tags", text_list(ticket.tags), tags_value(ticket, member, value)};
  std::vector<std::string> names(std::begin(kMembers), std::end(kMembers));
  throw Error(Code::data, format("a ticket has no member \"{}\" that can be set", member), did_you_mean(member, names));
}

std::int64_t integer_of(const std::string& name, const Value& value) {
  if (const auto* number = value.integer()) return *number;
  const std::string* text = value.string();
  const auto number = text ? to_integer(*text) : std::nullopt;
  if (!number) misfit(name, "a whole number", value);
  return *number;
}

double real_of(const std::string& name, const Value& value) {
  if (const auto* number = value.real()) return *number;
  if (const auto* number = value.integer()) return static_cast<double>(*number);
  const std::string* text = value.string();
  const auto number = text ? to_real(*text) : std::nullopt;
  if (!number) misfit(name, "a number", value);
  return *number;
}

Value boolean_of(const std::string& name, const Value& value) {
  if (value.boolean()) return value;
  const std::string* text = value.string();
  if (text && (*text == "true" || *text == "yes")) return true;
  if (text && (*text == "false" || *text == "no")) return false;
  misfit(name, "true or false", value);
}

/// Where only text can be given, an object or a list is JSON.
Value structure_of(const std::string& name, const Value& value, std::string_view expected) {
  const std::string* text = value.string();
  if (!text) return value;
  try {
    return json::parse(*text, name);
  } catch (const Error&) {
    misfit(name, format("{} as JSON", expected), value);
  }
}

/// A time in the words of people; nothing when it is none.
std::optional<Instant> phrase(const std::string& text, const time::PhraseContext* typed) {
  if (!typed) return std::nullopt;
  try {
    return time::parse_time(text, *typed);
  } catch (const Error&) {
    return std::nullopt;
  }
}

Value date_of(const std::string& name, const Value& value, const time::PhraseContext* typed) {
  const std::string& text = text_of(name, value);
  if (time::parse_date(text)) return value;
  if (const auto at = phrase(text, typed)) return time::to_text(typed->zone.local(*at).date);
  misfit(name, typed ? "a date like 2026-11-21, tomorrow or +2bd" : "a date like 2026-11-21", value);
}

Value timestamp_of(const std::string& name, const Value& value, const time::PhraseContext* typed) {
  const std::string& text = text_of(name, value);
  if (time::parse_instant(text)) return value;
  if (const auto at = phrase(text, typed)) return time::to_text(*at);
  misfit(name, typed ? "a time like 2026-11-21T09:00:00Z, tomorrow 14:00 or +2bd" : "a time like 2026-11-21T09:00:00Z", value);
}

}  // namespace

time::PhraseContext phrases(const policy::Policy& policy, Instant now) {
  return {now, policy.zone(), policy.calendar(policy.desk.calendar)};
}

Value typed_value(const FieldType& type, const std::string& name, const Value& value, const time::PhraseContext* typed) {
  if (value.is_null() || (value.string() && value.string()->empty() && type.kind != FieldType::Kind::string)) {
    if (type.optional) return Value();
    misfit(name, "a value", value);
  }
  switch (type.kind) {
    case FieldType::Kind::integer: return integer_of(name, value);
    case FieldType::Kind::real: return real_of(name, value);
    case FieldType::Kind::boolean: return boolean_of(name, value);
    case FieldType::Kind::date: return date_of(name, value, typed);
    case FieldType::Kind::timestamp: return timestamp_of(name, value, typed);
    case FieldType::Kind::duration:
      if (!time::parse_duration(text_of(name, value))) misfit(name, "a duration like 2bd or 4h", value);
      return value;
    case FieldType::Kind::enumeration: {
      const std::string& text = text_of(name, value);
      if (std::find(type.choices.begin(), type.choices.end(), text) == type.choices.end())
        misfit(name, "one of " + join(type.choices, ", "), value);
      return value;
    }
    case FieldType::Kind::string:
    case FieldType::Kind::person:
    case FieldType::Kind::team:
    case FieldType::Kind::contact:
    case FieldType::Kind::address: return text_of(name, value);
    case FieldType::Kind::file:
      if (!domain::file_of(value)) misfit(name, "a file", value);
      return value;
    case FieldType::Kind::record: {
      const Value object = structure_of(name, value, "an object");
      if (!object.object()) misfit(name, "an object", value);
      json::Object out;
      for (const auto& [member, member_type] : type.members) {
        const Value* given = object.find(member);
        out.emplace_back(member, typed_value(member_type, format("{}.{}", name, member), given ? *given : Value(), typed));
      }
      return out;
    }
    case FieldType::Kind::list: {
      const Value list = structure_of(name, value, "a list");
      const json::Array* items = list.array();
      if (!items) misfit(name, "a list", value);
      json::Array out;
      for (const Value& item : *items) out.push_back(type.element ? typed_value(*type.element, name, item, typed) : item);
      return out;
    }
  }
  return value;
}

std::vector<std::pair<std::string, Value>> brought_by_service(const Ticket& ticket, std::string_view service, const policy::Policy& policy) {
  const policy::Service* to = policy.service(service);
  if (!to) return {};
  const policy::Service* from = policy.service(ticket.service);
  std::vector<std::pair<std::string, Value>> brought;
  const bool own = !ticket.category.empty() && !(from && from->category == ticket.category);
  if (!own && !to->category.empty()) brought.emplace_back("category", to->category);
  if (to->confidential) brought.emplace_back("confidential", true);
  return brought;
}

std::optional<Edit> edited(const Ticket& ticket, const std::string& member, const Value& value, const policy::Policy& policy,
                           std::optional<Instant> typed) {
  constexpr std::string_view kPrefix = "fields.";
  if (member.starts_with(kPrefix)) return field_edit(ticket, member.substr(kPrefix.size()), value, policy, typed);
  if (const policy::Service* service = policy.service(ticket.service))
    for (const auto& [name, type] : service->fields)
      if (name == member) return field_edit(ticket, member, value, policy, typed);
  Edit edit = member_edit(ticket, member, value, policy);
  if (edit.from == edit.to) return std::nullopt;
  return edit;
}

}  // namespace spoc::decide
