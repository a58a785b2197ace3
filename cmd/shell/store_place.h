// Where a store is, as people write it: a path, or a URL.
#pragma once

#include <string>
#include <string_view>

namespace spoc::cmd {

/// The path of "spoc.db", "/var/lib/spoc/spoc.db", "file:spoc.db" or "file:///var/lib/spoc/spoc.db"; a relative one begins
/// in `folder`. A URL of PostgreSQL is as it was written. Throws usage for any other URL or an empty text.
std::string store_at(std::string_view where, const std::string& folder);

/// Says in the desk's folder where its store is; one in it is named relative to it.
void write_place(const std::string& folder, const std::string& store);

}  // namespace spoc::cmd
