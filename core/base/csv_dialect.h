// How a CSV file is written, guessed from its beginning. Inside `base` only.
#pragma once

#include <string_view>

namespace spoc::csv {

/// "utf-8", "utf-16le", "utf-16be" or "windows-1252". A `sample` that is not `complete` may end within a character.
std::string_view recognise_encoding(std::string_view sample, bool complete);

/// The one of , ; tab | with which most rows have equally many cells; a comma when none divides anything.
char recognise_delimiter(std::string_view sample, bool complete);

}  // namespace spoc::csv
