// Schema 1 for SQLite. SQLite reads every definition whenever a store is opened (some 4 µs each), so there are no more
// tables and indexes than the questions need; and it builds a table for every `in (…)` it evaluates, so the conditions of
// indexes are written with `or`. Instants are microseconds UTC, booleans 0 and 1, absent text is null.
#pragma once

#include <string_view>

namespace spoc::store::schema {

inline constexpr std::string_view kSqlite001 = R"sql(
-- One row: the desk itself, and the head of its chain.
create table desk (
  id integer primary key, name text not null, rehearsal integer not null, seed text, bundle text,
  version integer not null, head blob, outbox_held integer not null
) strict;
-- One row: the last number given to each kind of thing, and how many tickets have each status, so that a list can say how
-- many it does not show. Advanced at the end of a transaction, so numbers have no gaps.
create table counter (
  id integer primary key, operation integer not null, seq integer not null, ticket integer not null,
  run integer not null, effect integer not null, message integer not null, status_new integer not null,
  status_open integer not null, status_waiting integer not null, status_resolved integer not null,
  status_closed integer not null, status_cancelled integer not null, status_merged integer not null
) strict;
-- What one command wrote. Its digest is part of the hash of each of its entries.
create table operation (
  id integer primary key, token text not null unique, verb text not null, actor text, on_behalf text, via text,
  login text, at integer not null, recorded_at integer not null, digest blob not null
) strict;
-- subject_kind: 0 ticket, 1 run, 2 desk.
create table journal (
  seq integer primary key, operation integer not null, subject_kind integer not null, subject integer not null,
  version integer not null, at integer not null, recorded_at integer not null, actor text, on_behalf text, via text,
  kind text not null, data text not null, salt blob not null, hash blob not null,
  unique (subject_kind, subject, version)
) strict;

-- The fold of a ticket's entries, for questions. `lists` says which of the tables below have rows of it.
create table ticket (
  id integer primary key, version integer not null, operation integer not null, head blob not null,
  lists integer not null, due_at integer, wake_at integer,
  type text not null, subject text, status text not null, turn text not null, turn_since integer not null,
  priority text, priority_overridden integer not null, impact text not null, urgency text not null, service text,
  category text, cause text, team text, department text, tier integer, assignee text, owner text,
  requester_person text, requester_name text, requester_address text, requester_department text, channel text,
  recipient text, language text, confidential integer not null, key text, parent integer, merged_into integer,
  run integer, step text, item text, round integer not null, logged_by text,
  accountable text, about text, bundle text, sla text, created_at integer not null,
  acknowledged_at integer, responded_at integer, resolved_at integer, closed_at integer,
  last_activity_at integer not null, last_at integer not null, transfers integer not null, reopens integer not null,
  reminders integer not null, spent_s integer not null, handover_open integer not null, asked_at integer, team_since integer not null,
  with_vendor integer not null, reference text, received_at integer not null, overslept integer not null, rating_score integer, rating_comment text, rating_at integer
) strict;
create unique index ticket_key on ticket (key) where key is not null;
create index ticket_parent on ticket (parent) where parent is not null;
create index ticket_run on ticket (run) where run is not null;
create index ticket_wake on ticket (wake_at) where wake_at is not null;
create index ticket_due on ticket (due_at)
  where status = 'new' or status = 'open' or status = 'waiting' or status = 'resolved';
-- Live tickets by number: behind a million closed ones the first live one is found at once.
create index ticket_live on ticket (id)
  where status = 'new' or status = 'open' or status = 'waiting' or status = 'resolved';
create index ticket_team on ticket (team)
  where status = 'new' or status = 'open' or status = 'waiting' or status = 'resolved';
create index ticket_assignee on ticket (assignee)
  where status = 'new' or status = 'open' or status = 'waiting' or status = 'resolved';
create index ticket_address on ticket (requester_address) where requester_address is not null;
create index ticket_person on ticket (requester_person) where requester_person is not null;
-- What somebody may see of what is over: what they wrote down, answered for, worked on. Logging a ticket writes none of them.
create index ticket_logged_by on ticket (logged_by) where status = 'closed' or status = 'cancelled' or status = 'merged';
create index ticket_owner on ticket (owner) where status = 'closed' or status = 'cancelled' or status = 'merged';
create index ticket_worked on ticket (assignee) where status = 'closed' or status = 'cancelled' or status = 'merged';
create index ticket_created on ticket (created_at);
create index ticket_resolved on ticket (resolved_at) where resolved_at is not null;

-- What is long stands apart, so that the rows that are scanned and changed stay narrow.
create table ticket_text (
  ticket integer primary key references ticket, description text, form text, rungs text, fields text
) strict;
create table clock (
  ticket integer not null references ticket, position integer not null, name text not null, cycle integer not null,
  target text, target_s integer not null, calendar text, sla text, started_at integer not null, stopped_at integer,
  breached_at integer, cancelled integer not null, due_at integer, primary key (ticket, position)
) strict, without rowid;
create index clock_late on clock (ticket) where breached_at is not null and stopped_at is null and cancelled = 0;
create table wait (
  ticket integer not null references ticket, position integer not null, waits_on text not null, since integer not null,
  ended_at integer, wake_at integer, pauses integer not null, primary key (ticket, position)
) strict, without rowid;
create table fired (
  ticket integer not null references ticket, position integer not null, rung text not null, episode integer not null,
  n integer not null, at integer not null, primary key (ticket, position)
) strict, without rowid;
create unique index fired_once on fired (ticket, rung, episode, n) where n > 0;
create table tag (
  ticket integer not null references ticket, position integer not null, word text not null,
  primary key (ticket, position)
) strict, without rowid;
create index tag_word on tag (word, ticket);
create table participant (
  ticket integer not null references ticket, position integer not null, person text, name text, address text,
  asked integer not null,
  primary key (ticket, position)
) strict, without rowid;
create table link (
  ticket integer not null references ticket, position integer not null, kind text not null, other integer not null,
  stalled_since integer,
  primary key (ticket, position)
) strict, without rowid;
create table check_item (
  ticket integer not null references ticket, position integer not null, id text, text text, evidence text,
  done_at integer, done_by text, given text, optional integer not null, may_not_apply integer not null,
  inapplicable text, primary key (ticket, position)
) strict, without rowid;
create table handed_back (
  ticket integer not null references ticket, position integer not null, person text not null,
  primary key (ticket, position)
) strict, without rowid;
-- Messages about it that could not be sent.
create table undelivered (
  ticket integer not null references ticket, position integer not null, effect integer not null,
  since integer not null, primary key (ticket, position)
) strict, without rowid;
-- Whom the desk chose for it, and when last: who was not for long gets the next one.
create table chosen (
  ticket integer not null references ticket, position integer not null, person text not null, at integer not null,
  primary key (ticket, position)
) strict, without rowid;
create index chosen_person on chosen (person, at);

-- The fold of a run's entries.
create table run (
  id integer primary key, version integer not null, operation integer not null, head blob not null, wake_at integer,
  workflow text, definition text, bundle text, state text not null, result text, key text, starter text,
  inputs text, vars text, anchor integer, target_at integer, opened_at integer not null, finished_at integer,
  last_at integer not null, parent integer, parent_step text, for_ticket integer, accountable text, about text,
  confidential integer not null, parent_item text, depth integer not null, consumed text
) strict;
create index run_key on run (workflow, key);
create index run_parent on run (parent) where parent is not null;
create index run_wake on run (wake_at) where wake_at is not null;
create table step (
  run integer not null references run, position integer not null, id text, item text, round integer not null,
  kind text not null, state text not null, ticket integer, called_run integer, title text, team text, assignee text,
  start_at integer, due_at integer, activated_at integer, taken_at integer, finished_at integer, outputs text,
  attempts integer not null,
  reason text, value text, awaits text, mutex text, tried_before integer not null, try_at integer, lease_until integer,
  token text, key text, problem text, goes_to text, looked_after integer not null, primary key (run, position)
) strict, without rowid;
-- Actions: queued, being tried, failed.
create index step_action on step (try_at) where kind = 'action' and (state = 'active' or state = 'failed');
-- What a program says of itself while it runs. `digest` is over the other columns.
create table progress (
  run integer not null references run, step text not null, item text not null, text text not null, at integer not null,
  digest integer not null, primary key (run, step, item)
) strict, without rowid;
create index step_awaits on step (awaits) where awaits is not null;
create index step_mutex on step (mutex) where mutex is not null;
create table decision (
  run integer not null references run, position integer not null, step_position integer not null, person text,
  approved integer not null, why text, at integer not null, primary key (run, position)
) strict, without rowid;
-- role: approver or done_by.
create table step_person (
  run integer not null references run, position integer not null, step_position integer not null, role text not null,
  person text not null, primary key (run, position)
) strict, without rowid;

-- Events from outside, and what each can be waited for by. `taken`: a run has it.
create table event (
  event text not null, id text not null, data text, at integer not null, keep_until integer, taken integer not null,
  primary key (event, id)
) strict, without rowid;
create table event_about (
  about text not null, event text not null, id text not null, primary key (about, event, id)
) strict, without rowid;

-- Effects for the outside world. `digest` is over all other columns, the message's too.
create table outbox (
  id integer primary key, operation integer not null, kind text not null, ticket integer, run integer, step text,
  recipient text, reason text, channel text, data text, at integer not null, cause text, urgent integer not null,
  state text not null, message integer, attempts integer not null, not_before integer, wait_until integer, error text,
  digest integer not null
) strict;
create index outbox_waiting on outbox (state)
  where state = 'queued' or state = 'held' or state = 'leased' or state = 'failed';
create table message (
  id integer primary key, recipient text not null, token text not null unique, created_at integer not null,
  digest integer not null
) strict;

-- The directory: the fold of the desk's entries about people. A trait is a team, lead, skill, role, address or login.
create table person (
  id text primary key, name text, address text, login text, phone text, manager text, department text, location text,
  language text, capacity integer not null, calendar text, cover text, has_left integer not null
) strict, without rowid;
create table trait (
  person text not null references person, kind text not null, position integer not null, name text not null,
  level integer, primary key (person, kind, position)
) strict, without rowid;
create index trait_name on trait (kind, name, person);
create table absence (
  person text not null, since integer not null, until integer, cover text, begun integer not null,
  primary key (person, since)
) strict, without rowid;
create index absence_beginning on absence (since) where begun = 0;

-- What is stored once, by content.
create table blob (hash text primary key, bytes blob not null) strict;
create table bundle (
  hash text primary key, packed blob not null, packed_digest blob not null
) strict;
create table bundle_file (
  bundle text not null references bundle, path text not null, blob text not null references blob,
  primary key (bundle, path)
) strict, without rowid;
create table definition (hash text primary key, content blob not null) strict;
-- When something last went well that leaves no entry. `digest` is over the other columns.
create table pulse (name text primary key, at integer not null, digest integer not null) strict, without rowid;
-- Tickets whose texts a bulk command left to be indexed: these numbers and all between.
create table unindexed (first integer primary key, last integer not null) strict;
)sql";

}  // namespace spoc::store::schema
