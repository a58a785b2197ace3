// What another policy would have done: worked out by hand, and over random histories under the policy that was in
// force.
#include "desk/other_desk.h"

#include <map>
#include <random>

#include "base/file.h"
#include "decide/recompute.h"
#include "desk/import_history.h"
#include "report/story.h"
#include "report/what_if.h"
#include "undoing.h"

namespace {

using namespace spoc;
using domain::WaitingOn;
using test::Works, test::hour, test::doing;

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const auto place = text.find(what);
  REQUIRE(place != std::string::npos);
  return text.replace(place, what.size(), by);
}

/// The policy of the works with one thing said otherwise.
desk::OtherDesk otherwise(std::string_view what, std::string_view by, std::string_view more = "") {
  desk::OtherDesk other;
  other.files = test::works_policy(more);
  other.files.front().content = replaced(other.files.front().content, what, by);
  other.checked = desk::check(other.files);
  for (const auto& found : other.checked.diagnostics) INFO(found.message);
  REQUIRE(other.checked.policy);
  return other;
}

desk::OtherDesk same(std::string_view more = "") {
  return otherwise("spoc = 1", "spoc = 1", more);
}

report::Request request_of(Works& works, double until) {
  report::Request request;
  request.period = {hour(-1000), hour(until)};
  request.before = request.period;
  request.as_of = hour(until);
  request.policy = works.store().policy();
  request.bundle = [&works](std::string_view hash) { return works.store().policy(hash); };
  works.store().read([&](store::Reading& reading) { request.upto = reading.position(); });
  return request;
}

using Tables = std::vector<render::Table>;

Tables under(Works& works, const desk::OtherDesk& other, double until, bool explained = false) {
  const report::Request request = request_of(works, until);
  Tables tables;
  works.store().read([&](store::Reading& reading) {
    const auto people =
        other.has_people ? desk::listed(other.people.people, reading.people()) : std::unique_ptr<domain::Directory>();
    tables = report::what_if(reading, {&report::what_if_named("summary")}, request,
                             {other.checked.policy, people.get()}, explained)
                 .parts.front()
                 .tables;
  });
  return tables;
}

/// Rows as texts with bars between.
std::vector<std::string> rows(const Tables& tables, std::string_view name) {
  std::vector<std::string> lines;
  for (const render::Table& table : tables)
    if (table.name == name)
      for (const render::Row& row : table.rows) {
        std::string line;
        for (const render::Cell& cell : row) line += (line.empty() ? "" : "|") + render::plain_text(cell);
        lines.push_back(line);
      }
  return lines;
}

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

/// Nothing differs, and everything was given again.
void check_same(const Tables& tables) {
  for (const std::string& line : rows(tables, "not_reproduced")) UNSCOPED_INFO("not reproduced: " << line);
  CHECK(rows(tables, "not_reproduced").empty());
  CHECK(rows(tables, "changed").empty());
  CHECK(rows(tables, "placed_elsewhere").empty());
  for (const char* name : {"differences", "promises", "escalations", "messages", "placement"})
    for (const std::string& line : rows(tables, name)) {
      INFO(name << ": " << line);
      CHECK(line.ends_with("|0"));
    }
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

/// Something somebody does to a ticket; nothing when its state does not allow it.
void act(Works& works, domain::TicketId id, unsigned what, double at, const char* who) {
  works.code([&] {
    desk::Desk desk = doing(works, "", at, who);
    switch (what % 16) {
      case 0:
        return void(desk::take(desk, {id}));
      case 1:
        return void(desk::assign(desk, {id}, "ben", ""));
      case 2:
        return void(desk::release(desk, {id}, "no"));
      case 3:
        return void(desk::wait(desk, {id}, {WaitingOn::requester, hour(at + 30), "which?"}));
      case 4:
        return void(desk::resume(desk, {id}));
      case 5:
        return void(desk::resolve(desk, {id}, {"it works", {}, {}}));
      case 6:
        return void(desk::edit(desk, {id}, {.set = {{"impact", json::Value("high")}}, .reason = "", .if_version = {}}));
      case 7:
        return void(desk::route_to(desk, {id}, {.to = "network", .reason = "theirs", .handover = "", .reference = ""}));
      case 8:
        return void(desk::note(desk, {id}, {.text = "any news?", .as_requester = true}));
      case 9:
        return void(desk::wait(desk, {id}, {WaitingOn::date, hour(at + 5), ""}));
      case 10:
        return void(desk::note(desk, {id}, {.text = "we are on it", .is_public = true}));
      case 11:
        return void(desk::reopen(desk, {id}, "again"));
      case 12:
        return void(desk::route_by_rules(desk, {id}));
      case 13:
        return void(
            desk::route_to(desk, {id}, {.to = "acme", .reason = "theirs", .handover = "see", .reference = "A1"}));
      case 14:
        return void(desk::edit(desk, {id},
                               {.set = {{"priority", json::Value(what % 32 < 16 ? "derived" : "P1")}},
                                .reason = "the board",
                                .if_version = {}}));
      default:
        return void(desk::close(desk, {id}, {.force = what % 32 < 16, .reason = "over"}));
    }
  });
}

constexpr std::string_view kMore = R"toml(
[stalled]
unowned = "6h"
silent = "12h"
unacknowledged = "3h"
[[route]]
name = "network work"
when = "ticket.impact == 'high'"
set = { tags = ["big"] }
skill = {}
)toml";

using Notices = std::map<std::pair<std::string, std::string>, int>;

/// Of the outbox: what events and time ask for, without what a verb tells by itself.
Notices queued_in(Works& works) {
  Notices counts;
  for (const char* state : {"queued", "held", "sent", "dropped"})
    for (const store::QueuedEffect& queued : works.effects(state)) ++counts[{queued.effect.to, queued.effect.reason}];
  return counts;
}

Notices recomputed_notices(Works& works, double until) {
  Notices counts;
  const report::Request request = request_of(works, until);
  works.store().read([&](store::Reading& reading) {
    const decide::Rules rules{[&](time::Instant) { return works.store().policy(); },
                              [&](std::string_view hash) { return works.store().policy(hash); }, reading.people()};
    report::each_story(reading, request, std::nullopt, [&](const report::Story& story) {
      std::vector<decide::PastOperation> operations;
      const std::span<const domain::Recorded> events = story.events;
      for (std::size_t first = 0, end = 0; first < events.size(); first = end) {
        while (end < events.size() && story.operations[end] == story.operations[first]) ++end;
        operations.push_back({events.subspan(first, end - first)});
      }
      const auto again = decide::recompute(story.ticket.id, operations, rules, story.ticket.last_at);
      for (const domain::Effect& notice : again.notices) ++counts[{notice.to, notice.reason}];
    });
  });
  return counts;
}

TEST_CASE("recomputed under the policy that was in force a random history is the same again, and so is what was told") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 40; ++round) {
    INFO("round " << round);
    Works works(round % 2 ? kMore : "");
    std::vector<domain::TicketId> ids;
    double at = 0;
    for (int i = 0; i < 2; ++i)
      ids.push_back(
          works.log(random() % 2 ? "vpn" : "printer", "rita@example.net", {.urgency = random() % 2 ? "high" : ""}));
    for (int step = 0; step < 14; ++step) {
      at += 0.1 + (random() % 60) * 0.1;
      if (random() % 3 == 0) works.sweep(at - 0.05);
      act(works, ids[random() % 2], random(), at, random() % 3 ? "cleo" : "ben");
    }
    works.sweep(at + 30);
    at += 31;
    check_same(under(works, same(round % 2 ? kMore : ""), at));
    const Notices queued = queued_in(works), again = recomputed_notices(works, at);
    for (const auto& [key, count] : queued) {
      INFO("notice " << key.first << " " << key.second);
      const auto found = again.find(key);
      CHECK((found == again.end() ? 0 : found->second) == count);
    }
    CHECK(queued.size() == again.size());
  }
}

/// Figures of a table of counts by the texts of its rows, both sides.
using Counted = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

void count(const Tables& tables, std::string_view name, Counted& counted) {
  for (const render::Table& table : tables) {
    if (table.name != name) continue;
    for (const render::Row& row : table.rows) {
      std::string key;
      for (const render::Cell& cell : row)
        if (const auto* text = std::get_if<std::string>(&cell)) key += *text + "|";
      auto& [was, other] = counted[key];
      was += std::get<std::int64_t>(row[row.size() - 3]);
      other += std::get<std::int64_t>(row[row.size() - 2]);
    }
  }
}

TEST_CASE("what falls into a period under another policy is what falls into its parts, whatever was over before them") {
  constexpr const char* kTables[] = {"promises", "escalations", "messages", "placement"};
  const std::pair<const char*, const char*> others[] = {
      {"close_after = \"72h\"", "close_after = \"400h\""},
      {"close_after = \"72h\"", "close_after = \"1h\""},
      {"target.P3 = { resolution = \"48h\" }", "target.P3 = { resolution = \"24h\" }"}};
  std::mt19937 random(4711);
  for (int round = 0; round < 24; ++round) {
    INFO("round " << round);
    Works works(kMore);
    double at = 0;
    std::vector<domain::TicketId> ids;
    for (int i = 0; i < 4; ++i) ids.push_back(works.log(random() % 2 ? "vpn" : "printer", "rita@example.net", {}));
    for (int step = 0; step < 24; ++step) {
      at += 0.1 + (random() % 200) * 0.1;
      if (random() % 3 == 0) works.sweep(at - 0.05);
      act(works, ids[random() % ids.size()], random(), at, random() % 3 ? "cleo" : "ben");
    }
    const double end = at + 200;
    works.sweep(end);
    const auto [what, by] = others[round % 3];
    const desk::OtherDesk other = otherwise(what, by, kMore);
    const auto counted_in = [&](double from, double to, Counted& counted) {
      report::Request request = request_of(works, end);
      request.period = {hour(from), hour(to)};
      works.store().read([&](store::Reading& reading) {
        const auto found = report::what_if(reading, {&report::what_if_named("summary")}, request,
                                           {other.checked.policy, nullptr}, false);
        for (const char* table : kTables) count(found.parts.front().tables, table, counted);
      });
    };
    Counted whole, parts;
    counted_in(-1000, end, whole);
    const double cuts[] = {-1000, at / 3, at, at + 20, end};
    for (std::size_t i = 0; i + 1 < std::size(cuts); ++i) counted_in(cuts[i], cuts[i + 1], parts);
    CHECK(parts == whole);
  }
}

TEST_CASE("what was undone is recomputed as if it had never been") {
  std::mt19937 random(77);
  for (int round = 0; round < 15; ++round) {
    INFO("round " << round);
    Works works;
    const auto id = works.log("vpn", "rita@example.net");
    double at = 0;
    for (int step = 0; step < 8; ++step) {
      at += 0.1 + (random() % 60) * 0.1;
      if (random() % 3 == 0)
        works.code([&] { test::undo(works, at); });
      else
        works.code([&] {
          desk::Desk desk = doing(works, random() % 2 ? "take" : "wait", at);
          if (desk.caller.verb == "take")
            desk::take(desk, {id});
          else
            desk::wait(desk, {id}, {WaitingOn::requester, hour(at + 30), "which?"});
        });
    }
    works.sweep(at + 20);
    check_same(under(works, same(), at + 21));
  }
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
