// The engine as a pure function: a run, what happened, and when → events, and the tickets that follow. It goes on until
// nothing more can happen at that instant; there is no engine between two calls.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/change.h"
#include "domain/person.h"
#include "domain/run.h"
#include "policy/policy.h"
#include "workflow/command.h"
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
  std::string parent_item;
  std::int64_t depth = 0;
  std::string event, event_id;  ///< what happened outside and begins it; empty: somebody, or another run
  std::string because;          ///< what is to be known of how it began; or empty
};
struct Completed {
  std::string step;
  json::Object outputs;  ///< the form
  int round = 0;
  std::string item;          ///< of a `for_each` step
  bool ends_ticket = false;  ///< completed past its ticket, which ends with it
};
struct Decided {
  std::string step;
  bool approved = false;
  std::string why;
  int round = 0;
  std::string item;
};
/// An approver gives their say to somebody else.
struct HandedOver {
  std::string step, from, to, reason, item;
};
/// Nothing but time passed.
struct Woken {};
/// By hand, where the step says that it may be.
struct Skipped {
  std::string step, reason, item;
};
/// By hand: it is not needed any more, also when it failed; what needs it takes it as neutral.
struct Withdrawn {
  std::string step, reason, item;
};
/// One item more for a `for_each` step that is open.
struct ItemAdded {
  std::string step;
  json::Value item;
};
/// Taken before it is due to start, where the step says that it may be.
struct Begun {
  std::string step, item;
};
/// Somebody took the ticket of a step. Nothing changes where no expression of the step asks for that, nor the second time.
struct Taken {
  std::string step, item;
  int round = 0;
};
/// A failed step tries again, in its next round.
struct Retried {
  std::string step, reason, item;
};
/// A step that is over is done again, and whatever has begun because of it.
struct Redone {
  std::string step, reason, item;
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
/// Something happened outside. `at` is when it came, of one that was kept.
struct Happened {
  std::string event, id;
  json::Object data;
  Instant at = {};
};
/// A run that a step called is over.
struct Returned {
  domain::RunId run;
  domain::RunState state = domain::RunState::done;
  std::string result, step, item;
};
/// Inputs are others from now on (checked, inputs.h): all of them. What is not over is planned again.
struct Amended {
  json::Object inputs;
  std::string reason;
};
/// Somebody who has a part in the run without an account is a person of the directory by now: what is addressed to them is
/// theirs, and what is to come will be.
struct Identified {
  std::string contact, person, reason;
};
/// The run follows another version of its workflow from now on: the definition that `advance` is given. Time was
/// applied with the old one before.
struct Migrated {
  const Definition* from = nullptr;  ///< borrowed; never nothing
  json::Object inputs;  ///< all of them, as `judge_migration` is given them
  std::string reason;
};
/// Somebody is about to run the program of a step whose time has come, under a token of their own. When that may be, the
/// order is in what `advance` returns; else nothing changes.
struct AttemptBegun {
  std::string step, item, token;
};
/// How an attempt ended. `not_started`: its program could not be run; `stopped`: who carried it out was ended.
enum class Ending { done, exit, timeout, output, not_started, lost, stopped };
std::string_view word(Ending ending);
struct AttemptEnded {
  std::string step, item, token;
  Ending ending = Ending::done;
  int code = 0;                       ///< with Ending::exit; 128 and the signal when one ended it
  std::string detail;                 ///< a sentence for people, when it is not done
  std::string complaint;              ///< the end of its standard error
  std::optional<json::Value> output;  ///< its standard output, when that is JSON
};
using Stimulus = std::variant<Started, Completed, Decided, HandedOver, Woken, Skipped, Withdrawn, ItemAdded, Begun, Retried, Redone,
                              Happened, Returned, Amended, Migrated, Cancelled, Held, Released, AttemptBegun, AttemptEnded, Taken, Identified>;

/// A run to be started for a step.
struct CallOrder {
  std::string workflow, step, item;
  json::Object inputs;
  std::int64_t depth = 0;  ///< of that run
};
/// Its number, or why it cannot be started.
struct Called {
  domain::RunId run;
  std::string problem;
};
constexpr std::int64_t kMostDepth = 8;

/// What the engine asks for. `new_ticket` gives the number of the next new ticket.
struct Services {
  const policy::Policy& policy;
  const domain::Directory& people;
  std::function<TicketId()> new_ticket;
  /// What has happened and is kept at that instant (domain/about.h), also what happened after it. May be empty: nothing is.
  std::function<std::vector<Happened>(const std::string& about, Instant at)> kept = {};
  /// Takes the order for a run; it begins after this run is at rest. May be empty: no workflow can be called.
  std::function<Called(const CallOrder&)> call = {};
  /// Which step of another run has the mutex: "r3/desk"; empty when it is free. May be empty: none has.
  std::function<std::string(const std::string& mutex)> mutex_holder = {};
};

/// A ticket to be logged for a step, under the number that its event names.
struct TicketOrder {
  TicketId id;
  domain::TicketType type = domain::TicketType::task;
  std::string step, item;
  int round = 1;
  std::string title, text;
  std::string sent_back;                ///< why an earlier round was rejected, or empty
  std::string team, assignee, contact;  ///< `contact`: address of somebody without an account
  std::string preferred;                ///< who gets it when they can, of those that the team would choose among
  std::map<std::string, int> skill;
  std::optional<Instant> due_at;
  std::string calendar;  ///< of the due clock; empty: the desk's
  std::string priority;
  std::string form;   ///< JSON text: {"field": "type"}; empty: none
  std::string rungs;  ///< JSON text of its own ladder; empty: none
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

/// A ticket whose step is due at another time, or is for somebody else.
struct TicketReplan {
  TicketId id;
  std::optional<Instant> due_at;  ///< nothing: as before
  std::string reason;
  std::string assignee;  ///< empty: as before
  std::string calendar;  ///< of its due clock, where it had none; empty: the desk's
  std::string was_for;   ///< address of a contact whose it is no more; empty: of nobody
  std::string contact;   ///< address of the one whose it is instead, without an account
};

/// What a step asks for in its ticket.
struct Said {
  std::string title, text;
  std::string form;  ///< JSON text, as in TicketOrder
  std::vector<domain::CheckItem> checklist;
  bool operator==(const Said&) const = default;
};

/// A ticket whose step asks for something else by now.
struct TicketRedraft {
  TicketId id;
  Said was, is;
  std::string reason;
};

/// A program to be run once the change is durable. `lease_until`: by then somebody must have said how it ended.
struct ActionOrder {
  std::string step, item, token, key;
  std::int64_t attempt = 1;
  Command command;
  time::Span timeout;
  Instant lease_until;
  bool answers = false;  ///< its standard output is wanted
};

/// Somebody to be told that a step has begun.
struct Telling {
  std::string to;   ///< "person:ana", "address:mona@home.example", or a role of the ticket
  TicketId ticket;  ///< nothing: the step has none
  std::string text; ///< what the step is, for who is told of no ticket
  Instant at;
};

struct Advanced {
  std::vector<Telling> tellings;
  std::vector<TicketOrder> tickets;
  std::vector<ActionOrder> actions;
  std::vector<TicketEnd> ends;
  std::vector<std::pair<domain::RunId, std::string>> cancelled_runs;  ///< called by what ended, with why
  std::vector<TicketReplan> replans;
  std::vector<TicketRedraft> redrafts;
  std::vector<std::string> outdated;  ///< steps that are over and read what was amended
  std::vector<std::string> freed;     ///< mutexes that another run may have now
  bool repeated = false;              ///< the same answer as before: nothing changed
};

/// Applies what time has already caused, each at its true time, then the stimulus at `now`, and goes on until the run
/// is at rest; sets `change.wake_at`. Throws not_found for an unknown step, conflict for a stimulus that the run's
/// state does not allow (a different answer to a finished step among them), data for outputs that do not fit the form,
/// refused for somebody who may not decide. After a throw the change is of no use.
Advanced advance(const Definition& definition, RunChange& change, const Stimulus& stimulus, const domain::Actor& actor,
                 Instant now, const Services& services);

/// When time will next cause something; nothing when only people can.
std::optional<Instant> wake_at(const Definition& definition, const Run& run);

/// Every step in the order of the definition, those that nothing has happened to as pending; without items.
std::vector<Step> steps_in_order(const Definition& definition, const Run& run);

/// The same, each step followed by its items.
std::vector<Step> steps_and_items(const Definition& definition, const Run& run);

/// What the needs of a step that has not begun come to.
struct JoinState {
  enum class Kind { open, blocked, met, skipped };
  Kind kind = Kind::open;
  std::vector<std::size_t> because;  ///< the needs that are open, or that block
};
JoinState join_state(const Definition& definition, std::size_t step,
                     const std::function<StepState(std::size_t)>& state_of);

/// Whether the step, or that item of it, may be taken and answered now: false while its milestone does not hold.
bool enabled(const Definition& definition, const Run& run, std::string_view step, std::string_view item,
             const policy::Policy& policy, const domain::Directory& people, Instant now);

/// Whether something of the step follows from when its ticket is taken. False for a name that is no step's.
bool asks_when_taken(const Definition& definition, std::string_view step);

/// The step whose doing this one takes back: "payroll" of "undo:payroll"; empty when it is none of those.
std::string_view undone_by(std::string_view step);

/// The item that these texts say: its members by name, or "item" for one that has none, each of the type that the list has. Throws
/// data for what does not fit, is missing, or is no member.
json::Value item_of(const Definition& definition, std::string_view step, const std::vector<std::pair<std::string, std::string>>& set);

/// True while something is taken back, or waits for that.
bool takes_back(const Run& run);

/// True when the run has taken that event: it takes none twice.
bool has_taken(const Run& run, std::string_view event, std::string_view id);

/// True for the name under which a run keeps that something which must hold does not: "invariant:1".
bool is_invariant(std::string_view step);

/// True while the step needs the anchor for something and the run does not have it.
bool waits_for_anchor(const Definition& definition, const Run& run, std::size_t step);

}  // namespace spoc::workflow
