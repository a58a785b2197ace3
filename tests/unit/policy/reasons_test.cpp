#include "policy/reasons.h"

#include <set>

#include "domain/event.h"
#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::policy;

TEST_CASE("every reason stands in the table once, and names an event that there is") {
  const std::vector<std::string> kinds = domain::kinds();
  std::set<std::string_view> names;
  for (const Reason& one : reasons()) {
    INFO(one.name);
    CHECK(names.insert(one.name).second);
    CHECK((one.event.empty() || std::find(kinds.begin(), kinds.end(), one.event) != kinds.end()));
    CHECK(one.what.ends_with('.'));
  }
}

TEST_CASE("rungs are known by what they measure") {
  CHECK(reason_name("resolution@75%") == "rung");
  CHECK(reason_name("stalled:silent when ticket.priority == 'P1'") == "stalled");
  CHECK(reason_name("answer") == "answer");
  CHECK(reason_name("anything else").empty());
}

TEST_CASE("a template's file says for which notice and which language it is") {
  const auto named = [](std::string_view path) { return template_name(path); };
  REQUIRE(named("templates/acknowledgement.de.txt"));
  CHECK((named("templates/acknowledgement.de.txt")->reason == "acknowledgement" &&
         named("templates/acknowledgement.de.txt")->language == "de"));
  CHECK(named("templates/rung.pt-BR.html")->html);
  CHECK(named("templates/closed.txt")->language.empty());
  for (const char* path : {"templates/close.txt", "templates/closed.german.txt", "templates/closed.txt.bak",
                           "closed.txt", "templates/closed", "templates/closed..txt"})
    CHECK_FALSE(named(path));
}

}  // namespace
