// The engine as a pure function: a run, what happened, and when → events, and the tickets that follow. It goes on until
// nothing more can happen at that instant; there is no engine between two calls.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/change.h"
#include "domain/person.h"
#include "domain/run.h"
#include "policy/policy.h"
#include "workflow/definition.h"

namespace spoc::workflow {

using domain::Run;
using domain::RunChange;
using domain::Step;
using domain::StepState;
using domain::TicketId;
using time::Instant;

/// What happens to a run. A `round` of 0 means the one under way.
struct Started {
  json::Object inputs;  ///< checked (inputs.h)
  std::string bundle;   ///< policy in force
  domain::RunId parent;
  std::string parent_step;
  TicketId for_ticket;
};
struct Completed {
  std::string step;
  json::Object outputs;  ///< the form
  int round = 0;
};
struct Decided {
  std::string step;
  bool approved = false;
  std::string why;
  int round = 0;
};
/// Nothing but time passed.
struct Woken {};
/// By hand, where the step says that it may be.
struct Skipped {
  std::string step, reason;
};
/// Taken before it is due to start, where the step says that it may be.
struct Begun {
  std::string step;
};
/// A failed step tries again, in its next round.
struct Retried {
  std::string step, reason;
};
struct Cancelled {
  std::string reason;
};
struct Held {
  std::string reason;
};
struct Released {
  std::string reason;
};
using Stimulus = std::variant<Started, Completed, Decided, Woken, Skipped, Begun, Retried, Cancelled, Held, Released>;

/// What the engine asks for. `new_ticket` gives the number of the next new ticket.
struct Services {
  const policy::Policy& policy;
  const domain::Directory& people;
  std::function<TicketId()> new_ticket;
};

/// A ticket to be logged for a step, under the number that its event names.
struct TicketOrder {
  TicketId id;
  domain::TicketType type = domain::TicketType::task;
  std::string step;
  int round = 1;
  std::string title, text;
  std::string sent_back;                ///< why an earlier round was rejected, or empty
  std::string team, assignee, contact;  ///< `contact`: address of somebody without an account
  std::optional<Instant> due_at;
  std::string calendar;  ///< of the due clock; empty: the desk's
  std::string priority;
  std::string form;  ///< JSON text: {"field": "type"}; empty: none
  std::vector<domain::CheckItem> checklist;
  std::vector<std::string> approvers;
  Instant at;  ///< when the step began
};

/// A ticket whose step is over without its own verb: resolved (an approval that was decided) or cancelled.
struct TicketEnd {
  TicketId id;
  bool resolved = false;
  std::string reason;
  Instant at;
};

struct Advanced {
  std::vector<TicketOrder> tickets;
  std::vector<TicketEnd> ends;
  bool repeated = false;  ///< the same answer as before: nothing changed
};

/// Applies what time has already caused, each at its true time, then the stimulus at `now`, and goes on until the run
/// is at rest; sets `change.wake_at`. Throws not_found for an unknown step, conflict for a stimulus that the run's
/// state does not allow (a different answer to a finished step among them), data for outputs that do not fit the form,
/// refused for somebody who may not decide. After a throw the change is of no use.
Advanced advance(const Definition& definition, RunChange& change, const Stimulus& stimulus, const domain::Actor& actor,
                 Instant now, const Services& services);

/// When time will next cause something; nothing when only people can.
std::optional<Instant> wake_at(const Definition& definition, const Run& run);

/// Every step in the order of the definition, those that nothing has happened to as pending.
std::vector<Step> steps_in_order(const Definition& definition, const Run& run);

/// What the needs of a step that has not begun come to.
struct JoinState {
  enum class Kind { open, blocked, met, skipped };
  Kind kind = Kind::open;
  std::vector<std::size_t> because;  ///< the needs that are open, or that block
};
JoinState join_state(const Definition& definition, std::size_t step,
                     const std::function<StepState(std::size_t)>& state_of);

/// True while the step needs the anchor for something and the run does not have it.
bool waits_for_anchor(const Definition& definition, const Run& run, std::size_t step);

}  // namespace spoc::workflow
