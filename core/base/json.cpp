#include "base/json.h"

#include <utility>

#include "base/error.h"

namespace spoc::json {

const Value* member(const Object& object, std::string_view name) {
  for (const auto& [key, value] : object)
    if (key == name) return &value;
  return nullptr;
}

Value* member(Object& object, std::string_view name) {
  return const_cast<Value*>(member(std::as_const(object), name));
}

const Value* Value::find(std::string_view name) const {
  const Object* members = object();
  return members == nullptr ? nullptr : member(*members, name);
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
