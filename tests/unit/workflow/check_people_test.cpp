#include "workflow/load/check_people.h"

#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;
using Found = std::vector<std::string>;

/// Lines of the findings in steps behind a head of three lines.
std::vector<int> lines_of(std::string_view steps) {
  const std::string text = "spoc = 1\n[workflow]\nowner = \"hr\"\n" + std::string(steps);
  const Loaded loaded = load(text, "workflows/sample.toml", office());
  REQUIRE(loaded.definition);
  std::vector<int> lines;
  for (const Diagnostic& found :
       check_people({{"workflows/sample.toml", loaded.definition}}, {office(), people()}, at("2026-06-01 10:00"))) {
    CHECK(found.code == "unknown-person");
    CHECK(found.severity == Severity::error);
    lines.push_back(found.line);
  }
  return lines;
}

TEST_CASE("whom a file names is somebody of the directory") {
  CHECK(lines_of(
            "[steps.a]\nassign = \"ana\"\n[steps.b]\nkind = \"approval\"\napprovers = [\"dan\", \"lead_of('hr')\"]\n")
            .empty());
  CHECK(lines_of("[steps.a]\nassign = \"anna\"\n") == std::vector<int>{5});
  CHECK(lines_of("[steps.a]\nkind = \"approval\"\napprovers = [\"dan\", \"eva\", \"fay\"]\n") ==
        std::vector<int>{6, 6});
}

TEST_CASE("an expression that reads nothing of the run is asked, too") {
  CHECK(lines_of("[steps.a]\nassign = \"lead_of('workplace')\"\n") == std::vector<int>{5});
  CHECK(lines_of("[steps.a]\nassign = \"manager_of('bob')\"\n").empty());
  CHECK(lines_of("[steps.a]\nteam = \"hr\"\ntell = [\"members('hr')\", \"'who@else.example'\"]\n").empty());
}

TEST_CASE("what the run decides, and who is on call, is not known yet") {
  CHECK(lines_of("[inputs.who]\ntype = \"person\"\n[steps.a]\nassign = \"inputs.who\"\n[steps.b]\nteam = "
                 "\"it\"\nassign = \"on_call('it')\"\n")
            .empty());
}

}  // namespace
}  // namespace spoc::workflow
