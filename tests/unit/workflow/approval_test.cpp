#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;

std::shared_ptr<const Definition> approval(std::string_view more) {
  return define_steps(R"toml(
[steps.request]
team = "hr"
form = { amount = "int" }
[steps.middle]
team = "it"
needs = ["request"]
[steps.aside]
team = "it"
needs = ["request"]
[steps.approve]
kind = "approval"
needs = ["middle"]
)toml" + std::string(more) +
                      R"toml(
[steps.after]
team = "it"
needs = ["approve"]
)toml");
}

Driven at_approval(std::string_view more) {
  Driven run(approval(more));
  run.done("request", "2026-06-01 11:00", {{"amount", 3}})
      .done("middle", "2026-06-01 12:00")
      .done("aside", "2026-06-01 12:00");
  return run;
}

TEST_CASE("the first answer decides when any approver is enough") {
  Driven run = at_approval("approvers = [\"members('finance')\"]");
  CHECK(run.step("approve").approvers == std::vector<std::string>{"cfo", "dan", "eve"});
  run.decide("approve", true, "dan", "2026-06-01 13:00", "fine");
  CHECK(run.state("approve") == "done");
  CHECK(run.step("approve").outputs == json::Object{{"approved", true}, {"by", "dan"}, {"why", "fine"}});
  CHECK(run.state("after") == "active");
  REQUIRE(run.ends().size() == 1);
  CHECK(run.ends().front().resolved);
}

TEST_CASE("a quorum waits for as many approvals, and rejects once they cannot come any more") {
  Driven run = at_approval("approvers = [\"members('finance')\"]\nquorum = 2");
  run.decide("approve", true, "dan");
  CHECK(run.state("approve") == "active");
  run.decide("approve", false, "eve");
  CHECK(run.state("approve") == "active");
  Driven rejected = run;
  rejected.decide("approve", false, "cfo", {}, "too much");
  CHECK(rejected.state("approve") == "failed");
  run.decide("approve", true, "cfo");
  CHECK(run.state("approve") == "done");
  CHECK(run.step("approve").outputs[1].second == json::Value("dan, cfo"));
}

TEST_CASE("where all must approve, one rejection decides") {
  Driven run = at_approval("approvers = [\"dan\", \"eve\"]\nquorum = \"all\"");
  run.decide("approve", true, "dan");
  CHECK(run.state("approve") == "active");
  run.decide("approve", false, "eve");
  CHECK(run.state("approve") == "failed");
}

TEST_CASE("the same decision twice succeeds, the opposite one is a conflict") {
  Driven run = at_approval("approvers = [\"dan\"]");
  run.decide("approve", true, "dan").decide("approve", true, "dan");
  CHECK(run.last().repeated);
  CHECK(thrown([&] { run.decide("approve", false, "dan"); }) == Code::conflict);
}

TEST_CASE("only approvers decide, or who stands in for one") {
  Driven run = at_approval("approvers = [\"dan\"]");
  CHECK(thrown([&] { run.decide("approve", true, "eve"); }) == Code::refused);
  CHECK(thrown([&] { run.done("approve"); }) == Code::conflict);
  run.then(Decided{"approve", true, ""}, {}, "eve", "dan");
  CHECK(run.step("approve").decisions.front().person == "dan");
  CHECK(run.step("approve").done_by == std::vector<std::string>{"eve", "dan"});
}

TEST_CASE("four eyes hold, also for whoever acts on behalf of somebody") {
  Driven run(approval("approvers = [\"dan\", \"eve\"]\nnot_by = [\"request\"]"));
  run.then(Completed{"request", {{"amount", 1}}}, "2026-06-01 11:00", "dan", "ana").done("middle", "2026-06-01 12:00");
  CHECK(run.step("approve").approvers == std::vector<std::string>{"eve"});
  CHECK(thrown([&] { run.then(Decided{"approve", true, ""}, {}, "dan", "eve"); }) == Code::refused);
  CHECK(thrown([&] { run.then(Decided{"approve", true, ""}, {}, "eve", "ana"); }) == Code::refused);
  run.decide("approve", true, "eve");
  CHECK(run.state("approve") == "done");
}

TEST_CASE("four eyes look at everybody who decided, not only at the last") {
  Driven run(define_steps("[steps.first]\nkind = \"approval\"\napprovers = [\"members('finance')\"]\nquorum = 2\n"
                          "[steps.second]\nkind = \"approval\"\nneeds = [\"first\"]\napprovers = [\"members('finance')\"]\nnot_by = [\"first\"]\n"));
  run.decide("first", true, "dan").then(Decided{"first", true, ""}, {}, "ana", "eve");
  CHECK(run.step("first").done_by == std::vector<std::string>{"dan", "ana", "eve"});
  CHECK(run.step("second").approvers == std::vector<std::string>{"cfo"});
}

TEST_CASE("an approver hands over what is to be decided, within four eyes and once for each person") {
  Driven run(approval("approvers = [\"dan\", \"eve\"]\nquorum = \"all\"\nnot_by = [\"request\"]"));
  run.done("request", "2026-06-01 11:00", {{"amount", 1}}, "ana").done("middle");
  run.then(HandedOver{"approve", "dan", "cfo", "on leave", ""}, {}, "dan");
  CHECK(run.step("approve").approvers == std::vector<std::string>{"cfo", "eve"});
  CHECK(thrown([&] { run.decide("approve", true, "dan"); }) == Code::refused);
  CHECK(thrown([&] { run.then(HandedOver{"approve", "cfo", "eve", "", ""}, {}, "cfo"); }) == Code::conflict);
  CHECK(thrown([&] { run.then(HandedOver{"approve", "dan", "bob", "", ""}, {}, "dan"); }) == Code::conflict);
  CHECK(thrown([&] { run.then(HandedOver{"approve", "cfo", "ana", "", ""}, {}, "cfo"); }) == Code::refused);
  run.decide("approve", true, "cfo");
  CHECK(thrown([&] { run.then(HandedOver{"approve", "cfo", "bob", "", ""}, {}, "cfo"); }) == Code::conflict);
  run.decide("approve", true, "eve");
  CHECK(run.state("approve") == "done");
}

TEST_CASE("an approval that nobody could ever decide is an error of the file") {
  const auto found = [](std::string_view steps) { return findings("spoc = 1\n[workflow]\nowner = \"hr\"\n" + std::string(steps)); };
  const std::string ask = "[steps.a]\nassign = \"dan\"\n[steps.b]\nassign = \"eve\"\n";
  const auto approve = [](std::string_view more) { return "[steps.c]\nkind = \"approval\"\nneeds = [\"a\", \"b\"]\ndue = \"opened + 1bd\"\non_timeout = \"escalate\"\n" + std::string(more); };
  CHECK(found(ask + approve("approvers = [\"dan\"]\nnot_by = [\"a\", \"b\"]\n")) == std::vector<std::string>{"13: nobody-left"});
  CHECK(found(ask + approve("approvers = [\"dan\", \"eve\"]\nnot_by = [\"a\", \"b\"]\n")) == std::vector<std::string>{"13: nobody-left"});
  CHECK(found(ask + approve("approvers = [\"dan\", \"eve\"]\nnot_by = [\"a\"]\n")).empty());
  CHECK(found(approve("approvers = [\"members('finance')\"]\nquorum = \"all\"\n") +
              "[steps.a]\nteam = \"it\"\n[steps.b]\nteam = \"it\"\n[steps.d]\nkind = \"approval\"\nneeds = [\"c\"]\ndue = \"opened + 1bd\"\non_timeout = "
              "\"escalate\"\napprovers = [\"members('finance')\"]\nnot_by = [\"c\"]\n") == std::vector<std::string>{"20: nobody-left"});
}

TEST_CASE("an approval that four eyes leave nobody for fails and says so") {
  Driven run(approval("approvers = [\"dan\"]\nnot_by = [\"request\"]"));
  run.done("request", "2026-06-01 11:00", {{"amount", 1}}, "dan").done("middle");
  CHECK(run.state("approve") == "failed");
  CHECK(run.step("approve").reason == "nobody is left who may decide");
}

constexpr std::string_view kRework =
    "approvers = [\"dan\"]\non_reject = \"rework\"\nrework_to = \"request\"\nmax_rounds = 2";

TEST_CASE("rework resets exactly the steps between target and rejecter, once more") {
  Driven run = at_approval(kRework);
  const auto before = run.tickets().size();
  run.decide("approve", false, "dan", "2026-06-02 10:00", "too dear");
  CHECK(run.state("request") == "active");
  CHECK(run.state("middle") == "pending");
  CHECK(run.state("approve") == "pending");
  CHECK(run.state("aside") == "done");
  CHECK(run.step("request").round == 2);
  CHECK(run.step("request").outputs.empty());
  CHECK(run.tickets().size() == before + 1);
  CHECK(run.ticket("request").sent_back == "too dear");
  CHECK(run.ticket("request").round == 2);
  run.done("request", {}, {{"amount", 2}}).done("middle");
  CHECK(run.state("approve") == "active");
  CHECK(run.step("approve").round == 2);
  CHECK(run.step("approve").decisions.empty());
  CHECK(run.state("aside") == "done");
}

TEST_CASE("rework is bounded: the last round's rejection fails") {
  Driven run = at_approval(kRework);
  run.decide("approve", false, "dan").done("request", {}, {{"amount", 2}}).done("middle");
  run.decide("approve", false, "dan", {}, "still too dear");
  CHECK(run.state("approve") == "failed");
  CHECK(run.step("approve").reason == "rejected: still too dear (round 2 of 2)");
}

TEST_CASE("an answer to an earlier round is a conflict") {
  Driven run = at_approval(kRework);
  run.decide("approve", false, "dan");
  CHECK(thrown([&] { run.then(Completed{"request", {{"amount", 3}}, 1}, {}); }) == Code::conflict);
}

TEST_CASE("a rejection may cancel the run") {
  Driven run = at_approval("approvers = [\"dan\"]\non_reject = \"cancel\"");
  run.decide("approve", false, "dan", {}, "no");
  CHECK(run.run().state == domain::RunState::cancelled);
  CHECK(run.state("approve") == "cancelled");
}

TEST_CASE("a deadline does what the file says, at its own time, and never approves by itself") {
  const auto with = [](std::string_view what) {
    Driven run =
        at_approval("approvers = [\"dan\"]\ndue = \"activated + 1bd\"\non_timeout = \"" + std::string(what) + "\"");
    run.sweep("2026-06-05 10:00");
    return run;
  };
  CHECK(with("escalate").state("approve") == "active");
  CHECK_FALSE(with("escalate").change().wake_at);
  CHECK(with("skip").state("approve") == "skipped");
  CHECK(with("skip").state("after") == "skipped");
  CHECK(with("fail").state("approve") == "failed");
  CHECK(with("reject").step("approve").reason == "rejected: its deadline passed");
  const Driven approved = with("approve");
  CHECK(approved.state("approve") == "done");
  CHECK(approved.step("approve").finished_at == at("2026-06-02 12:00"));
  CHECK(approved.step("after").activated_at == at("2026-06-02 12:00"));
  CHECK(approved.step("approve").done_by.empty());
}

TEST_CASE("an answer at the very instant of the deadline counts") {
  Driven run = at_approval("approvers = [\"dan\"]\ndue = \"activated + 1bd\"\non_timeout = \"reject\"");
  run.decide("approve", true, "dan", "2026-06-02 12:00");
  CHECK(run.state("approve") == "done");
}

TEST_CASE("an answer after the deadline finds it applied") {
  Driven run = at_approval("approvers = [\"dan\"]\ndue = \"activated + 1bd\"\non_timeout = \"reject\"");
  CHECK(thrown([&] { run.decide("approve", true, "dan", "2026-06-02 12:01"); }) == Code::conflict);
}

}  // namespace
}  // namespace spoc::workflow
