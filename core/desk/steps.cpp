#include "desk/steps.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/assignment.h"
#include "decide/promises.h"
#include "decide/edit.h"
#include "decide/ladder.h"
#include "decide/lifecycle.h"
#include "decide/notices.h"
#include "decide/placing.h"
#include "decide/priority.h"
#include "desk/form_value.h"
#include "desk/other_runs.h"
#include "domain/checklist.h"
#include "domain/cover.h"
#include "policy/field_type.h"

namespace spoc::desk {
namespace {

using domain::TicketChange;
using domain::TicketType;

domain::Actor workflow_actor() { return {{}, {}, std::string(kWorkflowAccount)}; }

domain::TicketLogged logged_of(const workflow::TicketOrder& order, const domain::Run& run, const policy::Policy& policy) {
  domain::TicketLogged logged;
  logged.type = order.type;
  logged.subject = order.title;
  logged.description = order.text;
  if (!order.sent_back.empty()) logged.description += format("{}Sent back: {}", logged.description.empty() ? "" : "\n\n", order.sent_back);
  logged.channel = "workflow";
  logged.run = run.id;
  logged.step = order.step;
  logged.item = order.item;
  logged.round = order.round;
  logged.form = order.form;
  logged.rungs = order.rungs;
  logged.checklist = order.checklist;
  logged.bundle = policy.hash;
  logged.accountable = run.accountable;
  logged.about = run.about;
  logged.confidential = run.confidential;
  return logged;
}

/// The team of a step's ticket: its own, else of who is to do it, else nobody's.
std::string team_of(const workflow::TicketOrder& order, const decide::Situation& situation) {
  if (!order.team.empty() || order.assignee.empty()) return order.team;
  const domain::Person* person = situation.people.person(order.assignee);
  return person && !person->teams.empty() ? person->teams.front() : std::string();
}

/// Who is named, else who is preferred, if they can take it; else nobody yet, and the team's way of choosing decides.
std::string assignee_of(const workflow::TicketOrder& order, const std::string& team, const domain::Ticket& ticket, const decide::Situation& situation) {
  const policy::Team* of = order.assignee.empty() && !order.preferred.empty() ? situation.policy.team(team) : nullptr;
  if (!of) return order.assignee;
  for (const domain::Person* member : situation.people.members(team))
    if (member->id == order.preferred && decide::objection(ticket, *member, *of, order.skill, situation).empty()) return order.preferred;
  return {};
}

/// Somebody without an account follows the ticket of their step, and its team does for them what they cannot.
void watch_contact(TicketChange& change, const std::string& contact, Instant at) {
  change.record(at, workflow_actor(), domain::TicketWatched{{{}, {}, contact}});
  const std::string seen_to = "This is for " + contact + ", who has no account: see that it is done, and resolve it for them.";
  change.record(at, workflow_actor(), domain::TicketNoted{seen_to, false, false, true, 0, {}});
}

void ask_contact(Deciding& deciding, const domain::Ticket& ticket, const std::string& contact, Instant at) {
  decide::add_notice(deciding.effects(), {ticket, "address:" + contact, "task", at, {}, {}, false, {}});
}

/// A step becomes a ticket through the same events as any other.
void log_step(Deciding& deciding, const workflow::TicketOrder& order, const domain::Run& run) {
  decide::Situation then = deciding.situation();
  then.actor = workflow_actor();
  TicketChange change;
  change.record(order.at, then.actor, logged_of(order, run, deciding.policy()));
  if (!order.priority.empty())
    change.record(order.at, then.actor, domain::TicketPrioritised{order.priority, false, format("step {} says so", order.step)});
  else
    decide::reprioritise(change, then, order.at, then.actor);
  const std::string team = team_of(order, then);
  const decide::Transfer to{team, assignee_of(order, team, change.after, then), "workflow", {}, format("step {} of {}", order.step, run.workflow), {}, {}, order.skill};
  if (!to.team.empty() || !to.person.empty()) decide::transfer(change, then, order.at, then.actor, to);
  if (!order.contact.empty()) watch_contact(change, order.contact, order.at);
  if (order.due_at) decide::start_due_clock(change, then, order.at, then.actor, *order.due_at, order.calendar);
  change.before.id = change.after.id = order.id;
  if (!order.contact.empty()) ask_contact(deciding, change.after, order.contact, order.at);
  for (const std::string& person : order.approvers) {
    // Who may decide sees what is to be decided, whatever team they are in.
    if (person != order.assignee) change.record(order.at, then.actor, domain::TicketWatched{{person, {}, {}, true}});
    if (const domain::Person* cover = domain::covering(then.people, person, order.at))
      change.record(order.at, then.actor, domain::TicketWatched{{cover->id, {}, {}, true}});
    if (order.approvers.size() > 1)
      decide::add_notice(deciding.effects(), {change.after, "person:" + person, "approval", order.at, {}, {}, false, {}});
  }
  deciding.add_reserved(std::move(change), order.id);
}

void end_ticket(Deciding& deciding, const workflow::TicketEnd& end) {
  TicketChange& change = deciding.ticket(end.id);
  if (!is_live(change.after.status)) return;
  if (end.resolved) {
    change.record(end.at, workflow_actor(), domain::TicketResolved{end.reason, {}, {}});
    decide::follow(change, deciding.situation());
    change.record(end.at, workflow_actor(), domain::TicketClosed{"step", end.reason});
  } else {
    change.record(end.at, workflow_actor(), domain::TicketCancelled{end.reason});
    decide::follow(change, deciding.situation());
  }
}

void tell_replanned(Deciding& deciding, const TicketChange& change) {
  decide::add_notice(deciding.effects(), {change.after, change.after.assignee.empty() ? "team" : "assignee", "replanned", deciding.now(), deciding.actor().person, {}, false, {}});
}

/// Nobody asks for it any more: it stands with what was under its heading, or by itself.
void keep_ticked(domain::CheckItem item, domain::Checklist& list) {
  const auto beside = [&](const domain::CheckItem& other) { return other.id == item.under || other.under == item.under; };
  const auto last = item.under.empty() ? list.rend() : std::find_if(list.rbegin(), list.rend(), beside);
  if (last == list.rend() || !domain::has_parts(list, item.under)) item.under.clear();
  list.insert(item.under.empty() ? list.end() : last.base(), std::move(item));
}

/// What the ticket would say by now: texts that somebody wrote there by hand stay, and so does what was ticked.
domain::TicketRedrafted redrafted(const domain::Ticket& ticket, const workflow::TicketRedraft& redraft) {
  domain::TicketRedrafted event{ticket.subject, ticket.description, redraft.is.form, redraft.is.checklist, redraft.reason};
  if (ticket.subject == redraft.was.title) event.subject = redraft.is.title;
  // Behind it may stand why an earlier round was sent back.
  const std::string_view said = ticket.description;
  if (said == redraft.was.text || (!redraft.was.text.empty() && said.starts_with(redraft.was.text + "\n\nSent back: ")))
    event.description = redraft.is.text + std::string(said.substr(redraft.was.text.size()));
  for (const domain::CheckItem& item : ticket.checklist) {
    const auto same = [&](const domain::CheckItem& other) { return other.id == item.id; };
    if (item.done_at && std::none_of(event.checklist.begin(), event.checklist.end(), same)) keep_ticked(item, event.checklist);
  }
  return event;
}

bool changes(const domain::Ticket& ticket, const domain::TicketRedrafted& event) {
  const auto same = [](const domain::CheckItem& a, const domain::CheckItem& b) {
    return a.id == b.id && a.text == b.text && a.evidence == b.evidence && a.optional == b.optional &&
           a.may_not_apply == b.may_not_apply && a.under == b.under && a.enough == b.enough;
  };
  return ticket.subject != event.subject || ticket.description != event.description || ticket.form != event.form ||
         !std::equal(ticket.checklist.begin(), ticket.checklist.end(), event.checklist.begin(), event.checklist.end(), same);
}

/// False when it says that already, or is over.
bool redraft_ticket(Deciding& deciding, const workflow::TicketRedraft& redraft) {
  TicketChange& change = deciding.ticket(redraft.id);
  if (!is_open(change.after.status)) return false;
  domain::TicketRedrafted event = redrafted(change.after, redraft);
  if (!changes(change.after, event)) return false;
  change.record(deciding.now(), workflow_actor(), std::move(event));
  return true;
}

/// It was for somebody without an account, and is another's: what the team did for them ends.
void release_contact(Deciding& deciding, TicketChange& change, const workflow::TicketReplan& replan) {
  const auto theirs = [&](const domain::Participant& one) { return one.person.empty() && fold_key(one.address) == fold_key(replan.was_for); };
  const auto& all = change.after.participants;
  if (const auto found = std::find_if(all.begin(), all.end(), theirs); found != all.end())
    change.record(deciding.now(), workflow_actor(), domain::TicketUnwatched{std::string(found->address)});
  const std::string whose = replan.assignee.empty() ? replan.contact : replan.assignee;
  const std::string text = format("This was for {}, and is for {} from now on{}{}", replan.was_for, whose, replan.reason.empty() ? "" : ": ", replan.reason);
  change.record(deciding.now(), workflow_actor(), domain::TicketNoted{text, false, false, true, 0, {}});
}

/// False when it has no new date: who gets it is told that.
bool replan_ticket(Deciding& deciding, const workflow::TicketReplan& replan) {
  TicketChange& change = deciding.ticket(replan.id);
  if (!is_open(change.after.status)) return false;
  if (!replan.was_for.empty()) release_contact(deciding, change, replan);
  if (!replan.contact.empty()) {
    watch_contact(change, replan.contact, deciding.now());
    ask_contact(deciding, change.after, replan.contact, deciding.now());
  }
  if (!replan.assignee.empty()) {
    const decide::Transfer to{change.after.team, replan.assignee, "workflow", {}, replan.reason, {}, {}, {}};
    decide::transfer(change, deciding.situation(), deciding.now(), workflow_actor(), to);
  }
  if (!replan.due_at) return false;
  if (change.after.clock(domain::ClockName::due))
    decide::move_due_clock(change, deciding.situation(), deciding.now(), workflow_actor(), *replan.due_at, replan.reason);
  else
    decide::start_due_clock(change, deciding.situation(), deciding.now(), workflow_actor(), *replan.due_at, replan.calendar);
  decide::rearm(change, deciding.situation(), deciding.now(), workflow_actor());
  return true;
}

/// New dates and texts, and one message to who works on it.
void replan_tickets(Deciding& deciding, const workflow::Advanced& advanced) {
  std::vector<TicketId> told;
  const auto tell = [&](TicketId id) {
    if (std::find(told.begin(), told.end(), id) == told.end()) told.push_back(id);
  };
  for (const workflow::TicketReplan& replan : advanced.replans)
    if (replan_ticket(deciding, replan)) tell(replan.id);
  for (const workflow::TicketRedraft& redraft : advanced.redrafts)
    if (redraft_ticket(deciding, redraft)) tell(redraft.id);
  for (const TicketId id : told) tell_replanned(deciding, deciding.ticket(id));
}

/// Of a ticket, who is told of it by person or role; anybody else of the run, with what the step is.
void tell_begun(Deciding& deciding, const workflow::Telling& telling, const domain::Run& run, const domain::Actor& actor) {
  if (telling.ticket && !telling.to.starts_with("address:"))
    return decide::add_notice(deciding.effects(), {deciding.ticket(telling.ticket).after, telling.to, "begun", telling.at, actor.person, {}, false, {}});
  domain::Effect effect;
  effect.run = run.id;
  effect.to = telling.to;
  effect.reason = "begun";
  effect.data = {{"text", telling.text}};
  effect.at = telling.at;
  effect.cause = actor.person;
  deciding.effects().push_back(std::move(effect));
}

/// The ticket that asked for the run is answered with it.
void answer_ticket(Deciding& deciding, const domain::Run& run) {
  if (!run.for_ticket || run.state == domain::RunState::running || run.state == domain::RunState::held || run.state == domain::RunState::cancelling) return;
  TicketChange& change = deciding.ticket(run.for_ticket);
  if (!is_open(change.after.status)) return;
  const std::string text = format("{} {}{}", run.workflow, domain::word(run.state), run.result.empty() ? "" : ": " + run.result);
  change.record(deciding.now(), workflow_actor(), domain::TicketResolved{text, {}, {}});
  decide::follow(change, deciding.situation());
}

json::Object outputs_of(Deciding& deciding, const domain::Ticket& ticket, const Resolution& resolution, const workflow::Definition& definition) {
  if (!workflow::undone_by(ticket.step).empty() || workflow::is_invariant(ticket.step)) return {};
  const auto position = definition.find(ticket.step);
  ensure(position.has_value(), "a step's ticket names a step of its run");
  const policy::Fields& form = definition.steps[*position].form;
  FieldFiles files(deciding, resolution.files);
  std::vector<domain::Attachment> known = policy::files_in(form, ticket.fields);
  known.insert(known.end(), resolution.kept.begin(), resolution.kept.end());
  const time::PhraseContext typed = decide::phrases(deciding.policy(), deciding.now());
  json::Object outputs;
  const auto take = [&](const std::string& name, const json::Value& value) {
    const auto named = [&name](const auto& member) { return member.first == name; };
    const auto field = std::find_if(form.begin(), form.end(), named);
    std::erase_if(outputs, named);
    outputs.emplace_back(name, field == form.end() ? value : form_value(deciding, files, field->second, name, value, known, &typed));
  };
  for (const auto& [name, value] : ticket.fields)
    if (std::none_of(resolution.set.begin(), resolution.set.end(), [&wanted = name](const auto& said) { return said.first == wanted; })) take(name, value);
  for (const auto& [name, value] : resolution.set) take(name, value);
  files.require_used();
  return outputs;
}

std::vector<domain::Attachment> files_among(const workflow::Definition& definition, const std::string& step, const json::Object& outputs) {
  const auto position = definition.find(step);
  return position ? policy::files_in(definition.steps[*position].form, outputs) : std::vector<domain::Attachment>();
}

void require_checklist(const domain::Ticket& ticket) {
  const std::vector<std::string> open = domain::open_items(ticket.checklist);
  if (!open.empty())
    throw Error(Code::conflict, format("ticket {} has open items: {}", to_text(ticket.id), join(open, ", ")),
                format("tick them: spoc tick {} {}", to_text(ticket.id), open.front()));
}

}  // namespace

workflow::Advanced advance_run(Deciding& deciding, domain::RunChange& change, const workflow::Definition& definition,
                               const workflow::Stimulus& stimulus, const domain::Actor& actor) {
  std::vector<CalledRun> called;
  const workflow::Services services = services_of(deciding, change.after, called);
  workflow::Advanced advanced = workflow::advance(definition, change, stimulus, actor, deciding.now(), services);
  for (const workflow::TicketOrder& order : advanced.tickets) log_step(deciding, order, change.after);
  for (const workflow::TicketEnd& end : advanced.ends) end_ticket(deciding, end);
  replan_tickets(deciding, advanced);
  for (const workflow::Telling& telling : advanced.tellings) tell_begun(deciding, telling, change.after, actor);
  answer_ticket(deciding, change.after);
  tell_other_runs(deciding, change, advanced, called, actor);
  return advanced;
}

workflow::Advanced advance_existing(Deciding& deciding, RunId id, const workflow::Stimulus& stimulus, const domain::Actor& actor) {
  return advance_existing(deciding, id, deciding.definition(deciding.run(id).after), stimulus, actor);
}

workflow::Advanced advance_existing(Deciding& deciding, RunId id, const workflow::Definition& definition,
                                    const workflow::Stimulus& stimulus, const domain::Actor& actor) {
  domain::RunChange& run = deciding.run(id);
  // A run may have ten thousand steps: it is copied only when it was advanced before in this transaction.
  const bool untouched = run.events.empty();
  const auto wake_at = run.wake_at;
  const std::vector<domain::Recorded> events = run.events;
  domain::Run after = untouched ? domain::Run() : run.after;
  try {
    return advance_run(deciding, run, definition, stimulus, actor);
  } catch (...) {
    run.after = untouched ? run.before : std::move(after);
    run.events = events;
    run.wake_at = wake_at;
    throw;
  }
}

namespace {

/// A failure whose step nobody can complete any more, because its run is over or goes on without it, is only looked after.
bool only_looked_after(const domain::Ticket& ticket, const domain::Run& run) {
  if (ticket.type != TicketType::failure) return false;
  const domain::Step* step = run.step(ticket.step, ticket.item);
  const bool open = run.state != domain::RunState::done && run.state != domain::RunState::cancelled;
  return !open || !workflow::undone_by(ticket.step).empty() || !step || step->state != domain::StepState::failed || step->ticket != ticket.id;
}

}  // namespace

void complete_step(Deciding& deciding, TicketChange& change, const Resolution& resolution) {
  const domain::Ticket& ticket = change.after;
  if (only_looked_after(ticket, deciding.run(ticket.run).after)) {
    decide::require_transition("resolve", ticket);
    if (ticket.assignee.empty() && deciding.actor().human()) deciding.record(change, domain::TicketTaken{});
    deciding.record(change, domain::TicketResolved{to_utf8(resolution.text), {}, {}});
    deciding.record(change, domain::TicketClosed{"step", {}});
    return;
  }
  if (ticket.type == TicketType::approval)
    throw Error(Code::conflict, format("ticket {} is an approval", to_text(ticket.id)),
                format("decide it: spoc approve {}, or spoc reject {} -m WHY", to_text(ticket.id), to_text(ticket.id)));
  if (is_open(ticket.status)) require_checklist(ticket);
  const workflow::Definition& definition = deciding.definition(deciding.run(ticket.run).after);
  json::Object outputs = outputs_of(deciding, ticket, resolution, definition);
  const auto advanced = advance_existing(deciding, ticket.run, workflow::Completed{ticket.step, outputs, ticket.round, ticket.item}, deciding.actor());
  if (advanced.repeated || !is_open(change.after.status)) return;
  if (ticket.assignee.empty() && deciding.actor().human()) deciding.record(change, domain::TicketTaken{});
  std::vector<domain::Attachment> files = files_among(definition, ticket.step, outputs);
  deciding.record(change, domain::TicketResolved{to_utf8(resolution.text), std::move(outputs), {}, std::move(files)});
  deciding.record(change, domain::TicketClosed{"step", {}});
}

namespace {

bool may_be_declined(Deciding& deciding, const domain::Ticket& ticket) {
  if (!ticket.run) return false;
  const workflow::Definition& definition = deciding.definition(deciding.run(ticket.run).after);
  const auto position = definition.find(ticket.step);
  return position && definition.steps[*position].declinable;
}

}  // namespace

void decide_step(Deciding& deciding, TicketChange& change, bool approved, const std::string& why) {
  const domain::Ticket& ticket = change.after;
  if (ticket.type != TicketType::approval && (approved || !may_be_declined(deciding, ticket)))
    throw Error(Code::conflict, format("ticket {} is no approval", to_text(ticket.id)),
                approved ? "only an approval is approved or rejected"
                         : "only an approval is rejected, and a task whose workflow says decline");
  const domain::Run& run = deciding.run(ticket.run).after;
  const auto step = std::find_if(run.steps.begin(), run.steps.end(), [&](const domain::Step& s) { return s.id == ticket.step && s.item == ticket.item; });
  if (step != run.steps.end() && step->round > ticket.round)
    throw Error(Code::conflict, format("ticket {} was decided, and step {} is in round {}", to_text(ticket.id), ticket.step, step->round),
                format("see where it stands: spoc run show {}", to_text(ticket.run)));
  if (is_open(ticket.status) && !why.empty()) deciding.record(change, domain::TicketNoted{why, false, false, false, 0, {}});
  const workflow::Decided decided{ticket.step, approved, why, ticket.round, ticket.item};
  advance_existing(deciding, ticket.run, decided, deciding.actor());
}

void require_milestone(Deciding& deciding, const domain::Ticket& ticket) {
  if (!ticket.run) return;
  const domain::Run& run = deciding.run(ticket.run).after;
  const workflow::Definition& definition = deciding.definition(run);
  if (!workflow::enabled(definition, run, ticket.step, ticket.item, deciding.policy(), deciding.situation().people, deciding.now()))
    throw Error(Code::conflict, format("step {} may be taken only while its milestone holds", ticket.step),
                format("spoc explain {}/{}", to_text(ticket.run), ticket.step));
}

namespace {

/// The approvers of an approval that is open; none for other tickets.
std::vector<std::string> approvers_of(Deciding& deciding, const domain::Ticket& ticket) {
  if (ticket.type != TicketType::approval || !ticket.run) return {};
  const domain::Step* step = deciding.run(ticket.run).after.step(ticket.step, ticket.item);
  return step ? step->approvers : std::vector<std::string>();
}

bool covers(Deciding& deciding, const std::string& person, const std::string& approver) {
  const domain::Person* cover = domain::covering(deciding.situation().people, approver, deciding.now());
  return cover && cover->id == person;
}

}  // namespace

bool may_decide(Deciding& deciding, const domain::Ticket& ticket, const std::string& person) {
  const auto approvers = approvers_of(deciding, ticket);
  return approvers.empty() ||
         std::any_of(approvers.begin(), approvers.end(), [&](const std::string& approver) { return approver == person || covers(deciding, person, approver); });
}

bool hand_over_decision(Deciding& deciding, TicketChange& change, const std::string& to, const std::string& reason) {
  const auto approvers = approvers_of(deciding, change.after);
  if (approvers.empty()) return true;
  const auto approves = [&](const std::string& person) { return std::find(approvers.begin(), approvers.end(), person) != approvers.end(); };
  const domain::Actor& actor = deciding.actor();
  std::string from;
  for (const std::string* who : {&actor.on_behalf, &actor.person, &std::as_const(change.after.assignee)})
    if (from.empty() && approves(*who)) from = *who;
  if (from.empty() && approvers.size() == 1) from = approvers.front();
  if (from.empty())
    throw Error(Code::conflict, format("ticket {} is for {} to decide", to_text(change.after.id), join(approvers, ", ")), "one of them hands it over: spoc assign --as");
  if (!covers(deciding, to, from))
    advance_existing(deciding, change.after.run, workflow::HandedOver{change.after.step, from, to, reason, change.after.item}, actor);
  if (approvers.size() == 1) return true;
  deciding.record(change, domain::TicketWatched{{to, {}, {}, true}});
  decide::add_notice(deciding.effects(), {change.after, "person:" + to, "approval", deciding.now(), actor.person, {}, false, {}});
  return false;
}

void tell_taken(Deciding& deciding, const domain::Ticket& ticket) {
  if (!ticket.run) return;
  if (!workflow::asks_when_taken(deciding.definition(deciding.run(ticket.run).after), ticket.step)) return;
  advance_existing(deciding, ticket.run, workflow::Taken{ticket.step, ticket.item, ticket.round}, deciding.actor());
}

void wake_run(Deciding& deciding, RunId id) { advance_existing(deciding, id, workflow::Woken{}, decide::time_actor()); }

}  // namespace spoc::desk
