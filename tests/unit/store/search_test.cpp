#include "store/search.h"

#include "scratch.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

std::vector<std::int64_t> search(Store& store, std::string_view words, SearchIn where = SearchIn::conversation,
                                 std::size_t limit = 10) {
  std::vector<std::int64_t> found;
  store.read([&](Reading& reading) {
    for (const TicketId id : reading.search(words, limit, where)) found.push_back(id.number);
  });
  return found;
}

using Ids = std::vector<std::int64_t>;

void say(Store& store, TicketId id, domain::Event event) {
  store.write(caller(1), [&](Unit& unit) { unit.commit(change(then(*unit.ticket(id), std::move(event)))); });
}

}  // namespace

TEST_CASE("tickets are found by all words, whatever their case and accents, the last as the beginning of one") {
  Scratch scratch;
  Store store(scratch.path);
  log(store, "VPN drops in the café");
  log(store, "the printer drops paper");
  CHECK(search(store, "vpn cafe") == Ids{1});
  CHECK(search(store, "DROPS") == Ids{2, 1});
  CHECK(search(store, "drops pap") == Ids{2});
  CHECK(search(store, "pap drops").empty());
  CHECK(search(store, "vpn printer-room-paper").empty());
  CHECK(search(store, "").empty());
  CHECK(search(store, "\"* AND ( NEAR").empty());
  CHECK(search(store, "drops", SearchIn::conversation, 1).size() == 1);
}

TEST_CASE("words of the subject count more than those of the description") {
  Scratch scratch;
  Store store(scratch.path);
  log(store, "toner is empty");
  log(store, "printer jams");  // the description says printer in both
  log(store, "monitor is dark");
  CHECK(search(store, "printer") == Ids{2, 3, 1});
}

TEST_CASE("a beginning of very many words is found from the newest text on, beside other words and in what is old, too") {
  Scratch scratch;
  Store store(scratch.path);
  constexpr int kRare = 3, kMany = 2500;
  std::vector<std::int64_t> expected, with_toner;
  store.write(caller(1), [&](Unit& unit) {
    domain::Change all;
    for (int i = 1; i <= kMany; ++i) {
      domain::TicketChange& ticket = all.tickets.emplace_back();
      ticket.after.id = unit.new_ticket();
      domain::TicketLogged event;
      // Beginnings that the newest have, and one that only the oldest have.
      event.subject = "serial" + std::to_string(i) + (i <= 400 ? " ancient" + std::to_string(i) : "");
      event.description = i % kRare == 0 ? "no toner" : "no PAPER";
      ticket.record(at(1), ana(), event);
    }
    unit.commit(all);
  });
  const auto texts = [&](std::vector<WantedWord> words, std::size_t most) {
    std::vector<std::int64_t> found;
    store.read([&](Reading& reading) {
      reading.texts_with(words, [&](std::span<const TextHit> hits) {
        for (const TextHit& hit : hits) found.push_back(hit.ticket.number);
        return found.size() < most;
      });
    });
    return found;
  };
  const auto all_of = [&](int last, int step) {
    std::vector<std::int64_t> numbers;
    for (int i = last; i >= 1; --i)
      if (i % step == 0) numbers.push_back(i);
    return numbers;
  };
  CHECK(texts({{"serial", true}}, kMany) == all_of(kMany, 1));
  CHECK(texts({{"serial", true}}, 1).front() == kMany);
  CHECK(texts({{"serial", true}, {"toner", false}}, kMany) == all_of(kMany, kRare));
  CHECK(texts({{"toner", false}, {"serial2", true}, {"serial", true}}, kMany).size() == 203);
  CHECK(texts({{"ancient", true}}, kMany) == all_of(400, 1));
  CHECK(texts({{"ancient", true}, {"no", false}}, kMany) == all_of(400, 1));
  CHECK(texts({{"ancient", true}, {"serial", true}, {"paper", false}}, kMany).size() == 267);
  CHECK(texts({{"ancient", true}, {"colour", false}}, kMany).empty());
  CHECK(search(store, "toner serial", SearchIn::conversation, 2) == Ids{2499, 2496});
}

TEST_CASE("messages are found, internal notes only by those who ask for them") {
  Scratch scratch;
  Store store(scratch.path);
  const TicketId id = log(store);
  say(store, id, domain::TicketNoted{"the requester is difficult"});
  say(store, id, domain::TicketNoted{"we ordered a replacement", true});
  say(store, id, domain::TicketResolved{"fuser replaced", {}, ""});
  CHECK(search(store, "difficult").empty());
  CHECK(search(store, "difficult", SearchIn::everything) == Ids{1});
  CHECK(search(store, "replacement") == Ids{1});
  CHECK(search(store, "fuser") == Ids{1});
  CHECK(verify(store).empty());
}

TEST_CASE("an edited subject is found by its new words and not by its old ones") {
  Scratch scratch;
  Store store(scratch.path);
  const TicketId id = log(store, "monitor flickers");
  say(store, id, domain::TicketEdited{{}, {{"subject", "screen flickers"}}, ""});
  CHECK(search(store, "monitor").empty());
  CHECK(search(store, "screen") == Ids{1});
  CHECK(verify(store).empty());
}

TEST_CASE("what a bulk command left is found at once, also when it changes, and is indexed piece by piece") {
  Scratch scratch;
  Store bulk(scratch.path, {.bulk = true}), store(scratch.path);
  log(store, "indexed jam");
  bulk.write(caller(), [](Unit& unit) {
    for (int i = 0; i < 5; ++i) {
      const TicketId id = unit.new_ticket();
      unit.commit(change(logged(id, "bulky jam")));
      if (i == 2) {
        unit.commit(change(then(*unit.ticket(id), domain::TicketNoted{"said in bulk", true})));
        unit.commit(change(then(*unit.ticket(id), domain::TicketEdited{{}, {{"subject", "edited jam"}}, ""})));
      }
    }
  });
  log(bulk, "another bulky jam");
  CHECK(search(store, "bulky").size() == 5);
  CHECK(search(store, "jam").size() == 7);
  CHECK(search(store, "edited") == Ids{4});
  CHECK(search(store, "said bulk") == Ids{4});
  say(store, {2}, domain::TicketEdited{{}, {{"subject", "no longer so"}}, ""});
  say(store, {2}, domain::TicketNoted{"a public word", true});
  CHECK(search(store, "bulky").size() == 4);
  CHECK(verify(store).empty());
  int steps = 0;
  for (bool more = true; more; ++steps) {
    store.write(caller(2), [&](Unit& unit) { more = unit.index_pending(2); });
    CHECK(search(store, "bulky").size() == 4);
    CHECK(verify(store).empty());
  }
  CHECK(steps == 4);
  CHECK(raw(scratch.path, "select first from unindexed").empty());
  CHECK(search(store, "public word") == Ids{2});
  CHECK(search(store, "said bulk") == Ids{4});
}

}  // namespace spoc::store
