#include "domain/event.h"

namespace spoc::domain {

Event::Event() = default;
Event::Event(const Event& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(const Event& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;

bool Event::operator==(const Event& other) const {
  return static_cast<const EventVariant&>(*this) == static_cast<const EventVariant&>(other);
}

std::vector<std::string> contents_of(const Event& event) {
  std::vector<std::string> hashes;
  const auto attached = [&](const std::vector<Attachment>& attachments) {
    for (const Attachment& attachment : attachments) hashes.push_back(attachment.hash);
  };
  if (const auto* logged = std::get_if<TicketLogged>(&event)) attached(logged->attachments);
  if (const auto* noted = std::get_if<TicketNoted>(&event)) attached(noted->attachments);
  if (const auto* ticked = std::get_if<ItemTicked>(&event)) attached(ticked->attachments);
  if (const auto* edited = std::get_if<TicketEdited>(&event)) attached(edited->attachments);
  if (const auto* resolved = std::get_if<TicketResolved>(&event)) attached(resolved->attachments);
  if (const auto* started = std::get_if<RunStarted>(&event)) attached(started->attachments);
  if (const auto* amended = std::get_if<RunAmended>(&event)) attached(amended->attachments);
  if (const auto* finished = std::get_if<StepFinished>(&event)) attached(finished->attachments);
  if (const auto* received = std::get_if<EventReceived>(&event)) attached(received->attachments);
  if (const auto* mail = std::get_if<MailReceived>(&event); mail && !mail->raw.empty()) hashes.push_back(mail->raw);
  return hashes;
}

}  // namespace spoc::domain
