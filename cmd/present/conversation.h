// What was said about a ticket, as its readers see it: notes, questions and answers are the same kind of thing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "domain/event_ticket.h"
#include "store/store.h"

namespace spoc::cmd {

/// A message. One of a ticket that was merged into this one says of which.
struct Said {
  store::Entry entry;
  domain::TicketNoted note;
  domain::TicketId ticket;
  bool undone = false;  ///< the operation it came with was taken back
};

/// The messages of a ticket and of those that were merged into it, in the order of time.
std::vector<Said> conversation_of(domain::TicketId id, const std::vector<store::Entry>& own,
                                  const std::vector<store::Entry>& merged);

/// The entries that were taken back, by number, each with the operation that did: of subjects whose entries are all
/// given.
std::map<std::int64_t, domain::OperationId> undone_in(const std::vector<store::Entry>& entries);

}  // namespace spoc::cmd
