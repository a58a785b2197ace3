// Equality and order of values.
#pragma once

#include <string>

#include "expr/value.h"

namespace spoc::expr {

/// As in CEL: values of different types are different; int and double compare as numbers; records by identity; maps
/// without regard to order. Unknown equals nothing.
bool equal(const Value& a, const Value& b);

enum class Order {
  less,
  equal,
  greater,
  unordered,        ///< NaN: every comparison is false
  different_types,  ///< or a type without order
  undecided         ///< durations whose order depends on the calendar: 1mo and 30d, 1bd and 8bh
};
Order order(const Value& a, const Value& b);

/// `wanted` is in the list, or a key of the map. Anything else is false.
bool is_in(const Value& wanted, const Value& container);

/// The member of that name, or nullptr.
const Value* find(const Map& map, std::string_view key);

}  // namespace spoc::expr
