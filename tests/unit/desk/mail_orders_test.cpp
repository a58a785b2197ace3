// What somebody orders by a mail: to decide, to close, to tick an item.
#include "desk/mail_orders.h"

#include "desk/rate.h"
#include "domain/checklist.h"
#include "mail_works.h"

namespace {

using namespace spoc;
using namespace test;
using domain::Status;

/// A desk with an approval of ana and ben, and the Message-ID of the message that asks ana.
struct Approval : MailWorks {
  explicit Approval(std::string_view more = "") : MailWorks(more) {
    desk::Desk cleo = at(1);
    desk::start_run(cleo, {"badge", {}, {}, {}, false});
    desk::tick(cleo, {1}, {"photo"}, {"", {}});
    desk::tick(cleo, {1}, {"room"}, {"12", {}});
    desk::resolve(cleo, {{1}}, {"", {}, {{"colour", json::Value("red")}}, false});
    message = message_to("ana@example.org", 2);
  }
  Letter line(std::string text, std::string id = "a@x") const {
    return {.from = "ana@example.org",
            .subject = "Re: it",
            .id = std::move(id),
            .text = std::move(text),
            .more = answering(message)};
  }
  TicketId approval{2};
  std::string message;
};

TEST_CASE("who was asked decides by an answer to the message, and is told what it did") {
  Approval works;
  REQUIRE(works.ticket(works.approval).type == domain::TicketType::approval);
  works.take(works.line("#approve\n\n> It waits for your decision\n"), 3);
  CHECK(works.ticket(works.approval).status == Status::closed);
  CHECK(works.answer_to("person:ana").find("you approved it") != std::string::npos);
  CHECK(works.differences().empty());
}

TEST_CASE("a decision that comes again changes nothing, whether the mail or only the line is the same") {
  Approval works;
  works.take(works.line("#approve\n"), 3);
  const auto version = works.ticket(works.approval).version;
  CHECK(works.take(works.line("#approve\n"), 4).fate == Fate::known);
  CHECK(works.ticket(works.approval).version == version);
  works.take(works.line("#approve\n", "again@x"), 5);
  works.take(works.line("#reject no\n", "other@x"), 6);
  CHECK(works.ticket(works.approval).status == Status::closed);
  CHECK(works.differences().empty());
}

TEST_CASE(
    "a line does nothing but leave a trace from another address, without the token, below the quotation, in an "
    "automatic mail") {
  Approval works;
  const auto stays = [&](Letter letter) {
    const Mailed taken = works.take(letter, 3);
    CHECK(domain::is_open(works.ticket(works.approval).status));
    CHECK(works.answer_to("person:ana").empty());
    return taken;
  };
  Letter letter = works.line("#approve\n", "1@x");
  letter.from = "ben@example.org";  // may decide it, but the message was sent to ana
  stays(letter);
  CHECK(works.last_mail(works.approval).lines.at(0).detail.find("somebody else") != std::string::npos);
  letter = works.line("#approve\n", "2@x");
  letter.more = answering("0123456789abcdef0123456789abcdef@example.org");
  stays(letter);
  letter.id = "3@x";
  letter.more = answering("ticket-2@example.org");
  letter.subject = "Re: [#2] it";
  stays(letter);
  stays(works.line("Hm.\n> #approve\n", "4@x"));
  stays(works.line("Hm.\n--- please answer above this line ---\n#approve\n", "5@x"));
  letter = works.line("#approve\n", "6@x");
  letter.more += "Auto-Submitted: auto-replied\n";
  stays(letter);
  CHECK(works.last_mail(works.approval).lines.at(0).detail == "nobody wrote it");
  CHECK(works.differences().empty());
}

TEST_CASE("policy may forbid to decide by mail; then the answer says so") {
  Approval works("[messages]\nfolder = \"mail\"\ndecide_by_mail = false\n");
  works.take(works.line("#approve\n"), 3);
  CHECK(domain::is_open(works.ticket(works.approval).status));
  CHECK(works.answer_to("person:ana").find("does not take decisions by mail") != std::string::npos);
}

TEST_CASE("the requester closes, rates and asks by mail; what is written beside it reopens nothing") {
  MailWorks works;
  const TicketId id = works.take({}).ticket;
  const std::string first = works.message_to("rita@example.net");
  works.take({.id = "s@x", .text = "#status\n", .more = answering(first)}, 1.5);
  CHECK(works.answer_to("address:rita@example.net").find("printer") != std::string::npos);
  desk::Desk cleo = works.at(2);
  desk::resolve(cleo, {id}, {"done", {}, {}});
  const std::string message = works.message_to("rita@example.net", 2);
  works.take({.id = "2@x", .text = "#rate 5 quick\nIt works, and so does the other one.\n", .more = answering(message)},
             3);
  const domain::Ticket ticket = works.ticket(id);
  CHECK((ticket.status == Status::closed && ticket.rating && ticket.rating->score == 5 &&
         ticket.rating->comment == "quick"));
  CHECK(ticket.reopens == 0);
  works.take({.id = "3@x", .text = "#approve\n", .more = answering(message)}, 4);
  CHECK_FALSE(works.last_mail(id).lines.at(0).done);
  CHECK(works.differences().empty());
}

TEST_CASE("items of a checklist are ticked by lines of who may, each with what shows it") {
  MailWorks works;
  desk::Desk cleo = works.at(1);
  desk::start_run(cleo, {"badge", {}, {}, {}, false});
  desk::assign(cleo, {{1}}, "ben", "");
  const std::string message = works.message_to("ben@example.org", 2);
  const auto line = [&](std::string from, std::string id, std::string text) {
    works.take({.from = std::move(from), .id = std::move(id), .text = std::move(text), .more = answering(message)}, 3);
    return works.last_mail({1}).lines;
  };
  const auto open = [&] { return domain::open_items(works.ticket({1}).checklist); };
  CHECK_FALSE(line("eve@example.net", "1@x", "#tick photo\n").at(0).done);
  CHECK(open().size() == 2);
  const auto done = line("ben@example.org", "2@x", "#tick photo, nothing\n#tick room\n");
  CHECK(done.at(0).detail.find("has no item \"nothing\"") != std::string::npos);
  CHECK(done.at(1).detail.find("asks for text") != std::string::npos);
  CHECK(open().size() == 2);
  CHECK_FALSE(line("ben@example.org", "3@x", "#not-applicable photo = no face\n").at(0).done);
  const auto ticked = line("ben@example.org", "4@x", "#tick photo\n#tick room = 12 B\n#set colour = red\n#done\n");
  for (const domain::MailLine& one : ticked) {
    INFO(one.line << ": " << one.detail);
    CHECK(one.done);
  }
  const domain::Ticket ticket = works.ticket({1});
  CHECK((ticket.status == Status::closed && ticket.checklist.at(1).given == "12 B" &&
         ticket.checklist.at(1).by == "ben"));
  CHECK(works.differences().empty());
}

}  // namespace
