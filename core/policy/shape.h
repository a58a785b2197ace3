// Checks a parsed spoc.toml against the table of keys: unknown and missing keys, types, vocabularies, references to
// what is not defined. What can only be judged across several values is the readers' (read_*.cpp).
#pragma once

#include <string_view>

#include "base/toml.h"
#include "policy/findings.h"
#include "policy/names.h"

namespace spoc::policy {

void check_shape(const toml::Node& root, const Names& names, Findings& findings);

/// Words a rung may tell besides teams and people.
std::span<const std::string_view> recipient_roles();

/// "75%" as 75; nothing on anything else. Negative and above 1000 is nothing, too.
std::optional<double> parse_percentage(std::string_view text);
/// "+4bh", "-1h"; the sign is required.
std::optional<time::Duration> parse_offset(std::string_view text);
/// "08:30" as minutes of the day.
std::optional<int> parse_time_of_day(std::string_view text);

}  // namespace spoc::policy
