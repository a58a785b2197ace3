// The works with letters to them.
#pragma once

#include <string>

#include "base/format.h"
#include "base/json.h"
#include "desk/deliver.h"
#include "desk/mail.h"
#include "intake/mail.h"
#include "works.h"

namespace spoc::test {

using desk::Mailed;
using domain::TicketId;
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

inline std::string answering(const std::string& id) {
  return format("In-Reply-To: <{}>\n", id);
}

}  // namespace spoc::test
