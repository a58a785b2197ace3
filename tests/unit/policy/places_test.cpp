#include "policy/places.h"

#include <map>

#include "domain/ticket.h"
#include "unit/policy/loading.h"

namespace spoc::policy::test {
namespace {

using domain::Person;

/// People from a list.
class People : public domain::Directory {
 public:
  explicit People(std::vector<Person> people) : people_(std::move(people)) {}

  const Person* person(std::string_view id) const override {
    return find([&](const Person& p) { return p.id == id; });
  }
  std::vector<const Person*> members(std::string_view team) const override {
    std::vector<const Person*> found;
    for (const Person& p : people_)
      if (std::find(p.teams.begin(), p.teams.end(), team) != p.teams.end()) found.push_back(&p);
    return found;
  }
  const Person* lead_of(std::string_view place) const override {
    return find(
        [&](const Person& p) { return std::find(p.lead_of.begin(), p.lead_of.end(), place) != p.lead_of.end(); });
  }
  domain::Load load(std::string_view) const override { return {}; }
  std::optional<domain::Absence> absence(std::string_view id, time::Instant) const override {
    return id == "bea" ? std::optional<domain::Absence>(domain::Absence{"bea", {}, {}, {}}) : std::nullopt;
  }
  const Person* by_address(std::string_view address) const override {
    return find([&](const Person& p) { return p.address == address || p.login == address; });
  }

 private:
  template <class F>
  const Person* find(F fits) const {
    for (const Person& p : people_)
      if (fits(p)) return &p;
    return nullptr;
  }
  std::vector<Person> people_;
};

const char* const kPolicy =
    "on_call = \"rota.ics\"\n"
    "[service.laptop]\n"
    "fields = { model = \"enum(small, large)\", needed_by = \"date?\" }\n"
    "[sla.s]\n";

const char* const kRota =
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260601T000000\nDTEND:20260608T000000\nSUMMARY:Bea "
    "Berg\nEND:VEVENT\nEND:VCALENDAR\n";

struct World {
  std::shared_ptr<const Policy> policy = policy_with(kPolicy, {{"rota.ics", kRota}});
  People people{{{.id = "ana", .name = "Ana Adler", .address = "ana@example.org", .manager = "bea", .department = "it"},
                 {.id = "bea", .name = "Bea Berg", .teams = {"front"}, .lead_of = {"front"}, .skills = {{"vpn", 3}}}}};
  domain::Ticket ticket;
  domain::Schedule schedule;
  time::Instant now = *time::parse_instant("2026-06-03T12:00:00Z");

  World() {
    ticket.id = {42};
    ticket.subject = "VPN drops";
    ticket.description = "since Monday";
    ticket.status = domain::Status::open;
    ticket.requester = {"ana", "Ana Adler", "ana@example.org", "it"};
    ticket.assignee = "bea";
    ticket.service = "laptop";
    ticket.tags = {"outage"};
    ticket.fields = {{"model", "large"}, {"needed_by", "2026-06-10"}};
    ticket.created_at = *time::parse_instant("2026-06-01T12:00:00Z");
  }

  /// The value as text, or "no value: …".
  std::string value(const std::string& text, std::string_view me = "bea", const domain::Clock* clock = nullptr) {
    const domain::TicketView view{ticket, schedule, now};
    const TicketScope scope(view, *policy, people, me, clock, [] { return std::vector{StalledKind::silent}; });
    const expr::Place place{clock ? ladder_place().names : value_place().names, value_place().functions, std::nullopt};
    const expr::Compiled compiled = expr::compile(text, place);
    INFO(text << "\n" << shown(compiled.diagnostics));
    REQUIRE(compiled.program);
    const expr::Result result = compiled.program->evaluate(scope);
    if (const auto* failure = std::get_if<expr::Failure>(&result)) return "no value: " + failure->message;
    return expr::to_text(std::get<expr::Value>(result));
  }
};

TEST_CASE("rules see the members of a ticket, its text, tags, fields, age and how it stands still") {
  World world;
  CHECK(world.value("ticket.id == 42 && ticket.status == 'open' && ticket.open") == "true");
  CHECK(world.value("ticket.text.matches('(?i)\\\\bvpn\\\\b') && ticket.text.contains('Monday')") == "true");
  CHECK(world.value("'outage' in ticket.tags") == "true");
  CHECK(world.value("ticket.fields.model") == "\"large\"");
  CHECK(world.value("ticket.fields.needed_by > date(now())") == "true");
  CHECK(world.value("ticket.age > 47h && ticket.age < 49h") == "true");
  CHECK(world.value("'silent' in ticket.stalled") == "true");
  CHECK(world.value("ticket.team == null && ticket.rating == null") == "true");
  CHECK(world.value("ticket.requester.department") == "\"it\"");
  CHECK(world.value("ticket.assignee == me") == "true");
  CHECK(world.value("ticket.assignee == me", "ana") == "false");
}

TEST_CASE("rules see the clocks of a ticket, what it is connected with, and its checklist") {
  World world;
  domain::Clock late{.name = domain::ClockName::response, .target_s = 3600, .started_at = world.ticket.created_at};
  late.breached_at = world.now;
  world.ticket.clocks = {{.name = domain::ClockName::resolution, .target_s = 7200, .started_at = world.now}, late};
  world.schedule.clock_due = {world.now + time::seconds(60), world.now};
  world.ticket.links = {{domain::LinkKind::relates, {7}}};
  world.ticket.checklist = {{"key", "Hand over the key", {}, world.now, "bea", "B-3"}};
  CHECK(world.value("ticket.clocks.exists(c, c.name == 'response' && c.state == 'breached')") == "true");
  CHECK(world.value("ticket.clocks.filter(c, c.state == 'running').map(c, c.target_s)") == "[7200]");
  CHECK(world.value("ticket.clocks[0].due_at > now()") == "true");
  CHECK(world.value("ticket.links.exists(l, l.kind == 'relates' && l.id == 7)") == "true");
  CHECK(world.value("ticket.checklist.all(i, has(i.done_at) && i.by == 'bea')") == "true");
  world.ticket.clocks.clear();
  CHECK(world.value("size(ticket.clocks)") == "0");
}

TEST_CASE("rules see people and what the directory knows of them") {
  World world;
  CHECK(world.value("requester.name") == "\"Ana Adler\"");
  CHECK(world.value("manager_of(requester).id") == "\"bea\"");
  CHECK(world.value("manager_of('ana') == lead_of('front')") == "true");
  CHECK(world.value("members('front').exists(p, p.skills.vpn >= 3)") == "true");
  CHECK(world.value("manager_of(requester).away") == "true");
  CHECK(world.value("requester.away") == "false");
  CHECK(world.value("on_call('front').id") == "\"bea\"");
  CHECK(world.value("manager_of('bea').id").find("no value: the manager of Bea Berg") == 0);
  CHECK(world.value("lead_of('nobody').id").find("no value") == 0);
}

TEST_CASE("a requester who is not in the directory is a person with an address") {
  World world;
  world.ticket.requester = {"", "Zoe", "zoe@example.com", ""};
  CHECK(world.value("requester.address") == "\"zoe@example.com\"");
  CHECK(world.value("requester.department == null") == "true");
}

TEST_CASE("ladders see the clock they measure") {
  World world;
  domain::Clock clock;
  clock.target_s = 3600;
  world.ticket.clocks = {clock};
  world.schedule.clock_due = {world.now + time::hours(1)};
  CHECK(world.value("clock.name + ' ' + clock.state", "", &world.ticket.clocks[0]) == "\"resolution running\"");
  CHECK(world.value("clock.due_at > now() && clock.target_s == 3600", "", &world.ticket.clocks[0]) == "true");
  world.schedule.clock_due = {world.now - time::hours(1)};
  CHECK(world.value("clock.state", "", &world.ticket.clocks[0]) == "\"breached\"");
  world.schedule.clock_due = {std::nullopt};
  CHECK(world.value("clock.state", "", &world.ticket.clocks[0]) == "\"paused\"");
}

TEST_CASE("business durations in rules count in the calendar of the agreement") {
  World world;
  CHECK(world.value("ticket.created_at + 16bh") == world.value("timestamp('2026-06-03T12:00:00Z')"));
}

TEST_CASE("messages see the ticket, their recipient and their text") {
  World world;
  const domain::TicketView view{world.ticket, world.schedule, world.now};
  const TicketScope ticket(view, *world.policy, world.people, "");
  const PeopleScope people(*world.policy, world.people, world.now);
  const MessageFacts facts{*world.people.person("bea"), "please look", "silent"};
  const expr::CompiledTemplate compiled = expr::compile_template(
      "{{ desk }} to {{ recipient.name }}: {{ text }} ({{ ticket.id }}, {{ reason }})", message_place());
  REQUIRE(compiled.diagnostics.empty());
  const auto text = compiled.text.fill(MessageScope(ticket, people, *world.policy, facts),
                                       [](std::string_view t) { return std::string(t); });
  CHECK(std::get<std::string>(text) == "D to Bea Berg: please look (42, silent)");
}

TEST_CASE("a program acts for nobody, so nothing is assigned to it") {
  World world;
  CHECK(world.value("ticket.assignee == me", "") == "false");
}

}  // namespace
}  // namespace spoc::policy::test
