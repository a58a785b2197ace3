#include <algorithm>

#include "domain/fold.h"

namespace spoc::domain {

namespace {

/// One event against one run.
struct RunFold {
  Run& run;
  Instant at;
  const Actor& actor;

  /// The step or item, made pending when nothing has happened to it yet. What happens next most often happens to a late
  /// one.
  Step& step(const std::string& id, const std::string& item) {
    for (auto it = run.steps.rbegin(); it != run.steps.rend(); ++it)
      if (it->id == id && it->item == item) return *it;
    Step& added = run.steps.emplace_back();
    added.id = id;
    added.item = item;
    return added;
  }
  template <class E>
  Step& step_of(const E& e) {
    Step& found = step(e.step, e.item);
    found.round = static_cast<int>(e.round);
    found.kind = e.kind;
    return found;
  }

  void on(const RunStarted& e) {
    run.workflow = e.workflow;
    run.definition = e.definition;
    run.bundle = e.bundle;
    run.key = e.key;
    run.inputs = e.inputs;
    run.vars = e.vars;
    run.anchor = e.anchor;
    run.target_at = e.target_at;
    run.parent = e.parent;
    run.parent_step = e.parent_step;
    run.parent_item = e.parent_item;
    run.depth = e.depth;
    run.because = e.because;
    run.for_ticket = e.for_ticket;
    run.accountable = e.accountable;
    run.about = e.about;
    run.confidential = e.confidential;
    run.starter = actor.on_behalf.empty() ? actor.person : actor.on_behalf;
    run.state = RunState::running;
    run.opened_at = at;
  }
  void on(const StepScheduled& e) {
    Step& scheduled = step_of(e);
    scheduled.state = StepState::scheduled;
    scheduled.start_at = e.start_at;
  }
  void on(const StepActivated& e) {
    Step& active = step_of(e);
    // Said again of one that is active, what it waits for or whom it asks is another; it began when it began.
    if (active.state != StepState::active) active.activated_at = at;
    active.state = StepState::active;
    active.ticket = e.ticket;
    active.run = e.run;
    active.title = e.title;
    active.team = e.team;
    active.assignee = e.assignee;
    active.due_at = e.due_at;
    active.approvers = e.approvers;
    active.awaits = e.awaits;
    active.mutex = e.mutex;
    active.try_at = e.try_at;
    active.contact = e.contact;
  }
  void on(const StepDecided& e) {
    auto& decisions = step(e.step, e.item).decisions;
    const bool known =
        std::any_of(decisions.begin(), decisions.end(), [&](const auto& d) { return d.person == e.person; });
    if (known) return;
    decisions.push_back({e.person, e.approved, e.why, at});
    add_doers(step(e.step, e.item), e.person);
  }
  void on(const StepTaken& e) {
    Step& taken = step(e.step, e.item);
    if (!taken.taken_at) taken.taken_at = at;
  }
  void on(const StepHandedOver& e) {
    Step& handed = step(e.step, e.item);
    std::replace(handed.approvers.begin(), handed.approvers.end(), e.from, e.to);
    if (handed.assignee == e.from) handed.assignee = e.to;
  }
  void on(const StepFinished& e) {
    Step& finished = step_of(e);
    finished.awaits.clear();
    finished.mutex.clear();
    finished.try_at.reset();
    finished.lease_until.reset();
    finished.token.clear();
    if (e.ticket) finished.ticket = e.ticket;
    finished.looked_after = static_cast<bool>(e.ticket);
    finished.goes_to = e.goes_to;
    finished.state = e.state;
    finished.outputs = e.outputs;
    finished.reason = e.reason;
    finished.finished_at = at;
    if (finished.decisions.empty()) finished.done_by.clear();
    add_doers(finished, {});
  }
  /// Who acts, for whom, and in whose place: what four eyes look at.
  void add_doers(Step& of, const std::string& approver) const {
    for (const std::string* who : {&actor.person, &actor.on_behalf, &approver})
      if (!who->empty() && std::find(of.done_by.begin(), of.done_by.end(), *who) == of.done_by.end()) of.done_by.push_back(*who);
  }
  void on(const StepReset& e) {
    // Its items were those of the round before.
    if (e.item.empty())
      std::erase_if(run.steps, [&](const Step& item) { return item.id == e.step && !item.item.empty(); });
    Step& reset = step(e.step, e.item);
    Step fresh;
    fresh.id = e.step;
    fresh.item = e.item;
    fresh.round = static_cast<int>(e.round);
    fresh.kind = reset.kind;
    fresh.reason = e.reason;
    fresh.value = reset.value;
    // What failed is tried once more and is still the same deed; what was done and is done again is another one.
    if (reset.state == StepState::failed) {
      fresh.attempts = fresh.tried_before = reset.attempts;
      fresh.key = reset.key;
    }
    reset = std::move(fresh);
  }
  void on(const StepExpanded& e) {
    for (const StepItem& item : e.items) {
      Step& added = step(e.step, item.key);
      added.round = static_cast<int>(e.round);
      added.kind = e.kind;
      added.value = item.value;
    }
  }
  void on(const StepAttemptStarted& e) {
    Step& tried = step(e.step, e.item);
    tried.attempts = e.attempt;
    tried.token = e.token;
    tried.key = e.key;
    tried.lease_until = e.lease_until;
    tried.try_at.reset();
  }
  void on(const StepAttemptEnded& e) {
    Step& tried = step(e.step, e.item);
    tried.token.clear();
    tried.lease_until.reset();
    tried.try_at = e.try_at;
    tried.problem = e.detail;
  }
  void on(const StepQueued& e) { step_of(e).mutex = e.mutex; }
  void on(const StepReplanned& e) {
    Step& replanned = step(e.step, e.item);
    replanned.start_at = e.start_at;
    replanned.due_at = e.due_at;
    if (!e.assignee.empty() || !e.contact.empty()) replanned.assignee = e.assignee;
    if (!e.contact.empty()) replanned.contact = e.contact;
  }
  void on(const EventMatched& e) {
    run.consumed.emplace_back(e.event + " " + e.id, e.item.empty() ? e.step : e.step + "/" + e.item);
  }
  void on(const ContactIdentified& e) {
    std::erase_if(run.contacts, [&](const json::Member& known) { return known.first == e.contact; });
    run.contacts.emplace_back(e.contact, e.person);
  }
  void on(const RunAmended& e) {
    run.inputs = e.inputs;
    run.vars = e.vars;
    run.anchor = e.anchor;
    run.target_at = e.target_at;
  }
  void on(const RunMigrated& e) {
    run.definition = e.definition;
    run.bundle = e.bundle;
    run.inputs = e.inputs;
    run.vars = e.vars;
    run.anchor = e.anchor;
    run.target_at = e.target_at;
    run.accountable = e.accountable;
    run.about = e.about;
    run.confidential = e.confidential;
  }
  void on(const RunMoved& e) {
    run.state = e.state;
    run.result = e.result;
    const bool over = e.state == RunState::done || e.state == RunState::failed || e.state == RunState::cancelled;
    run.finished_at = over ? std::optional(at) : std::nullopt;
  }
  template <class E>
  void on(const E&) {}
};

}  // namespace

void apply(Run& run, const Recorded& recorded) {
  ++run.version;
  run.last_at = run.version == 1 ? recorded.at : std::max(run.last_at, recorded.at);
  std::visit([&](const auto& event) { RunFold{run, recorded.at, recorded.actor}.on(event); }, recorded.event);
}

}  // namespace spoc::domain
