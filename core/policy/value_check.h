// One value of spoc.toml against the type that the table of keys gives its key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/toml.h"
#include "policy/findings.h"
#include "policy/keys.h"
#include "policy/names.h"

namespace spoc::policy {

class ValueCheck {
 public:
  ValueCheck(const Names& names, Findings& findings) : names_(names), findings_(findings) {}

  /// A value that is no table; of a list, one item.
  void check(const toml::Node& node, const KeyRow& row, const toml::Entry& entry);
  void wrong_type(const toml::Node& node, const toml::Entry& entry, std::string_view wanted);
  /// Reports "unknown-KIND" with the nearest of `known`.
  void known_word(const toml::Span& span, std::string_view text, const std::vector<std::string>& known,
                  std::string_view kind);

 private:
  bool check_plain(const toml::Node& node, const KeyRow& row, const toml::Entry& entry);
  void check_text(const toml::Node& node, const KeyRow& row);
  void check_reference(const toml::Node& node, std::string_view kind);
  void check_recipient(const toml::Node& node, bool destination);
  void check_column(const toml::Node& node, bool sort);
  void check_path(const toml::Node& node, bool must_exist);
  void check_expression(const toml::Node& node, PlaceOf place);
  void check_kind(const toml::Node& node);
  void check_zone(const toml::Node& node);

  const Names& names_;
  Findings& findings_;
};

}  // namespace spoc::policy
