// What a channel's program is given: its arguments are templates of policy, filled in for one recipient.
#pragma once

#include <string>
#include <vector>

#include "deliver/message.h"
#include "policy/places.h"

namespace spoc::deliver {

/// The arguments of `channel` for each recipient of the message, in their order; values are those of the notice's
/// ticket, `text` is the message's. What was filled in has no control characters but line breaks and tabs, cannot
/// become an option (an argument that would begin with "-" by it begins with a blank), and is cut at 60,000 bytes.
/// Throws data when an expression has no value for somebody.
std::vector<std::vector<std::string>> arguments_of(const policy::Channel& channel, const Message& message,
                                                   const domain::TicketView& view, std::string_view reason,
                                                   const policy::Policy& policy, const domain::Directory& people);

}  // namespace spoc::deliver
