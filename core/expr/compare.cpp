#include "expr/compare.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdlib>

namespace spoc::expr {

namespace {

Order from(std::partial_ordering ordering) {
  if (ordering < 0) return Order::less;
  if (ordering > 0) return Order::greater;
  return ordering == 0 ? Order::equal : Order::unordered;
}

Order reversed(Order order) {
  if (order == Order::less) return Order::greater;
  return order == Order::greater ? Order::less : order;
}

// Exact: a double of 2^53 and more is no int's neighbour.
Order order_numbers(std::int64_t a, double b) {
  if (std::isnan(b)) return Order::unordered;
  if (b >= 0x1p63) return Order::less;
  if (b < -0x1p63) return Order::greater;
  auto whole = static_cast<std::int64_t>(b);
  if (a != whole) return a < whole ? Order::less : Order::greater;
  return from(static_cast<double>(whole) <=> b);
}

struct Bounds {
  std::int64_t least;
  std::int64_t most;
};

// Days a number of months can have.
Bounds days_of_months(std::int64_t months) {
  std::int64_t size = std::abs(months);
  std::int64_t least = size / 12 * 365 + size % 12 * 28;
  std::int64_t most = size / 12 * 366 + size % 12 * 31;
  return months < 0 ? Bounds{-most, -least} : Bounds{least, most};
}

// A length in whole days, rounded down, and the microseconds beyond them: the sum of the parts fits no 64 bits.
struct Length {
  std::int64_t days;
  std::int64_t us;
  auto operator<=>(const Length&) const = default;
};

Length length(std::int64_t days, std::int64_t us) {
  constexpr std::int64_t kDay = std::int64_t{86'400} * 1'000'000;
  std::int64_t whole = us / kDay - (us % kDay < 0 ? 1 : 0);
  return {days + whole, us - whole * kDay};
}

// A day counts as 24 hours here; a month is between 28 and 31 days, so some pairs have no order.
Order order_wall(const time::WallDuration& a, const time::WallDuration& b) {
  Bounds months = days_of_months(std::int64_t{a.months} - b.months);
  Length right = length(b.days, b.span.us);
  Length least = length(a.days + months.least, a.span.us);
  Length most = length(a.days + months.most, a.span.us);
  if (most < right) return Order::less;
  if (least > right) return Order::greater;
  return least == most ? Order::equal : Order::undecided;
}

Order order_business(const time::BusinessDuration& a, const time::BusinessDuration& b) {
  if (a == b) return Order::equal;
  if (a.next != b.next) return Order::undecided;
  if (a.days <= b.days && a.seconds <= b.seconds) return Order::less;
  if (a.days >= b.days && a.seconds >= b.seconds) return Order::greater;
  return Order::undecided;
}

Order order_durations(const time::Duration& a, const time::Duration& b) {
  if (a.index() != b.index()) return Order::different_types;
  if (auto wall = std::get_if<time::WallDuration>(&a)) return order_wall(*wall, std::get<time::WallDuration>(b));
  return order_business(std::get<time::BusinessDuration>(a), std::get<time::BusinessDuration>(b));
}

template <class T>
Order order_same(const T& a, const T& b) {
  return from(a <=> b);
}

bool equal_maps(const Map& a, const Map& b) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const auto& member) {
           const Value* other = find(b, member.first);
           return other && equal(member.second, *other);
         });
}

bool equal_same_type(const Value& a, const Value& b) {
  if (auto list = std::get_if<std::shared_ptr<const List>>(&a.data)) {
    const List& other = *std::get<std::shared_ptr<const List>>(b.data);
    return std::equal((*list)->begin(), (*list)->end(), other.begin(), other.end(), equal);
  }
  if (auto map = std::get_if<std::shared_ptr<const Map>>(&a.data)) {
    return equal_maps(**map, *std::get<std::shared_ptr<const Map>>(b.data));
  }
  if (auto record = std::get_if<const Record*>(&a.data)) {
    const Record* other = std::get<const Record*>(b.data);
    return *record == other || (&(*record)->type() == &other->type() && (*record)->identity() == other->identity());
  }
  if (std::holds_alternative<Unknown>(a.data)) return false;
  return std::holds_alternative<Null>(a.data) || order(a, b) == Order::equal;
}

}  // namespace

const Value* find(const Map& map, std::string_view key) {
  for (const auto& [name, value] : map) {
    if (name == key) return &value;
  }
  return nullptr;
}

bool equal(const Value& a, const Value& b) {
  auto left = std::get_if<Text>(&a.data);
  auto right = std::get_if<Text>(&b.data);
  if (left && right) return left->view() == right->view();
  if (a.data.index() == b.data.index()) return equal_same_type(a, b);
  return order(a, b) == Order::equal;
}

Order order(const Value& a, const Value& b) {
  if (auto x = std::get_if<std::int64_t>(&a.data)) {
    if (auto y = std::get_if<std::int64_t>(&b.data)) return order_same(*x, *y);
    auto y = std::get_if<double>(&b.data);
    return y ? order_numbers(*x, *y) : Order::different_types;
  }
  if (auto x = std::get_if<double>(&a.data)) {
    if (auto y = std::get_if<double>(&b.data)) return from(*x <=> *y);
    auto y = std::get_if<std::int64_t>(&b.data);
    return y ? reversed(order_numbers(*y, *x)) : Order::different_types;
  }
  if (a.data.index() != b.data.index()) return Order::different_types;
  if (auto x = std::get_if<Text>(&a.data)) return order_same(x->view(), std::get<Text>(b.data).view());
  if (auto x = std::get_if<time::Instant>(&a.data)) return order_same(*x, std::get<time::Instant>(b.data));
  if (auto x = std::get_if<time::Date>(&a.data)) return order_same(*x, std::get<time::Date>(b.data));
  if (auto x = std::get_if<time::Duration>(&a.data)) return order_durations(*x, std::get<time::Duration>(b.data));
  if (auto x = std::get_if<bool>(&a.data)) return order_same(*x, std::get<bool>(b.data));
  if (auto x = std::get_if<Bytes>(&a.data)) return order_same(x->data, std::get<Bytes>(b.data).data);
  return Order::different_types;
}

bool is_in(const Value& wanted, const Value& container) {
  if (auto list = std::get_if<std::shared_ptr<const List>>(&container.data)) {
    return std::any_of((*list)->begin(), (*list)->end(), [&](const Value& element) { return equal(wanted, element); });
  }
  auto map = std::get_if<std::shared_ptr<const Map>>(&container.data);
  auto key = std::get_if<Text>(&wanted.data);
  return map && key && find(**map, key->view());
}

}  // namespace spoc::expr
