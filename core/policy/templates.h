// What `spoc init` writes: a small desk that is ready to use, or the sample organisation of examples/desk with the
// value streams of workflows/. The texts are those files, embedded when the program is built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.h"

namespace spoc::policy {

/// All files of the sample desk, by their path in the desk's folder: spoc.toml, people.csv, workflows/…, sorted.
std::vector<File> sample_files();

/// spoc.toml of a new desk. Any text may be its name; `zone` should be a known zone (check says so otherwise).
std::string starter_policy(std::string_view name, std::string_view zone);

}  // namespace spoc::policy
