// One transaction seen by somebody: whether a ticket or run is there for them, and how much of it. Asks the database by the
// condition of sight.h, and what a row cannot say by domain::seen.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>

#include "domain/sight.h"
#include "store/session.h"
#include "store/sight.h"

namespace spoc::store {

class Visible {
 public:
  Visible(Session& session, const domain::Sight& sight) : session_(session), sight_(sight) {}

  const domain::Sight& sight() const { return sight_; }
  bool everything() const { return sight_.unlimited; }

  /// What of the ticket is there for them; nothing when it is not. `whole` says that its lists were loaded.
  std::optional<StoredTicket> face(StoredTicket stored, bool whole);
  bool sees(TicketId id) { return everything() || asked(id, seen_, domain::Seen::status); }
  bool sees_whole(TicketId id) { return everything() || asked(id, whole_, domain::Seen::whole); }
  bool sees(RunId id);
  /// Asks for the tickets of these texts at once, so that `sees` knows them.
  void learn(std::span<const TextHit> hits);
  bool sees(const TextHit& hit) { return hit.internal ? sees_whole(hit.ticket) : sees(hit.ticket); }
  bool sees(const domain::Effect& effect);
  /// Of a ticket whose status is all they see, what its requester was told; of one they see, all that leads nowhere else.
  bool sees(const Entry& entry);
  /// What they may read of an entry or effect that is there for them.
  Entry as_seen(Entry entry) const;
  QueuedEffect as_seen(QueuedEffect queued) const;
  /// Tickets of which they see with whom they are, and that are the open work of that person.
  Counted load_of(std::string_view person);

 private:
  using Known = std::map<std::int64_t, bool>;
  bool asked(TicketId id, Known& known, domain::Seen least);
  /// Leaves out what leads to tickets that are not there.
  void forget_unseen(domain::Ticket& ticket);

  Session& session_;
  const domain::Sight& sight_;
  Known seen_, whole_, runs_;
};

/// Kinds of entries that connect their ticket with another one.
std::span<const std::string_view> connecting_kinds();

/// The condition on the journal's rows that are there for somebody with that sight.
std::string seen_entries(const domain::Sight& sight, const Parameter& parameter);

}  // namespace spoc::store
