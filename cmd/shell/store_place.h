// Where a store is, as people write it: a path, or a URL.
#pragma once

#include <string>
#include <string_view>

namespace spoc::cmd {

/// The path of "spoc.db", "/var/lib/spoc/spoc.db", "file:spoc.db" or "file:///var/lib/spoc/spoc.db"; a relative one begins
/// in `folder`. A URL of PostgreSQL is as it was written. Throws usage for any other URL or an empty text.
std::string store_at(std::string_view where, const std::string& folder);

}  // namespace spoc::cmd
