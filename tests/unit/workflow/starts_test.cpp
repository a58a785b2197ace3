#include "workflow/starts.h"

#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;

/// Begins with either of two events; the first one that holds says the inputs.
std::shared_ptr<const Definition> arrival() {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
key = "inputs.employee.id"
[inputs.employee]
type = "record"
fields = { id = "string", pages = "int?" }
[inputs.note]
type = "string?"
[start.event."hr.signed"]
when = "event.employee != 'E0' && event.pages > 1"
with = { "employee.id" = "event.employee", "employee.pages" = "event.pages", note = "'signed by ' + event.employee" }
[start.event."hr.withdrew"]
with = { employee = "{'id': event.employee}" }
[steps.desk]
team = "workplace"
)toml");
}

World world() {
  return {office(), people()};
}

std::optional<json::Object> begun(const Definition& definition, std::string_view event, json::Object data) {
  return begun_by(definition, {std::string(event), "1", std::move(data)}, world(), at("2026-06-01 10:00"));
}

TEST_CASE("an event begins a run with what it says, also as members of a record") {
  const auto definition = arrival();
  const auto given = begun(*definition, "hr.signed", {{"employee", "E7"}, {"pages", 3}});
  REQUIRE(given);
  CHECK(*given == json::Object{{"employee", json::Object{{"id", "E7"}, {"pages", 3}}}, {"note", "signed by E7"}});
  const PreparedInputs prepared = prepare_inputs(*definition, *given, world(), at("2026-06-01 10:00"));
  CHECK(prepared.problems.empty());
}

TEST_CASE("an event of which that does not hold begins nothing, and neither does another one") {
  const auto definition = arrival();
  CHECK_FALSE(begun(*definition, "hr.signed", {{"employee", "E7"}, {"pages", 1}}));
  CHECK_FALSE(begun(*definition, "hr.signed", {{"employee", "E0"}, {"pages", 3}}));
  CHECK_FALSE(begun(*definition, "hr.left", {{"employee", "E7"}}));
}

TEST_CASE("what is asked of an event without a value is an error at its place, and nothing that holds by luck") {
  const auto definition = arrival();
  try {
    begun(*definition, "hr.signed", {{"employee", "E7"}});
    FAIL("pages are absent");
  } catch (const Error& error) {
    CHECK(error.code == Code::data);
    CHECK(error.where.line == 12);
  }
}

TEST_CASE("a run that an event began has taken it, and says so") {
  Driven fresh(arrival(), {{"employee", json::Object{{"id", "E7"}}}});
  CHECK(fresh.run().because.empty());
  RunChange change;
  std::int64_t next = 1;
  const Services services{office(), people(), [&next] { return TicketId{next++}; }};
  Started started;
  started.inputs = {{"employee", json::Object{{"id", "E7"}}}};
  started.event = "hr.signed";
  started.event_id = "C 81";
  advance(*arrival(), change, started, {"ana", {}, {}}, at("2026-06-01 10:00"), services);
  CHECK(change.after.because == "event hr.signed C 81");
  CHECK(has_taken(change.after, "hr.signed", "C 81"));
  CHECK_FALSE(has_taken(change.after, "hr.signed", "C"));
  CHECK(change.after.key == "E7");
}

TEST_CASE("how a workflow begins with an event is checked") {
  const auto of = [](std::string_view start) {
    return findings("spoc = 1\n[workflow]\nowner = \"hr\"\n[inputs.id]\ntype = \"string\"\n[steps.a]\nteam = \"hr\"\n" +
                    std::string(start));
  };
  using Found = std::vector<std::string>;
  CHECK(of("[start.event.\"hr.signed\"]\nwith = { id = \"event.employee\" }\n").empty());
  CHECK(of("[start.event.\"hr.signed\"]\n") == Found{"8: missing-input"});
  CHECK(of("[start.event.\"hr.sined\"]\nwith = { id = \"'x'\" }\n") == Found{"8: unknown-event"});
  CHECK(of("[start.event.\"hr.signed\"]\nwith = { id = \"event.employee\", it = \"event.pages\" }\n") ==
        Found{"9: unknown-input"});
  CHECK(of("[start.event.\"hr.signed\"]\nwhen = \"event.employee\"\nwith = { id = \"event.employe\" }\n").size() == 2);
  CHECK(of("[start.event.\"hr.signed\"]\ndo = \"begin\"\nwith = { id = \"event.employee\" }\n") ==
        Found{"9: unknown-key"});
}

}  // namespace
}  // namespace spoc::workflow
