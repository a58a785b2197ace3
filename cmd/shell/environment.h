// What surrounds one call of the program: its words, its variables, its folder, its streams. Captured once by `main`,
// so that nothing else asks the process, and tests can make one up.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spoc::cmd {

struct Environment {
  std::vector<std::string> arguments;       ///< as typed, any bytes, without the program's own name
  std::vector<std::string_view> variables;  ///< "NAME=value"; the bytes belong to the process
  std::string folder;                       ///< the current one; empty when it does not exist any more
  std::uint32_t user = 0;                   ///< the real user's number
  std::uint32_t effective_user = 0;
  std::optional<std::uint32_t> sudo_user;   ///< who called sudo, when that was somebody else
  /// sudo runs this program for somebody who may run nothing else: no path and no variable of theirs counts.
  bool privileged = false;
  std::string home;                         ///< of the effective user; only where it is privileged
  int input = 0;
  int output = 1;
  int errors = 2;

  /// The value of the variable, also when it is empty; nothing when it is not set.
  std::optional<std::string_view> variable(std::string_view name) const;
  /// The value when it is set and not empty.
  std::optional<std::string_view> filled(std::string_view name) const;
};

/// Of this process. `variables` is the array that `main` gets, ended by a null pointer.
Environment capture(int count, char** arguments, char** variables);

/// The variables for another program: those of this one, with `settings` ("NAME=value") in place of their namesakes.
std::vector<std::string> variables_with(const Environment& environment, const std::vector<std::string>& settings);

/// Where settings and the desk are looked for: of a privileged program below the home of its own user and in /etc/xdg. Else the
/// user's own folder first: `spoc` in $XDG_CONFIG_HOME (else ~/.config), then in
/// each of $XDG_CONFIG_DIRS (else /etc/xdg). Relative paths are passed over, as the XDG base directory specification
/// says.
std::vector<std::string> configuration_folders(const Environment& environment);

}  // namespace spoc::cmd
