#include "office.h"
#include "workflow/waiting.h"

namespace spoc::workflow {
namespace {

using namespace test;

json::Object system(std::string_view id, std::string_view role = "user") {
  return {{"id", id}, {"role", role}};
}

/// [steps.access] is done for each of inputs.systems; `more` are its further keys.
std::shared_ptr<const Definition> access(std::string_view more = "") {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.systems]
type = "list"
of = { id = "string", role = "string" }
[steps.access]
team = "access"
for_each = "inputs.systems"
key = "item.id"
title = "Grant {{ item.role }} on {{ item.id }}"
form = { account = "string?" }
)toml" + std::string(more) +
                R"toml(
[steps.after]
team = "hr"
needs = ["access"]
text = "{{ steps.access.outputs.done }}"
)toml");
}

json::Object systems(std::initializer_list<std::string_view> ids) {
  json::Array list;
  for (const auto id : ids) list.emplace_back(system(id));
  return {{"systems", std::move(list)}};
}

TEST_CASE("a step is done for each item, with a ticket each, and is over when they are") {
  Driven run(access(), systems({"vpn", "erp"}));
  REQUIRE(run.tickets().size() == 2);
  CHECK(run.tickets()[0].title == "Grant user on vpn");
  CHECK(run.tickets()[0].item == "vpn");
  CHECK(run.item_state("access", "erp") == "active");
  run.item_done("access", "erp", {}, {{"account", "E7"}});
  CHECK(run.state("access") == "active");
  run.item_done("access", "vpn", {}, {{"account", "e7"}});
  CHECK(run.state("access") == "done");
  CHECK(run.step("access").outputs ==
        json::Object{{"done", 2}, {"total", 2}, {"skipped", 0}, {"account", json::Array{"e7", "E7"}}});
  CHECK(run.ticket("after").text == "2");
}

TEST_CASE("a list without items is done at once") {
  Driven run(access(), systems({}));
  CHECK(run.state("access") == "done");
  CHECK(run.state("after") == "active");
}

TEST_CASE("two items of one key fail the step") {
  Driven run(access(), systems({"vpn", "vpn"}));
  CHECK(run.state("access") == "failed");
  CHECK(run.step("access").reason == "two items have the key \"vpn\"");
}

TEST_CASE("no more items begin than may be under way together") {
  Driven run(access("max_parallel = 2\n"), systems({"a", "b", "c"}));
  CHECK(run.tickets().size() == 2);
  CHECK(run.item_state("access", "c") == "pending");
  const auto waits = waits_for(run.definition(), run.run(), 0, run.now(), "c");
  REQUIRE(waits);
  CHECK(waits->code == Reason::step);
  CHECK(waits->who == "access/a, access/b");
  run.item_done("access", "b");
  CHECK(run.item_state("access", "c") == "active");
}

TEST_CASE("a step is complete when its items say so, and the others are withdrawn") {
  Driven run(access("complete_when = \"done >= 2\"\n"), systems({"a", "b", "c"}));
  run.item_done("access", "a").item_done("access", "c");
  CHECK(run.state("access") == "done");
  CHECK(run.item_state("access", "b") == "withdrawn");
  CHECK(run.ends().size() == 1);
}

TEST_CASE("items may be added while a step is open, each key once") {
  Driven run(access("open = true\ncomplete_when = \"total >= 2 && done == total\"\n"), systems({"a"}));
  run.item_done("access", "a");
  CHECK(run.state("access") == "active");
  run.then(ItemAdded{"access", system("b")}, {});
  CHECK(run.item_state("access", "b") == "active");
  CHECK(run.ticket("access").title == "Grant user on b");
  CHECK(thrown([&] { run.then(ItemAdded{"access", system("b")}, {}); }) == Code::conflict);
  run.item_done("access", "b");
  CHECK(run.state("access") == "done");
}

TEST_CASE("a step that is not open takes no items") {
  Driven run(access(), systems({"a"}));
  CHECK(thrown([&] { run.then(ItemAdded{"access", system("b")}, {}); }) == Code::refused);
}

TEST_CASE("a failed item fails the step when all are over, and tried again it goes on") {
  Driven run(access("decline = true\n"), systems({"a", "b"}));
  run.then(Decided{"access", false, "no licence", 0, "a"}, {}, "bob");
  CHECK(run.item_state("access", "a") == "failed");
  CHECK(run.state("access") == "active");
  run.item_done("access", "b");
  CHECK(run.state("access") == "failed");
  CHECK(run.step("access").reason == "items failed: a");
  CHECK(run.run().state == domain::RunState::running);
  run.then(Retried{"access", "bought", "a"}, {});
  CHECK(run.state("access") == "active");
  CHECK(run.run().step("access", "a")->round == 2);
  run.item_done("access", "a");
  CHECK(run.state("access") == "done");
}

TEST_CASE("cancelling a run ends its items") {
  Driven run(access(), systems({"a", "b"}));
  run.then(Cancelled{"over"}, {});
  CHECK(run.item_state("access", "a") == "cancelled");
  CHECK(run.ends().size() == 2);
}

TEST_CASE("what is said of a step with items names one") {
  Driven run(access(), systems({"a"}));
  CHECK(thrown([&] { run.done("access"); }) == Code::conflict);
  CHECK(thrown([&] { run.item_done("access", "z"); }) == Code::not_found);
}

TEST_CASE("steps for each item are checked") {
  const auto of = [](std::string_view keys) {
    return findings(
        "spoc = 1\n[workflow]\nowner = \"hr\"\n[inputs.l]\ntype = \"list\"\nof = { id = \"string\" }\n[steps.a]\nteam "
        "= \"it\"\n" +
        std::string(keys));
  };
  using Found = std::vector<std::string>;
  CHECK(of("for_each = \"inputs.l\"\nkey = \"item.id\"\n").empty());
  CHECK(of("for_each = \"inputs.l\"\n") == Found{"9: missing-key"});
  CHECK(of("for_each = \"inputs.l\"\nkey = \"item.ix\"\n") == Found{"10: unknown-member"});
  CHECK(of("max_parallel = 3\n") == Found{"9: missing-key"});
  CHECK(of("for_each = \"run.id\"\n") == Found{"9: wrong-type"});
}

TEST_CASE("no ticket of an item is taken for one of a round before, however it was done again") {
  Driven run(access(), systems({"a"}));
  run.item_done("access", "a");
  run.then(Redone{"access", "wrong account", "a"}, {});
  CHECK(run.ticket("access").round == 2);
  run.item_done("access", "a");
  run.then(Redone{"access", "all of it", ""}, {});
  CHECK(run.ticket("access").round == 3);
  CHECK(run.step("access").round == 3);
}

TEST_CASE("the items of a step take its mutex one after the other, and not the step itself") {
  Driven run(access("mutex = \"floor\"\n"), systems({"a", "b"}));
  CHECK(run.item_state("access", "a") == "active");
  CHECK(run.item_state("access", "b") == "pending");
  run.item_done("access", "a");
  CHECK(run.item_state("access", "b") == "active");
}

TEST_CASE("a rejection that sends all items back ends the ticket of the one that was rejected once") {
  Driven run(define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[steps.draft]
team = "hr"
[steps.agree]
kind = "approval"
needs = ["draft"]
for_each = "['x', 'y']"
approvers = ["dan"]
due = "activated + 5d"
on_timeout = "escalate"
on_reject = "rework"
rework_to = "draft"
)toml"));
  run.done("draft");
  run.then(Decided{"agree", false, "no", 1, "x"}, {}, "dan");
  CHECK(run.ends().size() == 2);
  CHECK(run.state("draft") == "active");
}

TEST_CASE("an item that somebody types has the types of the list") {
  const auto rooms = define_steps(R"toml(
[inputs.rooms]
type = "list"
of = { id = "string", seats = "int", from = "date?" }
[steps.book]
team = "it"
for_each = "inputs.rooms"
key = "item.id"
open = true
[inputs.names]
type = "list(string)"
[steps.call]
team = "it"
for_each = "inputs.names"
key = "item"
open = true
)toml");
  CHECK(item_of(*rooms, "book", {{"id", "12"}, {"seats", "12"}}) == json::Value(json::Object{{"id", "12"}, {"seats", 12}}));
  CHECK(item_of(*rooms, "book", {{"seats", "1"}, {"id", "a"}, {"from", "2026-06-01"}}) ==
        json::Value(json::Object{{"id", "a"}, {"seats", 1}, {"from", "2026-06-01"}}));
  CHECK(item_of(*rooms, "call", {{"item", "12"}}) == json::Value("12"));
  const auto refused = [&](std::string_view step, const std::vector<std::pair<std::string, std::string>>& set) {
    return thrown([&] { item_of(*rooms, step, set); }) == Code::data;
  };
  CHECK(refused("book", {{"id", "a"}, {"seats", "many"}}));
  CHECK(refused("book", {{"id", "a"}}));
  CHECK(refused("book", {{"id", "a"}, {"seats", "1"}, {"floor", "2"}}));
  CHECK(refused("book", {{"id", "a"}, {"seats", "1"}, {"from", "soon"}}));
  CHECK(refused("call", {{"name", "a"}}));
}

}  // namespace
}  // namespace spoc::workflow
