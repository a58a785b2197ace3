// iCalendar files from hostile bytes: never an exception, and only days of the wanted range.
#include "time/holidays.h"

#include <cstddef>
#include <cstdint>

#include "base/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace spoc::time;
  const Date first = *make_date(2020, 1, 1);
  const Date last = *make_date(2035, 12, 31);
  const Holidays holidays = parse_holidays({reinterpret_cast<const char*>(data), size}, "fuzz.ics", first, last);
  for (const auto& [day, name] : holidays.days)
    spoc::ensure(day >= first && day <= last, "holidays lie in the wanted range");
  for (const auto& diagnostic : holidays.diagnostics) spoc::ensure(diagnostic.line >= 1, "a finding names its line");
  return 0;
}
