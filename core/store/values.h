// What the store answers with, and what it is asked: plain values.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "domain/change.h"
#include "domain/sight.h"
#include "expr/program.h"
#include "time/instant.h"

namespace spoc::store {

using domain::OperationId;
using domain::RunId;
using domain::TicketId;
using time::Instant;

/// One entry of the journal as it is kept.
struct Entry {
  std::int64_t seq = 0;
  OperationId operation;
  domain::Subject subject;
  std::int64_t version = 0;
  Instant at;
  Instant recorded_at;
  domain::Actor actor;
  std::string kind;
  std::string data;  ///< JSON
};

/// A ticket as the store has it.
struct StoredTicket {
  domain::Ticket ticket;
  domain::Schedule schedule;
};

/// Which tickets. Members that are set must all hold; several values of one mean any of them. `terms` come from an
/// expression (expr::IndexPlan) and name attributes.
struct TicketQuery {
  std::vector<domain::Status> statuses;  ///< empty: any
  std::vector<std::string> teams, departments, assignees, owners, services, categories, priorities, types, channels,
      tags;
  bool assignee_none = false, team_none = false;
  std::string requester;  ///< person id or address
  RunId run;
  std::vector<TicketId> ids;
  std::string key;
  std::optional<Instant> created_from, created_to, resolved_from, resolved_to;
  std::optional<Instant> due_before;  ///< open ones that fall due before it, or have broken a promise
  std::vector<expr::IndexTerm> terms;
  std::vector<std::pair<std::string, bool>> order;  ///< attribute (stored), descending; then by id
  std::int64_t limit = 0;                           ///< 0: all
};

/// What is read of each ticket in a pass over all of them; its number, version and last operation always are.
/// Tickets of which something may count from a moment on: those that are open, those that are settled then or later
/// (domain::Schedule), and the ones that are named.
struct StillCounting {
  Instant since;
  std::vector<TicketId> also = {};
};
struct TicketParts {
  bool all = false;                       ///< everything there is of a ticket
  std::vector<std::string_view> columns;  ///< by their names in the schema, "created_at"
  bool rating = false, clocks = false, waits = false, tags = false, spells = false;  ///< spells need status and times
  std::optional<StillCounting> counting;  ///< no others
  std::optional<std::vector<TicketId>> only = {};  ///< these and no others, in order of number
};

/// What a ticket comes to as it stands; false when it is left out.
using Assess = std::function<bool(const StoredTicket& ticket, domain::Outcome& outcome)>;
/// Told what a ticket came to; `settled_at` says from when on that is so for good.
using EachOutcome = std::function<void(const domain::Outcome& outcome, std::optional<Instant> settled_at)>;

/// Makes the next tickets that are to be added, some at a time and still without numbers; false when there are no more. It may come back
/// empty-handed when `stop` says that nobody wants more.
using MoreTickets = std::function<bool(std::vector<domain::TicketChange>& tickets, const std::stop_token& stop)>;

/// What one command did, in short.
struct OperationRecord {
  OperationId id;
  std::string verb;
  domain::Actor actor;
  Instant at;
};

/// A filter on the journal.
struct EntryQuery {
  std::optional<domain::Subject> subject;
  std::string actor, kind;
  OperationId operation;
  std::optional<Instant> since, until;
  std::int64_t after = 0;  ///< seq
  std::int64_t limit = 0;
  bool by_ticket = false;   ///< of tickets only, in order of ticket and version; else of all, in order of seq
  /// With `by_ticket`, and without a limit: of these tickets only.
  std::optional<StillCounting> counting;
  /// True when it asks for everything behind `after`.
  bool is_behind_only() const { return !subject && !by_ticket && actor.empty() && kind.empty() && !since && !until; }
};

/// Where words are searched: what everybody who may see a ticket may read, or the internal notes too.
enum class SearchIn { conversation, everything };

/// A folded word that is looked for (`words_of`), or the beginning of one.
struct WantedWord {
  std::string text;
  bool beginning = false;
};

/// A text in which all wanted words stand: subject and description of a ticket (version 0), or what its entry of that version says.
struct TextHit {
  TicketId ticket;
  std::int64_t version = 0;
  bool internal = false;  ///< an internal note
};

/// How often an article spared somebody work, as far as a reading sees it.
struct ArticleUse {
  std::string article;  ///< "kb12"
  std::int64_t solved = 0;  ///< tickets that were answered with it
  std::optional<Instant> solved_at;  ///< the last
  std::int64_t helped = 0;  ///< contacts that did not happen
  std::optional<Instant> helped_at;
};

/// A queued effect as the store has it.
struct QueuedEffect {
  std::int64_t id = 0;
  OperationId operation;
  domain::Effect effect;
  std::string state;         ///< queued, held, leased, sent, failed, dropped
  std::int64_t message = 0;  ///< the message it was joined into, or 0
  std::int64_t attempts = 0;
  std::optional<Instant> not_before;  ///< real time: leases and further tries
  std::optional<Instant> wait_until;  ///< desk time: quiet hours and limits
  std::string error;
};

/// A message that queued effects were joined into: it is the same for every try.
struct QueuedMessage {
  std::int64_t id = 0;
  std::string recipient;
  std::string token;
  Instant created_at;
};

/// A mail that came in.
struct KeptMail {
  std::string identity;    ///< what makes two of them the same
  std::string message_id;  ///< or empty
  TicketId ticket;         ///< that it belongs to, or none
  std::string sender;      ///< address, lower case
  Instant at;
  bool acknowledged = false;
  bool operator==(const KeptMail&) const = default;
};

/// An event from outside.
struct KeptEvent {
  std::string event, id;
  json::Object data;
  Instant at;                         ///< when it came
  std::optional<Instant> keep_until;  ///< until then a run may still take it
  bool taken = false;                 ///< some run has it
  bool operator==(const KeptEvent&) const = default;
};

/// A step, or an item of one, that holds or wants what only one may have.
struct MutexStep {
  RunId run;
  std::string step, item;
  bool holds = false;
};

/// A step, or an item of one, that is for somebody without an account.
struct ContactStep {
  RunId run;
  std::string step, item;
  std::string contact;  ///< their address, as the run has it
};

/// How a step of an earlier run went.
struct PastStep {
  std::string step;
  bool skipped = false;            ///< else it was done
  Instant activated_at, finished_at;  ///< of one that was skipped before it began, both are its end
  int round = 1;                      ///< its last; the times are those of that one
};

/// An action of a run, or one item of it: queued, being tried, or failed.
struct ActionStep {
  RunId run;
  std::string step, item;
  domain::StepState state = domain::StepState::active;
  TicketId ticket;  ///< its failure's
  std::string team;
  std::int64_t attempts = 0;
  std::optional<Instant> try_at, lease_until;  ///< neither: it has failed
  std::string token, problem;
};

/// What a program says of itself while it runs.
struct StepProgress {
  RunId run;
  std::string step, item, text;
  Instant at;
};

/// What is due: a ticket or a run whose wake_at is not after now.
struct Due {
  domain::Subject subject;
  Instant wake_at;
};

/// What monitoring asks, answered from indexes and last rows.
struct Vitals {
  std::optional<Instant> swept_at;        ///< the last sweep that went through
  std::optional<Instant> created_at;      ///< the journal's first entry
  std::int64_t waiting = 0;               ///< effects queued, held or leased
  std::int64_t held = 0;                  ///< of them, held by a storm
  std::int64_t failed = 0;                ///< dead letters: no further try
  std::optional<Instant> oldest_waiting;  ///< since when the oldest could have left; nothing while all wait on purpose
  std::int64_t actions_waiting = 0;       ///< programs of open runs that are queued or tried
  std::int64_t actions_failed = 0;        ///< those that failed and could be tried again
  std::optional<Instant> oldest_action;   ///< since when the oldest could have been tried, or its lease is over
  std::optional<std::string> damage;      ///< what a look at counters and the last entries found wrong
};

}  // namespace spoc::store
