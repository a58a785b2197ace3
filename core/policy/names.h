// The names that the files of a desk define, gathered before anything refers to one: what references are checked
// against.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/toml.h"
#include "policy/policy.h"

namespace spoc::policy {

/// Names by kind: "team", "calendar", "department", "service", "ladder", "channel", "level", "workflow", "file".
class Names {
 public:
  Names(const toml::Node& root, const std::vector<File>& files);

  const std::vector<std::string>& of(std::string_view kind) const;
  bool has(std::string_view kind, std::string_view name) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> names_;
};

/// Why a text is no name: names are `[a-z][a-z0-9_]*`, those of events have parts with dots. Nothing when it is one.
std::optional<std::string> not_a_name(std::string_view text, bool dotted = false);

/// The stem of workflows/STEM.toml; nothing for other paths.
std::optional<std::string> workflow_of(std::string_view path);

}  // namespace spoc::policy
