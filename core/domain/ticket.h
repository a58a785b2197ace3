// A ticket: what somebody asked for, who works on it, how urgent it is and what became of it. A plain value, the fold of its
// events; nothing but fold.h changes one. An empty text means "none".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "domain/attachment.h"
#include "domain/ids.h"
#include "domain/spell.h"
#include "domain/words.h"
#include "time/instant.h"

namespace spoc::domain {

using time::Instant;

/// Who asked. `person` is an id of the directory when they are in it; `address` is enough.
struct Requester {
  std::string person;
  std::string name;
  std::string address;
  std::string department;
  bool operator==(const Requester&) const = default;
  static void each(auto& r, auto&& f) {
    f("person", r.person); f("name", r.name); f("address", r.address); f("department", r.department);
  }
};

/// Somebody who follows a ticket, and is told what its requester is; `asked` for their part of the work or a decision, they see
/// all of it.
struct Participant {
  std::string person;
  std::string name;
  std::string address;
  bool asked = false;
  bool operator==(const Participant&) const = default;
  static void each(auto& p, auto&& f) { f("person", p.person); f("name", p.name); f("address", p.address); f("asked", p.asked); }
};

/// A time in which the ticket stood still on purpose. Open while `until_at` is empty.
struct Wait {
  WaitingOn on = WaitingOn::requester;
  Instant since;
  std::optional<Instant> ended_at;
  std::optional<Instant> wake_at;  ///< when it was to wake up by itself
  bool pauses = false;             ///< it stops the clocks of resolution and team: what policy said when it began
  bool operator==(const Wait&) const = default;
};

/// One measuring of a promise. What is recorded here are facts; when it falls due is computed (decide/clocks.h).
struct Clock {
  ClockName name = ClockName::resolution;
  int cycle = 1;                          ///< 1 for the first measuring of that name
  std::string target;                     ///< as policy writes it: "8bh"
  std::int64_t target_s = 0;              ///< seconds of open time of `calendar`, or elapsed when that is empty
  std::string calendar;
  std::string sla;                        ///< the policy's name; empty for a step's `due`
  Instant started_at;
  std::optional<Instant> stopped_at;
  std::optional<Instant> breached_at;     ///< a recorded fact, never taken back
  bool cancelled = false;
  bool operator==(const Clock&) const = default;
  bool running() const { return !stopped_at && !cancelled; }
};

/// A rung of a ladder that fired. (`rung`, `episode`, `n`) is unique for a ticket.
struct Fired {
  std::string rung;      ///< "resolution@75%"
  Instant episode;       ///< the event it measures from
  int n = 1;             ///< counts `every`, from 1; 0 marks that the rung was armed again then
  Instant at;            ///< its true time
  bool operator==(const Fired&) const = default;
};

struct Link {
  LinkKind kind = LinkKind::relates;
  TicketId to;
  std::optional<Instant> stalled_since;  ///< blocks, blocked_by: since when the one that blocks counts as standing still
  bool is(LinkKind other, TicketId ticket) const { return kind == other && to == ticket; }
  bool operator==(const Link&) const = default;
};

struct Rating {
  int score = 0;  ///< 1 to 5
  std::string comment;
  Instant at;
  bool operator==(const Rating&) const = default;
};

/// Somebody whom the desk itself chose for it.
struct Chosen {
  std::string person;
  Instant at;  ///< the last time
  bool operator==(const Chosen&) const = default;
};

/// A message about the ticket that could not be sent, and was neither sent nor dropped since.
struct Undelivered {
  std::int64_t effect = 0;  ///< number of the notice
  Instant since;            ///< when it had failed for good
  bool operator==(const Undelivered&) const = default;
};

/// What people see of a key. Who logs under a key that a ticket has which they cannot see gets a ticket of their own, whose key ends
/// in who they are, behind a character that no key of theirs begins with: for them it is the key they gave.
std::string_view shown_key(std::string_view key);
/// That key of theirs.
std::string own_key(std::string_view key, std::string_view person);

/// A checklist item of a task.
struct CheckItem {
  std::string id;
  std::string text;
  std::string evidence;  ///< what kind of evidence it asks for, or empty
  std::optional<Instant> done_at;
  std::string by;
  std::string given;     ///< the evidence
  bool optional = false;       ///< the task may be done without it
  bool may_not_apply = false;  ///< somebody may say, with a reason, that there is nothing to do
  std::string inapplicable;    ///< that reason; then it is over at `done_at` without being done
  std::string under;           ///< id of the item that it is a part of, or empty; that one stands before it
  std::int64_t enough = 0;     ///< of one with parts: so many of them; 0: all. It is not ticked itself
  std::vector<Attachment> attachments;  ///< the evidence, where it is files
  bool operator==(const CheckItem&) const = default;
  static void each(auto& c, auto&& f) {
    f("id", c.id); f("text", c.text); f("evidence", c.evidence); f("done_at", c.done_at); f("by", c.by); f("given", c.given);
    f("optional", c.optional); f("may_not_apply", c.may_not_apply); f("inapplicable", c.inapplicable);
    f("under", c.under); f("enough", c.enough); f("attachments", c.attachments);
  }
};

struct Ticket {
  TicketId id;
  std::int64_t version = 0;  ///< number of its events
  OperationId operation;     ///< that changed it last
  TicketType type = TicketType::incident;
  std::string subject;
  std::string description;
  Status status = Status::fresh;
  Turn turn = Turn::desk;
  Instant turn_since;
  std::string priority;      ///< a level of policy: "P2"
  bool priority_overridden = false;
  Level impact = Level::medium;
  Level urgency = Level::medium;
  std::string service;
  std::string category;
  std::string cause;
  std::string article;       ///< of the knowledge, with which it was answered: "kb12"
  std::string team;
  std::string department;
  std::int64_t tier = 0;     ///< 0: no team
  std::string assignee;
  std::string owner;
  std::string logged_by;     ///< person who wrote it down
  Requester requester;
  std::string channel;
  std::string recipient;
  std::string language;
  bool confidential = false;
  std::string key;
  TicketId parent;
  TicketId merged_into;
  RunId run;
  std::string step;
  std::string item;
  int round = 0;             ///< of the step it belongs to
  std::string accountable;   ///< department that answers for its run, and so sees and moves it
  std::string about;         ///< whom its run is about: id, login or address
  std::string form;          ///< JSON text of the fields a task asks for, or empty
  std::string rungs;         ///< JSON text of a ladder of its own on the due clock, or empty
  json::Object fields;
  std::vector<std::string> tags;               ///< sorted, unique
  std::vector<Participant> participants;
  std::vector<Link> links;
  std::vector<CheckItem> checklist;
  std::vector<Clock> clocks;                   ///< in the order they started
  std::vector<Wait> waits;                     ///< in time order; the last may be going on
  std::vector<Fired> fired;
  std::vector<std::string> handed_back;        ///< people who gave it back, or did not take it in time
  std::vector<Chosen> chosen;                  ///< in the order they were first chosen: others have waited longer for a ticket
  std::vector<Undelivered> undelivered;        ///< in the order they failed
  std::string bundle;                          ///< policy it is pinned to (SLA, calendar, matrix, ladder)
  std::string sla;
  Instant created_at;
  std::optional<Instant> acknowledged_at;
  std::optional<Instant> responded_at;
  std::optional<Instant> resolved_at;
  std::optional<Instant> closed_at;
  Instant last_activity_at;                    ///< of a person
  Instant last_at;                             ///< of any event: no later event is before it
  std::int64_t transfers = 0;
  std::int64_t reopens = 0;
  std::int64_t reminders = 0;                  ///< sent since it began to wait on the requester
  std::int64_t spent_s = 0;
  bool with_vendor = false;                    ///< its team is a vendor: it was sent away
  std::string reference;                       ///< the vendor's own number for it, the last that was told
  Instant received_at;                         ///< since when its team has it to do: this visit's beginning
  bool handover_open = false;                  ///< handed to a team, or to who stands in, that has not acknowledged it yet
  std::optional<Instant> asked_at;             ///< since when whom the desk chose, or its team, is asked to take it; nothing: accepted
  Instant team_since;                          ///< since when the team has it, or has it back from a person
  bool overslept = false;                      ///< a wake-up on others passed and nobody came back to it
  std::optional<Rating> rating;
  std::vector<Spell> spells;                   ///< when the desk owed an answer, in order

  bool operator==(const Ticket&) const = default;

  /// The wait going on, or nothing.
  const Wait* waiting() const { return waits.empty() || waits.back().ended_at ? nullptr : &waits.back(); }
  /// Whether its times say all of its spells.
  bool has_plain_spell() const;
  /// The latest clock of that name, or nothing.
  const Clock* clock(ClockName name) const;
};

}  // namespace spoc::domain
