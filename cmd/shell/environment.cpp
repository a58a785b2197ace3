#include "cmd/shell/environment.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <limits>

#include "base/file.h"
#include "base/text.h"

namespace spoc::cmd {

std::optional<std::string_view> Environment::variable(std::string_view name) const {
  for (std::string_view entry : variables)
    if (entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name))
      return entry.substr(name.size() + 1);
  return std::nullopt;
}

std::optional<std::string_view> Environment::filled(std::string_view name) const {
  const std::optional<std::string_view> value = variable(name);
  return value && !value->empty() ? value : std::nullopt;
}

namespace {

std::optional<std::uint32_t> number_of(std::optional<std::string_view> text) {
  const auto number = text ? to_integer(*text) : std::nullopt;
  if (!number || *number < 0 || *number > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

/// True when what sudo was asked to run is this program itself, and not a script or shell that runs it among other things.
bool sudo_ran_us(std::string_view command) {
  const std::string program(command.substr(0, command.find(' ')));
  struct stat there {}, here {};
  return stat(program.c_str(), &there) == 0 && stat("/proc/self/exe", &here) == 0 && there.st_dev == here.st_dev &&
         there.st_ino == here.st_ino;
}

/// How sudo was used. The system's administrator who becomes root to run a script is root; somebody who may run only this
/// program, as root or as the desk's system user, stays who they are.
void read_sudo(Environment& environment) {
  const auto caller = number_of(environment.filled("SUDO_UID"));
  if (!caller || *caller == environment.effective_user) return;
  environment.sudo_user = caller;
  environment.privileged =
      environment.effective_user != 0 || sudo_ran_us(environment.filled("SUDO_COMMAND").value_or(""));
}

/// Variables of the caller that a privileged program heeds: how text looks, and nothing else.
bool is_harmless(std::string_view entry) {
  for (const std::string_view name : {"LANG=", "LC_ALL=", "LC_CTYPE=", "TERM=", "NO_COLOR=", "COLUMNS="})
    if (entry.starts_with(name)) return true;
  return false;
}

}  // namespace

Environment capture(int count, char** arguments, char** variables) {
  Environment environment;
  for (int i = 1; i < count; ++i) environment.arguments.emplace_back(arguments[i]);
  for (char** entry = variables; *entry; ++entry) environment.variables.emplace_back(*entry);
  char folder[PATH_MAX];
  if (getcwd(folder, sizeof folder)) environment.folder = folder;
  environment.user = getuid();
  environment.effective_user = geteuid();
  read_sudo(environment);
  if (environment.privileged) {
    std::erase_if(environment.variables, [](std::string_view entry) { return !is_harmless(entry); });
    environment.folder.clear();
    if (const passwd* entry = getpwuid(environment.effective_user)) environment.home = entry->pw_dir;
  }
  return environment;
}

std::vector<std::string> variables_with(const Environment& environment, const std::vector<std::string>& settings) {
  std::vector<std::string> variables = settings;
  for (std::string_view entry : environment.variables) {
    const std::string_view name = entry.substr(0, entry.find('='));
    const bool replaced = std::any_of(settings.begin(), settings.end(), [&](const std::string& setting) {
      return setting.size() > name.size() && setting[name.size()] == '=' && setting.starts_with(name);
    });
    if (!replaced) variables.emplace_back(entry);
  }
  return variables;
}

std::vector<std::string> configuration_folders(const Environment& environment) {
  std::vector<std::string> folders;
  const auto absolute = [](std::optional<std::string_view> path) { return path && path->starts_with('/'); };
  const auto own = environment.variable("XDG_CONFIG_HOME");
  const auto home = environment.variable("HOME");
  if (environment.privileged) {
    if (absolute(environment.home)) folders.push_back(join_path(environment.home, ".config/spoc"));
  } else if (absolute(own)) {
    folders.push_back(join_path(*own, "spoc"));
  } else if (absolute(home)) {
    folders.push_back(join_path(*home, ".config/spoc"));
  }
  for (std::string_view folder : split(environment.filled("XDG_CONFIG_DIRS").value_or("/etc/xdg"), ':'))
    if (folder.starts_with('/')) folders.push_back(join_path(folder, "spoc"));
  return folders;
}

}  // namespace spoc::cmd
