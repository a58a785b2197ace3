#include <algorithm>

#include "base/format.h"
#include "base/json.h"
#include "policy/field_type.h"
#include "workflow/advancing.h"
#include "workflow/moment.h"

namespace spoc::workflow {

namespace {

using domain::StepKind;
using expr::Value;

/// What a ticket of a step says, or why it cannot be said.
using Problem = std::optional<std::string>;

std::string form_text(const policy::Fields& form) {
  if (form.empty()) return {};
  json::Object fields;
  for (const auto& [name, type] : form) fields.emplace_back(name, policy::to_text(type));
  return json::to_text(json::Value(std::move(fields)));
}

std::vector<domain::CheckItem> checklist_of(const StepDefinition& step) {
  std::vector<domain::CheckItem> items;
  for (const CheckEntry& entry : step.checklist) {
    domain::CheckItem item;
    item.id = entry.id;
    item.text = entry.text;
    item.evidence = entry.evidence;
    items.push_back(std::move(item));
  }
  return items;
}

Problem fill(const Wording& wording, const RunScope& scope, std::string& to) {
  auto filled = wording.filled.fill(scope, {});
  if (const auto* failure = std::get_if<expr::Failure>(&filled))
    return format("\"{}\": {}", wording.text, failure->message);
  to = std::get<std::string>(std::move(filled));
  return std::nullopt;
}

/// The text that names somebody: a text, or the identity of a record.
std::string_view identity_of(const Value& value) {
  if (const auto* text = std::get_if<expr::Text>(&value.data)) return text->view();
  if (const auto* record = std::get_if<const expr::Record*>(&value.data)) return (*record)->identity();
  return {};
}

Problem assign(const StepDefinition& step, const RunScope& scope, TicketOrder& order) {
  if (!step.assign) return std::nullopt;
  const expr::Result result = step.assign->program.evaluate(scope);
  if (const auto* failure = std::get_if<expr::Failure>(&result))
    return format("\"{}\": {}", step.assign->text, failure->message);
  const Value& value = std::get<Value>(result);
  if (const domain::Person* person = person_of(value, scope.world().people)) {
    order.assignee = person->id;
    return std::nullopt;
  }
  const std::string_view who = identity_of(value);
  if (who.find('@') == std::string_view::npos || step.team.empty())
    return format("\"{}\" names nobody in the directory", step.assign->text);
  order.contact = std::string(who);
  return std::nullopt;
}

void add_person(const domain::Person& person, std::vector<std::string>& people) {
  if (!person.left && std::find(people.begin(), people.end(), person.id) == people.end()) people.push_back(person.id);
}

Problem add_people(const Formula& formula, const RunScope& scope, std::vector<std::string>& people) {
  const expr::Result result = formula.program.evaluate(scope);
  if (const auto* failure = std::get_if<expr::Failure>(&result))
    return format("\"{}\": {}", formula.text, failure->message);
  const Value& value = std::get<Value>(result);
  expr::List one{value};
  const auto* list = std::get_if<std::shared_ptr<const expr::List>>(&value.data);
  for (const Value& item : list ? **list : one) {
    const domain::Person* person = person_of(item, scope.world().people);
    if (!person) return format("\"{}\" names nobody in the directory", formula.text);
    add_person(*person, people);
  }
  return std::nullopt;
}

/// Everybody who may decide: who did one of the steps of `not_by` may not.
Problem choose_approvers(const Advancing& advancing, const StepDefinition& step, const RunScope& scope,
                         TicketOrder& order) {
  for (const Formula& formula : step.approvers)
    if (Problem problem = add_people(formula, scope, order.approvers)) return problem;
  for (const std::size_t other : step.not_by) {
    const Step* done = advancing.step(other);
    if (!done) continue;
    std::erase_if(order.approvers, [&](const std::string& person) {
      return std::find(done->done_by.begin(), done->done_by.end(), person) != done->done_by.end();
    });
  }
  if (order.approvers.empty()) return "nobody is left who may decide";
  if (step.quorum > order.approvers.size())
    return format("{} approvals are needed, and only {} people may decide", step.quorum, order.approvers.size());
  if (order.approvers.size() == 1) order.assignee = order.approvers.front();
  return std::nullopt;
}

}  // namespace

void Advancing::activate(std::size_t position, Instant at) {
  const StepDefinition& step = definition_.steps[position];
  switch (step.kind) {
    case StepKind::task:
    case StepKind::approval:
      return activate_ticket(position, at);
    case StepKind::wait:
      return activate_wait(position, at);
    case StepKind::gate:
      return finish(position, StepState::done, at, workflow_actor(), {});
    case StepKind::end:
      finish(position, StepState::done, at, workflow_actor(), {});
      return stop(domain::RunState::done, at, workflow_actor(), step.result, format("{} was reached", step.id));
    case StepKind::action:
    case StepKind::call:
      break;
  }
  fail(position, at, format("steps of kind {} are not carried out", domain::word(step.kind)));
}

void Advancing::activate_wait(std::size_t position, Instant at) {
  const StepDefinition& step = definition_.steps[position];
  RunScope scope(definition_, run(), world(), at);
  const Moment until = moment_of(*step.until, scope.activated_at(at), Edge::opening, step.roll);
  if (const auto* open = std::get_if<Undecided>(&until)) return undecided(position, at, open->because);
  if (const auto* nothing = std::get_if<NoValue>(&until)) return fail(position, at, nothing->why);
  const Instant end = std::get<Instant>(until);
  if (end <= at) return finish(position, StepState::done, at, workflow_actor(), {});
  TicketOrder order;
  order.title = step.title.text.empty() ? step.id : step.title.text;
  order.due_at = end;
  record(position, at, workflow_actor(), activation(position, order));
}

void Advancing::activate_ticket(std::size_t position, Instant at) {
  const StepDefinition& step = definition_.steps[position];
  RunScope scope(definition_, run(), world(), at);
  scope.activated_at(at);
  TicketOrder order;
  if (step.due) {
    Moment due = moment_of(*step.due, scope, Edge::closing, step.roll);
    if (const auto* open = std::get_if<Undecided>(&due)) return undecided(position, at, open->because);
    if (const auto* nothing = std::get_if<NoValue>(&due)) return fail(position, at, nothing->why);
    order.due_at = std::get<Instant>(due);
    const Moment late = definition_.late ? moment_of(*definition_.late, scope, Edge::closing) : due;
    if (const auto* earliest = std::get_if<Instant>(&late)) order.due_at = std::max(*order.due_at, *earliest);
  }
  order.title = step.id;
  Problem problem = step.title.text.empty() ? std::nullopt : fill(step.title, scope, order.title);
  if (!problem) problem = fill(step.text, scope, order.text);
  if (!problem) problem = assign(step, scope, order);
  const bool approval = step.kind == StepKind::approval;
  if (!problem && approval) problem = choose_approvers(*this, step, scope, order);
  if (problem) {
    const bool waits = waits_for_anchor(definition_, run(), position);
    return waits ? undecided(position, at, "anchor") : fail(position, at, *problem);
  }
  order.type = approval ? domain::TicketType::approval : domain::TicketType::task;
  order.step = step.id;
  order.round = round(position);
  order.team = step.team;
  order.calendar = scope.calendar().definition().name;
  order.priority = step.priority;
  order.form = form_text(step.form);
  order.checklist = checklist_of(step);
  order.sent_back = this->step(position) ? this->step(position)->reason : std::string();
  order.at = at;
  order.id = services_.new_ticket();
  record(position, at, workflow_actor(), activation(position, order));
  result_.tickets.push_back(std::move(order));
}

domain::StepActivated Advancing::activation(std::size_t position, const TicketOrder& order) const {
  const StepDefinition& step = definition_.steps[position];
  domain::StepActivated event;
  event.step = step.id;
  event.round = round(position);
  event.kind = step.kind;
  event.ticket = order.id;
  event.title = order.title;
  event.team = step.team;
  event.assignee = order.assignee;
  event.due_at = order.due_at;
  event.approvers = order.approvers;
  return event;
}

}  // namespace spoc::workflow
