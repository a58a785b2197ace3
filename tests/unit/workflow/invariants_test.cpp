#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;

std::shared_ptr<const Definition> budget() {
  return define(R"toml(spoc = 1
[workflow]
owner = "hr"
[inputs.limit]
type = "int"
[steps.ask]
team = "it"
form = { amount = "int" }
[steps.buy]
team = "it"
needs = ["ask"]
[[invariant]]
expr = "steps.ask.outputs.amount <= inputs.limit"
else = "failure"
text = "the amount is within the limit"
[[invariant]]
expr = "steps.buy.state != 'skipped'"
)toml");
}

std::size_t failures(const Driven& run) {
  std::size_t count = 0;
  for (const TicketOrder& order : run.tickets()) count += order.type == domain::TicketType::failure;
  return count;
}

TEST_CASE("what must hold and does not is a failure, once, and its end when it holds again") {
  Driven run(budget(), {{"limit", 10}});
  CHECK(failures(run) == 0);
  run.done("ask", {}, {{"amount", 20}});
  REQUIRE(failures(run) == 1);
  const TicketOrder& failure = run.tickets()[run.tickets().size() - 1];
  CHECK(failure.step == "invariant:1");
  CHECK(failure.title.find("the amount is within the limit") != std::string::npos);
  CHECK(run.run().step("invariant:1")->state == StepState::failed);
  run.sweep("2026-06-02 10:00");
  CHECK(failures(run) == 1);
  run.then(Amended{{{"limit", 30}}, "more"}, "2026-06-02 11:00");
  CHECK(run.run().step("invariant:1")->state == StepState::pending);
  REQUIRE(run.ends().size() == 1);
  CHECK(run.ends()[0].id == failure.id);
  CHECK(run.ends()[0].resolved);
  run.then(Amended{{{"limit", 5}}, "less"}, "2026-06-02 12:00");
  CHECK(failures(run) == 2);
}

TEST_CASE("what somebody has looked after is no failure again until it has held") {
  Driven run(budget(), {{"limit", 10}});
  run.done("ask", {}, {{"amount", 20}});
  run.then(Completed{"invariant:1", {}, 1, ""}, "2026-06-02 10:00", "bob");
  CHECK(run.run().step("invariant:1")->done_by == std::vector<std::string>{"bob"});
  run.then(Amended{{{"limit", 11}}, ""}, "2026-06-02 11:00");
  CHECK(failures(run) == 1);
  run.then(Amended{{{"limit", 20}}, ""}, "2026-06-02 12:00").then(Amended{{{"limit", 11}}, ""}, "2026-06-02 13:00");
  CHECK(failures(run) == 2);
  run.then(Cancelled{"no more"}, "2026-06-02 14:00");
  CHECK(run.ends().back().id == run.run().step("invariant:1")->ticket);
}

}  // namespace
}  // namespace spoc::workflow
