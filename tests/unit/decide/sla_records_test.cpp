// The records of other desks' service levels, where they are present: each is played through the same decisions as a
// ticket of ours, under a policy that says what theirs says. What no policy of ours says is listed with the reason, and
// shown to differ by just that.
#include <iostream>
#include <map>
#include <set>

#include "base/file.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "decide/promises.h"
#include "decide/schedule.h"
#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;
using domain::ClockName, domain::WaitingOn;
using json::Value;

constexpr std::string_view kResponsePauses =
    "there a wait stops the clock of the response too; here the requester waits for it all the same";
const std::map<std::string, std::string_view, std::less<>> kOtherConvention = {
    {"sla-01", kResponsePauses}, {"sla-03", kResponsePauses}, {"sla-05", kResponsePauses}, {"sla-25", kResponsePauses}};

const std::string& text(const Value& record, std::string_view name) {
  const Value* value = record.find(name);
  ensure(value && value->string(), "the records have the expected members");
  return *value->string();
}
std::int64_t minutes_of(const Value& record, std::string_view name) {
  const Value* value = record.find(name);
  ensure(value && value->integer(), "the records have the expected members");
  return *value->integer();
}
Instant instant(const std::string& utc) {
  const auto found = time::parse_instant(utc);
  ensure(found.has_value(), "the records write instants in UTC");
  return *found;
}

std::string calendar_of(const Value& hours) {
  std::string out = "[calendar.record]\ntime_zone = \"Europe/Berlin\"\n[calendar.record.hours]\n";
  for (const auto& [day, ranges] : *hours.object()) {
    out += day + " = [";
    for (const Value& range : *ranges.array())
      out += format("\"{}-{}\",", *(*range.array())[0].string(), *(*range.array())[1].string());
    out += "]\n";
  }
  return out;
}

std::string agreement(std::string_view calendar, const std::string& targets) {
  return format(
      "[sla.standard]\ncalendar = \"{}\"\npause = [\"requester\", \"date\"]\nreopened = \"remaining\"\n"
      "target.P3 = {{ {} }}\n",
      calendar, targets);
}

domain::TicketLogged asked_by_ana() {
  domain::TicketLogged logged;
  logged.subject = "printer jams";
  logged.requester.address = "ana@example.net";
  return logged;
}

/// What that system calls a state, as a verb here.
void change_state(Scene& scene, Instant when, std::string_view from, std::string_view to) {
  if (to.starts_with("pending"))
    scene.then(when, waiting(WaitingOn::date));
  else if (to == "closed")
    scene.then(when, domain::TicketResolved{"done", {}, {}});
  else if (from == "closed")
    scene.then(when, domain::TicketReopened{"again"});
  else if (from.starts_with("pending"))
    scene.then(when, domain::TicketResumed{"hand"});
}

Scene played(const Value& record, const std::string& targets) {
  Scene scene(calendar_of(*record.find("calendar")->find("hours")) + agreement("record", targets));
  const Instant created = instant(text(record, "created"));
  scene.log(created, asked_by_ana(), "P3");
  change_state(scene, created, "new", text(record, "initial_state"));
  const Value* answered = record.find("facts")->find("first_response_at");
  bool told = !answered;
  for (const Value& step : *record.find("history")->array()) {
    const json::Array& parts = *step.array();
    const Instant when = instant(*parts[0].string());
    if (!told && instant(*answered->string()) <= when) {
      scene.then(instant(*answered->string()), answer());
      told = true;
    }
    change_state(scene, when, *parts[1].string(), *parts[2].string());
  }
  return scene;
}

/// What it used and had left in all cycles, in whole minutes.
std::int64_t used_minutes(const Scene& scene, ClockName name, Instant until) {
  std::int64_t sum = 0;
  for (const domain::Clock& clock : scene.ticket().clocks)
    if (clock.name == name)
      for (const Stretch& stretch : stretches(scene.ticket(), clock, *scene.policy, until))
        sum += stretch.counted.whole_seconds();
  return sum / 60;
}

/// Records with a history and targets: our resolution clock is theirs, and so would be a response that pauses.
void check_history(const Value& record) {
  const Value& expected = *record.find("expected");
  const Value& targets = *record.find("sla_minutes");
  const std::int64_t solution = minutes_of(targets, "solution"), response = minutes_of(targets, "first_response");
  const Scene ours = played(record, format("response = \"{}bm\", resolution = \"{}bm\"", response, solution));
  if (expected.find("solution_due")) CHECK(ours.due(ClockName::resolution) == instant(text(expected, "solution_due")));
  if (const Value* minutes = expected.find("close_in_min")) {
    const Instant closed = instant(text(*record.find("facts"), "close_at"));
    CHECK(used_minutes(ours, ClockName::resolution, closed) == *minutes->integer());
    CHECK(solution - *minutes->integer() == minutes_of(expected, "close_diff_in_min"));
  }
  const Instant their_response = instant(text(expected, "first_response_due"));
  const Instant created = instant(text(record, "created"));
  CHECK(ours.due(ClockName::response) == ours.policy->calendar("record").add_open(created, time::minutes(response)));
  CHECK(ours.due(ClockName::response) != their_response);
  const Scene pausing = played(record, format("resolution = \"{}bm\"", response));
  CHECK(pausing.due(ClockName::resolution) == their_response);
  if (const Value* minutes = expected.find("first_response_in_min"))
    CHECK(used_minutes(pausing, ClockName::resolution, instant(text(*record.find("facts"), "first_response_at"))) ==
          *minutes->integer());
}

/// "created+30", "close", "close+120" as minutes after creation; there the ticket closes after two hours.
std::int64_t offset(std::string_view words) {
  const auto plus = words.find('+');
  const std::int64_t more = plus == std::string_view::npos ? 0 : std::stoll(std::string(words.substr(plus + 1)));
  return (words.starts_with("close") ? 120 : 0) + more;
}

/// Records with states by the minute, round the clock.
bool timeline_agrees(const Value& record) {
  Scene scene(agreement("always", "resolution = \"1000bm\""));
  const Instant created = at("2026-06-08 09:00");
  scene.log(created, asked_by_ana(), "P3");
  std::string before = "new";
  for (const Value& step : *record.find("state_timeline_min")->array()) {
    const std::string& state = *(*step.array())[1].string();
    change_state(scene, created + time::minutes(static_cast<int>(*(*step.array())[0].integer())), before, state);
    before = state;
  }
  const auto spent = [&](std::int64_t minute) {
    return used_minutes(scene, ClockName::resolution, created + time::seconds(60 * minute));
  };
  const std::int64_t from = offset(text(record, "from"));
  if (const Value* expected = record.find("expected_min"))
    return spent(offset(text(record, "to"))) - spent(from) == *expected->integer();
  const std::int64_t amount = spent(from) + minutes_of(record, "amount_min");
  const auto reached =
      reaches(scene.ticket(), scene.clock(ClockName::resolution), *scene.policy, time::seconds(60 * amount));
  return reached == created + time::seconds(60 * offset(text(record, "expected")));
}

std::optional<Instant> ticket_due(const Scene& scene) {
  return schedule_of(scene.ticket(), *scene.policy).due_at;
}

/// Records in words, by the step of theirs that each line answers.
void check_kept_in_loop() {  // sla-17
  Scene scene(agreement("always", "response = \"120m\", update = \"240m\""));
  scene.log("2026-06-08 09:00");
  const auto first = ticket_due(scene);
  CHECK(first == at("2026-06-08 11:00"));
  const auto looped = ticket_due(scene.then("2026-06-08 09:10", answer()));
  CHECK(looped > first);
  const auto moved = ticket_due(scene.then("2026-06-08 09:30", answer()));
  CHECK(moved > looped);
  const auto again = ticket_due(scene.then("2026-06-08 10:00", asked(), person("ana")));
  CHECK(again == at("2026-06-08 12:00"));
  CHECK(again < moved);
  CHECK(ticket_due(scene.then("2026-06-08 10:30", asked(), person("ana"))) == again);
}
void check_loop_stands() {  // sla-23
  Scene scene(agreement("always", "update = \"240m\""));
  scene.log("2026-06-08 09:00");
  CHECK_FALSE(ticket_due(scene));
  const auto looped = ticket_due(scene.then("2026-06-08 09:10", answer()));
  CHECK(looped);
  CHECK_FALSE(ticket_due(scene.then("2026-06-08 09:20", waiting(WaitingOn::requester))));
  scene.then("2026-06-08 10:00", answer()).then("2026-06-08 10:00", domain::TicketResumed{"hand"});
  CHECK(ticket_due(scene) > looped);
}
void check_starts() {  // sla-21
  Scene scene(agreement("office", "response = \"120m\", resolution = \"10080m\""));
  for (const char* when : {"2026-06-08 03:00", "2026-06-08 09:00", "2026-06-07 12:00"}) {
    Scene one(scene.policy);
    one.log(when);
    for (const domain::Clock& clock : one.ticket().clocks) CHECK(clock.started_at == one.ticket().created_at);
  }
}
Scene asked_through_program(std::shared_ptr<const policy::Policy> policy) {
  Scene scene(std::move(policy));
  const Instant when = at("2026-06-08 09:00");
  const Situation now = scene.situation(when, program());
  scene.change.record(when, now.actor, asked_by_ana());
  scene.change.record(when, now.actor, domain::TicketPrioritised{"P3", false, "test"});
  hold_to_promises(scene.change, now, when, now.actor, "logged");
  return scene;
}

/// A response is owed whoever wrote it down, unless policy says otherwise: `when` names the tickets that owe none.
void check_no_response_owed(std::string_view when, std::string_view requester) {
  const std::string rest = agreement("always", "response = \"120m\"");
  const std::string without = format("[sla.no_response]\nwhen = \"{}\"\ncalendar = \"always\"\n", when);
  domain::TicketLogged own;
  own.subject = "written down by ben";
  own.requester.person = requester;
  Scene usual(rest), theirs(without + rest);
  usual.log(at("2026-06-08 09:00"), own, "P3");
  CHECK(usual.due(ClockName::response) == at("2026-06-08 11:00"));
  theirs.log(at("2026-06-08 09:00"), own, "P3");
  CHECK(theirs.ticket().sla == "no_response");
  CHECK_FALSE(ticket_due(theirs));
  // What a program logs for somebody, like their mail, owes one all the same.
  CHECK(asked_through_program(theirs.policy).due(ClockName::response) == at("2026-06-08 11:00"));
}
void check_logged_for_others() {  // sla-15
  check_no_response_owed("has(me) && requester.id != me", "ana");
}
void check_logged_for_oneself() {  // sla-19
  check_no_response_owed("has(me) && requester.id == me", "ben");
}
/// sla-25: waiting does not unset it, so coming back finds it unchanged, as theirs does where it does not exclude the
/// time.
void check_response_stands() {
  Scene scene(agreement("always", "response = \"120m\""));
  scene.log("2026-06-08 09:00");
  const auto first = ticket_due(scene);
  CHECK(ticket_due(scene.then("2026-06-08 09:10", waiting(WaitingOn::requester))) == first);
  scene.then("2026-06-08 10:00", asked(), person("ana")).then("2026-06-08 10:00", domain::TicketResumed{"answer"});
  CHECK(ticket_due(scene) == first);
}

const std::map<std::string, void (*)(), std::less<>> kInWords = {
    {"sla-15", check_logged_for_others},  {"sla-17", check_kept_in_loop},
    {"sla-19", check_logged_for_oneself}, {"sla-21", check_starts},
    {"sla-23", check_loop_stands},        {"sla-25", check_response_stands}};

TEST_CASE("tickets behave as the service levels of other desks say, or differ by a named convention") {
  const auto path = spoc::test::data_file("business-time/sla-lifecycle.jsonl");
  if (!path) return;
  const std::string bytes = read_file(*path);
  int agreed = 0;
  std::map<std::string, std::set<std::string>> others;
  for (const std::string_view line : split(bytes, '\n')) {
    if (trim(line).empty()) continue;
    const Value record = json::parse(line, "sla-lifecycle.jsonl");
    const std::string& id = text(record, "id");
    CAPTURE(id);
    if (record.find("history"))
      check_history(record);
    else if (record.find("state_timeline_min"))
      CHECK(timeline_agrees(record));
    else {
      const auto words = kInWords.find(id);
      if (words == kInWords.end()) {
        FAIL_CHECK("nothing here plays the record " << id);
        continue;
      }
      words->second();
    }
    const auto other = kOtherConvention.find(id);
    if (other == kOtherConvention.end())
      ++agreed;
    else
      others[std::string(other->second)].insert(id);
  }
  std::cout << "agree " << agreed << "\n";
  for (const auto& [reason, ids] : others)
    std::cout << "other convention " << ids.size() << " ("
              << join(std::vector<std::string>(ids.begin(), ids.end()), ", ") << "): " << reason << "\n";
  CHECK(agreed >= 9);
}

}  // namespace
