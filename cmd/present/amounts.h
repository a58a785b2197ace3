// How much there is, in words: bytes, and the size of a desk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/store.h"

namespace spoc::cmd {

/// "512 B", "4.2 MB": powers of 1000.
std::string bytes_text(std::int64_t bytes);
/// "1 ticket", "2 tickets".
std::string count_text(std::int64_t count, std::string_view one, std::string_view many);
/// "3 tickets, 1 run, 71 entries".
std::string extent_text(const store::Extent& extent);

}  // namespace spoc::cmd
