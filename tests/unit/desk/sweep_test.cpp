#include "desk/sweep.h"

#include "works.h"

namespace {

using namespace spoc;
using test::Works, test::hour;

TEST_CASE("a sweep does what is due once, however often it runs") {
  Works works;
  const auto id = works.log("vpn", "rita@example.net");
  CHECK(works.sweep(3.9).woken == 0);
  const desk::Swept swept = works.sweep(4);
  CHECK(swept.woken == 1);
  CHECK(swept.changed == 1);
  REQUIRE(swept.rungs.size() == 2);
  CHECK(swept.rungs[0].rung == "resolution@50%");
  CHECK(swept.rungs[0].at == hour(4));
  CHECK(swept.rungs[0].episode == hour(0));
  CHECK(swept.rungs[0].told == std::vector<std::string>{"assignee"});
  CHECK(swept.rungs[1].rung == "response@100%");
  const auto version = works.ticket(id).version;
  for (int i = 0; i < 5; ++i) CHECK(works.sweep(4).woken == 0);
  CHECK(works.ticket(id).version == version);
}

TEST_CASE("one sweep after an outage leaves what many would have left") {
  Works often, late;
  for (Works* works : {&often, &late}) {
    works->log("vpn drops", "rita@example.net");
    const auto id = works->log("printer", "rita@example.net");
    desk::Desk cleo = works->at(1);
    desk::wait(cleo, {id}, {domain::WaitingOn::requester, hour(60), "which?"});
  }
  for (double h = 1; h < 200; h += 0.5) often.sweep(h);
  often.sweep(200);
  late.sweep(200);
  for (const domain::TicketId id : {domain::TicketId{1}, domain::TicketId{2}}) {
    domain::Ticket a = often.ticket(id), b = late.ticket(id);
    a.operation = b.operation = {};
    a.bundle = b.bundle = {};
    CHECK(a == b);
    CHECK(often.kinds(id) == late.kinds(id));
  }
  CHECK(often.differences().empty());
  CHECK(late.differences().empty());
}

TEST_CASE("above the storm limit notices are held and changes stand; confirmed, they are released") {
  Works works("[messages]\ntransport = \"maildir\"\nfolder = \"sent\"\nstorm = 3\n");
  for (int i = 0; i < 5; ++i) works.log("vpn", "rita@example.net");
  const std::size_t queued = works.effects("queued").size();
  const desk::Swept swept = works.sweep(4);
  CHECK(swept.changed == 5);
  CHECK(swept.held > 3);
  CHECK(swept.notices == 0);
  CHECK(works.effects("held").size() == static_cast<std::size_t>(swept.held));
  CHECK(works.effects("queued").size() == queued);
  CHECK(works.ticket({1}).clock(domain::ClockName::response)->breached_at == hour(4));
  desk::Desk d = works.at(5, "");
  desk::sweep(d, true);
  CHECK(works.effects("held").empty());
  CHECK(works.effects("queued").size() == queued + static_cast<std::size_t>(swept.held));
}

TEST_CASE("few notices are no storm") {
  Works works("[messages]\ntransport = \"maildir\"\nfolder = \"sent\"\nstorm = 30\n");
  works.log("vpn", "rita@example.net");
  const desk::Swept swept = works.sweep(4);
  CHECK(swept.held == 0);
  CHECK(swept.notices > 0);
}

TEST_CASE("more than one batch is handled, and a trial sees all of it") {
  Works works;
  desk::Desk cleo = works.at(0);
  std::vector<domain::TicketId> ids;
  for (int i = 0; i < 510; ++i) ids.push_back(works.log("printer", "rita@example.net"));
  desk::Desk trial = works.at(100, "");
  trial.dry_run = true;
  CHECK(desk::sweep(trial, false).woken == 510);
  CHECK(works.sweep(100).woken == 510);
  CHECK(works.sweep(100).woken == 0);
}

}  // namespace
