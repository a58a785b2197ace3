#include "domain/fold.h"

#include "domain/change.h"
#include "moments.h"
#include "support/test.h"

namespace spoc::domain {

using namespace test;

namespace {

Recorded at_minute(std::int64_t n, Event event) {
  return {minute(n), kAna, std::move(event)};
}

Fold<Ticket> logged() {
  Ticket unborn;
  unborn.id = {7};
  Fold<Ticket> fold(unborn);
  fold.add(at_minute(0, TicketLogged{.subject = "VPN drops"}));
  return fold;
}

TEST_CASE("without undone entries a history folds as its events one by one") {
  Fold<Ticket> fold = logged();
  fold.add(at_minute(1, TicketTaken{}));
  Ticket one_by_one;
  one_by_one.id = {7};
  apply(one_by_one, at_minute(0, TicketLogged{.subject = "VPN drops"}));
  apply(one_by_one, at_minute(1, TicketTaken{}));
  CHECK(fold.state() == one_by_one);
}

TEST_CASE("what was undone is as if it had never been, but for version and last instant") {
  Fold<Ticket> fold = logged();
  const Ticket before = fold.state();
  fold.add(at_minute(1, TicketTaken{}));
  fold.add(at_minute(2, TicketWaiting{WaitingOn::date, Instant{1'790'000'000'000'000}, ""}));
  CHECK(fold.state().status == Status::waiting);
  fold.add(at_minute(3, OperationUndone{{2}, 2, 3, "undo"}));
  Ticket after = fold.state();
  CHECK(after.version == 4);
  CHECK(after.last_at == before.last_at + time::minutes(3));
  after.version = before.version;
  after.last_at = before.last_at;
  CHECK(after == before);
}

TEST_CASE("entries between others can be taken out, and what came after stays") {
  Fold<Ticket> fold = logged();
  fold.add(at_minute(1, TicketEdited{{}, {{"tags", json::Array{"vpn"}}}, {}}));
  fold.add(at_minute(2, TicketTaken{}));
  fold.add(at_minute(3, OperationUndone{{2}, 2, 2, "undo"}));
  CHECK(fold.state().tags.empty());
  CHECK(fold.state().assignee == "ana");
  fold.add(at_minute(4, OperationUndone{{3}, 3, 3, "undo"}));
  CHECK(fold.state().assignee.empty());
  CHECK(fold.state().version == 5);
}

TEST_CASE("an earlier operation can be undone after a later one was") {
  Fold<Ticket> fold = logged();
  const Ticket before = fold.state();
  fold.add(at_minute(1, TicketTaken{}));
  fold.add(at_minute(2, TicketReleased{"no time"}));
  fold.add(at_minute(3, OperationUndone{{3}, 3, 3, "undo"}));
  CHECK(fold.state().assignee == "ana");
  fold.add(at_minute(4, OperationUndone{{2}, 2, 4, "undo"}));
  CHECK(fold.state().assignee == before.assignee);
  CHECK(fold.state().handed_back == before.handed_back);
  CHECK(fold.without(1, 5).version == 0);
}

}  // namespace
}  // namespace spoc::domain
