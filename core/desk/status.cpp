#include "desk/status.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/promises.h"
#include "decide/edit.h"
#include "decide/ladder.h"
#include "decide/lifecycle.h"
#include "decide/notices.h"
#include "decide/priority.h"
#include "desk/deciding.h"
#include "desk/field_files.h"
#include "desk/kb.h"
#include "desk/link.h"
#include "desk/permission.h"
#include "desk/steps.h"

namespace spoc::desk {
namespace {

using domain::Status;
using domain::TicketChange;
using domain::WaitingOn;

/// Steps of a run are moved by the verbs of their run.
void refuse_step(const domain::Ticket& ticket, std::string_view verb, std::string_view instead) {
  if (!ticket.run) return;
  throw Error(Code::conflict, format("ticket {} is step {} of run {}: {} is not possible", to_text(ticket.id), ticket.step, to_text(ticket.run), verb),
              format("use spoc run {} {}/{}", instead, to_text(ticket.run), ticket.step));
}

void require_text(const std::string& text, std::string_view what) {
  if (trim(text).empty()) throw Error(Code::usage, format("{} needs a text", what), "say it with -m TEXT");
}

}  // namespace

void require_conversation(const domain::Ticket& ticket) {
  if (is_live(ticket.status)) return;
  throw Error(Code::conflict, format("ticket {} is {}", to_text(ticket.id), domain::word(ticket.status)),
              ticket.merged_into ? "write to the one it was merged into" : "reopen it, or log a new ticket");
}

Outcome wait(Desk& desk, const std::vector<TicketId>& ids, const Waiting& waiting) {
  if (waiting.on == WaitingOn::requester && trim(waiting.ask).empty())
    throw Error(Code::usage, "waiting on the requester needs a question", "add --ask TEXT");
  if (waiting.on != WaitingOn::vendor && !waiting.until)
    throw Error(Code::usage, format("waiting on {} needs a time to wake up", domain::word(waiting.on)), "add --until TIME");
  return each_ticket(desk, decide::Verb::wait, ids, [&](Deciding& deciding, TicketChange& change) {
    decide::require_transition("wait", change.after);
    if (waiting.until && *waiting.until <= deciding.now())
      throw Error(Code::data, format("{} is not in the future", deciding.local(*waiting.until)), "choose a later time");
    const bool pauses = decide::stops_resolution(change.after, waiting.on, deciding.situation().held_to(change.after));
    deciding.record(change, domain::TicketWaiting{waiting.on, waiting.until, waiting.ask, pauses});
  });
}

Outcome resume(Desk& desk, const std::vector<TicketId>& ids) {
  return each_ticket(desk, decide::Verb::resume, ids, [&](Deciding& deciding, TicketChange& change) {
    decide::require_transition("resume", change.after);
    deciding.record(change, domain::TicketResumed{"hand"});
    decide::rearm(change, deciding.situation(), deciding.now(), deciding.actor());
  });
}

namespace {

/// The answer to one ticket, or one completed step.
void answer(Deciding& deciding, TicketChange& change, const Resolution& resolution) {
  if (is_open(change.after.status)) require_unblocked(deciding, "resolve", change.after);
  if (change.after.run) {
    complete_step(deciding, change, resolution);
    return;
  }
  decide::require_transition("resolve", change.after);
  require_text(resolution.text, "an answer");
  json::Object fields;
  FieldFiles files(deciding, resolution.files);
  for (const auto& [name, given] : resolution.set) {
    json::Value value = given;
    keep_file_of_field(deciding, files, change.after, name, value);
    const std::string member = name.starts_with("fields.") ? name : "fields." + name;
    if (auto edit = decide::edited(change.after, member, value, deciding.policy(), deciding.now())) fields.emplace_back(member.substr(7), edit->to);
  }
  files.require_used();
  if (change.after.assignee.empty() && deciding.actor().human()) deciding.record(change, domain::TicketTaken{});
  deciding.record(change, domain::TicketResolved{to_utf8(resolution.text), std::move(fields), resolution.article, files.kept()});
}

/// Throws conflict, naming the open children that the caller may see.
[[noreturn]] void refuse_open_children(Deciding& deciding, TicketId parent, std::vector<TicketId> open) {
  std::sort(open.begin(), open.end());
  std::vector<std::string> names;
  for (const TicketId id : open)
    if (deciding.seen(deciding.ticket(id).after) != domain::Seen::nothing) names.push_back(to_text(id));
  if (names.size() < open.size()) names.push_back("what you may not see");
  throw Error(Code::conflict, format("ticket {} has open children: {}", to_text(parent), join(names, ", ")), "answer them first, or with it: --with-children");
}

/// The same answer to the open tickets below it, before it is answered itself.
void answer_children(Deciding& deciding, const domain::Ticket& parent, const Resolution& resolution) {
  const std::vector<TicketId> open = open_descendants(deciding, parent.id);
  if (open.empty()) return;
  if (!resolution.with_children) refuse_open_children(deciding, parent.id, open);
  for (const TicketId id : open) {
    if (deciding.seen(deciding.ticket(id).after) == domain::Seen::nothing)
      throw Error(Code::refused, format("ticket {} has open children that you may not see", to_text(parent.id)), "who may see them answers it, or takes them out of it");
    answer(deciding, deciding.asked(id, decide::Verb::resolve), {resolution.text, resolution.article, {}});
  }
}

}  // namespace

void resolve_ticket(Deciding& deciding, TicketChange& change, const Resolution& resolution) {
  if (is_open(change.after.status)) answer_children(deciding, change.after, resolution);
  const std::vector<TicketId> duplicates = open_duplicates(deciding, change.after);
  answer(deciding, change, resolution);
  for (const TicketId id : duplicates) {
    TicketChange& duplicate = deciding.ticket(id);
    if (is_open(duplicate.after.status)) deciding.record(duplicate, domain::TicketResolved{to_utf8(resolution.text), {}, resolution.article});
  }
}

Outcome resolve(Desk& desk, const std::vector<TicketId>& ids, const Resolution& asked) {
  Resolution resolution = asked;
  if (!asked.article.empty()) resolution.article = the_article(desk.store, authority_of(desk).sight, asked.article).id();
  return each_ticket(desk, decide::Verb::resolve, ids,
                     [&](Deciding& deciding, TicketChange& change) { resolve_ticket(deciding, change, resolution); });
}

Outcome close(Desk& desk, const std::vector<TicketId>& ids, const Closing& closing) {
  return each_ticket(desk, decide::Verb::close, ids, [&](Deciding& deciding, TicketChange& change) {
    const domain::Ticket& ticket = change.after;
    const bool forced = closing.force && is_open(ticket.status);
    if (forced) {
      refuse_step(ticket, "close", "skip");
      if (trim(closing.reason).empty()) throw Error(Code::usage, "closing by force needs a reason", "add --reason TEXT");
    } else {
      decide::require_transition("close", ticket);
      require_unblocked(deciding, "close", ticket);
    }
    const bool by_requester = deciding.actor().human() && deciding.actor().person == ticket.requester.person;
    deciding.record(change, domain::TicketClosed{by_requester ? "requester" : "hand", closing.reason});
  });
}

Outcome reopen(Desk& desk, const std::vector<TicketId>& ids, const std::string& reason) {
  return each_ticket(desk, decide::Verb::reopen, ids, [&](Deciding& deciding, TicketChange& change) {
    refuse_step(change.after, "reopen", "redo");
    decide::require_transition("reopen", change.after);
    const auto end = decide::reopen_until(change.after, deciding.policy());
    if (end && deciding.now() > *end)
      throw Error(Code::conflict, format("ticket {} could be reopened until {}", to_text(change.after.id), deciding.local(*end)),
                  "log a new ticket with --parent");
    deciding.record(change, domain::TicketReopened{reason});
  });
}

Outcome cancel(Desk& desk, const std::vector<TicketId>& ids, const std::string& reason) {
  require_text(reason, "cancelling");
  return each_ticket(desk, decide::Verb::cancel, ids, [&](Deciding& deciding, TicketChange& change) {
    refuse_step(change.after, "cancel", "withdraw");
    decide::require_transition("cancel", change.after);
    deciding.record(change, domain::TicketCancelled{reason});
  });
}

Outcome escalate(Desk& desk, const std::vector<TicketId>& ids, const std::string& reason) {
  require_text(reason, "raising a ticket");
  return each_ticket(desk, decide::Verb::escalate, ids, [&](Deciding& deciding, TicketChange& change) {
    require_conversation(change.after);
    const auto level = decide::raised(change.after.priority, deciding.situation().held_to(change.after));
    if (level) {
      deciding.record(change, domain::TicketPrioritised{*level, true, reason});
      decide::hold_to_promises(change, deciding.situation(), deciding.now(), deciding.actor(), reason);
      decide::rearm(change, deciding.situation(), deciding.now(), deciding.actor());
    } else {
      deciding.record(change, domain::TicketNoted{format("escalated: {}", reason), false, false, false, 0, {}});
    }
    for (const char* role : {"assignee", "lead"})
      decide::add_notice(deciding.effects(), {change.after, role, "escalated", deciding.now(), deciding.actor().person, {}, true, {{"text", reason}}});
  });
}

}  // namespace spoc::desk
