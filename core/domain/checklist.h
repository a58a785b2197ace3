// What a checklist comes to. An item with parts is a heading over them: it is done when enough of them are, and is not
// ticked itself. A part stands behind its heading and names it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/ticket.h"

namespace spoc::domain {

using Checklist = std::vector<CheckItem>;

/// What an item may ask for as evidence.
inline constexpr std::string_view kTextAsEvidence = "text", kFileAsEvidence = "file";

/// Whether others are parts of it.
bool has_parts(const Checklist& list, std::string_view id);

/// Nothing is to be done about it any more. A heading: enough of its parts are done, else all of them are over.
bool is_over(const Checklist& list, const CheckItem& item);

/// How many headings it is under.
int depth_of(const Checklist& list, const CheckItem& item);

/// The ids that could be ticked now and that the task cannot be done without, in their order; parts of a heading that
/// has enough, and what is optional, are not among them.
std::vector<std::string> open_items(const Checklist& list);

}  // namespace spoc::domain
