#include <bit>

#include "base/toml.h"

namespace spoc::toml {

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

// Reals are compared by their bits: two trees read from the same file are equal, also when it says nan.
bool Node::operator==(const Node& other) const {
  return kind == other.kind && span == other.span && text == other.text && integer == other.integer &&
         std::bit_cast<std::uint64_t>(real) == std::bit_cast<std::uint64_t>(other.real) && entries == other.entries &&
         items == other.items;
}

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::table:
      return "table";
    case Kind::array:
      return "array";
    case Kind::string:
      return "string";
    case Kind::integer:
      return "integer";
    case Kind::real:
      return "real";
    case Kind::boolean:
      return "boolean";
    case Kind::date:
      return "date";
    case Kind::time:
      return "time";
    case Kind::date_time:
      return "date-time";
  }
  return "value";
}

}  // namespace spoc::toml
