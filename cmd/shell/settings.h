// What a user set for themselves, in `config.toml` of their configuration folder: aliases, the default channel, columns, view.
#pragma once

#include <string>
#include <vector>

#include "cmd/shell/dispatch.h"
#include "cmd/shell/environment.h"

namespace spoc::cmd {

struct Settings {
  Aliases aliases;                    ///< [alias] mine = "list --assignee me", or a list of words
  std::string channel;                ///< default of `log --channel`
  std::vector<std::string> columns;   ///< default columns of `list`
  std::string view;                   ///< default view of `list`
};

/// Reads them; all empty when there is no file. Throws configuration, with the place, on a file that is wrong.
Settings read_settings(const Environment& environment);

}  // namespace spoc::cmd
