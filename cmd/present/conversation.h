// Which entries of the journal are messages that people wrote, and to whom they were visible.
#pragma once

#include <optional>

#include "domain/event_ticket.h"
#include "store/store.h"

namespace spoc::cmd {

/// The message an entry carries: a note, a question asked when it began to wait, an answer when it was resolved, files that
/// came when it was logged. Nothing for any other entry.
std::optional<domain::TicketNoted> message_of(const store::Entry& entry);

}  // namespace spoc::cmd
