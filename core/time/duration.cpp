#include "time/duration.h"

#include <array>
#include <limits>

#include "base/error.h"

namespace spoc::time {

namespace {

enum class Part { months, days, seconds, business_days, business_seconds, next_days };

struct Unit {
  std::string_view name;
  Part part;
  std::int64_t size;
};

// Largest first within each kind; a text names them in this order.
constexpr std::array<Unit, 12> kUnits = {{{"y", Part::months, 12},
                                          {"mo", Part::months, 1},
                                          {"w", Part::days, 7},
                                          {"d", Part::days, 1},
                                          {"h", Part::seconds, 3600},
                                          {"m", Part::seconds, 60},
                                          {"s", Part::seconds, 1},
                                          {"bd", Part::business_days, 1},
                                          {"bh", Part::business_seconds, 3600},
                                          {"bm", Part::business_seconds, 60},
                                          {"bs", Part::business_seconds, 1},
                                          {"nbd", Part::next_days, 1}}};
constexpr std::size_t kFirstBusiness = 7;
constexpr std::size_t kNext = 11;

std::optional<std::size_t> unit_named(std::string_view name) {
  for (std::size_t i = 0; i < kUnits.size(); ++i)
    if (kUnits[i].name == name) return i;
  return std::nullopt;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// One number-unit pair taken from the front of `text`.
struct Pair {
  std::int64_t number = 0;
  std::size_t unit = 0;
};

std::optional<Pair> take_pair(std::string_view& text) {
  Pair pair;
  std::size_t at = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) {
    if (__builtin_mul_overflow(pair.number, std::int64_t{10}, &pair.number)) return std::nullopt;
    if (__builtin_add_overflow(pair.number, std::int64_t{text[at] - '0'}, &pair.number)) return std::nullopt;
  }
  const std::size_t name_at = at;
  while (at < text.size() && !is_digit(text[at])) ++at;
  const auto unit = unit_named(text.substr(name_at, at - name_at));
  if (name_at == 0 || !unit) return std::nullopt;
  pair.unit = *unit;
  text.remove_prefix(at);
  return pair;
}

using Parts = std::array<std::int64_t, 6>;

std::int64_t& of(Parts& parts, Part part) {
  return parts[static_cast<std::size_t>(part)];
}

bool fits_int(std::int64_t n) {
  return n >= std::numeric_limits<int>::min() && n <= std::numeric_limits<int>::max();
}

std::optional<Duration> assemble(Parts parts, std::size_t first_unit) {
  if (first_unit == kNext) {
    const std::int64_t days = of(parts, Part::next_days);
    if (!fits_int(days)) return std::nullopt;
    return BusinessDuration{static_cast<int>(days), 0, true};
  }
  if (first_unit >= kFirstBusiness) {
    const std::int64_t days = of(parts, Part::business_days);
    if (!fits_int(days)) return std::nullopt;
    return BusinessDuration{static_cast<int>(days), of(parts, Part::business_seconds), false};
  }
  std::int64_t us = 0;
  if (!fits_int(of(parts, Part::months)) || !fits_int(of(parts, Part::days)) ||
      __builtin_mul_overflow(of(parts, Part::seconds), std::int64_t{1'000'000}, &us))
    return std::nullopt;
  return WallDuration{static_cast<int>(of(parts, Part::months)), static_cast<int>(of(parts, Part::days)), Span{us}};
}

// The shortest writing of `amount` (not negative) in units `first` to `last`; larger units win when lengths are equal.
std::string shortest(std::int64_t amount, std::size_t first, std::size_t last) {
  std::string best;
  if (amount == 0) return best;
  const std::size_t count = last - first + 1;
  for (std::size_t chosen = (1u << count) - 1; chosen > 0; --chosen) {
    std::string text;
    std::int64_t left = amount;
    for (std::size_t i = 0; i < count; ++i) {
      if ((chosen & (1u << (count - 1 - i))) == 0) continue;
      const std::int64_t number = left / kUnits[first + i].size;
      if (number == 0) continue;
      left -= number * kUnits[first + i].size;
      text += std::to_string(number);
      text += kUnits[first + i].name;
    }
    if (left == 0 && (best.empty() || text.size() < best.size())) best = text;
  }
  return best;
}

std::string signed_text(bool negative, std::string text, std::string_view zero) {
  if (text.empty()) return std::string(zero);
  return negative ? "-" + text : text;
}

std::string wall_text(const WallDuration& d) {
  const bool negative = d.months < 0 || d.days < 0 || d.span.us < 0;
  ensure(!negative || (d.months <= 0 && d.days <= 0 && d.span.us <= 0), "the parts of a duration have one sign");
  const std::int64_t sign = negative ? -1 : 1;
  std::string text = shortest(sign * d.months, 0, 1);
  text += shortest(sign * d.days, 2, 3);
  text += shortest(sign * d.span.whole_seconds(), 4, 6);
  return signed_text(negative, std::move(text), "0s");
}

std::string business_text(const BusinessDuration& d) {
  const bool negative = d.days < 0 || d.seconds < 0;
  ensure(!negative || (d.days <= 0 && d.seconds <= 0), "the parts of a duration have one sign");
  const std::int64_t sign = negative ? -1 : 1;
  if (d.next) return signed_text(negative, shortest(sign * d.days, kNext, kNext), "0nbd");
  std::string text = shortest(sign * d.days, 7, 7);
  text += shortest(sign * d.seconds, 8, 10);
  return signed_text(negative, std::move(text), "0bs");
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  Parts parts{};
  std::optional<std::size_t> first;
  std::size_t previous = 0;
  while (!text.empty()) {
    const auto pair = take_pair(text);
    if (!pair) return std::nullopt;
    const bool ordered = !first || (pair->unit > previous && pair->unit != kNext);
    const bool one_kind = !first || (pair->unit >= kFirstBusiness) == (*first >= kFirstBusiness);
    if (!ordered || !one_kind) return std::nullopt;
    if (!first) first = pair->unit;
    previous = pair->unit;
    const Unit& unit = kUnits[pair->unit];
    std::int64_t amount = 0;
    if (__builtin_mul_overflow(negative ? -pair->number : pair->number, unit.size, &amount)) return std::nullopt;
    if (__builtin_add_overflow(of(parts, unit.part), amount, &of(parts, unit.part))) return std::nullopt;
  }
  return assemble(parts, *first);
}

std::string to_text(const Duration& duration) {
  if (const auto* wall = std::get_if<WallDuration>(&duration)) return wall_text(*wall);
  return business_text(std::get<BusinessDuration>(duration));
}

std::string to_words(Span span) {
  constexpr std::array<std::int64_t, 4> kSizes = {86'400, 3600, 60, 1};
  constexpr std::array<char, 4> kNames = {'d', 'h', 'm', 's'};
  const std::int64_t whole = span.whole_seconds();
  if (whole == 0) return "0s";
  std::int64_t left = whole < 0 ? -whole : whole;
  std::string out = whole < 0 ? "-" : "";
  std::size_t unit = 0;
  while (left < kSizes[unit]) ++unit;
  out += std::to_string(left / kSizes[unit]) + kNames[unit];
  left %= kSizes[unit];
  if (unit + 1 < kSizes.size() && left >= kSizes[unit + 1])
    out += ' ' + std::to_string(left / kSizes[unit + 1]) + kNames[unit + 1];
  return out;
}

std::string to_hours(Span span) {
  const std::int64_t whole = span.whole_seconds();
  const std::uint64_t left = whole < 0 ? 0 - static_cast<std::uint64_t>(whole) : static_cast<std::uint64_t>(whole);
  std::string out;
  const auto add = [&](std::uint64_t count, char unit) {
    if (count) out += (out.empty() ? "" : " ") + std::to_string(count) + unit;
  };
  add(left / 3600, 'h');
  add(left % 3600 / 60, 'm');
  add(left % 60, 's');
  return out.empty() ? "0s" : (whole < 0 ? "-" : "") + out;
}

}  // namespace spoc::time
