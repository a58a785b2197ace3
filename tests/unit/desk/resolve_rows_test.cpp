#include "desk/resolve_rows.h"

#include "works.h"

namespace answering {
namespace {

using namespace spoc;
using desk::AnswerRow;
using domain::RunId, domain::Status, domain::StepState;
using test::Works;

domain::Run run(Works& works, RunId id) {
  domain::Run found;
  works.store().read([&](store::Reading& reading) { found = *reading.run(id); });
  return found;
}

/// A run whose form has its list ticked.
RunId ready(Works& works) {
  desk::Desk cleo = works.at(0);
  const RunId id = desk::start_run(cleo, {"badge", {}, {}, {}, false}).run;
  desk::tick(cleo, run(works, id).step("form")->ticket, {"photo", "room"}, {"B 12", {}});
  return id;
}

AnswerRow row(long long number, RunId of, std::vector<std::pair<std::string, std::string>> set,
              std::string step = "form") {
  AnswerRow made;
  made.number = number;
  made.run = to_text(of);
  made.step = std::move(step);
  made.set = std::move(set);
  return made;
}

std::string state(Works& works, RunId id, std::string_view step) {
  const domain::Run found = run(works, id);
  return std::string(domain::word(found.step(step) ? found.step(step)->state : StepState::pending));
}

TEST_CASE("one step of many runs is answered in one operation") {
  Works works;
  const RunId one = ready(works), two = ready(works);
  desk::Desk cleo = works.at(1);
  const auto done =
      desk::resolve_rows(cleo, {row(1, one, {{"colour", "red"}}), row(2, two, {{"colour", "blue"}})}, false);
  CHECK_FALSE(done.refused);
  REQUIRE(done.rows.size() == 2);
  CHECK(done.rows[0].answered);
  CHECK(done.rows[0].ticket == run(works, one).step("form")->ticket);
  CHECK(run(works, two).step("form")->outputs == json::Object{{"colour", "blue"}});
  CHECK(run(works, one).operation == run(works, two).operation);
  CHECK(state(works, one, "approve") == "active");
  CHECK(works.differences().empty());
}

TEST_CASE("one bad row keeps all from being answered, and names every column that is wrong") {
  Works works;
  const RunId one = ready(works), two = ready(works);
  desk::Desk cleo = works.at(1);
  const std::string before = works.digest();
  const auto done = desk::resolve_rows(
      cleo, {row(1, one, {{"colour", "red"}}), row(2, two, {{"colour", "green"}, {"size", "9"}})}, false);
  CHECK(done.refused);
  CHECK_FALSE(done.rows[0].answered);
  CHECK(done.rows[0].problems.empty());
  REQUIRE(done.rows[1].problems.size() == 2);
  CHECK(done.rows[1].problems[0].column == "colour");
  CHECK(done.rows[1].problems[1].column == "size");
  CHECK(works.digest() == before);
}

TEST_CASE("partial answers the good rows and says which were bad") {
  Works works;
  const RunId one = ready(works), two = ready(works);
  desk::Desk cleo = works.at(1);
  const auto done =
      desk::resolve_rows(cleo, {row(4, one, {{"colour", "green"}}), row(5, two, {{"colour", "red"}})}, true);
  CHECK_FALSE(done.refused);
  REQUIRE(done.outcome.rejected.size() == 1);
  CHECK(done.outcome.rejected.front().what == "row 4");
  CHECK(state(works, one, "form") == "active");
  CHECK(state(works, two, "form") == "done");
  CHECK(works.differences().empty());
}

TEST_CASE("the same answer as before succeeds and changes nothing; another one is a problem of its column") {
  Works works;
  const RunId id = ready(works);
  desk::Desk cleo = works.at(1), later = works.at(2);
  desk::resolve_rows(cleo, {row(1, id, {{"colour", "red"}})}, false);
  const std::string before = works.digest();
  const auto again = desk::resolve_rows(later, {row(1, id, {{"colour", "red"}})}, false);
  CHECK(again.rows[0].problems.empty());
  CHECK_FALSE(again.rows[0].answered);
  const auto other = desk::resolve_rows(later, {row(1, id, {{"colour", "blue"}})}, false);
  CHECK(other.refused);
  REQUIRE(other.rows[0].problems.size() == 1);
  CHECK(other.rows[0].problems[0].column == "colour");
  CHECK(works.digest() == before);
}

TEST_CASE("a row that says nothing of a step that asks for something is left out") {
  Works works;
  const RunId id = ready(works);
  desk::Desk cleo = works.at(1);
  const auto done = desk::resolve_rows(cleo, {row(1, id, {})}, false);
  CHECK_FALSE(done.refused);
  CHECK(done.rows[0].empty);
  CHECK_FALSE(done.rows[0].answered);
  CHECK(state(works, id, "form") == "active");
}

TEST_CASE("a required field that is left out is missing, and the checklist keeps its word") {
  Works works;
  const RunId id = ready(works);
  desk::Desk cleo = works.at(1);
  const auto missing = desk::resolve_rows(cleo, {row(1, id, {{"nothing", "x"}})}, false);
  REQUIRE(missing.rows[0].problems.size() == 2);
  CHECK(missing.rows[0].problems[1].column == "colour");
  CHECK(missing.rows[0].problems[1].reason == "is missing");
  const RunId unticked = desk::start_run(cleo, {"badge", {}, {}, {}, true}).run;
  const auto open = desk::resolve_rows(cleo, {row(1, unticked, {{"colour", "red"}})}, false);
  REQUIRE(open.rows[0].problems.size() == 1);
  CHECK(open.rows[0].problems[0].reason.find("open items") != std::string::npos);
}

TEST_CASE("a row is found by its ticket, its run, or the key of its run, and says why when it is not") {
  Works works;
  const RunId id = ready(works);
  desk::Desk cleo = works.at(1);
  const auto reason = [&](AnswerRow answer) {
    const auto done = desk::resolve_rows(cleo, {std::move(answer)}, false);
    return done.rows[0].problems.empty() ? std::string() : done.rows[0].problems[0].reason;
  };
  CHECK(reason(row(1, {99}, {{"colour", "red"}})) == "there is no run r99");
  CHECK(reason(row(1, id, {{"colour", "red"}}, "from")) == "run r1 has no step \"from\"");
  CHECK(reason(row(1, id, {{"colour", "red"}}, "print")) == "step print of run r1 has no ticket: it is pending");
  AnswerRow unnamed = row(1, id, {});
  unnamed.run.clear();
  CHECK(reason(unnamed) == "the row names no run and no ticket");
  AnswerRow wrong = unnamed;
  wrong.ticket = "many";
  CHECK(reason(wrong) == "\"many\" is no ticket");
  AnswerRow unreadable = row(1, id, {});
  unreadable.unreadable = Error(Code::data, "the row has too many columns");
  CHECK(reason(unreadable) == "the row has too many columns");
  AnswerRow by_ticket = unnamed;
  by_ticket.ticket = "#" + to_text(run(works, id).step("form")->ticket);
  by_ticket.set = {{"colour", "red"}};
  CHECK(reason(by_ticket).empty());
  CHECK(state(works, id, "form") == "done");
}

TEST_CASE("a row about a ticket that belongs to no run answers it") {
  Works works;
  const auto id = works.log("vpn", "rita@example.net");
  desk::Desk ben = works.at(1, "ben");
  AnswerRow answer;
  answer.number = 1;
  answer.ticket = to_text(id);
  answer.text = "another switch port";
  CHECK(desk::resolve_rows(ben, {answer}, false).rows[0].answered);
  CHECK(works.ticket(id).status == Status::resolved);
}

}  // namespace
}  // namespace answering
