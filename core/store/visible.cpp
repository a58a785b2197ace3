#include "store/visible.h"

#include <algorithm>

#include "base/format.h"

namespace spoc::store {
namespace {

using domain::Seen;

/// Values of a statement that is put together, in the order of their names.
class Values {
 public:
  Parameter parameter() {
    return [this](SqlValue value) {
      values_.push_back(std::move(value));
      return format("${}", values_.size());
    };
  }
  void bind(sql::Statement& statement) const {
    for (std::size_t i = 0; i < values_.size(); ++i)
      std::visit([&](const auto& value) { statement.bind(static_cast<int>(i + 1), value); }, values_[i]);
  }

 private:
  std::vector<SqlValue> values_;
};

bool exists(sql::Connection& connection, const std::string& sql, const Values& values) {
  sql::Use statement(connection.prepare(sql));
  values.bind(*statement);
  return statement->step();
}

/// What an event connects its ticket with.
TicketId other_of(const Entry& entry) {
  const auto kinds = connecting_kinds();
  if (std::find(kinds.begin(), kinds.end(), entry.kind) == kinds.end()) return {};
  const domain::Event event = domain::event_from_json(entry.kind, entry.data);
  if (const auto* linked = std::get_if<domain::TicketLinked>(&event)) return linked->to;
  if (const auto* unlinked = std::get_if<domain::TicketUnlinked>(&event)) return unlinked->to;
  if (const auto* merged = std::get_if<domain::TicketMerged>(&event)) return merged->into;
  if (const auto* stalled = std::get_if<domain::BlockerStalled>(&event)) return stalled->other;
  if (const auto* moved = std::get_if<domain::BlockerMoved>(&event)) return moved->other;
  return std::get<domain::TicketAbsorbed>(event).from;
}

bool was_told(const Entry& entry) {
  if (entry.kind != domain::TicketNoted::kKind) return true;
  const domain::Event event = domain::event_from_json(entry.kind, entry.data);
  return std::get<domain::TicketNoted>(event).is_public;
}

}  // namespace

std::span<const std::string_view> connecting_kinds() {
  static constexpr std::string_view kKinds[] = {domain::TicketLinked::kKind,   domain::TicketUnlinked::kKind,
                                                domain::TicketMerged::kKind,   domain::TicketAbsorbed::kKind,
                                                domain::BlockerStalled::kKind, domain::BlockerMoved::kKind};
  return kKinds;
}

std::optional<StoredTicket> Visible::face(StoredTicket stored, bool whole) {
  if (everything()) return stored;
  Seen seen = domain::seen(sight_, stored.ticket);
  // A row without its lists does not say who takes part. It is here because the condition shows at least its status.
  if (seen != Seen::whole && !whole) seen = sees_whole(stored.ticket.id) ? Seen::whole : Seen::status;
  if (seen == Seen::nothing) return std::nullopt;
  if (seen == Seen::status) {
    const bool secret = domain::confidential(sight_, stored.ticket);
    stored.ticket = domain::public_face(std::move(stored.ticket), secret);
    stored.schedule = {{}, stored.schedule.due_at, {}, {}};
  }
  forget_unseen(stored.ticket);
  return stored;
}

void Visible::forget_unseen(domain::Ticket& ticket) {
  if (ticket.parent && !sees(ticket.parent)) ticket.parent = {};
  if (ticket.merged_into && !sees(ticket.merged_into)) ticket.merged_into = {};
  std::erase_if(ticket.links, [&](const domain::Link& link) { return !sees(link.to); });
}

bool Visible::asked(TicketId id, Known& known, Seen least) {
  const auto [place, fresh] = known.try_emplace(id.number, false);
  if (!fresh) return place->second;
  Values values;
  const std::string number = values.parameter()(id.number);
  const std::string condition =
      least == Seen::whole ? whole_tickets(sight_, values.parameter()) : seen_tickets(sight_, values.parameter());
  place->second =
      exists(*session_.connection, format("select 1 from ticket where id = {} and {}", number, condition), values);
  return place->second;
}

void Visible::learn(std::span<const TextHit> hits) {
  for (const bool whole : {false, true}) {
    Known& known = whole ? whole_ : seen_;
    Values values;
    std::string ids;
    for (const TextHit& hit : hits)
      if (hit.internal == whole && known.try_emplace(hit.ticket.number, false).second)
        ids += format("{}{}", ids.empty() ? "" : ", ", values.parameter()(hit.ticket.number));
    if (ids.empty()) continue;
    const std::string condition = whole ? whole_tickets(sight_, values.parameter()) : seen_tickets(sight_, values.parameter());
    sql::Use statement(session_.connection->prepare(format("select id from ticket where id in ({}) and {}", ids, condition)));
    values.bind(*statement);
    while (statement->step()) known[statement->integer(0)] = true;
  }
}

bool Visible::sees(RunId id) {
  if (everything()) return true;
  const auto [place, fresh] = runs_.try_emplace(id.number, false);
  if (!fresh) return place->second;
  Values values;
  const std::string number = values.parameter()(id.number);
  const std::string condition = seen_runs(sight_, values.parameter());
  place->second =
      exists(*session_.connection, format("select 1 from run where id = {} and {}", number, condition), values);
  return place->second;
}

bool Visible::sees(const domain::Effect& effect) {
  if (everything()) return true;
  if (effect.ticket) return sees_whole(effect.ticket);
  return effect.run ? sees(effect.run) : sight_.scope == domain::Scope::desk;
}

bool Visible::sees(const Entry& entry) {
  if (everything() || entry.subject.kind != domain::SubjectKind::ticket) return true;
  const TicketId other = other_of(entry);
  if (other && !sees(other)) return false;
  return was_told(entry) || sees_whole({entry.subject.number});
}

Entry Visible::as_seen(Entry entry) const {
  if (!everything()) entry.data = domain::as_seen(sight_, entry.kind, std::move(entry.data));
  return entry;
}

QueuedEffect Visible::as_seen(QueuedEffect queued) const {
  if (!everything()) queued.effect.to = domain::as_seen(sight_, std::move(queued.effect.to));
  return queued;
}

Counted Visible::load_of(std::string_view person) {
  Values values;
  const std::string who = values.parameter()(std::string(person));
  const std::string condition = placed_tickets(sight_, values.parameter());
  sql::Use statement(session_.connection->prepare(counting_work(who, condition)));
  values.bind(*statement);
  return counted_of(*statement);
}

std::string seen_entries(const domain::Sight& sight, const Parameter& parameter) {
  // What a requester is told of; a note only when it is public, which is asked of each.
  constexpr std::string_view kTold =
      "'ticket.logged', 'ticket.noted', 'ticket.waiting', 'ticket.resolved', 'ticket.closed', 'ticket.reopened', "
      "'ticket.cancelled', 'ticket.rated'";
  const auto ticket = [](const std::string& condition) {
    return format("exists (select 1 from ticket where ticket.id = journal.subject and {})", condition);
  };
  std::string tickets = ticket(whole_tickets(sight, parameter));
  if (sight.asked) tickets += format(" or (kind in ({}) and {})", kTold, ticket(seen_tickets(sight, parameter)));
  const std::string run =
      format("exists (select 1 from run where run.id = journal.subject and {})", seen_runs(sight, parameter));
  // Which policy governs is no secret; who the people are is for who sees the desk, and no team is hidden from.
  const auto is_hidden = [&](const std::string& team) {
    return std::find(sight.teams.begin(), sight.teams.end(), team) == sight.teams.end();
  };
  const auto& secret = sight.confidential_teams;
  const bool knows_teams = std::none_of(secret.begin(), secret.end(), is_hidden);
  const std::string desk =
      sight.scope == domain::Scope::desk && knows_teams
          ? std::string("1 = 1")
          : format("kind in ('{}', '{}')", domain::PolicyApplied::kKind, domain::DeskCreated::kKind);
  return format("((subject_kind = 0 and ({})) or (subject_kind = 1 and {}) or (subject_kind = 2 and {}))", tickets, run,
                desk);
}

}  // namespace spoc::store
