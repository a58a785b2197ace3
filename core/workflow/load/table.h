// Reading a TOML table of a workflow: what is missing is the default, what is wrong is a finding, and reading goes on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/toml.h"
#include "policy/findings.h"

namespace spoc::workflow {

/// A key of the format; one with `instead` is none, but people expect it: that is what to write.
struct Key {
  std::string_view name;
  std::string_view instead = {};
};

class Table {
 public:
  /// `what` names it in messages: "step payroll".
  Table(const toml::Node& node, std::string what, policy::Findings& findings)
      : node_(&node), what_(std::move(what)), findings_(&findings) {}

  /// Reports unknown keys, with the nearest known one or what to write instead.
  void check_keys(std::span<const Key> keys) const;

  const toml::Node& node() const { return *node_; }
  const std::string& what() const { return what_; }
  bool has(std::string_view key) const { return node_->find(key) != nullptr; }
  /// The value of that kind; nothing when it is absent or, after a finding, of another kind.
  const toml::Node* get(std::string_view key, toml::Kind kind) const;
  std::string text(std::string_view key, std::string_view fallback = {}) const;
  bool boolean(std::string_view key, bool fallback) const;
  std::int64_t integer(std::string_view key, std::int64_t fallback, std::int64_t least, std::int64_t most) const;
  /// The strings of a list.
  std::vector<const toml::Node*> texts(std::string_view key) const;
  /// Position of the text among `words`; nothing when it is absent or, after a finding, none of them.
  std::optional<std::size_t> word(std::string_view key, std::span<const std::string_view> words) const;

 private:
  void wrong(const toml::Node& value, std::string_view key, std::string_view wanted) const;

  const toml::Node* node_;
  std::string what_;
  policy::Findings* findings_;
};

}  // namespace spoc::workflow
