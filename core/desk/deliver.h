// Carrying out what is queued for the outside world: leased in one transaction, delivered with none open, recorded in
// another. Killed anywhere, every message exists once: its token is kept with the lease, and a transport knows what it
// has.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "desk/desk.h"

namespace spoc::desk {

struct Delivering {
  std::string folder;              ///< the desk's: folders of policy are below it
  std::function<Instant()> clock;  ///< real time: leases and retries go by it; asked by several threads with `jobs`
  std::string credentials = {};    ///< folder of secrets that the system gives this process; empty: none
  std::size_t jobs = 1;            ///< messages at a time
};

/// What became of one message, or of a notice that became none.
struct Sent {
  std::vector<std::int64_t> effects;
  std::vector<TicketId> tickets;  ///< each once
  std::string to, subject;        ///< addresses with commas; empty when nobody could be named
  std::string state;              ///< "sent", "queued" (another try follows), "waiting" (it may not leave yet), "failed", "dropped"
  std::string detail;
};

struct Delivered {
  std::int64_t messages = 0, notices = 0;             ///< sent
  std::int64_t waiting = 0, failed = 0, dropped = 0;  ///< notices: another try follows, none does, none was needed
  std::int64_t put_off = 0;                           ///< notices that quiet hours or a limit hold back
};

/// Delivers everything whose time has come, in batches; `each` is told of every message that is there for the caller when its outcome is
/// recorded. A
/// failure is tried again after a minute, five, thirty, two hours, each up to a quarter longer; the fifth is final. What quiet
/// hours or the hourly limit of policy hold back is told as "waiting" and looked at again when its time has come. Of a transport that cannot be reached twice in a row
/// what waits behind has failed, too, without being tried. With `dry_run` nothing is claimed and the state is what
/// would be tried.
Delivered deliver(Desk& desk, const Delivering& delivering, const std::function<void(const Sent&)>& each);

/// What has not left: queued, held, leased and failed, in order of number.
std::vector<store::QueuedEffect> undelivered(Desk& desk);

/// Failed notices are queued again, for one more try; all without `effects`. Throws not_found on a number that is none,
/// conflict on one that has not failed. Returns how many.
std::int64_t retry(Desk& desk, const std::vector<std::int64_t>& effects);

/// What has not left never will, with the reason in the journal. Without `effects`: all that failed. Throws as `retry`
/// does.
std::int64_t drop(Desk& desk, const std::vector<std::int64_t>& effects, const std::string& reason);

}  // namespace spoc::desk
