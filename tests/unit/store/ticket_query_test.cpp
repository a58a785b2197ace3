#include "store/ticket_query.h"

#include <algorithm>
#include <random>

#include "domain/attribute.h"
#include "scratch.h"
#include "store/tickets.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

using Op = expr::IndexTerm::Op;

/// How the engine answers a query: one line a step.
std::string plan(const std::string& path, const TicketQuery& query,
                 const domain::Sight& sight = domain::Sight::everything(),
                 TicketFilter::Created created = TicketFilter::Created::many) {
  const auto connection = sql::open_sqlite(path, {});
  const TicketFilter filter(query, sight, created);
  sql::Statement& statement =
      connection->prepare(filter.statement("explain query plan " + Tickets::select(), Tickets::select_ids(filter.reads_text())));
  filter.bind(statement);
  std::string text;
  while (statement.step()) text += std::string(statement.text(3)) + "\n";
  return text;
}

/// A value of that kind that no ticket has.
expr::Value no_such(expr::Kind kind) {
  if (kind == expr::Kind::integer || kind == expr::Kind::boolean) return expr::Value(std::int64_t{-7});
  if (kind == expr::Kind::timestamp) return expr::Value(at(-1'000'000));
  return expr::Value::owned("no such value");
}

std::vector<std::int64_t> ids(Store& store, const TicketQuery& query) {
  std::vector<std::int64_t> found;
  store.read([&](Reading& reading) {
    reading.tickets(query, true, [&](const StoredTicket& stored) {
      found.push_back(stored.ticket.id.number);
      return true;
    });
    TicketQuery all = query;
    all.limit = 0;
    if (query.limit == 0) CHECK(reading.count(all) == static_cast<std::int64_t>(found.size()));
  });
  return found;
}

bool matches(const TicketQuery& query, const StoredTicket& s) {
  const domain::Ticket& t = s.ticket;
  auto in = [](const auto& list, const auto& value) {
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
  };
  const bool team =
      query.team_none ? t.team.empty() || (!query.teams.empty() && in(query.teams, t.team)) : in(query.teams, t.team);
  return in(query.statuses, t.status) && team && in(query.assignees, t.assignee) && in(query.services, t.service) &&
         in(query.priorities, t.priority) && (query.tags.empty() || in(query.tags, t.tags.at(0))) &&
         (query.requester.empty() || t.requester.person == query.requester || t.requester.address == query.requester) &&
         (!query.created_from || t.created_at >= *query.created_from) &&
         (!query.created_to || t.created_at < *query.created_to) &&
         (!query.due_before ||
          (domain::is_open(t.status) && s.schedule.due_at && *s.schedule.due_at < *query.due_before));
}

}  // namespace

TEST_CASE("a filter finds what the same conditions find one ticket at a time") {
  Scratch scratch;
  Store store(scratch.path);
  log_many(store, 300);
  std::vector<StoredTicket> all;
  store.read([&](Reading& reading) {
    reading.tickets({}, true, [&](const StoredTicket& stored) {
      all.push_back(stored);
      return true;
    });
  });
  REQUIRE(all.size() == 300);
  std::mt19937 random(5);
  auto maybe = [&] { return random() % 3 == 0; };
  int found = 0;
  for (int round = 0; round < 300; ++round) {
    TicketQuery query;
    if (maybe()) query.statuses = {domain::Status::fresh, domain::Status::open};
    if (maybe()) query.statuses.push_back(domain::Status::closed);
    if (maybe()) query.teams = {"desktop"};
    if (maybe()) query.teams.push_back("network");
    query.team_none = random() % 8 == 0;
    if (maybe()) query.assignees = {"ana"};
    if (maybe()) query.services = {"laptop", "phone"};
    if (maybe()) query.priorities = {"P1", "P3"};
    if (maybe()) query.tags = {"red"};
    if (maybe()) query.requester = round % 2 == 0 ? "ben" : "ben@example.org";
    if (maybe()) query.created_from = at(50);
    if (maybe()) query.created_to = at(200);
    if (maybe()) query.due_before = at(180);
    std::vector<std::int64_t> expected;
    for (const auto& stored : all)
      if (matches(query, stored)) expected.push_back(stored.ticket.id.number);
    CHECK(ids(store, query) == expected);
    found += static_cast<int>(expected.size());
  }
  CHECK(found > 1000);
}

TEST_CASE("terms of an expression mean in the store what they mean in the language") {
  Scratch scratch;
  Store store(scratch.path);
  log_many(store, 100);
  auto with = [&](const char* path, Op op, std::vector<expr::Value> literals) {
    TicketQuery query;
    query.terms = {{path, op, std::move(literals)}};
    return ids(store, query).size();
  };
  const auto network = [] { return expr::Value::owned("network"); };
  CHECK(with("ticket.team", Op::equal, {network()}) + with("ticket.team", Op::not_equal, {network()}) == 100);
  CHECK(with("ticket.team", Op::equal, {expr::Value()}) + with("ticket.team", Op::not_equal, {expr::Value()}) == 100);
  CHECK(with("ticket.team", Op::equal, {expr::Value()}) > 0);
  CHECK(with("ticket.team", Op::in, {network(), expr::Value()}) ==
        with("ticket.team", Op::equal, {network()}) + with("ticket.team", Op::equal, {expr::Value()}));
  CHECK(with("ticket.team", Op::in, {}) == 0);
  CHECK(with("ticket.team", Op::less, {expr::Value()}) == 0);
  CHECK(with("ticket.id", Op::less_equal, {expr::Value(std::int64_t{10})}) == 10);
  CHECK(with("ticket.tier", Op::equal, {expr::Value()}) +
            with("ticket.tier", Op::greater, {expr::Value(std::int64_t{0})}) ==
        100);
  CHECK(with("ticket.created_at", Op::greater, {expr::Value(at(89))}) == 10);
  CHECK(with("ticket.confidential", Op::equal, {expr::Value(true)}) +
            with("ticket.confidential", Op::equal, {expr::Value(false)}) ==
        100);
  CHECK_THROWS_AS(with("ticket.overdue", Op::equal, {expr::Value(true)}), Error);
  CHECK_THROWS_AS(with("1 = 1 --", Op::equal, {expr::Value(true)}), Error);
}

TEST_CASE("every attribute that says it is stored can be filtered and sorted by") {
  Scratch scratch;
  Store store(scratch.path);
  log_many(store, 20);
  int stored = 0;
  for (const auto& attribute : domain::ticket_attributes()) {
    TicketQuery query;
    query.order = {{std::string(attribute.name), stored % 2 == 0}};
    INFO(attribute.name);
    if (!attribute.stored) {
      CHECK_THROWS_AS(ids(store, query), Error);
      continue;
    }
    query.terms = {{std::string(attribute.name), Op::not_equal, {no_such(attribute.kind)}}};
    CHECK(ids(store, query).size() == 20);
    ++stored;
  }
  CHECK(stored > 30);
}

TEST_CASE("tickets come in the order that was asked for, those without a value last, then by number") {
  Scratch scratch;
  Store store(scratch.path);
  log_many(store, 60);
  for (const bool descending : {false, true}) {
    TicketQuery query;
    query.order = {{"due_at", descending}};
    std::vector<StoredTicket> all;
    store.read([&](Reading& reading) {
      reading.tickets(query, false, [&](const StoredTicket& stored) {
        all.push_back(stored);
        return true;
      });
    });
    CHECK(!all.back().schedule.due_at);
    for (std::size_t i = 1; i < all.size(); ++i) {
      const auto a = all[i - 1].schedule.due_at, b = all[i].schedule.due_at;
      if (a && b)
        CHECK((descending ? *a >= *b : *a <= *b));
      else
        CHECK((!b && (a || all[i - 1].ticket.id < all[i].ticket.id)));
    }
    query.limit = 7;
    CHECK(ids(store, query).size() == 7);
  }
}

TEST_CASE("what contains a text is left for the expression to look at, and what does not is left out") {
  Scratch scratch;
  Store store(scratch.path);
  log(store, "printer jams");
  log(store, "Printer on fire");
  log(store, "the printers");
  const auto with = [&](const char* path, const char* part) {
    TicketQuery query;
    query.terms = {{path, Op::contains, {expr::Value::owned(part)}}};
    return ids(store, query);
  };
  using Ids = std::vector<std::int64_t>;
  CHECK(with("ticket.subject", "printer") == Ids{1, 3});
  CHECK(with("ticket.subject", "printers") == Ids{3});
  CHECK(with("ticket.subject", "%").empty());
  CHECK(with("ticket.text", "fire") == Ids{2});
  CHECK(with("ticket.text", "jams\nx") == Ids{1, 2, 3});  // may begin in the subject and end in the description
  CHECK(with("ticket.category", "x") == Ids{1, 2, 3});   // what has none is not for the store to judge
  CHECK_THROWS_AS(with("1 = 1 --", "x"), Error);
}

TEST_CASE("the first of a list are the first of the whole list, however it is found") {
  Scratch scratch;
  Store store(scratch.path);
  log_many(store, 300);
  const std::vector<domain::Status> live = {domain::Status::fresh, domain::Status::open, domain::Status::waiting,
                                            domain::Status::resolved};
  using Statuses = std::vector<domain::Status>;
  using Order = std::vector<std::pair<std::string, bool>>;
  for (const Statuses& statuses : {Statuses(), live, Statuses{domain::Status::closed}, Statuses{domain::Status::waiting}})
    for (const Order& order : {Order(), Order{{"priority", true}, {"created_at", false}}})
      for (const bool resolved : {false, true}) {
        TicketQuery query;
        query.statuses = statuses;
        query.order = order;
        (resolved ? query.resolved_from : query.created_from) = at(50);
        (resolved ? query.resolved_to : query.created_to) = at(250);
        const std::vector<std::int64_t> all = ids(store, query);
        query.limit = 7;
        const std::vector<std::int64_t> first = ids(store, query);
        CHECK(first == std::vector<std::int64_t>(all.begin(), all.begin() + std::min<std::ptrdiff_t>(7, std::ssize(all))));
        const auto at_most = [&](std::size_t most) {
          std::optional<std::vector<TicketId>> found;
          store.read([&](Reading& reading) { found = reading.tickets_at_most(query, most); });
          return found;
        };
        const auto found = at_most(all.size());
        REQUIRE(found);
        CHECK(found->size() == all.size());
        CHECK(std::is_sorted(found->begin(), found->end(), std::greater<>()));
        if (!all.empty()) CHECK_FALSE(at_most(all.size() - 1));
      }
}

TEST_CASE("how many there are is what a list of them has, for statuses, other filters and texts") {
  Scratch scratch;
  Store store(scratch.path);
  log_many(store, 200);
  using domain::Status;
  const std::vector<Status> live = {Status::fresh, Status::open, Status::waiting, Status::resolved};
  auto found = [&](const TicketQuery& query) { return ids(store, query).size(); };  // checks the count, too
  CHECK(found({}) == 200);
  CHECK(found({.statuses = live}) + found({.statuses = {Status::closed}}) == 200);
  CHECK(found({.statuses = {Status::open, Status::open}}) == found({.statuses = {Status::open}}));
  CHECK(found({.statuses = {Status::cancelled}}) == 0);
  CHECK(found({.statuses = live, .teams = {"network"}}) > 0);
  CHECK(found({.due_before = at(150)}) > 0);
  TicketQuery described;
  described.terms = {{"ticket.description", Op::equal, {expr::Value()}}};
  CHECK(found(described) == 200);
  // A unit that is not committed counts what it has written itself.
  store.write(caller(300), [&](Unit& unit) {
    domain::Change change;
    domain::TicketChange& ticket = change.tickets.emplace_back();
    ticket.after.id = unit.new_ticket();
    ticket.record(at(300), ana(), domain::TicketLogged{});
    unit.commit(change);
    CHECK(unit.count({}) == 201);
  });
}

TEST_CASE("at 100,000 tickets the filters of lists are answered through an index") {
  if (on_server()) return spoc::test::skip("plans are read as SQLite words them");
  Scratch scratch;
  {
    Store store(scratch.path, {.bulk = true});
    log_many(store, 100'000);
  }
  auto uses = [&](const char* index, const TicketQuery& query) {
    INFO(index << "\n" << plan(scratch.path, query));
    CHECK(plan(scratch.path, query).find(std::string("ticket USING INDEX ") + index) != std::string::npos);
  };
  const std::vector<domain::Status> live = {domain::Status::fresh, domain::Status::open, domain::Status::waiting,
                                            domain::Status::resolved};
  uses("ticket_team", {.statuses = live, .teams = {"network"}});
  uses("ticket_team", {.statuses = live, .teams = {"network", "phones"}});
  uses("ticket_team", {.statuses = {domain::Status::open}, .team_none = true});
  uses("ticket_assignee", {.statuses = live, .assignees = {"ana"}});
  uses("ticket_due", {.due_before = at(100)});
  uses("ticket_due", {.statuses = live, .order = {{"due_at", false}}, .limit = 20});
  uses("ticket_key", {.key = "K7"});
  uses("ticket_run", {.run = {7}});
  uses("ticket_created", {.created_from = at(99'000), .created_to = at(99'100)});
  uses("ticket_resolved", {.resolved_from = at(99'000), .resolved_to = at(99'100)});
  CHECK(plan(scratch.path, {.requester = "ben@example.org"}).find("ticket_address") != std::string::npos);
  CHECK(plan(scratch.path, {.requester = "ben@example.org"}).find("ticket_person") != std::string::npos);
  CHECK(plan(scratch.path, {.tags = {"red"}}).find("tag_word") != std::string::npos);
  uses("ticket_live", {.statuses = live, .limit = 20});
  uses("ticket_live", {.statuses = live, .priorities = {"P1"}, .limit = 20});
  // Live ones of a time come by number, too; of all there ever were numbers are sorted, not rows.
  const TicketQuery live_then{.statuses = live, .created_from = at(0), .created_to = at(99'100), .limit = 20};
  uses("ticket_live", live_then);
  CHECK(plan(scratch.path, live_then).find("TEMP B-TREE") == std::string::npos);
  const std::string few_then = plan(scratch.path, live_then, domain::Sight::everything(), TicketFilter::Created::few);
  CHECK(few_then.find("ticket USING INDEX ticket_created") != std::string::npos);
  const std::string then = plan(scratch.path, {.created_from = at(0), .created_to = at(99'100), .limit = 20});
  INFO(then);
  CHECK(then.find("ticket USING COVERING INDEX ticket_created") != std::string::npos);
  // What a requester may see of all there ever was: by no scan.
  domain::Sight requester;
  requester.person = "eva";
  requester.names = {"eva", "eva@example.org"};
  requester.address = "eva@example.org";
  requester.confidential_teams = {"phones"};
  const std::string theirs = plan(scratch.path, {}, requester);
  INFO(theirs);
  CHECK(theirs.find("SCAN ticket\n") == std::string::npos);
  for (const char* index : {"ticket_person", "ticket_logged_by", "ticket_owner", "ticket_address", "ticket_worked", "ticket_assignee", "ticket_live"})
    CHECK(theirs.find(index) != std::string::npos);
  // In order of number without sorting: the first row comes at once.
  CHECK(plan(scratch.path, {.statuses = live, .teams = {"network"}, .limit = 20}).find("TEMP B-TREE") ==
        std::string::npos);
  CHECK(plan(scratch.path, {.statuses = live, .terms = {{"ticket.assignee", Op::equal, {expr::Value::owned("ana")}}}})
            .find("ticket_assignee") != std::string::npos);
}

}  // namespace spoc::store
