#include "desk/day.h"

#include <algorithm>
#include <set>

#include "decide/assignment.h"
#include "desk/permission.h"

namespace spoc::desk {
namespace {

using domain::Status;

void sort(std::vector<Pressing>& all) {
  std::sort(all.begin(), all.end(), [](const Pressing& a, const Pressing& b) {
    if (a.urgency.points != b.urgency.points) return a.urgency.points > b.urgency.points;
    return a.stored.ticket.id < b.stored.ticket.id;
  });
}

/// Asks about one person within one reading.
class Asking {
 public:
  Asking(Desk& desk, store::Reading& reading, const std::string& person)
      : reading_(reading),
        policy_(desk.store.policy()),
        situation_{*policy_, [&store = desk.store](std::string_view hash) { return store.policy(hash); },
                   reading.people(), desk.caller.actor, desk.caller.now},
        person_(reading.people().person(person)),
        id_(person) {}

  const domain::Person* person() const { return person_; }

  std::vector<Pressing> find(store::TicketQuery query) {
    query.statuses = {Status::fresh, Status::open, Status::waiting};
    std::vector<Pressing> found;
    reading_.tickets(query, true, [&](const store::StoredTicket& stored) {
      found.push_back(
          {stored, decide::urgency_of(stored.ticket, situation_.held_to(stored.ticket), id_, situation_.now)});
      return true;
    });
    sort(found);
    return found;
  }
  std::vector<Pressing> mine() {
    store::TicketQuery query;
    query.assignees = {id_};
    return find(query);
  }
  std::vector<Pressing> unowned() {
    if (!person_ || person_->teams.empty()) return {};
    store::TicketQuery query;
    query.teams = person_->teams;
    query.assignee_none = true;
    return find(query);
  }
  bool could_take(const domain::Ticket& ticket) const {
    const policy::Team* team = policy_->team(ticket.team);
    return person_ && team && decide::objection(ticket, *person_, *team, {}, situation_).empty();
  }
  /// Members of the person's teams who are away, each once.
  std::vector<domain::Absence> away() const {
    std::vector<domain::Absence> away;
    std::set<std::string> seen;
    if (!person_) return away;
    for (const std::string& team : person_->teams)
      for (const domain::Person* member : situation_.people.members(team))
        if (seen.insert(member->id).second)
          if (auto absence = situation_.people.absence(member->id, situation_.now)) away.push_back(std::move(*absence));
    return away;
  }

 private:
  store::Reading& reading_;
  std::shared_ptr<const policy::Policy> policy_;
  decide::Situation situation_;
  const domain::Person* person_;
  std::string id_;
};

std::int64_t count_undelivered(store::Reading& reading) {
  std::int64_t count = 0;
  reading.effects("failed", [&](const store::QueuedEffect&) {
    ++count;
    return true;
  });
  return count;
}

}  // namespace

std::vector<Pressing> pressing(Desk& desk, const std::string& person) {
  std::vector<Pressing> all;
  read(desk, [&](store::Reading& reading) {
    Asking asking(desk, reading, person);
    all = asking.mine();
    std::erase_if(all, [](const Pressing& one) { return one.stored.ticket.turn != domain::Turn::desk; });
    for (Pressing& one : asking.unowned())
      if (one.stored.ticket.status == Status::fresh && asking.could_take(one.stored.ticket))
        all.push_back(std::move(one));
  });
  sort(all);
  return all;
}

Day day_of(Desk& desk, const std::string& person, Instant until) {
  Day day;
  read(desk, [&](store::Reading& reading) {
    Asking asking(desk, reading, person);
    day.mine = asking.mine();
    store::TicketQuery owned;
    owned.owners = {person};
    day.followed = asking.find(owned);
    std::erase_if(day.followed, [&](const Pressing& one) { return one.stored.ticket.assignee == person; });
    day.unowned = asking.unowned();
    day.away = asking.away();
    day.undelivered = count_undelivered(reading);
  });
  std::set<std::int64_t> seen;
  for (const auto* list : {&day.mine, &day.followed, &day.unowned})
    for (const Pressing& one : *list)
      if (one.stored.schedule.due_at && *one.stored.schedule.due_at < until &&
          seen.insert(one.stored.ticket.id.number).second)
        day.due.push_back(one);
  sort(day.due);
  return day;
}

}  // namespace spoc::desk
