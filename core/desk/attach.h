// Files that come with a message: kept once by their content, under a name that can do no harm.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/deciding.h"
#include "intake/draft.h"

namespace spoc::desk {

/// The last part of a name of any system, as one line without controls, leading dots and direction marks, at most 120
/// cells wide; "file" when nothing is left. It says what a sender called the file; nothing is ever written to a place
/// it names.
std::string attachment_name(std::string_view name);

/// More than that is no attachment: as much as a mail may be to be taken apart.
inline constexpr std::size_t kLargestFile = 48u << 20;

/// Puts the contents away and says what is kept. Throws data for a file that is too large.
std::vector<domain::Attachment> attach(Deciding& deciding, const std::vector<intake::DraftFile>& files);

}  // namespace spoc::desk
