// What a decision returns: events and the state they lead to, effects for the outside world, and when time will next cause
// something. The store commits a change as a whole or not at all.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "domain/event.h"
#include "domain/ids.h"
#include "domain/outcome.h"
#include "domain/run.h"
#include "domain/ticket.h"

namespace spoc::domain {

/// What the index needs to know of a ticket and time gives: a pure function of ticket, policy and calendar
/// (decide/schedule.h). Kept beside the ticket, rebuilt and compared by `verify`.
struct Schedule {
  std::optional<Instant> wake_at;                 ///< when time will next cause something
  std::optional<Instant> due_at;                  ///< the earliest due instant of a running clock that is not breached, else of any
  std::vector<std::optional<Instant>> clock_due;  ///< of each clock; nothing while paused or stopped
  /// While the desk owes no answer: from when on nothing of it counts any more, the latest of its last event and of the deadlines of
  /// its promises; kNever while one of these stands still.
  std::optional<Instant> settled_at;
  /// What it comes to for good (decide/outcome.h); of a schedule that was read it is not there.
  std::optional<Outcome> outcome;
  bool operator==(const Schedule&) const = default;
};

constexpr Instant kNever{std::numeric_limits<std::int64_t>::max()};

/// One subject before and after, with the events between. `before.version` is what was read: a store that has another
/// version refuses the change as a conflict. A new subject has version 0 before.
struct TicketChange {
  Ticket before;
  Ticket after;
  std::vector<Recorded> events;
  Schedule schedule;  ///< of `after`

  /// Appends the event and folds it into `after`. `at` earlier than the ticket's last event is moved up to it.
  void record(Instant at, const Actor& actor, Event event);
};
struct RunChange {
  Run before;
  Run after;
  std::vector<Recorded> events;
  std::optional<Instant> wake_at;

  void record(Instant at, const Actor& actor, Event event);
};

/// A notice (who by role, ticket, why), an action, or an entry of the journal for a hook: for the outside world, carried out after
/// the commit by `deliver`.
struct Effect {
  enum class Kind { notice, action, hook };
  Kind kind = Kind::notice;
  TicketId ticket;
  RunId run;
  std::string step;
  std::string to;          ///< role ("assignee", "requester", "team:network", "person:ana") that is resolved when it is delivered; of a hook its name
  std::string reason;      ///< "acknowledgement", "assigned", "resolution@75%", "answer", "waiting", "resolved", "closed", "approval"; of a hook the kind of event
  std::string channel;     ///< name of a channel of policy; empty is mail
  json::Object data;       ///< what the message says beyond the ticket; of a hook `seq` of the entry
  Instant at;
  std::string cause;       ///< person who caused it: never told
  bool urgent = false;
  bool held = false;       ///< written but not released (storm)
};

struct Change {
  std::vector<TicketChange> tickets;
  std::vector<RunChange> runs;
  std::vector<Recorded> desk;
  std::vector<Effect> effects;

  bool empty() const { return tickets.empty() && runs.empty() && desk.empty() && effects.empty(); }
};

}  // namespace spoc::domain
