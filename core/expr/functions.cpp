#include "expr/functions.h"

#include <cmath>

#include "base/format.h"
#include "base/text.h"
#include "expr/compare.h"
#include "expr/conversions.h"
#include "expr/moments.h"

namespace spoc::expr {

namespace {

Problem not_for(std::string_view function, const Value& value) {
  return {format("{} is not defined for {}", function, type_name(value))};
}

Outcome size_of(const Value& value) {
  auto number = [](std::size_t n) { return some(static_cast<std::int64_t>(n)); };
  if (auto text = std::get_if<Text>(&value.data)) return number(code_points(text->view()));
  if (auto bytes = std::get_if<Bytes>(&value.data)) return number(bytes->data.size());
  if (auto list = std::get_if<std::shared_ptr<const List>>(&value.data)) return number((*list)->size());
  if (auto map = std::get_if<std::shared_ptr<const Map>>(&value.data)) return number((*map)->size());
  return not_for("size", value);
}

// `function` and `kind` name the same conversion from text.
Outcome from_text(std::string_view function, Kind kind, const Value& value) {
  auto text = std::get_if<Text>(&value.data);
  if (!text) return not_for(function, value);
  std::optional<Value> parsed = parse_as(kind, text->view());
  if (!parsed) return Problem{format("{} is no {}", to_text(value), function)};
  return *parsed;
}

Outcome to_int(const Value& value) {
  if (std::holds_alternative<std::int64_t>(value.data)) return value;
  if (auto t = std::get_if<time::Instant>(&value.data)) {
    std::int64_t second = t->us / 1'000'000 - (t->us % 1'000'000 < 0 ? 1 : 0);
    return some(second);
  }
  auto real = std::get_if<double>(&value.data);
  if (!real) return from_text("int", Kind::integer, value);
  double whole = std::trunc(*real);
  if (!(whole >= -0x1p63 && whole < 0x1p63)) return Problem{format("{} leaves the 64 bits of an int", to_text(value))};
  return some(static_cast<std::int64_t>(whole));
}

Outcome to_double(const Value& value) {
  if (std::holds_alternative<double>(value.data)) return value;
  if (auto number = std::get_if<std::int64_t>(&value.data)) return some(static_cast<double>(*number));
  return from_text("double", Kind::real, value);
}

Outcome to_timestamp(const Value& value) {
  if (std::holds_alternative<time::Instant>(value.data)) return value;
  auto number = std::get_if<std::int64_t>(&value.data);
  if (!number) return from_text("timestamp", Kind::timestamp, value);
  constexpr std::int64_t kSeconds = 300'000'000'000;  // beyond the year 9999, and far from overflow
  if (*number < -kSeconds || *number > kSeconds || !in_range(time::from_unix(*number))) {
    return Problem{"this leaves the years 0001 to 9999"};
  }
  return some(time::from_unix(*number));
}

Outcome to_date(const Value& value, const Scope& scope) {
  if (std::holds_alternative<time::Date>(value.data)) return value;
  if (auto t = std::get_if<time::Instant>(&value.data)) {
    if (!in_range(*t)) return Problem{"this leaves the years 0001 to 9999"};
    return some(local_date(*t, scope.calendar()));
  }
  return from_text("date", Kind::date, value);
}

Outcome to_string(const Value& value) {
  if (std::holds_alternative<Text>(value.data)) return value;
  std::optional<std::string> text = string_of(value);
  if (!text && std::holds_alternative<Bytes>(value.data)) return Problem{"the bytes are no UTF-8"};
  if (!text) return not_for("string", value);
  return Value::owned(std::move(*text));
}

/// The UTF-8 of a text.
Outcome to_bytes(const Value& value) {
  if (std::holds_alternative<Bytes>(value.data)) return value;
  auto text = std::get_if<Text>(&value.data);
  if (!text) return not_for("bytes", value);
  return some(Bytes{std::string(text->view())});
}

Outcome date_part(Builtin function, time::Date date) {
  time::Civil day = time::civil(date);
  switch (function) {
    case Builtin::full_year:
      return some(std::int64_t{day.year});
    case Builtin::month:
      return some(std::int64_t{day.month - 1});
    case Builtin::date_of_month:
      return some(std::int64_t{day.day});
    case Builtin::day_of_month:
      return some(std::int64_t{day.day - 1});
    case Builtin::day_of_week:
      return some(std::int64_t{(time::weekday(date) + 1) % 7});
    default:
      break;
  }
  std::optional<time::Date> first = time::make_date(day.year, 1, 1);
  return some(std::int64_t{first ? date - *first : 0});
}

Outcome day_part(Builtin function, const Value& value, const Scope& scope) {
  if (auto date = std::get_if<time::Date>(&value.data)) {
    if (in_range(*date)) return date_part(function, *date);
  }
  if (auto t = std::get_if<time::Instant>(&value.data)) {
    if (in_range(*t)) return date_part(function, local_date(*t, scope.calendar()));
  }
  return not_for("this", value);
}

// As in CEL, the whole length in that unit, but for milliseconds, which are those within the second.
Outcome duration_part(Builtin function, const time::Duration& duration) {
  auto wall = std::get_if<time::WallDuration>(&duration);
  if (!wall || wall->months != 0 || wall->days != 0) {
    return Problem{format("{} has no fixed number of hours", time::to_text(duration))};
  }
  std::int64_t us = wall->span.us;
  switch (function) {
    case Builtin::hours:
      return some(us / 3'600'000'000);
    case Builtin::minutes:
      return some(us / 60'000'000);
    case Builtin::seconds:
      return some(us / 1'000'000);
    default:
      return some(us / 1000 % 1000);
  }
}

Outcome clock_part(Builtin function, const Value& value, const Scope& scope) {
  if (auto duration = std::get_if<time::Duration>(&value.data)) return duration_part(function, *duration);
  auto t = std::get_if<time::Instant>(&value.data);
  if (!t || !in_range(*t)) return not_for("this", value);
  time::Local local = scope.calendar().zone().local(*t);
  switch (function) {
    case Builtin::hours:
      return some(std::int64_t{local.second_of_day / 3600});
    case Builtin::minutes:
      return some(std::int64_t{local.second_of_day / 60 % 60});
    case Builtin::seconds:
      return some(std::int64_t{local.second_of_day % 60});
    default:
      return some(std::int64_t{local.us / 1000});
  }
}

Outcome extreme(const Value& a, const Value& b, Order wanted) {
  bool moments = std::holds_alternative<time::Instant>(a.data) || std::holds_alternative<time::Date>(a.data);
  Order found = order(a, b);
  if (!moments || found == Order::different_types) {
    return Problem{format("{} and {} cannot be compared", type_name(a), type_name(b))};
  }
  return found == wanted ? a : b;
}

}  // namespace

bool text_test(Builtin function, std::string_view text, std::string_view part) {
  switch (function) {
    case Builtin::starts_with:
      return text.starts_with(part);
    case Builtin::ends_with:
      return text.ends_with(part);
    default:
      return text.find(part) != std::string_view::npos;
  }
}

namespace {

Outcome convert(Builtin function, const Value& value, const Scope& scope) {
  switch (function) {
    case Builtin::to_string:
      return to_string(value);
    case Builtin::to_int:
      return to_int(value);
    case Builtin::to_double:
      return to_double(value);
    case Builtin::to_timestamp:
      return to_timestamp(value);
    case Builtin::to_date:
      return to_date(value, scope);
    case Builtin::to_bytes:
      return to_bytes(value);
    default:
      break;
  }
  if (std::holds_alternative<time::Duration>(value.data)) return value;
  return from_text("duration", Kind::duration, value);
}

Outcome lower_ascii(const Value& value) {
  auto text = std::get_if<Text>(&value.data);
  if (!text) return not_for("lowerAscii", value);
  return Value::owned(lower(text->view()));
}

}  // namespace

Outcome apply(Builtin function, const Value* a, const Value* b, const Scope& scope) {
  switch (function) {
    case Builtin::size:
      return size_of(*a);
    case Builtin::lower_ascii:
      return lower_ascii(*a);
    case Builtin::to_string:
    case Builtin::to_int:
    case Builtin::to_double:
    case Builtin::to_duration:
    case Builtin::to_timestamp:
    case Builtin::to_date:
    case Builtin::to_bytes:
      return convert(function, *a, scope);
    case Builtin::full_year:
    case Builtin::month:
    case Builtin::date_of_month:
    case Builtin::day_of_month:
    case Builtin::day_of_week:
    case Builtin::day_of_year:
      return day_part(function, *a, scope);
    case Builtin::hours:
    case Builtin::minutes:
    case Builtin::seconds:
    case Builtin::milliseconds:
      return clock_part(function, *a, scope);
    case Builtin::earliest:
      return extreme(*a, *b, Order::less);
    case Builtin::latest:
      return extreme(*a, *b, Order::greater);
    case Builtin::now:
      return some(scope.now());
    case Builtin::today:
      return some(local_date(scope.now(), scope.calendar()));
    case Builtin::contains:
    case Builtin::starts_with:
    case Builtin::ends_with:
    case Builtin::matches:
      break;
  }
  return Problem{"this answers about a text"};
}

}  // namespace spoc::expr
