#include "deliver/timing.h"

#include "people_list.h"
#include "policy/load.h"
#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::deliver;

time::Instant at(std::string_view text) {
  const auto instant = time::parse_instant(text);
  REQUIRE(instant);
  return *instant;
}

struct Night {
  std::shared_ptr<const policy::Policy> policy;
  test::PeopleList people;
  domain::Effect effect;

  explicit Night(std::string_view messages = "quiet = \"office\"\n") {
    policy::Loaded loaded = policy::load(
        {{"spoc.toml",
          "spoc = 1\n[desk]\nname = \"D\"\ntime_zone = \"UTC\"\ncalendar = \"office\"\nfront_line = \"front\"\n"
          "[calendar.office]\nhours = { mon-fri = [\"09:00-17:00\"] }\n"
          "[calendar.late]\nhours = { mon-sun = [\"20:00-23:00\"] }\n[team.front]\n[messages]\ntransport = \"maildir\"\n"
          "folder = \"sent\"\n" + std::string(messages)}});
    REQUIRE(loaded.policy);
    policy = loaded.policy;
    people.people = {test::somebody("ana"), test::somebody("lee")};
    people.people[1].calendar = "late";
    effect.to = "assignee";
  }
  std::optional<time::Instant> until(std::vector<std::string> who, std::string_view now = "2026-06-05T18:00:00Z") {
    std::vector<Recipient> to;
    for (const std::string& id : who)
      to.push_back(people.person(id) ? Recipient{id, id, id + "@example.org"} : Recipient{{}, id, id});
    return quiet_until(effect, to, *policy, people, at(now));
  }
};

TEST_CASE("a personal message waits for the reader's own working time, else for that of policy") {
  Night night;
  CHECK(night.until({"ana"}) == at("2026-06-08T09:00:00Z"));
  CHECK(night.until({"lee"}) == at("2026-06-05T20:00:00Z"));
  CHECK_FALSE(night.until({"ana"}, "2026-06-05T16:59:59Z"));
  CHECK(night.until({"ana"}, "2026-06-05T17:00:00Z") == at("2026-06-08T09:00:00Z"));
}

TEST_CASE("of several readers the first who works decides") {
  Night night;
  CHECK(night.until({"ana", "lee"}) == at("2026-06-05T20:00:00Z"));
  CHECK_FALSE(night.until({"ana", "lee"}, "2026-06-05T10:00:00Z"));
}

TEST_CASE("what is urgent, for who asked, for who is on call or for a team's mailbox never waits") {
  Night night;
  CHECK_FALSE(night.until({"noc@acme.example"}));
  night.effect.urgent = true;
  CHECK_FALSE(night.until({"ana"}));
  night.effect.urgent = false;
  for (const char* to : {"requester", "address:x@example.net", "on_call"}) {
    night.effect.to = to;
    CHECK_FALSE(night.until({"ana"}));
  }
  CHECK_FALSE(Night("").until({"ana"}));
}

TEST_CASE("within an hour one address gets as many messages as policy allows, wherever they were addressed to several") {
  const time::Instant now = at("2026-06-05T12:00:00Z");
  const std::vector<Recipient> ana = {{"ana", "", "ana@example.org"}}, both = {{"", "", "b@example.org"}, ana[0]};
  HourlyLimit limit(2, now);
  limit.count("ana@example.org", at("2026-06-05T11:00:00Z"));  // an hour ago: no longer
  limit.count("ana@example.org, b@example.org", at("2026-06-05T11:50:00Z"));
  CHECK_FALSE(limit.full_until(ana));
  limit.count("ana@example.org", at("2026-06-05T11:20:00Z"));
  CHECK(limit.full_until(ana) == at("2026-06-05T12:20:00Z"));
  CHECK(limit.full_until(both) == at("2026-06-05T12:20:00Z"));
  limit.count("ana@example.org", at("2026-06-05T11:55:00Z"));
  CHECK(limit.full_until(ana) == at("2026-06-05T12:50:00Z"));
  CHECK_FALSE(limit.full_until(std::vector<Recipient>{{"", "", "b@example.org"}}));
  HourlyLimit none(0, now);
  none.count("ana@example.org", now);
  CHECK_FALSE(none.full_until(ana));
}

TEST_CASE("what is in the digest leaves at the next of its times after it was queued, unless it is urgent") {
  Night night("digest = { reasons = [\"routed\", \"rung\"], at = [\"16:00\", \"08:30\"] }\n");
  night.effect.reason = "routed";
  night.effect.at = at("2026-06-05T09:00:00Z");
  const auto until = [&](std::string_view now) { return digest_until(night.effect, *night.policy, at(now)); };
  CHECK(until("2026-06-05T09:00:00Z") == at("2026-06-05T16:00:00Z"));
  CHECK(until("2026-06-05T15:59:59Z") == at("2026-06-05T16:00:00Z"));
  CHECK_FALSE(until("2026-06-05T16:00:00Z"));
  CHECK_FALSE(until("2026-06-09T12:00:00Z"));
  night.effect.at = at("2026-06-05T16:00:00Z");
  CHECK(until("2026-06-05T16:00:00Z") == at("2026-06-06T08:30:00Z"));
  night.effect.reason = "resolution@75%";
  CHECK(until("2026-06-05T16:00:00Z") == at("2026-06-06T08:30:00Z"));
  night.effect.urgent = true;
  CHECK_FALSE(until("2026-06-05T16:00:00Z"));
  night.effect = {};
  night.effect.reason = "assigned";
  CHECK_FALSE(until("2026-06-05T16:00:00Z"));
}

}  // namespace
