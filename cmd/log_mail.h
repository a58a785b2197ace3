// Mail on standard input, in a file, a mailbox or a Maildir: for the alias of a mail system, which knows "taken" and
// "later" only.
#pragma once

#include <span>
#include <string>

#include "cmd/shell/context.h"

namespace spoc::cmd {

/// Whether these words call for taking mail: then whatever goes wrong ends with 75.
bool asks_to_take_mail(std::span<const std::string> words);

/// Takes every mail there; ok when each is on disk, or was before, else try_again. Throws nothing: what went wrong is
/// said on standard error. What it prints is lost when nobody reads it.
Code log_mail(Context& context, const Arguments& arguments) noexcept;

}  // namespace spoc::cmd
