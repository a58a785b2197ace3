#include "time/holidays.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "sample_calendars.h"
#include "support/test.h"

using namespace spoc::time;
using namespace spoc::time::test;

namespace {

Holidays read(std::string_view bytes) {
  return parse_holidays(bytes, "holidays.ics", date("2026-01-01"), date("2028-12-31"));
}

std::string event(std::string_view lines) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n" + std::string(lines) + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

std::string days(const Holidays& holidays) {
  std::string out;
  for (const auto& [day, name] : holidays.days) out += (out.empty() ? "" : " ") + to_text(day);
  return out;
}

std::vector<std::string> codes(const Holidays& holidays) {
  std::vector<std::string> out;
  for (const auto& diagnostic : holidays.diagnostics) out.push_back(diagnostic.code);
  return out;
}

}  // namespace

TEST_CASE("an all-day event closes its days, the end excluded") {
  const Holidays one = read(event("DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\\, first day\r\n"));
  CHECK(days(one) == "2026-12-25");
  CHECK(one.days.begin()->second == "Christmas, first day");
  CHECK(one.diagnostics.empty());
  CHECK(days(read(event("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\n"))) == "2026-12-25 2026-12-26");
  CHECK(days(read(event("DTSTART:20261225\r\nDTEND:20261225\r\n"))) == "2026-12-25");
  CHECK(days(read(event("DTSTART:20261225\r\nDURATION:P3D\r\n"))) == "2026-12-25 2026-12-26 2026-12-27");
  CHECK(days(read(event("DTSTART:20261225\r\nDURATION:P1W\r\n"))).size() == 7 * 11 - 1);
}

TEST_CASE("lines may be folded, end in any way, and quote colons in parameters") {
  CHECK(days(read("\xEF\xBB\xBF"
                  "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;X=\"a:b\";VALUE=DATE:2026\n 1225\nSUMM\n "
                  "ARY:A\nEND:VEVENT\nEND:VCALENDAR")) == "2026-12-25");
  CHECK(days(read("begin:vcalendar\rbegin:vevent\rdtstart:20261225\rend:vevent\rend:vcalendar\r")) == "2026-12-25");
}

TEST_CASE("yearly repetitions are expanded, less the exceptions, plus further dates") {
  CHECK(days(read(event("DTSTART;VALUE=DATE:20200106\r\nRRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20270106\r\n"
                        "RDATE;VALUE=DATE:20260501,20270501\r\n"))) == "2026-01-06 2026-05-01 2027-05-01 2028-01-06");
}

TEST_CASE("an occurrence that was moved counts on its new day only") {
  const std::string moved =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260501\r\nRRULE:FREQ=YEARLY;COUNT=2\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20270501\r\nDTSTART:20270503\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  CHECK(days(read(moved)) == "2026-05-01 2027-05-03");
}

TEST_CASE("cancelled events are left out without a word") {
  const Holidays holidays = read(event("DTSTART;VALUE=DATE:20261225\r\nSTATUS:CANCELLED\r\n"));
  CHECK(holidays.days.empty());
  CHECK(holidays.diagnostics.empty());
}

TEST_CASE("what other components and parts of an event say is passed over") {
  const Holidays holidays = read(
      "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nEND:STANDARD\r\nEND:"
      "VTIMEZONE\r\n"
      "BEGIN:VTODO\r\nDTSTART;VALUE=DATE:20260101\r\nEND:VTODO\r\n"
      "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nBEGIN:VALARM\r\nDTSTART:20260202\r\nDURATION:P9D\r\nEND:"
      "VALARM\r\nEND:VEVENT\r\n"
      "END:VCALENDAR\r\n");
  CHECK(days(holidays) == "2026-12-25");
  CHECK(holidays.diagnostics.empty());
}

TEST_CASE("what cannot be used is a warning with its line, the rest is used") {
  const Holidays timed = read(event("DTSTART:20261225T090000Z\r\nSUMMARY:Meeting\r\n"));
  CHECK(timed.days.empty());
  REQUIRE(timed.diagnostics.size() == 1);
  CHECK(timed.diagnostics[0].file == "holidays.ics");
  CHECK(timed.diagnostics[0].line == 4);
  CHECK(timed.diagnostics[0].severity == spoc::Severity::warning);
  CHECK(codes(read(event("SUMMARY:No start\r\n"))) == std::vector<std::string>{"ics-start"});

  const Holidays weekly = read(event("DTSTART:20261225\r\nRRULE:FREQ=WEEKLY\r\n"));
  CHECK(days(weekly) == "2026-12-25");
  CHECK(codes(weekly) == std::vector<std::string>{"ics-repetition"});
  CHECK(codes(read(event("DTSTART:20261225\r\nDTEND:20261220\r\n"))) == std::vector<std::string>{"ics-end"});
  CHECK(codes(read(event("DTSTART:20261225\r\nDURATION:PT5H\r\n"))) == std::vector<std::string>{"ics-duration"});
  CHECK(codes(read(event("DTSTART:20261225\r\nEXDATE:tomorrow\r\n"))) == std::vector<std::string>{"ics-date"});
  CHECK(codes(read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261225\r\n")) ==
        std::vector<std::string>{"ics-event"});
  CHECK(codes(read("hello")) == std::vector<std::string>{"ics-calendar"});
  CHECK(codes(read("")) == std::vector<std::string>{"ics-calendar"});
}

TEST_CASE("names are made valid and one line, and stay short") {
  const Holidays holidays = read(event("DTSTART:20261225\r\nSUMMARY:A\\nB\xFF" + std::string(1000, 'x') + "\r\n"));
  REQUIRE(holidays.days.size() == 1);
  const std::string& name = holidays.days.begin()->second;
  CHECK(name.starts_with("A B\xEF\xBF\xBD"));
  CHECK(name.size() < 300);
}

TEST_CASE("a file that repeats without end is cut short and says so") {
  std::string bytes = "BEGIN:VCALENDAR\r\n";
  for (int i = 0; i < 200; ++i)
    bytes += "BEGIN:VEVENT\r\nDTSTART:00010101\r\nRRULE:FREQ=YEARLY;COUNT=100000;BYMONTHDAY=1\r\nEND:VEVENT\r\n";
  const Holidays holidays = read(bytes + "END:VCALENDAR\r\n");
  CHECK_FALSE(holidays.diagnostics.empty());
}

TEST_CASE("real, broken and fuzzed calendars are read without a crash") {
  const auto archive = spoc::test::data_file("formats/ics.tar.gz");
  if (!archive) return;
  const auto folder = std::filesystem::temp_directory_path() / ("spoc-ics-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const std::string command = "tar -xzf '" + *archive + "' -C '" + folder.string() + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  int files = 0;
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".ics") continue;
    ++files;
    const std::string bytes = spoc::read_file(entry.path().string());
    found += parse_holidays(bytes, "sample.ics", date("1990-01-01"), date("2030-12-31")).days.size();
    // The same file cut anywhere must not crash either.
    for (std::size_t size = 0; size < bytes.size(); size += 97)
      (void)parse_holidays(std::string_view(bytes).substr(0, size), "sample.ics", date("2020-01-01"),
                           date("2022-12-31"));
  }
  std::filesystem::remove_all(folder);
  CHECK(files > 50);
  CHECK(found > 0);
}
