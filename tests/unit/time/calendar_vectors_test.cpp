// Vectors of other working-time libraries, where they are present. Where libraries differ the records say by what
// convention; those of another convention than ours are passed over and counted.
#include <iostream>
#include <map>
#include <set>

#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "sample_calendars.h"
#include "support/test.h"

using namespace spoc;
using namespace spoc::time;
using namespace spoc::time::test;

namespace {

const std::set<std::string, std::less<>> kOtherConventions = {"end-of-window rolls to next opening", "closed interval",
                                                              "wall-clock day"};

// Records without a mark that contradict our rules, with what rule; they are asked and must differ.
constexpr std::string_view kSkippedOpening =
    "01:30 does not exist on 2024-03-31 in London: opens at the change, 02:00 BST, not half an hour after it";
const std::map<std::string, std::string_view, std::less<>> kContradicting = {
    {"bt-0927", kSkippedOpening}, {"bt-0933", kSkippedOpening},  {"bt-0935", kSkippedOpening},  {"bt-0936", kSkippedOpening}};

const std::string& text(const json::Value& record, std::string_view name) {
  const json::Value* value = record.find(name);
  ensure(value != nullptr && value->string() != nullptr, "the vectors have the expected members");
  return *value->string();
}

std::vector<DayRange> day_ranges(const json::Value& pairs) {
  std::vector<DayRange> out;
  for (const json::Value& pair : *pairs.array()) {
    const auto range = parse_day_range(*(*pair.array())[0].string() + "-" + *(*pair.array())[1].string());
    ensure(range.has_value(), "the vectors write ranges as HH:MM");
    out.push_back(*range);
  }
  return out;
}

/// The ranges without the breaks.
std::vector<DayRange> without(std::vector<DayRange> open, const std::vector<DayRange>& breaks) {
  for (const DayRange pause : breaks) {
    std::vector<DayRange> rest;
    for (const DayRange range : open) {
      if (range.begin < std::min(range.end, pause.begin))
        rest.push_back({range.begin, std::min(range.end, pause.begin)});
      if (std::max(range.begin, pause.end) < range.end) rest.push_back({std::max(range.begin, pause.end), range.end});
    }
    open = rest;
  }
  return open;
}

CalendarDefinition definition_of(const json::Value& source) {
  static const std::map<std::string, std::size_t> kDays = {{"mon", 0}, {"tue", 1}, {"wed", 2}, {"thu", 3},
                                                           {"fri", 4}, {"sat", 5}, {"sun", 6}};
  CalendarDefinition definition;
  definition.name = "vector";
  for (const auto& [day, hours] : *source.find("hours")->object()) definition.hours[kDays.at(day)] = day_ranges(hours);
  if (const json::Value* shifts = source.find("shifts"))
    for (const auto& [day, hours] : *shifts->object()) definition.special[date(day)] = day_ranges(hours);
  if (const json::Value* breaks = source.find("breaks"))
    for (const auto& [day, pauses] : *breaks->object()) {
      const Date d = date(day);
      const auto special = definition.special.find(d);
      const auto& open = special != definition.special.end() ? special->second
                                                             : definition.hours[static_cast<std::size_t>(weekday(d))];
      definition.special[d] = without(open, day_ranges(pauses));
    }
  if (const json::Value* holidays = source.find("holidays"))
    for (const json::Value& day : *holidays->array()) definition.holidays[date(*day.string())] = "holiday";
  return definition;
}

std::string periods(const Calendar& calendar, Instant start, std::size_t count) {
  std::string out;
  const auto found = calendar.intervals(start, start + hours(24 * 60));
  for (std::size_t i = 0; i < std::min(count, found.size()); ++i)
    out += to_text(found[i].begin) + "/" + to_text(found[i].end) + " ";
  return out;
}

std::string expected_of(const json::Value& record) {
  const json::Value& expected = *record.find("expected");
  if (expected.string()) return *expected.string();
  if (!expected.array()) return json::to_text(expected);
  std::string out;
  for (const json::Value& pair : *expected.array())
    out += *(*pair.array())[0].string() + "/" + *(*pair.array())[1].string() + " ";
  return out;
}

std::string answer(const Calendar& calendar, const json::Value& record) {
  const std::string& op = text(record, "op");
  const Instant t = utc(text(record, record.find("time") ? "time" : "start"));
  if (op == "add") return to_text(calendar.add_open(t, seconds(*record.find("amount_s")->integer())));
  if (op == "within") return std::to_string(calendar.open_between(t, utc(text(record, "end"))).whole_seconds());
  if (op == "is_open" || op == "on_offset") return calendar.open(t) ? "true" : "false";
  if (op == "next_open") return to_text(calendar.next_opening(t));
  if (op == "next_close") return to_text(calendar.next_closing(t));
  if (op == "prev_close") return to_text(calendar.previous_closing(t));
  if (op == "add_days") return to_text(calendar.add_days(t, static_cast<int>(*record.find("amount_days")->integer())));
  if (op == "periods") return periods(calendar, t, record.find("expected")->array()->size());
  return "unknown op " + op;
}

}  // namespace

TEST_CASE("calendars answer as the vectors of other libraries say") {
  const auto path = spoc::test::data_file("business-time/vectors.jsonl");
  if (!path) return;
  std::map<std::string, int> asked;
  std::map<std::string, int> passed_over;
  const std::string bytes = read_file(*path);
  for (const std::string_view line : split(bytes, '\n')) {
    if (trim(line).empty()) continue;
    const json::Value record = json::parse(line, "vectors.jsonl");
    const json::Value* convention = record.find("convention");
    if (convention && kOtherConventions.contains(*convention->string())) {
      ++passed_over[*convention->string()];
      continue;
    }
    const json::Value& source = *record.find("calendar");
    const Calendar calendar(definition_of(source), load_zone(text(source, "tz")));
    const std::string got = answer(calendar, record);
    if (kContradicting.contains(text(record, "id"))) {
      ++passed_over["against our rules"];
      CHECK(got != expected_of(record));
      continue;
    }
    ++asked[text(record, "op")];
    if (got != expected_of(record))
      FAIL_CHECK(text(record, "id") << " " << text(record, "op") << ": " << got << ", not " << expected_of(record));
  }
  int total = 0;
  for (const auto& [op, count] : asked) total += count;
  std::cout << "working-time vectors: " << total << " asked";
  for (const auto& [convention, count] : passed_over)
    std::cout << ", " << count << " passed over (" << convention << ")";
  std::cout << "\n";
  CHECK(total > 400);
}
