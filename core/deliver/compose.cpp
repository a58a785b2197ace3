#include "deliver/compose.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::deliver {

namespace {

constexpr std::string_view kRule = "\n----------------------------------------\n\n";

std::string addresses(const std::vector<Recipient>& to) {
  std::string text;
  for (const Recipient& recipient : to) text += recipient.address + "\n";
  return text;
}

/// A subject line is read by whoever looks over a shoulder.
bool confidential(const domain::Ticket& ticket, const policy::Policy& policy) {
  const policy::Team* team = policy.team(ticket.team);
  const policy::Service* service = policy.service(ticket.service);
  return ticket.confidential || (team && team->confidential) || (service && service->confidential);
}

std::string subject_of_one(const Notice& notice, const policy::Policy& policy) {
  if (!notice.ticket) return format("run {}: {}", to_text(notice.effect.run), why(notice.effect.reason, false));
  const std::string number = format("[#{}]", to_text(notice.ticket->id));
  if (confidential(*notice.ticket, policy)) return number;
  const std::string subject = shorten(notice.ticket->subject, 120);
  if (for_requester(notice.effect)) return format("{} {}", number, subject);
  return format("{} {}: {}", number, why(notice.effect.reason, false), subject);
}

/// "[#4] [#7] and 3 more": each number once.
std::string subject_of_several(std::span<const Notice> notices) {
  constexpr std::size_t kShown = 5;
  std::vector<std::string> numbers;
  for (const Notice& notice : notices) {
    std::string number =
        notice.ticket ? format("[#{}]", to_text(notice.ticket->id)) : format("run {}", to_text(notice.effect.run));
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(std::move(number));
  }
  const std::size_t more = numbers.size() > kShown ? numbers.size() - kShown : 0;
  numbers.resize(numbers.size() - more);
  return join(numbers, " ") + (more ? format(" and {} more", more) : std::string());
}

bool one_ticket(std::span<const Notice> notices) {
  return std::all_of(notices.begin(), notices.end(), [&](const Notice& notice) {
    return notice.ticket && notices.front().ticket && notice.ticket->id == notices.front().ticket->id;
  });
}

}  // namespace

std::vector<Letter> letters(std::span<const Addressed> notices) {
  std::vector<Letter> all;
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  for (std::size_t i = 0; i < notices.size(); ++i) {
    const Addressed& notice = notices[i];
    const std::string channel = notice.effect->channel == "mail" ? std::string() : notice.effect->channel;
    const auto [found, fresh] = known.try_emplace({channel, addresses(notice.to)}, all.size());
    if (fresh) all.push_back({notice.to, channel, {}});
    all[found->second].notices.push_back(i);
  }
  return all;
}

Message compose(std::span<const Notice> notices, const policy::Policy& policy, time::Instant now) {
  ensure(!notices.empty(), "a message has a notice");
  Message message;
  message.desk_name = policy.desk.name;
  message.desk_address = policy.desk.address;
  message.subject =
      notices.size() == 1 || one_ticket(notices) ? subject_of_one(notices.front(), policy) : subject_of_several(notices);
  if (one_ticket(notices)) message.thread = format("ticket-{}", to_text(notices.front().ticket->id));
  for (const Notice& notice : notices) {
    if (!message.text.empty()) message.text += kRule;
    message.text += notice_text(notice, policy, now);
    message.urgent = message.urgent || notice.effect.urgent;
  }
  return message;
}

}  // namespace spoc::deliver
