#include "desk/absence.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/absence.h"
#include "decide/schedule.h"
#include "desk/deciding.h"
#include "desk/who.h"

namespace spoc::desk {
namespace {

using domain::Absence;

bool overlap(const Absence& a, const Absence& b) {
  return (!a.until || b.since < *a.until) && (!b.until || a.since < *b.until);
}

std::string span_text(const Absence& absence, const Deciding& deciding) {
  return absence.until ? format("from {} until {}", deciding.local(absence.since), deciding.local(*absence.until))
                       : format("from {} with an open end", deciding.local(absence.since));
}

void require_alone(Deciding& deciding, const Absence& wanted) {
  for (const Absence& other : deciding.unit().all_absences()) {
    if (other.person != wanted.person || other.since == wanted.since || !overlap(other, wanted)) continue;
    throw Error(Code::conflict, format("{} is away {} already", wanted.person, span_text(other, deciding)),
                "end that one first: spoc away PERSON --back, or give other times");
  }
}

void require_way(const Absence& absence, const decide::StandIn& cover) {
  if (!cover.circle) return;
  throw Error(Code::conflict,
              format("the covers go round in a circle: {} → {}", absence.person, join(cover.chain, " → ")),
              "name somebody who is there: --cover PERSON");
}

Absence absence_of(Deciding& deciding, const AwayRequest& request) {
  const domain::Person person = the_person(deciding.unit(), request.person);
  if (person.left) throw Error(Code::refused, format("{} has left", person.name));
  Absence absence{person.id, request.since.value_or(deciding.now()), request.until, {}, false};
  if (absence.until && *absence.until <= absence.since)
    throw Error(
        Code::data,
        format("the absence ends at {}, before it begins at {}", deciding.local(*absence.until), deciding.local(absence.since)),
        "say another --until");
  if (!request.cover.empty()) {
    const domain::Person cover = the_person(deciding.unit(), request.cover);
    if (cover.left) throw Error(Code::refused, format("{} has left", cover.name), "choose another --cover");
    if (cover.id == person.id) throw Error(Code::data, "nobody covers for themselves", "choose another --cover");
    absence.cover = cover.id;
  }
  return absence;
}

/// The tickets of theirs that are open, by number.
std::vector<TicketId> open_tickets(store::Reading& reading, const std::string& person) {
  using domain::Status;
  store::TicketQuery query;
  query.statuses = {Status::fresh, Status::open, Status::waiting};
  query.assignees = {person};
  std::vector<TicketId> ids;
  reading.tickets(query, false, [&](const store::StoredTicket& stored) {
    ids.push_back(stored.ticket.id);
    return true;
  });
  return ids;
}

/// Hands over what falls due meanwhile; nothing when the absence is over by now.
std::vector<HandedOver> begin(Deciding& deciding, const Absence& absence) {
  std::vector<HandedOver> handed_over;
  deciding.record(domain::AbsenceBegan{absence.person, absence.since});
  if (absence.until && *absence.until <= deciding.now()) return handed_over;
  for (const TicketId id : open_tickets(deciding.unit(), absence.person)) {
    domain::TicketChange& change = deciding.ticket(id);
    const domain::Schedule schedule = decide::schedule_of(change.after, deciding.situation().held_to(change.after));
    if (decide::falls_due_meanwhile(change.after, schedule, absence) &&
        decide::hand_over(change, deciding.situation(), absence))
      handed_over.push_back({id, change.after.assignee, change.after.team});
    deciding.settle();
  }
  return handed_over;
}

}  // namespace

/// People say when they themselves are away; whoever may more says it for those within reach.
void require_away(Deciding& deciding, const std::string& person) {
  const decide::Authority& authority = deciding.authority();
  decide::require(authority, decide::Verb::away);
  const domain::Scope far = *decide::reach(authority, decide::Verb::away);
  const domain::Sight& sight = authority.sight;
  if (far == domain::Scope::desk || person == sight.person) return;
  const domain::Person* one = deciding.situation().people.person(person);
  const auto mine = [](const std::vector<std::string>& places, const std::string& place) {
    return std::find(places.begin(), places.end(), place) != places.end();
  };
  if (one && far >= domain::Scope::team)
    for (const std::string& team : one->teams)
      if (mine(sight.teams, team)) return;
  if (one && far == domain::Scope::department && mine(sight.departments, one->department)) return;
  throw Error(Code::refused, format("{} may not say when {} is away", authority.name, person), "they may themselves");
}

AwayOutcome set_away(Desk& desk, const AwayRequest& request) {
  AwayOutcome result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome&) {
    result.handed_over.clear();
    result.absence = absence_of(deciding, request);
    require_away(deciding, result.absence.person);
    require_alone(deciding, result.absence);
    const Instant from = std::max(result.absence.since, deciding.now());
    const decide::StandIn cover = decide::stand_in(deciding.situation().people, result.absence, from);
    require_way(result.absence, cover);
    result.stands_in = cover.person ? cover.person->id : std::string();
    deciding.record(domain::PersonAway{result.absence});
    deciding.settle();
    if (result.absence.since <= deciding.now()) result.handed_over = begin(deciding, result.absence);
  });
  return result;
}

AwayOutcome come_back(Desk& desk, const std::string& words) {
  AwayOutcome result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome&) {
    const domain::Person person = the_person(deciding.unit(), words);
    require_away(deciding, person.id);
    const auto absence = deciding.situation().people.absence(person.id, deciding.now());
    if (!absence) throw Error(Code::conflict, format("{} is not away", person.name.empty() ? person.id : person.name));
    result.absence = *absence;
    result.absence.until = deciding.now();
    deciding.record(domain::PersonAway{result.absence});
  });
  return result;
}

std::vector<HandedOver> begin_absences(Desk& desk) {
  std::vector<Absence> beginning;
  desk.store.read([&](store::Reading& reading) { beginning = reading.absences_beginning(desk.caller.now); });
  std::vector<HandedOver> all;
  for (const Absence& absence : beginning) {
    std::vector<HandedOver> handed_over;
    transact(desk, [&](Deciding& deciding, Outcome&) { handed_over = begin(deciding, absence); });
    all.insert(all.end(), handed_over.begin(), handed_over.end());
  }
  return all;
}

}  // namespace spoc::desk
