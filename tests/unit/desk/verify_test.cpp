#include "desk/verify.h"

#include "works.h"

namespace {

using namespace spoc;
using test::Works;

TEST_CASE("a due instant that is not what the clocks say is a difference") {
  Works works;
  works.log("vpn", "rita@example.net");
  desk::Desk cleo = works.at(1);
  desk::start_run(cleo, {"badge", {}, {}, {}, false});
  REQUIRE(works.differences().empty());
  works.store().write(cleo.caller, [](store::Unit& unit) {
    auto stored = unit.ticket({1});
    domain::TicketChange change{stored->ticket, stored->ticket, {}, {}};
    change.record(test::hour(1), {"cleo", {}, "cli"}, domain::TicketTaken{});
    domain::Change all;
    all.tickets.push_back(std::move(change));  // without the schedule that follows
    unit.commit(all);
  });
  CHECK_FALSE(works.differences().empty());
}

TEST_CASE("a seal that was kept elsewhere verifies, another does not") {
  Works works;
  works.log("vpn", "rita@example.net");
  desk::Desk tomorrow = works.at(30);
  const auto seal = works.store().seal(tomorrow.caller);
  REQUIRE(seal);
  CHECK(desk::verify(works.store(), *seal).empty());
  CHECK_FALSE(desk::verify(works.store(), std::string(seal->size(), '0')).empty());
}

}  // namespace
