#include "report/past.h"

#include <algorithm>

#include "decide/schedule.h"
#include "domain/event.h"
#include "domain/fold.h"

namespace spoc::report {
namespace {

using domain::Status;
using domain::Ticket;

Left left_by(Status status) {
  switch (status) {
    case Status::cancelled:
      return Left::cancelled;
    case Status::merged:
      return Left::merged;
    case Status::closed:
      return Left::closed;
    case Status::fresh:
    case Status::open:
    case Status::waiting:
    case Status::resolved:
      break;
  }
  return Left::resolved;
}

/// The spells of a ticket whose row says it all: never reopened, and with the time at which it was answered.
bool spells_of_row(const Ticket& ticket, std::vector<Spell>& spells) {
  if (ticket.reopens > 0) return false;
  spells.assign(1, {ticket.created_at, Entered::created, std::nullopt, Left::resolved});
  if (is_open(ticket.status)) return true;
  if (ticket.status == Status::cancelled || ticket.status == Status::merged) return false;
  spells.front().to = ticket.resolved_at ? ticket.resolved_at : ticket.closed_at;
  spells.front().left = ticket.resolved_at ? Left::resolved : Left::closed;
  return spells.front().to.has_value();
}

/// What an entry of that kind did to a ticket's being open: it was entered, it was left, or neither.
struct Turning {
  std::string_view kind;
  std::optional<Left> left;
};
constexpr Turning kTurnings[] = {{domain::TicketLogged::kKind, std::nullopt},
                                 {domain::TicketReopened::kKind, std::nullopt},
                                 {domain::TicketResolved::kKind, Left::resolved},
                                 {domain::TicketClosed::kKind, Left::closed},
                                 {domain::TicketCancelled::kKind, Left::cancelled},
                                 {domain::TicketMerged::kKind, Left::merged}};

/// Tickets whose row is what was known, but does not say when they were open: the kinds of their entries say that, unless something was
/// undone. Many are looked up together.
class Turned {
 public:
  Turned(store::Reading& reading, const EachTicket& each) : reading_(reading), each_(each) {}

  void add(const store::StoredTicket& stored) {
    waiting_.push_back(stored.ticket);
    if (waiting_.size() == kTogether) look_up();
  }

  void look_up() {
    std::vector<domain::TicketId> ids;
    for (const Ticket& ticket : waiting_) ids.push_back(ticket.id);  // they come in order of number
    std::size_t at = 0;
    bool undone = false;
    std::vector<Spell> spells;
    const auto hand_on = [&] {
      undone ? undone_.push_back(ids[at]) : each_(waiting_[at], spells);
      spells.clear();
      undone = false;
      ++at;
    };
    reading_.entry_kinds(ids, [&](domain::TicketId id, std::string_view kind, Instant when) {
      while (ids[at] != id) hand_on();
      undone = undone || kind == domain::OperationUndone::kKind;
      follow(spells, kind, when);
    });
    while (at < ids.size()) hand_on();
    waiting_.clear();
  }

  /// Those of which something was undone.
  const std::vector<domain::TicketId>& undone() const { return undone_; }

 private:
  static constexpr std::size_t kTogether = 256;

  static void follow(std::vector<Spell>& spells, std::string_view kind, Instant when) {
    const auto* turning = std::find_if(std::begin(kTurnings), std::end(kTurnings), [&](const Turning& one) { return one.kind == kind; });
    if (turning == std::end(kTurnings)) return;
    const bool open = !spells.empty() && !spells.back().to;
    if (open == !turning->left) return;
    if (open) {
      spells.back().to = when;
      spells.back().left = *turning->left;
    } else {
      spells.push_back({when, spells.empty() ? Entered::created : Entered::reopened, std::nullopt, Left::resolved});
    }
  }

  store::Reading& reading_;
  const EachTicket& each_;
  std::vector<Ticket> waiting_;
  std::vector<domain::TicketId> undone_;
};

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

void follow(std::vector<Spell>& spells, bool was_open, const Ticket& now, Instant at) {
  const bool open = is_open(now.status);
  if (open == was_open) return;
  if (open) {
    spells.push_back({at, now.reopens > 0 ? Entered::reopened : Entered::created, std::nullopt, Left::resolved});
  } else {
    spells.back().to = at;
    spells.back().left = left_by(now.status);
  }
}

std::optional<Past> replay(store::Reading& reading, domain::TicketId id, Instant as_of, std::int64_t upto) {
  Past past;
  Ticket& ticket = past.stored.ticket;
  ticket.id = id;
  for (const domain::Recorded& recorded : counting(reading, id, upto)) {
    if (recorded.at > as_of) break;  // what counts of a ticket never runs backwards
    const bool was_open = ticket.version > 0 && is_open(ticket.status);
    domain::apply(ticket, recorded);
    follow(past.spells, was_open, ticket, recorded.at);
  }
  if (ticket.version == 0) return std::nullopt;
  return past;
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

/// What a report looks at, what spells follow from, and what the request asks of each ticket.
store::TicketParts with_asked(store::TicketParts parts, const Request& request) {
  // Expressions may look at anything.
  parts.all = parts.all || request.matches;
  if (parts.all) return {.all = true, .counting = parts.counting, .only = parts.only};
  const store::TicketQuery& query = request.query;
  const auto add = [&](bool asked, std::string_view column) {
    const auto known = std::find(parts.columns.begin(), parts.columns.end(), column);
    if (asked && known == parts.columns.end()) parts.columns.push_back(column);
  };
  for (const std::string_view column : {"status", "created_at", "resolved_at", "closed_at", "reopens", "last_at"})
    add(true, column);
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
  std::vector<Spell> spells;
  Turned turned(reading, each);
  reading.every_ticket(parts, [&](const store::StoredTicket& stored) {
    const Ticket& ticket = stored.ticket;
    if (ticket.last_at > request.as_of || changed.contains(ticket.id.number))
      replayed.push_back(ticket.id);
    else if (wanted(stored))
      spells_of_row(ticket, spells) ? each(ticket, spells) : turned.add(stored);
  });
  turned.look_up();
  replayed.insert(replayed.end(), turned.undone().begin(), turned.undone().end());
  for (const domain::TicketId id : replayed) {
    auto found = replay(reading, id, request.as_of, request.upto);
    if (!found) continue;
    const Ticket& ticket = found->stored.ticket;
    if (request.matches) found->stored.schedule = decide::schedule_of(ticket, *request.bundle(ticket.bundle));
    if (wanted(found->stored)) each(ticket, found->spells);
  }
}

}  // namespace spoc::report
