#include "decide/mail.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "decide/promises.h"

namespace spoc::decide {
namespace {

bool is(const MailSender& sender, const std::string& person, const std::string& address) {
  if (!sender.person.empty() && sender.person == person) return true;
  return !sender.address.empty() && lower(sender.address) == lower(address);
}

bool is_vendor(const domain::Ticket& ticket, const MailSender& sender, const policy::Policy& policy) {
  const policy::Team* team = policy.team(ticket.team);
  return team && team->vendor && is(sender, {}, team->address);
}

constexpr std::size_t kMostNumbers = 10;

/// Takes "[#42]" off the front; false when it is not there.
bool take_number(std::string_view& text, std::vector<domain::TicketId>& numbers) {
  if (!text.starts_with("[#")) return false;
  const std::size_t end = text.find(']');
  if (end == std::string_view::npos) return false;
  const auto number = domain::parse_ticket_id(text.substr(2, end - 2));
  if (!number) return false;
  numbers.push_back(*number);
  text.remove_prefix(end + 1);
  return true;
}

}  // namespace

Voice voice_of(const domain::Ticket& ticket, const MailSender& sender, const policy::Policy& policy) {
  if (is(sender, ticket.requester.person, ticket.requester.address)) return Voice::requester;
  if (is_vendor(ticket, sender, policy)) return Voice::vendor;
  for (const domain::Participant& participant : ticket.participants)
    if (is(sender, participant.person, participant.address)) return Voice::participant;
  return sender.person.empty() ? Voice::stranger : Voice::colleague;
}

bool takes_part(const domain::Ticket& ticket, const MailSender& sender, const policy::Policy& policy) {
  const Voice voice = voice_of(ticket, sender, policy);
  if (voice != Voice::colleague) return voice != Voice::stranger;
  return sender.person == ticket.assignee || sender.person == ticket.owner || sender.person == ticket.logged_by;
}

std::string_view word(MailTrail::By by) {
  constexpr std::array<std::string_view, 4> kWords = {
      "it answers a message of the desk", "it answers a mail of this ticket",
      "it names the thread, and its sender takes part", "its subject has the number, and its sender takes part"};
  return kWords[static_cast<std::size_t>(by)];
}

std::optional<MailTrail> chosen(const std::vector<MailTrail>& trails) {
  for (const MailTrail::By by :
       {MailTrail::By::answer, MailTrail::By::mail, MailTrail::By::thread, MailTrail::By::number})
    for (const MailTrail& trail : trails)
      if (trail.by == by && (by <= MailTrail::By::mail || trail.takes_part)) return trail;
  return std::nullopt;
}

time::Instant acknowledged_until(time::Instant at, const policy::Policy& policy) {
  const time::Calendar& calendar = policy.calendar(policy.desk.calendar);
  const time::Duration& window = policy.messages.acknowledge_every;
  if (const auto* wall = std::get_if<time::WallDuration>(&window)) return add_wall(at, *wall, calendar.zone());
  return calendar.add(at, std::get<time::BusinessDuration>(window));
}

bool tells_opening(const domain::Ticket& ticket, const std::vector<time::Instant>& told, time::Instant now,
                   const policy::Policy& policy) {
  if (!domain::is_open(ticket.status) || ticket.run) return false;
  const time::Calendar& calendar = hours_of(ticket, policy);
  if (calendar.open(now)) return false;
  const time::Instant closed = calendar.previous_closing(now);
  const bool by_mail = ticket.channel == "mail";
  if (!by_mail && ticket.created_at >= closed) return false;
  return std::none_of(told.begin(), told.end(), [&](time::Instant at) { return at >= closed; });
}

std::vector<domain::TicketId> numbers_in(std::string_view subject) {
  std::vector<domain::TicketId> numbers;
  for (std::size_t at = subject.find("[#"); at != std::string_view::npos && numbers.size() < kMostNumbers;
       at = subject.find("[#", at + 2)) {
    std::string_view rest = subject.substr(at);
    take_number(rest, numbers);
  }
  return numbers;
}

}  // namespace spoc::decide
