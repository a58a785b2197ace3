// Who the desk's caller is and what they may: decide/permission.h asked with the directory and the policy in force. The one place
// in which a verb's permission and what a reader sees come from.
#pragma once

#include <functional>

#include "decide/permission.h"
#include "desk/desk.h"

namespace spoc::desk {

/// The caller as of that transaction.
decide::Authority authority_of(const Desk& desk, store::Reading& reading);
/// The same in a transaction of its own.
decide::Authority authority_of(const Desk& desk);

/// Throws refused when the caller may not do that at all: for what concerns no ticket.
void require(const Desk& desk, decide::Verb verb);
/// Reads as the caller: what they may not see is not there.
void read(const Desk& desk, const std::function<void(store::Reading&)>& work);
/// Reads what the verb reaches of what they see. Throws refused when they may not do it at all.
void read(const Desk& desk, decide::Verb verb, const std::function<void(store::Reading&)>& work);

}  // namespace spoc::desk
