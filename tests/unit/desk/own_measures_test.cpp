// What a workflow's own [report] measures, over runs that a desk has started.
#include "report/own_measures.h"

#include "report/measure.h"
#include "report/streams.h"
#include "works.h"

namespace {

using namespace spoc;
using test::Works, test::hour;

constexpr std::string_view kVisit = R"toml(
spoc = 1
[workflow]
title = "Visit"
owner = "it"
[steps.greet]
title = "Say hello"
team = "front"
[steps.show]
title = "Show them round"
team = "front"
needs = ["greet"]
[report]
lead_time = { from = "opened", to = "done_at('greet')" }
on_time   = "done_at('greet') <= opened + 4h"
)toml";

domain::TicketId start(test::ScratchDesk& scratch, std::int64_t second, std::string workflow) {
  desk::Desk cleo = scratch.desk("cleo", second);
  return desk::start_run(cleo, {.workflow = std::move(workflow), .given = {}, .set = {}, .overridden = {}})
      .outcome.change.tickets.front()
      .after.id;
}

void finish(test::ScratchDesk& scratch, domain::TicketId id, std::int64_t second) {
  desk::Desk cleo = scratch.desk("cleo", second);
  desk::resolve(cleo, {id}, {"done", {}, {}});
}

TEST_CASE("runs are measured from and to where their workflow says, and in time by its own words") {
  std::vector<policy::File> files = test::works_policy();
  files.push_back({"workflows/visit.toml", std::string(kVisit)});
  test::ScratchDesk scratch(files);
  finish(scratch, start(scratch, 0, "visit"), 3 * 3600);
  finish(scratch, start(scratch, 3600, "visit"), 6 * 3600);
  start(scratch, 7200, "visit");
  start(scratch, 7200, "badge");  // says nothing of its own
  report::Request request;
  request.period = {hour(-1), hour(10)};
  request.before = {hour(-12), hour(-1)};
  request.as_of = hour(10);
  request.policy = scratch.store().policy();
  request.bundle = [&](std::string_view hash) { return scratch.store().policy(hash); };
  std::vector<render::Table> tables;
  scratch.store().read([&](store::Reading& reading) {
    request.upto = reading.position();
    tables = report::answer(reading, request, report::streams(request));
  });
  REQUIRE(tables.size() > 1);
  const render::Table& own = tables[1];
  CHECK(own.name == "as_the_workflow_says");
  REQUIRE(own.rows.size() == 1);
  std::vector<std::string> cells;
  for (const render::Cell& cell : own.rows.front()) cells.push_back(render::plain_text(cell));
  using render::Ratio, render::Seconds;
  const render::Row& row = own.rows.front();
  CHECK(cells[0] == "visit");
  CHECK(cells[1] == "opened");
  CHECK(cells[2] == "done_at('greet')");
  CHECK(cells[3] == "done_at('greet') <= opened + 4h");
  CHECK(std::get<Ratio>(row[4]) == Ratio{2, 3});  // the third has not come to its end
  CHECK(std::get<Ratio>(row[5]) == Ratio{1, 2});
  CHECK(cells[6] == "2");
  CHECK(std::get<Seconds>(row[7]) == Seconds{4 * 3600});  // the middle of three hours and five
}

}  // namespace
