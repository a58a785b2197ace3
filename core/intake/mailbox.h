// Several mails in one file, as mail programs keep them (mbox, RFC 4155).
#pragma once

#include <string_view>
#include <vector>

namespace spoc::intake {

/// The mails of a file that begins with a line "From sender date": each from such a line, at the beginning or behind an
/// empty line, to the next. Any other file is one mail. Nothing of an empty file.
std::vector<std::string_view> mails_in(std::string_view bytes);

}  // namespace spoc::intake
