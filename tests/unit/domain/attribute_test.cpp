#include "domain/attribute.h"

#include <set>

#include "moments.h"
#include "support/test.h"

namespace spoc::domain {

using namespace test;

namespace {

std::string shown(const TicketView& view, std::string_view name) {
  const Attribute* attribute = ticket_attribute(name);
  REQUIRE(attribute);
  return expr::to_text(attribute->get(view));
}

TEST_CASE("every attribute has its own name, and one that is never null has a value on an empty ticket") {
  const Ticket ticket;
  const Schedule schedule;
  std::set<std::string_view> names;
  for (const auto& attribute : ticket_attributes()) {
    CHECK(names.insert(attribute.name).second);
    const bool null = std::holds_alternative<expr::Null>(attribute.get({ticket, schedule, minute(0)}).data);
    INFO(attribute.name);
    CHECK(null == attribute.nullable);
  }
}

TEST_CASE("attributes read as in the JSON") {
  Ticket ticket;
  ticket.id = {42};
  ticket.run = {7};
  ticket.team = "network";
  ticket.requester = {"", "Ana", "ana@example.org", ""};
  ticket.status = Status::waiting;
  ticket.waits.push_back({WaitingOn::vendor, minute(0), std::nullopt, std::nullopt});
  Schedule schedule;
  schedule.due_at = minute(5);
  const TicketView view{ticket, schedule, minute(1)};
  CHECK(shown(view, "id") == "42");
  CHECK(std::get<expr::Text>(ticket_attribute("run")->get(view).data).view() == "r7");
  CHECK(std::get<expr::Text>(ticket_attribute("team")->get(view).data).view() == "network");
  CHECK(std::get<expr::Text>(ticket_attribute("requester")->get(view).data).view() == "Ana");
  CHECK(std::get<expr::Text>(ticket_attribute("waiting_on")->get(view).data).view() == "vendor");
  CHECK(std::get<Instant>(ticket_attribute("due_at")->get(view).data) == minute(5));
  CHECK(ticket_attribute("mood") == nullptr);
}

TEST_CASE("a waiting ticket names no wait that is over") {
  Ticket ticket;
  ticket.status = Status::open;
  ticket.waits.push_back({WaitingOn::vendor, minute(0), minute(1), std::nullopt});
  const Schedule schedule;
  CHECK(shown({ticket, schedule, minute(2)}, "waiting_on") == "null");
}

TEST_CASE("an open ticket is overdue once a running clock is past its due instant or was breached") {
  Ticket ticket;
  Clock clock;
  clock.started_at = minute(0);
  ticket.clocks = {clock};
  Schedule schedule;
  schedule.clock_due = {minute(10)};
  CHECK_FALSE(overdue({ticket, schedule, minute(10)}));
  CHECK(overdue({ticket, schedule, minute(11)}));
  ticket.status = Status::resolved;
  CHECK_FALSE(overdue({ticket, schedule, minute(11)}));
  ticket.status = Status::open;
  ticket.clocks[0].stopped_at = minute(9);
  CHECK_FALSE(overdue({ticket, schedule, minute(11)}));
  ticket.clocks[0].stopped_at.reset();
  ticket.clocks[0].breached_at = minute(10);
  schedule.clock_due = {std::nullopt};
  CHECK(overdue({ticket, schedule, minute(11)}));
}

}  // namespace
}  // namespace spoc::domain
