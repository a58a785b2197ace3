#include "cmd/shell/environment.h"

#include <unistd.h>

#include <algorithm>
#include <climits>

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

Environment capture(int count, char** arguments, char** variables) {
  Environment environment;
  for (int i = 1; i < count; ++i) environment.arguments.emplace_back(arguments[i]);
  for (char** entry = variables; *entry; ++entry) environment.variables.emplace_back(*entry);
  char folder[PATH_MAX];
  if (getcwd(folder, sizeof folder)) environment.folder = folder;
  environment.user = getuid();
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
  if (absolute(own)) {
    folders.push_back(join_path(*own, "spoc"));
  } else if (absolute(home)) {
    folders.push_back(join_path(*home, ".config/spoc"));
  }
  for (std::string_view folder : split(environment.filled("XDG_CONFIG_DIRS").value_or("/etc/xdg"), ':'))
    if (folder.starts_with('/')) folders.push_back(join_path(folder, "spoc"));
  return folders;
}

}  // namespace spoc::cmd
