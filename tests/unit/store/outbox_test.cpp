#include "store/outbox.h"

#include "scratch.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

namespace {

/// A ticket with that many effects; the last is held when `held`.
void queue(Store& store, int effects, bool held = false) {
  store.write(caller(), [&](Unit& unit) {
    domain::Change all = change(logged(unit.new_ticket()));
    for (int i = 0; i < effects; ++i) {
      domain::Effect effect;
      effect.kind = i % 2 == 0 ? domain::Effect::Kind::notice : domain::Effect::Kind::action;
      effect.ticket = all.tickets[0].after.id;
      effect.to = "requester";
      effect.reason = "acknowledgement";
      effect.data = {{"text", "hello"}};
      effect.at = at(0);
      effect.urgent = true;
      effect.held = held && i + 1 == effects;
      all.effects.push_back(effect);
    }
    unit.commit(all);
  });
}

std::vector<std::int64_t> claim(Store& store, std::int64_t minute, std::int64_t lease_until, std::size_t limit = 10) {
  std::vector<std::int64_t> ids;
  store.write(caller(minute), [&](Unit& unit) {
    for (const auto& effect : unit.claim_effects(at(minute), at(lease_until), limit)) ids.push_back(effect.id);
  });
  return ids;
}

std::vector<std::int64_t> claim_begun(Store& store, std::int64_t minute, std::int64_t lease_until) {
  std::vector<std::int64_t> ids;
  store.write(caller(minute), [&](Unit& unit) {
    for (const auto& effect : unit.claim_begun(at(minute), at(lease_until))) ids.push_back(effect.id);
  });
  return ids;
}

std::vector<QueuedEffect> effects(Store& store, std::string_view state) {
  std::vector<QueuedEffect> all;
  store.read([&](Reading& reading) {
    reading.effects(state, [&](const QueuedEffect& effect) {
      all.push_back(effect);
      return true;
    });
  });
  return all;
}

using Ids = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("a queued effect is read as it was queued") {
  Scratch scratch;
  Store store(scratch.path);
  queue(store, 2, true);
  const auto all = effects(store, "");
  REQUIRE(all.size() == 2);
  CHECK(all[0].effect.kind == domain::Effect::Kind::notice);
  CHECK(all[0].effect.ticket == TicketId{1});
  CHECK(all[0].effect.data == json::Object{{"text", "hello"}});
  CHECK(all[0].effect.urgent);
  CHECK(all[0].state == "queued");
  CHECK(all[1].effect.kind == domain::Effect::Kind::action);
  CHECK(all[1].state == "held");
  CHECK(effects(store, "held").size() == 1);
  CHECK(effects(store, "sent").empty());
}

TEST_CASE("effects that are expected are read together, and follow what becomes of them") {
  Scratch scratch;
  Store store(scratch.path);
  queue(store, 150);  // more than are asked for in one question
  std::vector<std::int64_t> asked;
  for (std::int64_t id = 150; id > 0; --id) asked.push_back(id);
  asked.push_back(9999);
  CHECK(claim(store, 1, 10, 150).size() == 150);
  store.write(caller(2), [&](Unit& unit) {
    unit.expect_effects({});
    unit.expect_effects(asked);
    CHECK_FALSE(unit.effect(9999));
    CHECK(unit.effect(150)->state == "leased");
    CHECK(unit.effect(150)->attempts == 1);
    unit.finish_effect(150, "sent", {}, std::nullopt);
    CHECK(unit.effect(150)->state == "sent");
    unit.put_off_effect(149, std::nullopt);
    CHECK(unit.effect(149)->attempts == 0);
    CHECK(unit.join_message({1, 2}, "ana@example.org", "token") > 0);
    CHECK(unit.effect(2)->message > 0);
  });
  store.read([&](Reading& reading) {
    CHECK(reading.effect(150)->state == "sent");
    CHECK(reading.effect(149)->state == "queued");
    CHECK(reading.effect(2)->message == reading.effect(1)->message);
  });
  CHECK(test::verify(store).empty());
}

TEST_CASE("what an earlier transaction expected is read anew by the next") {
  Scratch scratch;
  Store store(scratch.path), other(scratch.path);
  queue(store, 1);
  store.read([&](Reading& reading) { reading.expect_effects(std::vector<std::int64_t>{1}); });
  CHECK(claim(other, 1, 10) == Ids{1});
  store.read([&](Reading& reading) { CHECK(reading.effect(1)->state == "leased"); });
}

TEST_CASE("an effect is claimed once, and again when its lease ran out; held ones never") {
  Scratch scratch;
  Store store(scratch.path);
  queue(store, 3, true);
  CHECK(claim(store, 1, 5, 1) == Ids{1});
  CHECK(claim(store, 1, 5) == Ids{2});
  CHECK(claim(store, 4, 9).empty());
  CHECK(claim_begun(store, 4, 9).empty());
  CHECK(claim_begun(store, 5, 9) == Ids{1, 2});
  CHECK(effects(store, "leased")[0].attempts == 2);
  CHECK(verify(store).empty());
}

TEST_CASE("what a hook is to be told is claimed for that hook alone, and again when its lease ran out") {
  Scratch scratch;
  Store store(scratch.path);
  store.write(caller(), [&](Unit& unit) {
    domain::Change all = change(logged(unit.new_ticket()));
    for (const std::string_view hook : {"chat", "audit", "chat"}) {
      domain::Effect effect;
      effect.kind = domain::Effect::Kind::hook;
      effect.ticket = all.tickets[0].after.id;
      effect.to = hook;
      effect.reason = "ticket.logged";
      effect.at = at(0);
      all.effects.push_back(effect);
    }
    unit.commit(all);
  });
  const auto claim_hook = [&](std::string_view hook, std::int64_t minute, std::int64_t until) {
    Ids ids;
    store.write(caller(minute), [&](Unit& unit) {
      for (const auto& effect : unit.claim_hooked(hook, at(minute), at(until), 10)) ids.push_back(effect.id);
    });
    return ids;
  };
  CHECK(claim(store, 1, 5).empty());
  store.read([](Reading& reading) { CHECK(reading.hooks() == std::vector<std::string>{"audit", "chat"}); });
  CHECK(claim_hook("chat", 1, 5) == Ids{1, 3});
  CHECK(claim_hook("chat", 4, 9).empty());
  CHECK(claim_begun(store, 9, 12).empty());
  CHECK(claim_hook("chat", 5, 9) == Ids{1, 3});
  CHECK(claim_hook("audit", 5, 9) == Ids{2});
  store.write(caller(9), [](Unit& unit) {
    unit.finish_effect(1, "sent", "", std::nullopt);
    unit.put_off_effect(3, at(20));
    unit.finish_effect(2, "failed", "no", std::nullopt);
  });
  CHECK(claim_hook("chat", 19, 25).empty());
  CHECK(claim_hook("chat", 20, 25) == Ids{3});
  store.read([](Reading& reading) { CHECK(reading.hooks() == std::vector<std::string>{"chat"}); });
  CHECK(verify(store).empty());
}

TEST_CASE("effects of a message are claimed together again, none alone") {
  Scratch scratch;
  Store store(scratch.path);
  queue(store, 3);
  claim(store, 1, 5);
  store.write(caller(2), [](Unit& unit) {
    unit.join_message({1, 3}, "ben@example.org", "t1");
    for (const std::int64_t id : {1, 2, 3}) unit.finish_effect(id, "queued", "no route", at(20));
  });
  CHECK(claim(store, 20, 30) == Ids{2});
  CHECK(claim_begun(store, 19, 30).empty());
  CHECK(claim_begun(store, 20, 30) == Ids{1, 3});
  store.read([](Reading& reading) {
    CHECK(reading.effect(3)->message == 1);
    CHECK(reading.message(1)->token == "t1");
    CHECK(reading.message(1)->created_at == at(2));
    CHECK(!reading.message(2));
    CHECK(!reading.effect(9));
  });
}

TEST_CASE("what is to be tried again waits for its time; what is finished is never claimed") {
  Scratch scratch;
  Store store(scratch.path);
  queue(store, 2);
  claim(store, 1, 5);
  store.write(caller(2), [](Unit& unit) {
    unit.finish_effect(1, "queued", "no route", at(20));
    unit.finish_effect(2, "sent", "", std::nullopt);
  });
  CHECK(claim(store, 19, 30).empty());
  CHECK(claim(store, 20, 30) == Ids{1});
  CHECK(effects(store, "leased")[0].error == "no route");
  CHECK(effects(store, "sent").size() == 1);
  CHECK_THROWS_AS(store.write(caller(3), [](Unit& unit) { unit.finish_effect(9, "sent", "", std::nullopt); }), Error);
}

TEST_CASE("effects of one person are joined into a message with a token of its own") {
  Scratch scratch;
  Store store(scratch.path);
  queue(store, 3);
  std::int64_t first = 0, second = 0;
  store.write(caller(1), [&](Unit& unit) {
    first = unit.join_message({1, 3}, "ben@example.org", "t1");
    second = unit.join_message({2}, "cid@example.org", "t2");
  });
  CHECK(first == 1);
  CHECK(second == 2);
  CHECK(effects(store, "")[2].message == 1);
  CHECK_THROWS_AS(store.write(caller(1), [](Unit& unit) { unit.join_message({}, "ben@example.org", "t1"); }), Error);
  CHECK(verify(store).empty());
}

TEST_CASE("what is put off was never tried, and waits for desk time") {
  Scratch scratch;
  Store store(scratch.path);
  queue(store, 2);
  CHECK(claim(store, 1, 5) == Ids{1, 2});
  store.write(caller(1), [](Unit& unit) {
    unit.put_off_effect(1, at(30));
    unit.put_off_effect(2, std::nullopt);
  });
  CHECK(effects(store, "queued")[0].attempts == 0);
  CHECK(effects(store, "queued")[0].wait_until == at(30));
  CHECK(claim(store, 2, 5) == Ids{2});
  CHECK(claim(store, 29, 35).empty());
  CHECK(claim(store, 30, 35) == Ids{1});
  CHECK_THROWS_AS(store.write(caller(3), [](Unit& unit) { unit.put_off_effect(9, std::nullopt); }), Error);
  CHECK(verify(store).empty());
}

TEST_CASE("messages are told the latest first, as far as somebody listens") {
  Scratch scratch;
  Store store(scratch.path);
  queue(store, 3);
  for (std::int64_t i = 1; i <= 3; ++i)
    store.write(caller(i), [&](Unit& unit) { unit.join_message({i}, "ben@example.org", std::string(1, 'a' + i)); });
  std::vector<std::int64_t> seen;
  store.read([&](Reading& reading) {
    reading.messages([&](const QueuedMessage& message) {
      seen.push_back(message.id);
      return message.id > 2;
    });
  });
  CHECK(seen == Ids{3, 2});
}

TEST_CASE("bookkeeping of deliveries is committed without an operation") {
  Scratch scratch;
  Store store(scratch.path);
  queue(store, 1);
  CHECK(store.write(caller(1), [](Unit& unit) { unit.claim_effects(at(1), at(2), 1); }) == OperationId{});
  CHECK(effects(store, "leased").size() == 1);
}

}  // namespace spoc::store
