#include "deliver/notice_text.h"

#include <algorithm>
#include <vector>

#include "base/format.h"
#include "base/text.h"
#include "deliver/answer_lines.h"
#include "deliver/phrases.h"
#include "deliver/vendor_text.h"
#include "domain/checklist.h"
#include "time/duration.h"

namespace spoc::deliver {

namespace {

using domain::Effect, domain::Ticket;

/// Why, for the people of the desk and for who asked; and the command to use, where one follows from the reason.
struct Wording {
  std::string_view reason, desk, requester, command;
};
constexpr Wording kWordings[] = {
    {"acknowledgement", "it was logged", "we received your request", "show"},
    {"assigned", "it was given to you", "somebody works on your request", "take"},
    {"passed_on", "you did not take it in time: it is not yours any more", "your request was passed on", "show"},
    {"routed", "it came to your team", "your request was passed on", "take"},
    {"answer_received", "the requester answered", "your answer arrived", "show"},
    {"out_of_hours", "it came out of hours", "we received your answer", "show"},
    {"answer", "there is a public message", "there is an answer", "show"},
    {"question", "the requester was asked", "we have a question", "show"},
    {"reminder", "the requester was reminded", "we still wait for your answer", "show"},
    {"resumed", "it goes on", "we go on with your request", "show"},
    {"resolved", "it was resolved", "your request is resolved", "show"},
    {"closed", "it was closed", "your request is closed", "show"},
    {"reopened", "it was reopened", "your request was opened again", "show"},
    {"cancelled", "it was cancelled", "your request was cancelled", "show"},
    {"escalated", "it was escalated", "your request was made more urgent", "show"},
    {"covered", "who works on it is away", "somebody else takes care of your request", "show"},
    {"consulted", "you are asked for help", "you are asked for help", "note"},
    {"replanned", "it is due at another time", "it is due at another time", "show"},
    {"merged", "it was merged into another", "your request was joined with another one", "show"},
    {"absorbed", "another ticket was merged into it", "another request was joined with yours", "show"},
    {"freed", "nothing blocks it any more", "we can go on with your request", "show"},
    {"undone", "what was said before was taken back", "please disregard what we wrote before", "show"},
    {"task", "somebody without an account was asked to do it", "we ask you to do something", "show"},
    {"begun", "it has begun", "this begins now", "show"},
    {"approval", "it waits for your decision", "it waits for your decision", "approve"},
    {"done_by_mail", "what your answer did", "this is what your answer did", "show"},
    {"vendor_answered", "the vendor answered", "there is news about your request", "show"},
    {"mail_answered", "somebody wrote about it by mail", "there is news about your request", "show"},
};

/// A way of standing still in words, and what ends it.
struct Stall {
  std::string_view kind, words, verb;
};
constexpr Stall kStalls[] = {
    {"unowned", "nobody has taken it", "take"},
    {"unacknowledged", "nobody has accepted the hand-over", "take"},
    {"silent", "nobody has worked on it", "note"},
    {"overslept", "its wake-up passed and nobody came back to it", "note"},
    {"unanswered", "nobody has decided it", "show"},
    {"blocked", "what it waits for stands still", "show"},
    {"undelivered", "a message about it could not be sent", "deliver"},
};

const Stall* stall(std::string_view reason) {
  constexpr std::string_view kPrefix = "stalled:";
  if (!reason.starts_with(kPrefix)) return nullptr;
  reason = reason.substr(kPrefix.size());
  for (const Stall& one : kStalls)
    if (reason == one.kind || reason.starts_with(format("{} when ", one.kind))) return &one;
  return nullptr;
}

/// "resolution@75%" and "stalled:silent" in words; other reasons stand for themselves.
std::string rung_words(std::string_view reason) {
  if (const Stall* stalled = stall(reason)) return std::string(stalled->words);
  const auto at = reason.find('@');
  if (at == std::string_view::npos) return std::string(reason);
  const std::string_view clock = reason.substr(0, at);
  std::string_view point = reason.substr(at + 1);
  point = point.substr(0, point.find(" when "));  // a rung's condition is not what happened
  if (point == "100%") return format("its time for {} is over", clock);
  if (point.ends_with('%')) return format("{} of its time for {} is used", point, clock);
  if (point.starts_with('-')) return format("its time for {} is over in {}", clock, point.substr(1));
  if (point.starts_with('+')) return format("its time for {} has been over for {}", clock, point.substr(1));
  return format("its {} was due ({})", clock, point);
}

/// The command that a rung asks for: the one that stops its clock, or ends the stall.
std::string rung_command(std::string_view reason, const Ticket& ticket) {
  const std::string id = to_text(ticket.id);
  const auto of = [&](std::string_view clock) { return reason.starts_with(format("{}@", clock)); };
  if (ticket.type == domain::TicketType::approval) return format("spoc approve {0}, or spoc reject {0} -m WHY", id);
  if (const Stall* stalled = stall(reason)) {
    if (stalled->verb == "deliver") return "spoc deliver --list";
    return format("spoc {} {}{}", stalled->verb, id, stalled->verb == "note" ? " -m TEXT" : "");
  }
  const bool taken = ticket.status != domain::Status::fresh;
  if (of("acknowledge") || of("response") || of("resolution") || of("due"))
    if (!taken) return format("spoc take {}", id);
  if (of("acknowledge") || of("response") || of("update")) return format("spoc note {} --public -m TEXT", id);
  if (of("resolution") || of("due")) return format("spoc resolve {} -m TEXT", id);
  return format("spoc show {}", id);
}

const Wording* wording(std::string_view reason) {
  for (const Wording& wording : kWordings)
    if (wording.reason == reason) return &wording;
  return nullptr;
}

/// The reason and those that joined it, in the order they came.
std::vector<std::string> reasons(const Effect& effect) {
  std::vector<std::string> all = {effect.reason};
  for (const auto& [name, value] : effect.data) {
    if (name != "also" || !value.array()) continue;
    for (const json::Value& reason : *value.array())
      if (const std::string* text = reason.string(); text && std::find(all.begin(), all.end(), *text) == all.end())
        all.push_back(*text);
  }
  return all;
}

/// What a correction takes back, a line each.
std::string taken_back(const Effect& effect, bool requester) {
  std::string out;
  for (const auto& [name, value] : effect.data)
    if (name == "undid" && value.array())
      for (const json::Value& reason : *value.array())
        if (reason.string()) out += format("Taken back: {}\n", why(*reason.string(), requester));
  return out;
}

/// What somebody wrote, in order.
std::vector<std::string> quotes(const Effect& effect) {
  std::vector<std::string> all;
  for (const auto& [name, value] : effect.data)
    if (name == "text" && value.string()) all.push_back(*value.string());
  return all;
}

/// What somebody wrote, set in from the left so that it cannot pass for words of the desk.
void quote(std::string& out, const Effect& effect) {
  for (const auto& [name, value] : effect.data) {
    if (name != "text" || !value.string()) continue;
    out += '\n';
    for (const std::string_view line : split(trim(*value.string()), '\n'))
      out +=
          trim(line).empty() ? "\n" : format("    {}\n", line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
  }
}

/// What belongs to a task, under the names by which it is ticked.
std::string items_of(const Ticket& ticket) {
  std::string out;
  for (const domain::CheckItem& item : ticket.checklist) {
    const std::string inset(2 * static_cast<std::size_t>(domain::depth_of(ticket.checklist, item)), ' ');
    const bool over = domain::is_over(ticket.checklist, item);
    out += format("    {}[{}] {}  {}{}\n", inset, over ? 'x' : ' ', item.id, item.text,
                  item.optional ? " (optional)" : "");
  }
  return out.empty() ? out : format("\nIt has these parts:\n{}", out);
}

/// To somebody without an account who has a step of a run to do: what, by when, and who sees to it with them.
std::string to_contact(const Notice& notice, const policy::Policy& policy) {
  const Ticket& ticket = *notice.ticket;
  const policy::Team* team = policy.team(ticket.team);
  std::string out = format("We ask you to do this: {} (number {})\n", ticket.subject, to_text(ticket.id));
  if (notice.schedule && notice.schedule->due_at)
    out += format("Please do it until {}.\n", time::to_text(policy.zone().local(*notice.schedule->due_at)));
  if (!ticket.description.empty()) out += format("\n{}\n", ticket.description);
  out += items_of(ticket);
  out += format("\nWhen it is done, or if you cannot do it, answer this message: {} sees to it.\n",
                !team || team->title.empty() ? ticket.team : team->title);
  return out;
}

std::string how_to_answer(const Ticket& ticket) {
  if (ticket.status == domain::Status::waiting) return "We can go on when you have answered this message.";
  if (ticket.status == domain::Status::resolved) return "If it is not solved, answer this message and we go on.";
  return "To add something, answer this message.";
}

/// What was promised to who asked, where that is news to them.
std::string promised(const Effect& effect, const Phrases& phrases) {
  const std::vector<std::string> all = reasons(effect);
  if (std::find(all.begin(), all.end(), "acknowledgement") == all.end()) return {};
  if (!phrases.answer_due.empty() && !phrases.due.empty() && phrases.answer_due != phrases.due)
    return format("You can expect an answer by {}, and that it is done by {}.\n", phrases.answer_due, phrases.due);
  if (!phrases.answer_due.empty()) return format("You can expect an answer by {}.\n", phrases.answer_due);
  return phrases.due.empty() ? std::string() : format("You can expect that it is done by {}.\n", phrases.due);
}

std::string to_requester(const Notice& notice, const policy::Policy& policy, time::Instant now) {
  const Ticket& ticket = *notice.ticket;
  const Phrases phrases = phrases_of(notice, policy, now);
  std::string out;
  for (const std::string& reason : reasons(notice.effect)) {
    std::string sentence = why(reason, true);
    if (sentence[0] >= 'a' && sentence[0] <= 'z') sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
    out += format("{}.\n", sentence);
  }
  out += taken_back(notice.effect, true);
  quote(out, notice.effect);
  if (!phrases.away.empty()) out += phrases.away + "\n";
  out += format("\nYour request: {} (number {})\n", ticket.subject, to_text(ticket.id));
  out += promised(notice.effect, phrases);
  if (!phrases.opening.empty()) out += format("Nobody is here at this hour: we are back on {}.\n", phrases.opening);
  return out + how_to_answer(ticket) + "\n";
}

std::string due_text(const Notice& notice, const policy::Policy& policy, time::Instant now) {
  if (!notice.schedule || !notice.schedule->due_at) return "no promise runs";
  const time::Instant due = *notice.schedule->due_at;
  const time::Span left = due > now ? due - now : now - due;
  return format("{} ({})", time::to_text(policy.zone().local(due)),
                due > now ? "in " + time::to_words(left) : time::to_words(left) + " ago");
}

std::string command(const Notice& notice) {
  const Wording* known = wording(notice.effect.reason);
  const Ticket& ticket = *notice.ticket;
  if (!known) return rung_command(notice.effect.reason, ticket);
  std::string_view verb = known->command;
  if (verb == "take" && !ticket.assignee.empty() && ticket.status != domain::Status::fresh) verb = "show";
  if (verb == "note") return format("spoc show {0}, then spoc note {0} -m TEXT", to_text(ticket.id));
  if (verb == "approve") return format("spoc approve {0}, or spoc reject {0} -m WHY", to_text(ticket.id));
  return format("spoc {} {}", verb, to_text(ticket.id));
}

std::string to_desk(const Notice& notice, const policy::Policy& policy, time::Instant now) {
  const Ticket& ticket = *notice.ticket;
  std::string out = format("Ticket {}: {}\n", to_text(ticket.id), ticket.subject);
  for (const std::string& reason : reasons(notice.effect)) out += format("Why: {}\n", why(reason, false));
  out += taken_back(notice.effect, false);
  std::string facts =
      format("{}{}{}", ticket.priority, ticket.priority.empty() ? "" : ", ", domain::word(ticket.status));
  if (!ticket.team.empty()) facts += format(", team {}", ticket.team);
  if (!ticket.assignee.empty()) facts += format(", with {}", ticket.assignee);
  const domain::Requester& requester = ticket.requester;
  const std::string& who = requester.name.empty() ? requester.address : requester.name;
  if (!who.empty()) facts += format(", asked by {}", who);
  out += format("State: {}\nDue: {}\nNext: {}\n", facts, due_text(notice, policy, now), command(notice));
  quote(out, notice.effect);
  return out;
}

}  // namespace

std::string what_to_do(const Notice& notice) {
  if (!notice.ticket) return format("spoc run show {}", to_text(notice.effect.run));
  return for_requester(notice.effect) ? how_to_answer(*notice.ticket) : command(notice);
}

bool for_requester(const Effect& effect) {
  return effect.to == "requester" || effect.to.starts_with("address:");
}

bool says_all_of(const Effect& effect, const Effect& other) {
  if (effect.ticket != other.ticket || effect.run != other.run || for_requester(effect) != for_requester(other))
    return false;
  const auto contains = [](const std::vector<std::string>& all, const std::vector<std::string>& some) {
    return std::all_of(some.begin(), some.end(),
                       [&](const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); });
  };
  return contains(reasons(effect), reasons(other)) && contains(quotes(effect), quotes(other));
}

std::string why(std::string_view reason, bool requester) {
  if (const Wording* known = wording(reason)) return std::string(requester ? known->requester : known->desk);
  return requester ? "there is news about your request" : rung_words(reason);
}

std::string notice_text(const Notice& notice, const policy::Policy& policy, time::Instant now) {
  if (!notice.ticket && for_requester(notice.effect)) {
    std::string out = format("{}.\n", why(notice.effect.reason, true));
    if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    quote(out, notice.effect);
    return out;
  }
  if (!notice.ticket) {
    std::string out = format("Run {}: {}\nNext: spoc run show {}\n", to_text(notice.effect.run),
                             why(notice.effect.reason, false), to_text(notice.effect.run));
    quote(out, notice.effect);
    return out;
  }
  const bool vendor = is_for_vendor(notice.effect, *notice.ticket);
  std::string text = vendor                           ? to_vendor(notice.effect, *notice.ticket, policy)
                     : !for_requester(notice.effect)  ? to_desk(notice, policy, now)
                     : notice.effect.reason == "task" ? to_contact(notice, policy)
                                                      : to_requester(notice, policy, now);
  return text + answer_lines(notice.effect, *notice.ticket, policy);
}

}  // namespace spoc::deliver
