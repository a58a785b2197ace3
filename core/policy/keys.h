// The format of spoc.toml as one table: every key with its type, default and meaning. Reading checks files against it,
// `check` takes its hints from it, and the manual's page is made from it.
//
// A path names tables by dots. A word in capitals stands for names people choose (NAME, FIELD) or for a vocabulary
// (DAYS, DATE, LEVEL, VERB …). A type is "text", "team", "condition" …, "list of" one of these, or words with " | "
// between them.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/load.h"

namespace spoc::policy {

/// One key with its neighbours in the table: what a reader of a file needs to know about it.
struct KeyRow {
  const Key* key = nullptr;
  std::string_view name;     ///< last part of the path
  bool placeholder = false;  ///< the name stands for any name of its kind
  bool list = false;
  std::string_view type;           ///< without "list of "
  std::vector<std::string> words;  ///< of a vocabulary, else empty
};

/// The table by the path of the table that holds the keys ("" is the file itself).
class Schema {
 public:
  static const Schema& get();

  /// Every key of that table, in the order of the manual; empty when there is no such table.
  std::span<const KeyRow> children(std::string_view path) const;
  /// The row for a key found in a file: its own, else the placeholder's; nothing when the key is unknown.
  const KeyRow* find(std::string_view path, std::string_view key) const;

 private:
  Schema();
  std::map<std::string, std::vector<KeyRow>, std::less<>> rows_;
};

/// What roles and accounts may be allowed to do.
std::span<const std::string_view> verbs();
/// The reports that a document may contain.
std::span<const std::string_view> report_names();
/// What has a retention of its own.
std::span<const std::string_view> retention_kinds();

/// The manual's page about spoc.toml, as Markdown.
std::string keys_manual();

}  // namespace spoc::policy
