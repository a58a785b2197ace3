#include "intake/history.h"

#include "base/error.h"
#include "intake/history_batches.h"
#include "intake/history_cases.h"
#include "policy/load.h"
#include "policy/templates.h"
#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::intake;
using domain::Told;

Source pieces_of(std::string text, std::size_t size) {
  return [text = std::move(text), size, at = std::size_t{0}]() mutable {
    const std::string_view next = std::string_view(text).substr(at, size);
    at += next.size();
    return next;
  };
}

Map history_map(std::string_view text) {
  const std::vector<std::string> members = history_members();
  const ParsedMap parsed = parse_map(text, "map.toml", members, MapFor::history);
  for (const Diagnostic& d : parsed.diagnostics) UNSCOPED_INFO(to_text(d, text));
  REQUIRE(parsed.diagnostics.empty());
  return parsed.map;
}

const policy::Policy& plain_policy() {
  static const auto policy = policy::load({{"spoc.toml", policy::starter_policy("Test", "UTC")}}).policy;
  return *policy;
}

std::vector<HistoryRead> read_all_rows(std::string_view map, std::string text, std::size_t piece = 64) {
  HistoryRows rows(pieces_of(std::move(text), piece), history_map(map), plain_policy(), time::parse_instant("2030-01-01T00:00:00Z").value());
  std::vector<HistoryRead> all;
  while (auto row = rows.next()) all.push_back(std::move(*row));
  return all;
}

constexpr std::string_view kEvents = R"(
log         = "theirs"
time_format = "%d/%m/%Y %H:%M"
missing     = ["?"]
[column]
case     = "number"
time     = "at"
activity = "state"
status   = "state"
assignee = "who"
priority = "urgent"
fields.model = "model"
[value.status]
"New"      = "new"
"Awaiting" = "waiting vendor"
"Done"     = "resolved"
"*"        = ""
[value.priority]
"1 - High" = "P1"
)";

/// Rows of events that take over what a second table says of their case.
constexpr std::string_view kJoinMap = "log = \"x\"\n[join]\nkey = \"id\"\ntheirs = \"number\"\n[column]\ncase = \"id\"\n"
                                      "priority = \"join:level\"\ntime = \"at\"\nactivity = \"state\"\n"
                                      "logged_at = \"join:at\"\n";

std::vector<HistoryRead> read_joined(std::string log, std::string second, std::int64_t* unmatched = nullptr) {
  HistoryRows rows(pieces_of(std::move(log), 16), history_map(kJoinMap), plain_policy(),
                   time::parse_instant("2030-01-01T00:00:00Z").value(), pieces_of(std::move(second), 16));
  std::vector<HistoryRead> all;
  while (auto row = rows.next()) all.push_back(std::move(*row));
  if (unmatched) *unmatched = rows.unmatched();
  return all;
}

TEST_CASE("rows take over the cells of a second table by its key, also where both have a column of that name") {
  std::int64_t unmatched = 0;
  const auto rows = read_joined(
      "at,id,state\n2026-06-08T09:00:00Z,A,new\n2026-06-08T10:00:00Z,B,new\n2026-06-08T11:00:00Z,A,done\nx,A,done\n",
      "level;number;at\nP1;A;2026-06-08T08:00:00Z\nP2;C;2026-06-08T08:30:00Z\n", &unmatched);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].said.rows[0].priority == "P1");
  CHECK(time::to_text(rows[0].said.logged_at.value()) == "2026-06-08T08:00:00Z");
  CHECK(rows[1].said.rows[0].priority.empty());
  CHECK_FALSE(rows[1].said.logged_at);
  CHECK(rows[2].said.rows[0].priority == "P1");
  CHECK(unmatched == 1);
  CHECK(rows[3].text == "\"time: \"\"x\"\" is no time\",x,A,done");  // as it stood, without what is not its own
}

TEST_CASE("a second table has each key once, has the columns that are taken, and can be read as a whole") {
  const std::string log = "at,id,state\n2026-06-08T09:00:00Z,A,new\n";
  CHECK_THROWS_WITH(read_joined(log, "number,level,at\nA,P1,\nA,P2,\n"), Catch::Contains("A stands twice in the joined table, again in row 3"));
  CHECK_THROWS_WITH(read_joined(log, "number,at\nA,\n"), Catch::Contains("no column \"level\""));
  CHECK_THROWS_WITH(read_joined(log, "number,level,at\n,P1,\n"), Catch::Contains("row 2 of the joined table has no number"));
  CHECK_THROWS_WITH(read_joined(log, "number,level,at\nA\n"), Catch::Contains("row 2 of the joined table cannot be read"));
}

TEST_CASE("a map says how a second table is joined where it takes columns of one, and only there") {
  const std::vector<std::string> members = history_members();
  const auto wrong = [&](std::string_view text) {
    const Diagnostics found = parse_map(text, "m", members, MapFor::history).diagnostics;
    return found.empty() ? std::string() : found.front().code;
  };
  CHECK(wrong(kJoinMap).empty());
  CHECK(wrong("log = \"a\"\n[column]\ncase = \"join:a\"\n") == "missing-key");
  CHECK(wrong("log = \"a\"\n[join]\nkey = \"a\"\n[column]\ncase = \"a\"\n") == "unused-join");
  CHECK(wrong("log = \"a\"\n[join]\ntheirs = \"a\"\n[column]\ncase = \"join:a\"\n") == "missing-key");
  CHECK(wrong("log = \"a\"\n[join]\nkey = \"a\"\nkee = \"b\"\n[column]\ncase = \"join:a\"\n") == "unknown-key");
}

}  // namespace

TEST_CASE("a row of a log says its case, its day-first time, its word and what that means") {
  const auto rows = read_all_rows(kEvents,
                                  "number,at,state,who,urgent,model\nI1,29/2/2016 01:16,Awaiting,?,1 - High,X\n"
                                  "I1,1/3/2016 09:00,Chatter,ann,,\n");
  REQUIRE(rows.size() == 2);
  REQUIRE_FALSE(rows[0].problem);
  const domain::HistoryRow& row = rows[0].said.rows.front();
  CHECK(rows[0].said.id == "I1");
  CHECK(row.number == 2);
  CHECK(time::to_text(row.at) == "2016-02-29T01:16:00Z");
  CHECK(row.activity == "Awaiting");
  CHECK(row.told == Told::waiting);
  CHECK(row.on == domain::WaitingOn::vendor);
  CHECK(row.assignee.empty());
  CHECK(row.priority == "P1");
  CHECK(row.fields == json::Object{{"model", "X"}});
  CHECK(rows[1].said.rows.front().told == Told::nothing);
}

TEST_CASE("a row that cannot be used says which column is at fault") {
  const auto rows = read_all_rows(kEvents,
                                  "number,at,state,who,urgent,model\nI1,2016-02-29,New,,,\n,1/3/2016 09:00,New,,,\n"
                                  "I2,1/3/2016 09:00,,,,\nI3,1/3/2016 09:00,New,,2 - Low,\nI4,1/3/2016 09:00\nI5,,New,,,\nI6,1/3/2031 09:00,New,,,\n");
  std::vector<std::string> columns;
  for (const HistoryRead& row : rows) {
    REQUIRE(row.problem);
    CHECK(row.said.rows.empty());
    columns.push_back(row.problem->column);
  }
  CHECK(columns == std::vector<std::string>{"time", "case", "activity", "priority", "", "time", "time"});
  CHECK(rows[0].text == "\"time: \"\"2016-02-29\"\" is no time\",I1,2016-02-29,New,,,");
}

TEST_CASE("rows that were set aside are read again with the same map, and an older reason gives way to the new one") {
  const auto once = read_all_rows(kEvents, "number,at,state,who,urgent,model\nI1,2016-02-29,New,,,\n");
  const std::string header = "why_rejected,number,at,state,who,urgent,model\n";
  const auto again = read_all_rows(kEvents, header + once[0].text + "\nmended,I2,1/3/2016 09:00,New,,,\n");
  REQUIRE(again.size() == 2);
  CHECK(again[0].text == once[0].text);
  CHECK_FALSE(again[1].problem);
}

TEST_CASE("of two columns with one header the second has a number in the map") {
  const auto rows = read_all_rows(
      "log = \"x\"\n[column]\ncase = \"id\"\ntime = \"at\"\nactivity = \"state#2\"\n", "id,at,state,state\n1,2026-06-08T09:00:00Z,a,b\n");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].said.rows.front().activity == "b");
}

TEST_CASE("a ticket a row is an event for each of its instants, with twelve hours and half a day") {
  constexpr std::string_view map = R"(
log         = "n"
time_format = "%m/%d/%Y %I:%M:%S %p"
[column]
case      = "key"
logged_at = "created"
closed_at = "closed"
spent_hours = "effort"
[always]
type = "request"
)";
  const auto rows = read_all_rows(map, "key,created,closed,effort\n1,07/20/2020 12:51:12 AM,07/20/2020 01:00:00 PM,1.5\n"
                                       "2,07/20/2020 10:00:00 AM,07/20/2020 09:00:00 AM,\n3,07/20/2020 10:00:00 AM,,\n");
  REQUIRE(rows.size() == 3);
  REQUIRE(rows[0].said.rows.size() == 2);
  CHECK(time::to_text(rows[0].said.rows[0].at) == "2020-07-20T00:51:12Z");
  CHECK(rows[0].said.rows[0].type == "request");
  CHECK(rows[0].said.rows[1].activity == "closed");
  CHECK(rows[0].said.rows[1].told == Told::closed);
  CHECK(rows[0].said.rows[1].spent_s == 5400);
  REQUIRE(rows[1].problem);
  CHECK(rows[1].problem->column == "closed_at");
  CHECK(rows[2].said.rows.size() == 1);
}

TEST_CASE("XES is read trace by trace, however its bytes arrive; what stands in lists or globals is no attribute") {
  const std::string xes = R"(<?xml version="1.0"?>
<log><global scope="event"><string key="concept:name" value="none"/></global>
 <trace><string key="concept:name" value="7 &amp; 8"/>
  <event><string key="concept:name" value="decide"/><date key="time:timestamp" value="2011-01-06T09:18:00.000+01:00"/>
   <string key="org:resource" value="Sara"><string key="concept:name" value="nested"/></string>
   <list key="l"><values><string key="concept:name" value="in a list"/></values></list></event>
  <event><string key="concept:name" value="pay"/><date key="time:timestamp" value="2011-01-07T09:18:00Z"/></event>
 </trace></log>)";
  constexpr std::string_view map =
      "log = \"x\"\n[column]\ncase = \"case:concept:name\"\ntime = \"time:timestamp\"\nactivity = \"concept:name\"\nperson = \"org:resource\"\n";
  for (const std::size_t piece : {1, 50, 100'000}) {
    const auto rows = read_all_rows(map, xes, piece);
    REQUIRE(rows.size() == 2);
    REQUIRE_FALSE(rows[0].problem);
    CHECK(rows[0].said.id == "7 & 8");
    CHECK(rows[0].said.rows[0].activity == "decide");
    CHECK(rows[0].said.rows[0].person == "Sara");
    CHECK(time::to_text(rows[0].said.rows[0].at) == "2011-01-06T08:18:00Z");
    CHECK(rows[1].number == 2);
  }
  CHECK_THROWS_AS(read_all_rows(map, "<log><trace></log>"), Error);
  CHECK_THROWS_AS(read_all_rows(map, "<html></html>"), Error);
}

TEST_CASE("a map of a history needs a log, a case and one kind of time") {
  const std::vector<std::string> members = history_members();
  CHECK(has_errors(parse_map("[column]\ncase = \"a\"\n", "m", members, MapFor::history).diagnostics));
  CHECK(has_errors(parse_map("log = \"a\"\n[column]\ncase = \"a\"\n", "m", column_names()).diagnostics));
  CHECK(has_errors(parse_map("log = \"a\"\npromises = \"some\"\n[column]\ncase = \"a\"\n", "m", members, MapFor::history).diagnostics));
  CHECK(unusable(history_map("log = \"a\"\n[column]\ntime = \"t\"\nactivity = \"s\"\n")));
  CHECK(unusable(history_map("log = \"a\"\n[column]\ncase = \"c\"\n")));
  CHECK(unusable(history_map("log = \"a\"\n[column]\ncase = \"c\"\ntime = \"t\"\n")));
  CHECK_FALSE(unusable(history_map("log = \"a\"\n[column]\ncase = \"c\"\nlogged_at = \"t\"\n")));
}

TEST_CASE("rows are gathered by case; those of a case that ended long ago leave first") {
  HistoryCases cases(4);
  const auto add = [&](std::string id, std::int64_t number) {
    domain::HistoryCase said{std::move(id), {}, {}, {}, {}, {}};
    said.rows.emplace_back().number = number;
    cases.add(std::move(said));
  };
  add("a", 1);
  add("b", 2);
  add("a", 3);
  CHECK_FALSE(cases.full());
  add("c", 4);
  CHECK(cases.full());
  const auto first = cases.take_oldest();
  REQUIRE(first.size() == 2);
  CHECK(first[0].id == "a");
  CHECK(first[0].rows.size() == 2);
  CHECK(first[1].id == "b");
  CHECK(cases.take_all().front().id == "c");
  CHECK(cases.empty());
}

TEST_CASE(
    "a history comes in batches: every row counts once, rejected ones are told in their order, cases stay together") {
  std::string text = "number,at,state,who,urgent,model\n";
  for (int i = 0; i < 100; ++i)
    text += "C" + std::to_string(i / 4) + (i % 10 == 3 ? ",never,New,,,\n" : ",29/2/2016 01:16,New,,,\n");
  HistoryRows rows(pieces_of(text, 64), history_map(kEvents), plain_policy(),
                   time::parse_instant("2030-01-01T00:00:00Z").value());
  HistoryBatches batches(rows, 8);
  const std::stop_source nobody;
  std::int64_t read = 0;
  std::vector<long long> rejected;
  std::vector<std::string> cases;
  std::size_t most = 0;
  while (const auto batch = batches.next(nobody.get_token())) {
    read += batch->read;
    for (const HistoryRead& row : batch->rejected) rejected.push_back(row.number);
    std::size_t held = 0;
    for (const domain::HistoryCase& one : batch->cases) {
      cases.push_back(one.id);
      held += one.rows.size();
    }
    most = std::max(most, held);
  }
  CHECK(read == 100);
  CHECK(rejected == std::vector<long long>{5, 15, 25, 35, 45, 55, 65, 75, 85, 95});
  CHECK(cases.size() == 25);
  CHECK(most <= 8);

  HistoryRows again(pieces_of(text, 64), history_map(kEvents), plain_policy(),
                    time::parse_instant("2030-01-01T00:00:00Z").value());
  HistoryBatches stopped(again, 1000);
  std::stop_source somebody;
  somebody.request_stop();
  const auto last = stopped.next(somebody.get_token());
  CHECK((last && last->read == 0 && last->cases.empty()));
  CHECK_FALSE(stopped.next(somebody.get_token()));
}
