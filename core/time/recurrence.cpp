#include "time/recurrence.h"

#include <algorithm>
#include <array>

#include "base/format.h"
#include "base/text.h"
#include "time/digits.h"

namespace spoc::time {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

std::optional<int> whole_number(std::string_view text, int least, int most) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto n = to_integer(text);
  if (!n || *n < least || *n > most) return std::nullopt;
  return static_cast<int>(*n);
}

bool read_numbers(std::string_view text, int least, int most, std::vector<int>& out) {
  for (const std::string_view part : split(text, ',')) {
    const auto n = whole_number(part, least, most);
    if (!n || *n == 0) return false;
    out.push_back(*n);
  }
  return !out.empty();
}

bool read_weekdays(std::string_view text, std::vector<YearlyRecurrence::Weekday>& out) {
  for (const std::string_view part : split(text, ',')) {
    if (part.size() < 2) return false;
    const auto name = std::find(kWeekdays.begin(), kWeekdays.end(), part.substr(part.size() - 2));
    const std::string_view number = part.substr(0, part.size() - 2);
    const auto ordinal = number.empty() ? std::optional<int>(0) : whole_number(number, -53, 53);
    if (name == kWeekdays.end() || !ordinal || (!number.empty() && *ordinal == 0)) return false;
    out.push_back({*ordinal, static_cast<int>(name - kWeekdays.begin())});
  }
  return !out.empty();
}

// A DATE, or the date of a DATE-TIME.
std::optional<Date> read_until(std::string_view text) {
  const int year = read_digits(text, 0, 4);
  if (year < 1 || (text.size() != 8 && !has(text, 8, 'T'))) return std::nullopt;
  return make_date(year, read_digits(text, 4, 2), read_digits(text, 6, 2));
}

// Takes one NAME=VALUE into the rule; false when it cannot be used.
bool take_part(YearlyRecurrence& rule, std::string_view name, std::string_view value) {
  if (name == "FREQ") return value == "YEARLY";
  if (name == "WKST") return std::find(kWeekdays.begin(), kWeekdays.end(), value) != kWeekdays.end();
  if (name == "BYMONTH") return read_numbers(value, 1, 12, rule.months);
  if (name == "BYMONTHDAY") return read_numbers(value, -31, 31, rule.month_days);
  if (name == "BYDAY") return read_weekdays(value, rule.weekdays);
  if (name == "INTERVAL") {
    const auto n = whole_number(value, 1, 1'000'000);
    if (n) rule.interval = *n;
    return n.has_value();
  }
  if (name == "COUNT") {
    const auto n = to_integer(value);
    if (n) rule.count = *n;
    return n && *n >= 1;
  }
  if (name == "UNTIL") {
    rule.until = read_until(value);
    return rule.until.has_value();
  }
  return false;
}

bool is_wanted(const std::vector<int>& wanted, int forwards, int backwards) {
  return std::any_of(wanted.begin(), wanted.end(), [&](int n) { return n == forwards || n == backwards; });
}

// Whether a day is one of the rule's, given the part of the year (the whole, or one month) in which weekdays are
// counted.
bool matches(const YearlyRecurrence& rule, Date day, Date begin, Date end, Date start) {
  const Civil c = civil(day);
  const Date month_end = add_months(day - (c.day - 1), 1);
  if (!rule.month_days.empty() && !is_wanted(rule.month_days, c.day, -(month_end - day))) return false;
  if (rule.weekdays.empty()) return !rule.month_days.empty() || c.day == civil(start).day;
  const int forwards = (day - begin) / 7 + 1;
  const int backwards = -((end - 1 - day) / 7 + 1);
  return std::any_of(rule.weekdays.begin(), rule.weekdays.end(), [&](const YearlyRecurrence::Weekday& w) {
    return w.weekday == weekday(day) && (w.ordinal == 0 || w.ordinal == forwards || w.ordinal == backwards);
  });
}

// Appends the rule's days of [begin, end); each day looked at lowers the budget.
void expand(const YearlyRecurrence& rule, Date begin, Date end, Date start, std::int64_t& budget,
            std::vector<Date>& out) {
  budget -= end - begin;
  for (Date day = begin; day < end; day = day + 1)
    if (matches(rule, day, begin, end, start)) out.push_back(day);
}

// All days of the rule in one year, ascending.
std::vector<Date> days_in(const YearlyRecurrence& rule, int year, Date start, std::int64_t& budget) {
  std::vector<Date> days;
  const bool by_year = rule.months.empty() && !rule.weekdays.empty() && rule.month_days.empty();
  if (by_year) {
    expand(rule, *make_date(year, 1, 1), *make_date(year + 1, 1, 1), start, budget, days);
    return days;
  }
  const bool all_months = rule.months.empty() && !rule.month_days.empty();
  for (int month = 1; month <= 12; ++month) {
    const bool wanted = rule.months.empty() ? month == civil(start).month : is_wanted(rule.months, month, month);
    if (!wanted && !all_months) continue;
    const Date begin = *make_date(year, month, 1);
    expand(rule, begin, add_months(begin, 1), start, budget, days);
  }
  return days;
}

}  // namespace

std::variant<YearlyRecurrence, std::string> parse_recurrence(std::string_view value) {
  YearlyRecurrence rule;
  bool yearly = false;
  const std::string text = upper(trim(value));
  for (const std::string_view part : split(text, ';')) {
    if (part.empty()) continue;
    const std::size_t equals = part.find('=');
    const std::string_view name = part.substr(0, equals);
    if (equals == std::string_view::npos || !take_part(rule, name, part.substr(equals + 1)))
      return format("the repetition's {} cannot be used", part);
    yearly = yearly || name == "FREQ";
  }
  if (!yearly) return std::string("the repetition has no FREQ");
  return rule;
}

std::optional<std::vector<Date>> occurrences(const YearlyRecurrence& rule, Date start, Date first, Date last,
                                             std::int64_t& budget) {
  const Date end = rule.until ? std::min(*rule.until, last) : last;
  std::vector<Date> result;
  std::int64_t left = rule.count.value_or(INT64_MAX);
  const auto take = [&](Date day) {
    --left;
    if (day >= first && day <= last) result.push_back(day);
  };
  take(start);
  // Without a count, years before the wanted ones need not be looked at.
  std::int64_t year = civil(start).year;
  const int skip = civil(first).year - 1 - civil(start).year;
  if (!rule.count && skip > 0) year += std::int64_t{skip} / rule.interval * rule.interval;
  for (; year <= civil(end).year && left > 0; year += rule.interval) {
    const std::vector<Date> days = days_in(rule, static_cast<int>(year), start, budget);
    if (budget < 0) return std::nullopt;
    for (const Date day : days)
      if (day > start && day <= end && left > 0) take(day);
  }
  return result;
}

}  // namespace spoc::time
