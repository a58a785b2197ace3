#include "deliver/recipients.h"

#include "desk_policy.h"
#include "people_list.h"

namespace {

using namespace spoc;
using namespace spoc::deliver;
using test::somebody;

constexpr time::Instant kMorning = time::from_unix(1'780'000'000);

struct World {
  test::PeopleList people;
  domain::Ticket ticket;

  World() {
    people.people = {somebody("ana", {"network"}), somebody("ben", {"network"}), somebody("cleo", {"front"}),
                     somebody("rita")};
    people.people[1].manager = "cleo";
    people.people[2].lead_of = {"network"};
    ticket.id = {42};
    ticket.team = "network";
    ticket.department = "it";
    ticket.assignee = "ben";
    ticket.owner = "cleo";
    ticket.requester = {"rita", "Rita", "old@example.org", ""};
  }

  Recipients to(std::string role, std::string cause = {}, std::string reason = {}) {
    domain::Effect effect;
    effect.reason = std::move(reason);
    effect.to = std::move(role);
    effect.cause = std::move(cause);
    return recipients_of(effect, &ticket, test::small_desk(), people, kMorning);
  }
  std::string ids(std::string role, std::string cause = {}) {
    std::string text;
    for (const Recipient& r : to(std::move(role), std::move(cause)).people) text += r.address + " ";
    return text;
  }
};

TEST_CASE("a role is who it is when the message is made") {
  World w;
  CHECK(w.ids("assignee") == "ben@example.org ");
  CHECK(w.ids("owner") == "cleo@example.org ");
  CHECK(w.ids("lead") == "cleo@example.org ");
  CHECK(w.ids("manager") == "cleo@example.org ");
  CHECK(w.ids("team") == "ana@example.org ben@example.org ");
  CHECK(w.ids("requester") == "rita@example.org ");
  CHECK(w.ids("person:ana") == "ana@example.org ");
  CHECK(w.ids("team:front") == "cleo@example.org ");
  CHECK(w.ids("address:x@example.net") == "x@example.net ");
  CHECK(w.ids("front") == "cleo@example.org ");
  CHECK(w.ids("ana") == "ana@example.org ");
  w.ticket.assignee = "ana";
  CHECK(w.ids("assignee") == "ana@example.org ");
}

TEST_CASE("a vendor is told under its address what was written for it, and nothing of what the desk says among itself") {
  World w;
  for (const char* reason : {"routed", "vendor_note"}) {
    const Recipients r = w.to("team:acme", {}, reason);
    REQUIRE(r.people.size() == 1);
    CHECK(r.people[0].address == "noc@acme.example");
    CHECK(r.people[0].name == "Acme Telecom");
  }
  for (const char* reason : {"answer_received", "resolution@75%", "stalled:silent"})
    CHECK(w.to("team:acme", {}, reason).people.at(0).address == "cleo@example.org");
}

TEST_CASE("a requester who is not in the directory is told under the address they gave") {
  World w;
  w.ticket.requester = {"", "Guest", "guest@example.net", ""};
  CHECK(w.ids("requester") == "guest@example.net ");
}

TEST_CASE("who caused it is left out, and that is no fault") {
  World w;
  CHECK(w.ids("team", "ana") == "ben@example.org ");
  const Recipients r = w.to("assignee", "ben");
  CHECK(r.people.empty());
  CHECK(r.needless);
  CHECK(w.to("requester", "rita").needless);
}

TEST_CASE("who is away is replaced by their cover") {
  World w;
  w.people.absences = {{"ben", {kMorning.us - 1}, std::nullopt, "ana"}};
  CHECK(w.ids("assignee") == "ana@example.org ");
  w.people.absences = {{"ben", {kMorning.us - 1}, time::Instant{kMorning.us}, "ana"}};
  CHECK(w.ids("assignee") == "ben@example.org ");
  w.people.absences = {{"ben", {kMorning.us - 1}, std::nullopt, ""}};
  CHECK(w.ids("assignee") == "ben@example.org ");  // nobody covers: told all the same
  CHECK(w.ids("team") == "ana@example.org ");
}

TEST_CASE("a role of the desk that nobody holds falls to the team or the front line") {
  World w;
  w.ticket.assignee.clear();
  CHECK(w.ids("assignee") == w.ids("team"));
  w.ticket.owner.clear();
  CHECK(w.ids("owner") == w.ids("team:front"));
  CHECK_FALSE(w.ids("owner").empty());
}

TEST_CASE("nobody to tell says why") {
  World w;
  w.people.people[1].address.clear();
  CHECK(w.to("person:ben").problem == "ben has no address");
  CHECK_FALSE(w.to("person:ben").needless);
  CHECK(w.to("person:zoe").problem == "there is nobody called \"zoe\"");
  CHECK(w.to("team:nowhere").problem == "there is no team \"nowhere\"");
  w.people.people[0].left = true;
  CHECK(w.to("person:ana").problem == "ana has left");
}

}  // namespace
