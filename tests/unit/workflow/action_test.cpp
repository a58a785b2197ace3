#include <set>

#include "attempts.h"
#include "workflow/waiting.h"

namespace spoc::workflow {
namespace {

using namespace test;

TEST_CASE("an action is queued as soon as it begins, and waits for a delivery") {
  const Driven run = identity();
  CHECK(run.state("identity") == "active");
  CHECK(run.step("identity").try_at == at("2026-06-01 10:00"));
  CHECK(run.tickets().empty());
  CHECK_FALSE(wake_at(run.definition(), run.run()));
  const auto waits = waits_for(run.definition(), run.run(), 0, run.now());
  REQUIRE(waits);
  CHECK(waits->code == Reason::delivery);
  CHECK(waits->command == "spoc deliver");
}

TEST_CASE("an attempt has a token, a key, and a lease that outlasts its timeout; then the run is woken") {
  Driven run = identity();
  begin(run, "2026-06-01 10:05");
  REQUIRE(run.last().actions.size() == 1);
  const ActionOrder& order = run.last().actions.front();
  CHECK(order.command.arguments == Found{"idm-ctl", "create", "--id", "E1"});
  CHECK(order.attempt == 1);
  CHECK(order.timeout == time::minutes(2));
  CHECK(order.lease_until == at("2026-06-01 10:08"));
  CHECK(order.key.size() == 32);
  CHECK(run.step("identity").token == order.token);
  CHECK(run.step("identity").attempts == 1);
  CHECK(wake_at(run.definition(), run.run()) == order.lease_until);
  CHECK(waits_for(run.definition(), run.run(), 0, run.now())->code == Reason::lease);
}

TEST_CASE("what is tried already is not tried by somebody else") {
  Driven run = identity();
  begin(run, "2026-06-01 10:00");
  const std::string token = run.step("identity").token;
  begin(run, "2026-06-01 10:01");
  CHECK(run.last().actions.empty());
  CHECK(run.last().repeated);
  CHECK(run.step("identity").token == token);
}

TEST_CASE("a program that ends well finishes its step, and the run goes on") {
  Driven run = identity("[steps.mail]\nteam = \"it\"\nneeds = [\"identity\"]\n");
  end(run, begin(run, "2026-06-01 10:00"), Ending::done, "2026-06-01 10:01");
  CHECK(run.state("identity") == "done");
  CHECK(run.state("mail") == "active");
  CHECK(run.step("identity").token.empty());
  CHECK_FALSE(run.step("identity").lease_until);
}

TEST_CASE("what it returns are the outputs of its step, and what else it says is passed over") {
  Driven run = identity(
      "returns = { login = \"string\", quota = \"int?\" }\n[steps.mail]\nteam = \"it\"\nneeds = [\"identity\"]\ntitle "
      "= \"Mail of {{ steps.identity.outputs.login }}\"\n");
  const std::string token = begin(run, "2026-06-01 10:00");
  CHECK(run.last().actions.front().answers);
  answered(run, token, "2026-06-01 10:01", R"({"login":"mona","trace":[1]})");
  CHECK(run.step("identity").outputs == json::Object{{"login", "mona"}});
  CHECK(run.ticket("mail").title == "Mail of mona");
}

TEST_CASE("an answer of another shape is a failure at once, whatever attempts are left") {
  Driven run = identity("retry = { max = 5 }\nreturns = { login = \"string\" }\n");
  answered(run, begin(run, "2026-06-01 10:00"), "2026-06-01 10:01", R"({"login":7})");
  CHECK(run.state("identity") == "failed");
  CHECK(run.step("identity").reason == "its standard output has another shape: login: must be text");
  Driven silent = identity("returns = { login = \"string\" }\n");
  end(silent, begin(silent, "2026-06-01 10:00"), Ending::done, "2026-06-01 10:01");
  CHECK(silent.step("identity").reason == "its standard output is no JSON object");
}

TEST_CASE("a failed attempt is tried again after pauses that grow, and there is an end to it") {
  Driven run = identity(kThrice);
  end(run, begin(run, "2026-06-01 10:00"), Ending::exit, "2026-06-01 10:00", 75);
  CHECK(run.state("identity") == "active");
  CHECK(run.step("identity").try_at == at("2026-06-01 10:00") + time::seconds(30));
  const auto waits = waits_for(run.definition(), run.run(), 0, run.now());
  CHECK(waits->code == Reason::retry);
  CHECK(waits->detail == "exit code 75: attempt 2 of 3 follows");
  CHECK(waits->until == run.step("identity").try_at);
  begin(run, "2026-06-01 10:00");
  CHECK(run.last().actions.empty());  // it is not its time
  end(run, begin(run, "2026-06-01 10:01"), Ending::timeout, "2026-06-01 10:03");
  CHECK(run.step("identity").try_at == at("2026-06-01 10:04"));
  end(run, begin(run, "2026-06-01 10:04"), Ending::exit, "2026-06-01 10:05", 75);
  CHECK(run.state("identity") == "failed");
  CHECK(run.step("identity").attempts == 3);
  CHECK(run.step("identity").reason == "exit code 75 (attempt 3)");
  CHECK(domain::word(run.run().state) == "failed");
}

TEST_CASE("pauses have a bound and jitter that is the same whenever it is asked for") {
  const auto pauses = [](std::string_view retry) {
    Driven run = identity(retry);
    std::vector<std::int64_t> found;
    for (int hour = 10; hour < 15; ++hour) {
      const std::string now = "2026-06-01 " + std::to_string(hour) + ":00";
      end(run, begin(run, now), Ending::exit, now, 1);
      found.push_back((*run.step("identity").try_at - at(now)).whole_seconds());
    }
    return found;
  };
  CHECK(pauses("retry = { max = 9, first = \"30s\", factor = 3, cap = \"5m\" }\n") ==
        std::vector<std::int64_t>{30, 90, 270, 300, 300});
  const auto some = pauses("retry = { max = 9, first = \"100s\", factor = 1, jitter = 0.2 }\n");
  CHECK(some == pauses("retry = { max = 9, first = \"100s\", factor = 1, jitter = 0.2 }\n"));
  CHECK(std::set<std::int64_t>(some.begin(), some.end()).size() > 2);
  for (const std::int64_t seconds : some) {
    CHECK(seconds >= 80);
    CHECK(seconds <= 120);
  }
}

TEST_CASE("a way of failing that is not listed is not tried again") {
  Driven run = identity(kThrice);
  end(run, begin(run, "2026-06-01 10:00"), Ending::exit, "2026-06-01 10:01", 1);
  CHECK(run.state("identity") == "failed");
  Driven missing = identity(kThrice);
  end(missing, begin(missing, "2026-06-01 10:00"), Ending::not_started, "2026-06-01 10:01");
  CHECK(missing.state("identity") == "failed");
}

TEST_CASE("a lost lease counts as an attempt, and is taken back at its true time") {
  Driven run = identity(kThrice);
  begin(run, "2026-06-01 10:00");
  run.sweep("2026-06-01 12:00");
  CHECK(run.state("identity") == "active");
  CHECK(run.step("identity").attempts == 1);
  CHECK(run.step("identity").problem == "nobody said how it ended");
  CHECK(run.step("identity").try_at == at("2026-06-01 10:03") + time::seconds(30));
  for (const char* now : {"2026-06-01 12:00", "2026-06-01 13:00"}) {
    begin(run, now);
    run.sweep(std::string(now).substr(0, 14) + "30");
  }
  CHECK(run.state("identity") == "failed");
}

TEST_CASE("a result that comes too late is rejected, recorded, and changes nothing") {
  Driven run = identity(kThrice);
  const std::string token = begin(run, "2026-06-01 10:00");
  end(run, token, Ending::done, "2026-06-01 10:04");
  CHECK(run.state("identity") == "active");
  CHECK(run.step("identity").problem == "nobody said how it ended");
  const auto* rejected = std::get_if<domain::StepResultRejected>(&run.change().events.back().event);
  REQUIRE(rejected);
  CHECK(rejected->token == token);
  CHECK(rejected->outcome == "done");
  const std::string second = begin(run, "2026-06-01 10:05");
  end(run, token, Ending::exit, "2026-06-01 10:05", 1);
  CHECK(run.step("identity").token == second);
  end(run, second, Ending::done, "2026-06-01 10:06");
  CHECK(run.state("identity") == "done");
  end(run, second, Ending::done, "2026-06-01 10:06");
  CHECK(std::holds_alternative<domain::StepResultRejected>(run.change().events.back().event));
}

TEST_CASE("what may happen only once is not tried again when nobody knows how it ended") {
  for (const Ending unknown : {Ending::timeout, Ending::stopped}) {
    Driven run = identity("once = true\nretry = { max = 3 }\n");
    end(run, begin(run, "2026-06-01 10:00"), unknown, "2026-06-01 10:01");
    CHECK(run.state("identity") == "failed");
    CHECK(run.step("identity").reason.ends_with("and nobody knows what it has done"));
  }
  Driven lost = identity("once = true\nretry = { max = 3 }\n");
  begin(lost, "2026-06-01 10:00");
  lost.sweep("2026-06-01 12:00");
  CHECK(lost.state("identity") == "failed");
  Driven known = identity("once = true\nretry = { max = 3 }\n");
  end(known, begin(known, "2026-06-01 10:00"), Ending::exit, "2026-06-01 10:01", 75);
  CHECK(known.state("identity") == "active");
}

TEST_CASE("items are tried each by itself, within the limit and the mutex") {
  constexpr std::string_view kSteps = R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.systems]
type = "list"
of = { id = "string" }
[steps.grant]
kind = "action"
run = ["grant", "{{ item.id }}"]
timeout = "1m"
for_each = "inputs.systems"
key = "item.id"
max_parallel = 2
returns = { ticket = "string" }
)toml";
  const auto systems = json::parse(R"([{"id":"a"},{"id":"b"},{"id":"c"}])");
  Driven run(define(kSteps), {{"systems", systems}});
  CHECK_FALSE(run.step("grant").try_at);
  CHECK(run.item_state("grant", "c") == "pending");
  const auto grant = [&](const std::string& item, std::string_view output) {
    const std::string token = begin(run, "2026-06-01 10:00", "grant", item);
    CHECK(run.last().actions.front().command.arguments == Found{"grant", item});
    run.then(AttemptEnded{"grant", item, token, Ending::done, 0, {}, {}, json::parse(output)}, "2026-06-01 10:01", "");
  };
  grant("a", R"({"ticket":"1"})");
  CHECK(run.item_state("grant", "c") == "active");
  grant("b", R"({"ticket":"2"})");
  grant("c", R"({})");
  CHECK(run.state("grant") == "failed");
  CHECK(run.tickets().back().item == "c");
  run.then(Retried{"grant", "again", "c"}, "2026-06-01 11:00");
  grant("c", R"({"ticket":"3"})");
  CHECK(run.state("grant") == "done");
  CHECK(json::to_text(json::Value(run.step("grant").outputs)) ==
        R"({"done":3,"total":3,"skipped":0,"ticket":["1","2","3"]})");
}

TEST_CASE("only one step of all has the mutex, whoever does it") {
  Driven run(
      define_steps("[steps.a]\nkind = \"action\"\nrun = [\"x\"]\ntimeout = \"1m\"\nmutex = \"door\"\n[steps.b]\nkind = "
                   "\"action\"\nrun = [\"x\"]\ntimeout = \"1m\"\nmutex = \"door\"\n"));
  CHECK(run.state("a") == "active");
  CHECK(run.state("b") == "pending");
  end(run, begin(run, "2026-06-01 10:00", "a"), Ending::done, "2026-06-01 10:01", 0, "a");
  CHECK(run.state("b") == "active");
}

TEST_CASE("a run that is held begins no attempt, and takes the result of one under way") {
  Driven run = identity(kThrice);
  run.then(Held{"wait"}, "2026-06-01 10:00");
  begin(run, "2026-06-01 10:01");
  CHECK(run.last().actions.empty());
  run.then(Released{"go"}, "2026-06-01 10:02");
  const std::string token = begin(run, "2026-06-01 10:02");
  run.then(Held{"wait"}, "2026-06-01 10:03");
  end(run, token, Ending::done, "2026-06-01 10:04");
  CHECK(run.state("identity") == "done");
  run.then(Released{"go"}, "2026-06-01 10:05");
  CHECK(domain::word(run.run().state) == "done");
}

TEST_CASE("a cancelled run is not told by its program any more") {
  Driven run = identity();
  const std::string token = begin(run, "2026-06-01 10:00");
  run.then(Cancelled{"never mind"}, "2026-06-01 10:01");
  CHECK(run.state("identity") == "cancelled");
  CHECK(run.step("identity").token.empty());
  end(run, token, Ending::stopped, "2026-06-01 10:02");
  CHECK(std::holds_alternative<domain::StepResultRejected>(run.change().events.back().event));
  CHECK(domain::word(run.run().state) == "cancelled");
}

TEST_CASE("a program that is told of a day that nobody knows yet waits for it") {
  Driven run(
      define("spoc = 1\n[workflow]\nowner = \"hr\"\nanchor = \"steps.ask.outputs.day\"\n[steps.ask]\nteam = \"hr\"\n"
             "form = { day = \"date\" }\n[steps.book]\nkind = \"action\"\nrun = [\"book\", \"{{ anchor }}\"]\ntimeout = \"1m\"\n"));
  begin(run, "2026-06-01 10:00", "book");
  CHECK(run.last().actions.empty());
  CHECK(waits_for(run.definition(), run.run(), 1, run.now())->code == Reason::input);
  run.done("ask", "2026-06-01 10:00", {{"day", "2026-07-01"}});
  begin(run, "2026-06-01 10:01", "book");
  REQUIRE(run.last().actions.size() == 1);
  CHECK(run.last().actions.front().command.arguments.back() == "2026-07-01");
}

TEST_CASE("what is put in cannot become an option of the program") {
  constexpr std::string_view kSteps = R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.name]
type = "string"
[steps.plain]
kind = "action"
run = ["x", "{{ inputs.name }}"]
timeout = "1m"
[steps.joined]
kind = "action"
run = ["x", "--name={{ inputs.name }}"]
timeout = "1m"
[steps.behind]
kind = "action"
run = ["x", "--", "{{ inputs.name }}"]
timeout = "1m"
)toml";
  Driven run(define(kSteps), {{"name", "--delete-all"}});
  begin(run, "2026-06-01 10:00", "plain");
  CHECK(run.state("plain") == "failed");
  CHECK(run.step("plain").reason ==
        "\"{{ inputs.name }}\" would become \"--delete-all\", which a program takes for an option");
  begin(run, "2026-06-01 10:00", "joined");
  CHECK(run.last().actions.front().command.arguments.back() == "--name=--delete-all");
  begin(run, "2026-06-01 10:00", "behind");
  CHECK(run.last().actions.front().command.arguments.back() == "--delete-all");
}

TEST_CASE("secrets are in the order by name only, and so in everything that is written") {
  Driven run = identity("env = { IDM_TOKEN = \"secret:idm_token\", REGION = \"{{ run.id }}\" }\n");
  begin(run, "2026-06-01 10:00");
  const Command& command = run.last().actions.front().command;
  CHECK(command.secrets == std::vector<std::pair<std::string, std::string>>{{"IDM_TOKEN", "idm_token"}});
  CHECK(command.variables == std::vector<std::pair<std::string, std::string>>{{"REGION", "r7"}});
  CHECK(to_text(command) == "REGION=r7 IDM_TOKEN=<secret idm_token> idm-ctl create --id E1");
}

TEST_CASE("a program may be run until it says that it is ready") {
  Driven run =
      identity("returns = { ready = \"bool\" }\nrepeat = { until = \"outputs.ready\", max = 3, every = \"10m\" }\n");
  answered(run, begin(run, "2026-06-01 10:00"), "2026-06-01 10:00", R"({"ready":false})");
  CHECK(run.state("identity") == "scheduled");
  run.sweep("2026-06-01 10:10");
  answered(run, begin(run, "2026-06-01 10:10"), "2026-06-01 10:11", R"({"ready":true})");
  CHECK(run.state("identity") == "done");
}

}  // namespace
}  // namespace spoc::workflow
