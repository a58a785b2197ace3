#include "office.h"
#include "workflow/values.h"

namespace spoc::workflow {
namespace {

using namespace test;

std::shared_ptr<const Definition> joiner() {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
key = "inputs.employee.id"
[inputs.employee]
type = "record"
fields = { id = "string", name = "string", private = "contact?" }
[inputs.manager]
type = "person"
[inputs.start]
type = "date"
check = "value >= date(now() + 5bd)"
else = "HR needs five business days of notice"
[inputs.remote]
type = "bool"
default = false
[inputs.systems]
type = "list"
of = { id = "string", role = "string" }
max = 2
default = []
[vars]
on_site = "!inputs.remote"
boss = "manager_of(inputs.manager)"
label = "vars.boss.name + ' ' + inputs.employee.id"
[steps.a]
team = "it"
title = "{{ vars.label }}"
)toml");
}

PreparedInputs prepared(std::initializer_list<std::pair<std::string_view, std::string_view>> settings,
                        std::vector<std::string> overridden = {}) {
  const auto definition = joiner();
  json::Object given;
  std::vector<InputProblem> problems;
  for (const auto& [path, text] : settings) set_input(*definition, given, path, text, problems);
  PreparedInputs result = prepare_inputs(*definition, given, {office(), people()}, at("2026-06-01 10:00"), overridden);
  result.problems.insert(result.problems.begin(), problems.begin(), problems.end());
  return result;
}

TEST_CASE("inputs are set by path, looked up, and completed by their defaults") {
  const auto result = prepared(
      {{"employee.id", "E1"}, {"employee.name", "Cleo"}, {"manager", "bob@example.org"}, {"start", "2026-06-15"}});
  CHECK(result.problems.empty());
  CHECK(result.values == json::Object{{"employee", json::Object{{"id", "E1"}, {"name", "Cleo"}}},
                                      {"manager", "bob"},
                                      {"start", "2026-06-15"},
                                      {"remote", false},
                                      {"systems", json::Array{}}});
}

TEST_CASE("a value may be JSON") {
  const auto result = prepared({{"employee", R"({"id":"E1","name":"Cleo"})"},
                                {"manager", "bob"},
                                {"start", "2026-06-15"},
                                {"systems", R"([{"id":"vpn","role":"user"}])"}});
  CHECK(result.problems.empty());
}

TEST_CASE("everything wrong is said at once") {
  const auto result = prepared(
      {{"employee.id", "E1"}, {"manger", "bob"}, {"manager", "nobody"}, {"start", "soon"}, {"employee.age", "7"}});
  std::vector<std::string> paths;
  for (const auto& problem : result.problems) paths.push_back(problem.path);
  CHECK(paths == std::vector<std::string>{"manger", "start", "employee.age", "employee", "manager", "start"});
  CHECK(result.problems.front().message.find("did you mean \"manager\"?") != std::string::npos);
}

TEST_CASE("a check that does not hold says its own words, and may be overridden by name") {
  const std::initializer_list<std::pair<std::string_view, std::string_view>> soon = {
      {"employee", R"({"id":"E1","name":"Cleo"})"}, {"manager", "bob"}, {"start", "2026-06-03"}};
  const auto refused = prepared(soon);
  REQUIRE(refused.problems.size() == 1);
  CHECK(refused.problems.front() == InputProblem{"start", "HR needs five business days of notice"});
  CHECK(prepared(soon, {"start"}).problems.empty());
}

TEST_CASE("a list has at most as many items as its input says") {
  const auto result = prepared({{"employee", R"({"id":"E1","name":"Cleo"})"},
                                {"manager", "bob"},
                                {"start", "2026-06-15"},
                                {"systems", R"([{"id":"a","role":"u"},{"id":"b","role":"u"},{"id":"c","role":"u"}])"}});
  REQUIRE(result.problems.size() == 1);
  CHECK(result.problems.front().path == "systems");
}

TEST_CASE("variables see inputs and the variables before them, and the key comes from the inputs") {
  Driven run(
      joiner(),
      prepared({{"employee", R"({"id":"E1","name":"Cleo"})"}, {"manager", "bob"}, {"start", "2026-06-15"}}).values);
  CHECK(run.run().key == "E1");
  CHECK(run.run().vars == json::Object{{"on_site", true}, {"boss", "ana"}, {"label", "Ana E1"}});
  CHECK(run.ticket("a").title == "Ana E1");
}

TEST_CASE("a text is at most 1 MiB, and a list has at most 100,000 items, wherever they stand") {
  CHECK_FALSE(too_large(std::string(kMostText, 'x')));
  CHECK(too_large(std::string(kMostText + 1, 'x')) == "is larger than 1 MiB");
  CHECK(too_large(json::Object{{"a", json::Array{std::string(kMostText + 1, 'x')}}}) == "a: is larger than 1 MiB");
  CHECK_FALSE(too_large(json::Array(kMostItems, json::Value(1))));
  CHECK(too_large(json::Array(kMostItems + 1, json::Value(1))) == "has 100001 items, and at most 100000 are allowed");
  const auto definition = define_steps("[inputs.text]\ntype = \"string\"\n[steps.a]\nteam = \"it\"\n");
  const World world{office(), people()};
  const auto prepared = prepare_inputs(*definition, {{"text", std::string(kMostText + 1, 'x')}}, world, at("2026-06-01 10:00"));
  CHECK(prepared.problems == std::vector<InputProblem>{{"text", "is larger than 1 MiB"}});
}

}  // namespace
}  // namespace spoc::workflow
