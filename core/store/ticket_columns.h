// The columns of a ticket, each with the member it keeps: the one list that writing, reading, comparing and `verify`
// share. The names are those of schema/, and, where domain/attribute.h says `stored`, those of the ticket's JSON.
#pragma once

#include <cstdint>
#include <string_view>

#include "domain/change.h"
#include "domain/ticket.h"
#include "store/columns.h"

namespace spoc::store {

/// A number of which 0 means none: null in the column.
template <class Number>
struct Count {
  Number& number;
  bool operator==(const Count& other) const { return number == other.number; }
};
template <class Number>
Count(Number&) -> Count<Number>;

inline void put_column(RowWriter& row, const auto& value) {
  row.put(value);
}
inline void put_column(RowWriter& row, Count<const std::int64_t> count) {
  row.put_count(count.number);
}
inline void get_column(RowReader& row, auto& value) {
  row.get(value);
}
inline void get_column(RowReader& row, Count<std::int64_t> count) {
  row.get(count.number);
}

/// A ticket with its schedule, to be read or written.
template <class Ticket, class Schedule>
struct TicketColumns {
  Ticket& ticket;
  Schedule& schedule;
};
template <class Ticket, class Schedule>
TicketColumns(Ticket&, Schedule&) -> TicketColumns<Ticket, Schedule>;

/// Calls f(name, at): `at(columns)` is the member, by reference. Id, version, operation, chain and rating stand apart.
template <class F>
void each_ticket_column(F&& f) {
  f(
      "due_at", [](auto& c) -> auto& { return c.schedule.due_at; });
  f(
      "wake_at", [](auto& c) -> auto& { return c.schedule.wake_at; });
  f(
      "settled_at", [](auto& c) -> auto& { return c.schedule.settled_at; });
  f(
      "type", [](auto& c) -> auto& { return c.ticket.type; });
  f(
      "subject", [](auto& c) -> auto& { return c.ticket.subject; });
  f(
      "status", [](auto& c) -> auto& { return c.ticket.status; });
  f(
      "turn", [](auto& c) -> auto& { return c.ticket.turn; });
  f(
      "turn_since", [](auto& c) -> auto& { return c.ticket.turn_since; });
  f(
      "priority", [](auto& c) -> auto& { return c.ticket.priority; });
  f(
      "priority_overridden", [](auto& c) -> auto& { return c.ticket.priority_overridden; });
  f(
      "impact", [](auto& c) -> auto& { return c.ticket.impact; });
  f(
      "urgency", [](auto& c) -> auto& { return c.ticket.urgency; });
  f(
      "service", [](auto& c) -> auto& { return c.ticket.service; });
  f(
      "category", [](auto& c) -> auto& { return c.ticket.category; });
  f(
      "cause", [](auto& c) -> auto& { return c.ticket.cause; });
  f(
      "article", [](auto& c) -> auto& { return c.ticket.article; });
  f(
      "team", [](auto& c) -> auto& { return c.ticket.team; });
  f(
      "department", [](auto& c) -> auto& { return c.ticket.department; });
  f("tier", [](auto& c) { return Count{c.ticket.tier}; });
  f(
      "assignee", [](auto& c) -> auto& { return c.ticket.assignee; });
  f(
      "owner", [](auto& c) -> auto& { return c.ticket.owner; });
  f(
      "requester_person", [](auto& c) -> auto& { return c.ticket.requester.person; });
  f(
      "requester_name", [](auto& c) -> auto& { return c.ticket.requester.name; });
  f(
      "requester_address", [](auto& c) -> auto& { return c.ticket.requester.address; });
  f(
      "requester_department", [](auto& c) -> auto& { return c.ticket.requester.department; });
  f(
      "channel", [](auto& c) -> auto& { return c.ticket.channel; });
  f(
      "recipient", [](auto& c) -> auto& { return c.ticket.recipient; });
  f(
      "language", [](auto& c) -> auto& { return c.ticket.language; });
  f(
      "confidential", [](auto& c) -> auto& { return c.ticket.confidential; });
  f(
      "key", [](auto& c) -> auto& { return c.ticket.key; });
  f(
      "parent", [](auto& c) -> auto& { return c.ticket.parent; });
  f(
      "merged_into", [](auto& c) -> auto& { return c.ticket.merged_into; });
  f(
      "run", [](auto& c) -> auto& { return c.ticket.run; });
  f(
      "step", [](auto& c) -> auto& { return c.ticket.step; });
  f(
      "item", [](auto& c) -> auto& { return c.ticket.item; });
  f(
      "round", [](auto& c) -> auto& { return c.ticket.round; });
  f(
      "logged_by", [](auto& c) -> auto& { return c.ticket.logged_by; });
  f(
      "accountable", [](auto& c) -> auto& { return c.ticket.accountable; });
  f(
      "about", [](auto& c) -> auto& { return c.ticket.about; });
  f(
      "bundle", [](auto& c) -> auto& { return c.ticket.bundle; });
  f(
      "sla", [](auto& c) -> auto& { return c.ticket.sla; });
  f(
      "created_at", [](auto& c) -> auto& { return c.ticket.created_at; });
  f(
      "acknowledged_at", [](auto& c) -> auto& { return c.ticket.acknowledged_at; });
  f(
      "responded_at", [](auto& c) -> auto& { return c.ticket.responded_at; });
  f(
      "resolved_at", [](auto& c) -> auto& { return c.ticket.resolved_at; });
  f(
      "closed_at", [](auto& c) -> auto& { return c.ticket.closed_at; });
  f(
      "last_activity_at", [](auto& c) -> auto& { return c.ticket.last_activity_at; });
  f(
      "last_at", [](auto& c) -> auto& { return c.ticket.last_at; });
  f(
      "transfers", [](auto& c) -> auto& { return c.ticket.transfers; });
  f(
      "reopens", [](auto& c) -> auto& { return c.ticket.reopens; });
  f(
      "reminders", [](auto& c) -> auto& { return c.ticket.reminders; });
  f(
      "spent_s", [](auto& c) -> auto& { return c.ticket.spent_s; });
  f(
      "handover_open", [](auto& c) -> auto& { return c.ticket.handover_open; });
  f(
      "asked_at", [](auto& c) -> auto& { return c.ticket.asked_at; });
  f(
      "team_since", [](auto& c) -> auto& { return c.ticket.team_since; });
  f(
      "with_vendor", [](auto& c) -> auto& { return c.ticket.with_vendor; });
  f(
      "reference", [](auto& c) -> auto& { return c.ticket.reference; });
  f(
      "received_at", [](auto& c) -> auto& { return c.ticket.received_at; });
  f(
      "overslept", [](auto& c) -> auto& { return c.ticket.overslept; });
}

/// The members of list items in the order of their columns; `due_at` of a clock stands apart.
void each_clock_column(auto& c, auto&& f) {
  f(c.name), f(c.cycle), f(c.target), f(c.target_s), f(c.calendar), f(c.sla), f(c.started_at), f(c.stopped_at);
  f(c.breached_at), f(c.cancelled);
}
void each_wait_column(auto& w, auto&& f) {
  f(w.on), f(w.since), f(w.ended_at), f(w.wake_at), f(w.pauses);
}
void each_fired_column(auto& x, auto&& f) {
  f(x.rung), f(x.episode), f(x.n), f(x.at);
}

inline bool has_text(const domain::Ticket& t) {
  return !t.description.empty() || !t.form.empty() || !t.rungs.empty() || !t.fields.empty();
}
inline bool same_text(const domain::Ticket& a, const domain::Ticket& b) {
  return a.description == b.description && a.form == b.form && a.rungs == b.rungs && a.fields == b.fields;
}

}  // namespace spoc::store
