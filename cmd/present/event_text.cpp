#include "cmd/present/event_text.h"

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "time/duration.h"

namespace spoc::cmd {
namespace {

using namespace domain;

std::string with(std::string text, std::string_view label, std::string_view value) {
  if (!value.empty()) text += format("{}{}", label, value);
  return text;
}

/// A dash for nothing: a member that is not set is an empty text or null.
std::string value_text(const json::Value& value) {
  const std::string* text = value.string();
  return value.is_null() || (text && text->empty()) ? "–" : json::to_text(value);
}

std::string changes(const json::Object& from, const json::Object& to) {
  std::vector<std::string> parts;
  const json::Value before{from};
  for (const auto& [name, value] : to) {
    const json::Value* was = before.find(name);
    parts.push_back(format("{} {} → {}", name, was ? value_text(*was) : "–", value_text(value)));
  }
  return join(parts, ", ");
}

std::string step_name(const std::string& step, const std::string& item) { return item.empty() ? step : format("{}/{}", step, item); }

std::string names_of(const std::vector<Attachment>& files) {
  std::vector<std::string> names;
  for (const Attachment& file : files) names.push_back(file.name);
  return join(names, ", ");
}

struct Sentence {
  const time::Zone& zone;

  std::string local(time::Instant at) const { return time::to_text(zone.local(at)); }

  std::string operator()(const TicketLogged& e) const {
    const std::string from = e.requester.name.empty() ? e.requester.address : e.requester.name;
    return with(with(format("logged as {}: {}", word(e.type), e.subject), " for ", from), " through ", e.channel);
  }
  std::string operator()(const TicketEdited& e) const { return with("changed " + changes(e.from, e.to), " by rule ", e.by_rule); }
  std::string operator()(const TicketPrioritised& e) const {
    return format("priority {}{}: {}", e.priority, e.overridden ? " by hand" : "", e.reason);
  }
  std::string operator()(const TicketRouted& e) const {
    return with(with(with(with(format("routed to {} by {}", e.team, e.by), " ", e.rule), ": ", e.reason), "; hand-over: ", e.handover), "; their number: ", e.reference);
  }
  std::string operator()(const TicketAssigned& e) const { return with(format("assigned to {} ({})", e.assignee, e.by), ": ", e.reason); }
  std::string operator()(const TicketQueued& e) const { return "queued: " + e.reason; }
  std::string operator()(const TicketPassedOn& e) const {
    return with(e.person.empty() ? "offered to nobody any more" : format("taken from {}", e.person), ": ", e.reason);
  }
  std::string operator()(const TicketOwned& e) const { return with(e.owner + " answers for it", ": ", e.reason); }
  std::string operator()(const TicketTaken&) const { return "taken"; }
  std::string operator()(const TicketReleased& e) const { return with(e.handover ? "handed over to its team" : "handed back", ": ", e.reason); }
  std::string operator()(const TicketNoted& e) const {
    std::string text = e.from_requester ? "the requester says" : e.is_public ? "answered" : "noted";
    if (e.automatic) text += " automatically";
    if (e.spent_s) text += format(" ({} spent)", time::to_words(time::seconds(e.spent_s)));
    if (!e.attachments.empty()) text += format(" with {} file{}", e.attachments.size(), e.attachments.size() == 1 ? "" : "s");
    return with(text, ": ", e.text);
  }
  std::string operator()(const TicketWaiting& e) const {
    std::string text = format("waits on {}", word(e.on));
    if (e.wake_at) text += " until " + local(*e.wake_at);
    return with(text, ": ", e.ask);
  }
  std::string operator()(const TicketResumed& e) const { return with("goes on", " by ", e.by); }
  std::string operator()(const TicketReminded&) const { return "reminder to the requester"; }
  std::string operator()(const TicketResolved& e) const {
    std::string text = with("resolved", ": ", e.text);
    return e.fields.empty() ? text : text + " " + json::to_text(json::Value(e.fields));
  }
  std::string operator()(const TicketClosed& e) const { return with(format("closed by {}", e.by), ": ", e.reason); }
  std::string operator()(const TicketReopened& e) const { return with("reopened", ": ", e.reason); }
  std::string operator()(const TicketCancelled& e) const { return with("cancelled", ": ", e.reason); }
  std::string operator()(const TicketWatched& e) const {
    return format("{} follows it", e.participant.person.empty() ? e.participant.address : e.participant.person);
  }
  std::string operator()(const TicketUnwatched& e) const { return format("{} follows it no more", e.address); }
  std::string operator()(const TicketConsulted& e) const {
    return format("{} was asked for help", e.participant.person.empty() ? e.participant.address : e.participant.person);
  }
  std::string operator()(const TicketLinked& e) const { return format("{} {}", word(e.kind), to_text(e.to)); }
  std::string operator()(const TicketUnlinked& e) const { return format("no longer {} {}", word(e.kind), to_text(e.to)); }
  std::string operator()(const BlockerStalled& e) const {
    return format("{} {}: what blocks stands still", word(e.kind), to_text(e.other));
  }
  std::string operator()(const BlockerMoved& e) const {
    return format("{} {}: what blocks stands still no longer", word(e.kind), to_text(e.other));
  }
  std::string operator()(const TicketMerged& e) const { return format("merged into {}", to_text(e.into)); }
  std::string operator()(const TicketAbsorbed& e) const { return format("ticket {} was merged into it", to_text(e.from)); }
  std::string operator()(const OperationUndone& e) const {
    const std::string what = format("operation {}", to_text(e.operation));
    return e.by == "unmerge" ? format("merging ({}) taken back", what) : format("{} undone", what);
  }
  std::string operator()(const TicketRecounted& e) const { return format("{}, says {} in row {}", e.activity, e.log, e.row); }
  std::string operator()(const MailReceived& e) const {
    std::string text = with(with(format("mail from {}", e.from), " about ", e.subject), ": ", e.how);
    text = with(text, "; automatic: ", e.automatic);
    if (e.accepts) text += "; they have it";
    if (e.acknowledged) text += "; acknowledged";
    text = with(text, "; answers go to ", e.reply_to);
    for (const MailLine& line : e.lines) text += with(format("; \"{}\" {}", line.line, line.done ? "done" : "not done"), ": ", line.detail);
    return text;
  }
  std::string operator()(const TicketRated& e) const { return with(format("rated {} of 5", e.score), ": ", e.comment); }
  std::string operator()(const ItemTicked& e) const { 
    if (!e.inapplicable.empty()) return format("{} does not apply: {}", e.id, e.inapplicable);
    return with(with(format("ticked {}", e.id), ": ", e.evidence), "; files: ", names_of(e.attachments));
  }
  std::string operator()(const TicketPinned& e) const { return format("held to policy {}", e.bundle.substr(0, 12)); }
  std::string operator()(const SlaChosen& e) const { return e.sla.empty() ? "no service level applies" : format("service level {}", e.sla); }
  std::string operator()(const ClockStarted& e) const {
    return with(format("clock {} #{} started: {}", word(e.clock), e.cycle, target_text(e.target, zone)), " in ", e.calendar);
  }
  std::string operator()(const ClockRetargeted& e) const {
    return with(format("clock {} #{} has a new target: {}", word(e.clock), e.cycle, target_text(e.target, zone)), ": ", e.reason);
  }
  std::string operator()(const ClockBreached& e) const {
    return with(format("clock {} #{} breached by {}", word(e.clock), e.cycle, e.by), ": ", e.reason);
  }
  std::string operator()(const ClockStopped& e) const { return format("clock {} #{} stopped", word(e.clock), e.cycle); }
  std::string operator()(const ClockCancelled& e) const { return format("clock {} #{} cancelled", word(e.clock), e.cycle); }
  std::string operator()(const RungFired& e) const {
    if (e.action == "none") return format("rung {} passed: its condition does not hold", e.rung);
    std::string text = format("rung {} fired: {}", e.rung, e.action);
    if (e.n > 1) text += format(", time {}", e.n);
    return e.told.empty() ? text : text + ", told " + join(e.told, ", ");
  }
  std::string operator()(const RungArmed& e) const { return format("rung {} armed again", e.rung); }
  std::string operator()(const TicketOverslept&) const { return "overslept"; }
  std::string operator()(const TicketRedrafted& e) const { return with(format("says now: {}", e.subject), ": ", e.reason); }
  std::string operator()(const EffectFinished& e) const {
    return with(with(format("message {} {}", e.effect, e.state), " to ", e.to), ": ", e.detail);
  }
  std::string operator()(const RunStarted& e) const {
    return with(with(format("run of {} started", e.workflow), ", key ", e.key), ", because of ", e.because);
  }
  std::string operator()(const ContactIdentified& e) const {
    return with(format("{} is {} of the directory", e.contact, e.person), ": ", e.reason);
  }
  std::string operator()(const StepScheduled& e) const {
    std::string text = format("step {} is next", step_name(e.step, e.item));
    return e.start_at ? text + ", from " + local(*e.start_at) : text;
  }
  std::string operator()(const StepActivated& e) const {
    std::string text = format("step {} began", step_name(e.step, e.item));
    if (e.ticket) text += format(" as ticket {}", to_text(e.ticket));
    return with(text, " with ", e.team);
  }
  std::string operator()(const StepDecided& e) const {
    return with(format("step {} {} by {}", step_name(e.step, e.item), e.approved ? "approved" : "rejected", e.person), ": ", e.why);
  }
  std::string operator()(const StepFinished& e) const {
    std::string text = with(format("step {} {}", step_name(e.step, e.item), word(e.state)), ": ", e.reason);
    return e.outputs.empty() ? text : text + " " + json::to_text(json::Value(e.outputs));
  }
  std::string operator()(const StepReset& e) const { return with(format("step {} again, round {}", step_name(e.step, e.item), e.round), ": ", e.reason); }
  std::string operator()(const StepAttemptStarted& e) const {
    return format("step {} attempt {}: {}", step_name(e.step, e.item), e.attempt, join(e.arguments, " "));
  }
  std::string operator()(const StepAttemptEnded& e) const {
    std::string text = with(format("step {} attempt {} ended: {}", step_name(e.step, e.item), e.attempt, e.outcome), ", ", e.detail);
    if (e.try_at) text += format(", tried again {}", local(*e.try_at));
    return with(std::move(text), ": ", e.complaint);
  }
  std::string operator()(const StepResultRejected& e) const {
    return with(format("step {} came too late: {}", step_name(e.step, e.item), e.outcome), ", ", e.detail);
  }
  std::string operator()(const StepExpanded& e) const {
    std::vector<std::string> keys;
    for (const auto& item : e.items) keys.push_back(item.key);
    return with(format("step {} for {} items", e.step, e.items.size()), ": ", join(keys, ", "));
  }
  std::string operator()(const StepQueued& e) const {
    return format("step {} waits until {} is free", step_name(e.step, e.item), e.mutex);
  }
  std::string operator()(const EventMatched& e) const {
    return with(format("event {} {}", e.event, e.id), " for step ", step_name(e.step, e.item));
  }
  std::string operator()(const StepTaken& e) const { return format("step {} taken", step_name(e.step, e.item)); }
  std::string operator()(const StepHandedOver& e) const {
    return with(format("step {} is for {} to decide in place of {}", step_name(e.step, e.item), e.to, e.from), ": ", e.reason);
  }
  std::string operator()(const StepReplanned& e) const {
    std::string text = format("step {} replanned", step_name(e.step, e.item));
    if (e.start_at) text += ", from " + time::to_text(*e.start_at);
    if (e.due_at) text += ", due " + time::to_text(*e.due_at);
    if (!e.assignee.empty()) text += ", for " + e.assignee;
    return with(text, ": ", e.reason);
  }
  std::string operator()(const EventReceived& e) const {
    return format("event {} {} {}", e.event, e.id, json::to_text(json::Value(e.data)));
  }
  std::string operator()(const RunAmended& e) const { return with("amended " + json::to_text(json::Value(e.inputs)), ": ", e.reason); }
  std::string operator()(const RunMigrated& e) const { return with(format("now follows version {}", e.definition.substr(0, 12)), ": ", e.reason); }
  std::string operator()(const RunMoved& e) const { return with(with(format("run {}", word(e.state)), ", result ", e.result), ": ", e.reason); }
  std::string operator()(const DeskCreated& e) const { return format("desk {} made", e.name); }
  std::string operator()(const PolicyApplied& e) const { return format("policy {} put in force", e.bundle.substr(0, 12)); }
  std::string operator()(const PersonChanged& e) const { return format("directory: {} ({})", e.person.id, e.person.name); }
  std::string operator()(const PersonLeft& e) const { return format("directory: {} left", e.person); }
  std::string operator()(const PersonAway& e) const {
    const Absence& absence = e.absence;
    if (absence.until && *absence.until <= absence.since) return format("{} is not away", absence.person);
    const std::string until = absence.until ? format(" until {}", local(*absence.until)) : std::string();
    return with(format("{} is away from {}{}", absence.person, local(absence.since), until), "; cover: ", absence.cover);
  }
  std::string operator()(const AbsenceBegan& e) const { return format("the absence of {} began", e.person); }
  std::string operator()(const DeskRestored& e) const { return format("an older copy took its place, up to entry {}; nothing leaves until it is released", e.upto); }
  std::string operator()(const ArticleHelped& e) const { return format("{} answered it", e.article); }
  std::string operator()(const OutboxReleased&) const { return "what waits may leave again"; }
  std::string operator()(const PersonErased& e) const { return format("{} was erased: {} entries", e.person, e.entries.size()); }
  std::string operator()(const RetentionApplied& e) const { return format("retention of {}: {} entries erased", e.retention, e.entries.size()); }
  std::string operator()(const RoutingLearned& e) const {
    return format("routing was learned from {} tickets: right for {} of {}", e.tickets, e.right, e.tested);
  }
  std::string operator()(const DeskSealed& e) const { return format("sealed up to entry {}: {}", e.upto, e.seal); }
};

}  // namespace

std::string event_text(const Event& event, const time::Zone& zone) { return std::visit(Sentence{zone}, event); }

std::string target_text(const std::string& target, const time::Zone& zone) {
  const auto instant = time::parse_instant(target);
  return instant ? time::to_text(zone.local(*instant)) : target;
}

std::string actor_text(const Actor& actor) {
  if (actor.person.empty()) return actor.via;
  return actor.on_behalf.empty() ? actor.person : format("{} for {}", actor.person, actor.on_behalf);
}

}  // namespace spoc::cmd
