#include "policy/rota.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::policy {

namespace {

struct Line {
  int number = 0;
  std::string text;
};

/// One property of an event: NAME;PARAMETER=VALUE:VALUE (RFC 5545 §3.1).
struct Property {
  int line = 0;
  std::string name;
  std::map<std::string, std::string> parameters;
  std::string value;
};

std::vector<Line> unfold(std::string_view bytes) {
  std::vector<Line> lines;
  int number = 0;
  while (!bytes.empty()) {
    ++number;
    const std::size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool folded = !line.empty() && (line[0] == ' ' || line[0] == '\t');
    if (folded && !lines.empty())
      lines.back().text += line.substr(1);
    else if (!line.empty())
      lines.push_back({number, std::string(line)});
  }
  return lines;
}

std::optional<Property> property_of(const Line& line) {
  bool quoted = false;
  std::vector<std::string> parts(1);
  std::size_t at = 0;
  for (; at < line.text.size(); ++at) {
    const char c = line.text[at];
    if (c == '"')
      quoted = !quoted;
    else if (c == ';' && !quoted)
      parts.emplace_back();
    else if (c == ':' && !quoted)
      break;
    else
      parts.back() += c;
  }
  if (at == line.text.size()) return std::nullopt;
  Property property{line.number, lower(parts[0]), {}, line.text.substr(at + 1)};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t equals = parts[i].find('=');
    if (equals != std::string::npos)
      property.parameters[lower(parts[i].substr(0, equals))] = parts[i].substr(equals + 1);
  }
  return property;
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

/// DATE and DATE-TIME values (RFC 5545 §3.3.4, §3.3.5), without their Z.
std::optional<time::Local> local_of(std::string_view value) {
  if (value.ends_with('Z')) value.remove_suffix(1);
  const auto year = digits(value, 0, 4), month = digits(value, 4, 2), day = digits(value, 6, 2);
  if (!year || !month || !day) return std::nullopt;
  const auto date = time::make_date(*year, *month, *day);
  if (!date) return std::nullopt;
  if (value.size() == 8) return time::Local{*date, 0, 0};
  const auto hour = digits(value, 9, 2), minute = digits(value, 11, 2), second = digits(value, 13, 2);
  if (value.size() != 15 || value[8] != 'T' || !hour || !minute || !second || *hour > 23 || *minute > 59 ||
      *second > 59)
    return std::nullopt;
  return time::Local{*date, *hour * 3600 + *minute * 60 + *second, 0};
}

time::Instant begin_of(const Duty& duty, std::int64_t days) {
  return duty.zone.instant({duty.begin.date + static_cast<int>(days), duty.begin.second_of_day, 0},
                           time::Choice::first);
}
time::Instant end_of(const Duty& duty, std::int64_t days) {
  return duty.zone.instant({duty.end.date + static_cast<int>(days), duty.end.second_of_day, 0}, time::Choice::first);
}

class RotaReader {
 public:
  RotaReader(std::string_view file, const time::Zone& zone) : file_(file), zone_(zone) {}

  Rota read(std::string_view bytes) {
    bool inside = false;
    std::vector<Property> event;
    for (const Line& line : unfold(bytes)) {
      const std::string word = lower(trim(line.text));
      if (word == "begin:vevent") {
        inside = true;
        event.clear();
      } else if (word == "end:vevent" && inside) {
        inside = false;
        take(event, line.number);
      } else if (inside) {
        if (auto property = property_of(line)) event.push_back(std::move(*property));
      }
    }
    return std::move(rota_);
  }

 private:
  void warn(int line, std::string message) {
    rota_.diagnostics.push_back(
        {file_, line, 1, line, 1, Severity::warning, "rota", std::move(message), "the duty is left out"});
  }

  static const Property* find(const std::vector<Property>& event, std::string_view name) {
    const auto found = std::find_if(event.begin(), event.end(), [&](const Property& p) { return p.name == name; });
    return found == event.end() ? nullptr : &*found;
  }

  std::string who(const std::vector<Property>& event) const {
    if (const Property* attendee = find(event, "attendee")) {
      const std::string_view value = trim(attendee->value);
      return std::string(lower(value).starts_with("mailto:") ? value.substr(7) : value);
    }
    const Property* summary = find(event, "summary");
    return summary ? to_utf8(trim(summary->value)) : std::string();
  }

  bool set_zone(const Property& start, Duty& duty) {
    duty.zone = zone_;
    if (start.value.ends_with('Z')) duty.zone = time::Zone();
    const auto named = start.parameters.find("tzid");
    if (named == start.parameters.end()) return true;
    try {
      duty.zone = time::load_zone(named->second);
      return true;
    } catch (const Error&) {
      warn(start.line, format("the zone \"{}\" is not known", to_utf8(named->second)));
      return false;
    }
  }

  bool set_rule(const Property& rule, Duty& duty) {
    std::int64_t interval = 1;
    int unit = 0;
    for (const std::string_view part : split(rule.value, ';')) {
      const std::size_t equals = std::min(part.find('='), part.size());
      const std::string name = lower(part.substr(0, equals));
      const std::string value(part.substr(std::min(equals + 1, part.size())));
      if (name == "freq")
        unit = lower(value) == "daily" ? 1 : lower(value) == "weekly" ? 7 : 0;
      else if (name == "interval")
        interval = to_integer(value).value_or(0);
      else if (name == "count")
        duty.count = to_integer(value).value_or(0);
      else if (name == "until") {
        const auto until = local_of(value);
        if (!until) return false;
        duty.until = (value.ends_with('Z') ? time::Zone() : duty.zone).instant(*until, time::Choice::first);
      } else if (name != "wkst")
        return false;
    }
    duty.every_days = interval > 0 && interval <= 3660 ? unit * static_cast<int>(interval) : 0;
    return duty.every_days > 0;
  }

  void take(const std::vector<Property>& event, int line) {
    const Property *start = find(event, "dtstart"), *end = find(event, "dtend"), *rule = find(event, "rrule");
    Duty duty;
    duty.who = who(event);
    const auto begin = start ? local_of(trim(start->value)) : std::nullopt;
    if (!begin) return warn(line, "a duty has no start that can be read");
    const auto finish = end ? local_of(trim(end->value)) : std::optional<time::Local>({begin->date + 1, 0, 0});
    if (duty.who.empty()) return warn(start->line, "a duty names nobody");
    if (!set_zone(*start, duty)) return;
    duty.begin = *begin;
    if (!finish || *finish <= duty.begin) return warn(start->line, "a duty ends before it begins");
    duty.end = *finish;
    if (rule && !set_rule(*rule, duty))
      return warn(rule->line, format("the repetition \"{}\" cannot be used", to_utf8(rule->value)));
    rota_.duties.push_back(std::move(duty));
  }

  std::string file_;
  const time::Zone& zone_;
  Rota rota_;
};

/// Begin of the duty's repetition that holds at t; nothing when none does.
std::optional<time::Instant> holding(const Duty& duty, time::Instant t) {
  std::int64_t last = 0;
  if (duty.every_days > 0) {
    const std::int64_t days = duty.zone.local(t).date - duty.begin.date;
    last = days < 0 ? 0 : days / duty.every_days;
  }
  const std::int64_t length =
      (duty.end.date - duty.begin.date) + (duty.end.second_of_day > duty.begin.second_of_day ? 1 : 0);
  const std::int64_t first = duty.every_days > 0 ? std::max<std::int64_t>(0, last - length / duty.every_days - 1) : 0;
  for (std::int64_t n = last; n >= first; --n) {
    if (duty.count > 0 && n >= duty.count) continue;
    const time::Instant begin = begin_of(duty, n * duty.every_days);
    if (duty.until && begin > *duty.until) continue;
    if (begin <= t && t < end_of(duty, n * duty.every_days)) return begin;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> Rota::who(time::Instant t) const {
  std::optional<std::string> found;
  std::optional<time::Instant> since;
  for (const Duty& duty : duties) {
    const auto begin = holding(duty, t);
    if (!begin || (since && *begin < *since)) continue;
    since = begin;
    found = duty.who;
  }
  return found;
}

Rota parse_rota(std::string_view bytes, std::string_view file, const time::Zone& zone) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return RotaReader(file, zone).read(bytes);
}

}  // namespace spoc::policy
