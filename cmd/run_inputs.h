// The inputs of a run that does not exist yet, as starting and planning it take them.
#pragma once

#include "cmd/shell/context.h"
#include "desk/run.h"

namespace spoc::cmd {

/// The workflow of the first positional with what --set, --input and --override say. Throws usage for an override
/// without a reason, data for a file that is no JSON object.
desk::StartRun start_of(Context& context, const Arguments& arguments);
/// Throws usage for an override without a reason.
void require_reason(const Arguments& arguments);

inline constexpr Argument kWorkflowArgument{
    .name = "WORKFLOW", .help = "see them: spoc catalog workflows", .completer = Completer::workflow};
inline constexpr Option kInputSet{.name = "--set",
                                  .letter = 's',
                                  .value = "PATH=VALUE",
                                  .help = "an input, like employee.name=Ana; JSON for lists",
                                  .repeatable = true};
inline constexpr Option kInputFile{.name = "--input",
                                   .letter = 'i',
                                   .value = "FILE",
                                   .help = "all inputs as one JSON object, - for standard input",
                                   .completer = Completer::file};
inline constexpr Option kOverride{
    .name = "--override", .value = "INPUT", .help = "do not ask its check; needs --reason", .repeatable = true};

}  // namespace spoc::cmd
