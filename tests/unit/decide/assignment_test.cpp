#include "decide/assignment.h"

#include "policy/load.h"
#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;

const char* const kMonday = "2026-06-08 12:00";

/// A ticket of P3 (weight 2) and members of desktop (least loaded, backed by network) and network (round robin).
struct Choosing : Scene {
  Choosing() : Scene("") {
    people.people.clear();
    log("2026-06-08 09:00");
  }
  Choice choose(const std::string& team, const std::map<std::string, int>& skill = {}, const char* now = kMonday) {
    return choose_assignee(ticket(), team, skill, situation(at(now)));
  }
  std::string against(const domain::Person& who, const std::map<std::string, int>& skill = {},
                      const char* now = kMonday) {
    return objection(ticket(), who, *policy->team("desktop"), skill, situation(at(now)));
  }
};

TEST_CASE("each thing that speaks against somebody is said") {
  Choosing c;
  CHECK(c.against(c.people.add("dan", {"desktop"})).empty());
  domain::Person gone = c.people.add("gone", {"desktop"});
  gone.left = true;
  CHECK(c.against(gone) == "has left");
  domain::Person asker = c.people.add("asker", {"desktop"});
  c.change.after.requester.person = "asker";
  CHECK(c.against(asker) == "asked for it");
  domain::Person back = c.people.add("back", {"desktop"});
  c.change.after.handed_back = {"back"};
  CHECK(c.against(back) == "gave it back, or did not take it in time");
  domain::Person away = c.people.add("away", {"desktop"});
  c.people.absences = {{"away", at("2026-06-08 00:00"), at("2026-06-09 00:00"), {}}};
  CHECK(c.against(away) == "away until 2026-06-09 00:00");
  c.people.absences = {{"away", at("2026-06-08 00:00"), std::nullopt, {}}};
  CHECK(c.against(away) == "away");
  CHECK(c.against(away, {}, "2026-06-05 12:00").empty());
  CHECK(c.against(*c.people.person("dan"), {}, "2026-06-08 18:00") == "off shift until 2026-06-09 09:00");
}

TEST_CASE("shift, skill and load are looked at as well") {
  Choosing c;
  domain::Person night = c.people.add("night", {"desktop"});
  night.calendar = "always";
  CHECK(c.against(night, {}, "2026-06-08 23:00").empty());
  domain::Person skilled = c.people.add("skilled", {"desktop"});
  skilled.skills = {{"vpn", 2}};
  CHECK(c.against(skilled, {{"vpn", 2}}).empty());
  CHECK(c.against(skilled, {{"vpn", 3}}) == "lacks skill vpn at level 3");
  CHECK(c.against(skilled, {{"macos", 1}}) == "lacks skill macos at level 1");
  domain::Person busy = c.people.add("busy", {"desktop"});
  busy.capacity = 5;
  c.people.loads["busy"] = {3, 2, std::nullopt};
  CHECK(c.against(busy).empty());
  c.people.loads["busy"] = {4, 2, std::nullopt};
  CHECK(c.against(busy) == "full: load 4 of 5, this weighs 2");
}

TEST_CASE("round robin takes who went longest without a new one, then the name") {
  Choosing c;
  for (const char* id : {"zoe", "amy", "max"}) c.people.add(id, {"network"});
  CHECK(c.choose("network").person == "amy");
  c.people.loads["amy"] = {9, 9, at("2026-06-01 10:00")};
  CHECK(c.choose("network").person == "max");
  c.people.loads["max"] = {0, 0, at("2026-06-05 10:00")};
  c.people.loads["zoe"] = {0, 0, at("2026-06-03 10:00")};
  CHECK(c.choose("network").person == "amy");
  CHECK(c.choose("network").by == "round_robin");
}

TEST_CASE("least loaded takes the lightest load, then skill, then who waited longest, then the name") {
  Choosing c;
  for (const char* id : {"zoe", "amy", "max"}) c.people.add(id, {"desktop"});
  c.people.loads["amy"] = {3, 1, std::nullopt};
  c.people.loads["max"] = {2, 2, std::nullopt};
  c.people.loads["zoe"] = {2, 1, std::nullopt};
  CHECK(c.choose("desktop").person == "max");
  for (domain::Person& p : c.people.people) p.skills = {{"vpn", p.id == "zoe" ? 4 : 2}};
  CHECK(c.choose("desktop", {{"vpn", 2}}).person == "zoe");
  c.people.loads["max"].last_assigned_at = at("2026-06-05 10:00");
  CHECK(c.choose("desktop").person == "zoe");
  CHECK(c.choose("desktop").by == "least_loaded");
  CHECK(c.choose("desktop").candidates.size() == 3);
}

TEST_CASE("an offering team and a vendor name nobody") {
  Choosing c;
  c.people.add("amy", {"front", "acme"});
  for (const char* team : {"front", "acme"}) {
    const Choice choice = c.choose(team);
    CHECK(choice.person.empty());
    CHECK(choice.by == "offer");
    CHECK_FALSE(choice.queued);
  }
}

TEST_CASE("nobody eligible: the cover of who is away, then the backup, else it is queued with the reason") {
  Choosing c;
  c.people.add("amy", {"desktop"}).cover = "sub";
  c.people.add("sub", {});
  c.people.absences = {{"amy", at("2026-06-08 00:00"), std::nullopt, {}}};
  CHECK(c.choose("desktop").person == "sub");
  CHECK(c.choose("desktop").by == "cover");
  CHECK(c.choose("desktop").team == "desktop");
  c.people.add("other", {});
  c.people.absences.front().cover = "other";
  CHECK(c.choose("desktop").person == "other");  // the cover of this absence goes before the usual one
  c.people.absences.front().cover = "amy";
  CHECK(c.choose("desktop").person.empty());  // who covers for themselves is away too
  c.people.add("nils", {"network"});
  const Choice backup = c.choose("desktop");
  CHECK(backup.person == "nils");
  CHECK(backup.by == "backup");
  CHECK(backup.team == "network");
  CHECK(backup.candidates.size() == 2);
  c.people.absences.push_back({"nils", at("2026-06-08 00:00"), std::nullopt, {}});
  const Choice nobody = c.choose("desktop");
  CHECK(nobody.queued);
  CHECK(nobody.team == "desktop");
  CHECK(nobody.reason == "nobody of desktop can take it now");
  c.people.add("flo", {"front"});
  const Choice offered = c.choose("desktop");  // the backup's backup offers: it gets the ticket, nobody is named
  CHECK(offered.team == "front");
  CHECK(offered.person.empty());
  CHECK_FALSE(offered.queued);
}

TEST_CASE("teams that back each other up are walked once") {
  Choosing c;
  policy::Policy circle = *c.policy;
  for (policy::Team& team : circle.teams)
    if (team.name == "network") team.backup = "desktop";
  const Situation now{circle, {}, c.people, person("ben"), at(kMonday)};
  const Choice choice = choose_assignee(c.ticket(), "desktop", {}, now);
  CHECK(choice.queued);
  CHECK(choice.reason == "desktop has no members");
}

TEST_CASE("a team that is gone from policy is said, not guessed") {
  Choosing c;
  CHECK(c.choose("vanished").reason == "team vanished is no longer in policy");
}

TEST_CASE("whoever is on call is on shift") {
  std::vector<policy::File> files = policy_with("")->files;
  std::string& text = files.front().content;
  const std::size_t place = text.find("backup = \"network\"");
  text.insert(place, "on_call = \"oncall.ics\"\n");
  const std::string rota =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260601T000000Z\r\n"
      "DTSTART:20260608T160000Z\r\nDTEND:20260609T040000Z\r\nSUMMARY:dan\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  files.push_back({"oncall.ics", rota});
  const policy::Loaded loaded = policy::load(files);
  for (const Diagnostic& found : loaded.diagnostics) UNSCOPED_INFO(to_text(found, text));
  REQUIRE(loaded.policy);
  Scene scene(loaded.policy);
  scene.log("2026-06-08 09:00");
  scene.people.add("dan", {"desktop"});
  scene.people.add("eva", {"desktop"});
  const Choice choice = choose_assignee(scene.ticket(), "desktop", {}, scene.situation(at("2026-06-08 20:00")));
  CHECK(choice.person == "dan");
}

}  // namespace
