#include "policy/load.h"
#include "policy/policy.h"
#include "support/test.h"

namespace spoc::policy {
namespace {

TEST_CASE("a ladder that a step gave its ticket is rungs on the due clock, made once for each text") {
  const Loaded loaded =
      load({{"spoc.toml",
             "spoc = 1\n[desk]\nname = \"D\"\naddress = \"a@example.org\"\ntime_zone = \"UTC\"\n"
             "calendar = \"c\"\nfront_line = \"t\"\n[calendar.c]\nhours = { mon-fri = [\"09:00-17:00\"] }\n"
             "[department.d]\ntitle = \"D\"\n[team.t]\ndepartment = \"d\"\n"}});
  REQUIRE(loaded.policy);
  const std::string text =
      R"([{"at":"75%","tell":["assignee"]},{"at":"+4bh","tell":["lead","person:ana"],"raise":true,"every":"1bd","max":3}])";
  const Ladder& ladder = loaded.policy->own_ladder(text);
  REQUIRE(ladder.rungs.size() == 2);
  CHECK(ladder.rungs[0].name == "due@75%");
  CHECK(ladder.rungs[0].clock == domain::ClockName::due);
  CHECK(ladder.rungs[0].percent == 75.0);
  CHECK(ladder.rungs[1].offset);
  CHECK(ladder.rungs[1].tell == std::vector<std::string>{"lead", "person:ana"});
  CHECK(ladder.rungs[1].raise);
  CHECK(ladder.rungs[1].max == 3);
  CHECK(&ladder == &loaded.policy->own_ladder(text));
}

}  // namespace
}  // namespace spoc::policy
