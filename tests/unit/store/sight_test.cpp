#include "store/sight.h"

#include <algorithm>
#include <functional>
#include <random>

#include "scratch.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;
using domain::Scope;
using domain::Seen;
using domain::Sight;

namespace {

/// Everything that decides what is seen, from few words, so that they meet.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}
  std::string of(std::initializer_list<const char*> words) { return words.begin()[random_() % words.size()]; }
  bool yes(unsigned in = 3) { return random_() % in == 0; }
  std::vector<std::string> some(std::initializer_list<const char*> words) {
    std::vector<std::string> chosen;
    for (const char* word : words)
      if (yes(2)) chosen.emplace_back(word);
    return chosen;
  }

  domain::TicketLogged ticket() {
    domain::TicketLogged logged;
    logged.subject = "something";
    logged.requester = {of({"", "", "ana", "ben"}), "", of({"", "ana@x", "ben@x"}), ""};
    logged.service = of({"", "pay", "phone"});
    logged.confidential = yes();
    logged.accountable = of({"", "", "hr", "it"});
    logged.about = of({"", "", "ana", "ben@x"});
    return logged;
  }

  Sight sight() {
    Sight sight;
    sight.scope = static_cast<Scope>(random_() % 4);
    sight.person = of({"", "ana", "ben", "cid"});
    if (!sight.person.empty()) sight.names = {sight.person, sight.person + "@x"};
    if (yes(2) && !sight.person.empty()) sight.address = sight.person + "@x";
    sight.teams = some({"front", "er", "net"});
    sight.departments = some({"hr", "it"});
    sight.front_line = "front";
    sight.confidential_teams = some({"er"});
    sight.confidential_services = some({"pay"});
    sight.asked = yes(2);
    sight.takes_part = yes(2);
    sight.unlimited = yes(20);
    return sight;
  }

  unsigned number() { return static_cast<unsigned>(random_()); }

 private:
  std::mt19937 random_;
};

std::vector<domain::Ticket> logged_at_random(Store& store, Chance& chance, int count) {
  store.write(caller(0), [&](Unit& unit) {
    domain::Change all;
    for (int i = 0; i < count; ++i) {
      domain::TicketChange& change = all.tickets.emplace_back();
      change.before.id = change.after.id = unit.new_ticket();
      const domain::Actor who{chance.of({"", "ana", "ben", "cid"}), {}, "cli"};
      change.record(at(0), who, chance.ticket());
      const std::string team = chance.of({"", "front", "er", "net"});
      if (!team.empty())
        change.record(at(0), who, domain::TicketRouted{team, chance.of({"", "hr", "it"}), 1, "hand", {}, {}, {}, {}});
      const std::string assignee = chance.of({"", "", "ana", "ben"});
      if (!assignee.empty()) change.record(at(0), who, domain::TicketAssigned{assignee, "hand", {}});
      const std::string owner = chance.of({"", "", "ana", "cid"});
      if (!owner.empty()) change.record(at(0), who, domain::TicketOwned{owner});
      if (chance.yes())
        change.record(at(0), who, domain::TicketWatched{{chance.of({"ana", "ben", "cid"}), {}, {}, chance.yes(2)}});
    }
    unit.commit(all);
  });
  std::vector<domain::Ticket> tickets;
  store.read([&](Reading& reading) {
    reading.tickets({}, true, [&](const StoredTicket& stored) {
      tickets.push_back(stored.ticket);
      return true;
    });
  });
  return tickets;
}

}  // namespace

TEST_CASE("the condition of the store and the function agree about every ticket, person and role") {
  Scratch scratch;
  Store store(scratch.path);
  Chance chance(7);
  const std::vector<domain::Ticket> tickets = logged_at_random(store, chance, 400);
  REQUIRE(tickets.size() == 400);
  std::int64_t shown = 0, hidden = 0;
  for (int round = 0; round < 300; ++round) {
    const Sight sight = chance.sight();
    std::vector<std::int64_t> expected, whole;
    for (const domain::Ticket& ticket : tickets) {
      const Seen seen = domain::seen(sight, ticket);
      if (seen != Seen::nothing) expected.push_back(ticket.id.number);
      if (seen == Seen::whole) whole.push_back(ticket.id.number);
    }
    store.read(sight, [&](Reading& reading) {
      std::vector<std::int64_t> found, found_alone;
      reading.tickets({}, round % 2 == 0, [&](const StoredTicket& stored) {
        found.push_back(stored.ticket.id.number);
        return true;
      });
      REQUIRE(found == expected);
      REQUIRE(reading.count({}) == static_cast<std::int64_t>(expected.size()));
      const domain::Ticket& one = tickets[chance.number() % tickets.size()];
      REQUIRE(reading.ticket(one.id).has_value() == (domain::seen(sight, one) != Seen::nothing));
      std::vector<std::int64_t> told;
      EntryQuery query;
      query.kind = domain::TicketOwned::kKind;  // nothing its requester is told
      reading.entries(query, [&](const Entry& entry) {
        told.push_back(entry.subject.number);
        return true;
      });
      for (const std::int64_t number : told) REQUIRE(std::find(whole.begin(), whole.end(), number) != whole.end());
    });
    shown += static_cast<std::int64_t>(expected.size());
    hidden += static_cast<std::int64_t>(tickets.size() - expected.size());
  }
  CHECK(shown > 10'000);
  CHECK(hidden > 10'000);
}

TEST_CASE("what is not shown of a ticket does not decide whether and where it is listed") {
  Scratch scratch;
  Store store(scratch.path);
  Chance chance(13);
  const std::vector<domain::Ticket> tickets = logged_at_random(store, chance, 300);
  using Query = std::function<void(TicketQuery&, const std::string&)>;
  struct Member {
    std::string domain::Ticket::*value;
    Query ask;
    const char* name;
  };
  const auto term = [](const char* path) -> Query {
    return [path](TicketQuery& query, const std::string& value) {
      query.terms.push_back({path, expr::IndexTerm::Op::equal, {expr::Value::owned(value)}});
    };
  };
  const std::vector<Member> members = {
      {&domain::Ticket::assignee, [](auto& query, auto& value) { query.assignees = {value}; }, "assignee"},
      {&domain::Ticket::owner, [](auto& query, auto& value) { query.owners = {value}; }, "owner"},
      {&domain::Ticket::department, [](auto& query, auto& value) { query.departments = {value}; }, "department"},
      {&domain::Ticket::team, term("ticket.team"), "team"},
      {&domain::Ticket::assignee, term("ticket.assignee"), "assignee"}};
  int hidden = 0;
  for (int round = 0; round < 200; ++round) {
    const Sight sight = chance.sight();
    const Member& member = members[chance.number() % members.size()];
    const std::string value = chance.of({"ana", "ben", "er", "net", "hr"});
    std::vector<std::int64_t> expected, found;
    std::vector<std::pair<std::string, std::int64_t>> order, shown;
    for (const domain::Ticket& ticket : tickets) {
      const Seen seen = sight.unlimited ? Seen::whole : domain::seen(sight, ticket);
      if (seen == Seen::nothing) continue;
      const domain::Ticket face =
          seen == Seen::whole ? ticket : domain::public_face(ticket, domain::confidential(sight, ticket));
      if (face.*member.value == value) expected.push_back(ticket.id.number);
      hidden += ticket.*member.value == value && face.*member.value != value;
      order.emplace_back((face.*member.value).empty() ? "~" : face.*member.value, ticket.id.number);
    }
    std::sort(order.begin(), order.end());
    store.read(sight, [&](Reading& reading) {
      TicketQuery query;
      member.ask(query, value);
      reading.tickets(query, round % 2 == 0, [&](const StoredTicket& stored) {
        found.push_back(stored.ticket.id.number);
        return true;
      });
      REQUIRE(found == expected);
      query.order = {{member.name, false}};
      query.limit = 5;
      REQUIRE(reading.count(query) == static_cast<std::int64_t>(expected.size()));
      TicketQuery sorted;
      sorted.order = {{member.name, false}};
      reading.tickets(sorted, false, [&](const StoredTicket& stored) {
        const std::string& by = stored.ticket.*member.value;
        shown.emplace_back(by.empty() ? "~" : by, stored.ticket.id.number);
        return true;
      });
      REQUIRE(shown == order);
    });
  }
  CHECK(hidden > 50);
}

TEST_CASE("the condition of the store and the function agree about every run") {
  Scratch scratch;
  Store store(scratch.path);
  Chance chance(11);
  store.write(caller(0), [&](Unit& unit) {
    domain::Change all;
    for (int i = 0; i < 200; ++i) {
      domain::RunChange& change = all.runs.emplace_back();
      change.before.id = change.after.id = unit.new_run();
      domain::RunStarted started;
      started.workflow = "move";
      started.accountable = chance.of({"", "hr", "it"});
      started.about = chance.of({"", "ana", "ben@x"});
      started.confidential = chance.yes(2);
      change.record(at(0), {chance.of({"", "ana", "cid"}), {}, "cli"}, std::move(started));
      if (chance.yes(2)) {
        domain::StepActivated step;
        step.step = "plan";
        step.team = chance.of({"", "net", "er"});
        step.assignee = chance.of({"", "ben"});
        change.record(at(0), {}, std::move(step));
      }
    }
    unit.commit(all);
  });
  std::vector<domain::Run> runs;
  store.read([&](Reading& reading) {
    reading.runs({}, std::nullopt, [&](const domain::Run& run) {
      runs.push_back(run);
      return true;
    });
  });
  REQUIRE(runs.size() == 200);
  for (int round = 0; round < 200; ++round) {
    const Sight sight = chance.sight();
    std::vector<std::int64_t> expected, found;
    for (const domain::Run& run : runs)
      if (domain::seen(sight, run)) expected.push_back(run.id.number);
    store.read(sight, [&](Reading& reading) {
      reading.runs({}, std::nullopt, [&](const domain::Run& run) {
        found.push_back(run.id.number);
        return true;
      });
    });
    REQUIRE(found == expected);
  }
}

TEST_CASE("what is connected to a ticket that is not there is not connected") {
  Scratch scratch;
  Store store(scratch.path);
  store.write(caller(0), [&](Unit& unit) {
    domain::Change all;
    for (int i = 0; i < 2; ++i) {
      domain::TicketChange& change = all.tickets.emplace_back();
      change.before.id = change.after.id = unit.new_ticket();
      domain::TicketLogged logged;
      logged.subject = i == 0 ? "secret" : "plain";
      logged.confidential = i == 0;
      if (i == 1) logged.parent = {1};
      change.record(at(0), {}, std::move(logged));
      if (i == 1) change.record(at(0), {}, domain::TicketLinked{domain::LinkKind::relates, {1}});
    }
    unit.commit(all);
  });
  Sight sight;
  sight.scope = Scope::desk;
  store.read(sight, [&](Reading& reading) {
    CHECK_FALSE(reading.ticket({1}));
    const auto plain = reading.ticket({2});
    REQUIRE(plain);
    CHECK((!plain->ticket.parent && plain->ticket.links.empty()));
    CHECK(reading.search("secret", 10).empty());
    CHECK(reading.search("plain", 10) == std::vector<TicketId>{{2}});
    int links = 0;
    EntryQuery query;
    query.kind = domain::TicketLinked::kKind;
    reading.entries(query, [&](const Entry&) { return ++links > 0; });
    CHECK(links == 0);
  });
}

}  // namespace spoc::store
