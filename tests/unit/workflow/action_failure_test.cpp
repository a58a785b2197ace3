#include "attempts.h"
#include "workflow/waiting.h"

namespace spoc::workflow {
namespace {

using namespace test;

TEST_CASE("a failure is a ticket of the team that answers for it, and ends when it is tried again") {
  Driven run = identity();
  end(run, begin(run, "2026-06-01 10:00"), Ending::exit, "2026-06-01 10:01", 3);
  const TicketOrder& failure = run.ticket("identity");
  CHECK(failure.type == domain::TicketType::failure);
  CHECK(failure.team == "identity");
  CHECK(failure.title == "identity of sample failed: exit code 3");
  CHECK(run.step("identity").ticket == failure.id);
  const std::string key = run.step("identity").key;
  run.then(Retried{"identity", "the directory is back", ""}, "2026-06-01 11:00");
  CHECK(run.state("identity") == "active");
  REQUIRE(run.ends().size() == 1);
  CHECK(run.ends().front().id == failure.id);
  CHECK(run.ends().front().resolved);
  const std::string token = begin(run, "2026-06-01 11:00");
  CHECK(run.last().actions.front().attempt == 2);
  CHECK(run.last().actions.front().key == key);  // the same deed
  end(run, token, Ending::done, "2026-06-01 11:01");
  CHECK(domain::word(run.run().state) == "done");
}

TEST_CASE("a step without a team leaves its failure to a team of the department that answers for the workflow") {
  Driven run(define_steps("[steps.a]\nkind = \"action\"\nrun = [\"x\"]\ntimeout = \"1m\"\n"));
  end(run, begin(run, "2026-06-01 10:00", "a"), Ending::exit, "2026-06-01 10:01", 3, "a");
  CHECK(run.ticket("a").team == "hr");
}

TEST_CASE("retrying by hand begins to count anew, and doing it again is another deed") {
  Driven run = identity(kThrice);
  end(run, begin(run, "2026-06-01 10:00"), Ending::exit, "2026-06-01 10:01", 1);
  const std::string key = run.step("identity").key;
  run.then(Retried{"identity", "again", ""}, "2026-06-01 11:00");
  end(run, begin(run, "2026-06-01 11:00"), Ending::exit, "2026-06-01 11:01", 75);
  CHECK(run.step("identity").attempts == 2);
  CHECK(run.step("identity").try_at == at("2026-06-01 11:01") + time::seconds(30));
  end(run, begin(run, "2026-06-01 11:02"), Ending::done, "2026-06-01 11:03");
  run.then(Redone{"identity", "another one", ""}, "2026-06-01 12:00");
  begin(run, "2026-06-01 12:00");
  CHECK(run.step("identity").key != key);
  CHECK(run.step("identity").attempts == 1);
}

TEST_CASE("what a program could not do somebody does by hand, with what it would have returned") {
  Driven run = identity("returns = { login = \"string\" }\n[steps.mail]\nteam = \"it\"\nneeds = [\"identity\"]\n");
  end(run, begin(run, "2026-06-01 10:00"), Ending::exit, "2026-06-01 10:01", 3);
  CHECK(thrown([&] { run.done("identity", "2026-06-01 11:00"); }) == Code::data);
  run.done("identity", "2026-06-01 11:00", {{"login", "mona"}});
  CHECK(run.state("identity") == "done");
  CHECK(run.state("mail") == "active");
}

TEST_CASE("on_error says what becomes of a step whose attempts are used up") {
  const auto after = [](std::string_view on_error, int code = 1, Ending ending = Ending::exit) {
    Driven run = identity(on_error);
    end(run, begin(run, "2026-06-01 10:00"), ending, "2026-06-01 10:01", code);
    return run.state("identity") + (run.tickets().empty() ? "" : ", ticket");
  };
  CHECK(after("on_error = \"failure\"\n") == "failed, ticket");
  CHECK(after("on_error = \"skip\"\n") == "skipped");
  CHECK(after("on_error = \"fail\"\n") == "failed");
  constexpr std::string_view kTable = "on_error = { 3 = \"skip\", timeout = \"fail\", default = \"failure\" }\n";
  CHECK(after(kTable, 3) == "skipped");
  CHECK(after(kTable, 4) == "failed, ticket");
  CHECK(after(kTable, 0, Ending::timeout) == "failed");
}

TEST_CASE("another step answers an error, and is skipped when there is none") {
  constexpr std::string_view kManual = R"toml(
on_error = { 3 = "manual" }
[steps.manual]
team = "it"
needs = ["identity"]
[steps.mail]
team = "it"
needs = ["identity", "manual"]
join = "any"
)toml";
  Driven run = identity(kManual);
  end(run, begin(run, "2026-06-01 10:00"), Ending::exit, "2026-06-01 10:01", 3);
  CHECK(run.state("manual") == "active");
  CHECK(run.state("mail") == "pending");
  run.done("manual", "2026-06-01 11:00").done("mail", "2026-06-01 11:00");
  CHECK(domain::word(run.run().state) == "done");
  Driven well = identity(kManual);
  end(well, begin(well, "2026-06-01 10:00"), Ending::done, "2026-06-01 10:01");
  CHECK(well.state("manual") == "skipped");
  CHECK(well.state("mail") == "active");
  Driven other = identity(kManual);
  end(other, begin(other, "2026-06-01 10:00"), Ending::exit, "2026-06-01 10:01", 4);
  CHECK(other.state("manual") == "pending");
  CHECK(other.ticket("identity").type == domain::TicketType::failure);
}

constexpr std::string_view kUndone = R"toml(
spoc = 1
[workflow]
owner = "hr"
on_cancel = "compensate"
[steps.identity]
kind = "action"
team = "identity"
run = ["idm-ctl", "create"]
timeout = "2m"
returns = { login = "string" }
compensate = { run = ["idm-ctl", "disable", "{{ steps.identity.outputs.login }}"], retry = { max = 2 } }
[steps.laptop]
team = "it"
compensate = { run = ["stock", "return"], timeout = "1m" }
[steps.rest]
team = "it"
)toml";

Driven undone() {
  Driven run(define(kUndone));
  answered(run, begin(run, "2026-06-01 10:00"), "2026-06-01 10:01", R"({"login":"mona"})");
  run.done("laptop", "2026-06-01 10:30").then(Cancelled{"withdrawn"}, "2026-06-01 11:00");
  return run;
}

TEST_CASE("programs take back what was done, one at a time, the last first") {
  Driven run = undone();
  CHECK(domain::word(run.run().state) == "cancelling");
  CHECK(run.state("undo:laptop") == "active");
  CHECK_FALSE(run.run().step("undo:identity"));
  CHECK(waits_for(run.definition(), run.run(), run.step("undo:laptop"), {office(), people()}, run.now())->code ==
        Reason::delivery);
  const std::string first = begin(run, "2026-06-01 11:00", "undo:laptop");
  CHECK(run.last().actions.front().timeout == time::minutes(1));
  end(run, first, Ending::done, "2026-06-01 11:01", 0, "undo:laptop");
  const std::string second = begin(run, "2026-06-01 11:01", "undo:identity");
  CHECK(run.last().actions.front().command.arguments == Found{"idm-ctl", "disable", "mona"});
  end(run, second, Ending::done, "2026-06-01 11:02", 0, "undo:identity");
  CHECK(domain::word(run.run().state) == "cancelled");
}

TEST_CASE("taking back that fails is a failure, and the rest goes on") {
  Driven run = undone();
  end(run, begin(run, "2026-06-01 11:00", "undo:laptop"), Ending::exit, "2026-06-01 11:01", 9, "undo:laptop");
  CHECK(run.state("undo:laptop") == "failed");
  CHECK(run.ticket("undo:laptop").type == domain::TicketType::failure);
  begin(run, "2026-06-01 11:01", "undo:identity");
  CHECK(wake_at(run.definition(), run.run()) == at("2026-06-01 11:04"));
  run.sweep("2026-06-01 12:00");
  CHECK(run.step("undo:identity").try_at);
  end(run, begin(run, "2026-06-01 12:00", "undo:identity"), Ending::done, "2026-06-01 12:01", 0, "undo:identity");
  CHECK(domain::word(run.run().state) == "cancelled");
}

TEST_CASE("an error may cancel the run and take back what was done") {
  std::string text(kUndone);
  text.append(
      "[steps.door]\nkind = \"action\"\nneeds = [\"identity\"]\nrun = [\"door\"]\ntimeout = \"1m\"\non_error = "
      "\"compensate\"\n");
  Driven run(define(text));
  answered(run, begin(run, "2026-06-01 10:00"), "2026-06-01 10:01", R"({"login":"mona"})");
  end(run, begin(run, "2026-06-01 10:01", "door"), Ending::exit, "2026-06-01 10:02", 1, "door");
  CHECK(domain::word(run.run().state) == "cancelling");
  CHECK(run.state("undo:identity") == "active");
  CHECK(run.state("rest") == "cancelled");
}

}  // namespace
}  // namespace spoc::workflow
