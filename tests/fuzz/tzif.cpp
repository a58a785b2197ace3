// Time zone files from hostile bytes: either an io error, or a zone that answers every question.
#include "time/tzif.h"

#include <cstddef>
#include <cstdint>

#include "base/error.h"
#include "time/yearly_rule.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace spoc::time;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto rule = parse_yearly_rule(bytes)) {
    (void)in_force(*rule, INT64_C(1'000'000'000));
    (void)next_change(*rule, INT64_C(1'000'000'000));
  }
  try {
    const Zone zone = parse_tzif(bytes, "Fuzz/Zone");
    for (const std::int64_t us :
         {INT64_MIN, INT64_C(-5'000'000'000'000'000), INT64_C(0), INT64_C(1'792'890'027'000'000), INT64_MAX}) {
      const Instant t{us};
      (void)zone.offset(t);
      (void)zone.abbreviation(t);
      (void)zone.next_change(t);
      const Local local = zone.local(t);
      if (us == INT64_MIN || us == INT64_MAX) continue;  // their local times lie outside what an instant can hold
      (void)zone.instant(local, Choice::first);
      (void)zone.instant(local, Choice::second);
    }
  } catch (const spoc::Error& error) {
    if (error.code != spoc::Code::io) throw;
  }
  return 0;
}
