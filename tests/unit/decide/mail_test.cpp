#include "decide/mail.h"

#include "support/test.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using By = MailTrail::By;

TEST_CASE("what cannot be guessed counts for everybody, thread and number for who takes part") {
  CHECK(chosen({}) == std::nullopt);
  CHECK(chosen({{{1}, By::number, false}, {{2}, By::thread, false}}) == std::nullopt);
  CHECK(chosen({{{1}, By::number, true}, {{2}, By::thread, true}})->ticket == domain::TicketId{2});
  CHECK(chosen({{{1}, By::number, true}, {{3}, By::mail, false}, {{2}, By::answer, false}})->ticket ==
        domain::TicketId{2});
}

TEST_CASE("numbers stand in a subject as the desk writes them") {
  CHECK(numbers_in("Re: [#42] AW: [#7] x [#y] #9 [10]") == std::vector<domain::TicketId>{{42}, {7}});
}

TEST_CASE("who writes about a ticket is told by address or id, whatever the case") {
  policy::Policy policy;
  policy::Team acme;
  acme.name = "acme";
  acme.vendor = true;
  acme.address = "noc@acme.example";
  policy.teams = {acme};
  domain::Ticket ticket;
  ticket.requester = {"ana", "Ana", "ana@example.org", ""};
  ticket.team = "acme";
  ticket.participants = {{"", "", "bob@example.net", false}};
  ticket.assignee = "cleo";
  const auto voice = [&](std::string person, std::string address) {
    return voice_of(ticket, {std::move(person), std::move(address)}, policy);
  };
  CHECK(voice("", "ANA@example.org") == Voice::requester);
  CHECK(voice("ana", "private@example.net") == Voice::requester);
  CHECK(voice("", "NOC@acme.example") == Voice::vendor);
  CHECK(voice("", "Bob@example.net") == Voice::participant);
  CHECK(voice("cleo", "cleo@example.org") == Voice::colleague);
  CHECK(voice("", "eve@example.net") == Voice::stranger);
  CHECK(voice("", "") == Voice::stranger);
  CHECK(takes_part(ticket, {"cleo", ""}, policy));
  CHECK_FALSE(takes_part(ticket, {"dan", "dan@example.org"}, policy));
}

}  // namespace
