// An item that somebody adds by hand, from what they typed.
#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "workflow/engine.h"
#include "workflow/vocabulary.h"

namespace spoc::workflow {

namespace {

using expr::Kind;

[[noreturn]] void misfit(std::string_view name, std::string_view expected) {
  throw Error(Code::data, format("{} must be {}", name, expected));
}

/// What looks people up does so later: they and contacts are texts here.
bool is_text(const expr::Type& type) {
  return type.kind == Kind::any || type.kind == Kind::text || type.record == &person_type() ||
         type.record == &contact_type();
}

/// One value that is no list and no record of the file's own.
json::Value plain(const expr::Type& type, std::string_view name, std::string_view text) {
  switch (type.kind) {
    case Kind::integer:
      if (const auto number = to_integer(text)) return static_cast<std::int64_t>(*number);
      misfit(name, "a whole number");
    case Kind::real:
      if (const auto number = to_real(text)) return *number;
      misfit(name, "a number");
    case Kind::boolean:
      if (text == "true" || text == "false") return text == "true";
      misfit(name, "true or false");
    case Kind::date:
      if (time::parse_date(text)) return text;
      misfit(name, "a date like 2026-11-21");
    case Kind::timestamp:
      if (time::parse_instant(text)) return text;
      misfit(name, "an instant like 2026-11-21T17:00:00Z");
    case Kind::duration:
      if (time::parse_duration(text)) return text;
      misfit(name, "a duration like 4h or 2bd");
    default:
      return text;
  }
}

json::Value typed(const expr::Type& type, std::string_view name, std::string_view text) {
  if (text.empty() && type.nullable) return {};
  if (is_text(type) || (type.kind != Kind::list && type.kind != Kind::record && type.kind != Kind::map))
    return plain(type, name, text);
  if (type.record == &file_type()) misfit(name, "a file, which a list that is amended can have");
  try {
    json::Value value = json::parse(text, name);
    if (type.kind == Kind::list ? value.array() != nullptr : value.object() != nullptr) return value;
  } catch (const Error&) {
    // Said below, with what it should be.
  }
  misfit(name, type.kind == Kind::list ? "a list as JSON" : "an object as JSON");
}

}  // namespace

json::Value item_of(const Definition& definition, std::string_view step,
                    const std::vector<std::pair<std::string, std::string>>& set) {
  const auto position = definition.find(step);
  const expr::Type any;
  const bool known = position && definition.steps[*position].for_each;
  const expr::Type& type = known ? definition.steps[*position].for_each->item : any;
  if (set.size() == 1 && set.front().first == "item") return typed(type, "item", set.front().second);
  if (is_text(type) && type.kind != Kind::any)
    throw Error(Code::data, "an item of this list has no members", "say it whole: --set item=VALUE");
  json::Object members;
  if (type.kind != Kind::record) {
    for (const auto& [name, text] : set) members.emplace_back(name, json::Value(text));
    return members;
  }
  const auto& declared = type.record->members;
  for (const auto& [name, text] : set)
    if (std::none_of(declared.begin(), declared.end(),
                     [&wanted = name](const expr::Named& one) { return one.name == wanted; })) {
      std::vector<std::string> names;
      for (const expr::Named& one : declared) names.push_back(one.name);
      throw Error(Code::data, format("an item of this list has no member {}", name), did_you_mean(name, names));
    }
  for (const expr::Named& one : declared) {
    const auto given = std::find_if(set.begin(), set.end(), [&](const auto& said) { return said.first == one.name; });
    if (given != set.end())
      members.emplace_back(one.name, typed(one.type, one.name, given->second));
    else if (!one.type.nullable)
      throw Error(Code::data, format("{} is missing", one.name), format("--set {}=VALUE", one.name));
  }
  return members;
}

}  // namespace spoc::workflow
