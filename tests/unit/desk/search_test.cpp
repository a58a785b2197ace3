#include "desk/search.h"

#include "desk/kb.h"
#include "desk/log.h"
#include "works.h"

namespace {

using namespace spoc;
using domain::TicketId;
using test::Works;

std::string searched_article(const std::string& head, const std::string& text) {
  return "+++\n" + head + "\nreview = 2030-01-01\n+++\n" + text + "\n";
}

std::vector<policy::File> searched_files() {
  std::vector<policy::File> files = test::works_policy();
  files.push_back({"kb/1-router.md",
                   searched_article("title = \"Restart the router\"\naudience = \"public\"", "Pull the plug of the router.")});
  files.push_back({"kb/2-caller.md", searched_article("title = \"Known callers\"\nservices = [\"badge\"]",
                                             "The router of a caller tells nothing.")});
  return files;
}

struct Searched : test::ScratchDesk {
  Searched() : ScratchDesk(searched_files()) {}

  desk::SearchResult search(std::string_view text, const domain::Sight& sight = domain::Sight::everything(),
                            std::size_t limit = 20) {
    desk::SearchRequest request;
    request.question = decide::read_search(text, {});
    request.limit = limit;
    return desk::search(store(), sight, request);
  }
  std::string ids(std::string_view text, const domain::Sight& sight = domain::Sight::everything()) {
    std::string all;
    for (const desk::Found& found : search(text, sight).found)
      all += (all.empty() ? "" : " ") +
             (found.ticket ? to_text(found.ticket->stored.ticket.id) : found.article->article.id());
    return all;
  }
  void note(TicketId id, std::string text, bool is_public) {
    desk::Desk d = desk();
    desk::note(d, {id}, {.text = std::move(text), .is_public = is_public});
  }
  /// A requester who sees their own only.
  static domain::Sight rita() {
    domain::Sight sight;
    sight.person = "rita@example.net";
    sight.address = "rita@example.net";
    sight.names = {"rita@example.net"};
    return sight;
  }
};

std::string shown_words(const desk::Found& found) {
  std::string text;
  for (const decide::SnippetPiece& piece : found.snippet) text += piece.met ? "[" + piece.text + "]" : piece.text;
  return text;
}

TEST_CASE("tickets and articles are found together, words of a title first, each with the words in context") {
  Searched desk;
  desk.log("vpn drops", "rita@example.net", {.description = "the router blinks"});
  desk.log("router is hot", "rita@example.net");
  CHECK(desk.ids("router") == "kb1 2 kb2 1");
  const auto result = desk.search("ROUTER blinks");
  REQUIRE(result.found.size() == 1);
  CHECK(shown_words(result.found.front()) == "the [router] [blinks]");
  CHECK(result.found.front().ticket->spot == "description");
  CHECK(!result.more);
}

TEST_CASE("words side by side, beginnings and words of the subject find what has them") {
  Searched desk;
  desk.log("paper jam", "rita@example.net");
  desk.log("jam in the paper tray", "rita@example.net");
  desk.log("tray", "rita@example.net", {.description = "a paper jam again"});
  CHECK(desk.ids("\"paper jam\"") == "1 3");
  CHECK(desk.ids("pap*") == "2 1 3");
  CHECK(desk.ids("subject:jam") == "2 1");
  CHECK(desk.ids("\"jam pap*\"").empty());
}

TEST_CASE("the accents and the case of what was written do not matter, on either side") {
  Searched desk;
  desk.log("Drucker in der Großen Straße", "rita@example.net");
  desk.log("Tür in İstanbul", "rita@example.net");
  CHECK(desk.ids("GROSSEN strasse") == "1");
  CHECK(desk.ids("straße") == "1");
  CHECK(desk.ids("tur istanbul") == "2");
}

TEST_CASE("a phrase that a ticket's subject has not may stand in a message of it") {
  Searched desk;
  const TicketId id = desk.log("paper and a jam", "rita@example.net");
  desk.note(id, "it is a paper jam", true);
  const auto result = desk.search("\"paper jam\"");
  REQUIRE(result.found.size() == 1);
  CHECK(result.found.front().ticket->spot == "message");
  CHECK(shown_words(result.found.front()) == "it is a [paper jam]");
}

TEST_CASE("a requester finds what they were told, and cannot probe internal notes by any question") {
  Searched desk;
  const TicketId id = desk.log("vpn drops", "rita@example.net", {.description = "at home"});
  desk.note(id, "she unplugs the router herself, zebra", false);
  desk.note(id, "we look at the giraffe", true);
  const TicketId other = desk.log("zebra crossing", "ben@example.org");
  const domain::Sight rita = Searched::rita();
  CHECK(desk.ids("zebra") == "2 1");
  CHECK(desk.ids("giraffe", rita) == to_text(id));
  for (const std::string question :
       {"zebra", "zeb*", "vpn zebra", "\"herself zebra\"", "unplugs", "drops zebra", "\"router herself\""}) {
    INFO(question);
    const auto result = desk.search(question, rita);
    CHECK(result.found.empty());
    CHECK(!result.more);
  }
  // What both find looks the same whether there is a note or not: neither the score nor the snippet comes from it.
  const TicketId twin = desk.log("vpn drops", "rita@example.net", {.description = "at home"});
  const auto both = desk.search("drops", rita);
  REQUIRE(both.found.size() == 2);
  CHECK(both.found[0].score == both.found[1].score);
  CHECK(both.found[0].ticket->stored.ticket.id == twin);
  CHECK(shown_words(both.found[0]) == shown_words(both.found[1]));
  CHECK(desk.ids("crossing", rita).empty());
  static_cast<void>(other);
}

TEST_CASE("what somebody may not see is not counted among what else matches") {
  Searched desk;
  for (int i = 0; i < 5; ++i) desk.log("server", "ben@example.org");
  desk.log("server", "rita@example.net");
  const auto result = desk.search("server", Searched::rita(), 1);
  CHECK(result.found.size() == 1);
  CHECK(!result.more);
  CHECK(desk.search("server", domain::Sight::everything(), 1).more);
}

TEST_CASE("an internal article is not there for a requester") {
  Searched desk;
  CHECK(desk.ids("caller") == "kb2");
  CHECK(desk.ids("caller", Searched::rita()).empty());
  CHECK(desk.ids("router", Searched::rita()) == "kb1");
}

TEST_CASE("filters leave out tickets, also more of them than are weighed at once") {
  Searched desk;
  const TicketId wanted = desk.log("server", "rita@example.net", {.service = "badge"});
  std::vector<intake::Draft> drafts(600);
  for (intake::Draft& draft : drafts) draft.subject = "server";
  desk::Desk d = desk.desk();
  desk::log_rows(d, drafts, intake::OnKnown::ignore);
  desk::SearchRequest request;
  request.question = decide::read_search("server", {});
  request.filter.services = {"badge"};
  const auto result = desk::search(desk.store(), domain::Sight::everything(), request);
  REQUIRE(result.found.size() == 1);
  CHECK(result.found.front().ticket->stored.ticket.id == wanted);
  request.filter.services.clear();
  request.filter.ids = {wanted};
  CHECK(desk::search(desk.store(), domain::Sight::everything(), request).found.size() == 1);
  request.filter.ids.clear();
  request.holds = [](store::Reading&, const store::StoredTicket& stored) { return stored.ticket.id.number == 17; };
  CHECK(desk::search(desk.store(), domain::Sight::everything(), request).found.size() == 1);
}

TEST_CASE("what was logged in bulk a moment ago is found, before it is indexed") {
  Searched desk;
  store::Store bulk(desk.place(), {.bulk = true});
  desk::Desk d{bulk, desk.desk().caller, false};
  intake::Draft draft;
  draft.subject = "späte Lieferung";
  desk::log_rows(d, std::vector{draft}, intake::OnKnown::ignore);
  CHECK(desk.ids("spate lief*") == "1");
  desk::index_texts(d);
  CHECK(desk.ids("spate lief*") == "1");
}

}  // namespace
