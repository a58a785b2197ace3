// A ticket for people: its facts, its clocks, its conversation.
#pragma once

#include <string>
#include <vector>

#include "cmd/present/ticket_json.h"
#include "render/text.h"

namespace spoc::cmd {

/// The whole page, harmless on a terminal. `events` adds every entry of the journal in a sentence.
std::string ticket_text(const TicketFacts& facts, const std::vector<Said>& conversation, const std::vector<store::Entry>& entries,
                        const render::TextStyle& style, bool events);

/// All files of the conversation, in order.
std::vector<domain::Attachment> attachments_of(const std::vector<Said>& conversation);

}  // namespace spoc::cmd
