#include "policy/reasons.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"

namespace spoc::policy {

namespace {

constexpr Reason kReasons[] = {
    {"acknowledgement", "ticket.logged", "the requester", Reader::requester, "The request was written down."},
    {"assigned", "ticket.assigned", "who got it", Reader::desk, "Somebody was chosen, or given it."},
    {"passed_on", "ticket.passed_on", "who did not take it", Reader::desk,
     "It was not taken in time and went to another."},
    {"routed", "ticket.routed", "the team", Reader::desk, "It came to a team, and nobody of it was chosen."},
    {"answer_received", "ticket.noted", "the assignee, or the team", Reader::desk, "The requester wrote."},
    {"out_of_hours", "mail.received", "the requester", Reader::requester,
     "They answered by mail while nobody is there; once until somebody is."},
    {"vendor_answered", "mail.received", "the assignee, or the owner", Reader::desk, "The vendor wrote."},
    {"mail_answered", "mail.received", "the assignee, or the team", Reader::desk, "Somebody else wrote about it."},
    {"done_by_mail", "mail.received", "who wrote", Reader::requester, "What the lines of their mail did."},
    {"vendor", "", "the vendor that has it", Reader::desk, "It was handed over, or told something for it."},
    {"begun", "step.activated", "whom the step tells", Reader::desk, "A step of a run has begun."},
    {"answer", "ticket.noted", "the requester and who follows", Reader::requester,
     "Somebody of the desk wrote publicly."},
    {"question", "ticket.waiting", "the requester", Reader::requester, "It waits for them."},
    {"reminder", "ticket.reminded", "the requester", Reader::requester, "It still waits for them."},
    {"resumed", "ticket.resumed", "the assignee", Reader::desk, "What it waited for has come, or its time has."},
    {"resolved", "ticket.resolved", "the requester and who follows", Reader::requester, "An answer is offered."},
    {"closed", "ticket.closed", "the requester and who follows", Reader::requester, "It was closed, not by them."},
    {"reopened", "ticket.reopened", "the assignee, or the team", Reader::desk, "It was not solved after all."},
    {"cancelled", "ticket.cancelled", "the requester and who follows", Reader::requester,
     "It needs no answer any more."},
    {"merged", "ticket.merged", "the requester", Reader::requester, "It goes on under another number."},
    {"absorbed", "ticket.absorbed", "the assignee", Reader::desk, "Another ticket was merged into it."},
    {"consulted", "ticket.consulted", "who is asked", Reader::desk, "Somebody is asked for help."},
    {"covered", "", "the requester", Reader::requester, "Who works on it is away; with `absence.tell_requester`."},
    {"freed", "", "the assignee, or the team", Reader::desk, "Nothing blocks it any more."},
    {"escalated", "", "whom the command names", Reader::desk, "Somebody escalated it by hand."},
    {"replanned", "step.replanned", "the assignee, or the team", Reader::desk, "Its step is due at another time."},
    {"task", "step.activated", "a contact without an account", Reader::requester,
     "A step of a run asks them to do something."},
    {"approval", "step.activated", "who may decide", Reader::desk, "A step waits for their decision."},
    {"undone", "operation.undone", "who was told before", Reader::desk, "What they were told was taken back."},
    {"rung", "rung.fired", "whom the rung tells", Reader::desk, "A point of a clock has come: `resolution@75%`."},
    {"stalled", "rung.fired", "whom the rung tells", Reader::desk, "It stands still: `stalled:silent`."},
};

constexpr std::string_view kTemplateFolder = "templates/";

bool letters(std::string_view text, std::size_t least, std::size_t most, char first, char last) {
  return text.size() >= least && text.size() <= most &&
         std::all_of(text.begin(), text.end(), [&](char c) { return c >= first && c <= last; });
}

}  // namespace

std::span<const Reason> reasons() {
  return kReasons;
}

std::string_view reason_name(std::string_view reason) {
  if (reason.starts_with("stalled:")) return "stalled";
  if (reason.find('@') != std::string_view::npos) return "rung";
  if (reason == "vendor_note") return "vendor";
  for (const Reason& one : kReasons)
    if (one.name == reason) return one.name;
  return {};
}

std::vector<std::string> reason_names() {
  std::vector<std::string> names;
  for (const Reason& one : kReasons) names.emplace_back(one.name);
  return names;
}

std::string reasons_manual() {
  std::string out = "| reason | when | told | caused by |\n| --- | --- | --- | --- |\n";
  for (const Reason& one : kReasons)
    out += format("| `{}` | {} | {} | {} |\n", one.name, one.what, one.told,
                  one.event.empty() ? std::string() : format("`{}`", one.event));
  return out;
}

bool is_language(std::string_view text) {
  const auto dash = text.find('-');
  const std::string_view language = text.substr(0, dash);
  if (!letters(language, 2, 3, 'a', 'z')) return false;
  return dash == std::string_view::npos || letters(text.substr(dash + 1), 2, 2, 'A', 'Z');
}

std::optional<TemplateName> template_name(std::string_view path) {
  if (!path.starts_with(kTemplateFolder)) return std::nullopt;
  std::string_view name = path.substr(kTemplateFolder.size());
  TemplateName found;
  found.html = name.ends_with(".html");
  if (!found.html && !name.ends_with(".txt")) return std::nullopt;
  name.remove_suffix(found.html ? 5 : 4);
  const auto dot = name.find('.');
  if (dot != std::string_view::npos) found.language = name.substr(dot + 1);
  found.reason = name.substr(0, dot);
  const bool known = std::any_of(std::begin(kReasons), std::end(kReasons),
                                 [&](const Reason& one) { return one.name == found.reason; });
  if (!known || (dot != std::string_view::npos && !is_language(found.language))) return std::nullopt;
  return found;
}

}  // namespace spoc::policy
