// Loads any bytes as a policy, as the holidays and the rota it imports, and as a template; what loads must survive
// being packed.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "policy/diff.h"
#include "policy/load.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace spoc::policy;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string importing =
      "spoc = 1\n[desk]\nname = \"D\"\ncalendar = \"c\"\nfront_line = \"t\"\n[calendar.c]\nhours = { mon = "
      "[\"09:00-10:00\"] }\n"
      "import = [\"x.ics\"]\n[team.t]\non_call = \"x.ics\"\n";
  for (const bool main : {true, false}) {
    const Loaded loaded = load({{"spoc.toml", main ? bytes : importing}, {"x.ics", bytes}, {"templates/x.txt", bytes}});
    if (!loaded.policy) continue;
    const auto back = restore(pack(*loaded.policy));
    if (!back || !difference(*loaded.policy, *back).empty()) std::abort();
    back->on_call("t", {});
  }
  return 0;
}
