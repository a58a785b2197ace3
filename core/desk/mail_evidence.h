// Which files of a mail show that an item of a checklist is done: `#tick passport`, and the scan attached to the same
// mail.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/mail.h"
#include "intake/mail_lines.h"

namespace spoc::desk {

/// What stands for the file in the lines that a message offers (deliver/answer_lines.h): the only one that is attached.
inline constexpr std::string_view kAnyFile = "FILE";

struct ShownBy {
  std::vector<std::size_t> files;  ///< positions in the mail's
  std::string text;                ///< what is said besides
};

/// `said` is what stands behind "=". The file of that name; else, when one is attached, that one, and `said` is words
/// about it. Pictures of a page and signatures are nobody's evidence. Throws data where nothing is attached, or several
/// are and none is named.
ShownBy shown_by(std::string_view item, std::string_view said, const std::vector<intake::MailFile>& files);

}  // namespace spoc::desk
