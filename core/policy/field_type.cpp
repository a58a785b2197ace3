#include "policy/field_type.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "time/date.h"
#include "time/duration.h"
#include "time/instant.h"

namespace spoc::policy {

namespace {

constexpr std::string_view kWords[] = {"string", "int",  "double",  "bool",    "date", "timestamp", "duration", "enum",
                                       "person", "team", "contact", "address", "file", "record",    "list"};

FieldTypeError error(std::string_view whole, std::string_view part, std::string message, std::string hint = {}) {
  const std::size_t begin = static_cast<std::size_t>(part.data() - whole.data());
  return {std::move(message), std::move(hint), begin, begin + std::max<std::size_t>(part.size(), 1)};
}

std::optional<FieldType::Kind> kind_from(std::string_view text) {
  for (std::size_t i = 0; i < std::size(kWords); ++i)
    if (kWords[i] == text) return static_cast<FieldType::Kind>(i);
  return std::nullopt;
}

std::optional<FieldTypeError> read_choices(std::string_view whole, std::string_view list, FieldType& type) {
  for (const std::string_view part : split(list, ',')) {
    const std::string_view choice = trim(part);
    if (choice.empty()) return error(whole, part, "an enumeration has an empty choice", "write enum(small, large)");
    if (std::find(type.choices.begin(), type.choices.end(), choice) != type.choices.end())
      return error(whole, choice, format("\"{}\" is twice in the enumeration", choice));
    type.choices.emplace_back(choice);
  }
  return std::nullopt;
}

std::variant<FieldType, FieldTypeError> parse(std::string_view whole, std::string_view text, int depth) {
  text = trim(text);
  FieldType type;
  if (text.ends_with('?')) {
    type.optional = true;
    text = trim(text.substr(0, text.size() - 1));
  }
  const std::size_t open = text.find('(');
  const std::string_view name = trim(text.substr(0, open));
  const std::optional<FieldType::Kind> kind = kind_from(name);
  if (!kind) {
    const std::vector<std::string> known(std::begin(kWords), std::end(kWords));
    return error(whole, name.empty() ? text : name, format("there is no type \"{}\"", name), did_you_mean(name, known));
  }
  type.kind = *kind;
  if (open == std::string_view::npos) {
    if (type.kind == FieldType::Kind::enumeration)
      return error(whole, name, "an enumeration names its choices", "write enum(small, large)");
    return type;
  }
  if (!text.ends_with(')')) return error(whole, text, "the closing bracket is missing");
  const std::string_view inner = text.substr(open + 1, text.size() - open - 2);
  if (type.kind == FieldType::Kind::enumeration) {
    if (auto wrong = read_choices(whole, inner, type)) return *wrong;
    return type;
  }
  if (type.kind != FieldType::Kind::list || depth > 8) return error(whole, text, format("\"{}\" takes nothing in brackets", name));
  auto element = parse(whole, inner, depth + 1);
  if (auto* wrong = std::get_if<FieldTypeError>(&element)) return *wrong;
  type.element = std::make_shared<const FieldType>(std::get<FieldType>(std::move(element)));
  return type;
}

std::string expected(const FieldType& type) {
  switch (type.kind) {
    case FieldType::Kind::integer:
      return "a whole number";
    case FieldType::Kind::real:
      return "a number";
    case FieldType::Kind::boolean:
      return "true or false";
    case FieldType::Kind::date:
      return "a date like 2026-11-21";
    case FieldType::Kind::timestamp:
      return "an instant like 2026-11-21T17:00:00Z";
    case FieldType::Kind::duration:
      return "a duration like 4h or 2bd";
    case FieldType::Kind::enumeration:
      return "one of " + join(type.choices, ", ");
    case FieldType::Kind::person:
      return "a person";
    case FieldType::Kind::team:
      return "a team";
    case FieldType::Kind::contact:
      return "a contact";
    case FieldType::Kind::address:
      return "an address";
    case FieldType::Kind::file:
      return "a file";
    case FieldType::Kind::record:
      return "a record";
    case FieldType::Kind::list:
      return "a list";
    case FieldType::Kind::string:
      break;
  }
  return "text";
}

bool text_fits(const FieldType& type, const std::string& text) {
  switch (type.kind) {
    case FieldType::Kind::date:
      return time::parse_date(text).has_value();
    case FieldType::Kind::timestamp:
      return time::parse_instant(text).has_value();
    case FieldType::Kind::duration:
      return time::parse_duration(text).has_value();
    case FieldType::Kind::enumeration:
      return std::find(type.choices.begin(), type.choices.end(), text) != type.choices.end();
    case FieldType::Kind::address:
      return text.find('@') != std::string::npos;
    case FieldType::Kind::person:
    case FieldType::Kind::team:
    case FieldType::Kind::contact:
      return !text.empty();
    case FieldType::Kind::string:
      return true;
    case FieldType::Kind::file:
    case FieldType::Kind::integer:
    case FieldType::Kind::real:
    case FieldType::Kind::boolean:
    case FieldType::Kind::record:
    case FieldType::Kind::list:
      break;
  }
  return false;
}

template <class Members>
auto member_named(const Members& members, const std::string& name) {
  return std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.first == name; });
}

std::optional<std::string> record_mismatch(const FieldType& type, const json::Object& object) {
  if (type.members.empty()) return std::nullopt;
  for (const auto& [name, member] : type.members) {
    const auto found = member_named(object, name);
    if (found == object.end()) {
      if (!member.optional) return format("{} is missing", name);
    } else if (const auto wrong = mismatch(member, found->second)) {
      return format("{}: {}", name, *wrong);
    }
  }
  for (const auto& [name, value] : object)
    if (member_named(type.members, name) == type.members.end()) return format("there is no member {}", name);
  return std::nullopt;
}

std::optional<std::string> list_mismatch(const FieldType& type, const json::Array& items) {
  if (!type.element) return std::nullopt;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (const auto wrong = mismatch(*type.element, items[i])) return format("item {}: {}", i + 1, *wrong);
  return std::nullopt;
}

}  // namespace

std::variant<FieldType, FieldTypeError> parse_field_type(std::string_view text) {
  return parse(text, text, 0);
}

std::string_view word(FieldType::Kind kind) {
  return kWords[static_cast<std::size_t>(kind)];
}

std::string to_text(const FieldType& type) {
  std::string text(word(type.kind));
  if (type.kind == FieldType::Kind::enumeration) text += "(" + join(type.choices, ", ") + ")";
  if (type.kind == FieldType::Kind::list && type.element) text += "(" + to_text(*type.element) + ")";
  return type.optional ? text + "?" : text;
}

std::optional<std::string> mismatch(const FieldType& type, const json::Value& value) {
  if (value.is_null()) return type.optional ? std::nullopt : std::optional("a value is missing");
  const std::string wrong = "must be " + expected(type);
  switch (type.kind) {
    case FieldType::Kind::integer:
      return value.integer() ? std::nullopt : std::optional(wrong);
    case FieldType::Kind::real:
      return value.integer() || value.real() ? std::nullopt : std::optional(wrong);
    case FieldType::Kind::boolean:
      return value.boolean() ? std::nullopt : std::optional(wrong);
    case FieldType::Kind::record:
      return value.object() ? record_mismatch(type, *value.object()) : wrong;
    case FieldType::Kind::list:
      return value.array() ? list_mismatch(type, *value.array()) : wrong;
    case FieldType::Kind::contact:
      if (value.object()) return std::nullopt;
      break;
    case FieldType::Kind::file:
      return domain::file_of(value) ? std::nullopt : std::optional(wrong);
    default:
      break;
  }
  return value.string() && text_fits(type, *value.string()) ? std::nullopt : std::optional(wrong);
}

void each_file(const FieldType& type, const std::string& path, json::Value& value,
               const std::function<void(const std::string& path, json::Value& file)>& visit) {
  if (type.kind == FieldType::Kind::file && !value.is_null()) {
    visit(path, value);
  } else if (type.kind == FieldType::Kind::record && value.object()) {
    for (const auto& [name, member] : type.members)
      if (json::Value* found = json::member(*value.object(), name)) each_file(member, path + "." + name, *found, visit);
  } else if (type.kind == FieldType::Kind::list && type.element && value.array()) {
    for (std::size_t i = 0; i < value.array()->size(); ++i)
      each_file(*type.element, format("{}[{}]", path, i), (*value.array())[i], visit);
  }
}

bool has_file(const FieldType& type) {
  if (type.kind == FieldType::Kind::list) return type.element && has_file(*type.element);
  return type.kind == FieldType::Kind::file ||
         std::any_of(type.members.begin(), type.members.end(), [](const auto& member) { return has_file(member.second); });
}

namespace {

/// As it is while the files that it names are still to come: of a list or a record the whole is checked with them.
std::optional<std::string> mismatch_of_named(const FieldType& type, const json::Value& value) {
  if (!has_file(type)) return mismatch(type, value);
  json::Value whole = value;
  bool named = true;
  each_file(type, {}, whole, [&](const std::string&, json::Value& file) {
    named = named && ((file.string() && !file.string()->empty()) || file.object());
    file = domain::to_value({});
  });
  return named ? mismatch(type, whole) : std::optional("must be " + expected(type));
}

}  // namespace

void add_files(const FieldType& type, const json::Value& value, std::vector<domain::Attachment>& files) {
  if (!has_file(type)) return;
  json::Value copy = value;
  each_file(type, {}, copy, [&](const std::string&, const json::Value& one) {
    auto file = domain::file_of(one);
    if (file && std::find(files.begin(), files.end(), *file) == files.end()) files.push_back(std::move(*file));
  });
}

std::vector<domain::Attachment> files_in(const Fields& fields, const json::Object& values) {
  std::vector<domain::Attachment> files;
  for (const auto& [name, type] : fields)
    if (const json::Value* value = json::member(values, name)) add_files(type, *value, files);
  return files;
}

std::optional<json::Value> value_from_text(const FieldType& type, std::string_view text, std::string& why) {
  json::Value value = std::string(text);
  const bool empty = text.empty() && type.kind != FieldType::Kind::string;
  if (empty && type.optional) return json::Value();
  if (type.kind == FieldType::Kind::integer) {
    if (const auto number = to_integer(text)) value = static_cast<std::int64_t>(*number);
  } else if (type.kind == FieldType::Kind::real) {
    if (const auto number = to_real(text)) value = *number;
  } else if (type.kind == FieldType::Kind::boolean) {
    if (text == "true" || text == "false") value = text == "true";
  } else if (type.kind == FieldType::Kind::list || type.kind == FieldType::Kind::record) {
    try {
      value = json::parse(text);
    } catch (const Error& wrong) {
      why = "must be " + expected(type) + " as JSON: " + wrong.message;
      return std::nullopt;
    }
  }
  if (const auto wrong = mismatch_of_named(type, value)) {
    why = *wrong;
    return std::nullopt;
  }
  return value;
}

}  // namespace spoc::policy
