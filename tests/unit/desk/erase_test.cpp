#include "desk/erase.h"

#include "works.h"

namespace {

using namespace spoc;
using domain::TicketId;
using test::Works;

/// A desk on which Rita's only ticket is over.
struct Over : Works {
  explicit Over(std::string_view more = "") : Works(more) {
    ticket_of_rita = log("vpn of Rita", "Rita Stone <rita@example.net>");
    other = log("printer", "olaf@example.net");
    desk::Desk cleo = at(1);
    desk::note(cleo, {other}, {.text = "Rita Stone says it jams, rita@example.net", .is_public = false});
    desk::cancel(cleo, {ticket_of_rita}, "never mind");
  }
  TicketId ticket_of_rita, other;
};

TEST_CASE("a person whose tickets are over can be erased; what was said with them dies, others' stories stay") {
  Over over;
  desk::Desk cleo = over.at(2);
  const desk::Erased erased = desk::erase(cleo, "rita@example.net");
  CHECK(erased.instead == "erased-1");
  CHECK(erased.tickets == std::vector<TicketId>{over.ticket_of_rita});
  CHECK(over.ticket(over.ticket_of_rita).subject == "[erased]");
  CHECK(over.ticket(over.ticket_of_rita).requester.address == "erased-1@erased.invalid");
  CHECK(over.ticket(over.other).subject == "printer");
  CHECK(over.differences().empty());
  CHECK(over.code([&] { desk::erase(cleo, "rita@example.net"); }) == Code::not_found);
}

TEST_CASE("words of an erased person are not found by a search any more, others' words are") {
  Over over;
  desk::Desk cleo = over.at(2);
  const auto found = [&](std::string_view words) {
    std::vector<TicketId> ids;
    over.store().read([&](store::Reading& reading) { ids = reading.search(words, 10, store::SearchIn::everything); });
    return ids;
  };
  REQUIRE(found("rita").size() == 2);
  desk::erase(cleo, "rita@example.net");
  CHECK(found("rita").empty());
  CHECK(found("stone").empty());
  CHECK(found("jams") == std::vector<TicketId>{over.other});
}

TEST_CASE("a trial says what an erasure would change, and changes nothing") {
  Over over;
  desk::Desk trial = over.at(2);
  trial.dry_run = true;
  const desk::Erased shown = desk::erase(trial, "rita@example.net");
  CHECK(shown.rewritten.entries > 2);
  CHECK(over.ticket(over.ticket_of_rita).subject == "vpn of Rita");
  desk::Desk cleo = over.at(2);
  CHECK(desk::erase(cleo, "rita@example.net").rewritten.entries == shown.rewritten.entries);
}

TEST_CASE("who would come back or still has work is not erased") {
  Over over;
  desk::Desk cleo = over.at(2);
  CHECK(over.code([&] { desk::erase(cleo, "olaf@example.net"); }) == Code::conflict);  // his ticket is open
  CHECK(over.code([&] { desk::erase(cleo, "ben"); }) == Code::conflict);               // he is in the directory
  CHECK(over.code([&] { desk::erase(cleo, "nobody@example.net"); }) == Code::not_found);
}

TEST_CASE("retention erases what was said in tickets that are over for long enough, once") {
  Over over("[retention]\nclosed_tickets = \"30d\"\n");
  desk::Desk soon = over.at(24 * 20), later = over.at(24 * 40);
  CHECK(desk::erase_old(soon).rewritten.empty());
  const desk::Erased erased = desk::erase_old(later);
  CHECK(erased.tickets == std::vector<TicketId>{over.ticket_of_rita});
  CHECK(over.ticket(over.ticket_of_rita).subject == "[erased]");
  CHECK(over.ticket(over.other).subject == "printer");
  CHECK(desk::erase_old(later).rewritten.empty());
  CHECK(over.differences().empty());
}

TEST_CASE("a policy without retention keeps everything") {
  Over over;
  desk::Desk later = over.at(24 * 4000);
  CHECK(desk::erase_old(later).rewritten.empty());
}

TEST_CASE("an entry concerns somebody when it names them, is theirs, or is of a ticket that they asked for") {
  Over over;
  int entries = 0;
  over.store().read([&](store::Reading& reading) {
    const desk::Identity identity = desk::identity_of(reading, "rita@example.net");
    const auto erasing = desk::erasing_of(identity, "somebody");
    reading.entries({}, [&](const store::Entry& entry) {
      const bool about = desk::concerns(identity, erasing, entry);
      if (entry.subject == domain::subject(over.ticket_of_rita)) CHECK(about);
      if (entry.kind == "ticket.noted") CHECK(about);
      if (entry.kind == "desk.created") CHECK_FALSE(about);
      entries += about;
      return true;
    });
  });
  CHECK(entries > 3);
}

}  // namespace
