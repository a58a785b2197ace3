#include "deliver/compose.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "decide/routing.h"
#include "deliver/answer_lines.h"

namespace spoc::deliver {

namespace {

constexpr std::string_view kRule = "\n----------------------------------------\n\n";

std::string addresses(const std::vector<Recipient>& to) {
  std::string text;
  for (const Recipient& recipient : to) text += recipient.address + "\n";
  return text;
}

std::string subject_of_one(const Notice& notice, const policy::Policy& policy) {
  if (!notice.ticket) return format("run {}: {}", to_text(notice.effect.run), why(notice.effect.reason, for_requester(notice.effect)));
  const std::string number = format("[#{}]", to_text(notice.ticket->id));
  if (decide::confidential(*notice.ticket, policy)) return number;
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

/// Without those that another one says as well.
std::vector<Notice> distinct(std::span<const Notice> notices) {
  std::vector<Notice> kept;
  for (const Notice& notice : notices) {
    const auto said = [&](const Notice& other) {
      return other.ticket == notice.ticket && says_all_of(other.effect, notice.effect);
    };
    if (std::any_of(kept.begin(), kept.end(), said)) continue;
    kept.push_back(notice);
  }
  return kept;
}

bool within(const std::vector<Recipient>& some, const std::vector<Recipient>& all) {
  return std::all_of(some.begin(), some.end(), [&](const Recipient& one) {
    return std::any_of(all.begin(), all.end(), [&](const Recipient& other) { return other.address == one.address; });
  });
}

/// What a letter tells some of the people of a larger one, and that one says as well, goes with the larger one: nobody
/// reads the same fact twice. Letters of which nothing is left are none.
void join_same_facts(std::vector<Letter>& letters, std::span<const Addressed> notices) {
  using Subject = std::tuple<std::string, std::int64_t, std::int64_t>;
  std::map<Subject, std::vector<std::pair<std::size_t, std::size_t>>> about;  // (letter, notice)
  const auto subject = [&](const Letter& letter, std::size_t notice) {
    const domain::Effect& effect = *notices[notice].effect;
    return Subject{letter.channel, effect.ticket.number, effect.run.number};
  };
  for (std::size_t i = 0; i < letters.size(); ++i)
    for (const std::size_t notice : letters[i].notices) about[subject(letters[i], notice)].emplace_back(i, notice);
  for (Letter& letter : letters) {
    std::erase_if(letter.notices, [&](std::size_t notice) {
      for (const auto& [other, same] : about[subject(letter, notice)]) {
        Letter& larger = letters[other];
        if (larger.to.size() <= letter.to.size() || !within(letter.to, larger.to)) continue;
        if (std::find(larger.notices.begin(), larger.notices.end(), same) == larger.notices.end())
          continue;  // it has gone on itself
        if (!says_all_of(*notices[same].effect, *notices[notice].effect)) continue;
        larger.notices.push_back(notice);
        return true;
      }
      return false;
    });
  }
  std::erase_if(letters, [](const Letter& letter) { return letter.notices.empty(); });
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
  join_same_facts(all, notices);
  return all;
}

namespace {

using Wording = std::function<std::optional<Words>(const Notice&, std::string_view subject, std::string_view text)>;

/// A template's subject has the number all the same: answers are found by it.
std::string subject_with_number(const std::string& subject, const domain::Ticket& ticket) {
  const std::string number = format("[#{}]", to_text(ticket.id));
  return subject.find(number) == std::string::npos ? format("{} {}", number, subject) : subject;
}

void add_tickets(Message& message, std::span<const Notice> notices) {
  for (const Notice& notice : notices) {
    if (!notice.ticket) continue;
    const std::int64_t number = notice.ticket->id.number;
    if (std::find(message.tickets.begin(), message.tickets.end(), number) == message.tickets.end())
      message.tickets.push_back(number);
  }
}

Message composed(std::span<const Notice> all, const policy::Policy& policy, time::Instant now, const Wording& wording) {
  ensure(!all.empty(), "a message has a notice");
  const std::vector<Notice> notices = distinct(all);
  const bool one = notices.size() == 1 || one_ticket(notices);
  Message message;
  message.desk_name = policy.desk.name;
  message.desk_address = policy.desk.address;
  message.subject = one ? subject_of_one(notices.front(), policy) : subject_of_several(notices);
  if (one_ticket(notices)) message.thread = format("ticket-{}", to_text(notices.front().ticket->id));
  add_tickets(message, notices);
  bool any_html = false;
  for (const Notice& notice : notices) {
    std::string text = notice_text(notice, policy, now);
    const std::optional<Words> words = wording(notice, subject_of_one(notice, policy), text);
    const bool own_subject = words && !words->subject.empty() && one && &notice == &notices.front();
    if (own_subject && !decide::confidential(*notice.ticket, policy))
      message.subject = subject_with_number(words->subject, *notice.ticket);
    if (words) {
      const std::string lines = notice.ticket ? answer_lines(notice.effect, *notice.ticket, policy) : std::string();
      text = words->text;
      if (text.find(lines) == std::string::npos) text += lines;  // whatever the words are, it can be answered
    }
    if (!message.text.empty()) message.text += kRule;
    if (!message.html.empty()) message.html += "<hr>\n";
    message.html += words && !words->html.empty() ? words->html : format("<p>{}</p>\n", in_html(text));
    any_html = any_html || (words && !words->html.empty());
    message.text += text;
    message.urgent = message.urgent || notice.effect.urgent;
  }
  message.html = any_html ? format("<!DOCTYPE html>\n<html><body>\n{}</body></html>\n", message.html) : std::string();
  return message;
}

}  // namespace

Message compose(std::span<const Notice> notices, const policy::Policy& policy, time::Instant now) {
  return composed(notices, policy, now, [](const Notice&, std::string_view, std::string_view) { return std::nullopt; });
}

Message compose(std::span<const Notice> notices, const policy::Policy& policy, const Readers& readers,
                time::Instant now) {
  return composed(notices, policy, now, [&](const Notice& notice, std::string_view subject, std::string_view text) {
    return template_words(notice, readers, policy, now, subject, text);
  });
}

}  // namespace spoc::deliver
