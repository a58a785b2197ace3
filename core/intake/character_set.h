// Bytes of a mail in the character set that it names, as UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace spoc::intake {

/// What cannot be read becomes U+FFFD. A set that nobody knows, or that the bytes do not fit (ASCII with other bytes),
/// is guessed: UTF-8 when they are, else Windows-1252. Names that programs use wrongly mean what these mean by them
/// (WHATWG Encoding): ISO-8859-1 is Windows-1252, GB2312 is GB18030.
std::string from_character_set(std::string_view bytes, std::string_view name);

}  // namespace spoc::intake
