// Taking an operation back: what it may be, which entries count no more, and what becomes of the notices that were
// queued because of them. The ticket afterwards is the fold of the rest, with what time causes to that.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "decide/permission.h"
#include "decide/situation.h"

namespace spoc::decide {

/// An entry of a subject's history.
struct PastEntry {
  std::int64_t seq = 0;
  std::int64_t version = 0;
  domain::OperationId operation;
  domain::Recorded recorded;
};

/// What is asked of each ticket for taking back a command of that name; nothing when it cannot be: only what changes
/// tickets, or says who is away, can be made as if it had never been.
std::optional<Verb> verb_to_undo(std::string_view command);
/// What leads back from a command that moves runs, which undoing does not take back; empty for any other.
std::string_view instead_of_undoing(std::string_view command);

/// Entries of one subject that count no more.
struct Extent {
  std::int64_t first = 0;
  std::int64_t last = 0;
  std::vector<domain::OperationId> operations;  ///< that wrote them: what they queued is looked at again
};

/// From the operation's first entry to the subject's last one: after it time may have caused something, messages may
/// have left, and operations that are undone themselves may have been; that is decided again or counts no more. Throws
/// conflict, naming the later entry that forbids it, or when the operation made the subject or was undone already.
/// `subject` is its name; `command_of` says which command an operation was, so that nobody is told to undo first what
/// cannot be undone.
using CommandOf = std::function<std::string(domain::OperationId)>;
Extent extent_of(std::span<const PastEntry> history, domain::OperationId operation, const std::string& subject,
                 const CommandOf& command_of);

/// The first entry after that version which is neither caused by time, nor says that a message left, nor was undone:
/// what an operation before it cannot be undone without. Nothing when there is none.
const PastEntry* later_event(std::span<const PastEntry> history, std::int64_t version);

/// A notice that was queued because of what counts no more, and where it stands.
struct Queued {
  std::int64_t id = 0;
  domain::Effect effect;
  std::string state;                    ///< as in the outbox
  bool begun = false;                   ///< joined into a message that may have left
  std::vector<std::string> recipients;  ///< addresses it went to
};

/// Notices that need not be sent are to be dropped; who got one that is not true is told so.
struct Amends {
  std::vector<std::int64_t> drop;
  std::vector<domain::Effect> corrections;
};

/// Compares what was queued with what the ticket's time would have queued without the operation (`anew`): what is in
/// both stands, and is taken out of `anew`.
Amends amends_for(const Ticket& ticket, std::span<const Queued> queued, std::vector<domain::Effect>& anew,
                  const Situation& situation);

}  // namespace spoc::decide
