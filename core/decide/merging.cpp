#include "decide/merging.h"

#include <algorithm>

#include "base/format.h"
#include "decide/clocks.h"
#include "decide/ladder.h"
#include "decide/lifecycle.h"
#include "decide/promises.h"

namespace spoc::decide {
namespace {

using domain::Participant;
using domain::Requester;

bool same_person(const Participant& a, std::string_view person, std::string_view address) {
  return (!a.person.empty() && a.person == person) || (!a.address.empty() && a.address == address);
}

/// Requester and participants of the source who do not take part in the target yet.
std::vector<Participant> joining(const Ticket& source, const Ticket& target) {
  std::vector<Participant> all, joining;
  const Requester& asked = source.requester;
  if (!asked.person.empty() || !asked.address.empty()) all.push_back({asked.person, asked.name, asked.address});
  all.insert(all.end(), source.participants.begin(), source.participants.end());
  for (const Participant& one : all) {
    if (same_person(one, target.requester.person, target.requester.address)) continue;
    const auto is_one = [&](const Participant& other) { return same_person(other, one.person, one.address); };
    if (std::none_of(target.participants.begin(), target.participants.end(), is_one) &&
        std::none_of(joining.begin(), joining.end(), is_one))
      joining.push_back(one);
  }
  return joining;
}

std::vector<domain::EarlierStart> earlier_starts(const Ticket& source, const Ticket& target) {
  std::vector<domain::EarlierStart> earlier;
  for (const ClockName name : kPromisedClocks) {
    const Clock* theirs = source.clock(name);
    const Clock* ours = target.clock(name);
    if (theirs && ours && theirs->running() && ours->running() && theirs->started_at < ours->started_at)
      earlier.push_back({name, ours->cycle, theirs->started_at});
  }
  return earlier;
}

/// The source's requester waits for an answer that nobody of the target is owed: it is owed from then on.
void owe_answer(const Ticket& source, TicketChange& target, const Situation& situation) {
  const Clock* theirs = source.clock(ClockName::response);
  const Clock* ours = target.after.clock(ClockName::response);
  if (!theirs || !theirs->running() || (ours && ours->running()) || !is_open(target.after.status)) return;
  const auto wanted = target_of(target.after, ClockName::response, situation.held_to(target.after), theirs->started_at);
  if (!wanted) return;
  target.record(situation.now, situation.actor,
                domain::ClockStarted{ClockName::response, ours ? ours->cycle + 1 : 1, wanted->text, wanted->seconds,
                                     wanted->calendar, target.after.sla, theirs->started_at});
}

void breach_what_is_past(TicketChange& target, const Situation& situation, const std::string& reason) {
  const auto clocks = target.after.clocks;
  for (const Clock& clock : clocks) {
    if (!clock.running() || clock.breached_at) continue;
    const auto falls_due = due(target.after, clock, situation.held_to(target.after));
    if (falls_due && *falls_due <= situation.now)
      target.record(situation.now, situation.actor, domain::ClockBreached{clock.name, clock.cycle, "change", reason});
  }
}

void refuse_step(const Ticket& ticket) {
  if (!ticket.run) return;
  throw Error(Code::conflict,
              format("ticket {} is step {} of run {}: merge is not possible", to_text(ticket.id), ticket.step,
                     to_text(ticket.run)),
              format("use spoc run withdraw {}/{}", to_text(ticket.run), ticket.step));
}

}  // namespace

void require_merge(const Ticket& source, const Ticket& target) {
  if (source.id == target.id)
    throw Error(Code::usage, format("ticket {} cannot be merged into itself", to_text(source.id)));
  refuse_step(source);
  refuse_step(target);
  require_transition("merge", source);
  if (!is_live(target.status))
    throw Error(
        Code::conflict,
        format("ticket {} is {}: nothing can be merged into it", to_text(target.id), domain::word(target.status)),
        target.merged_into ? "merge into the one it was merged into" : "reopen it first");
  if (source.confidential && !target.confidential)
    throw Error(Code::conflict,
                format("ticket {} is confidential, ticket {} is not", to_text(source.id), to_text(target.id)),
                "make the other one confidential first: spoc edit --set confidential=true");
}

void merge(TicketChange& source, TicketChange& target, const Situation& situation) {
  const Ticket before = source.after;
  const std::string reason = format("ticket {} was merged into it", to_text(before.id));
  target.record(situation.now, situation.actor,
                domain::TicketAbsorbed{before.id, joining(before, target.after), earlier_starts(before, target.after)});
  owe_answer(before, target, situation);
  hold_to_promises(target, situation, situation.now, situation.actor, reason);
  breach_what_is_past(target, situation, reason);
  rearm(target, situation, situation.now, situation.actor);
  source.record(situation.now, situation.actor, domain::TicketMerged{target.after.id});
  follow(source, situation);
}

}  // namespace spoc::decide
