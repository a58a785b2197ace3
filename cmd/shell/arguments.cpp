#include "cmd/shell/command.h"

#include "base/file.h"

namespace spoc::cmd {

std::optional<std::string_view> Arguments::positional(std::size_t position) const {
  if (position >= positionals_.size()) return std::nullopt;
  return positionals_[position];
}

bool Arguments::has(std::string_view option) const {
  for (const Given& given : given_)
    if (given.option == option) return true;
  return false;
}

std::optional<std::string_view> Arguments::value(std::string_view option) const {
  for (const Given& given : given_)
    if (given.option == option) return given.value;
  return std::nullopt;
}

std::vector<std::string_view> Arguments::values(std::string_view option) const {
  std::vector<std::string_view> found;
  for (const Given& given : given_)
    if (given.option == option) found.push_back(given.value);
  return found;
}

std::string Arguments::name_of_file(std::string_view path) const {
  for (const Given& given : given_)
    if (given.value == path && !given.called.empty()) return file_name(given.called);
  return file_name(path);
}

}  // namespace spoc::cmd
