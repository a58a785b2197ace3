#include "time/holidays.h"

#include <algorithm>
#include <limits>
#include <set>
#include <vector>

#include "base/format.h"
#include "base/text.h"
#include "time/digits.h"
#include "time/recurrence.h"

namespace spoc::time {

namespace {

// How many days of repetitions one file may make us look at; far above any real file, far below a stall.
constexpr std::int64_t kMostDays = 2'000'000;
constexpr std::size_t kLongestName = 200;

// A content line (RFC 5545 §3.1): NAME;PARAM=…:VALUE, unfolded.
struct ContentLine {
  int line = 0;
  std::string name;  // upper case
  std::string value;
};

struct Event {
  int line = 0;
  std::string uid;
  std::string summary;
  std::optional<ContentLine> start;
  std::optional<ContentLine> end;
  std::optional<ContentLine> duration;
  std::optional<ContentLine> recurrence_id;
  std::vector<ContentLine> rules;
  std::vector<ContentLine> dates;
  std::vector<ContentLine> exceptions;
  bool cancelled = false;
};

// The lines of the file, folded ones joined; CRLF, LF and CR end a line.
std::vector<ContentLine> unfold(std::string_view bytes) {
  std::vector<ContentLine> lines;
  int number = 0;
  while (!bytes.empty()) {
    ++number;
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    const bool pair = end + 1 < bytes.size() && bytes[end] == '\r' && bytes[end + 1] == '\n';
    bytes.remove_prefix(std::min(bytes.size(), end + (pair ? 2 : 1)));
    const bool folded = !line.empty() && (line[0] == ' ' || line[0] == '\t');
    if (folded && !lines.empty())
      lines.back().value += line.substr(1);
    else if (!line.empty())
      lines.push_back({number, {}, std::string(line)});
  }
  return lines;
}

// Splits "NAME;PARAM=\"a:b\":VALUE" at the first colon outside quotes; false when there is none.
bool split_name(ContentLine& line) {
  bool quoted = false;
  std::size_t colon = 0;
  for (; colon < line.value.size(); ++colon) {
    if (line.value[colon] == '"') quoted = !quoted;
    if (line.value[colon] == ':' && !quoted) break;
  }
  if (colon == line.value.size()) return false;
  const std::string_view head = std::string_view(line.value).substr(0, colon);
  line.name = upper(trim(head.substr(0, head.find(';'))));
  line.value.erase(0, colon + 1);
  return true;
}

// TEXT (RFC 5545 §3.3.11) on one line, as valid UTF-8.
std::string plain_text(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      out += value[i];
      continue;
    }
    ++i;
    out += value[i] == 'n' || value[i] == 'N' ? ' ' : value[i];
  }
  out = to_utf8(out);
  return shorten(trim(out), kLongestName);
}

// A DATE value.
std::optional<Date> read_date(std::string_view text) {
  text = trim(text);
  const int year = read_digits(text, 0, 4);
  if (text.size() != 8 || year < 1) return std::nullopt;
  return make_date(year, read_digits(text, 4, 2), read_digits(text, 6, 2));
}

// The date of a DATE or DATE-TIME value.
std::optional<Date> read_day(std::string_view text) {
  text = trim(text);
  if (text.size() > 8 && text[8] != 'T') return std::nullopt;
  return read_date(text.substr(0, 8));
}

// Whole days of PnD or PnW.
std::optional<int> read_days(std::string_view text) {
  text = trim(text);
  if (text.size() < 3 || text.front() != 'P') return std::nullopt;
  const auto n = to_integer(text.substr(1, text.size() - 2));
  if (!n || *n < 1 || *n > 100'000) return std::nullopt;
  if (text.back() == 'D') return static_cast<int>(*n);
  if (text.back() == 'W') return static_cast<int>(*n * 7);
  return std::nullopt;
}

class HolidayReader {
 public:
  HolidayReader(std::string_view file, Date first, Date last) : file_(file), first_(first), last_(last) {}

  Holidays read(std::string_view bytes) {
    collect(bytes);
    for (const Event& event : events_)
      if (event.recurrence_id)
        if (const auto day = read_day(event.recurrence_id->value)) replaced_.insert({event.uid, *day});
    for (const Event& event : events_)
      if (!event.cancelled) add(event);
    if (budget_ < 0) warn(1, "ics-size", "the file names too many days; not all could be used");
    sort(result_.diagnostics);
    return std::move(result_);
  }

 private:
  void warn(int line, std::string_view code, std::string message, std::string hint = {}) {
    result_.diagnostics.push_back({file_, line, 1, line, 1, Severity::warning, std::string(code),
                                   terminal_safe(message, Shape::one_line), std::move(hint)});
  }

  // Finds the events; what other components and those inside events say is passed over.
  void collect(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    bool calendar = false;
    int inner = 0;
    std::optional<Event> event;
    for (ContentLine& line : unfold(bytes)) {
      if (!split_name(line)) {
        if (event && inner == 0) warn(line.line, "ics-line", "the line has no name and value");
        continue;
      }
      const std::string component = line.name == "BEGIN" || line.name == "END" ? upper(trim(line.value)) : "";
      calendar = calendar || (line.name == "BEGIN" && component == "VCALENDAR");
      if (!event) {
        if (line.name == "BEGIN" && component == "VEVENT") event = Event{.line = line.line};
      } else if (line.name == "BEGIN") {
        ++inner;
      } else if (line.name == "END" && component == "VEVENT") {
        events_.push_back(std::move(*event));
        event.reset();
        inner = 0;
      } else if (line.name == "END") {
        inner = std::max(0, inner - 1);
      } else if (inner == 0) {
        take(*event, std::move(line));
      }
    }
    if (event) warn(event->line, "ics-event", "the event has no end");
    if (!calendar) warn(1, "ics-calendar", "this is no iCalendar file", "it begins with BEGIN:VCALENDAR");
  }

  static void take(Event& event, ContentLine line) {
    if (line.name == "UID") event.uid = line.value;
    if (line.name == "SUMMARY") event.summary = plain_text(line.value);
    if (line.name == "STATUS") event.cancelled = upper(trim(line.value)) == "CANCELLED";
    if (line.name == "DTSTART")
      event.start = std::move(line);
    else if (line.name == "DTEND")
      event.end = std::move(line);
    else if (line.name == "DURATION")
      event.duration = std::move(line);
    else if (line.name == "RECURRENCE-ID")
      event.recurrence_id = std::move(line);
    else if (line.name == "RRULE")
      event.rules.push_back(std::move(line));
    else if (line.name == "RDATE")
      event.dates.push_back(std::move(line));
    else if (line.name == "EXDATE")
      event.exceptions.push_back(std::move(line));
  }

  void add(const Event& event) {
    const auto start = event.start ? read_date(event.start->value) : std::nullopt;
    if (!start) {
      const int line = event.start ? event.start->line : event.line;
      warn(line, "ics-start", format("\"{}\" does not begin on a day", event.summary),
           "only all-day events become holidays: DTSTART;VALUE=DATE:20261225");
      return;
    }
    const int length = length_of(event, *start);
    std::set<Date> starts = starts_of(event, *start, length);
    for (const ContentLine& line : event.exceptions)
      for (const Date day : days_in(line)) starts.erase(day);
    if (!event.recurrence_id) std::erase_if(starts, [&](Date day) { return replaced_.contains({event.uid, day}); });
    for (const Date day : starts) add_days(day, length, event.summary);
  }

  int length_of(const Event& event, Date start) {
    if (event.end) {
      const auto end = read_day(event.end->value);
      // RFC 5545 §3.6.1 wants an end after the start; many programs write the start itself for one day.
      if (end && *end == start) return 1;
      if (end && *end > start) return *end - start;
      warn(event.end->line, "ics-end", "the event does not end on a later day; it counts as one day");
    } else if (event.duration) {
      if (const auto days = read_days(event.duration->value)) return *days;
      warn(event.duration->line, "ics-duration", "the event does not last whole days; it counts as one day");
    }
    return 1;
  }

  std::set<Date> starts_of(const Event& event, Date start, int length) {
    std::set<Date> starts = {start};
    for (const ContentLine& line : event.rules) {
      const auto rule = parse_recurrence(line.value);
      if (const auto* why = std::get_if<std::string>(&rule)) {
        warn(line.line, "ics-repetition", *why,
             "yearly repetitions can be used; only the first occurrence counts here");
        continue;
      }
      const Date first = first_ - length;
      const auto found = occurrences(std::get<YearlyRecurrence>(rule), start, first, last_, budget_);
      if (found)
        starts.insert(found->begin(), found->end());
      else
        warn(line.line, "ics-repetition", "the file repeats too often; only the first occurrence counts here");
    }
    for (const ContentLine& line : event.dates)
      for (const Date day : days_in(line)) starts.insert(day);
    return starts;
  }

  std::vector<Date> days_in(const ContentLine& line) {
    std::vector<Date> days;
    if (trim(line.value).empty()) return days;
    for (const std::string_view part : split(line.value, ',')) {
      if (const auto day = read_day(part))
        days.push_back(*day);
      else
        warn(line.line, "ics-date", format("\"{}\" is no date", part));
    }
    return days;
  }

  void add_days(Date start, int length, const std::string& summary) {
    const Date from = std::max(start, first_);
    const Date to = std::min(start + length, last_ + 1);
    for (Date day = from; day < to; day = day + 1) {
      if (--budget_ < 0) break;
      result_.days.emplace(day, summary);
    }
  }

  std::string file_;
  Date first_;
  Date last_;
  std::vector<Event> events_;
  std::set<std::pair<std::string, Date>> replaced_;
  std::int64_t budget_ = kMostDays;
  Holidays result_;
};

}  // namespace

Holidays parse_holidays(std::string_view bytes, std::string_view file, Date first, Date last) {
  return HolidayReader(file, first, last).read(bytes);
}

}  // namespace spoc::time
