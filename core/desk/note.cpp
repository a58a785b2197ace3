#include "desk/note.h"

#include "base/format.h"
#include "base/text.h"
#include "decide/absence.h"
#include "decide/ladder.h"
#include "decide/lifecycle.h"
#include "decide/notices.h"
#include "decide/placing.h"
#include "decide/thanks.h"
#include "desk/attach.h"
#include "desk/deciding.h"
#include "desk/link.h"
#include "desk/public_status.h"
#include "desk/status.h"

namespace spoc::desk {
namespace {

using domain::Status;
using domain::TicketChange;

/// What an answer of the requester does to the ticket as it stands.
enum class Does { nothing, resumes, confirms, reopens, starts_another };

Does effect_of(const Deciding& deciding, const domain::Ticket& ticket, const Note& note) {
  const domain::Wait* wait = ticket.waiting();
  if (wait && ticket.status == Status::waiting && wait->on == domain::WaitingOn::requester) return Does::resumes;
  const bool answered = ticket.status == Status::resolved || ticket.status == Status::closed;
  if (!answered || ticket.run) return Does::nothing;
  if (deciding.policy().lifecycle.thanks_confirm && note.files.empty() && decide::only_thanks(note.text, ticket.requester.name))
    return Does::confirms;
  return decide::may_reopen(ticket, deciding.policy(), deciding.now()) ? Does::reopens : Does::starts_another;
}

/// An answer moves what stood still because of the requester, and takes or refuses what was offered.
void follow_answer(Deciding& deciding, TicketChange& change, Does does) {
  switch (does) {
    case Does::resumes:
      deciding.record(change, domain::TicketResumed{"answer"});
      decide::rearm(change, deciding.situation(), deciding.now(), deciding.actor());
      return;
    case Does::confirms:
      if (change.after.status == Status::resolved) deciding.record(change, domain::TicketClosed{"thanks", "the answer only says thanks"});
      return;
    case Does::reopens: deciding.record(change, domain::TicketReopened{"the requester answered"}); return;
    case Does::nothing:
    case Does::starts_another: return;
  }
}

/// What was asked and answered before, for who reads the new ticket only.
std::string story_of(Deciding& deciding, const domain::Ticket& ticket) {
  const time::Zone& zone = deciding.policy().zone();
  std::string story = format("Before this, ticket {}: {}\n", to_text(ticket.id), ticket.subject);
  if (!trim(ticket.description).empty()) story += format("\n{}\n", trim(ticket.description));
  for (const PublicMessage& message : public_messages(deciding.unit(), ticket.id))
    story += format("\n{}, {}:\n{}\n", time::to_text(zone.local(message.at)), message.from_requester ? "the requester" : "the desk",
                    trim(message.text));
  return story;
}

/// What the requester says when the ticket cannot be reopened any more is another ticket, which carries the story of
/// the first.
TicketChange& start_another(Deciding& deciding, TicketChange& old, const Note& note) {
  const domain::Ticket before = old.after;
  const bool known = deciding.policy().service(before.service) != nullptr;
  domain::TicketLogged logged;
  logged.type = before.type;
  logged.subject = before.subject;
  logged.description = format("{}\n\n{}", trim(to_utf8(note.text)), story_of(deciding, before));
  logged.requester = before.requester;
  logged.channel = before.channel;
  logged.recipient = before.recipient;
  logged.language = before.language;
  if (known) logged.service = before.service;
  logged.category = before.category;
  logged.impact = before.impact;
  logged.urgency = before.urgency;
  logged.fields = before.fields;
  logged.tags = before.tags;
  logged.confidential = before.confidential;
  logged.attachments = attach(deciding, note.files);
  logged.bundle = deciding.policy().hash;
  TicketChange change;
  change.record(deciding.now(), deciding.actor(), std::move(logged));
  for (const domain::Participant& participant : before.participants) change.record(deciding.now(), deciding.actor(), domain::TicketWatched{participant});
  decide::place(change, deciding.situation(), {}, {});
  deciding.record(change, domain::TicketLinked{domain::LinkKind::relates, before.id});
  TicketChange& added = deciding.add(std::move(change));
  deciding.record(old, domain::TicketLinked{domain::LinkKind::relates, added.after.id});
  return added;
}

/// What was said among colleagues, or by a vendor, in the words and with the files that it has there.
void publish(Deciding& deciding, const TicketChange& change, TicketId named, Note& note) {
  if (!trim(note.text).empty())
    throw Error(Code::usage, "what is published has its words already", "leave out the text, or say it anew with --public");
  std::optional<domain::TicketNoted> noted;
  for (const TicketId id : {named, change.after.id}) {
    store::EntryQuery query;
    query.subject = domain::subject(id);
    query.kind = domain::TicketNoted::kKind;
    query.after = note.publishes - 1;
    query.limit = 1;
    deciding.unit().entries(query, [&](const store::Entry& entry) {
      if (entry.seq == note.publishes)
        noted = std::get<domain::TicketNoted>(
            static_cast<const domain::EventVariant&>(domain::event_from_json(entry.kind, entry.data)));
      return false;
    });
  }
  const bool sees = deciding.seen(change.after) == domain::Seen::whole;
  if (!noted || !sees)
    throw Error(Code::not_found, format("ticket {} has no note {}", to_text(named), note.publishes),
                format("numbers of entries are shown by spoc history {} --kind ticket.noted", to_text(named)));
  if (noted->is_public)
    throw Error(Code::conflict, format("note {} is public already", note.publishes));
  note.text = noted->text;
  note.is_public = true;
  for (const domain::Attachment& file : noted->attachments)
    note.files.push_back({file.name, deciding.unit().blob(file.hash).value_or(""), file.type});
}

void tell_vendor(Deciding& deciding, const domain::Ticket& ticket, const std::string& text) {
  if (!ticket.with_vendor)
    throw Error(Code::conflict, format("ticket {} is with no vendor", to_text(ticket.id)),
                "bring it to one: spoc route --to VENDOR");
  if (trim(text).empty())
    throw Error(Code::usage, "a message to a vendor needs a text", "say it with -m TEXT or -F FILE");
  decide::add_notice(deciding.effects(), {ticket,
                                          "team:" + ticket.team,
                                          "vendor_note",
                                          deciding.now(),
                                          deciding.actor().person,
                                          {},
                                          false,
                                          {{"text", to_utf8(text)}}});
}

}  // namespace

TicketChange& say(Deciding& deciding, TicketChange& named, Note note, bool always) {
  TicketChange& change = hearing(deciding, named);
  if (note.publishes != 0) publish(deciding, change, named.after.id, note);
  // Who asked, and works on nothing of it, answers; nobody else hears what they would say among themselves.
  note.as_requester = note.as_requester || deciding.seen(change.after) == domain::Seen::status;
  const bool heard = note.is_public || note.as_requester;
  const Does does = note.as_requester ? effect_of(deciding, change.after, note) : Does::nothing;
  const bool ended = note.as_requester && does == Does::nothing && !is_live(change.after.status);
  if (does == Does::starts_another || (always && ended)) return start_another(deciding, change, note);
  if (heard && does != Does::reopens && does != Does::confirms) require_conversation(change.after);
  domain::TicketNoted noted{to_utf8(note.text), heard, note.as_requester, false, note.spent_s, {}};
  noted.attachments = attach(deciding, note.files);
  deciding.record(change, std::move(noted));
  if (note.to_vendor) tell_vendor(deciding, change.after, note.text);
  follow_answer(deciding, change, does);
  const auto absence = deciding.situation().people.absence(change.after.assignee, deciding.now());
  if (note.as_requester && absence && domain::is_open(change.after.status))
    decide::tell_away(change, deciding.situation(), *absence, deciding.effects());
  return change;
}

Outcome note(Desk& desk, const std::vector<TicketId>& ids, const Note& note) {
  if (trim(note.text).empty() && note.files.empty() && note.spent_s == 0 && note.publishes == 0)
    throw Error(Code::usage, "a note needs a text", "say it with -m TEXT or -F FILE");
  return each_ticket(desk, decide::Verb::note, ids, [&](Deciding& deciding, TicketChange& change) { say(deciding, change, note); });
}

std::vector<TicketId> told_in(const Outcome& outcome, const std::vector<TicketId>& ids) {
  std::vector<TicketId> where = ids;
  for (const TicketChange& change : outcome.change.tickets) {
    if (change.before.version != 0) continue;
    for (TicketId& id : where)
      for (const domain::Link& link : change.after.links)
        if (link.to == id) {
          id = change.after.id;
          break;
        }
  }
  return where;
}

}  // namespace spoc::desk
