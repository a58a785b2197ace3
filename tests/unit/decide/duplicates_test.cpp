#include "decide/duplicates.h"

#include "support/test.h"

namespace spoc::decide {
namespace {

Ticket about(std::int64_t number, std::string subject, std::string description = "") {
  Ticket ticket;
  ticket.id = {number};
  ticket.subject = std::move(subject);
  ticket.description = std::move(description);
  ticket.requester.address = std::to_string(number) + "@example.net";
  return ticket;
}

TEST_CASE("the same words are alike whatever their order and case; other words are not") {
  const Ticket ticket = about(1, "VPN drops every hour");
  CHECK(likeness(ticket, about(2, "every hour the vpn DROPS")).score == 100);
  CHECK(likeness(ticket, about(2, "Printer on floor 3 jams")).score == 0);
  CHECK(likeness(ticket, about(2, "VPN drops every")).score >= 60);
  CHECK(likeness(ticket, about(2, "VPN drops")).common == std::vector<std::string>{"drops", "vpn"});
}

TEST_CASE("likeness is the same from both sides") {
  const Ticket a = about(1, "Drucker im dritten Stock druckt nicht", "Papierstau seit heute"),
               b = about(2, "Drucker dritter Stock", "Stau");
  CHECK(likeness(a, b).score == likeness(b, a).score);
}

TEST_CASE("the same service, category or requester raise the score of what has words in common, and are said") {
  Ticket a = about(1, "VPN drops every hour"), b = about(2, "VPN slow every hour");
  const int before = likeness(a, b).score;
  a.service = b.service = "remote_access";
  b.requester = a.requester;
  const Likeness after = likeness(a, b);
  CHECK(after.score > before);
  CHECK(after.also == std::vector<std::string>{"the same service", "the same requester"});
  b.subject = "Price of lenses";
  CHECK(likeness(a, b).score == 0);
}

TEST_CASE("likely duplicates are open, are no steps, and are not linked with it already; the most alike come first") {
  Ticket ticket = about(9, "VPN drops every hour");
  std::vector<Ticket> all = {about(1, "VPN drops hour"),       about(2, "VPN drops every hour"),
                             about(3, "VPN drops every hour"), about(4, "VPN drops every hour"),
                             about(5, "VPN drops every hour"), about(9, "VPN drops every hour")};
  all[2].status = domain::Status::resolved;
  all[3].run = {1};
  all[4].confidential = true;
  const auto likely = likely_duplicates(ticket, all, 5);
  REQUIRE(likely.size() == 2);
  CHECK(likely[0].ticket.number == 2);
  CHECK(likely[1].ticket.number == 1);
  CHECK(likely_duplicates(ticket, all, 1).size() == 1);
  ticket.links = {{domain::LinkKind::duplicates, {2}}};
  CHECK(likely_duplicates(ticket, all, 5).size() == 1);
}

TEST_CASE("words by which it is looked for tell something, the longest first") {
  CHECK(telling_words(about(1, "The VPN, and the Citrix-Receiver: please help"), 2) ==
        std::vector<std::string>{"receiver", "citrix"});
  CHECK(telling_words(about(1, "!? the a"), 3).empty());
}

}  // namespace
}  // namespace spoc::decide
