#include "desk/definitions.h"

#include "desk/apply.h"
#include "desk/check.h"
#include "works.h"

namespace {

using namespace spoc;
using test::Works;

TEST_CASE("a run keeps the definition it was started with, whatever is applied later") {
  Works works;
  desk::Desk cleo = works.at(0);
  const domain::RunId id = desk::start_run(cleo, {"badge", {}, {}, {}, false}).run;
  auto files = test::works_policy();
  files[1].content += "[steps.party]\nteam = \"front\"\nneeds = [\"print\"]\n";
  const desk::Checked checked = desk::check(files);
  REQUIRE(checked.policy);
  desk::apply(cleo, checked.policy, false);
  works.store().read([&](store::Reading& reading) {
    desk::Definitions definitions;
    const domain::Run run = *reading.run(id);
    const workflow::Definition& pinned = definitions.of(run, reading, *works.store().policy());
    CHECK_FALSE(pinned.find("party"));
    CHECK(pinned.hash == run.definition);
    CHECK(&definitions.of(run, reading, *works.store().policy()) == &pinned);
  });
  CHECK(desk::workflow_in_force("badge", *works.store().policy())->find("party"));
  CHECK(works.differences().empty());
}

TEST_CASE("a workflow that nobody has is not found, with the nearest name") {
  Works works;
  try {
    desk::workflow_in_force("bagde", *works.store().policy());
    FAIL("found");
  } catch (const Error& error) {
    CHECK(error.code == Code::not_found);
    CHECK((error.message + error.hint).find("\"badge\"") != std::string::npos);
  }
}

}  // namespace
