#include "time/phrase.h"

#include <array>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "time/digits.h"
#include "time/duration.h"

namespace spoc::time {

namespace {

constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

[[noreturn]] void throw_no_time(std::string_view text) {
  throw Error(Code::usage, format("\"{}\" is no time", terminal_safe(text, Shape::one_line)),
              "write 2026-11-21T17:00:00Z, \"2026-11-21 18:00\", 2026-11-21, now, today, 17:00, \"tomorrow 14:00\", "
              "\"mon 9:00\", "
              "+2bd or -3h");
}

// Seconds from midnight of H:MM, HH:MM or HH:MM:SS.
std::optional<std::int32_t> time_of_day(std::string_view text) {
  const std::size_t digits = has(text, 1, ':') ? 1 : 2;
  const int hour = read_digits(text, 0, digits);
  if (hour < 0 || hour > 23 || !has(text, digits, ':')) return std::nullopt;
  const int minute = read_digits(text, digits + 1, 2);
  if (minute < 0 || minute > 59) return std::nullopt;
  const std::string_view rest = text.substr(digits + 3);
  if (rest.empty()) return hour * 3600 + minute * 60;
  const int second = read_digits(rest, 1, 2);
  if (rest.size() != 3 || rest[0] != ':' || second < 0 || second > 59) return std::nullopt;
  return hour * 3600 + minute * 60 + second;
}

// 0 Monday to 6 Sunday of a name or its first three letters.
std::optional<int> weekday_named(std::string_view word) {
  for (std::size_t i = 0; i < kDays.size(); ++i)
    if (word == kDays[i] || word == kDays[i].substr(0, 3)) return static_cast<int>(i);
  return std::nullopt;
}

// The day a word means; a weekday is the next one, never today.
std::optional<Date> day_named(std::string_view word, Date today) {
  if (word == "today") return today;
  if (word == "tomorrow") return today + 1;
  if (word == "yesterday") return today - 1;
  if (const auto wanted = weekday_named(word)) return today + ((*wanted - weekday(today) + 6) % 7 + 1);
  return parse_date(word);
}

std::optional<Instant> from_now(std::string_view text, const PhraseContext& context) {
  if (text.size() < 2 || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  if (text.front() == '+') text.remove_prefix(1);
  const auto duration = parse_duration(text);
  if (!duration) return std::nullopt;
  if (const auto* wall = std::get_if<WallDuration>(&*duration)) return add_wall(context.now, *wall, context.zone);
  return context.calendar.add(context.now, std::get<BusinessDuration>(*duration));
}

// ISO 8601 as people shorten it: without seconds, and with an offset without its colon.
std::optional<Instant> instant_of_short(std::string_view words) {
  constexpr std::size_t kMinuteEnds = 16;  // 2026-11-21t17:00
  if (words.size() <= kMinuteEnds || !has(words, 13, ':')) return std::nullopt;
  const bool seconds = has(words, kMinuteEnds, ':');
  std::string full(words);
  const std::size_t sign = full.find_first_of("+-", kMinuteEnds);
  if (sign != std::string::npos && full.size() == sign + 5) full.insert(sign + 3, ":");
  if (!seconds) full.insert(kMinuteEnds, ":00");
  return parse_instant(full);
}

}  // namespace

Instant parse_time(std::string_view text, const PhraseContext& context, Edge edge) {
  const std::string folded = lower(trim(text));
  const std::string_view words = folded;
  if (words == "now") return context.now;
  if (const auto t = parse_instant(words)) return *t;
  if (const auto t = instant_of_short(words)) return *t;
  const Date today = context.zone.local(context.now).date;
  if (const auto second = time_of_day(words)) return context.zone.instant({today, *second}, Choice::first);
  if (words.starts_with("+-")) throw_no_time(text);
  if (const auto t = from_now(words, context)) return *t;

  std::size_t gap = words.find(' ');
  if (gap == std::string_view::npos && has(words, 10, 't')) gap = 10;
  const auto day = day_named(words.substr(0, gap), today);
  if (!day) throw_no_time(text);
  if (gap == std::string_view::npos) return context.zone.instant({*day + (edge == Edge::end ? 1 : 0)}, Choice::first);
  const auto second = time_of_day(trim(words.substr(gap + 1)));
  if (!second) throw_no_time(text);
  return context.zone.instant({*day, *second}, Choice::first);
}

std::string relative(Instant t, Instant now) {
  const Span span = t - now;
  if (span.whole_seconds() == 0) return "now";
  return span.us > 0 ? "in " + to_words(span) : to_words(-span) + " ago";
}

}  // namespace spoc::time
