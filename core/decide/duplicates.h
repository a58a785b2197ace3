// Whether a new ticket says what another one says already: a score of two texts and of who asks for what. Nothing is
// ever merged by it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "decide/situation.h"

namespace spoc::decide {

/// A ticket that may be about the same, and why it is thought so.
struct Likeness {
  domain::TicketId ticket;
  int score = 0;                    ///< 0 to 100
  std::vector<std::string> common;  ///< words of both
  std::vector<std::string> also;    ///< "the same service", "the same requester"
};

/// Words by which a ticket's like is looked for in the index: those of its subject that say something, longest first.
std::vector<std::string> telling_words(const Ticket& ticket, std::size_t limit);

/// How alike two tickets are: the weighted share of common words (those of the subject count twice, longer words more),
/// raised when service, category or requester are the same.
Likeness likeness(const Ticket& ticket, const Ticket& other);

/// Why two are alike, in words: "common words drops, vpn; the same requester".
std::string why(const Likeness& likeness);

/// The likely duplicates among the candidates: open, no steps, not the ticket itself nor linked with it, not
/// confidential unless the ticket is, with a score from 60 on; the most alike first.
std::vector<Likeness> likely_duplicates(const Ticket& ticket, std::span<const Ticket> candidates, std::size_t limit);

}  // namespace spoc::decide
