#include "expr/types.h"

#include <array>

namespace spoc::expr {

Type type_of(Kind kind) {
  return Type{.kind = kind};
}

Type type_of(const Value& literal) {
  static constexpr std::array kKinds = {Kind::null,  Kind::boolean,  Kind::integer,   Kind::real, Kind::text,
                                        Kind::bytes, Kind::duration, Kind::timestamp, Kind::date, Kind::list,
                                        Kind::map,   Kind::record,   Kind::any};
  Type type{.kind = kKinds[literal.data.index()]};
  if (auto duration = std::get_if<time::Duration>(&literal.data)) {
    type.business = std::holds_alternative<time::BusinessDuration>(*duration);
  }
  return type;
}

Type list_of(Type element) {
  return Type{.kind = Kind::list, .element = std::make_shared<const Type>(std::move(element))};
}

namespace {

bool elements_agree(const Type& a, const Type& b, bool (*agree)(const Type&, const Type&)) {
  return !a.element || !b.element || agree(*a.element, *b.element);
}

}  // namespace

bool fits(const Type& given, const Type& wanted) {
  if (given.kind == Kind::any || wanted.kind == Kind::any) return true;
  if (given.kind == Kind::null) return wanted.nullable || wanted.kind == Kind::null;
  if (given.kind != wanted.kind) return false;
  if (given.kind == Kind::record) return !given.record || !wanted.record || given.record == wanted.record;
  return elements_agree(given, wanted, fits);
}

bool can_be_equal(const Type& a, const Type& b) {
  if (a.kind == Kind::any || b.kind == Kind::any || a.kind == Kind::null || b.kind == Kind::null) return true;
  if (a.kind != b.kind) return false;
  if (a.kind == Kind::record) return !a.record || !b.record || a.record == b.record;
  if (a.kind == Kind::duration) return a.business == b.business;
  return elements_agree(a, b, can_be_equal);
}

bool can_be_ordered(const Type& a, const Type& b) {
  constexpr Kinds kOrdered = Kind::boolean | Kind::integer | Kind::real | Kind::text | Kind::bytes | Kind::duration |
                             Kind::timestamp | Kind::date;
  if (!may_be(a, kOrdered) || !may_be(b, kOrdered)) return false;
  if (a.kind == Kind::any || b.kind == Kind::any) return true;
  return a.kind == b.kind && (a.kind != Kind::duration || a.business == b.business);
}

std::optional<Type> common_type(const Type& a, const Type& b) {
  if (a.kind == Kind::null || b.kind == Kind::null) {
    Type type = a.kind == Kind::null ? b : a;
    type.nullable = true;
    return type;
  }
  if (a.kind == Kind::any || b.kind == Kind::any) return Type{};
  if (!can_be_equal(a, b)) return std::nullopt;
  Type type = a;
  if (b.element) {
    std::optional<Type> element = a.element ? common_type(*a.element, *b.element) : *b.element;
    if (element) type.element = std::make_shared<const Type>(*element);
  }
  type.nullable = a.nullable || b.nullable;
  type.absent = false;
  return type;
}

namespace {

bool is_moment(const Type& type) {
  return type.kind == Kind::timestamp || type.kind == Kind::date;
}

std::optional<Type> sum_type(const Type& left, const Type& right) {
  constexpr Kinds kSums = Kind::integer | Kind::real | Kind::text | Kind::bytes | Kind::list | Kind::duration;
  if (is_moment(left) && right.kind == Kind::duration) return type_of(left.kind);
  if (is_moment(right) && left.kind == Kind::duration) return type_of(right.kind);
  if (left.kind == right.kind && may_be(left, kSums) && can_be_equal(left, right)) return common_type(left, right);
  return std::nullopt;
}

std::optional<Type> difference_type(const Type& left, const Type& right) {
  if (is_moment(left) && right.kind == Kind::duration) return type_of(left.kind);
  if (is_moment(left) && left.kind == right.kind) return type_of(Kind::duration);
  constexpr Kinds kDifferences = Kind::integer | Kind::real | Kind::duration;
  if (left.kind == right.kind && may_be(left, kDifferences) && can_be_equal(left, right)) return left;
  return std::nullopt;
}

}  // namespace

std::optional<Type> arithmetic_type(Form form, const Type& left, const Type& right) {
  if (left.kind == Kind::null || right.kind == Kind::null) return std::nullopt;
  if (left.kind == Kind::any || right.kind == Kind::any) return Type{};
  std::optional<Type> type;
  switch (form) {
    case Form::add:
      type = sum_type(left, right);
      break;
    case Form::subtract:
      type = difference_type(left, right);
      break;
    case Form::remainder:
      if (left.kind == Kind::integer && right.kind == Kind::integer) type = left;
      break;
    default:
      if (left.kind == right.kind && may_be(left, Kind::integer | Kind::real)) type = left;
      break;
  }
  if (type) type->nullable = type->absent = false;
  return type;
}

}  // namespace spoc::expr
