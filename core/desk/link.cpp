#include "desk/link.h"

#include <algorithm>
#include <set>

#include "base/format.h"
#include "decide/merging.h"
#include "decide/relations.h"
#include "desk/take_back.h"

namespace spoc::desk {
namespace {

using decide::PastEntry;
using domain::TicketChange;

decide::Lookup lookup_in(Deciding& deciding) {
  return [&deciding](TicketId id) -> const domain::Ticket& { return deciding.ticket(id).after; };
}

decide::Visible visible_in(Deciding& deciding) {
  return [&deciding](const domain::Ticket& ticket) { return deciding.seen(ticket) == domain::Seen::whole; };
}

/// The entries of an operation by which a ticket was merged.
struct Merge {
  domain::OperationId operation;
  TicketId into;
};

Merge merge_of(const std::vector<PastEntry>& history, TicketId id) {
  for (auto entry = history.rbegin(); entry != history.rend(); ++entry)
    if (const auto* merged = std::get_if<domain::TicketMerged>(&entry->recorded.event))
      return {entry->operation, merged->into};
  throw Error(Code::conflict, format("ticket {} was not merged", to_text(id)));
}

/// What being merged with that ticket left in the other one: from its `ticket.absorbed` to the next one's, or to the
/// end of the operation. When nothing else happened since, to the end, so that time is caught up as if it had not been.
decide::Extent absorbed_extent(const std::vector<PastEntry>& history, const Merge& merge, TicketId from) {
  decide::Extent extent;
  for (const PastEntry& entry : history) {
    const auto* absorbed = std::get_if<domain::TicketAbsorbed>(&entry.recorded.event);
    if (entry.operation != merge.operation) continue;
    if (absorbed && absorbed->from == from)
      extent.first = entry.version;
    else if (absorbed && extent.first != 0)
      break;
    if (extent.first != 0) extent.last = entry.version;
  }
  ensure(extent.first != 0, "the ticket that one was merged into says so");
  extent.operations = {merge.operation};
  std::vector<PastEntry> since;
  for (const PastEntry& entry : history)
    if (entry.version >= extent.first) since.push_back(entry);
  if (!decide::later_event(history, extent.last)) {
    extent.last = since.back().version;
    for (const PastEntry& entry : since)
      if (std::find(extent.operations.begin(), extent.operations.end(), entry.operation) == extent.operations.end())
        extent.operations.push_back(entry.operation);
  }
  return extent;
}

void unmerge_one(Deciding& deciding, TicketId id) {
  store::Unit& unit = deciding.unit();
  const auto stored = unit.ticket(id);
  if (!stored) throw decide::no_ticket(id);
  decide::require(deciding.authority(), decide::Verb::merge, stored->ticket);
  if (stored->ticket.status != domain::Status::merged)
    throw Error(Code::conflict,
                format("ticket {} is {}: it is merged into none", to_text(id), domain::word(stored->ticket.status)));
  const auto history = history_of(unit, domain::subject(id));
  const Merge merge = merge_of(history, id);
  const auto into = unit.ticket(merge.into);
  ensure(into.has_value(), "the ticket that one was merged into is there");
  if (deciding.seen(into->ticket) == domain::Seen::nothing)
    throw Error(Code::refused, format("ticket {} was merged into one that you may not see", to_text(id)));
  decide::require(deciding.authority(), decide::Verb::merge, into->ticket);
  const auto target = history_of(unit, domain::subject(merge.into));
  TakingBack back(deciding, merge.operation, "unmerge");
  back.ticket(id, history, decide::extent_of(history, merge.operation, format("ticket {}", to_text(id)), commands_of(deciding.unit())));
  back.ticket(merge.into, target, absorbed_extent(target, merge, id));
  back.make_amends();
}

}  // namespace

Outcome link(Desk& desk, const std::vector<TicketId>& ids, domain::LinkKind kind, TicketId other, bool remove) {
  return each_ticket(desk, decide::Verb::link, ids, [&](Deciding& deciding, TicketChange& change) {
    TicketChange& to = deciding.asked(other, decide::Verb::link);
    if (remove) {
      decide::record_unlink(change, kind, to, deciding.situation());
      return;
    }
    decide::require_link(change.after, kind, to.after, lookup_in(deciding), visible_in(deciding));
    decide::record_link(change, kind, to, deciding.situation());
  });
}

Outcome merge(Desk& desk, const std::vector<TicketId>& ids, TicketId into) {
  return each_ticket(desk, decide::Verb::merge, ids, [&](Deciding& deciding, TicketChange& change) {
    TicketChange& target = deciding.asked(into, decide::Verb::merge);
    decide::require_merge(change.after, target.after);
    decide::merge(change, target, deciding.situation());
  });
}

Outcome unmerge(Desk& desk, TicketId id) {
  return transact(desk, [&](Deciding& deciding, Outcome&) { unmerge_one(deciding, id); });
}

TicketId answering_for(store::Reading& reading, TicketId id) {
  std::set<TicketId> seen;
  for (TicketId at = id; seen.insert(at).second;) {
    const auto stored = reading.ticket(at);
    if (!stored) return id;  // not there for who asks
    if (!stored->ticket.merged_into) return at;
    at = stored->ticket.merged_into;
  }
  return id;
}

TicketChange& hearing(Deciding& deciding, TicketChange& named) {
  if (!named.after.merged_into) return named;
  TicketChange& change = deciding.ticket(answering_for(deciding.unit(), named.after.id));
  return deciding.seen(change.after) == domain::Seen::nothing ? named : change;
}

void require_unblocked(Deciding& deciding, std::string_view verb, const domain::Ticket& ticket) {
  decide::require_unblocked(verb, ticket, lookup_in(deciding), visible_in(deciding));
}

std::vector<TicketId> open_descendants(Deciding& deciding, TicketId id) {
  std::vector<TicketId> found, level = {id};
  std::set<TicketId> seen = {id};
  while (!level.empty()) {
    std::vector<TicketId> below;
    for (const TicketId parent : level)
      for (const TicketId child : deciding.unit().children(parent)) {
        if (!seen.insert(child).second) continue;
        below.push_back(child);
        if (is_open(deciding.ticket(child).after.status)) found.push_back(child);
      }
    level = std::move(below);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

std::vector<TicketId> open_duplicates(Deciding& deciding, const domain::Ticket& ticket) {
  return decide::open_duplicates(ticket, lookup_in(deciding));
}

}  // namespace spoc::desk
