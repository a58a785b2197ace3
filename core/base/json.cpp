#include "base/json.h"

#include "base/error.h"

namespace spoc::json {

const Value* Value::find(std::string_view name) const {
  const Object* members = object();
  if (members == nullptr) return nullptr;
  for (const auto& [key, value] : *members) {
    if (key == name) return &value;
  }
  return nullptr;
}

void Value::set(std::string name, Value value) {
  if (is_null()) data_ = Object{};
  Object* members = object();
  ensure(members != nullptr, "members are set on objects");
  for (auto& [key, present] : *members) {
    if (key != name) continue;
    present = std::move(value);
    return;
  }
  members->emplace_back(std::move(name), std::move(value));
}

}  // namespace spoc::json
