#include "attempts.h"
#include "office.h"
#include "workflow/waiting.h"

namespace spoc::workflow::taking_back {
namespace {

using namespace test;

/// Two steps that may turn out not to be wanted, and what takes them back.
std::shared_ptr<const Definition> wanted(std::string_view more = "") {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
on_cancel = "compensate"
[inputs.car]
type = "bool"
default = true
[inputs.systems]
type = "list"
of = { id = "string" }
[steps.permit]
team = "hr"
when = "inputs.car"
compensate = { task = { team = "hr", title = "Give the permit back" } }
[steps.car]
team = "it"
when = "inputs.car"
compensate = { task = { team = "it", title = "Return the car" } }
[steps.access]
team = "it"
when = "inputs.car"
for_each = "inputs.systems"
key = "item.id"
compensate = { task = { team = "it", title = "Take {{ item.id }} away" } }
[steps.desk]
team = "workplace"
)toml" + std::string(more));
}

json::Object inputs(bool car) {
  const json::Array systems{json::Object{{"id", "crm"}}, json::Object{{"id", "erp"}}};
  return {{"car", car}, {"systems", systems}};
}
const json::Object kWith = inputs(true), kWithout = inputs(false);

TEST_CASE("a begun step whose condition is amended to false is withdrawn and taken back, one at a time, the last first") {
  Driven run(wanted(), kWith);
  run.done("desk").item_done("access", "crm", "2026-06-01 10:30");
  run.then(Amended{kWithout, "no car"}, "2026-06-01 11:00");
  CHECK(run.state("permit") == "withdrawn");
  CHECK(run.state("access") == "withdrawn");
  CHECK(run.item_state("access", "crm") == "done");
  CHECK(run.run().state == domain::RunState::running);
  // Of the items also the one that was done; what is not wanted any more is not there to stay.
  CHECK(run.item_state("undo:access", "erp") == "active");
  CHECK(run.ticket("undo:access").title == "Take erp away");
  CHECK(run.state("undo:car") == "pending");
  const auto ticket = run.ticket("undo:access").id;
  CHECK(run.run().step("undo:access", "erp")->ticket == ticket);
  run.item_done("undo:access", "erp");
  CHECK(run.state("undo:car") == "active");
  CHECK(run.state("undo:permit") == "pending");
  run.done("undo:car").done("undo:permit");
  CHECK(run.item_state("undo:access", "crm") == "active");
  CHECK(run.run().state == domain::RunState::running);
  run.item_done("undo:access", "crm");
  CHECK(run.run().state == domain::RunState::done);
}

TEST_CASE("what waits to be taken back says which goes before, and in a held run for its release") {
  Driven run(wanted(), kWith);
  run.then(Held{"wait"}, {}).then(Amended{kWithout, "no car"}, {});
  CHECK(run.state("undo:permit") == "pending");
  CHECK(run.state("undo:car") == "pending");
  const auto reason = [&](std::string_view id) {
    return waits_for(run.definition(), run.run(), run.step(id), World{office(), people()}, run.now());
  };
  CHECK(reason("undo:car")->code == Reason::hold);
  run.then(Released{"go on"}, {});
  CHECK(reason("undo:car")->code == Reason::step);
  CHECK(reason("undo:car")->who == "undo:access/erp");
}

TEST_CASE("a run that is cancelled meanwhile goes on taking back, and what was withdrawn is not taken back twice") {
  Driven run(wanted(), kWith);
  run.done("desk").then(Amended{kWithout, "no car"}, {}).then(Cancelled{"over"}, {});
  CHECK(run.run().state == domain::RunState::cancelling);
  run.item_done("undo:access", "erp").item_done("undo:access", "crm").done("undo:car").done("undo:permit");
  CHECK(run.run().state == domain::RunState::cancelled);
  CHECK(run.tickets().size() == 5 + 4);
}

TEST_CASE("a step that is done again is not taken back before its turn, and in its next round it can be") {
  Driven run(wanted(), kWith);
  run.then(Amended{kWithout, "no car"}, {}).then(Amended{kWith, "a car after all"}, {});
  run.then(Redone{"car", "after all", ""}, {});
  CHECK(run.state("undo:car") == "withdrawn");
  CHECK(run.state("car") == "active");
  run.then(Amended{kWithout, "no car"}, {});
  CHECK(run.state("undo:car") == "pending");
  CHECK(run.step("undo:car").round == 2);
}

TEST_CASE("a program that was never tried has nothing to be taken back") {
  const auto definition = define(R"toml(
spoc = 1
[workflow]
owner = "hr"
on_cancel = "compensate"
[inputs.on]
type = "bool"
default = true
[steps.identity]
kind = "action"
team = "it"
when = "inputs.on"
run = ["idm-ctl", "create"]
timeout = "1m"
compensate = { run = ["idm-ctl", "remove"] }
[steps.other]
team = "it"
)toml");
  Driven untried(definition, {{"on", true}});
  untried.then(Amended{{{"on", false}}, ""}, {});
  CHECK(untried.state("identity") == "withdrawn");
  CHECK(untried.state("undo:identity") == "pending");  // that is: not there
  CHECK(untried.run().step("undo:identity") == nullptr);

  Driven tried(definition, {{"on", true}});
  begin(tried, "2026-06-01 10:01");
  tried.then(Amended{{{"on", false}}, ""}, "2026-06-01 10:02");
  CHECK(tried.state("undo:identity") == "active");
  CHECK(tried.step("undo:identity").kind == domain::StepKind::action);
  tried.done("other");
  CHECK(tried.run().state == domain::RunState::running);
  const std::string token = begin(tried, "2026-06-01 10:03", "undo:identity");
  end(tried, token, Ending::done, "2026-06-01 10:04", 0, "undo:identity");
  CHECK(tried.run().state == domain::RunState::done);
}

TEST_CASE("an end waits for what is taken back, and says so") {
  Driven run(wanted("[steps.over]\nkind = \"end\"\nneeds = [\"desk\"]\nresult = \"well\"\n"), kWith);
  run.then(Amended{kWithout, "no car"}, {}).done("desk");
  CHECK(run.state("over") == "pending");
  const auto waits = waits_for(run.definition(), run.run(), 4, run.now());
  REQUIRE(waits);
  CHECK(waits->code == Reason::step);
  CHECK(waits->who == "undo:access/erp");
  run.item_done("undo:access", "erp").item_done("undo:access", "crm").done("undo:car").done("undo:permit");
  CHECK(run.run().state == domain::RunState::done);
  CHECK(run.run().result == "well");
}

/// A step that answers something, and what takes it back reads that.
std::shared_ptr<const Definition> answering(std::string_view compensate) {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
on_cancel = "compensate"
[inputs.on]
type = "bool"
default = true
[steps.payroll]
team = "finance"
when = "inputs.on"
form = { number = "string", clerk = "person" }
compensate = )toml" + std::string(compensate) + R"toml(
[steps.other]
team = "it"
)toml");
}

TEST_CASE("what was begun and not finished is taken back by people who read that its answers are not known") {
  Driven run(answering(R"({ task = { team = "finance", title = "Remove {{ steps.payroll.outputs.number }} from payroll", assign = "steps.payroll.outputs.clerk", due = "activated + 1bd" } })"),
             {{"on", true}});
  run.then(Amended{{{"on", false}}, ""}, {});
  CHECK(run.state("undo:payroll") == "active");
  const TicketOrder& order = run.ticket("undo:payroll");
  CHECK(order.type == domain::TicketType::task);
  CHECK(order.title == "Remove (not known) from payroll");
  CHECK(order.text == "It was begun and not finished, in ticket 1: see what there is to take back.");
  CHECK(order.team == "finance");
  CHECK(order.assignee.empty());
  CHECK(order.due_at);
}

TEST_CASE("a program that would take back what was not finished, by an answer nobody knows, is left to people") {
  Driven run(answering(R"({ run = ["payroll", "remove", "{{ steps.payroll.outputs.number }}"], timeout = "1m" })"), {{"on", true}});
  run.then(Amended{{{"on", false}}, ""}, {});
  CHECK(run.state("undo:payroll") == "active");
  run.then(AttemptBegun{"undo:payroll", "", "token"}, {});
  CHECK(run.last().actions.empty());
  CHECK(run.state("undo:payroll") == "failed");
  CHECK(run.ticket("undo:payroll").type == domain::TicketType::failure);
}

TEST_CASE("a rejection that cancels the run takes back what was done") {
  Driven run(define(R"toml(
spoc = 1
[workflow]
owner = "hr"
on_cancel = "compensate"
[steps.pay]
team = "finance"
compensate = { task = { team = "finance", title = "Ask for it back" } }
[steps.agree]
kind = "approval"
needs = ["pay"]
approvers = ["bob"]
on_reject = "cancel"
)toml"));
  run.done("pay").decide("agree", false, "bob");
  CHECK(run.run().state == domain::RunState::cancelling);
  CHECK(run.ticket("undo:pay").title == "Ask for it back");
  run.done("undo:pay");
  CHECK(run.run().state == domain::RunState::cancelled);
}

}  // namespace
}  // namespace spoc::workflow::taking_back
