// The lists of a ticket, each a table, and how a row of one becomes an item: the one list that reading a ticket alone, many together
// and all of them in a pass share.
#pragma once

#include <cstdint>

#include "domain/change.h"
#include "domain/ticket.h"
#include "store/list_table.h"
#include "store/ticket_columns.h"

namespace spoc::store {

/// Bits of the column `lists`: of which lists a ticket has rows. The first one is its row of text.
inline constexpr std::int64_t kText = 1, kClock = 2, kWait = 4, kFired = 8, kTag = 16, kParticipant = 32, kLink = 64, kCheckItem = 128,
                              kHandedBack = 256, kUndelivered = 512, kChosen = 1024, kSpell = 2048;
inline constexpr std::int64_t kEveryList = 4095;
inline constexpr std::size_t kListCount = 11;

struct TicketLists {
  explicit TicketLists(sql::Connection& connection)
      : clocks(connection, "clock", "ticket",
               "name, cycle, target, target_s, calendar, sla, started_at, stopped_at, breached_at, cancelled, due_at"),
        waits(connection, "wait", "ticket", "waits_on, since, ended_at, wake_at, pauses"),
        fired(connection, "fired", "ticket", "rung, episode, n, at"),
        tags(connection, "tag", "ticket", "word"),
        participants(connection, "participant", "ticket", "person, name, address, asked"),
        links(connection, "link", "ticket", "kind, other, stalled_since"),
        check_items(connection, "check_item", "ticket",
                    "id, text, evidence, done_at, done_by, given, optional, may_not_apply, inapplicable, under, enough, attachments"),
        handed_back(connection, "handed_back", "ticket", "person"),
        undelivered(connection, "undelivered", "ticket", "effect, since"),
        chosen(connection, "chosen", "ticket", "person, at"),
        spells(connection, "spell", "ticket", "since, entered, until, ended_by") {}

  ListTable clocks, waits, fired, tags, participants, links, check_items, handed_back, undelivered, chosen, spells;
};

/// Calls f(bit, table, get) for each list, always in the same order: `get(row)` reads a row of the table into a new item of the ticket.
template <class F>
void each_list(TicketLists& lists, domain::Ticket& t, domain::Schedule& schedule, F&& f) {
  f(kClock, lists.clocks, [&](RowReader& row) {
    each_clock_column(t.clocks.emplace_back(), [&](auto& value) { row.get(value); });
    row.get(schedule.clock_due.emplace_back());
  });
  f(kWait, lists.waits, [&](RowReader& row) { each_wait_column(t.waits.emplace_back(), [&](auto& value) { row.get(value); }); });
  f(kFired, lists.fired, [&](RowReader& row) { each_fired_column(t.fired.emplace_back(), [&](auto& value) { row.get(value); }); });
  f(kTag, lists.tags, [&](RowReader& row) { row.get(t.tags.emplace_back()); });
  f(kParticipant, lists.participants, [&](RowReader& row) {
    domain::Participant::each(t.participants.emplace_back(), [&](auto, auto& value) { row.get(value); });
  });
  f(kLink, lists.links, [&](RowReader& row) {
    domain::Link& link = t.links.emplace_back();
    row.get(link.kind);
    row.get(link.to);
    row.get(link.stalled_since);
  });
  f(kCheckItem, lists.check_items, [&](RowReader& row) {
    domain::CheckItem::each(t.checklist.emplace_back(), [&](auto, auto& value) { row.get(value); });
  });
  f(kHandedBack, lists.handed_back, [&](RowReader& row) { row.get(t.handed_back.emplace_back()); });
  f(kUndelivered, lists.undelivered, [&](RowReader& row) {
    domain::Undelivered& one = t.undelivered.emplace_back();
    row.get(one.effect);
    row.get(one.since);
  });
  f(kChosen, lists.chosen, [&](RowReader& row) {
    domain::Chosen& one = t.chosen.emplace_back();
    row.get(one.person);
    row.get(one.at);
  });
  f(kSpell, lists.spells, [&](RowReader& row) {
    domain::Spell& one = t.spells.emplace_back();
    row.get(one.from);
    row.get(one.entered);
    row.get(one.to);
    row.get(one.left);
  });
}

/// Once these lists were read: a ticket that has none of spells has the one that its times say.
inline void complete_spells(domain::Ticket& t, std::int64_t lists) {
  if ((lists & kSpell) == 0) t.spells.push_back(domain::plain_spell(t.created_at, is_open(t.status), t.resolved_at, t.closed_at));
}

/// Takes out what lists have put into a ticket.
inline void clear_lists(domain::Ticket& t, domain::Schedule& schedule) {
  schedule.clock_due.clear();
  t.clocks.clear(), t.waits.clear(), t.fired.clear(), t.tags.clear(), t.participants.clear(), t.links.clear(), t.checklist.clear();
  t.handed_back.clear(), t.undelivered.clear(), t.chosen.clear(), t.spells.clear();
}

}  // namespace spoc::store
