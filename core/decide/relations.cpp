#include "decide/relations.h"

#include <algorithm>
#include <set>

#include "base/format.h"
#include "base/text.h"
#include "decide/notices.h"

namespace spoc::decide {
namespace {

using domain::Link;

bool has_link(const Ticket& ticket, LinkKind kind, TicketId to) {
  if (kind == LinkKind::child_of) return ticket.parent == to;
  return std::any_of(ticket.links.begin(), ticket.links.end(), [&](const Link& link) { return link.is(kind, to); });
}

/// Where links of that kind lead from a ticket.
std::vector<TicketId> next_of(const Ticket& ticket, LinkKind kind) {
  std::vector<TicketId> next;
  if (kind == LinkKind::child_of && ticket.parent) next.push_back(ticket.parent);
  for (const Link& link : ticket.links)
    if (link.kind == kind) next.push_back(link.to);
  return next;
}

/// Follows links of that kind from `at` until `goal`; what was passed stands in `path`, the goal last.
bool leads_to(TicketId at, TicketId goal, LinkKind kind, const Lookup& lookup, std::set<TicketId>& seen,
              std::vector<TicketId>& path) {
  path.push_back(at);
  if (at == goal) return true;
  if (seen.insert(at).second)
    for (const TicketId next : next_of(lookup(at), kind))
      if (leads_to(next, goal, kind, lookup, seen, path)) return true;
  path.pop_back();
  return false;
}

constexpr std::string_view kUnseen = "one that you may not see";

std::string name_of(TicketId id, const Lookup& lookup, const Visible& visible) {
  return visible(lookup(id)) ? to_text(id) : std::string(kUnseen);
}

/// What stands in the way, each with where it is.
std::string name_blocker(const Ticket& blocker, const Visible& visible) {
  if (!visible(blocker)) return std::string(kUnseen);
  return format("{} ({}, {})", to_text(blocker.id), domain::word(blocker.status),
                blocker.assignee.empty() ? blocker.team : blocker.assignee);
}

}  // namespace

LinkKind inverse(LinkKind kind) {
  switch (kind) {
    case LinkKind::blocks:
      return LinkKind::blocked_by;
    case LinkKind::blocked_by:
      return LinkKind::blocks;
    case LinkKind::child_of:
      return LinkKind::parent_of;
    case LinkKind::parent_of:
      return LinkKind::child_of;
    case LinkKind::duplicates:
      return LinkKind::duplicated_by;
    case LinkKind::duplicated_by:
      return LinkKind::duplicates;
    case LinkKind::relates:
      return LinkKind::relates;
  }
  return kind;
}

void require_link(const Ticket& from, LinkKind kind, const Ticket& to, const Lookup& lookup, const Visible& visible) {
  if (from.id == to.id) throw Error(Code::usage, format("ticket {} cannot be linked to itself", to_text(from.id)));
  if (kind == LinkKind::relates || has_link(from, kind, to.id)) return;
  if (kind == LinkKind::child_of && from.parent) {
    const std::string parent = name_of(from.parent, lookup, visible);
    const bool named = parent != kUnseen;
    throw Error(
        Code::conflict, format("ticket {} is a child of {} already", to_text(from.id), parent),
        named ? format("take that away first: spoc link {} --child-of {} --remove", to_text(from.id), parent) : "");
  }
  std::set<TicketId> seen;
  std::vector<TicketId> path;
  if (!leads_to(to.id, from.id, kind, lookup, seen, path)) return;
  std::vector<std::string> circle = {to_text(from.id)};
  for (const TicketId id : path) circle.push_back(name_of(id, lookup, visible));
  throw Error(Code::conflict, format("that would be a circle: {}", join(circle, format(" {} ", domain::word(kind)))),
              "take one of these links away first");
}

std::vector<TicketId> blocked_by(const Ticket& ticket, const Lookup& lookup) {
  std::vector<TicketId> blockers;
  for (const TicketId id : next_of(ticket, LinkKind::blocked_by))
    if (is_open(lookup(id).status)) blockers.push_back(id);
  return blockers;
}

void require_unblocked(std::string_view verb, const Ticket& ticket, const Lookup& lookup, const Visible& visible) {
  const std::vector<TicketId> blockers = blocked_by(ticket, lookup);
  if (blockers.empty()) return;
  std::vector<std::string> all;
  std::string hint;
  for (const TicketId id : blockers) {
    all.push_back(name_blocker(lookup(id), visible));
    if (hint.empty() && visible(lookup(id)))
      hint = format("resolve that first, or: spoc link {} --blocks {} --remove", to_text(id), to_text(ticket.id));
  }
  throw Error(Code::conflict,
              format("ticket {} is blocked by {}: {} is not possible", to_text(ticket.id), join(all, ", "), verb),
              hint);
}

std::optional<StalledBlocker> stalled_blocker(const Ticket& ticket, const Lookup& lookup, const Situation& situation) {
  std::optional<StalledBlocker> earliest;
  for (const TicketId id : blocked_by(ticket, lookup)) {
    const Ticket& blocker = lookup(id);
    const policy::Policy& held_to = situation.held_to(blocker);
    for (const Stalled& stands : stalled(blocker, held_to, situation.now)) {
      const auto standing_still = standing(blocker, stands.kind, held_to);
      if (standing_still && (!earliest || standing_still->stalled_at < earliest->stalled_at))
        earliest = StalledBlocker{id, stands.kind, standing_still->since, standing_still->stalled_at};
    }
  }
  return earliest;
}

std::optional<Instant> next_stall(const Ticket& ticket, const policy::Policy& policy) {
  const auto unsaid = [](const Link& link) { return link.kind == LinkKind::blocks && !link.stalled_since; };
  if (std::none_of(ticket.links.begin(), ticket.links.end(), unsaid)) return std::nullopt;
  const auto stands = first_standing(ticket, policy);
  return stands ? std::optional(stands->stalled_at) : std::nullopt;
}

void follow_stall(TicketChange& change, const Situation& situation, Instant at) {
  if (change.after.links.empty()) return;
  const auto stands = first_standing(change.after, situation.held_to(change.after));
  const bool stalled = stands && stands->stalled_at <= at;
  const std::vector<Link> links = change.after.links;
  for (const Link& link : links) {
    if (link.kind != LinkKind::blocks || link.stalled_since.has_value() == stalled) continue;
    if (stalled)
      change.record(at, time_actor(), domain::BlockerStalled{link.kind, link.to, stands->stalled_at});
    else
      change.record(at, time_actor(), domain::BlockerMoved{link.kind, link.to});
  }
}

void tell_freed(const Ticket& blocked, const std::function<Ticket(TicketId)>& ticket_of, const Situation& situation,
                std::vector<domain::Effect>& effects) {
  const std::vector<TicketId> blockers = next_of(blocked, LinkKind::blocked_by);
  const auto blocks = [&](TicketId id) { return is_open(ticket_of(id).status); };
  if (!is_open(blocked.status) || std::any_of(blockers.begin(), blockers.end(), blocks)) return;
  add_notice(effects, {blocked, blocked.assignee.empty() ? "team:" + blocked.team : "assignee", "freed", situation.now,
                       situation.actor.person});
}

void copy_stall(const Ticket& blocker, TicketChange& blocked, const Situation& situation) {
  const auto find = [](const Ticket& ticket, LinkKind kind, TicketId to) {
    return std::find_if(ticket.links.begin(), ticket.links.end(), [&](const Link& link) { return link.is(kind, to); });
  };
  const auto from = find(blocker, LinkKind::blocks, blocked.after.id);
  const auto to = find(blocked.after, LinkKind::blocked_by, blocker.id);
  if (from == blocker.links.end() || to == blocked.after.links.end() || from->stalled_since == to->stalled_since)
    return;
  if (from->stalled_since)
    blocked.record(situation.now, time_actor(), domain::BlockerStalled{to->kind, to->to, *from->stalled_since});
  else
    blocked.record(situation.now, time_actor(), domain::BlockerMoved{to->kind, to->to});
}

std::vector<TicketId> open_duplicates(const Ticket& ticket, const Lookup& lookup) {
  std::set<TicketId> found, seen = {ticket.id};
  std::vector<TicketId> left = next_of(ticket, LinkKind::duplicated_by);
  while (!left.empty()) {
    const TicketId id = left.back();
    left.pop_back();
    if (!seen.insert(id).second) continue;
    const Ticket& duplicate = lookup(id);
    if (is_open(duplicate.status)) found.insert(id);
    for (const TicketId next : next_of(duplicate, LinkKind::duplicated_by)) left.push_back(next);
  }
  return {found.begin(), found.end()};
}

void record_link(TicketChange& from, LinkKind kind, TicketChange& to, const Situation& situation) {
  if (!has_link(from.after, kind, to.after.id))
    from.record(situation.now, situation.actor, domain::TicketLinked{kind, to.after.id});
  if (kind == LinkKind::child_of) return;
  if (!has_link(to.after, inverse(kind), from.after.id))
    to.record(situation.now, situation.actor, domain::TicketLinked{inverse(kind), from.after.id});
}

void record_unlink(TicketChange& from, LinkKind kind, TicketChange& to, const Situation& situation) {
  if (has_link(from.after, kind, to.after.id))
    from.record(situation.now, situation.actor, domain::TicketUnlinked{kind, to.after.id});
  if (kind == LinkKind::child_of) return;
  if (has_link(to.after, inverse(kind), from.after.id))
    to.record(situation.now, situation.actor, domain::TicketUnlinked{inverse(kind), from.after.id});
}

Progress progress_of(const std::vector<domain::Status>& children) {
  const auto over =
      std::count_if(children.begin(), children.end(), [](domain::Status status) { return !is_open(status); });
  return {static_cast<std::size_t>(over), children.size()};
}

}  // namespace spoc::decide
