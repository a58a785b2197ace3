#include "workflow/plan/simulate.h"

#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;

std::shared_ptr<const Definition> promised() {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
anchor = "inputs.day"
target = "anchor @ 12:00"
[inputs.day]
type = "date"
[steps.form]
team = "hr"
due = "opened + 4bd"
form = { laptop = "bool" }
[steps.laptop]
team = "it"
needs = ["form"]
when = "steps.form.outputs.laptop"
due = "activated + 1bd"
scope = "ready"
[steps.desk]
team = "workplace"
needs = ["form"]
due = "activated + 2bh"
scope = "ready"
)toml");
}

/// So many earlier ones that each took that many open hours, on one day.
std::vector<Past> took(std::string step, std::initializer_list<int> hours) {
  std::vector<Past> past;
  for (const int h : hours)
    past.push_back({step, false, at("2026-05-04 09:00"), at("2026-05-04 09:00") + time::hours(h)});
  return past;
}

Simulation simulated(const std::vector<Past>& past, const Trials& trials = {400, 1},
                     std::string_view day = "2026-06-02") {
  const auto definition = promised();
  const World world{office(), people()};
  const Run run = hypothetical_run(*definition, {{"day", day}}, "ana", world, at("2026-06-01 09:00"));
  return simulate(*definition, run, world, at("2026-06-01 09:00"), past, trials);
}

TEST_CASE("without history a simulation ends when the plan does, in every trial") {
  const Simulation result = simulated({});
  CHECK(result.steps[0].basis == Basis::due);
  for (const auto& [percent, end] : result.ends) CHECK(end == at("2026-06-08 09:00"));
  CHECK(result.kept == 0);
  CHECK(result.steps[1].critical == 400);
}

TEST_CASE("four earlier ones are no history, five are") {
  CHECK(simulated(took("form", {1, 1, 1, 1})).steps[0].basis == Basis::due);
  const Simulation enough = simulated(took("form", {1, 1, 1, 1, 1}));
  CHECK(enough.steps[0].basis == Basis::history);
  CHECK(enough.steps[0].past == 5);
  CHECK(enough.steps[0].median == time::hours(1));
  CHECK(enough.ends.back().second == at("2026-06-02 10:00"));  // the laptop is due a business day after 10:00
}

TEST_CASE("durations are open time, wherever nights and weekends fall") {
  std::vector<Past> past;
  // Friday 16:00 to Monday 10:00 are two open hours.
  for (int i = 0; i < 5; ++i) past.push_back({"form", false, at("2026-05-08 16:00"), at("2026-05-11 10:00")});
  for (int i = 0; i < 5; ++i) past.push_back({"laptop", true, at("2026-05-11 10:00"), at("2026-05-11 10:00")});
  const Simulation result = simulated(past);
  CHECK(result.steps[0].median == time::hours(2));
  CHECK(result.steps[1].skipped == 400);
  CHECK(result.ends.back().second == at("2026-06-01 13:00"));
}

TEST_CASE("a step that is decided later is skipped as often as it was before") {
  std::vector<Past> past = took("laptop", {1, 1, 1, 1, 1});
  for (int i = 0; i < 15; ++i) past.push_back({"laptop", true, at("2026-05-11 10:00"), at("2026-05-11 10:00")});
  const Simulation result = simulated(past, {4'000, 7});
  CHECK(result.steps[1].skipped > 2'850);  // three of four are 3,000; 5 standard deviations are 137
  CHECK(result.steps[1].skipped < 3'150);
}

TEST_CASE("the odds of the target are those of what was drawn") {
  std::vector<Past> past = took("form", {1, 1, 1, 8, 8});
  for (const Past& one : took("laptop", {1, 1, 1, 1, 1})) past.push_back(one);
  const Simulation result = simulated(past, {4'000, 3}, "2026-06-01");
  // Three of five end by noon: 2,400 of 4,000, within five standard deviations.
  REQUIRE(result.kept);
  CHECK(*result.kept > 2'245);
  CHECK(*result.kept < 2'555);
  CHECK(result.ends.front().second == at("2026-06-01 12:00"));
}

TEST_CASE("the same history and seed give the same answer, another seed another one") {
  std::vector<Past> past = took("form", {1, 2, 3, 5, 8});
  const auto odds = [&](std::uint64_t seed) {
    const Simulation result = simulated(past, {300, seed}, "2026-06-04");
    return std::tuple(result.ends, result.steps[0].critical, *result.kept);
  };
  CHECK(odds(5) == odds(5));
  CHECK(simulated(past, {300, 5}, "2026-06-02").kept != simulated(past, {300, 6}, "2026-06-02").kept);
}

TEST_CASE("a step under way takes what those took that took longer than it has") {
  Driven run(promised(), {{"day", "2026-06-15"}}, "2026-06-01 09:00");
  const std::vector<Past> past = took("form", {1, 1, 1, 6, 7});
  const World world{office(), people()};
  const Simulation late = simulate(run.definition(), run.run(), world, at("2026-06-01 14:30"), past, {200, 1});
  CHECK(late.ends.front().second == at("2026-06-02 15:00"));  // 6 hours, then the laptop's business day
  CHECK(late.ends.back().second == at("2026-06-02 16:00"));
  // Longer than any before: until it is due.
  const Simulation later = simulate(run.definition(), run.run(), world, at("2026-06-02 16:30"), past, {10, 1});
  CHECK(later.ends.front().second == at("2026-06-08 09:00"));
}

std::shared_ptr<const Definition> reworked() {
  return define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[steps.draft]
team = "hr"
due = "activated + 1bd"
[steps.check]
team = "hr"
needs = ["draft"]
due = "activated + 1bd"
[steps.agree]
kind = "approval"
needs = ["check"]
approvers = ["bob"]
on_reject = "rework"
rework_to = "draft"
max_rounds = 3
due = "activated + 1bd"
on_timeout = "escalate"
)toml");
}

Simulation reworked(const std::vector<int>& rounds, const Trials& trials = {300, 1}) {
  const auto definition = reworked();
  const World world{office(), people()};
  std::vector<Past> past;
  for (const char* step : {"draft", "check", "agree"})
    for (const int round : rounds)
      past.push_back({step, false, at("2026-05-04 09:00"), at("2026-05-04 10:00"), step == std::string_view("agree") ? round : 1});
  const Run run = hypothetical_run(*definition, {}, "ana", world, at("2026-06-01 09:00"));
  return simulate(*definition, run, world, at("2026-06-01 09:00"), past, trials);
}

TEST_CASE("what was never sent back is not sent back in a trial") {
  const Simulation result = reworked({1, 1, 1, 1, 1});
  CHECK_FALSE(result.steps[2].may_return);
  CHECK(result.steps[2].returned == 0);
  CHECK(result.ends.back().second == at("2026-06-01 12:00"));
}

TEST_CASE("what always took a second round takes one in every trial, through all that it sends back") {
  const Simulation result = reworked({2, 2, 2, 2, 2});
  CHECK(result.steps[2].may_return);
  CHECK(result.steps[2].past_returned == 5);
  CHECK(result.steps[2].returned == 300);
  for (const auto& [percent, end] : result.ends) CHECK(end == at("2026-06-01 15:00"));
}

TEST_CASE("rounds are drawn as often as they were, and never more than the workflow allows") {
  const Simulation result = reworked({1, 1, 1, 2, 9});
  CHECK(result.steps[2].returned > 300 / 4);
  CHECK(result.steps[2].returned < 300 * 3 / 5);
  CHECK(result.ends.front().second == at("2026-06-01 12:00"));
  CHECK(result.ends.back().second == at("2026-06-02 10:00"));  // three rounds: nine hours of open time
}

TEST_CASE("too few earlier ones are no history of rounds either") {
  CHECK_FALSE(reworked({3, 3, 3, 3}).steps[2].may_return);
}

TEST_CASE("a step that is repeated takes as many times as it took before, with its pauses") {
  const auto definition = define(R"toml(
spoc = 1
[workflow]
owner = "hr"
[steps.probe]
team = "it"
due = "activated + 1bd"
form = { ok = "bool" }
repeat = { until = "outputs.ok", max = 5, every = "1bd" }
)toml");
  const World world{office(), people()};
  std::vector<Past> past;
  for (int i = 0; i < 5; ++i) past.push_back({"probe", false, at("2026-05-04 09:00"), at("2026-05-04 10:00"), 3});
  const Run run = hypothetical_run(*definition, {}, "ana", world, at("2026-06-01 09:00"));
  const Simulation result = simulate(*definition, run, world, at("2026-06-01 09:00"), past, {50, 1});
  CHECK(result.steps[0].returned == 50);
  CHECK(result.ends.back().second == at("2026-06-03 12:00"));
}

}  // namespace
}  // namespace spoc::workflow
