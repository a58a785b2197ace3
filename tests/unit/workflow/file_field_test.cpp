#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;

json::Value scan(std::string_view name = "scan.pdf") {
  return json::Object{{"name", name}, {"type", ""}, {"size", 12}, {"hash", "a1b2c3d4e5f60718"}};
}

std::shared_ptr<const Definition> paper() {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[inputs.draft]
type = "file"
[inputs.more]
type = "list(file)?"
[vars]
paper = "inputs.draft"
[steps.sign]
team = "hr"
title = "Sign {{ inputs.draft.name }}"
form = { signed = "file", pages = "int" }
[steps.store]
team = "hr"
needs = ["sign"]
when = "steps.sign.outputs.signed != inputs.draft && steps.sign.outputs.signed.size > 0"
text = "{{ steps.sign.outputs.signed }} in place of {{ vars.paper.name }}"
)toml");
}

const domain::StepFinished& finished(const Driven& run, std::string_view step) {
  for (const auto& recorded : run.change().events)
    if (const auto* event = std::get_if<domain::StepFinished>(&recorded.event); event && event->step == step)
      return *event;
  throw Error(Code::not_found, "the step is not over");
}

TEST_CASE("a run keeps the files among its inputs with its beginning, each once") {
  Driven run(paper(), {{"draft", scan()}, {"more", json::Array{scan(), scan("cover.pdf")}}});
  const auto& started = std::get<domain::RunStarted>(run.change().events.front().event);
  REQUIRE(started.attachments.size() == 2);
  CHECK(started.attachments[0] == domain::Attachment{"scan.pdf", "", 12, "a1b2c3d4e5f60718"});
  CHECK(started.attachments[1].name == "cover.pdf");
}

TEST_CASE("a step keeps the files among its answers, and expressions read them") {
  Driven run(paper(), {{"draft", scan()}});
  CHECK(run.ticket("sign").title == "Sign scan.pdf");
  run.done("sign", {}, {{"signed", scan("signed.pdf")}, {"pages", 2}});
  REQUIRE(finished(run, "sign").attachments.size() == 1);
  CHECK(finished(run, "sign").attachments[0].name == "signed.pdf");
  CHECK(run.ticket("store").text == "signed.pdf (a1b2c3d4e5f6) in place of scan.pdf");
}

TEST_CASE("two files are the same by name and content") {
  Driven run(paper(), {{"draft", scan()}});
  run.done("sign", {}, {{"signed", scan()}, {"pages", 2}});
  CHECK(run.state("store") == "skipped");
}

TEST_CASE("other inputs keep their files, too") {
  Driven run(paper(), {{"draft", scan()}});
  run.then(Amended{{{"draft", scan("other.pdf")}}, "a new one"}, {});
  const auto& amended = std::get<domain::RunAmended>(run.change().events.back().event);
  REQUIRE(amended.attachments.size() == 1);
  CHECK(amended.attachments[0].name == "other.pdf");
}

TEST_CASE("neither a name nor half a file is a file, and the form says so") {
  Driven run(paper(), {{"draft", scan()}});
  CHECK(thrown([&] { run.done("sign", {}, {{"signed", "signed.pdf"}, {"pages", 2}}); }) == Code::data);
  Driven again(paper(), {{"draft", scan()}});
  CHECK(thrown([&] {
          again.done("sign", {}, {{"signed", json::Object{{"name", "x"}, {"hash", "y"}}}, {"pages", 2}});
        }) == Code::data);
  const World world{office(), people()};
  CHECK(prepare_inputs(*paper(), {{"draft", "scan.pdf"}}, world, at("2026-06-01 10:00")).problems ==
        std::vector<InputProblem>{{"draft", "must be a file"}});
}

TEST_CASE("records that say other things are not the same") {
  const auto two = define_steps(R"toml(
[inputs.rooms]
type = "list"
of = { id = "string" }
[steps.same]
team = "it"
when = "inputs.rooms[0] == inputs.rooms[1]"
)toml");
  const auto rooms = [](std::string_view a, std::string_view b) {
    return json::Object{{"rooms", json::Array{json::Object{{"id", a}}, json::Object{{"id", b}}}}};
  };
  CHECK(Driven(two, rooms("1", "2")).state("same") == "skipped");
  CHECK(Driven(two, rooms("1", "1")).state("same") == "active");
}

}  // namespace
}  // namespace spoc::workflow
