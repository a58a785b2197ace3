#include "workflow/values.h"

#include "base/format.h"
#include "domain/attachment.h"
#include "workflow/vocabulary.h"

namespace spoc::workflow {

namespace {

using expr::Missing;
using expr::Value;

Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value::text(text);
}

class PersonRecord final : public expr::Record {
 public:
  explicit PersonRecord(const domain::Person& person) : person_(person) {}
  const expr::RecordType& type() const override { return person_type(); }
  std::string_view identity() const override { return person_.id; }
  Value member(std::size_t position) const override {
    switch (position) {
      case 0:
        return Value::text(person_.id);
      case 1:
        return Value::text(person_.name.empty() ? person_.id : person_.name);
      case 2:
        return text_or_null(person_.address);
      case 3:
        return text_or_null(person_.phone);
      case 4:
        return text_or_null(person_.login);
      case 5:
        return text_or_null(person_.manager);
      case 6:
        return text_or_null(person_.department);
      case 7:
        return text_or_null(person_.location);
      case 8:
        return text_or_null(person_.language);
      default:
        break;
    }
    expr::List teams;
    for (const auto& team : person_.teams) teams.push_back(Value::text(team));
    return Value::list(std::move(teams));
  }

 private:
  const domain::Person& person_;
};

class JsonRecord final : public expr::Record {
 public:
  JsonRecord(const json::Object& object, const expr::RecordType& type, Values& values)
      : object_(object), type_(type), values_(values) {}
  const expr::RecordType& type() const override { return type_; }
  /// Of a contact the address; a file by name and content, as people are shown one; anything else by all it says.
  std::string_view identity() const override {
    if (&type_ == &contact_type()) return address();
    if (identity_.empty()) identity_ = &type_ == &file_type() ? shown_file() : json::to_text(json::Value(object_));
    return identity_;
  }
  Value member(std::size_t position) const override {
    const expr::Named& named = type_.members[position];
    return values_.value(json::member(object_, named.name), named.type);
  }

 private:
  std::string_view address() const {
    const json::Value* address = json::member(object_, "address");
    return address && address->string() ? std::string_view(*address->string()) : std::string_view();
  }
  std::string shown_file() const {
    const auto file = domain::file_of(json::Value(object_));
    return file ? domain::shown(*file) : std::string();
  }

  const json::Object& object_;
  const expr::RecordType& type_;
  Values& values_;
  mutable std::string identity_;
};

template <class T>
Value parsed(const std::optional<T>& value, const std::string& text) {
  if (!value) throw Missing{text};
  return Value(*value);
}

}  // namespace

Value Values::keep(std::unique_ptr<expr::Record> record) {
  records_.push_back(std::move(record));
  return Value(static_cast<const expr::Record*>(records_.back().get()));
}

Value Values::person(const domain::Person& person) {
  return keep(std::make_unique<PersonRecord>(person));
}

Value Values::record(const json::Object& from, const expr::RecordType& type) {
  return keep(std::make_unique<JsonRecord>(from, type, *this));
}

Value Values::contact(const json::Value& from) {
  if (from.object()) return record(*from.object(), contact_type());
  const std::string text = from.string() ? *from.string() : std::string();
  objects_.push_back({{"name", text}, {"address", text}});
  return record(objects_.back(), contact_type());
}

Value Values::untyped(const json::Value& from) {
  if (from.boolean()) return Value(*from.boolean());
  if (from.integer()) return Value(*from.integer());
  if (from.real()) return Value(*from.real());
  if (from.string()) return Value::text(*from.string());
  if (from.array()) {
    expr::List items;
    for (const auto& item : *from.array()) items.push_back(untyped(item));
    return Value::list(std::move(items));
  }
  if (!from.object()) return Value();
  expr::Map members;
  for (const auto& [name, value] : *from.object()) members.emplace_back(name, untyped(value));
  return Value::map(std::move(members));
}

Value Values::value(const json::Value* from, const expr::Type& type) {
  if (!from || from->is_null()) {
    if (type.nullable) return Value();
    throw Missing{};
  }
  if (type.kind == expr::Kind::record && type.record == &contact_type()) return contact(*from);
  if (type.kind == expr::Kind::record && from->object()) return record(*from->object(), *type.record);
  if (type.kind == expr::Kind::list && from->array() && type.element) {
    expr::List items;
    for (const auto& item : *from->array()) items.push_back(value(&item, *type.element));
    return Value::list(std::move(items));
  }
  const std::string* text = from->string();
  if (!text) return untyped(*from);
  if (type.kind == expr::Kind::date) return parsed(time::parse_date(*text), *text);
  if (type.kind == expr::Kind::timestamp) return parsed(time::parse_instant(*text), *text);
  if (type.kind == expr::Kind::duration) return parsed(time::parse_duration(*text), *text);
  if (type.kind == expr::Kind::record && type.record == &person_type()) {
    const domain::Person* found = people_.person(*text);
    if (!found) throw Missing{"person " + *text};
    return person(*found);
  }
  return Value::text(*text);
}

namespace {

/// A record as an object; members without a value are null, and one that has no JSON makes it have none.
std::optional<json::Value> members_of(const expr::Record& record) {
  json::Object members;
  for (std::size_t i = 0; i < record.type().members.size(); ++i) {
    std::optional<json::Value> member = json::Value();
    try {
      member = to_json(record.member(i));
    } catch (const Missing&) {
      // left null
    }
    if (!member) return std::nullopt;
    members.emplace_back(record.type().members[i].name, std::move(*member));
  }
  return json::Value(std::move(members));
}

}  // namespace

std::optional<json::Value> to_json(const Value& value) {
  const auto& data = value.data;
  if (std::holds_alternative<expr::Null>(data)) return json::Value();
  if (const auto* flag = std::get_if<bool>(&data)) return json::Value(*flag);
  if (const auto* number = std::get_if<std::int64_t>(&data)) return json::Value(*number);
  if (const auto* real = std::get_if<double>(&data)) return json::Value(*real);
  if (const auto* text = std::get_if<expr::Text>(&data)) return json::Value(text->view());
  if (const auto* date = std::get_if<time::Date>(&data)) return json::Value(time::to_text(*date));
  if (const auto* instant = std::get_if<time::Instant>(&data)) return json::Value(time::to_text(*instant));
  if (const auto* duration = std::get_if<time::Duration>(&data)) return json::Value(time::to_text(*duration));
  if (const auto* list = std::get_if<std::shared_ptr<const expr::List>>(&data)) {
    json::Array items;
    for (const Value& item : **list) {
      auto converted = to_json(item);
      if (!converted) return std::nullopt;
      items.push_back(std::move(*converted));
    }
    return json::Value(std::move(items));
  }
  if (const auto* map = std::get_if<std::shared_ptr<const expr::Map>>(&data)) {
    json::Object members;
    for (const auto& [name, item] : **map) {
      auto converted = to_json(item);
      if (!converted) return std::nullopt;
      members.emplace_back(name, std::move(*converted));
    }
    return json::Value(std::move(members));
  }
  const auto* record = std::get_if<const expr::Record*>(&data);
  if (!record) return std::nullopt;
  const bool named = &(*record)->type() == &person_type() || &(*record)->type() == &contact_type();
  return named ? json::Value((*record)->identity()) : members_of(**record);
}

std::optional<std::string> too_large(const json::Value& value) {
  if (const std::string* text = value.string(); text && text->size() > kMostText)
    return format("is larger than {} MiB", kMostText >> 20);
  if (const json::Array* items = value.array()) {
    if (items->size() > kMostItems) return format("has {} items, and at most {} are allowed", items->size(), kMostItems);
    for (const json::Value& item : *items)
      if (auto why = too_large(item)) return why;
  }
  if (const json::Object* members = value.object())
    for (const auto& [name, member] : *members)
      if (auto why = too_large(member)) return format("{}: {}", name, *why);
  return std::nullopt;
}

}  // namespace spoc::workflow
