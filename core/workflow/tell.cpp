// Who is told that a step has begun: once for the step, not for each of its items.
#include "base/format.h"
#include "workflow/advancing.h"
#include "workflow/moment.h"
#include "workflow/values.h"

namespace spoc::workflow {

namespace {

/// "person:ana", "address:mona@home.example"; or why there is nobody.
std::variant<std::string, NoValue> told(const expr::Value& value, const Formula& formula, const RunScope& scope) {
  if (const domain::Person* person = person_of(value, scope.world().people)) return "person:" + person->id;
  std::string_view who;
  if (const auto* text = std::get_if<expr::Text>(&value.data)) who = text->view();
  if (const auto* record = std::get_if<const expr::Record*>(&value.data)) who = (*record)->identity();
  if (who.find('@') != std::string_view::npos) return "address:" + std::string(who);
  return NoValue{format("\"{}\" names nobody in the directory", formula.text)};
}

/// Somebody who is left out of an optional input is nobody, and no mistake.
bool absent(const expr::Value& value) {
  return std::holds_alternative<expr::Null>(value.data);
}

}  // namespace

std::variant<std::vector<Telling>, std::string> tellings_of(const StepDefinition& step, const RunScope& scope,
                                                            Instant when) {
  std::vector<Telling> tellings;
  for (const std::string& role : step.tell.roles) tellings.push_back({role, {}, {}, when});
  for (const Formula& formula : step.tell.people) {
    const expr::Result result = formula.program.evaluate(scope);
    if (const auto* failure = std::get_if<expr::Failure>(&result))
      return format("\"{}\": {}", formula.text, failure->message);
    const expr::Value& value = std::get<expr::Value>(result);
    const expr::List one{value};
    const auto* list = std::get_if<std::shared_ptr<const expr::List>>(&value.data);
    for (const expr::Value& each : list ? **list : one) {
      if (absent(each)) continue;
      auto to = told(each, formula, scope);
      if (auto* nobody = std::get_if<NoValue>(&to)) return std::move(nobody->why);
      tellings.push_back({std::get<std::string>(std::move(to)), {}, {}, when});
    }
  }
  if (tellings.empty()) return tellings;
  std::string title = step.id, text;
  if (!step.title.text.empty())
    if (auto problem = fill(step.title, scope, title)) return *problem;
  if (auto problem = fill(step.text, scope, text)) return *problem;
  for (Telling& telling : tellings) telling.text = text.empty() ? title : title + "\n\n" + text;
  return tellings;
}

void Advancing::activate(const StepAt& at, Instant when) {
  if (defined(at).tell.empty() || !at.item.empty()) return activate_silently(at, when);
  RunScope names = scope(at, when);
  auto tellings = tellings_of(defined(at), names.activated_at(when), when);
  if (const auto* problem = std::get_if<std::string>(&tellings)) {
    const bool waits = waits_for_anchor(definition_, run(), at.step);
    return waits ? undecided(at, when, "anchor") : fail(at, when, *problem);
  }
  const std::size_t before = change_.events.size();
  activate_silently(at, when);
  for (std::size_t i = before; i < change_.events.size(); ++i) {
    const auto* begun = std::get_if<domain::StepActivated>(&change_.events[i].event);
    const auto* done = std::get_if<domain::StepFinished>(&change_.events[i].event);
    const bool active = begun && begun->step == defined(at).id && begun->item.empty();
    const bool passed = done && done->step == defined(at).id && done->item.empty() && done->state == StepState::done;
    if (!active && !passed) continue;
    for (Telling& telling : std::get<0>(tellings)) {
      telling.ticket = active ? begun->ticket : TicketId();
      result_.tellings.push_back(std::move(telling));
    }
    return;
  }
}

}  // namespace spoc::workflow
