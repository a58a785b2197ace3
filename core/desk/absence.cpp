#include "desk/absence.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/absence.h"
#include "decide/notices.h"
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
    throw Error(Code::data,
                format("the absence ends at {}, before it begins at {}", deciding.local(*absence.until),
                       deciding.local(absence.since)),
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

/// Open approvals that they are asked for beside others: who covers for them decides in their place, and must see them.
void let_cover_decide(Deciding& deciding, const Absence& absence) {
  const domain::Person* cover = domain::stand_in(deciding.situation().people, absence, deciding.now()).person;
  if (!cover) return;
  store::TicketQuery query;
  query.statuses = {domain::Status::fresh, domain::Status::open, domain::Status::waiting};
  query.types = {"approval"};
  std::vector<TicketId> ids;
  const auto asked = [](const domain::Ticket& ticket, const std::string& person) {
    return std::any_of(ticket.participants.begin(), ticket.participants.end(),
                       [&](const auto& one) { return one.asked && one.person == person; });
  };
  deciding.unit().tickets(query, true, [&](const store::StoredTicket& stored) {
    if (asked(stored.ticket, absence.person) && !asked(stored.ticket, cover->id)) ids.push_back(stored.ticket.id);
    return true;
  });
  for (const TicketId id : ids) {
    domain::TicketChange& change = deciding.ticket(id);
    deciding.record(change, domain::TicketWatched{{cover->id, {}, {}, true}});
    decide::add_notice(deciding.effects(),
                       {change.after, "person:" + cover->id, "approval", deciding.now(), {}, {}, false, {}});
    deciding.settle();
  }
}

/// Hands over what falls due meanwhile; nothing when the absence is over by now. Returns what of that the caller sees.
std::vector<HandedOver> begin(Deciding& deciding, const Absence& absence) {
  std::vector<HandedOver> handed_over;
  deciding.record(domain::AbsenceBegan{absence.person, absence.since});
  if (absence.until && *absence.until <= deciding.now()) return handed_over;
  for (const TicketId id : open_tickets(deciding.unit(), absence.person)) {
    domain::TicketChange& change = deciding.ticket(id);
    const domain::Schedule schedule = decide::schedule_of(change.after, deciding.situation().held_to(change.after));
    if (decide::falls_due_meanwhile(change.after, schedule, absence) &&
        decide::hand_over(change, deciding.situation(), absence)) {
      decide::tell_away(change, deciding.situation(), absence, deciding.effects());
      if (deciding.seen(change.after) == domain::Seen::whole)
        handed_over.push_back({id, change.after.assignee, change.after.team});
    }
    deciding.settle();
  }
  let_cover_decide(deciding, absence);
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

const Absence* next_absence(const std::vector<Absence>& all, std::string_view person, Instant now) {
  const Absence* next = nullptr;
  for (const Absence& one : all)
    if (one.person == person && one.since > now && !domain::is_taken_back(one) && (!next || one.since < next->since))
      next = &one;
  return next;
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

namespace {

/// An entry of the desk about somebody's absence.
struct AboutAbsence {
  store::Entry entry;
  domain::Event event;
  std::string person() const {
    if (const auto* away = std::get_if<domain::PersonAway>(&event)) return away->absence.person;
    if (const auto* began = std::get_if<domain::AbsenceBegan>(&event)) return began->person;
    return {};
  }
};

/// Those that count, in order: an undo and what it took out are both left out. Throws conflict when that operation was
/// undone already.
std::vector<AboutAbsence> about_absences(store::Reading& reading, domain::OperationId operation) {
  std::vector<AboutAbsence> all;
  for (const std::string_view kind :
       {domain::PersonAway::kKind, domain::AbsenceBegan::kKind, domain::OperationUndone::kKind}) {
    store::EntryQuery query;
    query.subject = domain::desk_subject();
    query.kind = kind;
    reading.entries(query, [&](const store::Entry& entry) {
      all.push_back({entry, domain::event_from_json(entry.kind, entry.data)});
      return true;
    });
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.entry.version < b.entry.version; });
  const std::vector<AboutAbsence> entries = all;
  for (const AboutAbsence& undoing : entries) {
    const auto* undone = std::get_if<domain::OperationUndone>(&undoing.event);
    if (!undone) continue;
    if (undone->operation == operation)
      throw Error(Code::conflict,
                  format("operation {} was undone by {}", to_text(operation), to_text(undoing.entry.operation)));
    std::erase_if(all, [&](const AboutAbsence& one) {
      return one.entry.operation == undoing.entry.operation ||
             (undone->first <= one.entry.version && one.entry.version <= undone->last);
    });
  }
  return all;
}

/// What an operation said about an absence, and what was said before of one that began at the same time.
struct SaidAway {
  std::int64_t first = 0, last = 0;  ///< versions of the desk
  Absence said;
  std::optional<Absence> before;
};

void follow(SaidAway& away, const domain::Event& event) {
  if (const auto* said = std::get_if<domain::PersonAway>(&event); said && said->absence.since == away.said.since)
    away.before = is_taken_back(said->absence) ? std::nullopt : std::optional(said->absence);
  if (const auto* began = std::get_if<domain::AbsenceBegan>(&event);
      began && away.before && began->since == away.before->since)
    away.before->begun = true;
}

SaidAway said_away(store::Reading& reading, domain::OperationId operation) {
  SaidAway away;
  const std::vector<AboutAbsence> entries = about_absences(reading, operation);
  for (const AboutAbsence& about : entries) {
    if (about.entry.operation != operation) continue;
    if (const auto* said = std::get_if<domain::PersonAway>(&about.event)) away.said = said->absence;
    if (away.first == 0) away.first = about.entry.version;
    away.last = about.entry.version;
  }
  for (const AboutAbsence& about : entries) {
    if (about.person() != away.said.person) continue;
    if (about.entry.version < away.first) follow(away, about.event);
    if (about.entry.version > away.last)
      throw Error(
          Code::conflict,
          format("operation {} cannot be undone: after it came entry {}, {} in {}, about {}", to_text(operation),
                 about.entry.seq, about.entry.kind, to_text(about.entry.operation), away.said.person),
          "an absence ends with spoc away PERSON --back");
  }
  return away;
}

}  // namespace

void undo_away(Deciding& deciding, domain::OperationId operation) {
  const SaidAway away = said_away(deciding.unit(), operation);
  ensure(away.first != 0, "an operation about the desk that can be undone says who is away");
  require_away(deciding, away.said.person);
  deciding.record(domain::OperationUndone{operation, away.first, away.last, "undo"});
  Absence holds = away.before.value_or(away.said);
  if (!away.before) holds.until = holds.since;
  deciding.record(domain::PersonAway{holds});
}

std::vector<HandedOver> begin_absences(Desk& desk) {
  std::vector<Absence> beginning;
  desk.store.read_again([&](store::Reading& reading) { beginning = reading.absences_beginning(desk.caller.now); });
  std::vector<HandedOver> all;
  for (const Absence& absence : beginning) {
    std::vector<HandedOver> handed_over;
    transact(desk, [&](Deciding& deciding, Outcome&) { handed_over = begin(deciding, absence); });
    all.insert(all.end(), handed_over.begin(), handed_over.end());
  }
  return all;
}

}  // namespace spoc::desk
