// What another policy would have done, worked out by hand.
#include "desk/other_desk.h"

#include "base/file.h"
#include "desk/import_history.h"
#include "under_policy.h"

namespace {

using namespace spoc;
using namespace test;
using domain::WaitingOn;

std::string at(double hours) {
  return time::to_text(hour(hours));
}

bool contains(const std::vector<std::string>& lines, const std::string& line) {
  for (const std::string& one : lines) UNSCOPED_INFO(one);
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

/// One of the lowest priority, which is promised nothing but a resolution within two days.
domain::TicketId log_calm(Works& works, std::string subject = "printer") {
  return works.log(std::move(subject), "rita@example.net", {.urgency = "low"});
}

TEST_CASE("a shorter target breaks one more promise, at its own instant") {
  Works works;
  const auto id = log_calm(works);  // P3: resolution 48h
  desk::Desk cleo = works.at(30);
  desk::resolve(cleo, {id}, {"it works", {}, {}});
  const Tables tables =
      under(works, otherwise("target.P3 = { resolution = \"48h\" }", "target.P3 = { resolution = \"24h\" }"), 100);
  CHECK(contains(rows(tables, "promises"), "resolution|all||0|1|1"));
  CHECK(contains(rows(tables, "promises"), "resolution|priority|P3|0|1|1"));
  CHECK(contains(rows(tables, "changed"), "1|breach resolution||" + at(24)));
  CHECK(contains(rows(tables, "policy"), "sla standard: changed target"));
  CHECK(rows(tables, "not_reproduced").empty());
}

TEST_CASE("a longer target breaks one promise fewer") {
  Works works;
  const auto id = log_calm(works);
  works.sweep(49);
  desk::Desk cleo = works.at(50);
  desk::resolve(cleo, {id}, {"it works", {}, {}});
  const Tables tables =
      under(works, otherwise("target.P3 = { resolution = \"48h\" }", "target.P3 = { resolution = \"96h\" }"), 60);
  CHECK(contains(rows(tables, "promises"), "resolution|all||1|0|-1"));
  CHECK(contains(rows(tables, "changed"), "1|breach resolution|" + at(48) + "|"));
  // Half of the time was up on both sides, after a day and after two.
  CHECK(contains(rows(tables, "changed"), "1|rung resolution@50%|" + at(24) + "|" + at(48)));
}

TEST_CASE("shorter opening hours stretch a promise that counts open time") {
  const std::string_view more = "[calendar.day]\nhours = { mon-sun = [\"10:00-14:00\"] }\n";
  Works works(more);
  const auto id = log_calm(works);
  desk::Desk cleo = works.at(72);
  desk::resolve(cleo, {id}, {"it works", {}, {}});
  desk::OtherDesk other = otherwise("target.P3 = { resolution = \"48h\" }",
                                    "target.P3 = { resolution = \"48bh\", calendar = \"day\" }", more);
  const Tables tables = under(works, other, 100);
  CHECK(contains(rows(tables, "promises"), "resolution|all||1|0|-1"));  // 48 open hours are twelve days of four
}

TEST_CASE("a pause that is removed lets time run while the ticket waits on its requester") {
  Works works;
  const auto id = log_calm(works);
  desk::Desk cleo = works.at(1);
  desk::wait(cleo, {id}, {WaitingOn::requester, hour(200), "which?"});
  desk::Desk later = works.at(41);
  desk::note(later, {id}, {.text = "the one upstairs", .as_requester = true});
  desk::Desk last = works.at(60);
  desk::resolve(last, {id}, {"it works", {}, {}});
  const Tables tables = under(works, otherwise("pause = [\"requester\", \"date\"]", "pause = [\"date\"]"), 100);
  CHECK(contains(rows(tables, "promises"), "resolution|all||0|1|1"));
  CHECK(contains(rows(tables, "changed"), "1|breach resolution||" + at(48)));
}

TEST_CASE("a rung that stands earlier fires earlier, and a rung that is gone tells nobody") {
  Works works;
  log_calm(works);
  works.sweep(30);
  const Tables earlier = under(works, otherwise("at = \"50%\"", "at = \"25%\""), 40);
  CHECK(contains(rows(earlier, "changed"), "1|rung resolution@50%|" + at(24) + "|"));
  CHECK(contains(rows(earlier, "changed"), "1|rung resolution@25%||" + at(12)));
  const Tables gone =
      under(works, otherwise("  { clock = \"resolution\", at = \"50%\", tell = [\"assignee\"] },\n", ""), 40);
  CHECK(contains(rows(gone, "escalations"), "resolution@50%|all||1|0|-1"));
  CHECK(contains(rows(gone, "messages"), "assignee|all|1|0|-1"));
}

TEST_CASE("another rule places a ticket elsewhere, and what it weighs goes with it") {
  Works works;
  works.log("vpn is slow", "rita@example.net");
  const Tables tables =
      under(works, otherwise("when = \"ticket.text.contains('vpn')\"", "when = \"ticket.text.contains('wifi')\""), 24);
  CHECK(contains(rows(tables, "placed_elsewhere"), "1|" + at(0) + "|network|rule vpn|front|front_line"));
  CHECK(contains(rows(tables, "placement"), "front|0|1|1"));
  CHECK(contains(rows(tables, "placement"), "network|1|0|-1"));
  CHECK(contains(rows(tables, "differences"), "tickets placed elsewhere|0|1|1"));
}

TEST_CASE("a priority by hand stays, one by the matrix follows the other matrix") {
  Works works;
  const auto by_hand = log_calm(works);
  works.log("scanner", "rita@example.net");
  desk::Desk cleo = works.at(0.5);
  desk::edit(cleo, {by_hand}, {.set = {{"priority", json::Value("P3")}}, .reason = "no hurry", .if_version = {}});
  works.sweep(20);
  const Tables tables =
      under(works, otherwise("[\"P1\", \"P2\", \"P3\"], [\"P2\"", "[\"P1\", \"P1\", \"P2\"], [\"P2\""), 20);
  for (const std::string& line : rows(tables, "changed")) {
    INFO(line);
    CHECK(line.starts_with("2|"));
  }
  CHECK(contains(rows(tables, "changed"), "2|breach acknowledge|" + at(8) + "|" + at(1)));
}

TEST_CASE("who would not be there is not chosen, and who would be is") {
  Works works;
  works.log("vpn is slow", "rita@example.net");
  desk::OtherDesk other = same();
  other.has_people = true;
  domain::Person cleo;
  cleo.id = "cleo";
  cleo.teams = {"front"};
  other.people.people = {cleo};
  const Tables tables = under(works, other, 24);
  CHECK(contains(rows(tables, "messages"), "person|assigned|1|0|-1"));
  CHECK(contains(rows(tables, "differences"), "tickets placed elsewhere|0|0|0"));
}

TEST_CASE("what recomputing does not give again is told apart from what another policy would have done") {
  Works works;
  const auto id = log_calm(works);
  works.store().write({{{}, {}, "test"}, "test", "test", hour(5), hour(5)}, [&](store::Unit& unit) {
    auto stored = unit.ticket(id);
    domain::TicketChange change{stored->ticket, stored->ticket, {}, stored->schedule};
    change.record(hour(5), {{}, {}, "time"}, domain::RungFired{"resolution@50%", hour(0), 1, "tell", {"assignee"}});
    domain::Change all;
    all.tickets.push_back(std::move(change));
    unit.commit(all);
  });
  const Tables tables = under(works, same(), 6);
  CHECK(contains(rows(tables, "not_reproduced"), "1|rung resolution@50%|" + at(5) + "|"));
  CHECK(rows(tables, "changed").empty());
}

TEST_CASE("what silence closes sooner under the other policy comes back with the next answer") {
  Works works;
  const auto id = log_calm(works);
  desk::Desk cleo = works.at(1);
  desk::wait(cleo, {id}, {WaitingOn::requester, hour(400), "which?"});
  works.sweep(90);
  desk::Desk later = works.at(101);
  desk::note(later, {id}, {.text = "the one upstairs", .as_requester = true});
  const Tables tables = under(works, otherwise("close_after = \"72h\"", "close_after = \"24h\""), 110);
  CHECK(rows(tables, "not_reproduced").empty());
  CHECK(contains(rows(tables, "messages"), "requester|closed|0|1|1"));
  CHECK(contains(rows(tables, "messages"), "requester|reminder|1|1|0"));
  CHECK(contains(rows(tables, "messages"), "requester|all|3|4|1"));
}

TEST_CASE("another desk's log is measured again as it was, and its promises as the log tells them stay") {
  const auto take_in = [](Works& works, decide::Promises promises) {
    desk::Desk cleo = works.at(300);
    desk::HistoryImport import(cleo, {"old", {}, promises});
    domain::HistoryCase said;
    said.id = "A1";
    said.kept = false;
    for (const auto& [at, told] : {std::pair(0.0, domain::Told::fresh), std::pair(2.0, domain::Told::open),
                                   std::pair(30.0, domain::Told::resolved)}) {
      domain::HistoryRow row;
      row.at = hour(at);
      row.number = static_cast<long long>(at) + 2;
      row.activity = "it";
      row.person = "kim";
      row.told = told;
      row.priority = "P3";
      said.rows.push_back(row);
    }
    import.add({said});
  };
  const auto shorter = [] {
    return otherwise("target.P3 = { resolution = \"48h\" }", "target.P3 = { resolution = \"24h\" }");
  };
  Works ours;
  take_in(ours, decide::Promises::desk);
  check_same(under(ours, same(), 310));
  CHECK(contains(rows(under(ours, shorter(), 310), "changed"), "1|breach resolution||" + at(24)));
  Works theirs;
  take_in(theirs, decide::Promises::log);
  const Tables told = under(theirs, shorter(), 310);
  CHECK(rows(told, "changed").empty());
  CHECK(contains(rows(told, "differences"), "of them with promises as another log tells them|1|1|0"));
  CHECK(contains(rows(told, "promises"), "resolution|all||1|1|0"));
}

TEST_CASE("of a run its due dates stay as they were") {
  Works works;
  desk::Desk cleo = works.at(0);
  desk::start_run(cleo, {.workflow = "badge", .given = {}, .set = {}, .overridden = {}});
  works.sweep(5);
  check_same(under(works, same(), 30));
}

TEST_CASE("another desk's folder is read with its people, and a file stands in the place of spoc.toml") {
  Works works;
  const std::string folder = works.folder() + "/other";
  make_folders(folder + "/workflows");
  for (const policy::File& file : test::works_policy()) write_file(folder + "/" + file.path, file.content);
  CHECK_FALSE(desk::read_other_desk(folder, {}, hour(0)).has_people);
  write_file(folder + "/people.csv", "id,name,teams\nana,Ana,network\n");
  const desk::OtherDesk other = desk::read_other_desk(folder, {}, hour(0));
  REQUIRE(other.has_people);
  CHECK(other.people.people.size() == 1);
  write_file(folder + "/people.csv", "id,name,teams\nana,Ana,netwrk\n");
  CHECK_THROWS_WITH(desk::read_other_desk(folder, {}, hour(0)), Catch::Contains("people.csv, row 2, column teams"));
  const desk::OtherDesk file = desk::read_other_desk(folder + "/spoc.toml", works.store().files(), hour(0));
  CHECK(file.checked.policy->hash == works.store().policy()->hash);
  CHECK_THROWS_WITH(desk::read_other_desk(folder + "/none", {}, hour(0)), Catch::Contains("there is no policy at"));
  write_file(folder + "/spoc.toml", "spoc = 1\n[desk]\nnam = \"x\"\n");
  CHECK_FALSE(desk::read_other_desk(folder, {}, hour(0)).checked.policy);
}

TEST_CASE("one ticket's arithmetic is shown on both sides, and only some reports can be asked so") {
  Works works;
  log_calm(works);
  const Tables tables =
      under(works, otherwise("target.P3 = { resolution = \"48h\" }", "target.P3 = { resolution = \"24h\" }"), 30, true);
  CHECK(contains(rows(tables, "clocks"),
                 "as it was|resolution|1|standard|48h||" + at(0) + "|" + at(48) + "||108000|undecided"));
  CHECK(contains(rows(tables, "clocks"),
                 "under the other|resolution|1|standard|8h||" + at(0) + "|" + at(24) + "||108000|broken"));
  CHECK(contains(rows(tables, "arithmetic"), "as it was|resolution|1|" + at(0) + "|" + at(30) + "|108000|108000"));
  // Its rung at 100% has raised it by then.
  CHECK_THROWS_WITH(report::what_if_named("backlog"), Catch::Contains("cannot be asked under another policy"));
}

}  // namespace
