#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;

TEST_CASE("steps without needs begin at once, and what needs them when they are done") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
[steps.b]
team = "hr"
needs = ["a"]
)toml"));
  CHECK(run.state("a") == "active");
  CHECK(run.state("b") == "pending");
  REQUIRE(run.tickets().size() == 1);
  CHECK(run.ticket("a").team == "it");
  CHECK(run.step("a").ticket == TicketId{1});
  run.done("a", "2026-06-01 11:00");
  CHECK(run.state("b") == "active");
  CHECK(run.run().state == domain::RunState::running);
  run.done("b", "2026-06-02 11:00");
  CHECK(run.run().state == domain::RunState::done);
  CHECK(run.run().finished_at == at("2026-06-02 11:00"));
}

TEST_CASE("a join of all waits for every need, one of any for the first, and fires once") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
[steps.b]
team = "it"
[steps.every]
team = "it"
needs = ["a", "b"]
[steps.first]
team = "it"
needs = ["a", "b"]
join = "any"
)toml"));
  run.done("a");
  CHECK(run.state("every") == "pending");
  CHECK(run.state("first") == "active");
  run.done("b");
  CHECK(run.state("every") == "active");
  CHECK(run.tickets().size() == 4);
}

TEST_CASE("a join of k is met by k, and skipped when it cannot be met any more") {
  const auto definition = define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.two]
type = "bool"
[steps.a]
team = "it"
[steps.b]
team = "it"
when = "inputs.two"
[steps.c]
team = "it"
when = "false || false"
[steps.d]
team = "it"
needs = ["a", "b", "c"]
join = 2
)toml");
  Driven met(definition, {{"two", true}});
  met.done("a").done("b");
  CHECK(met.state("d") == "active");
  Driven unmet(definition, {{"two", false}});
  CHECK(unmet.state("d") == "skipped");
}

TEST_CASE("a step whose condition is false is skipped, and so is what only it enabled") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
[steps.maybe]
team = "it"
needs = ["a"]
when = "1 > 2"
[steps.after]
team = "it"
needs = ["maybe"]
[steps.both]
team = "it"
needs = ["a", "maybe"]
[steps.anyway]
team = "it"
needs = ["maybe"]
if_all_skipped = "run"
)toml"));
  run.done("a");
  CHECK(run.state("maybe") == "skipped");
  CHECK(run.state("after") == "skipped");
  CHECK(run.state("both") == "active");
  CHECK(run.state("anyway") == "active");
}

TEST_CASE("a failed step blocks what needs it, unless that tolerates it") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
due = "activated + 1h"
on_timeout = "fail"
[steps.blocked]
team = "it"
needs = ["a"]
[steps.cleanup]
team = "it"
needs = ["a?"]
)toml"));
  run.sweep("2026-06-01 11:30");
  CHECK(run.state("a") == "failed");
  CHECK(run.step("a").finished_at == at("2026-06-01 11:00"));
  CHECK(run.state("blocked") == "pending");
  CHECK(run.state("cleanup") == "active");
  run.done("cleanup");
  CHECK(run.run().state == domain::RunState::running);
}

TEST_CASE("a gate is done as soon as it is reached, and an end stops the run with its result") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
[steps.slow]
team = "it"
[steps.meet]
kind = "gate"
needs = ["a"]
[steps.over]
kind = "end"
needs = ["meet"]
result = "withdrawn"
)toml"));
  run.done("a", "2026-06-01 12:00");
  CHECK(run.state("meet") == "done");
  CHECK(run.run().state == domain::RunState::done);
  CHECK(run.run().result == "withdrawn");
  CHECK(run.state("slow") == "cancelled");
  REQUIRE(run.ends().size() == 1);
  CHECK(run.ends().front().id == run.step("slow").ticket);
  CHECK_FALSE(run.ends().front().resolved);
}

TEST_CASE("the same answer twice succeeds, a different one is a conflict") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
form = { serial = "string", note = "string?" }
[steps.b]
team = "it"
needs = ["a"]
)toml"));
  run.done("a", "2026-06-01 11:00", {{"serial", "7"}});
  const auto version = run.run().version;
  run.done("a", "2026-06-01 12:00", {{"serial", "7"}, {"note", nullptr}}, "bob");
  CHECK(run.last().repeated);
  CHECK(run.run().version == version);
  CHECK(run.tickets().size() == 2);
  CHECK(thrown([&] { run.done("a", {}, {{"serial", "8"}}); }) == Code::conflict);
}

TEST_CASE("a form must be complete, of the right types, and without other fields") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
form = { count = "int", size = "enum(small, large)" }
)toml"));
  CHECK(thrown([&] { run.done("a", {}, {{"count", 3}}); }) == Code::data);
  CHECK(thrown([&] { run.done("a", {}, {{"count", "3"}, {"size", "small"}}); }) == Code::data);
  CHECK(thrown([&] { run.done("a", {}, {{"count", 3}, {"size", "small"}, {"colour", "red"}}); }) == Code::data);
  CHECK(run.state("a") == "active");
  run.done("a", {}, {{"size", "small"}, {"count", 3}});
  CHECK(run.step("a").outputs == json::Object{{"count", 3}, {"size", "small"}});
}

TEST_CASE("an answer to a step that has not begun, or to no step, is refused") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
[steps.b]
team = "it"
needs = ["a"]
)toml"));
  CHECK(thrown([&] { run.done("b"); }) == Code::conflict);
  CHECK(thrown([&] { run.done("c"); }) == Code::not_found);
  CHECK(thrown([&] { run.decide("a", true, "cfo"); }) == Code::conflict);
}

TEST_CASE("outputs of steps before go into titles, texts and conditions") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
form = { model = "enum(standard, none)", who = "person" }
[steps.b]
team = "it"
needs = ["a"]
when = "steps.a.outputs.model != 'none'"
title = "A {{ steps.a.outputs.model }} laptop for {{ steps.a.outputs.who.name }}"
assign = "steps.a.outputs.who"
)toml"));
  run.done("a", {}, {{"model", "standard"}, {"who", "bob"}});
  CHECK(run.ticket("b").title == "A standard laptop for Bob");
  CHECK(run.ticket("b").assignee == "bob");
}

TEST_CASE("a step may be skipped by hand only where its file says so") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
skippable = true
[steps.b]
team = "it"
)toml"));
  run.then(Skipped{"a", "not needed"}, "2026-06-01 11:00");
  CHECK(run.state("a") == "skipped");
  CHECK(run.step("a").reason == "not needed");
  CHECK(run.ends().size() == 1);
  CHECK(thrown([&] { run.then(Skipped{"b", "lazy"}, {}); }) == Code::refused);
}

TEST_CASE("cancelling ends what is under way and the run") {
  Driven run(define_steps("[steps.a]\nteam = \"it\"\n[steps.b]\nteam = \"it\"\nneeds = [\"a\"]\n"));
  run.then(Cancelled{"no longer needed"}, "2026-06-01 12:00");
  CHECK(run.run().state == domain::RunState::cancelled);
  CHECK(run.state("a") == "cancelled");
  CHECK(run.ends().size() == 1);
  CHECK(thrown([&] { run.done("a"); }) == Code::conflict);
  CHECK(thrown([&] { run.then(Skipped{"b", "over"}, {}); }) == Code::conflict);
  CHECK(thrown([&] { run.then(Started{}, {}); }) == Code::conflict);
  run.then(Cancelled{"again"}, "2026-06-01 13:00");
  CHECK(run.last().repeated);
}

TEST_CASE("a held run begins nothing until it is released") {
  Driven run(define_steps("[steps.a]\nteam = \"it\"\n[steps.b]\nteam = \"it\"\nneeds = [\"a\"]\n"));
  run.then(Held{"budget"}, "2026-06-01 11:00").done("a", "2026-06-01 12:00");
  CHECK(run.state("b") == "pending");
  CHECK_FALSE(run.change().wake_at);
  run.then(Released{""}, "2026-06-01 13:00");
  CHECK(run.state("b") == "active");
  CHECK(run.step("b").activated_at == at("2026-06-01 13:00"));
}

TEST_CASE("a step for somebody without an account goes to the team that looks after them") {
  const auto definition = define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.who]
type = "contact"
[steps.a]
team = "hr"
assign = "inputs.who"
)toml");
  Driven run(definition, {{"who", json::Object{{"name", "Zoe"}, {"address", "zoe@home.example"}}}});
  CHECK(run.ticket("a").contact == "zoe@home.example");
  CHECK(run.ticket("a").team == "hr");
  CHECK(run.ticket("a").assignee.empty());
}

TEST_CASE("a step whose expression has no value fails and says why") {
  Driven run(define_steps(R"toml(
[steps.a]
team = "it"
assign = "manager_of('cfo')"
)toml"));
  CHECK(run.state("a") == "failed");
  CHECK(run.step("a").reason.find("manager of cfo") != std::string::npos);
  CHECK(run.run().state == domain::RunState::failed);
}

}  // namespace
}  // namespace spoc::workflow
