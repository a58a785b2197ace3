#include "store/people.h"

#include "scratch.h"
#include "store/session.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

domain::Person person(std::string id) {
  domain::Person person;
  person.id = id;
  person.name = "Name of " + id;
  person.address = id + "@Example.org";
  person.login = id;
  return person;
}

void write(Store& store, std::vector<domain::Event> events) {
  store.write(caller(), [&](Unit& unit) {
    domain::Change change;
    for (auto& event : events) change.desk.push_back({at(0), ana(), std::move(event)});
    unit.commit(change);
  });
}

std::vector<std::string> ids(const std::vector<const domain::Person*>& people) {
  std::vector<std::string> ids;
  for (const auto* person : people) ids.push_back(person->id);
  return ids;
}

/// A store whose policy weighs P1 as 8 and P2 as 4 would need a bundle; the directory takes the weights as a function.
std::int64_t weight(std::string_view priority) {
  return priority == "P1" ? 8 : 4;
}

domain::TicketChange assigned(TicketId id, const std::string& assignee, const char* priority,
                              const char* by = "round_robin", std::int64_t minute = 0) {
  domain::TicketChange ticket = logged(id, "work", minute);
  ticket.record(at(minute), ana(), domain::TicketPrioritised{priority, false, ""});
  ticket.record(at(minute), ana(), domain::TicketAssigned{assignee, by, ""});
  return ticket;
}

}  // namespace

TEST_CASE("the directory answers by id, team, lead, address and login") {
  Scratch scratch;
  Store store(scratch.path);
  domain::Person ana = person("ana"), ben = person("ben"), cid = person("cid");
  ana.teams = {"desktop", "network"};
  ben.teams = {"network"};
  ana.lead_of = cid.lead_of = {"it"};
  ben.skills = {{"vpn", 3}, {"macos", 1}};
  write(store, {domain::PersonChanged{cid}, domain::PersonChanged{ben}, domain::PersonChanged{ana}});
  store.read([&](Reading& reading) {
    const domain::Directory& people = reading.people();
    CHECK(*people.person("ben") == ben);
    CHECK(people.person("nobody") == nullptr);
    CHECK(people.person("") == nullptr);
    CHECK(ids(people.members("network")) == std::vector<std::string>{"ana", "ben"});
    CHECK(people.members("none").empty());
    CHECK(people.lead_of("it")->id == "ana");
    CHECK(people.lead_of("hr") == nullptr);
    CHECK(people.by_address("BEN@example.ORG")->id == "ben");
    CHECK(people.by_address("Ben")->id == "ben");
    CHECK(people.by_address("dan@example.org") == nullptr);
    CHECK(people.by_address("") == nullptr);
    CHECK(reading.all_people().size() == 3);
  });
  CHECK(verify(store).empty());
}

TEST_CASE("addresses and logins that are looked up together have whom they have one by one") {
  Scratch scratch;
  Store store(scratch.path);
  std::vector<domain::Event> all;
  for (int i = 0; i < 150; ++i) all.push_back(domain::PersonChanged{person(format("p{:03}", i))});
  write(store, all);
  std::vector<std::string> asked{"", "nobody@example.org", "P007"};
  for (int i = 0; i < 150; i += 2) asked.push_back(format("P{:03}@EXAMPLE.org", i));
  store.write(caller(), [&](Unit& unit) {
    unit.expect_addresses(asked);
    for (int i = 0; i < 150; ++i) CHECK(unit.people().by_address(format("P{:03}@EXAMPLE.org", i))->id == format("p{:03}", i));
    CHECK(unit.people().by_address("P007")->id == "p007");
    CHECK(unit.people().by_address("nobody@example.org") == nullptr);
    domain::Person other = person("p002");
    other.address = "nobody@example.org";
    domain::Change change;
    change.desk.push_back({at(0), ana(), domain::PersonChanged{other}});
    unit.commit(change);
    CHECK(unit.people().by_address("nobody@example.org")->id == "p002");
    unit.expect_addresses({});
  });
}

TEST_CASE("an entry that changed replaces the old one as a whole, also within the unit that changes it") {
  Scratch scratch;
  Store store(scratch.path);
  domain::Person ana = person("ana");
  ana.teams = {"desktop", "network"};
  write(store, {domain::PersonChanged{ana}});
  store.write(caller(1), [&](Unit& unit) {
    const domain::Person* before = unit.people().person("ana");
    CHECK(unit.people().members("network").size() == 1);
    domain::Person now = person("ana");
    now.address = "other@example.org";
    domain::Change change;
    change.desk.push_back({at(1), test::ana(), domain::PersonChanged{now}});
    unit.commit(change);
    CHECK(unit.people().members("network").empty());
    CHECK(unit.people().by_address("ana@example.org") == nullptr);
    CHECK(unit.people().by_address("other@example.org")->id == "ana");
    CHECK(before->teams.size() == 2);  // what was given out lives on
  });
  CHECK(verify(store).empty());
}

TEST_CASE("who left stays in the directory, marked, and leads nobody") {
  Scratch scratch;
  Store store(scratch.path);
  domain::Person ana = person("ana"), ben = person("ben");
  ana.lead_of = ben.lead_of = {"desktop"};
  write(store, {domain::PersonChanged{ana}, domain::PersonChanged{ben}, domain::PersonLeft{"ana"}});
  store.read([&](Reading& reading) {
    CHECK(reading.people().person("ana")->left);
    CHECK(reading.people().lead_of("desktop")->id == "ben");
  });
  CHECK(verify(store).empty());
}

TEST_CASE("an absence holds from its beginning to before its end; the same beginning again replaces it") {
  Scratch scratch;
  Store store(scratch.path);
  write(store, {domain::PersonChanged{person("ana")}, domain::PersonAway{{"ana", at(10), at(20), "ben"}},
                domain::PersonAway{{"ana", at(30), std::nullopt, ""}}});
  auto away = [&](std::int64_t minute) {
    bool is_away = false;
    store.read([&](Reading& reading) { is_away = reading.people().absence("ana", at(minute)).has_value(); });
    return is_away;
  };
  CHECK(!away(9));
  CHECK(away(10));
  CHECK(away(19));
  CHECK(!away(20));
  CHECK(away(1000));
  write(store, {domain::PersonAway{{"ana", at(30), at(40), ""}}, domain::PersonAway{{"ana", at(10), at(10), ""}}});
  CHECK(!away(15));
  CHECK(away(39));
  CHECK(!away(40));
  CHECK(verify(store).empty());
}

TEST_CASE("load counts open tickets whose promise runs, and follows what the unit itself writes") {
  Scratch scratch;
  Session session([&] { return sql::open_connection(scratch.path, {}); }());
  Store store(scratch.path);
  auto load = [&] { return PeopleView(session.people, weight).load("ana"); };
  store.write(caller(), [&](Unit& unit) {
    domain::TicketChange waiting = assigned(unit.new_ticket(), "ana", "P1");
    waiting.record(at(1), ana(), domain::TicketWaiting{domain::WaitingOn::requester, at(50), "which one"});
    waiting.schedule = {};
    waiting.schedule.clock_due = {std::nullopt, std::nullopt};
    domain::Change all = change(waiting);
    all.tickets.push_back(assigned(unit.new_ticket(), "ana", "P1"));
    all.tickets.push_back(assigned(unit.new_ticket(), "ana", "P2", "hand", 7));
    domain::TicketChange resolved = assigned(unit.new_ticket(), "ana", "P1", "round_robin", 5);
    resolved.record(at(9), ana(), domain::TicketResolved{"done", {}, ""});
    all.tickets.push_back(resolved);
    unit.commit(all);
  });
  CHECK(load().open == 3);
  CHECK(load().weight == 8 + 4);
  CHECK(load().last_assigned_at == at(5));  // by hand is not by the desk
  CHECK(PeopleView(session.people, weight).load("ben").open == 0);
  CHECK(!PeopleView(session.people, weight).load("ben").last_assigned_at);
}

TEST_CASE("the load that a unit keeps while it writes is the load of its rows") {
  Scratch scratch;
  Store store(scratch.path);
  Session session(sql::open_connection(scratch.path, {}));
  PeopleView view(session.people, weight);
  Transaction transaction(*session.connection, Transaction::Kind::write);
  CHECK(view.load("ana").open == 0);
  for (std::int64_t i = 1; i <= 20; ++i) {
    domain::TicketChange ticket = assigned({i}, i % 3 == 0 ? "ben" : "ana", i % 2 == 0 ? "P1" : "P2", "round_robin", i);
    if (i % 5 == 0) ticket.record(at(i), ana(), domain::TicketResolved{"done", {}, ""});
    if (i % 4 == 0) ticket.record(at(i), ana(), domain::TicketWaiting{domain::WaitingOn::date, at(90), ""});
    session.tickets.insert(ticket, {1}, std::string(32, 'h'));
    view.written(ticket);
    const domain::Load kept = view.load("ana"), read = PeopleView(session.people, weight).load("ana");
    CHECK(kept.open == read.open);
    CHECK(kept.weight == read.weight);
    CHECK(kept.last_assigned_at >= read.last_assigned_at);
  }
  CHECK(view.load("ana").open > 5);
}

}  // namespace spoc::store
