#include "store/mails.h"

#include "full_store.h"
#include "scratch.h"
#include "support/test.h"

namespace spoc::store {
namespace {

using namespace test;

domain::MailReceived mail(std::string identity, std::string message_id, std::string from, bool acknowledged = false) {
  return {.identity = std::move(identity),
          .message_id = std::move(message_id),
          .from = std::move(from),
          .acknowledged = acknowledged};
}

void keep(Store& store, TicketId id, const domain::MailReceived& received, std::int64_t minute) {
  store.write(caller(minute), [&](Unit& unit) { unit.commit(change(then(*unit.ticket(id), received, minute))); });
}

void keep_for_itself(Store& store, const domain::MailReceived& received, std::int64_t minute) {
  store.write(caller(minute), [&](Unit& unit) {
    domain::Change one;
    one.desk.push_back({at(minute), ana(), received});
    unit.commit(one);
  });
}

TEST_CASE("a mail is found by what it is known by, with its ticket, or with none when it is kept for itself") {
  Scratch scratch;
  Store store(scratch.path);
  const TicketId id = log(store);
  keep(store, id, mail("one", "1@example.net", "Rita@Example.net"), 1);
  keep_for_itself(store, mail("two", "", "list@example.net"), 2);
  store.read([&](Reading& reading) {
    CHECK(reading.mail("one") == KeptMail{"one", "1@example.net", id, "rita@example.net", at(1), false});
    CHECK(reading.mail("two") == KeptMail{"two", "", {}, "list@example.net", at(2), false});
    CHECK_FALSE(reading.mail("three"));
    CHECK_FALSE(reading.mail_by_message_id(""));
  });
  CHECK(verify(store).empty());
}

TEST_CASE("of two mails under one Message-ID the first that came is meant") {
  Scratch scratch;
  Store store(scratch.path);
  const TicketId first = log(store), second = log(store);
  keep(store, second, mail("b", "same@example.net", "eve@example.net"), 1);
  keep(store, first, mail("a", "same@example.net", "rita@example.net"), 2);
  store.read([&](Reading& reading) { CHECK(reading.mail_by_message_id("same@example.net")->ticket == second); });
}

TEST_CASE("a mail that was taken twice is the first one, in whatever order its entries are read") {
  Scratch scratch;
  Store store(scratch.path);
  const TicketId first = log(store), second = log(store);
  keep(store, first, mail("one", "1@example.net", "rita@example.net"), 2);
  keep(store, second, mail("one", "1@example.net", "rita@example.net"), 1);
  store.read([&](Reading& reading) { CHECK(reading.mail("one")->ticket == second); });
  CHECK(verify(store).empty());
}

TEST_CASE("when a sender was told last is known by their address alone, and only of what they were told") {
  Scratch scratch;
  Store store(scratch.path);
  const TicketId id = log(store);
  keep(store, id, mail("1", "", "Rita@example.net", true), 1);
  keep(store, id, mail("2", "", "rita@example.net", true), 3);
  keep(store, id, mail("3", "", "rita@example.net"), 5);
  store.read([&](Reading& reading) {
    CHECK(reading.acknowledged_at("rita@example.net") == at(3));
    CHECK_FALSE(reading.acknowledged_at("ana@example.net"));
  });
}

TEST_CASE("what stands in the table is what the entries say: a row too many, too few or changed is found") {
  for (const char* damage :
       {"delete from mail", "update mail set sender = 'eve@example.net'", "update mail set acknowledged = 1",
        "insert into mail (identity, at, acknowledged) values ('ghost', 0, 0)"}) {
    Scratch scratch;
    Store store(scratch.path);
    const TicketId id = log(store);
    keep(store, id, mail("1", "1@example.net", "rita@example.net"), 1);
    CHECK(verify(store).empty());
    raw(scratch.path, damage);
    INFO(damage);
    CHECK(verify(store) == std::vector<std::string>{"projection desk mails are not as the journal says"});
  }
}

}  // namespace
}  // namespace spoc::store
