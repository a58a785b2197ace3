#include "desk/mail.h"

#include <map>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "deliver/mail_message.h"
#include "mail_works.h"

namespace {

using namespace spoc;
using namespace test;
using domain::Status;

TEST_CASE("a mail becomes a ticket of who sent it, once, whichever alias it comes through; its bytes are kept") {
  MailWorks works;
  Letter letter;
  letter.more = "Cc: Bob <bob@example.net>, help@example.org\nDelivered-To: hr@example.org\n";
  const Mailed taken = works.take(letter);
  REQUIRE(taken.fate == Fate::logged);
  const domain::Ticket ticket = works.ticket(taken.ticket);
  CHECK((ticket.subject == "printer" && trim(ticket.description) == "It jams." && ticket.channel == "mail"));
  CHECK((ticket.requester == domain::Requester{{}, "Rita", "rita@example.net", {}} &&
         ticket.recipient == "hr@example.org"));
  REQUIRE(ticket.participants.size() == 1);
  CHECK(ticket.participants[0].address == "bob@example.net");
  CHECK(works.acknowledgements() == 1);
  letter.more = "Delivered-To: help@example.org\n";
  CHECK(works.take(letter, 2).fate == Fate::known);
  CHECK(works.take(letter, 2).ticket == taken.ticket);
  works.store().read([&](store::Reading& reading) {
    CHECK(reading.blob(works.last_mail(taken.ticket).raw)->find("Delivered-To: hr@example.org") != std::string::npos);
  });
  CHECK(works.differences().empty());
}

TEST_CASE("somebody of the directory who writes is its requester, under the name they have there") {
  MailWorks works;
  const Mailed taken = works.take({.from = "\"The Boss\" <Ana@Example.org>"});
  CHECK(works.ticket(taken.ticket).requester == domain::Requester{"ana", "Name of ana", "ana@example.org", {}});
}

TEST_CASE("one acknowledgement goes to a sender in the time that policy gives") {
  MailWorks works("[messages]\nfolder = \"mail\"\nacknowledge_every = \"2h\"\n");
  for (int i = 0; i < 3; ++i) works.take({.id = format("{}@x", i)}, 1 + 0.5 * i);
  CHECK(works.acknowledgements() == 1);
  works.take({.from = "other@example.net", .id = "o@x"}, 2);
  CHECK(works.acknowledgements() == 2);
  works.take({.id = "late@x"}, 3.5);
  CHECK(works.acknowledgements() == 3);
  CHECK(works.differences().empty());
}

TEST_CASE("an answer of the requester does what any answer of theirs does") {
  MailWorks works;
  const TicketId id = works.take({}).ticket;
  const std::string message = works.message_to("rita@example.net");
  desk::Desk cleo = works.at(2), late = works.at(200);
  desk::wait(cleo, {id}, {domain::WaitingOn::requester, hour(100), "which one?"});
  CHECK(works
            .take({.subject = "Re: [#1] printer",
                   .id = "2@x",
                   .text = "The red one.\n\n> which one?\n",
                   .more = answering(message)},
                  3)
            .ticket == id);
  CHECK(works.ticket(id).status == Status::open);
  desk::resolve(cleo, {id}, {"done", {}, {}});
  works.take({.id = "3@x", .text = "No, it still jams.\n", .more = answering("2@x")}, 4);
  CHECK((works.ticket(id).status == Status::open && works.ticket(id).reopens == 1));
  desk::resolve(cleo, {id}, {"done now", {}, {}});
  works.take({.id = "4@x", .text = "Thank you!\n", .more = answering("2@x")}, 5);
  CHECK(works.ticket(id).status == Status::closed);
  const Mailed begun = works.take({.id = "5@x", .text = "It jams again.\n", .more = answering("2@x")}, 200);
  CHECK((begun.ticket != id && works.ticket(begun.ticket).status != Status::closed));
  CHECK(works.differences().empty());
}

TEST_CASE("what is said to a cancelled ticket is not lost: it begins another one") {
  MailWorks works;
  const TicketId id = works.take({}).ticket;
  desk::Desk cleo = works.at(2);
  desk::cancel(cleo, {id}, "mistake");
  const Mailed begun = works.take({.id = "2@x", .text = "But I need it.\n", .more = answering("1@example.net")}, 3);
  CHECK(begun.ticket != id);
  CHECK(works.ticket(begun.ticket).links.front().to == id);
}

TEST_CASE("a number in the subject and the name of a thread count for who takes part only") {
  for (const std::string& more : {std::string(), answering("ticket-1@example.org")}) {
    MailWorks works;
    const TicketId id = works.take({}).ticket;
    const Letter named{.subject = more.empty() ? "Re: [#1] printer" : "Re: printer", .id = "2@x", .more = more};
    CHECK(works.take(named).ticket == id);
    Letter stranger = named;
    stranger.from = "eve@example.net";
    stranger.id = "3@x";
    CHECK(works.take(stranger).fate == Fate::logged);
  }
}

TEST_CASE("what nobody wrote is kept where it belongs: it is not answered, stops no clock and reopens nothing") {
  MailWorks works;
  const TicketId id = works.take({}).ticket;
  const std::string message = works.message_to("rita@example.net");
  desk::Desk cleo = works.at(2);
  desk::resolve(cleo, {id}, {"done", {}, {}});
  const domain::Ticket before = works.ticket(id);
  const std::size_t queued = works.effects("queued").size();
  const Mailed away = works.take(
      {.id = "2@x", .text = "I am away.\n#close\n", .more = answering(message) + "Auto-Submitted: auto-replied\n"}, 3);
  CHECK((away.fate == Fate::added && away.ticket == id));
  const domain::Ticket after = works.ticket(id);
  CHECK((after.status == Status::resolved && after.clocks == before.clocks &&
         after.last_activity_at == before.last_activity_at));
  CHECK(works.effects("queued").size() == queued);
  REQUIRE(works.last_mail(id).lines.size() == 1);
  CHECK_FALSE(works.last_mail(id).lines[0].done);
  const Mailed list = works.take({.id = "3@x", .more = "List-Id: <all.example.net>\n"}, 3);
  CHECK((list.fate == Fate::recorded && !list.ticket));
  CHECK(works.take({.id = "3@x", .more = "List-Id: <all.example.net>\n"}, 3).fate == Fate::known);
  CHECK(works.events("mail.received") == 3);
  CHECK(works.differences().empty());
}

TEST_CASE("the desk's own message that comes back is known by its Message-ID or its address") {
  MailWorks works;
  works.take({});
  const std::string message = works.message_to("rita@example.net");
  CHECK(works.take({.from = "x@example.net", .id = message}).fate == Fate::recorded);
  CHECK(works.take({.from = "help@example.org", .id = "2@x"}).fate == Fate::recorded);
}

TEST_CASE("a bounce belongs to the ticket of the message that it gives back, and says that it was not delivered") {
  MailWorks works;
  const TicketId id = works.take({}).ticket;
  const std::string message = works.message_to("rita@example.net");
  Letter bounce{.from = "MAILER-DAEMON@mx.example.net",
                .id = "b@x",
                .text = "It is delayed.\nAction: delayed\n\nMessage-ID: <" + message + ">\n",
                .more = "Return-Path: <>\n"};
  const Mailed delayed = works.take(bounce);
  CHECK((delayed.fate == Fate::added && delayed.ticket == id));
  CHECK(works.ticket(id).undelivered.empty());
  bounce.id = "c@x";
  bounce.text = "Nobody of that name.\nAction: failed\n\nMessage-ID: <" + message + ">\n";
  CHECK(works.take(bounce).ticket == id);
  CHECK(works.ticket(id).undelivered.size() == 1);
  CHECK(works.effects("failed").size() == 1);
  CHECK(works.differences().empty());
}

TEST_CASE("policy may make tickets of alerts, and never of automatic answers") {
  MailWorks works("[messages]\nfolder = \"mail\"\nlog_automatic = true\n");
  CHECK(works.take({.id = "a@x", .more = "Auto-Submitted: auto-generated\n"}).fate == Fate::logged);
  CHECK(works.take({.id = "b@x", .more = "Auto-Submitted: auto-replied\n"}).fate == Fate::recorded);
  CHECK(works.acknowledgements() == 0);
}

TEST_CASE("a vendor gets the hand-over only; its first answer accepts it and stays internal") {
  MailWorks works;
  const TicketId id = works.take({}).ticket;
  desk::Desk cleo = works.at(1);
  desk::note(cleo, {id}, {"secret of the desk", false, false, 0, {}});
  desk::route_to(cleo, {id}, {"acme", "their device", "please replace the drum", ""});
  const std::string message = works.message_to("noc@acme.example", 2);
  std::string sent;
  for (const std::string& mail : works.mails("mail"))
    if (mail.find("noc@acme.example") != std::string::npos) sent += mail;
  CHECK(sent.find("please replace the drum") != std::string::npos);
  CHECK(sent.find("secret") == std::string::npos);
  CHECK(works.ticket(id).handover_open);
  works.take({.from = "Support <noc@acme.example>",
              .id = "v@x",
              .text = "We look at it.\n#set reference = ACME-77\n",
              .more = answering(message)},
             3);
  const domain::Ticket ticket = works.ticket(id);
  CHECK((!ticket.handover_open && ticket.reference == "ACME-77"));
  works.take({.id = "r@x", .text = "Any news?\n", .more = answering("1@example.net")}, 3.2);
  desk::Desk later = works.at(3.5);
  desk::note(later, {id}, {"The serial number is 7.", false, false, 0, {}, true});
  const auto queued_now = works.effects("queued");
  CHECK((queued_now.back().effect.reason == "vendor_note" && queued_now.back().effect.to == "team:acme"));
  for (const auto& queued : queued_now) {
    if (queued.effect.reason == "vendor_note") continue;
    INFO(queued.effect.reason << " to " << queued.effect.to);
    CHECK(queued.effect.to != "team:acme");
    CHECK(queued.effect.to != "requester");
  }
  CHECK(works.differences().empty());
}

TEST_CASE("every mail of the collection is taken, keeps every byte, and changes nothing when it comes again") {
  const auto index = test::data_file("mail/index.jsonl");
  if (!index) return;
  MailWorks works;
  const std::string lines = read_file(*index);
  std::vector<std::string> all;
  for (const std::string_view line : split(lines, '\n'))
    if (!line.empty()) all.push_back(read_file(*test::data_file("mail/" + *json::parse(line).find("file")->string())));
  REQUIRE(all.size() == 123);
  const auto take_all = [&](double hours) {
    std::vector<Mailed> taken;
    for (const std::string& bytes : all) {
      desk::Desk d = works.at(hours);
      taken.push_back(desk::take_mail(d, intake::read_mail(bytes), bytes));
    }
    return taken;
  };
  const std::vector<Mailed> first = take_all(1);
  const std::string before = works.digest();
  const std::vector<Mailed> again = take_all(2);
  CHECK(works.digest() == before);
  std::set<std::string> identities;
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(again[i].fate == Fate::known);
    CHECK(again[i].ticket == first[i].ticket);
    identities.insert(intake::identity_of(intake::read_mail(all[i]), all[i]));
  }
  CHECK(identities.size() == all.size());
  CHECK(works.events("mail.received") == 123);
  std::map<std::string, std::string> kept;  // by identity
  works.store().read([&](store::Reading& reading) {
    store::EntryQuery query;
    query.kind = domain::MailReceived::kKind;
    std::vector<domain::MailReceived> mails;
    reading.entries(query, [&](const store::Entry& entry) {
      mails.push_back(std::get<domain::MailReceived>(
          static_cast<const domain::EventVariant&>(domain::event_from_json(entry.kind, entry.data))));
      return true;
    });
    for (const domain::MailReceived& mail : mails) kept[mail.identity] = reading.blob(mail.raw).value_or("");
  });
  for (const std::string& bytes : all) CHECK(kept[intake::identity_of(intake::read_mail(bytes), bytes)] == bytes);
  CHECK(works.differences().empty());
}

/// Who the messages of that reason were sent to, when all that is queued has left.
std::vector<std::string> written_to(MailWorks& works, double hours) {
  desk::Desk d = works.at(hours);
  std::vector<std::string> to;
  desk::deliver(d, {works.folder(), [&] { return hour(hours); }},
                [&](const desk::Sent& sent) { to.push_back(sent.to); });
  return to;
}

bool has(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST_CASE("who wants answers elsewhere is written to there, and is who they are by their sender all the same") {
  MailWorks works;
  const TicketId id = works.take({.more = "Reply-To: \"Rita at home\" <home@example.net>\n"}).ticket;
  CHECK(works.ticket(id).requester.address == "rita@example.net");
  CHECK(has(written_to(works, 1), "home@example.net"));
  desk::Desk cleo = works.at(2);
  desk::resolve(cleo, {id}, {"done", {}, {}});
  const std::string message = works.message_to("home@example.net", 2);
  // The address that answers go to is nobody's name: who writes from it is not who asked.
  works.take({.from = "home@example.net", .id = "h@x", .text = "#close\n", .more = answering(message)}, 2.5);
  CHECK(works.ticket(id).status == Status::resolved);
  CHECK_FALSE(works.last_mail(id).lines.at(0).done);
  works.take({.id = "2@x", .text = "#close\n", .more = answering(message)}, 3);
  CHECK(works.ticket(id).status == Status::closed);
  CHECK(works.differences().empty());
}

TEST_CASE("a forged answer moves nobody's answers, nor does the address of the desk or of nobody") {
  MailWorks works;
  const TicketId id = works.take({}).ticket;
  const std::string message = works.message_to("rita@example.net");
  const auto reply_to = [&](std::string address, std::string id_, std::string more) {
    works.take({.subject = "Re: [#1] printer",
                .id = std::move(id_),
                .text = "More.\n",
                .more = more + "Reply-To: " + address + "\n"},
               2);
    return works.last_mail(id).reply_to;
  };
  CHECK(reply_to("eve@example.net", "1@x", "").empty());                          // the number can be guessed
  CHECK(reply_to("eve@example.net", "2@x", answering("1@example.net")).empty());  // the mail was read by others, too
  CHECK(reply_to("help@example.org", "3@x", answering(message)).empty());
  CHECK(reply_to("noreply@example.net", "4@x", answering(message)).empty());
  CHECK(reply_to("Rita@example.net", "5@x", answering(message)).empty());
  CHECK(reply_to("home@example.net", "6@x", answering(message)) == "home@example.net");
  works.take({.id = "7@x", .text = "Back.\n", .more = answering(message)}, 3);
  CHECK(works.last_mail(id).reply_to == "rita@example.net");
  // The directory knows where its people are.
  works.take({.from = "ana@example.org", .id = "a@x", .more = "Reply-To: eve@example.net\n"}, 3);
  CHECK_FALSE(has(written_to(works, 3), "eve@example.net"));
  CHECK(works.differences().empty());
}

TEST_CASE("somebody who may not log mail logs none") {
  MailWorks works;
  desk::Desk rita = works.at(1, "rita");
  rita.caller.owner = false;
  const std::string bytes = Letter().bytes();
  CHECK(works.code([&] { desk::take_mail(rita, intake::read_mail(bytes), bytes); }) == Code::refused);
}

}  // namespace
