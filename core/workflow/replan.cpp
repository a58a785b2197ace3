// Inputs changed under way: what has not begun is planned again, what is open gets new dates, what is over stays and is
// named.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "workflow/advancing.h"
#include "workflow/decisions.h"
#include "workflow/moment.h"
#include "workflow/reads.h"

namespace spoc::workflow {

namespace {

/// "inputs.NAME" of members whose value is another.
void add_changed(std::string_view of, const json::Object& before, const json::Object& after, std::vector<std::string>& names) {
  for (const auto* one : {&before, &after})
    for (const auto& [key, value] : *one) {
      const json::Value *old = json::member(before, key), *now = json::member(after, key);
      const bool same = old && now && *old == *now;
      const std::string name = format("{}.{}", of, key);
      if (!same && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
}

/// What reads as something else than before: "inputs.start_date", "vars.late", "roles.buddy".
std::vector<std::string> changed_names(const Run& before, const Run& after) {
  std::vector<std::string> names;
  add_changed("inputs", before.inputs, after.inputs, names);
  std::erase(names, format("inputs.{}", kRoles));
  add_changed("vars", before.vars, after.vars, names);
  const auto roles = [](const Run& run) {
    const json::Value* named = json::member(run.inputs, kRoles);
    return named && named->object() ? *named->object() : json::Object();
  };
  add_changed(kRoles, roles(before), roles(after), names);
  return names;
}

bool reads_any(const std::vector<std::string>& paths, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return reads(paths, name); });
}

}  // namespace

void Advancing::replan(const Definition& from, const Run& before, Instant when, const std::string& reason) {
  const std::vector<std::string> changed = changed_names(before, run());
  await_again(when, reason);
  for (const StepAt& at : begun()) {
    if (!step(at)) continue;
    if (state(at) == StepState::done && at.item.empty() && reads_any(reads_of(definition_, defined(at)), changed))
      result_.outdated.push_back(name(at));
    if (domain::is_final(state(at)) || dropped_by_condition(at, when)) continue;
    if (state(at) == StepState::scheduled)
      replan_scheduled(at, when, reason);
    else if (state(at) == StepState::active)
      replan_active(at, when, reason, changed);
    if (state(at) == StepState::active) redraft(from, before, at, when, reason);
  }
  consider_all();
}

/// Its condition is false by now: what has begun is withdrawn and taken back, what has not is skipped.
bool Advancing::dropped_by_condition(const StepAt& at, Instant when) {
  const StepDefinition& step = defined(at);
  if (!step.when || !at.item.empty()) return false;
  const RunScope names(definition_, run(), world(), when);
  const Truth truth = truth_of(*step.when, names);
  const bool* holds = std::get_if<bool>(&truth);
  if (!holds || *holds) return false;
  const bool began = state(at) == StepState::active;
  const std::string reason = format("when: {}", step.when->text);
  const std::vector<StepAt> undone = began ? begun_to_take_back(at) : std::vector<StepAt>();
  end(at, began ? StepState::withdrawn : StepState::skipped, when, workflow_actor(), reason);
  for (const StepAt& one : undone) queue_undoing(one, when, reason);
  return true;
}

void Advancing::replan_scheduled(const StepAt& at, Instant when, const std::string& reason) {
  const StepDefinition& step = defined(at);
  if (!step.start) return;
  const RunScope names(definition_, run(), world(), when);
  const Moment start = moment_of(*step.start, names, Edge::opening, step.roll);
  const Instant* t = std::get_if<Instant>(&start);
  if (!t || this->step(at)->start_at == *t) return;
  record(when, workflow_actor(), domain::StepReplanned{step.id, at.item, *t, {}, reason});
}

/// When an open step is due by what is known now; nothing when it has no date or that cannot be said.
std::optional<Instant> Advancing::due_now(const StepAt& at, const RunScope& names) const {
  const StepDefinition& step = defined(at);
  const std::optional<Formula>& formula = step.kind == domain::StepKind::wait && !step.event ? step.until : step.due;
  if (!formula) return std::nullopt;
  if (step.event && this->step(at)->ticket) return std::nullopt;  // its deadline has passed, and somebody was asked
  const Edge edge = step.until ? Edge::opening : Edge::closing;
  const Moment due = moment_of(*formula, names, edge, step.roll);
  const Instant* t = std::get_if<Instant>(&due);
  if (!t) return std::nullopt;
  return step.until ? *t : not_too_early(definition_, *t, names);
}

/// Who is to do an open step instead, when that follows from what changed; nobody otherwise.
Advancing::Doer Advancing::doer_now(const StepAt& at, const RunScope& names, const std::vector<std::string>& changed) const {
  const StepDefinition& step = defined(at);
  if (step.kind != domain::StepKind::task || !step.assign || !reads_any(definition_.through(step.assign->program.reads()), changed)) return {};
  TicketOrder order;
  if (make_order(*this, at, names, order)) return {};
  const Step& found = *this->step(at);
  const bool same = order.assignee == found.assignee && (!order.assignee.empty() || order.contact == found.contact);
  return same ? Doer() : Doer{order.assignee, order.contact};
}

void Advancing::replan_active(const StepAt& at, Instant when, const std::string& reason, const std::vector<std::string>& changed) {
  const StepDefinition& step = defined(at);
  if (step.for_each && at.item.empty()) return;  // its items have the dates
  const Step found = *this->step(at);
  if (!found.activated_at) return;
  RunScope names = scope(at, when);
  names.activated_at(*found.activated_at).taken_at(found.taken_at);
  std::optional<Instant> due = due_now(at, names);
  if (!due) due = found.due_at;
  Doer doer = doer_now(at, names, changed);
  const bool another = !doer.assignee.empty() || !doer.contact.empty();
  if (due == found.due_at && !another) return;
  record(when, workflow_actor(), domain::StepReplanned{step.id, at.item, found.start_at, due, reason, doer.assignee, doer.contact});
  if (!found.ticket) return;
  const std::string before = another && found.assignee.empty() ? found.contact : std::string();
  result_.replans.push_back({found.ticket, due == found.due_at ? std::nullopt : due, reason, std::move(doer.assignee),
                             names.calendar().definition().name, before, std::move(doer.contact)});
}

bool Advancing::identify(const Identified& known, Instant when) {
  const std::string contact = fold_key(known.contact);
  std::vector<Step> theirs;
  for (const Step& step : run().steps)
    if (step.state == StepState::active && step.assignee.empty() && !step.contact.empty() && fold_key(step.contact) == contact) theirs.push_back(step);
  const auto before = std::find_if(run().contacts.begin(), run().contacts.end(), [&](const json::Member& one) { return fold_key(one.first) == contact; });
  const bool same = before != run().contacts.end() && before->second == json::Value(known.person);
  if (same && theirs.empty()) return false;
  if (!same)
    record(when, actor_, domain::ContactIdentified{before == run().contacts.end() ? known.contact : before->first, known.person, known.reason});
  for (const Step& step : theirs) {
    const std::string reason = format("{} is {} of the directory", step.contact, known.person);
    record(when, workflow_actor(), domain::StepReplanned{step.id, step.item, step.start_at, step.due_at, reason, known.person});
    if (step.ticket) result_.replans.push_back({step.ticket, std::nullopt, reason, known.person, {}, step.contact});
  }
  return true;
}

bool asks_when_taken(const Definition& definition, std::string_view id) {
  const auto position = definition.find(id);
  if (!position) return false;
  const StepDefinition& step = definition.steps[*position];
  const auto asks = [](const std::optional<Formula>& formula) {
    return formula && reads(formula->program.reads(), "taken");
  };
  return asks(step.due) || asks(step.enabled_while);
}

bool Advancing::taken(const StepAt& at, Instant when) {
  const Step* found = step(at);
  if (!found || found->state != StepState::active || found->taken_at) return false;
  record(when, actor_, domain::StepTaken{found->id, found->item});
  replan_active(at, when, "it was taken", {});
  return true;
}

void Advancing::migrate(const Definition& from, const Run& before, Instant when, const std::string& reason) {
  end_removed(when, reason);
  await_anew(from, when, reason);
  replan(from, before, when, reason);
  if (run().state == domain::RunState::running) take_all_kept(when);
}

/// Steps that were to begin, and that there are no more.
void Advancing::end_removed(Instant when, const std::string& reason) {
  std::vector<Step> gone;
  for (const Step& step : run().steps)
    if (step.state == StepState::scheduled && !definition_.find(step.id)) gone.push_back(step);
  for (const Step& step : gone)
    record(when, workflow_actor(),
           domain::StepFinished{step.id, step.item, step.round, step.kind, StepState::withdrawn, {}, reason});
}

/// Waits that are for another event by now begin again.
void Advancing::await_anew(const Definition& from, Instant when, const std::string& reason) {
  for (const StepAt& at : begun()) {
    const auto old = from.find(defined(at).id);
    if (state(at) != StepState::active || !defined(at).event || !old || !from.steps[*old].event) continue;
    const EventWait &was = *from.steps[*old].event, &is = *defined(at).event;
    const std::string was_match = was.match ? was.match->text : std::string();
    if (was.event == is.event && was_match == (is.match ? is.match->text : std::string())) continue;
    end_ticket(at, false, reason, when);
    reset(at, when, workflow_actor(), reason);
  }
}

/// What its ticket says, said anew, where that is something else than before. What a person has written there stays.
void Advancing::redraft(const Definition& from, const Run& before, const StepAt& at, Instant when,
                        const std::string& reason) {
  const Step& found = *step(at);
  const auto old = from.find(found.id);
  if (!found.ticket || !found.activated_at || !old) return;
  const auto said = [&](const Definition& definition, const StepDefinition& step, const Run& run) {
    RunScope names(definition, run, world(), when);
    json::Value item;
    if (!at.item.empty()) item = json::parse(found.value, "an item", {1u << 20, 32});
    if (!at.item.empty()) names.with_item(item, step.for_each->item);
    names.activated_at(*found.activated_at);
    return said_of(step, at.item, names);
  };
  const std::optional<Said> was = said(from, from.steps[*old], before), is = said(definition_, defined(at), run());
  if (was && is && !(*was == *is)) result_.redrafts.push_back({found.ticket, *was, *is, reason});
}

}  // namespace spoc::workflow
