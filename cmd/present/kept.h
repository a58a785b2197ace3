// What `restore` and `import` share: where the desk is to be, who asks, and how the answer looks.
#pragma once

#include <optional>
#include <string_view>

#include "cmd/shell/context.h"
#include "desk/keep.h"

namespace spoc::cmd {

/// The folder that is named, which may be new, else the desk as every command finds it.
desk::Place place_of(Context& context, std::optional<std::string_view> folder);

/// Who asks, where there may be no directory yet to look them up in.
store::Caller caller_of(Context& context, std::string_view verb);

/// `done` begins the sentence: "restored".
void print_kept(Context& context, const desk::Kept& kept, std::string_view schema, std::string_view done);

}  // namespace spoc::cmd
