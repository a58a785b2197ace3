#include "desk/mail.h"

#include <map>
#include <set>

#include "base/file.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "deliver/mail_message.h"
#include "desk/deliver.h"
#include "desk/rate.h"
#include "domain/checklist.h"
#include "intake/mail.h"
#include "works.h"

namespace {

using namespace spoc;
using desk::Mailed;
using domain::Status, domain::TicketId;
using test::Works, test::hour;
using Fate = Mailed::Fate;

struct Letter {
  std::string from = "Rita <rita@example.net>", subject = "printer", id = "1@example.net", text = "It jams.\n";
  std::string more = {};  // headers, each ended
  std::string bytes() const {
    return format(
        "From: {}\nTo: help@example.org\nSubject: {}\nMessage-ID: <{}>\nDate: Fri, 5 Jun 2026 10:00:00 +0000\n{}\n{}",
        from, subject, id, more, text);
  }
};

struct MailWorks : Works {
  using Works::Works;

  Mailed take(const Letter& letter, double hours = 1) {
    desk::Desk d = at(hours);
    const std::string bytes = letter.bytes();
    return desk::take_mail(d, intake::read_mail(bytes), bytes);
  }
  /// Delivers what is queued; Message-ID of the last message to that address.
  std::string message_to(const std::string& address, double hours = 1) {
    desk::Desk d = at(hours);
    desk::deliver(d, {folder(), [&] { return hour(hours); }}, [](const desk::Sent&) {});
    std::string token;
    store().read([&](store::Reading& reading) {
      reading.messages([&](const store::QueuedMessage& message) {
        if (message.recipient.find(address) != std::string::npos) token = message.token;
        return token.empty();
      });
    });
    REQUIRE_FALSE(token.empty());
    return token + "@example.org";
  }
  domain::MailReceived last_mail(TicketId id) {
    domain::MailReceived found;
    store::EntryQuery query;
    query.subject = domain::subject(id);
    query.kind = domain::MailReceived::kKind;
    store().read([&](store::Reading& reading) {
      reading.entries(query, [&](const store::Entry& entry) {
        found = std::get<domain::MailReceived>(
            static_cast<const domain::EventVariant&>(domain::event_from_json(entry.kind, entry.data)));
        return true;
      });
    });
    return found;
  }
  int acknowledgements() {
    int count = 0;
    for (const auto& queued : effects("queued")) count += queued.effect.reason == "acknowledgement";
    return count;
  }
  std::string answer_to(const std::string& who) {
    std::string text;
    for (const auto& queued : effects("queued"))
      if (queued.effect.reason == "done_by_mail" && queued.effect.to == who)
        text += *json::Value(queued.effect.data).find("text")->string();
    return text;
  }
};

std::string answering(const std::string& id) {
  return format("In-Reply-To: <{}>\n", id);
}

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

TEST_CASE("somebody who may not log mail logs none") {
  MailWorks works;
  desk::Desk rita = works.at(1, "rita");
  rita.caller.owner = false;
  const std::string bytes = Letter().bytes();
  CHECK(works.code([&] { desk::take_mail(rita, intake::read_mail(bytes), bytes); }) == Code::refused);
}

}  // namespace
