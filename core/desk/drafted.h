// What is written down of a draft: the same for a ticket that is logged and for one that a rule test tries.
#pragma once

#include <string>

#include "domain/event.h"
#include "intake/draft.h"
#include "policy/policy.h"

namespace spoc::desk {

/// The draft's words, completed from its service and checked against policy. Without requester, parent and files, which take
/// the store to find. Dates may be said as seen from `now`. `at` becomes the member that was looked at last: what an error is about. Throws data.
domain::TicketLogged logged_from(const intake::Draft& draft, const policy::Policy& policy, time::Instant now, std::string& at);

}  // namespace spoc::desk
