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

/// Names by kind: "team", "calendar", "department", "service", "ladder", "channel", "level", "workflow", "event",
/// "file".
class Names {
 public:
  /// Of files that could not be read at all: nothing can be judged by them.
  Names() : sound_(false) {}
  Names(const toml::Node& root, const std::vector<File>& files);
  /// Of a policy that was checked.
  explicit Names(const Policy& policy);

  const std::vector<std::string>& of(std::string_view kind) const;
  bool has(std::string_view kind, std::string_view name) const;
  /// Whether a name of that kind may be called unknown. Not when the files have errors and nothing of the kind could be read:
  /// that was said where it is missing, and everything that refers to it would say it again.
  bool judges(std::string_view kind) const { return sound_ || !of(kind).empty(); }
  /// The fields of an event; nothing when there is none of that name.
  const Fields* event_fields(std::string_view event) const;
  /// The files they come from have errors.
  void set_unsound() { sound_ = false; }

 private:
  bool sound_ = true;
  std::map<std::string, std::vector<std::string>, std::less<>> names_;
  std::map<std::string, Fields, std::less<>> event_fields_;
};

/// Why a text is no name: names are `[a-z][a-z0-9_]*`, those of events have parts with dots. Nothing when it is one.
std::optional<std::string> not_a_name(std::string_view text, bool dotted = false);

/// The stem of workflows/STEM.toml; nothing for other paths.
std::optional<std::string> workflow_of(std::string_view path);

}  // namespace spoc::policy
