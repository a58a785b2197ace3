// Many tickets at once: one pass over all or some of them, and those that are expected.
#include <algorithm>

#include "full_store.h"
#include "scratch.h"
#include "store/tickets.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

TEST_CASE("a pass over all tickets gives what loading each one gives, and the parts that were asked for") {
  Scratch scratch;
  test::fill(scratch.path);
  Store store(scratch.path);
  store.read([&](Reading& reading) {
    std::int64_t whole = 0, narrow = 0;
    reading.every_ticket({.all = true}, [&](const StoredTicket& stored) {
      ++whole;
      const auto loaded = reading.ticket(stored.ticket.id);
      REQUIRE(loaded);
      CHECK(differences(stored, *loaded).empty());
      CHECK(stored.ticket == loaded->ticket);
      CHECK(stored.schedule.clock_due == loaded->schedule.clock_due);
    });
    reading.every_ticket({.columns = {"team", "created_at"}, .clocks = true}, [&](const StoredTicket& stored) {
      ++narrow;
      const auto loaded = reading.ticket(stored.ticket.id);
      CHECK(stored.ticket.team == loaded->ticket.team);
      CHECK(stored.ticket.created_at == loaded->ticket.created_at);
      CHECK(stored.ticket.clocks == loaded->ticket.clocks);
      CHECK(stored.ticket.subject.empty());
      CHECK(stored.ticket.tags.empty());
    });
    CHECK(whole > 1);
    CHECK(narrow == whole);
    CHECK_THROWS_AS(reading.every_ticket({.columns = {"no such column"}}, [](const StoredTicket&) {}), Error);
  });
}

TEST_CASE("tickets that are expected are read together, and are what loading each one gives") {
  Scratch scratch;
  test::fill(scratch.path);
  Store store(scratch.path);
  for (int i = 0; i < 100; ++i) log(store);  // more than are asked for in one question
  std::vector<TicketId> all;
  std::vector<StoredTicket> alone, whole;
  store.read([&](Reading& reading) {
    reading.every_ticket({.all = true}, [&](const StoredTicket& stored) { all.push_back(stored.ticket.id); });
    for (const TicketId id : all) alone.push_back(*reading.ticket(id));
    reading.tickets({}, true, [&](const StoredTicket& stored) {
      whole.push_back(stored);
      return true;
    });
  });
  REQUIRE(all.size() > 100);
  REQUIRE(whole.size() == all.size());
  std::sort(whole.begin(), whole.end(), [](const auto& a, const auto& b) { return a.ticket.id < b.ticket.id; });
  std::vector<TicketId> asked(all.rbegin(), all.rend());
  asked.insert(asked.end(), {all.front(), TicketId{9999}});  // one twice, and one that is not there
  store.read([&](Reading& reading) {
    reading.expect_tickets({});
    reading.expect_tickets(asked);
    CHECK_FALSE(reading.ticket({9999}));
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto expected = reading.ticket(all[i]);
      REQUIRE(expected);
      CHECK(differences(*expected, alone[i]).empty());
      CHECK(expected->ticket == alone[i].ticket);
      CHECK(expected->schedule.clock_due == alone[i].schedule.clock_due);
      CHECK(whole[i].ticket == alone[i].ticket);
      CHECK(whole[i].schedule.clock_due == alone[i].schedule.clock_due);
    }
  });
}

TEST_CASE("an expected ticket that its unit has written meanwhile is as it was written") {
  Scratch scratch;
  Store store(scratch.path);
  const TicketId id = log(store);
  const StoredTicket before = load(store, id);
  store.write(caller(2), [&](Unit& unit) {
    unit.expect_tickets(std::vector<TicketId>{id});
    unit.commit(change(then(before, domain::TicketNoted{"seen"})));
    REQUIRE(unit.ticket(id));
    CHECK(unit.ticket(id)->ticket.version == before.ticket.version + 1);
    unit.expect_tickets(std::vector<TicketId>{id});
    unit.commit(change(then(*unit.ticket(id), domain::TicketNoted{"again"})));
  });
  CHECK(load(store, id).ticket.version == before.ticket.version + 2);
  CHECK(test::verify(store).empty());
}

TEST_CASE("a pass over what still counts gives what is open, what was settled since, and what is named") {
  Scratch scratch;
  Store store(scratch.path, {.bulk = true});
  log_many(store, 3'000);
  store.read([&](Reading& reading) {
    std::vector<StoredTicket> all;
    reading.every_ticket({.all = true}, [&](const StoredTicket& stored) { all.push_back(stored); });
    for (const std::int64_t minute : {-1, 1'500, 2'990, 100'000}) {
      INFO(minute);
      const StillCounting counting{at(minute), {{7}, {1'200}, {1'201}}};
      std::vector<TicketId> expected, found, told;
      for (const StoredTicket& stored : all) {
        const auto& settled = stored.schedule.settled_at;
        const bool named = std::find(counting.also.begin(), counting.also.end(), stored.ticket.id) != counting.also.end();
        if (named || !settled || *settled >= counting.since) expected.push_back(stored.ticket.id);
      }
      reading.every_ticket({.columns = {"team"}, .tags = true, .counting = counting}, [&](const StoredTicket& stored) {
        found.push_back(stored.ticket.id);
        const domain::Ticket& same = all.at(static_cast<std::size_t>(stored.ticket.id.number - 1)).ticket;
        CHECK(stored.ticket.team == same.team);
        CHECK(stored.ticket.tags == same.tags);
      });
      EntryQuery query;
      query.by_ticket = true;
      query.counting = counting;
      std::int64_t version = 0;
      reading.entries(query, [&](const Entry& entry) {
        if (told.empty() || told.back() != TicketId{entry.subject.number}) version = 0, told.push_back({entry.subject.number});
        CHECK(entry.version == ++version);
        return true;
      });
      CHECK(found == expected);
      CHECK(told == expected);
      CHECK((minute < 0 || found.size() < 3'000));
    }
  });
}

}  // namespace spoc::store
