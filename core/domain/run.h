// A run: one execution of a workflow, pinned to the content of its file. A plain value, the fold of its events.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "domain/ids.h"
#include "domain/words.h"
#include "time/instant.h"

namespace spoc::domain {

using time::Instant;

/// One answer to an approval. Immutable.
struct Decision {
  std::string person;
  bool approved = false;
  std::string why;
  Instant at;
  bool operator==(const Decision&) const = default;
};

/// A step of a run, or one item of a `for_each` step, in its latest round.
struct Step {
  std::string id;
  std::string item;              ///< key of the item, or empty
  int round = 1;
  StepKind kind = StepKind::task;
  StepState state = StepState::pending;
  TicketId ticket;
  RunId run;                     ///< of a call
  std::string title;
  std::string team;
  std::string assignee;
  std::optional<Instant> start_at;
  std::optional<Instant> due_at;
  std::optional<Instant> activated_at;
  std::optional<Instant> taken_at;      ///< by somebody, where its workflow asks for that
  std::optional<Instant> finished_at;
  json::Object outputs;
  std::vector<std::string> approvers;   ///< who may decide: people, as of its activation
  std::vector<Decision> decisions;
  std::vector<std::string> done_by;     ///< who finished it and on whose behalf: what four eyes look at
  std::int64_t attempts = 0;
  std::string reason;            ///< why it was skipped, withdrawn, failed
  std::string value;             ///< of an item: its JSON text
  std::string awaits;            ///< an event: its name and what it must be about
  std::string mutex;             ///< what only one step may have at a time: held while active, wanted before
  // Of an action. `attempts` counts on when it is tried again by hand; these are those of rounds that failed before.
  std::int64_t tried_before = 0;
  std::optional<Instant> try_at;       ///< queued: not tried before that
  std::optional<Instant> lease_until;  ///< tried now: by when somebody must have said how it ended
  std::string token;                   ///< of the attempt under way; who has another one comes too late
  std::string key;                     ///< the same for every attempt until it is done (idempotency)
  std::string problem;                 ///< how the last attempt failed
  std::string goes_to;                 ///< it failed, and that step answers it
  bool looked_after = false;           ///< it failed, and its ticket is for that
  std::string contact;                 ///< address of somebody without an account whom it is for; with an assignee they have one by now
  bool operator==(const Step&) const = default;
};

struct Run {
  RunId id;
  std::int64_t version = 0;
  OperationId operation;
  std::string workflow;
  std::string definition;        ///< SHA-256 of the file's content
  std::string bundle;
  RunState state = RunState::running;
  std::string result;
  std::string key;
  std::string starter;           ///< person who started it
  std::string accountable;       ///< department that answers for it
  std::string about;             ///< whom it is about: id, login or address
  bool confidential = false;
  json::Object inputs;
  json::Object vars;
  std::optional<Instant> anchor;
  std::optional<Instant> target_at;
  Instant opened_at;
  std::optional<Instant> finished_at;
  Instant last_at;
  RunId parent;
  std::string parent_step, parent_item;
  std::int64_t depth = 0;        ///< calls above it
  TicketId for_ticket;           ///< that resolves with it
  json::Object consumed;         ///< "EVENT ID": the step that took it; nothing twice
  json::Object contacts;         ///< addresses: the people of the directory that they turned out to be
  std::string because;           ///< what began it, where nobody did
  /// Steps that something has happened to, in the order of their first event. Those still to come are in the definition:
  /// workflow::steps_in_order joins both.
  std::vector<Step> steps;
  bool operator==(const Run&) const = default;

  /// The step, or nothing while nothing has happened to it.
  const Step* step(std::string_view id, std::string_view item = {}) const;
};

}  // namespace spoc::domain
