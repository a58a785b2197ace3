// Logging at the phone: on a terminal what was not said is asked, with what helps to answer at once beside it.
#pragma once

#include "cmd/shell/context.h"
#include "intake/draft.h"

namespace spoc::cmd {

/// Whether somebody sits there who can be asked.
bool can_ask(Context& context);

/// Asks for who calls, what it is about, the service and its fields, and shows the caller's latest tickets, tickets
/// that may be about the same, and the articles that may answer it; one is read out on request. False: it was answered
/// by that, and there is nothing to log. Throws no when the input ends.
bool fill_at_the_phone(Context& context, intake::Draft& draft);

/// Asks for the fields that the draft's service needs and the draft does not say.
void ask_for_fields(Context& context, intake::Draft& draft);

}  // namespace spoc::cmd
