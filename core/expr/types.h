// Which types go together.
#pragma once

#include <cstdint>
#include <optional>

#include "expr/syntax.h"
#include "expr/value.h"

namespace spoc::expr {

Type type_of(Kind kind);
/// The static type of a literal.
Type type_of(const Value& literal);
Type list_of(Type element);

/// A set of kinds, as bits.
using Kinds = std::uint16_t;
constexpr Kinds operator|(Kind a, Kind b) {
  return static_cast<Kinds>(1u << static_cast<int>(a) | 1u << static_cast<int>(b));
}
constexpr Kinds operator|(Kinds a, Kind b) {
  return static_cast<Kinds>(a | 1u << static_cast<int>(b));
}
constexpr Kinds only(Kind a) {
  return static_cast<Kinds>(1u << static_cast<int>(a));
}
/// True for members of the set, and for values that are only known when evaluated.
constexpr bool may_be(const Type& type, Kinds kinds) {
  return type.kind == Kind::any || (kinds >> static_cast<int>(type.kind) & 1u) != 0;
}

/// A value of type `given` may stand where `wanted` is asked for.
bool fits(const Type& given, const Type& wanted);
/// == and != between them can be true.
bool can_be_equal(const Type& a, const Type& b);
/// < and its kin are defined between them.
bool can_be_ordered(const Type& a, const Type& b);
/// What both branches of a condition, or all elements of a list, are; nothing when they have no type in common.
std::optional<Type> common_type(const Type& a, const Type& b);
/// The type of an arithmetic operation; nothing when there is none.
std::optional<Type> arithmetic_type(Form form, const Type& left, const Type& right);

}  // namespace spoc::expr
