#include "report/past.h"

#include <algorithm>

#include "decide/schedule.h"
#include "domain/event.h"
#include "domain/fold.h"

namespace spoc::report {
namespace {

using domain::Ticket;

bool among(const std::vector<std::string>& wanted, std::string_view value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

bool among(const std::vector<std::string>& wanted, bool or_none, std::string_view value) {
  if (or_none && value.empty()) return true;
  return wanted.empty() ? !or_none : among(wanted, value);
}

bool within(const std::optional<Instant>& from, const std::optional<Instant>& to, const std::optional<Instant>& t) {
  if (!from && !to) return true;
  return t && (!from || *t >= *from) && (!to || *t < *to);
}

bool has_tag(const store::TicketQuery& query, const Ticket& ticket) {
  return query.tags.empty() || std::any_of(ticket.tags.begin(), ticket.tags.end(),
                                           [&](const std::string& tag) { return among(query.tags, tag); });
}

/// The entries of a ticket up to `upto` that count: what was undone never was.
std::vector<domain::Recorded> counting(store::Reading& reading, domain::TicketId id, std::int64_t upto) {
  std::vector<std::pair<std::int64_t, domain::Recorded>> entries;
  store::EntryQuery query;
  query.subject = domain::subject(id);
  reading.entries(query, [&](const store::Entry& entry) {
    if (entry.seq > upto) return false;
    domain::Event event = domain::event_from_json(entry.kind, entry.data);
    if (const auto* undone = std::get_if<domain::OperationUndone>(&event))
      std::erase_if(entries, [&](const auto& e) { return e.first >= undone->first && e.first <= undone->last; });
    else
      entries.push_back({entry.version, {entry.at, entry.actor, std::move(event)}});
    return true;
  });
  std::vector<domain::Recorded> all;
  for (auto& [version, recorded] : entries) all.push_back(std::move(recorded));
  return all;
}

}  // namespace

std::unordered_set<std::int64_t> changed_since(store::Reading& reading, std::int64_t upto, domain::SubjectKind kind) {
  std::unordered_set<std::int64_t> changed;
  if (upto >= reading.position()) return changed;
  store::EntryQuery query;
  query.after = upto;
  reading.entries(query, [&](const store::Entry& entry) {
    if (entry.subject.kind == kind) changed.insert(entry.subject.number);
    return true;
  });
  return changed;
}

std::optional<store::StoredTicket> replay(store::Reading& reading, domain::TicketId id, Instant as_of, std::int64_t upto) {
  store::StoredTicket stored;
  Ticket& ticket = stored.ticket;
  ticket.id = id;
  for (const domain::Recorded& recorded : counting(reading, id, upto)) {
    if (recorded.at > as_of) break;  // what counts of a ticket never runs backwards
    domain::apply(ticket, recorded);
  }
  if (ticket.version == 0) return std::nullopt;
  return stored;
}

bool matches(const store::TicketQuery& query, const Ticket& ticket) {
  const auto& statuses = query.statuses;
  if (!statuses.empty() && std::find(statuses.begin(), statuses.end(), ticket.status) == statuses.end()) return false;
  const bool asked = query.requester.empty() || ticket.requester.person == query.requester ||
                     ticket.requester.address == query.requester;
  const auto& ids = query.ids;
  return asked && among(query.teams, query.team_none, ticket.team) && among(query.departments, ticket.department) &&
         among(query.assignees, query.assignee_none, ticket.assignee) && among(query.owners, ticket.owner) &&
         among(query.services, ticket.service) && among(query.categories, ticket.category) &&
         among(query.priorities, ticket.priority) && among(query.types, domain::word(ticket.type)) &&
         among(query.channels, ticket.channel) && has_tag(query, ticket) && (!query.run || ticket.run == query.run) &&
         (ids.empty() || std::find(ids.begin(), ids.end(), ticket.id) != ids.end()) &&
         (query.key.empty() || ticket.key == query.key) &&
         within(query.created_from, query.created_to, ticket.created_at) &&
         within(query.resolved_from, query.resolved_to, ticket.resolved_at);
}

namespace {

/// What a report looks at, with spells, and what the request asks of each ticket.
store::TicketParts with_asked(store::TicketParts parts, const Request& request) {
  // Expressions may look at anything.
  parts.all = parts.all || request.matches;
  if (parts.all) return {.all = true, .counting = parts.counting, .only = parts.only};
  const store::TicketQuery& query = request.query;
  const auto add = [&](bool asked, std::string_view column) {
    const auto known = std::find(parts.columns.begin(), parts.columns.end(), column);
    if (asked && known == parts.columns.end()) parts.columns.push_back(column);
  };
  for (const std::string_view column : {"status", "created_at", "resolved_at", "closed_at", "last_at"})
    add(true, column);
  parts.spells = true;
  add(!query.teams.empty() || query.team_none, "team");
  add(!query.departments.empty(), "department");
  add(!query.assignees.empty() || query.assignee_none, "assignee");
  add(!query.owners.empty(), "owner");
  add(!query.services.empty(), "service");
  add(!query.categories.empty(), "category");
  add(!query.priorities.empty(), "priority");
  add(!query.types.empty(), "type");
  add(!query.channels.empty(), "channel");
  add(!query.requester.empty(), "requester_person");
  add(!query.requester.empty(), "requester_address");
  add(static_cast<bool>(query.run), "run");
  add(!query.key.empty(), "key");
  parts.tags = parts.tags || !query.tags.empty();
  return parts;
}

}  // namespace

std::optional<store::StillCounting> counting_since(store::Reading& reading, const Request& request,
                                                   std::optional<Instant> since) {
  if (!since) return std::nullopt;
  store::StillCounting counting{*since, {}};
  for (const std::int64_t number : changed_since(reading, request.upto, domain::SubjectKind::ticket))
    counting.also.push_back({number});
  return counting;
}

void each_ticket(store::Reading& reading, const Request& request, const store::TicketParts& wanted_parts, const EachTicket& each) {
  const store::TicketParts parts = with_asked(wanted_parts, request);
  const auto changed = changed_since(reading, request.upto, domain::SubjectKind::ticket);
  std::vector<domain::TicketId> replayed;
  const auto wanted = [&](const store::StoredTicket& stored) {
    return matches(request.query, stored.ticket) && (!request.matches || request.matches(reading, stored));
  };
  reading.every_ticket(parts, [&](const store::StoredTicket& stored) {
    const Ticket& ticket = stored.ticket;
    if (ticket.last_at > request.as_of || changed.contains(ticket.id.number))
      replayed.push_back(ticket.id);
    else if (wanted(stored))
      each(ticket);
  });
  for (const domain::TicketId id : replayed) {
    auto found = replay(reading, id, request.as_of, request.upto);
    if (!found) continue;
    const Ticket& ticket = found->ticket;
    if (request.matches) found->schedule = decide::schedule_of(ticket, *request.bundle(ticket.bundle));
    if (wanted(*found)) each(ticket);
  }
}

}  // namespace spoc::report
