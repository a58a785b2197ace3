#include "domain/attachment.h"

#include "base/format.h"

namespace spoc::domain {
namespace {

const std::string* text_in(const json::Object& members, std::string_view name) {
  const json::Value* found = json::member(members, name);
  return found ? found->string() : nullptr;
}

}  // namespace

json::Value to_value(const Attachment& file) {
  return json::Object{{"name", file.name}, {"type", file.type}, {"size", file.size}, {"hash", file.hash}};
}

std::optional<Attachment> file_of(const json::Value& value) {
  const json::Object* members = value.object();
  if (!members || members->size() != 4) return std::nullopt;
  const std::string* name = text_in(*members, "name");
  const std::string* type = text_in(*members, "type");
  const std::string* hash = text_in(*members, "hash");
  const json::Value* size = json::member(*members, "size");
  if (!name || !type || !hash || !size || !size->integer()) return std::nullopt;
  return Attachment{*name, *type, *size->integer(), *hash};
}

std::string shown(const Attachment& file) {
  constexpr std::size_t kEnough = 12;
  return format("{} ({})", file.name, file.hash.substr(0, kEnough));
}

}  // namespace spoc::domain
