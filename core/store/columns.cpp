#include "store/columns.h"

#include "base/error.h"
#include "base/format.h"

namespace spoc::store {

void damaged(std::string_view column, std::string_view value) {
  throw Error(Code::io, format("the store is damaged: {} is \"{}\"", column, value), "see what `spoc verify` says");
}

std::string object_text(const json::Object& object) {
  std::string text;
  json::Writer writer(text);
  writer.begin_object();
  for (const auto& [name, value] : object) writer.key(name).value(value);
  writer.end_object();
  return text;
}

std::string attachments_text(const std::vector<domain::Attachment>& attachments) {
  std::string text;
  json::Writer writer(text);
  writer.begin_array();
  for (const domain::Attachment& file : attachments)
    writer.begin_object()
        .key("name")
        .string(file.name)
        .key("type")
        .string(file.type)
        .key("size")
        .integer(file.size)
        .key("hash")
        .string(file.hash)
        .end_object();
  writer.end_array();
  return text;
}

std::vector<domain::Attachment> attachments_of(std::string_view text) {
  std::vector<domain::Attachment> attachments;
  if (text.empty()) return attachments;
  const json::Value value = json::parse(text, "store");
  if (!value.array()) damaged("attachments", text);
  for (const json::Value& item : *value.array()) {
    domain::Attachment& file = attachments.emplace_back();
    const auto say = [&](std::string_view name, std::string& to) {
      const json::Value* member = item.find(name);
      if (!member || !member->string()) damaged("attachments", text);
      to = *member->string();
    };
    say("name", file.name);
    say("type", file.type);
    say("hash", file.hash);
    const json::Value* size = item.find("size");
    if (!size || !size->integer()) damaged("attachments", text);
    file.size = *size->integer();
  }
  return attachments;
}

json::Object object_of(std::string_view text) {
  if (text.empty()) return {};
  try {
    json::Value value = json::parse(text, "store");
    if (json::Object* object = value.object()) return std::move(*object);
  } catch (const Error&) {
    // Said below, as what it is: nothing but this floor writes such text.
  }
  damaged("JSON", text);
}

void RowReader::get(bool& out) {
  const std::int64_t value = statement_.integer(next_);
  if (value != 0 && value != 1) damaged(statement_.column_name(next_), std::to_string(value));
  ++next_;
  out = value == 1;
}

std::string parameters(int count, int first) {
  std::string text;
  for (int i = first; i < first + count; ++i) text += format("{}${}", i == first ? "" : ", ", i);
  return text;
}

}  // namespace spoc::store
