// What happens outside: who waits for it, what came before anybody did, and what the workflow itself does about it.
#include <algorithm>
#include <set>

#include "base/format.h"
#include "domain/about.h"
#include "workflow/advancing.h"
#include "workflow/moment.h"
#include "workflow/values.h"

namespace spoc::workflow {

namespace {

/// The workflow's own waiting stands among the steps of the run under this name, which no step can have.
constexpr std::string_view kAnswer = "on:";
std::string answer_name(const EventAnswer& answer) {
  return std::string(kAnswer) + answer.wait.event;
}

bool consumed(const Run& run, const Happened& happened) {
  return has_taken(run, happened.event, happened.id);
}

bool matches(const EventWait& wait, const Happened& happened, RunScope& scope) {
  if (wait.event != happened.event) return false;
  if (!wait.match) return true;
  const Truth truth = truth_of(*wait.match, scope.with_event(happened.data, *wait.type));
  const bool* holds = std::get_if<bool>(&truth);
  return holds && *holds;
}

}  // namespace

bool has_taken(const Run& run, std::string_view event, std::string_view id) {
  return std::any_of(run.consumed.begin(), run.consumed.end(), [&](const json::Member& taken) {
    const std::string_view name = taken.first;
    return name.size() == event.size() + 1 + id.size() && name.ends_with(id) && name.starts_with(event) && name[event.size()] == ' ';
  });
}

/// What is waited for, as the index has it; empty with a problem when that cannot be said.
std::string Advancing::about(const EventWait& wait, const RunScope& names, std::string& problem) const {
  if (!wait.value) return wait.event;
  const expr::Result result = wait.value->program.evaluate(names);
  if (const auto* failure = std::get_if<expr::Failure>(&result)) {
    problem = format("\"{}\": {}", wait.value->text, failure->message);
    return {};
  }
  const auto value = to_json(std::get<expr::Value>(result));
  if (value && !value->is_null()) return domain::about_of(wait.event, wait.field, *value);
  problem = format("\"{}\" has no value", wait.value->text);
  return {};
}

void Advancing::activate_event(const StepAt& at, Instant when) {
  const StepDefinition& step = defined(at);
  RunScope names = scope(at, when);
  names.activated_at(when);
  TicketOrder order;
  order.title = step.title.text.empty() ? step.id : step.title.text;
  if (step.due) {
    const Moment due = moment_of(*step.due, names, Edge::closing, step.roll);
    if (const auto* open = std::get_if<Undecided>(&due)) return undecided(at, when, open->because);
    if (const auto* nothing = std::get_if<NoValue>(&due)) return fail(at, when, nothing->why);
    order.due_at = not_too_early(definition_, std::get<Instant>(due), names);
  }
  std::string problem;
  domain::StepActivated event = activation(at, order);
  event.awaits = about(*step.event, names, problem);
  if (!problem.empty()) {
    const bool waits = waits_for_anchor(definition_, run(), at.step);
    return waits ? undecided(at, when, "anchor") : fail(at, when, problem);
  }
  record(when, workflow_actor(), std::move(event));
  take_kept(at, when);
}

bool Advancing::fits(const StepAt& at, const Happened& happened, Instant when) const {
  if (!defined(at).event || state(at) != StepState::active || consumed(run(), happened)) return false;
  RunScope names = scope(at, when);
  return matches(*defined(at).event, happened, names);
}

void Advancing::take(const StepAt& at, const Happened& happened, Instant when, const domain::Actor& actor) {
  end_ticket(at, false, format("event {} {} came", happened.event, happened.id), when);
  record(when, actor, domain::EventMatched{happened.event, happened.id, defined(at).id, at.item});
  finish(at, StepState::done, when, actor, {}, happened.data);
}

void Advancing::take_kept(const StepAt& at, Instant when) {
  if (!services_.kept) return;
  for (const Happened& happened : services_.kept(step(at)->awaits, when)) {
    if (!fits(at, happened, when)) continue;
    if (happened.at <= when) return take(at, happened, when, workflow_actor());
    late_.emplace(happened.at, std::pair(at, happened));
  }
}

/// Those that came at that instant, by the first step that waits for them.
void Advancing::take_late(Instant when) {
  while (!late_.empty() && late_.begin()->first <= when) {
    const auto [at, happened] = late_.extract(late_.begin()).mapped();
    if (run().state == domain::RunState::running && fits(at, happened, when)) take(at, happened, when, workflow_actor());
  }
}

/// After a hold, in which nothing is taken.
void Advancing::take_all_kept(Instant when) {
  for (const StepAt& at : begun())
    if (defined(at).event && state(at) == StepState::active) take_kept(at, when);
  if (!services_.kept) return;
  for (const EventAnswer& one : definition_.answers) {
    const Step* waits = run().step(answer_name(one));
    if (!waits || run().state != domain::RunState::running) continue;
    for (const Happened& happened : services_.kept(waits->awaits, when))
      if (happened.at >= run().opened_at && answer(one, happened, when, workflow_actor())) break;
  }
}

void Advancing::await_again(Instant when, const std::string& reason) {
  std::string problem;
  for (const StepAt& at : begun()) {
    const Step* found = step(at);
    if (!defined(at).event || state(at) != StepState::active) continue;
    RunScope names = scope(at, when);
    names.activated_at(*found->activated_at);
    const std::string awaits = about(*defined(at).event, names, problem);
    if (!problem.empty()) {
      if (!waits_for_anchor(definition_, run(), at.step)) fail(at, when, problem);
      problem.clear();
    } else if (awaits != found->awaits) {
      TicketOrder order;
      order.title = found->title;
      order.due_at = found->due_at;
      order.id = found->ticket;
      order.assignee = found->assignee;
      order.contact = found->contact;
      domain::StepActivated again = activation(at, order);
      again.awaits = awaits;
      record(when, workflow_actor(), std::move(again));
      if (run().state == domain::RunState::running) take_kept(at, when);
    }
  }
  listen(when, reason);
}

/// What the workflow itself does about it; false when it does not mean it, or the run has taken it before.
bool Advancing::answer(const EventAnswer& answer, const Happened& happened, Instant when, const domain::Actor& actor) {
  RunScope names(definition_, run(), world(), when);
  if (consumed(run(), happened) || !matches(answer.wait, happened, names)) return false;
  const std::string reason = format("event {} {}", happened.event, happened.id);
  record(when, actor, domain::EventMatched{happened.event, happened.id, {}, {}});
  if (answer.does == EventAnswer::Does::cancel)
    cancel(when, actor, reason);
  else
    record(when, actor, domain::RunMoved{domain::RunState::held, {}, reason});
  return true;
}

bool Advancing::arrive(const Happened& happened, Instant when) {
  for (const StepAt& at : begun()) {
    if (!fits(at, happened, when)) continue;
    take(at, happened, when, actor_);
    return true;
  }
  return std::any_of(definition_.answers.begin(), definition_.answers.end(),
                     [&](const EventAnswer& one) { return answer(one, happened, when, actor_); });
}

void Advancing::listen(Instant when, const std::string& reason) {
  std::set<std::string> wanted;
  for (const EventAnswer& answer : definition_.answers) {
    const RunScope names(definition_, run(), world(), when);
    std::string problem;
    domain::StepActivated event;
    event.step = answer_name(answer);
    event.kind = domain::StepKind::wait;
    event.awaits = about(answer.wait, names, problem);
    if (!problem.empty()) throw Error(Code::data, format("[on.event.\"{}\"]: {}", answer.wait.event, problem));
    wanted.insert(event.step);
    const Step* waits = run().step(event.step);
    if (!waits || waits->state != StepState::active || waits->awaits != event.awaits)
      record(when, workflow_actor(), std::move(event));
  }
  std::vector<Step> gone;
  for (const Step& step : run().steps)
    if (step.id.starts_with(kAnswer) && step.state == StepState::active && !wanted.contains(step.id)) gone.push_back(step);
  for (const Step& step : gone)
    record(when, workflow_actor(),
           domain::StepFinished{step.id, {}, step.round, step.kind, StepState::withdrawn, {}, reason});
}

/// The event has not come in time: a ticket asks for what it would have said. False without a team to ask.
bool Advancing::ask_for_event(const StepAt& at, Instant when) {
  const StepDefinition& step = defined(at);
  RunScope names = scope(at, when);
  names.activated_at(when);
  TicketOrder order;
  if (const auto problem = make_order(*this, at, names, order)) {
    fail(at, when, *problem);
    return true;
  }
  if (order.team.empty() && order.assignee.empty()) order.team = accountable_team();
  if (step.text.text.empty())
    order.text = format("The event {} has not come. Find out, and resolve this with what it would have said.",
                        step.event->event);
  order.at = when;
  order.id = services_.new_ticket();
  domain::StepActivated event = activation(at, order);
  event.awaits = this->step(at)->awaits;
  record(when, workflow_actor(), std::move(event));
  result_.tickets.push_back(std::move(order));
  return true;
}

}  // namespace spoc::workflow
