#include "workflow/command.h"

#include <algorithm>

#include "base/format.h"
#include "workflow/engine.h"

namespace spoc::workflow {

namespace {

using Filled = std::variant<std::string, NoValue>;

Filled fill(const Wording& wording, const RunScope& scope) {
  auto filled = wording.filled.fill(scope, [](std::string_view value) { return std::string(value); });
  if (const auto* failure = std::get_if<expr::Failure>(&filled))
    return NoValue{format("\"{}\": {}", wording.text, failure->message)};
  std::string text = std::get<std::string>(std::move(filled));
  if (text.find('\0') != std::string::npos) return NoValue{format("\"{}\" has a zero byte", wording.text)};
  return text;
}

/// What the anchor decides is not known while there is none.
bool is_open(const Action& action, const Definition& definition, const domain::Run& run) {
  if (run.anchor || !definition.anchor) return false;
  const auto names_anchor = [](const Wording& wording) {
    const auto reads = wording.filled.reads();
    return std::any_of(reads.begin(), reads.end(),
                       [](const auto& path) { return path == "anchor" || path == "target"; });
  };
  return std::any_of(action.arguments.begin(), action.arguments.end(), names_anchor) ||
         std::any_of(action.variables.begin(), action.variables.end(),
                     [&](const auto& variable) { return names_anchor(variable.second); });
}

bool is_plain(std::string_view text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:,@%";
  return !text.empty() && text.find_first_not_of(kPlain) == std::string_view::npos;
}

std::string quoted(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out + "'";
}

}  // namespace

std::variant<Command, Undecided, NoValue> command_of(const Action& action, const RunScope& scope) {
  Command command;
  bool only_operands = false;  // behind "--"
  for (const Wording& wording : action.arguments) {
    Filled filled = fill(wording, scope);
    if (auto* nothing = std::get_if<NoValue>(&filled)) return std::move(*nothing);
    std::string& text = std::get<std::string>(filled);
    const bool became_option = text.starts_with('-') && !wording.text.starts_with('-') && !only_operands;
    if (became_option)
      return NoValue{format("\"{}\" would become \"{}\", which a program takes for an option", wording.text, text)};
    only_operands = only_operands || wording.text == "--";
    command.arguments.push_back(std::move(text));
  }
  for (const auto& [name, wording] : action.variables) {
    Filled filled = fill(wording, scope);
    if (auto* nothing = std::get_if<NoValue>(&filled)) return std::move(*nothing);
    command.variables.emplace_back(name, std::get<std::string>(std::move(filled)));
  }
  command.secrets = action.secrets;
  return command;
}

const Action* action_of(const Definition& definition, std::string_view step) {
  const std::string_view undone = undone_by(step);
  const auto position = definition.find(undone.empty() ? step : undone);
  if (!position) return nullptr;
  const StepDefinition& defined = definition.steps[*position];
  if (undone.empty()) return defined.action ? &*defined.action : nullptr;
  return defined.compensate && defined.compensate->action ? &*defined.compensate->action : nullptr;
}

std::variant<Command, Undecided, NoValue> command_of(const Definition& definition, const domain::Run& run,
                                                     const domain::Step& step, const World& world, Instant now) {
  const Action* action = action_of(definition, step.id);
  if (!action) return NoValue{format("step {} runs no program", step.id)};
  if (is_open(*action, definition, run)) return Undecided{"anchor"};
  const std::string_view undone = undone_by(step.id);
  const StepDefinition& defined =
      definition.steps[*definition.find(undone.empty() ? std::string_view(step.id) : undone)];
  RunScope scope(definition, run, world, now);
  scope.activated_at(step.activated_at.value_or(now));
  json::Value item;
  const domain::Step* of = step.item.empty() ? nullptr : run.step(defined.id, step.item);
  if (of && defined.for_each) {
    item = json::parse(of->value, "an item", {1u << 20, 32});
    scope.with_item(item, defined.for_each->item);
  }
  return command_of(*action, scope);
}

std::string to_text(const Command& command) {
  std::string text;
  for (const auto& [name, value] : command.variables) text += format("{}={} ", name, quoted(value));
  for (const auto& [name, secret] : command.secrets) text += format("{}=<secret {}> ", name, secret);
  for (const std::string& argument : command.arguments) text += quoted(argument) + " ";
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace spoc::workflow
