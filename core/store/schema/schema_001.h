// Schema 1, for both engines. What is written in capitals is SQLite's word; the driver of PostgreSQL puts its own there
// (Connection::define). SQLite reads every definition whenever a store is opened (some 4 µs each), so there are no more
// tables and indexes than the questions need; and it builds a table for every `in (…)` it evaluates, so the conditions of
// indexes are written with `or`. Instants are microseconds UTC, booleans 0 and 1, absent text is null.
#pragma once

#include <string_view>

namespace spoc::store::schema {

inline constexpr std::string_view kSchema001 = R"sql(
-- One row: the desk itself, and the head of its chain.
create table desk (
  id INTEGER primary key, name TEXT not null, rehearsal INTEGER not null, seed TEXT, bundle TEXT,
  version INTEGER not null, head BLOB, outbox_held INTEGER not null, learned TEXT
) STRICT;
-- One row: the last number given to each kind of thing, and how many tickets have each status, so that a list can say how
-- many it does not show. Advanced at the end of a transaction, so numbers have no gaps.
create table counter (
  id INTEGER primary key, operation INTEGER not null, seq INTEGER not null, ticket INTEGER not null,
  run INTEGER not null, effect INTEGER not null, message INTEGER not null, status_new INTEGER not null,
  status_open INTEGER not null, status_waiting INTEGER not null, status_resolved INTEGER not null,
  status_closed INTEGER not null, status_cancelled INTEGER not null, status_merged INTEGER not null
) STRICT;
-- What one command wrote. Its digest is part of the hash of each of its entries.
create table operation (
  id INTEGER primary key, token TEXT not null unique, verb TEXT not null, actor TEXT, on_behalf TEXT, via TEXT,
  login TEXT, at INTEGER not null, recorded_at INTEGER not null, digest BLOB not null
) STRICT;
-- subject_kind: 0 ticket, 1 run, 2 desk.
create table journal (
  seq INTEGER primary key, operation INTEGER not null, subject_kind INTEGER not null, subject INTEGER not null,
  version INTEGER not null, at INTEGER not null, recorded_at INTEGER not null, actor TEXT, on_behalf TEXT, via TEXT,
  kind TEXT not null, data TEXT not null, salt BLOB not null, hash BLOB not null, last INTEGER
) STRICT;
-- What a change writes of one subject stands together: the first of it tells the `last` number, the others none, and the index holds
-- the first only. Tickets stand last in it: what is written of new ones goes in at its end, which is found without looking.
create unique index journal_subject on journal (subject_kind desc, subject, version) where last is not null;
create index journal_helped on journal (at) where kind = 'article.helped';

-- The fold of a ticket's entries, for questions. `lists` says which of the tables below have rows of it.
create table ticket (
  id INTEGER primary key, version INTEGER not null, operation INTEGER not null, head BLOB not null,
  lists INTEGER not null, due_at INTEGER, wake_at INTEGER, settled_at INTEGER,
  type TEXT not null, subject TEXT, status TEXT not null, turn TEXT not null, turn_since INTEGER not null,
  priority TEXT, priority_overridden INTEGER not null, impact TEXT not null, urgency TEXT not null, service TEXT,
  category TEXT, cause TEXT, article TEXT, team TEXT, department TEXT, tier INTEGER, assignee TEXT, owner TEXT,
  requester_person TEXT, requester_name TEXT, requester_address TEXT, requester_department TEXT, channel TEXT,
  recipient TEXT, language TEXT, confidential INTEGER not null, key TEXT, parent INTEGER, merged_into INTEGER,
  run INTEGER, step TEXT, item TEXT, round INTEGER not null, logged_by TEXT,
  accountable TEXT, about TEXT, bundle TEXT, sla TEXT, created_at INTEGER not null,
  acknowledged_at INTEGER, responded_at INTEGER, resolved_at INTEGER, closed_at INTEGER,
  last_activity_at INTEGER not null, last_at INTEGER not null, transfers INTEGER not null, reopens INTEGER not null,
  reminders INTEGER not null, spent_s INTEGER not null, handover_open INTEGER not null, asked_at INTEGER, team_since INTEGER not null,
  with_vendor INTEGER not null, reference TEXT, received_at INTEGER not null, overslept INTEGER not null, rating_score INTEGER, rating_comment TEXT, rating_at INTEGER
) STRICT;
create unique index ticket_key on ticket (key) where key is not null;
create index ticket_parent on ticket (parent) where parent is not null;
create index ticket_run on ticket (run) where run is not null;
create index ticket_wake on ticket (wake_at) where wake_at is not null;
create index ticket_due on ticket (due_at)
  where status = 'new' or status = 'open' or status = 'waiting' or status = 'resolved';
-- Live tickets by number: behind a million closed ones the first live one is found at once.
-- What lists ask for most is beside it, so that what does not match needs no look into its row.
create index ticket_live on ticket (id, settled_at, status, priority, created_at, owner, logged_by)
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
-- What a period may still count of what is over.
create index ticket_settled on ticket (settled_at) where settled_at is not null;
create index ticket_article on ticket (article) where article is not null;

-- What is long stands apart, so that the rows that are scanned and changed stay narrow.
create table ticket_text (
  ticket INTEGER primary key references ticket, description TEXT, form TEXT, rungs TEXT, fields TEXT
) STRICT;
-- What a settled ticket comes to, for reports: the bytes are those of outcomes.cpp.
create table outcome (
  ticket INTEGER primary key references ticket, settled_at INTEGER not null, facts BLOB not null
) STRICT;
create table clock (
  ticket INTEGER not null references ticket, position INTEGER not null, name TEXT not null, cycle INTEGER not null,
  target TEXT, target_s INTEGER not null, calendar TEXT, sla TEXT, started_at INTEGER not null, stopped_at INTEGER,
  breached_at INTEGER, cancelled INTEGER not null, due_at INTEGER, primary key (ticket, position)
) STRICT, WITHOUT ROWID;
create index clock_late on clock (ticket) where breached_at is not null and stopped_at is null and cancelled = 0;
create table wait (
  ticket INTEGER not null references ticket, position INTEGER not null, waits_on TEXT not null, since INTEGER not null,
  ended_at INTEGER, wake_at INTEGER, pauses INTEGER not null, primary key (ticket, position)
) STRICT, WITHOUT ROWID;
-- Of tickets whose times do not say when they were open: reopened, cancelled, merged ones.
create table spell (
  ticket INTEGER not null references ticket, position INTEGER not null, since INTEGER not null, entered TEXT not null,
  until INTEGER, ended_by TEXT not null, primary key (ticket, position)
) STRICT, WITHOUT ROWID;
create table fired (
  ticket INTEGER not null references ticket, position INTEGER not null, rung TEXT not null, episode INTEGER not null,
  n INTEGER not null, at INTEGER not null, primary key (ticket, position)
) STRICT, WITHOUT ROWID;
create unique index fired_once on fired (ticket, rung, episode, n) where n > 0;
create table tag (
  ticket INTEGER not null references ticket, position INTEGER not null, word TEXT not null,
  primary key (ticket, position)
) STRICT, WITHOUT ROWID;
create index tag_word on tag (word, ticket);
create table participant (
  ticket INTEGER not null references ticket, position INTEGER not null, person TEXT, name TEXT, address TEXT,
  asked INTEGER not null,
  primary key (ticket, position)
) STRICT, WITHOUT ROWID;
create table link (
  ticket INTEGER not null references ticket, position INTEGER not null, kind TEXT not null, other INTEGER not null,
  stalled_since INTEGER,
  primary key (ticket, position)
) STRICT, WITHOUT ROWID;
create table check_item (
  ticket INTEGER not null references ticket, position INTEGER not null, id TEXT, text TEXT, evidence TEXT,
  done_at INTEGER, done_by TEXT, given TEXT, optional INTEGER not null, may_not_apply INTEGER not null,
  inapplicable TEXT, under TEXT, enough INTEGER not null, attachments TEXT, primary key (ticket, position)
) STRICT, WITHOUT ROWID;
create table handed_back (
  ticket INTEGER not null references ticket, position INTEGER not null, person TEXT not null,
  primary key (ticket, position)
) STRICT, WITHOUT ROWID;
-- Messages about it that could not be sent.
create table undelivered (
  ticket INTEGER not null references ticket, position INTEGER not null, effect INTEGER not null,
  since INTEGER not null, primary key (ticket, position)
) STRICT, WITHOUT ROWID;
-- Whom the desk chose for it, and when last: who was not for long gets the next one.
create table chosen (
  ticket INTEGER not null references ticket, position INTEGER not null, person TEXT not null, at INTEGER not null,
  primary key (ticket, position)
) STRICT, WITHOUT ROWID;
create index chosen_person on chosen (person, at);

-- The fold of a run's entries.
create table run (
  id INTEGER primary key, version INTEGER not null, operation INTEGER not null, head BLOB not null, wake_at INTEGER,
  workflow TEXT, definition TEXT, bundle TEXT, state TEXT not null, result TEXT, key TEXT, starter TEXT,
  inputs TEXT, vars TEXT, anchor INTEGER, target_at INTEGER, opened_at INTEGER not null, finished_at INTEGER,
  last_at INTEGER not null, parent INTEGER, parent_step TEXT, for_ticket INTEGER, accountable TEXT, about TEXT,
  confidential INTEGER not null, parent_item TEXT, depth INTEGER not null, consumed TEXT,
  contacts TEXT, because TEXT
) STRICT;
create index run_key on run (workflow, key);
create index run_parent on run (parent) where parent is not null;
create index run_wake on run (wake_at) where wake_at is not null;
create table step (
  run INTEGER not null references run, position INTEGER not null, id TEXT, item TEXT, round INTEGER not null,
  kind TEXT not null, state TEXT not null, ticket INTEGER, called_run INTEGER, title TEXT, team TEXT, assignee TEXT,
  start_at INTEGER, due_at INTEGER, activated_at INTEGER, taken_at INTEGER, finished_at INTEGER, outputs TEXT,
  attempts INTEGER not null,
  reason TEXT, value TEXT, awaits TEXT, mutex TEXT, tried_before INTEGER not null, try_at INTEGER, lease_until INTEGER,
  token TEXT, key TEXT, problem TEXT, goes_to TEXT, looked_after INTEGER not null, contact TEXT, primary key (run, position)
) STRICT, WITHOUT ROWID;
-- Actions: queued, being tried, failed.
create index step_action on step (try_at) where kind = 'action' and (state = 'active' or state = 'failed');
-- What a program says of itself while it runs. `digest` is over the other columns.
create table progress (
  run INTEGER not null references run, step TEXT not null, item TEXT not null, text TEXT not null, at INTEGER not null,
  digest INTEGER not null, primary key (run, step, item)
) STRICT, WITHOUT ROWID;
-- What is for somebody without an account, who may be in the directory one day.
create index step_contact on step (contact) where contact is not null and state = 'active';
create index step_awaits on step (awaits) where awaits is not null;
create index step_mutex on step (mutex) where mutex is not null;
create table decision (
  run INTEGER not null references run, position INTEGER not null, step_position INTEGER not null, person TEXT,
  approved INTEGER not null, why TEXT, at INTEGER not null, primary key (run, position)
) STRICT, WITHOUT ROWID;
-- role: approver or done_by.
create table step_person (
  run INTEGER not null references run, position INTEGER not null, step_position INTEGER not null, role TEXT not null,
  person TEXT not null, primary key (run, position)
) STRICT, WITHOUT ROWID;

-- Events from outside, and what each can be waited for by. `taken`: a run has it.
create table event (
  event TEXT not null, id TEXT not null, data TEXT, at INTEGER not null, keep_until INTEGER, taken INTEGER not null,
  primary key (event, id)
) STRICT, WITHOUT ROWID;
create table event_about (
  about TEXT not null, event TEXT not null, id TEXT not null, primary key (about, event, id)
) STRICT, WITHOUT ROWID;

-- Effects for the outside world. `digest` is over all other columns, the message's too.
create table outbox (
  id INTEGER primary key, operation INTEGER not null, kind TEXT not null, ticket INTEGER, run INTEGER, step TEXT,
  recipient TEXT, reason TEXT, channel TEXT, data TEXT, at INTEGER not null, cause TEXT, urgent INTEGER not null,
  state TEXT not null, message INTEGER, attempts INTEGER not null, not_before INTEGER, wait_until INTEGER, error TEXT,
  digest INTEGER not null
) STRICT;
create index outbox_waiting on outbox (state)
  where state = 'queued' or state = 'held' or state = 'leased' or state = 'failed';
create table message (
  id INTEGER primary key, recipient TEXT not null, token TEXT not null unique, created_at INTEGER not null,
  digest INTEGER not null
) STRICT;

create index outbox_message on outbox (message) where message <> 0;

-- Mail that came in: the fold of the entries that say so, of tickets and of the desk.
create table mail (
  identity TEXT primary key, message_id TEXT, ticket INTEGER, sender TEXT, at INTEGER not null, acknowledged INTEGER not null
) STRICT, WITHOUT ROWID;
create index mail_message on mail (message_id) where message_id is not null;
create index mail_acknowledged on mail (sender, at) where acknowledged = 1;

-- The directory: the fold of the desk's entries about people. A trait is a team, lead, skill, role, address or login.
create table person (
  id TEXT primary key, name TEXT, address TEXT, login TEXT, phone TEXT, manager TEXT, department TEXT, location TEXT,
  language TEXT, capacity INTEGER not null, calendar TEXT, cover TEXT, has_left INTEGER not null
) STRICT, WITHOUT ROWID;
create table trait (
  person TEXT not null references person, kind TEXT not null, position INTEGER not null, name TEXT not null,
  level INTEGER, primary key (person, kind, position)
) STRICT, WITHOUT ROWID;
create index trait_name on trait (kind, name, person);
create table absence (
  person TEXT not null, since INTEGER not null, until INTEGER, cover TEXT, begun INTEGER not null,
  primary key (person, since)
) STRICT, WITHOUT ROWID;
create index absence_beginning on absence (since) where begun = 0;

-- What is stored once, by content.
create table blob (hash TEXT primary key, bytes BLOB not null) STRICT;
-- `sight`: what of it decides who sees what (policy::sight_facts), for who reads views of a server. `articles`: its knowledge, packed
-- by itself, since few commands need it. The digest is over all three.
create table bundle (
  hash TEXT primary key, packed BLOB not null, sight TEXT not null, packed_digest BLOB not null, articles BLOB not null
) STRICT;
create table bundle_file (
  bundle TEXT not null references bundle, path TEXT not null, blob TEXT not null references blob,
  primary key (bundle, path)
) STRICT, WITHOUT ROWID;
create table definition (hash TEXT primary key, content BLOB not null) STRICT;
-- When something last went well that leaves no entry. `digest` is over the other columns.
create table pulse (name TEXT primary key, at INTEGER not null, digest INTEGER not null) STRICT, WITHOUT ROWID;
-- Tickets whose texts a bulk command left to be indexed: these numbers and all between.
create table unindexed (first INTEGER primary key, last INTEGER not null) STRICT;
)sql";

}  // namespace spoc::store::schema
