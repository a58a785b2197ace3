// Help as text, from what commands declare. A typical command's help fits a screen of 80 by 24.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cmd/shell/command.h"

namespace spoc::cmd {

/// "spoc route [ID…] [OPTION…]", without a newline.
std::string usage_line(const Command& command);

/// The positionals of a usage line: "ID ADDRESS", "[ID…]"; empty when there are none.
std::string usage_arguments(const Command& command);

/// "-t, --team TEAM…": letter, name, alias, placeholder; "…" for what may be repeated. Options without letter are not
/// indented.
std::string option_heading(const Option& option);

/// The option's help, with the words it takes where neither help nor placeholder names them.
std::string option_help(const Option& option);

/// `spoc --help`: every command by group in the order of the table, one line each.
std::string overview(std::span<const Command* const> commands);

/// `spoc VERB --help`: one sentence, usage, options, at most two examples, and the standing options on a line or two.
/// On a screen the options that stand last give way, named without their help, when there are more than fit.
enum class Page { screen, whole };
std::string command_help(const Command& command, Page page = Page::screen);

/// `spoc FAMILY --help`: the commands whose first word is `family`.
std::string family_help(std::string_view family, std::span<const Command* const> commands);

}  // namespace spoc::cmd
