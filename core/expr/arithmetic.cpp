#include "expr/arithmetic.h"

#include <limits>
#include <optional>

#include "base/format.h"
#include "expr/moments.h"

namespace spoc::expr {

namespace {

constexpr std::size_t kLongestResult = std::size_t{16} << 20;

std::string_view spelled(Op op) {
  switch (op) {
    case Op::add:
      return "+";
    case Op::subtract:
      return "-";
    case Op::multiply:
      return "*";
    case Op::divide:
      return "/";
    default:
      return "%";
  }
}

Problem undefined(Op op, const Value& left, const Value& right) {
  return {format("{} is not defined between {} and {}", spelled(op), type_name(left), type_name(right))};
}

Outcome integers(Op op, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  bool overflow = false;
  switch (op) {
    case Op::add:
      overflow = __builtin_add_overflow(a, b, &result);
      break;
    case Op::subtract:
      overflow = __builtin_sub_overflow(a, b, &result);
      break;
    case Op::multiply:
      overflow = __builtin_mul_overflow(a, b, &result);
      break;
    default:
      if (b == 0) return Problem{"division by zero"};
      overflow = a == std::numeric_limits<std::int64_t>::min() && b == -1;
      if (!overflow) result = op == Op::divide ? a / b : a % b;
      break;
  }
  if (overflow) return Problem{format("{} {} {} leaves the 64 bits of an int", a, spelled(op), b)};
  return some(result);
}

std::optional<double> reals(Op op, double a, double b) {
  switch (op) {
    case Op::add:
      return a + b;
    case Op::subtract:
      return a - b;
    case Op::multiply:
      return a * b;
    case Op::divide:
      return a / b;  // IEEE 754: division by zero is an infinity, as in CEL
    default:
      return std::nullopt;
  }
}

Outcome joined(std::string_view a, std::string_view b, bool bytes) {
  if (a.size() + b.size() > kLongestResult) return Problem{"the text is longer than 16 MiB"};
  std::string both;
  both.reserve(a.size() + b.size());
  both.append(a).append(b);
  if (bytes) return some(Bytes{std::move(both)});
  return Value::owned(std::move(both));
}

Outcome joined(const List& a, const List& b) {
  List both;
  both.reserve(a.size() + b.size());
  both.insert(both.end(), a.begin(), a.end());
  both.insert(both.end(), b.begin(), b.end());
  return Value::list(std::move(both));
}

// A timestamp or a date on the left.
template <class Moment>
Outcome move_by(Op op, Moment moment, const Value& left, const Value& right, const Scope& scope) {
  auto duration = std::get_if<time::Duration>(&right.data);
  if (!duration) return undefined(op, left, right);
  if (op == Op::add) return move(moment, *duration, scope.calendar());
  return move(moment, negated(*duration), scope.calendar());
}

Outcome add(const Value& left, const Value& right, const Scope& scope) {
  if (auto a = std::get_if<Text>(&left.data)) {
    if (auto b = std::get_if<Text>(&right.data)) return joined(a->view(), b->view(), false);
  }
  if (auto a = std::get_if<Bytes>(&left.data)) {
    if (auto b = std::get_if<Bytes>(&right.data)) return joined(a->data, b->data, true);
  }
  if (auto a = std::get_if<std::shared_ptr<const List>>(&left.data)) {
    if (auto b = std::get_if<std::shared_ptr<const List>>(&right.data)) return joined(**a, **b);
  }
  if (auto a = std::get_if<time::Instant>(&left.data)) return move_by(Op::add, *a, left, right, scope);
  if (auto a = std::get_if<time::Date>(&left.data)) return move_by(Op::add, *a, left, right, scope);
  if (auto a = std::get_if<time::Duration>(&left.data)) {
    if (auto b = std::get_if<time::Duration>(&right.data)) return sum(*a, *b);
    if (auto b = std::get_if<time::Instant>(&right.data)) return move(*b, *a, scope.calendar());
    if (auto b = std::get_if<time::Date>(&right.data)) return move(*b, *a, scope.calendar());
  }
  return undefined(Op::add, left, right);
}

Outcome subtract(const Value& left, const Value& right, const Scope& scope) {
  if (auto a = std::get_if<time::Instant>(&left.data)) {
    auto b = std::get_if<time::Instant>(&right.data);
    if (!b) return move_by(Op::subtract, *a, left, right, scope);
    return some(time::Duration(time::WallDuration{0, 0, *a - *b}));
  }
  if (auto a = std::get_if<time::Date>(&left.data)) {
    auto b = std::get_if<time::Date>(&right.data);
    if (!b) return move_by(Op::subtract, *a, left, right, scope);
    return some(time::Duration(time::WallDuration{0, *a - *b, {}}));
  }
  if (auto a = std::get_if<time::Duration>(&left.data)) {
    if (auto b = std::get_if<time::Duration>(&right.data)) return sum(*a, negated(*b));
  }
  return undefined(Op::subtract, left, right);
}

}  // namespace

Outcome compute(Op op, const Value& left, const Value& right, const Scope& scope) {
  if (auto a = std::get_if<std::int64_t>(&left.data)) {
    if (auto b = std::get_if<std::int64_t>(&right.data)) return integers(op, *a, *b);
  }
  if (auto a = std::get_if<double>(&left.data)) {
    auto b = std::get_if<double>(&right.data);
    std::optional<double> result = b ? reals(op, *a, *b) : std::nullopt;
    if (result) return some(*result);
  }
  if (op == Op::add) return add(left, right, scope);
  if (op == Op::subtract) return subtract(left, right, scope);
  return undefined(op, left, right);
}

Outcome negate(const Value& value) {
  if (auto number = std::get_if<std::int64_t>(&value.data)) return integers(Op::subtract, 0, *number);
  if (auto number = std::get_if<double>(&value.data)) return some(-*number);
  if (auto duration = std::get_if<time::Duration>(&value.data)) return some(negated(*duration));
  return Problem{format("- needs int, double or duration, and this is {}", type_name(value))};
}

}  // namespace spoc::expr
