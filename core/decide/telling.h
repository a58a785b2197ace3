// Which words tell what a text is about, and which are in every ticket of a service desk.
#pragma once

#include <string_view>

namespace spoc::decide {

/// `word` is folded.
bool tells(std::string_view word);

}  // namespace spoc::decide
