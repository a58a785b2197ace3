#include "desk/field_files.h"

#include <algorithm>

#include "base/format.h"
#include "base/hash.h"
#include "base/text.h"
#include "desk/attach.h"
#include "desk/mail_evidence.h"
#include "policy/field_type.h"

namespace spoc::desk {
namespace {

/// The last part of a name of any system.
std::string_view last_part(std::string_view name) {
  const auto cut = name.find_last_of("/\\");
  return cut == std::string_view::npos ? name : name.substr(cut + 1);
}

}  // namespace

void FieldFiles::keep(const policy::FieldType& type, const std::string& path, json::Value& value,
                      const std::vector<domain::Attachment>& known) {
  policy::each_file(type, path, value,
                    [&](const std::string& at, json::Value& file) { file = value_of(at, file, known); });
}

void FieldFiles::keep(const policy::Fields& fields, json::Object& values,
                      const std::vector<domain::Attachment>& known) {
  for (const auto& [name, type] : fields)
    if (json::Value* value = json::member(values, name)) keep(type, name, *value, known);
}

json::Value FieldFiles::value_of(const std::string& path, const json::Value& value,
                                 const std::vector<domain::Attachment>& known) {
  if (const std::string* name = value.string()) return named(path, *name);
  const auto file = domain::file_of(value);
  if (file && std::find(known.begin(), known.end(), *file) != known.end()) return value;
  if (const json::Object* members = value.object()) return brought(path, *members);
  return value;  // no file: said where fields are checked
}

json::Value FieldFiles::named(const std::string& path, const std::string& name) {
  std::size_t found = along_.files.size(), count = 0;
  for (std::size_t i = 0; i < along_.files.size(); ++i) {
    const bool only = name == kAnyFile && along_.files.size() == 1;
    if (!only && last_part(along_.files[i].name) != last_part(name)) continue;
    found = i;
    ++count;
  }
  if (count > 1)
    throw Error(Code::data, format("{}: two files came along that are called {}", path, name),
                "give one of them another name");
  if (count == 1) {
    used_[found] = true;
    return put(along_.files[found]);
  }
  throw Error(Code::data, format("{}: the file {} did not come along", path, attachment_name(name)),
              "hand it in with --attach FILE");
}

json::Value FieldFiles::brought(const std::string& path, const json::Object& members) {
  const json::Value* name = json::member(members, "name");
  const json::Value* content = json::member(members, "base64");
  if (members.size() != 2 || !name || !name->string() || !content || !content->string())
    throw Error(Code::data, format("{}: must be a file", path),
                R"(the name of one that comes along, or {"name": …, "base64": …})");
  intake::DraftFile file{*name->string(), {}};
  try {
    file.bytes = from_base64(*content->string());
  } catch (const Error&) {
    throw Error(Code::data, format("{}: the content of {} is no base64", path, attachment_name(file.name)),
                "RFC 4648 with padding");
  }
  return put(file);
}

json::Value FieldFiles::put(const intake::DraftFile& file) {
  kept_.push_back(attach(deciding_, {file}).front());
  return domain::to_value(kept_.back());
}

namespace {

/// What the fields of a ticket are: of its service, or the form of its step; nothing when neither says.
const policy::Fields* fields_of(Deciding& deciding, const domain::Ticket& ticket) {
  if (const policy::Service* service = deciding.policy().service(ticket.service)) return &service->fields;
  if (!ticket.run) return nullptr;
  const workflow::Definition& definition = deciding.definition(deciding.run(ticket.run).after);
  const auto position = definition.find(ticket.step);
  return position ? &definition.steps[*position].form : nullptr;
}

}  // namespace

void keep_file_of_field(Deciding& deciding, FieldFiles& files, const domain::Ticket& ticket, std::string_view member,
                        json::Value& value) {
  constexpr std::string_view kPrefix = "fields.";
  const policy::Fields* fields = fields_of(deciding, ticket);
  if (!fields) return;
  if (member.starts_with(kPrefix)) member.remove_prefix(kPrefix.size());
  for (const auto& [name, type] : *fields)
    if (name == member && policy::has_file(type)) files.keep(type, name, value, policy::files_in(*fields, ticket.fields));
}

void FieldFiles::require_used() const {
  if (!along_.all_named) return;
  for (std::size_t i = 0; i < along_.files.size(); ++i)
    if (!used_[i])
      throw Error(Code::usage, format("no field is given the file {}", attachment_name(along_.files[i].name)),
                  format("say which: --set FIELD={}", attachment_name(along_.files[i].name)));
}

}  // namespace spoc::desk
