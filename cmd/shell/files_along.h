// Files that come along with values: `--set scan=passport.pdf --attach passport.pdf`. Only what an option names is
// opened, never what a value, a table or a mail says.
#pragma once

#include "cmd/shell/context.h"
#include "intake/draft.h"

namespace spoc::cmd {

inline constexpr Option kAttachNamed{.name = "--attach",
                                     .letter = 'a',
                                     .value = "FILE",
                                     .help = "a file that a field names; of a folder all its files",
                                     .completer = Completer::file,
                                     .repeatable = true};

/// What --attach says. Files that lie in a folder may be left over. Throws data when they are more than 256 MiB
/// together.
intake::FilesAlong files_along(Context& context);

}  // namespace spoc::cmd
