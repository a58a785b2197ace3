#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "time/digits.h"
#include "time/duration.h"
#include "time/phrase.h"

namespace spoc::time {

namespace {

struct Days {
  Date begin;
  Date end;  // exclusive
};

[[noreturn]] void throw_no_period(std::string_view text) {
  throw Error(Code::usage, format("\"{}\" is no period", terminal_safe(text, Shape::one_line)),
              "write 2026, 2026-10, 2026-Q3, 2026-W36, 2026-10-05, today, this-week, last-month, 30d or A..B");
}

std::optional<Days> months_from(int year, int month, int count) {
  const auto first = make_date(year, month, 1);
  if (!first || year < 1) return std::nullopt;
  return Days{*first, add_months(*first, count)};
}

Date monday_of(Date date) {
  return date - weekday(date);
}

// ISO 8601: week 1 is the one with January 4.
std::optional<Days> iso_week(int year, int week) {
  const auto fourth = make_date(year, 1, 4);
  if (!fourth || year < 1 || week < 1 || week > 53) return std::nullopt;
  const Date begin = monday_of(*fourth) + (week - 1) * 7;
  if (civil(begin + 3).year != year) return std::nullopt;
  return Days{begin, begin + 7};
}

// 2026, 2026-10, 2026-q3, 2026-w36, 2026-10-05.
std::optional<Days> numbered(std::string_view text) {
  if (const auto date = parse_date(text)) return Days{*date, *date + 1};
  const int year = read_digits(text, 0, 4);
  if (year < 1) return std::nullopt;
  if (text.size() == 4) return months_from(year, 1, 12);
  if (text.size() < 7 || text[4] != '-') return std::nullopt;
  if (text.size() == 8 && text[5] == 'w') return iso_week(year, read_digits(text, 6, 2));
  if (text.size() != 7) return std::nullopt;
  if (text[5] != 'q') return months_from(year, read_digits(text, 5, 2), 1);
  const int quarter = read_digits(text, 6, 1);
  if (quarter < 1 || quarter > 4) return std::nullopt;
  return months_from(year, quarter * 3 - 2, 3);
}

// The week, month, quarter or year that holds `today`, or the one before.
std::optional<Days> around(std::string_view unit, bool last, Date today) {
  if (unit == "week") {
    const Date begin = monday_of(today) - (last ? 7 : 0);
    return Days{begin, begin + 7};
  }
  const Civil c = civil(today);
  int month = c.month;
  int length = 1;
  if (unit == "quarter") {
    month = (c.month - 1) / 3 * 3 + 1;
    length = 3;
  } else if (unit == "year") {
    month = 1;
    length = 12;
  } else if (unit != "month") {
    return std::nullopt;
  }
  auto days = months_from(c.year, month, length);
  if (days && last) days = Days{add_months(days->begin, -length), days->begin};
  return days;
}

std::optional<Days> named(std::string_view text, Date today) {
  if (text == "today") return Days{today, today + 1};
  if (text == "yesterday") return Days{today - 1, today};
  if (text == "tomorrow") return Days{today + 1, today + 2};
  if (text.starts_with("this-")) return around(text.substr(5), false, today);
  if (text.starts_with("last-")) return around(text.substr(5), true, today);
  return std::nullopt;
}

std::optional<Period> whole_days(std::string_view text, const PhraseContext& context) {
  auto days = numbered(text);
  if (!days) days = named(text, context.zone.local(context.now).date);
  if (!days) return std::nullopt;
  return Period{context.zone.instant({days->begin}, Choice::first), context.zone.instant({days->end}, Choice::first)};
}

// "30d": so long before now, up to now.
std::optional<Period> up_to_now(std::string_view text, const PhraseContext& context) {
  if (text.empty() || text.front() == '-') return std::nullopt;
  const auto duration = parse_duration(text);
  if (!duration) return std::nullopt;
  return Period{parse_time("-" + std::string(text), context), context.now};
}

std::optional<Instant> side(std::string_view text, const PhraseContext& context, Edge edge) {
  text = trim(text);
  if (text.empty()) return std::nullopt;
  if (const auto period = whole_days(text, context)) return edge == Edge::begin ? period->begin : period->end;
  return parse_time(text, context, edge);
}

}  // namespace

Period parse_period(std::string_view text, const PhraseContext& context) {
  const std::string folded = lower(trim(text));
  const std::size_t dots = folded.find("..");
  if (dots != std::string::npos) {
    const std::string_view words = folded, last = words.substr(dots + 2);
    const Period period{side(words.substr(0, dots), context, Edge::begin), side(last, context, Edge::end)};
    // "2026-02..2026-01" too: January ends where February begins, but it is the earlier one.
    const auto is_earlier = [&] {
      return *period.end < *period.begin || (period.end == period.begin && side(last, context, Edge::begin) < period.begin);
    };
    if (period.begin && period.end && is_earlier())
      throw Error(Code::usage, format("the period \"{}\" ends before it begins", terminal_safe(text, Shape::one_line)),
                  "write the earlier time first");
    return period;
  }
  if (const auto period = whole_days(folded, context)) return *period;
  if (const auto period = up_to_now(folded, context)) return *period;
  throw_no_period(text);
}

}  // namespace spoc::time
