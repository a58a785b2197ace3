// Calendars: hours by weekday, special dates, holidays and imported ones.
#include <algorithm>
#include <array>

#include "base/format.h"
#include "base/text.h"
#include "policy/section.h"
#include "time/holidays.h"

namespace spoc::policy {

namespace {

constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::int32_t kDay = 86'400;
/// Rules that repeat for ever are written out between these.
constexpr int kFirstYear = 2000, kLastYear = 2045;

std::optional<std::size_t> day_of(std::string_view text) {
  const auto found = std::find(kDays.begin(), kDays.end(), text);
  return found == kDays.end() ? std::nullopt
                              : std::optional<std::size_t>(static_cast<std::size_t>(found - kDays.begin()));
}

/// "mon", "mon-thu", "sat-mon"; nothing, with the word that is no day, on anything else.
std::optional<std::vector<std::size_t>> days_of(std::string_view text, std::string_view& wrong) {
  const std::size_t hyphen = text.find('-');
  const std::string_view first = text.substr(0, hyphen);
  const std::string_view last = hyphen == std::string_view::npos ? first : text.substr(hyphen + 1);
  const auto begin = day_of(first), end = day_of(last);
  wrong = begin ? last : first;
  if (!begin || !end) return std::nullopt;
  std::vector<std::size_t> days = {*begin};
  for (std::size_t day = *begin; day != *end; days.push_back(day)) day = (day + 1) % 7;
  return days;
}

std::vector<time::DayRange> ranges_of(const toml::Node& list) {
  std::vector<time::DayRange> ranges;
  for (const toml::Node& item : list.items)
    if (const auto range = time::parse_day_range(item.text)) ranges.push_back(*range);
  return ranges;
}

/// Reports the first range of the list that meets an earlier one of the same day.
void check_day(const toml::Node& list, Reading& reading) {
  std::vector<time::DayRange> seen;
  for (const toml::Node& item : list.items) {
    const auto range = time::parse_day_range(item.text);
    if (!range) continue;
    for (const time::DayRange& other : seen) {
      if (range->begin >= other.end || other.begin >= range->end) continue;
      reading.findings.error(item.span, "overlapping-hours", format("{} overlaps {}", item.text, time::to_text(other)));
      return;
    }
    seen.push_back(*range);
  }
}

/// A range that crosses midnight must not meet what the next weekday has.
void check_midnight(const time::CalendarDefinition& definition, const toml::Span& at, Reading& reading) {
  for (std::size_t day = 0; day < 7; ++day)
    for (const time::DayRange& range : definition.hours[day])
      for (const time::DayRange& next : definition.hours[(day + 1) % 7])
        if (range.end - kDay > next.begin) {
          reading.findings.error(at, "overlapping-hours",
                                 format("{} of {} reaches into {} of {}", time::to_text(range), kDays[day],
                                        time::to_text(next), kDays[(day + 1) % 7]));
          return;
        }
}

void read_hours(const Section& hours, time::CalendarDefinition& definition, Reading& reading) {
  std::array<bool, 7> named{};
  for (const toml::Entry& entry : hours.entries("DAYS")) {
    std::string_view wrong;
    const auto days = days_of(entry.key, wrong);
    if (!days) {
      const std::vector<std::string> known(kDays.begin(), kDays.end());
      const std::string near = did_you_mean(wrong, known);
      reading.findings.error(entry.span, "unknown-day", format("there is no weekday \"{}\"", wrong),
                             near.empty() ? "write mon, tue … or mon-thu" : near);
      continue;
    }
    check_day(entry.value, reading);
    for (const std::size_t day : *days) {
      if (named[day]) reading.findings.error(entry.span, "duplicate-day", format("{} has its hours twice", kDays[day]));
      named[day] = true;
      definition.hours[day] = ranges_of(entry.value);
    }
  }
  check_midnight(definition, hours.at(), reading);
}

void import_holidays(const Section& table, time::CalendarDefinition& definition, Reading& reading) {
  for (const std::string& path : table.texts("import")) {
    const auto file =
        std::find_if(reading.files.begin(), reading.files.end(), [&](const File& f) { return f.path == path; });
    if (file == reading.files.end()) continue;
    time::Holidays imported = time::parse_holidays(file->content, path, *time::make_date(kFirstYear, 1, 1),
                                                   *time::make_date(kLastYear, 12, 31));
    definition.holidays.merge(imported.days);  // what the calendar itself names keeps its name
    reading.findings.add(std::move(imported.diagnostics));
  }
}

/// Ranges that could not be read count as well: one finding is enough.
bool names_hours(const Section& table) {
  const auto has_range = [](const toml::Entry& day) { return !day.value.items.empty(); };
  const auto& days = table.child("hours").entries("DAYS");
  const auto& dates = table.child("special").entries("DATE");
  return std::any_of(days.begin(), days.end(), has_range) || std::any_of(dates.begin(), dates.end(), has_range);
}

}  // namespace

void read_calendars(const Section& file, Reading& reading) {
  const Section calendars = file.child("calendar");
  for (const toml::Entry& entry : calendars.entries("NAME")) {
    const Section table = calendars.named(entry, "NAME");
    CalendarText calendar;
    calendar.definition.name = entry.key;
    calendar.time_zone = table.text("time_zone", reading.policy.desk.time_zone);
    calendar.where = table.where();
    read_hours(table.child("hours"), calendar.definition, reading);
    for (const toml::Entry& special : table.child("special").entries("DATE")) {
      check_day(special.value, reading);
      if (const auto date = time::parse_date(special.key))
        calendar.definition.special[*date] = ranges_of(special.value);
    }
    for (const toml::Entry& holiday : table.child("holidays").entries("DATE"))
      if (const auto date = time::parse_date(holiday.key)) calendar.definition.holidays[*date] = holiday.value.text;
    import_holidays(table, calendar.definition, reading);
    if (!names_hours(table))
      reading.findings.error(entry.span, "never-open", format("the calendar \"{}\" is never open", entry.key),
                             "name hours, like hours = { mon-fri = [\"09:00-17:00\"] }");
    reading.policy.calendars.push_back(std::move(calendar));
  }
}

}  // namespace spoc::policy
