// Calendars and local times as the tests of working time write them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/error.h"
#include "time/calendar.h"
#include "time/phrase.h"

namespace spoc::time::test {

/// The instant of "2026-06-05 16:30" there.
inline Instant at(const Zone& zone, std::string_view text) {
  const auto date = parse_date(text.substr(0, 10));
  ensure(date.has_value() && text.size() >= 16, "a test writes times as YYYY-MM-DD HH:MM[:SS]");
  const auto part = [&](std::size_t from) {
    return from < text.size() ? std::stoi(std::string(text.substr(from, 2))) : 0;
  };
  return zone.instant({*date, part(11) * 3600 + part(14) * 60 + part(17)}, Choice::first);
}

inline Instant utc(std::string_view text) {
  const auto t = parse_instant(text);
  ensure(t.has_value(), "a test writes instants as RFC 3339");
  return *t;
}

inline Date date(std::string_view text) {
  const auto found = parse_date(text);
  ensure(found.has_value(), "a test writes dates as YYYY-MM-DD");
  return *found;
}

inline std::vector<DayRange> ranges(std::initializer_list<std::string_view> texts) {
  std::vector<DayRange> out;
  for (const std::string_view text : texts) {
    const auto range = parse_day_range(text);
    ensure(range.has_value(), "a test writes ranges as HH:MM-HH:MM");
    out.push_back(*range);
  }
  return out;
}

/// The same hours on days `first` to `last` (0 Monday).
inline CalendarDefinition weekly(std::initializer_list<std::string_view> texts, int first = 0, int last = 4) {
  CalendarDefinition definition;
  definition.name = "test";
  for (int day = first; day <= last; ++day) definition.hours[static_cast<std::size_t>(day)] = ranges(texts);
  return definition;
}

/// mon-thu 08:30-12:00, 13:00-17:30; fri 08:30-15:00.
inline CalendarDefinition office_hours() {
  CalendarDefinition definition = weekly({"08:30-12:00", "13:00-17:30"}, 0, 3);
  definition.name = "office";
  definition.hours[4] = ranges({"08:30-15:00"});
  return definition;
}

inline CalendarDefinition always() {
  return weekly({"00:00-24:00"}, 0, 6);
}

inline const Zone& berlin() {
  static const Zone zone = load_zone("Europe/Berlin");
  return zone;
}

/// The instant of "2026-06-05 16:30" in Berlin.
inline Instant local(std::string_view text) {
  return at(berlin(), text);
}

inline Calendar nine_to_five() {
  return {weekly({"09:00-17:00"}), berlin()};
}

}  // namespace spoc::time::test
