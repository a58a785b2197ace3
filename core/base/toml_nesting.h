// How deeply a TOML text nests, found without building anything: a parser that recurses must not meet deep text. Inside
// `base` only.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace spoc::toml {

/// The offset where brackets or the parts of one dotted key go deeper than `limit`, or nothing. Exact for well-formed
/// text; behind the first syntax error it may say anything, a parser stops there.
std::optional<std::size_t> too_deep(std::string_view text, int limit);

}  // namespace spoc::toml
