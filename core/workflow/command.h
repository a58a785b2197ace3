// What an action runs, filled in for one run: the same value is carried out, explained and shown before.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "workflow/definition.h"
#include "workflow/moment.h"
#include "workflow/scope.h"

namespace spoc::workflow {

/// Arguments with the program first, variables with their values, and the secrets by name.
struct Command {
  std::vector<std::string> arguments;
  std::vector<std::pair<std::string, std::string>> variables, secrets;
};

/// Undecided when a value is not known yet, NoValue with the reason when it cannot be run: an expression without a
/// value, or a value that its program would take for an option.
std::variant<Command, Undecided, NoValue> command_of(const Action& action, const RunScope& scope);

/// The program of a step, or of what takes a step back ("undo:payroll"); nothing when it is done by no program.
const Action* action_of(const Definition& definition, std::string_view step);

/// The same, filled in for a step that has begun.
std::variant<Command, Undecided, NoValue> command_of(const Definition& definition, const domain::Run& run,
                                                     const domain::Step& step, const World& world, Instant now);

/// "idm-ctl create --name 'Mona Fischer'": how it would be typed, for people to read. Nothing runs it.
std::string to_text(const Command& command);

}  // namespace spoc::workflow
