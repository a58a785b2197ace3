#include "store/store.h"

#include "scratch.h"
#include "support/test.h"

namespace spoc::store {

using namespace test;

TEST_CASE("a ticket that was committed is read back equal, by another connection too") {
  Scratch scratch;
  Store store(scratch.path);
  domain::Change first;
  store.write(caller(), [&](Unit& unit) {
    first = change(logged(unit.new_ticket()));
    unit.commit(first);
  });
  StoredTicket expected{first.tickets[0].after, first.tickets[0].schedule};
  expected.ticket.operation = {1};
  Store other(scratch.path);
  CHECK(load(other, {1}).ticket == expected.ticket);
  CHECK(load(other, {1}).schedule == expected.schedule);
  CHECK(verify(store) == std::vector<std::string>{});
}

TEST_CASE("a store is made once") {
  Scratch scratch;
  CHECK_THROWS_AS(Store::create(scratch.path, "Again", false, ""), Error);
}

}  // namespace spoc::store
