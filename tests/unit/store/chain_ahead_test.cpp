#include "store/chain_ahead.h"

#include "base/ahead.h"
#include "scratch.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

constexpr int kMany = 300;  // tickets with three entries: more than are bound one by one

/// Makes all of them, `together` at a time.
MoreTickets made_ahead(std::size_t together) {
  return [together, made = 0](std::vector<domain::TicketChange>& tickets, const std::stop_token&) mutable {
    for (; made < kMany && tickets.size() < together; ++made) tickets.push_back(logged({}, "printer " + std::to_string(made)));
    return !tickets.empty();
  };
}

/// A desk of many tickets, each of which is changed once more in another transaction; as its export.
std::vector<std::string> many(std::size_t together, bool ahead = false) {
  Scratch scratch(true);
  {
    Store store(scratch.path);
    store.write(caller(), [&](Unit& unit) {
      if (ahead) return unit.commit_ahead(made_ahead(together));
      domain::Change all;
      for (int i = 0; i < kMany; ++i) {
        all.tickets.push_back(logged(unit.new_ticket(), "printer " + std::to_string(i)));
        if (all.tickets.size() < together) continue;
        unit.commit(all);
        all = {};
      }
      unit.commit(all);
    });
    store.write(caller(1), [&](Unit& unit) {
      domain::Change all;
      for (int i = 1; i <= kMany; ++i) {
        domain::TicketChange change =
            then(*unit.ticket({i}), domain::TicketNoted{"it still does", false, false, false, i, {}});
        change.record(at(2), ana(), domain::TicketTaken{});
        all.tickets.push_back(std::move(change));
        if (all.tickets.size() < together) continue;
        unit.commit(all);
        all = {};
      }
      unit.commit(all);
    });
    CHECK(verify(store) == std::vector<std::string>{});
  }
  return lines_of(scratch.path);
}

}  // namespace

TEST_CASE("tickets of one change get the entries that they would get one by one") {
  const std::vector<std::string> one_by_one = many(1);
  CHECK(one_by_one.size() > 5 * kMany);
  CHECK(many(kMany) == one_by_one);
  CHECK(many(130) == one_by_one);
}

TEST_CASE("new tickets that are made ahead get the numbers and entries that they would get one by one") {
  const std::vector<std::string> one_by_one = many(1);
  for (const std::size_t together : {1, 7, kMany}) CHECK(many(together, true) == one_by_one);
}

TEST_CASE("what is thrown while tickets are made ahead undoes what was written of them, and numbers go on behind others") {
  Scratch scratch;
  Store store(scratch.path);
  log(store);
  const auto fails = [make = made_ahead(100)](std::vector<domain::TicketChange>& tickets, const std::stop_token& stop) {
    if (make(tickets, stop)) return true;
    throw Error(Code::data, "the last one is bad");
  };
  CHECK_THROWS_AS(store.write(caller(1), [&](Unit& unit) { unit.commit_ahead(fails); }), Error);
  CHECK(log(store).number == 2);
  store.write(caller(2), [&](Unit& unit) {
    unit.commit(change(logged(unit.new_ticket())));
    unit.commit_ahead(made_ahead(100));
    const domain::TicketId last = unit.new_ticket();
    CHECK(last.number == kMany + 4);
    unit.commit(change(logged(last)));
  });
  CHECK(verify(store) == std::vector<std::string>{});
}

TEST_CASE("a ticket that was changed meanwhile is a lost race also among many") {
  Scratch scratch;
  Store store(scratch.path);
  for (int i = 0; i < 2; ++i) log(store);
  StoredTicket old = load(store, {2});
  store.write(caller(1), [&](Unit& unit) { unit.commit(change(then(*unit.ticket({2}), domain::TicketTaken{}))); });
  int attempts = 0;
  store.write(caller(2), [&](Unit& unit) {
    domain::Change all = change(
        then(attempts++ == 0 ? old : *unit.ticket({2}), domain::TicketNoted{"once", false, false, false, 0, {}}, 2));
    for (int i = 0; i < kMany; ++i) all.tickets.push_back(logged(unit.new_ticket()));
    unit.commit(all);
  });
  CHECK(attempts == 2);
  CHECK(load(store, {2}).ticket.version == old.ticket.version + 2);
  CHECK(verify(store) == std::vector<std::string>{});
}

}  // namespace spoc::store
