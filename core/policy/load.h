// From text files to the policy, with every error and warning of all files in one pass.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "policy/names.h"
#include "policy/policy.h"

namespace spoc::policy {

struct Loaded {
  std::shared_ptr<const Policy> policy;  ///< nothing when there was an error
  Diagnostics diagnostics;               ///< errors and warnings, sorted
  Names names;                           ///< what the files define, also where they have errors: to judge workflows by
};

/// Checks and compiles the files of a desk: "spoc.toml", files named by `import`, "workflows/*.toml" (whose content is
/// the workflow floor's to check; here only their names count), "templates/*", "kb/*.md". Zones are read from the system. Pure
/// otherwise.
Loaded load(std::vector<File> files);

/// All files of a desk's folder that belong to its bundle, sorted by path. Throws not_found when there is no spoc.toml.
std::vector<File> read_files(const std::string& folder);

/// SHA-256 over the sorted paths and contents; 64 hexadecimal digits.
std::string hash_of(const std::vector<File>& files);

/// The checked policy as bytes for the store, and back without checking again: what every command starts from.
/// `restore` throws io on damaged bytes, and nothing when another version of the program packed them.
std::string pack(const Policy& policy);
std::shared_ptr<const Policy> restore(std::string_view bytes);

/// One key of the format, for `check`'s nearest-name hints and the manual: one table, from which both are made.
struct Key {
  std::string_view path;      ///< "sla.NAME.when"
  std::string_view type;      ///< "expression", "duration", "list of text"
  std::string_view fallback;  ///< default as written, or empty
  std::string_view what;      ///< one sentence
};
std::span<const Key> keys();

}  // namespace spoc::policy
