#include <random>

#include "../domain/sample_events.h"
#include "domain/fold.h"
#include "scratch.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

/// Instants and clocks' due times by chance, of the right number.
domain::Schedule schedule_for(const domain::Ticket& ticket, std::mt19937& random) {
  auto maybe = [&]() -> std::optional<Instant> {
    return random() % 3 == 0 ? std::nullopt : std::optional(at(random() % 10'000));
  };
  domain::Schedule schedule{maybe(), maybe(), {}};
  for (std::size_t i = 0; i < ticket.clocks.size(); ++i) schedule.clock_due.push_back(maybe());
  return schedule;
}

/// A key is unique in a store, and a rung fires once in an episode.
domain::Event made_unique(domain::Event event, std::int64_t number) {
  if (auto* logged = std::get_if<domain::TicketLogged>(&event); logged != nullptr && !logged->key.empty())
    logged->key = std::to_string(number);
  if (auto* fired = std::get_if<domain::RungFired>(&event)) fired->rung = "rung " + std::to_string(number);
  return event;
}

/// Records the event as a verb does: an undo takes out entries from some version on, and the subject is the fold of the
/// rest.
template <class Change, class Subject>
void record(Change& change, domain::Fold<Subject>& fold, Instant when, domain::Event event, std::mt19937& random) {
  if (auto* undone = std::get_if<domain::OperationUndone>(&event)) {
    undone->first = 1 + static_cast<std::int64_t>(random() % static_cast<unsigned>(change.after.version + 1));
    undone->last = change.after.version;
  }
  change.record(when, ana(), std::move(event));
  fold.add(change.events.back());
  const auto operation = change.after.operation;
  change.after = fold.state();
  change.after.operation = operation;
}

}  // namespace

TEST_CASE("whatever events a ticket had, it is read back as their fold, also after every further change") {
  Scratch scratch;
  Store store(scratch.path);
  std::mt19937 random(7);
  std::map<std::int64_t, StoredTicket> expected;
  std::map<std::int64_t, domain::Fold<domain::Ticket>> folds;
  std::int64_t made = 0;
  for (int round = 0; round < 150; ++round) {
    store.write(caller(round), [&](Unit& unit) {
      domain::Change all;
      for (int i = 0; i < 3; ++i) {
        const bool is_new = expected.size() < 5 || random() % 8 == 0;
        domain::TicketChange one;
        if (is_new) {
          one.after.id = unit.new_ticket();
        } else {
          const std::int64_t number = 1 + static_cast<std::int64_t>(random() % expected.size());
          if (std::any_of(all.tickets.begin(), all.tickets.end(),
                          [&](const auto& t) { return t.after.id.number == number; }))
            continue;
          const auto stored = unit.ticket({number});
          REQUIRE(stored);
          one.before = one.after = stored->ticket;
        }
        const auto events = domain::test::events_of_every_kind(&random);
        domain::Ticket unborn;
        unborn.id = one.after.id;
        auto& fold = folds.try_emplace(one.after.id.number, std::move(unborn)).first->second;
        for (int k = 0; k < 4; ++k)
          record(one, fold, at(round), made_unique(events[random() % events.size()], ++made), random);
        one.schedule = schedule_for(one.after, random);
        StoredTicket& now = expected[one.after.id.number];
        now = {one.after, one.schedule};
        now.ticket.operation = unit.operation();
        all.tickets.push_back(std::move(one));
      }
      unit.commit(all);
    });
  }
  for (const auto& [number, ticket] : expected) {
    INFO("ticket " << number);
    const StoredTicket stored = load(store, {number});
    CHECK(stored.ticket == ticket.ticket);
    CHECK(stored.schedule == ticket.schedule);
  }
  // Events name attachments, bundles and definitions that nobody stored; nothing else may differ.
  for (const std::string& difference : verify_all_but_schedules(store))
    CHECK_THAT(difference, Catch::StartsWith("content"));
}

TEST_CASE("whatever events a run had, it is read back as their fold, also after every further change") {
  Scratch scratch;
  Store store(scratch.path);
  std::mt19937 random(11);
  int made = 0;
  std::map<std::int64_t, domain::Run> expected;
  std::map<std::int64_t, domain::Fold<domain::Run>> folds;
  for (int round = 0; round < 200; ++round) {
    store.write(caller(round), [&](Unit& unit) {
      domain::RunChange one;
      if (expected.size() < 5 || random() % 8 == 0) {
        one.after.id = unit.new_run();
      } else {
        one.before = one.after = *unit.run({1 + static_cast<std::int64_t>(random() % expected.size())});
      }
      const auto events = domain::test::events_of_every_kind(&random);
      domain::Run unborn;
      unborn.id = one.after.id;
      auto& fold = folds.try_emplace(one.after.id.number, std::move(unborn)).first->second;
      for (int k = 0; k < 5; ++k) {
        domain::Event event = events[random() % events.size()];
        // An event reaches a run at most once.
        if (auto* matched = std::get_if<domain::EventMatched>(&event)) matched->id += format("-{}", ++made);
        record(one, fold, at(round), std::move(event), random);
      }
      if (random() % 2 == 0) one.wake_at = at(round + 5);
      expected[one.after.id.number] = one.after;
      expected[one.after.id.number].operation = unit.operation();
      domain::Change all;
      all.runs.push_back(std::move(one));
      unit.commit(all);
    });
  }
  for (const auto& [number, run] : expected) {
    store.read([&](Reading& reading) { CHECK(*reading.run({number}) == run); });
  }
  for (const std::string& difference : verify_all_but_schedules(store))
    CHECK_THAT(difference, Catch::StartsWith("content"));
}

}  // namespace spoc::store
