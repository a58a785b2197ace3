// The form of a new ticket as a text for an editor: a line for each thing that is asked, then the description.
#pragma once

#include <string>
#include <string_view>

#include "intake/draft.h"
#include "policy/policy.h"

namespace spoc::cmd {

/// `Subject:`, `Requester:`, `Service:` and the fields of the service, filled with what the draft says already, each
/// with a comment that says what may stand there; behind an empty line the description.
std::string log_form(const intake::Draft& draft, const policy::Policy& policy);

/// Puts into the draft what was written. A text that does not begin with a line of the form is a description as a
/// whole. Throws data for a line that the form does not have.
void read_log_form(std::string_view text, intake::Draft& draft);

}  // namespace spoc::cmd
