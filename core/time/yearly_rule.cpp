#include "time/yearly_rule.h"

#include <algorithm>
#include <array>

#include "time/date.h"
#include "time/digits.h"

namespace spoc::time {

namespace {

constexpr std::int64_t kCycle = 146'097 * kDay;  // 400 years, after which the Gregorian calendar repeats

// Reads a rule from left to right; every function answers nothing when the text does not go on as it must.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : text_(text) {}

  bool ended() const { return at_ == text_.size(); }
  bool take(char c) {
    if (!has(text_, at_, c)) return false;
    ++at_;
    return true;
  }

  /// A name of three letters or more, or anything of letters, digits and signs in <>.
  std::optional<std::string> name() {
    const bool quoted = take('<');
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_letter(text_[at_]) || (quoted && is_quotable(text_[at_])))) ++at_;
    std::string name(text_.substr(begin, at_ - begin));
    if (quoted && !take('>')) return std::nullopt;
    if (name.size() < 3) return std::nullopt;
    return name;
  }

  std::optional<int> number(int most) {
    int value = 0;
    const std::size_t begin = at_;
    while (at_ < text_.size() && at_ < begin + 3 && text_[at_] >= '0' && text_[at_] <= '9')
      value = value * 10 + (text_[at_++] - '0');
    if (at_ == begin || value > most) return std::nullopt;
    return value;
  }

  /// [+-]hh[:mm[:ss]] in seconds.
  std::optional<std::int32_t> seconds(int most_hours) {
    const bool negative = take('-');
    if (!negative) take('+');
    const auto hour = number(most_hours);
    if (!hour) return std::nullopt;
    std::int32_t value = *hour * 3600;
    for (std::int32_t unit = 60; unit >= 1 && take(':'); unit /= 60) {
      const auto part = number(59);
      if (!part) return std::nullopt;
      value += *part * unit;
    }
    return negative ? -value : value;
  }

  std::optional<YearlyMoment> moment() {
    YearlyMoment m;
    const bool read = take('M') ? weekday_form(m) : day_form(m);
    if (!read) return std::nullopt;
    if (take('/')) {
      const auto second = seconds(167);
      if (!second) return std::nullopt;
      m.second = *second;
    }
    return m;
  }

 private:
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  static bool is_quotable(char c) { return (c >= '0' && c <= '9') || c == '+' || c == '-'; }

  bool weekday_form(YearlyMoment& m) {
    m.form = YearlyMoment::Form::weekday;
    const auto month = number(12);
    if (!month || *month < 1 || !take('.')) return false;
    const auto week = number(5);
    if (!week || *week < 1 || !take('.')) return false;
    const auto day = number(6);
    if (!day) return false;
    m.month = *month;
    m.week = *week;
    m.day = *day;
    return true;
  }

  bool day_form(YearlyMoment& m) {
    const bool julian = take('J');
    const auto day = number(365);
    if (!day || (julian && *day < 1)) return false;
    m.form = julian ? YearlyMoment::Form::julian : YearlyMoment::Form::zero_based;
    m.day = *day;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// The day of the year's moment; years here are 1996 to 2404, so every date exists.
Date day_of(const YearlyMoment& m, int year) {
  if (m.form != YearlyMoment::Form::weekday) {
    const Date first = *make_date(year, 1, 1);
    if (m.form == YearlyMoment::Form::zero_based) return first + m.day;
    return first + (m.day - 1 + (is_leap(year) && m.day >= 60 ? 1 : 0));
  }
  const Date first = *make_date(year, m.month, 1);
  const int wanted = (m.day + 6) % 7;  // Monday first
  Date day = first + (wanted - weekday(first) + 7) % 7 + (m.week - 1) * 7;
  const Date next_month = add_months(first, 1);
  while (day >= next_month) day = day - 7;
  return day;
}

struct Change {
  std::int64_t at = 0;
  bool to_daylight = false;
};

constexpr int kYearsBefore = 2;  // a moment may lie a week outside its year
constexpr int kYears = 5;
using Changes = std::array<Change, 2 * kYears>;

// All changes around `year` in order. At the same instant the end comes first, so that a rule whose daylight time ends
// where it begins again is daylight time all year (RFC 8536 §3.3.1).
Changes changes_around(const YearlyRule& rule, int year) {
  Changes changes;
  for (int i = 0; i < kYears; ++i) {
    const int y = year - kYearsBefore + i;
    const YearlyRule::Daylight& daylight = *rule.daylight;
    const std::int64_t begin = day_of(daylight.begin, y).days * kDay + daylight.begin.second - rule.standard.offset;
    const std::int64_t end = day_of(daylight.end, y).days * kDay + daylight.end.second - daylight.type.offset;
    changes[2 * i] = {begin, true};
    changes[2 * i + 1] = {end, false};
  }
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    return a.at != b.at ? a.at < b.at : a.to_daylight < b.to_daylight;
  });
  return changes;
}

// The same moment of the 400 years from 1998, and how far it was moved.
struct Reduced {
  std::int64_t unix = 0;
  std::int64_t moved = 0;
  int year = 0;
};

Reduced reduce(std::int64_t unix) {
  constexpr std::int64_t k1998 = 883'612'800;
  Reduced r;
  r.moved = floor_divide(unix - k1998, kCycle) * kCycle;
  r.unix = unix - r.moved;
  r.year = civil(Date{static_cast<std::int32_t>(r.unix / kDay)}).year;
  return r;
}

}  // namespace

std::optional<YearlyRule> parse_yearly_rule(std::string_view text) {
  RuleReader reader(text);
  YearlyRule rule;
  const auto name = reader.name();
  const auto west = name ? reader.seconds(24) : std::nullopt;
  if (!west) return std::nullopt;
  rule.standard = {-*west, false, *name};
  if (reader.ended()) return rule;

  const auto daylight_name = reader.name();
  if (!daylight_name) return std::nullopt;
  YearlyRule::Daylight daylight;
  daylight.type = {rule.standard.offset + 3600, true, *daylight_name};
  if (!reader.ended() && !reader.take(',')) {
    const auto daylight_west = reader.seconds(24);
    if (!daylight_west || !reader.take(',')) return std::nullopt;
    daylight.type.offset = -*daylight_west;
  }
  const auto begin = reader.moment();
  if (!begin || !reader.take(',')) return std::nullopt;
  const auto end = reader.moment();
  if (!end || !reader.ended()) return std::nullopt;
  daylight.begin = *begin;
  daylight.end = *end;
  rule.daylight = daylight;
  return rule;
}

const LocalType& in_force(const YearlyRule& rule, std::int64_t unix) {
  if (!rule.daylight) return rule.standard;
  const Reduced r = reduce(unix);
  const Changes changes = changes_around(rule, r.year);
  const auto after = std::upper_bound(changes.begin(), changes.end(), r.unix,
                                      [](std::int64_t at, const Change& change) { return at < change.at; });
  const bool daylight = after != changes.begin() && std::prev(after)->to_daylight;
  return daylight ? rule.daylight->type : rule.standard;
}

std::optional<std::int64_t> next_change(const YearlyRule& rule, std::int64_t unix) {
  if (!rule.daylight || rule.daylight->type.offset == rule.standard.offset) return std::nullopt;
  const Reduced r = reduce(unix);
  const Changes changes = changes_around(rule, r.year);
  bool daylight = false;
  // Of changes at one instant the last counts; the very last may have a companion beyond what is looked at.
  for (std::size_t i = 0; i + 1 < changes.size(); ++i) {
    if (changes[i + 1].at == changes[i].at) continue;
    if (changes[i].at > r.unix && changes[i].to_daylight != daylight) return changes[i].at + r.moved;
    daylight = changes[i].to_daylight;
  }
  return std::nullopt;
}

}  // namespace spoc::time
