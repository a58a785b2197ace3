#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;

constexpr std::string_view kHello = R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.who]
type = "contact"
[steps.read]
assign = "inputs.who"
team = "hr"
due = "activated + 2bd"
[steps.badge]
assign = "inputs.who"
team = "hr"
needs = ["read"]
[steps.photo]
assign = "inputs.who"
team = "hr"
)toml";

json::Object kim() {
  return {{"who", json::Object{{"name", "Kim"}, {"address", "Kim@home.example"}}}};
}

std::size_t count_of(const Driven& run, std::string_view kind) {
  std::size_t count = 0;
  for (const auto& recorded : run.change().events) count += domain::kind(recorded.event) == kind;
  return count;
}

TEST_CASE("what is open for a contact is theirs as soon as they are a person, with their dates") {
  Driven run(define(kHello), kim());
  REQUIRE(run.step("read").contact == "Kim@home.example");
  REQUIRE(run.step("read").assignee.empty());
  const auto due = run.step("read").due_at;
  run.then(Identified{"kim@home.example", "dan", "the directory has their address"}, "2026-06-01 11:00");
  CHECK(run.step("read").assignee == "dan");
  CHECK(run.step("read").due_at == due);
  CHECK(run.step("photo").assignee == "dan");
  CHECK(run.state("read") == "active");
  REQUIRE(run.last().replans.size() == 2);
  CHECK(run.last().replans[0].assignee == "dan");
  CHECK(run.last().replans[0].was_for == "Kim@home.example");
  CHECK(run.last().replans[0].id == run.ticket("read").id);
  CHECK_FALSE(run.last().replans[0].due_at);
  CHECK(run.run().contacts == json::Object{{"kim@home.example", "dan"}});
}

TEST_CASE("what begins later is for the person at once, whatever address the inputs still say") {
  Driven run(define(kHello), kim());
  run.then(Identified{"kim@home.example", "dan", ""}, "2026-06-01 11:00").done("read");
  CHECK(run.step("badge").assignee == "dan");
  CHECK(run.ticket("badge").assignee == "dan");
  CHECK(run.ticket("badge").contact.empty());
}

TEST_CASE("the same person again changes nothing, and another one takes the place for what begins from then on") {
  Driven run(define(kHello), kim());
  run.then(Identified{"kim@home.example", "dan", ""}, "2026-06-01 11:00");
  run.then(Identified{"KIM@home.example", "dan", ""}, "2026-06-01 11:05");
  CHECK(run.last().repeated);
  CHECK(count_of(run, domain::ContactIdentified::kKind) == 1);
  run.then(Identified{"kim@home.example", "eve", "another Kim"}, "2026-06-01 11:10");
  CHECK(run.run().contacts == json::Object{{"kim@home.example", "eve"}});
  // Who has it keeps it: it is no contact's any more.
  CHECK(run.step("read").assignee == "dan");
  run.done("read");
  CHECK(run.step("badge").assignee == "eve");
}

TEST_CASE("a held run knows its people, too, and one that is over does not change") {
  Driven held(define(kHello), kim());
  held.then(Held{"wait"}, "2026-06-01 10:30").then(Identified{"kim@home.example", "dan", ""}, "2026-06-01 11:00");
  CHECK(held.step("read").assignee == "dan");
  Driven over(define(kHello), kim());
  over.then(Cancelled{"no"}, "2026-06-01 10:30");
  CHECK(thrown([&] { over.then(Identified{"kim@home.example", "dan", ""}, "2026-06-01 11:00"); }) == Code::conflict);
}

}  // namespace
}  // namespace spoc::workflow
