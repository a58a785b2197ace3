#include "desk/mail_trails.h"

#include <algorithm>

#include "base/text.h"
#include "desk/link.h"

namespace spoc::desk {
namespace {

using decide::MailTrail;

constexpr std::size_t kMostIds = 60;
constexpr std::string_view kThread = "ticket-";

/// What stands before the "@" of a Message-ID of the desk.
std::string_view token_of(std::string_view message_id) {
  return message_id.substr(0, message_id.find('@'));
}

/// The number in an id of a thread: "ticket-42@example.org", of this desk.
std::optional<domain::TicketId> thread_of(std::string_view message_id, const policy::Policy& policy) {
  if (!message_id.starts_with(kThread)) return std::nullopt;
  const std::string& own = policy.desk.address;
  const std::size_t at = message_id.find('@');
  if (at == std::string_view::npos) return std::nullopt;
  const std::string domain = own.empty() ? "localhost" : lower(own.substr(own.rfind('@') + 1));
  if (lower(message_id.substr(at + 1)) != domain) return std::nullopt;
  return domain::parse_ticket_id(message_id.substr(kThread.size(), at - kThread.size()));
}

/// The ids that a mail answers, the nearest first.
std::vector<std::string> ids_of(const intake::Mail& mail, const std::vector<std::string>& also) {
  std::vector<std::string> ids = mail.in_reply_to;
  ids.insert(ids.end(), mail.references.rbegin(), mail.references.rend());
  ids.insert(ids.end(), also.begin(), also.end());
  if (ids.size() > kMostIds) ids.resize(kMostIds);
  return ids;
}

}  // namespace

bool SentMessage::reached(std::string_view address) const {
  const std::vector<std::string_view> all = split(message.recipient, ',');
  return !address.empty() &&
         std::any_of(all.begin(), all.end(), [&](std::string_view one) { return lower(trim(one)) == lower(address); });
}

std::optional<SentMessage> sent_with(store::Reading& reading, std::string_view message_id) {
  auto message = reading.message_by_token(token_of(message_id));
  if (!message) return std::nullopt;
  auto notices = reading.effects_of(message->id);
  return SentMessage{std::move(*message), std::move(notices)};
}

std::optional<SentMessage> answered_by(store::Reading& reading, const intake::Mail& mail) {
  for (const std::string& id : mail.in_reply_to)
    if (auto sent = sent_with(reading, id)) return sent;
  if (mail.references.empty()) return std::nullopt;
  return sent_with(reading, mail.references.back());
}

std::string written_to(store::Reading& reading, const domain::Ticket& ticket) {
  std::string address = ticket.requester.address;
  if (ticket.requester.address.empty()) return address;
  store::EntryQuery query;
  query.subject = domain::subject(ticket.id);
  query.kind = domain::MailReceived::kKind;
  reading.entries(query, [&](const store::Entry& entry) {
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    const auto* mail = std::get_if<domain::MailReceived>(&event);
    if (mail && !mail->reply_to.empty()) address = mail->reply_to;
    return true;
  });
  return address;
}

std::vector<MailTrail> trails_of(store::Reading& reading, const intake::Mail& mail, const decide::MailSender& sender,
                                 const std::vector<std::string>& also, const policy::Policy& policy) {
  std::vector<MailTrail> trails;
  const auto add = [&](domain::TicketId id, MailTrail::By by) {
    const auto named = id ? reading.ticket(id) : std::nullopt;
    if (!named) return;
    const auto heard = reading.ticket(answering_for(reading, id));
    const bool takes_part = decide::takes_part(named->ticket, sender, policy) ||
                            (heard && decide::takes_part(heard->ticket, sender, policy));
    trails.push_back({heard ? heard->ticket.id : id, by, takes_part});
  };
  for (const std::string& id : ids_of(mail, also)) {
    if (const auto sent = sent_with(reading, id))
      for (const store::QueuedEffect& notice : sent->notices) add(notice.effect.ticket, MailTrail::By::answer);
    if (const auto known = reading.mail_by_message_id(id)) add(known->ticket, MailTrail::By::mail);
    if (const auto number = thread_of(id, policy)) add(*number, MailTrail::By::thread);
  }
  for (const domain::TicketId number : decide::numbers_in(mail.subject)) add(number, MailTrail::By::number);
  return trails;
}

}  // namespace spoc::desk
