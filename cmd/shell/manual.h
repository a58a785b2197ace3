// The manual from what commands declare: roff for man(1), Markdown for reading on the web.
#pragma once

#include <span>
#include <string>

#include "cmd/shell/command.h"

namespace spoc::cmd {

/// spoc-VERB(1): name, synopsis, description, arguments, options, standing options, examples, exit status.
std::string man_page(const Command& command);

/// spoc(1): what spoc is and every command with its synopsis, summary and options.
std::string man_page_of_all(std::span<const Command* const> commands);

/// Every command by group, with its options as tables.
std::string markdown_reference(std::span<const Command* const> commands);

}  // namespace spoc::cmd
