#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "workflow/load/loading.h"

namespace spoc::workflow {

namespace {

using domain::StepKind;

/// One step with what is needed to judge it.
struct Judged {
  const StepDefinition& step;
  std::size_t at;
  const toml::Node& node;
  Loading& loading;

  /// Where a key stands, else the step.
  toml::Span span(std::string_view key) const {
    const toml::Node* value = node.find(key);
    return value ? value->span : node.span;
  }
  void error(std::string_view key, std::string_view code, std::string message, std::string hint = {}) const {
    loading.findings.error(span(key), code, std::move(message), std::move(hint));
  }
  void warn(std::string_view key, std::string_view code, std::string message, std::string hint = {}) const {
    loading.findings.warning(span(key), code, std::move(message), std::move(hint));
  }
  const StepDefinition& other(std::size_t position) const { return loading.definition.steps[position]; }
};

void check_people(const Judged& j) {
  if (!j.step.skill.empty() && j.step.team.empty())
    j.error("skill", "nobody", format("step {} has no team to choose somebody of", j.step.id), "add team");
  if (j.step.kind == StepKind::task && !j.node.find("team") && !j.node.find("assign"))
    j.error("kind", "nobody", format("step {} says neither a team nor a person", j.step.id),
            "team = \"…\" or assign = \"…\"");
  const bool contact = j.step.assign && j.step.assign->program.type().record == &contact_type();
  if (contact && j.step.team.empty())
    j.error("assign", "nobody", format("step {} is for a contact, who has no account", j.step.id),
            "add the team that looks after it");
  if (j.step.kind == StepKind::approval && !j.node.find("approvers"))
    j.error("kind", "nobody", format("approval {} has no approvers", j.step.id),
            "approvers = [\"lead_of('finance')\"]");
}

/// An expression must come to somebody.
void check_person_type(const Judged& j, const Formula& formula, bool list_allowed, std::string_view key) {
  expr::Type type = formula.program.type();
  if (list_allowed && type.kind == expr::Kind::list) type = type.element ? *type.element : expr::Type{};
  const bool somebody = type.kind == expr::Kind::any || type.kind == expr::Kind::text ||
                        type.record == &person_type() || (!list_allowed && type.record == &contact_type());
  if (!somebody)
    j.error(key, "wrong-type",
            format("\"{}\" is {}, not a person", formula.text, expr::to_text(formula.program.type())));
}

void check_wait(const Judged& j) {
  const bool until = j.node.find("until"), event = j.node.find("event"), due = j.node.find("due");
  if (until == event)
    j.error("kind", "missing-key",
            format("wait {} {}", j.step.id, until ? "cannot wait for a time and an event" : "does not say for what"),
            until ? "two steps and join = \"any\" wait for either" : "until = \"anchor + 30d\", or event = \"…\"");
  if (until && due)
    j.error("due", "not-together", format("wait {} ends at its time; it needs no due date", j.step.id), "until alone");
  if (event && due && !j.node.find("on_timeout"))
    j.error("due", "no-timeout", format("wait {} does not say what its deadline does", j.step.id),
            "on_timeout = \"escalate\", \"skip\" or \"fail\"");
  if (event && !due)
    j.warn("kind", "may-wait-for-ever", format("wait {} has no due date and may wait for ever", j.step.id),
           "due = \"activated + 5bd\" and on_timeout");
  if (event && j.step.on_timeout == Timeout::escalate && j.step.team.empty() && j.loading.definition.owner.empty())
    j.error("on_timeout", "nobody", format("nobody is asked when the event of {} does not come", j.step.id),
            "team = \"…\", or an owner of the workflow");
  if (!event && !j.step.team.empty())
    j.error("team", "not-for-this-kind", format("wait {} ends by itself and needs no team", j.step.id));
}

void check_deadline(const Judged& j) {
  const bool due = j.node.find("due") != nullptr;
  const bool timeout = j.step.on_timeout != Timeout::none;
  if (j.step.kind == StepKind::approval && due && !j.node.find("on_timeout"))
    j.error("due", "no-timeout", format("approval {} does not say what its deadline does", j.step.id),
            "on_timeout = \"escalate\", \"reject\", \"approve\", \"skip\" or \"fail\"");
  if (j.step.kind == StepKind::approval && !due && !timeout)
    j.warn("kind", "may-wait-for-ever", format("approval {} has no due date and may wait for ever", j.step.id),
           "due = \"activated + 2bd\" and on_timeout");
  if (timeout && !due)
    j.error("on_timeout", "no-due", format("step {} has a timeout and no due date", j.step.id), "add due");
  const bool decides = j.step.on_timeout == Timeout::approve || j.step.on_timeout == Timeout::reject;
  if (decides && j.step.kind != StepKind::approval)
    j.error("on_timeout", "not-for-this-kind",
            format("only an approval can be approved or rejected by its deadline, and {} is none", j.step.id));
  if (j.step.kind == StepKind::wait) check_wait(j);
}

void check_rejection(const Judged& j) {
  const bool answers = j.step.kind == StepKind::approval || j.step.declinable;
  for (const std::string_view key : {"on_reject", "rework_to", "max_rounds"})
    if (!answers && j.node.find(key))
      j.error(key, "no-rejection", format("{} can neither be rejected nor declined", j.step.id), "decline = true");
  const bool rework = j.step.on_reject == Rejection::rework;
  const bool target = j.node.find("rework_to") != nullptr;
  if (rework && !target)
    j.error("on_reject", "missing-key", format("{} does not say where rework begins", j.step.id), "rework_to = \"…\"");
  if (!rework && target)
    j.error("rework_to", "no-rework", format("{} has rework_to without on_reject = \"rework\"", j.step.id));
  if (rework && target && j.loading.graph && !j.loading.graph->is_ancestor(j.step.rework_to, j.at) &&
      j.loading.definition.find(j.node.find("rework_to")->text))
    j.error("rework_to", "not-an-ancestor",
            format("rework must begin at a step before {}, and {} is none", j.step.id, j.other(j.step.rework_to).id));
}

/// Whether the formula names whoever does that step, as far as the file alone says.
bool does(const StepDefinition& other, const Formula& formula) {
  if (other.assign) return other.assign->text == formula.text;
  // Of an approval everybody has decided only when all must.
  const bool everybody = other.quorum == 0 || other.approvers.size() == 1;
  const auto same = [&](const Formula& approver) { return approver.text == formula.text; };
  const expr::Kind kind = formula.program.type().kind;
  const bool one = kind != expr::Kind::list && kind != expr::Kind::any;
  return (everybody && one && std::any_of(other.approvers.begin(), other.approvers.end(), same)) ||
         (other.quorum == 0 && std::any_of(other.approvers.begin(), other.approvers.end(), same));
}

void check_somebody_left(const Judged& j) {
  std::vector<std::string> doers;
  const auto excluded = [&](const Formula& approver) {
    for (const std::size_t position : j.step.not_by)
      if (does(j.other(position), approver)) {
        doers.push_back(j.other(position).id);
        return true;
      }
    return false;
  };
  if (j.step.approvers.empty() || !std::all_of(j.step.approvers.begin(), j.step.approvers.end(), excluded)) return;
  doers.erase(std::unique(doers.begin(), doers.end()), doers.end());
  j.error("approvers", "nobody-left", format("nobody could ever decide {}: its approvers do {}, and not_by excludes who does", j.step.id, join(doers, ", ")),
          "name another approver");
}

void check_four_eyes(const Judged& j) {
  for (const std::size_t position : j.step.not_by) {
    const StepDefinition& other = j.other(position);
    if (!j.loading.graph->is_ancestor(position, j.at))
      j.error("not_by", "not-an-ancestor",
              format("step {} does not come before {}, so nobody has done it by then", other.id, j.step.id));
  }
  check_somebody_left(j);
  if (j.step.quorum > 1 && !j.step.approvers.empty()) {
    const bool lists = std::any_of(j.step.approvers.begin(), j.step.approvers.end(), [](const Formula& f) {
      const auto kind = f.program.type().kind;
      return kind == expr::Kind::list || kind == expr::Kind::any;
    });
    if (!lists && j.step.quorum > j.step.approvers.size())
      j.error("quorum", "never-runs",
              format("{} needs {} approvals and has {} approvers", j.step.id, j.step.quorum, j.step.approvers.size()));
  }
}

void check_prefer(const Judged& j) {
  if (!j.step.prefer) return;
  if (!j.loading.graph->is_ancestor(*j.step.prefer, j.at))
    j.error("prefer", "not-an-ancestor",
            format("step {} does not come before {}, so nobody has done it by then", j.other(*j.step.prefer).id, j.step.id));
  if (j.step.team.empty())
    j.error("prefer", "nobody", format("step {} has no team to prefer somebody of", j.step.id), "add team");
}

void check_join(const Judged& j) {
  if (j.step.withdraws_rest && j.step.join == 0)
    j.error("withdraw_rest", "never-runs", format("step {} needs all, so nothing is left to withdraw", j.step.id),
            "join = \"any\" or a number");
  if (j.step.join > j.step.needs.size() && j.node.find("join"))
    j.error("join", "never-runs",
            format("step {} waits for {} of {} steps", j.step.id, j.step.join, j.step.needs.size()),
            "a for_each step ends when its items do; complete_when = \"done >= 2\" says how many are enough");
  if (j.step.when && j.step.when->text == "false")
    j.error("when", "never-runs", format("step {} can never run", j.step.id), "take it out, or say when it runs");
  if (!j.step.conditional && j.loading.graph->can_vanish(j.at) && !j.node.find("if_all_skipped"))
    j.warn("needs", "may-vanish", format("step {} is skipped when everything it needs is skipped", j.step.id),
           "if_all_skipped = \"run\", or \"skip\" when that is meant");
}

/// A step that answers an error has nothing else to wait for.
void check_answer(const Judged& j, const ErrorAnswer& answer) {
  const std::string& id = j.step.id;
  if (answer.does == ErrorAnswer::Does::compensate && !j.loading.definition.compensates)
    j.error("on_error", "no-compensation", format("nothing is taken back in this workflow, so {} cannot", id),
            "on_cancel = \"compensate\" in [workflow]");
  if (answer.does != ErrorAnswer::Does::step) return;
  const StepDefinition& other = j.other(answer.step);
  if (j.step.for_each)
    j.error("on_error", "not-together", format("{} is done for each item, and one step cannot answer for each", id),
            "\"failure\", \"skip\" or \"fail\"");
  const bool needs = std::any_of(other.needs.begin(), other.needs.end(), [&](const Need& need) { return need.step == j.at; });
  const bool others = std::any_of(other.needs.begin(), other.needs.end(), [&](const Need& need) {
    return !answers_error_of(j.other(need.step), answer.step);
  });
  if (!needs || others)
    j.error("on_error", "not-a-successor", format("{} answers the error of {}, and must need it and nothing else", other.id, id),
            format("needs = [\"{}\"] in step {}", id, other.id));
}

void check_action(const Judged& j) {
  check_answer(j, j.step.on_error.otherwise);
  for (const auto& [how, answer] : j.step.on_error.by) check_answer(j, answer);
}

}  // namespace

void check_cycle(Loading& loading) {
  const auto cycle = find_cycle(loading.definition.steps);
  std::string text;
  for (const std::size_t step : cycle) text += loading.definition.steps[step].id + " → ";
  text += loading.definition.steps[cycle.front()].id;
  const toml::Node& node = *loading.step_nodes[cycle.front()];
  const toml::Node* needs = node.find("needs");
  loading.findings.error(needs ? needs->span : node.span, "cycle",
                         format("steps need each other in a circle: {}", text),
                         "an approval with on_reject = \"rework\" goes back without one, and repeat does a step again");
}

void check(Loading& loading) {
  for (std::size_t i = 0; i < loading.definition.steps.size(); ++i) {
    const Judged judged{loading.definition.steps[i], i, *loading.step_nodes[i], loading};
    check_people(judged);
    if (judged.step.assign) check_person_type(judged, *judged.step.assign, false, "assign");
    for (const Formula& approver : judged.step.approvers) check_person_type(judged, approver, true, "approvers");
    for (const StepRung& rung : judged.step.rungs)
      for (const Formula& person : rung.people) check_person_type(judged, person, true, "rungs");
    check_deadline(judged);
    check_rejection(judged);
    check_four_eyes(judged);
    check_prefer(judged);
    check_join(judged);
    check_action(judged);
  }
  check_dates(loading);
}

}  // namespace spoc::workflow
