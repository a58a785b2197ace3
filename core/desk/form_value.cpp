#include "desk/form_value.h"

#include "base/format.h"
#include "base/text.h"
#include "decide/edit.h"
#include "desk/who.h"

namespace spoc::desk {
namespace {

using Kind = policy::FieldType::Kind;

void find_names(Deciding& deciding, const policy::FieldType& type, const std::string& path, json::Value& value) {
  if (type.kind == Kind::record && value.object()) {
    for (const auto& [name, member] : type.members)
      if (json::Value* found = json::member(*value.object(), name))
        find_names(deciding, member, format("{}.{}", path, name), *found);
  } else if (type.kind == Kind::list && type.element && value.array()) {
    for (std::size_t i = 0; i < value.array()->size(); ++i)
      find_names(deciding, *type.element, format("{}[{}]", path, i), (*value.array())[i]);
  } else if (type.kind == Kind::person && value.string()) {
    try {
      value = the_person(deciding.unit(), *value.string()).id;
    } catch (const Error& error) {
      if (!of_item(error)) throw;
      throw Error(Code::data, format("{}: {}", path, error.message), error.hint);
    }
  } else if (type.kind == Kind::team && value.string() && !deciding.policy().team(*value.string())) {
    std::vector<std::string> names;
    for (const policy::Team& team : deciding.policy().teams) names.push_back(team.name);
    throw Error(Code::data, format("{}: there is no team \"{}\"", path, *value.string()),
                did_you_mean(*value.string(), names));
  }
}

}  // namespace

json::Value form_value(Deciding& deciding, FieldFiles& files, const policy::FieldType& type, const std::string& name,
                       json::Value given, const std::vector<domain::Attachment>& known, const time::PhraseContext* typed) {
  files.keep(type, name, given, known);
  json::Value value = decide::typed_value(type, name, given, typed);
  find_names(deciding, type, name, value);
  return value;
}

}  // namespace spoc::desk
