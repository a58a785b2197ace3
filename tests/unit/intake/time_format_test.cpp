#include "intake/time_format.h"

#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::intake;

std::string read(std::string_view pattern, std::string_view text, const time::Zone& zone = {}) {
  const auto instant = TimeFormat(std::string(pattern)).parse(text, zone);
  return instant ? time::to_text(*instant) : "nothing";
}

TEST_CASE("times of other programs are read by their pattern") {
  CHECK(read("%d/%m/%Y %H:%M:%S", "29/2/2016 01:23:00") == "2016-02-29T01:23:00Z");
  CHECK(read("%d.%m.%y %H:%M", "05.06.26 16:30") == "2026-06-05T16:30:00Z");
  CHECK(read("%b %d, %Y %I:%M %p", "Jun 05, 2026 12:05 AM") == "2026-06-05T00:05:00Z");
  CHECK(read("%B %e %Y", "September 9 1999") == "1999-09-09T00:00:00Z");
  CHECK(read("%Y-%m-%dT%H:%M:%S.%f%z", "2026-06-05T10:00:00.25+02:00") == "2026-06-05T08:00:00.25Z");
  CHECK(read("%Y%m%d %z", "20260605 -0330") == "2026-06-05T03:30:00Z");
}

TEST_CASE("seconds and milliseconds since 1970 are times too") {
  CHECK(read("unix", "1780000000") == "2026-05-28T20:26:40Z");
  CHECK(read("unix_ms", "1780000000123") == "2026-05-28T20:26:40.123Z");
  CHECK(read("unix", "99999999999999999") == "nothing");
}

TEST_CASE("ISO 8601 may lack its offset, its seconds or its time of day") {
  for (const std::string_view text : {"2026-06-05T10:00:00Z", "2026-06-05 10:00:00", "2026-06-05T10:00"})
    CHECK(read("iso", text) == "2026-06-05T10:00:00Z");
  CHECK(read("iso", "2026-06-05") == "2026-06-05T00:00:00Z");
}

TEST_CASE("a time without an offset is local to the zone") {
  const time::Zone berlin = time::load_zone("Europe/Berlin");
  CHECK(read("%d/%m/%Y %H:%M", "05/06/2026 16:30", berlin) == "2026-06-05T14:30:00Z");
  CHECK(read("%d/%m/%Y %H:%M %z", "05/06/2026 16:30 Z", berlin) == "2026-06-05T16:30:00Z");
}

TEST_CASE("what does not fit is nothing") {
  CHECK(read("%d/%m/%Y", "30/02/2026") == "nothing");
  CHECK(read("%d/%m/%Y", "3/2/2026 x") == "nothing");
  CHECK(read("%d/%m/%Y", "13") == "nothing");
  CHECK(read("%d/%m/%Y", "") == "nothing");
  CHECK(read("%H %d/%m/%Y", "24 01/01/2026") == "nothing");
}

TEST_CASE("a pattern that cannot tell a day is refused when it is read") {
  CHECK(TimeFormat::problem("%H:%M") == "it needs a year, a month and a day");
  CHECK(TimeFormat::problem("%Y-%m-%d %Q") == "there is no directive %Q");
  CHECK(TimeFormat::problem("%Y-%m-%d %") == "it ends in the middle of a directive");
  CHECK_FALSE(TimeFormat::problem("%e %b %y"));
}

}  // namespace
