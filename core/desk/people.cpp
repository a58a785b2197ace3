#include "desk/people.h"

#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/format.h"
#include "desk/deciding.h"
#include "desk/permission.h"

namespace spoc::desk {
namespace {

using domain::Person;

intake::PeopleFile read_file(std::string_view csv, const policy::Policy& policy) {
  bool given = false;
  const auto source = [&]() -> std::string_view { return std::exchange(given, true) ? std::string_view() : csv; };
  intake::PeopleFile file = intake::read_people(source, policy);
  if (file.read > 0 || file.problems.empty()) return file;
  const intake::PersonProblem& first = file.problems.front();
  throw Error(Code::data, format("the file of people cannot be used: {}", first.reason), first.hint);
}

void add_tickets(Deciding& deciding, store::TicketQuery query, std::vector<TicketId>& into) {
  using domain::Status;
  query.statuses = {Status::fresh, Status::open, Status::waiting, Status::resolved};
  deciding.unit().tickets(query, true, [&](const store::StoredTicket& stored) {
    if (deciding.seen(stored.ticket) == domain::Seen::whole) into.push_back(stored.ticket.id);
    return true;
  });
}

Leaver leaver_of(Deciding& deciding, const std::string& person) {
  Leaver leaver{person, {}, {}};
  store::TicketQuery assigned, owned;
  assigned.assignees = owned.owners = {person};
  add_tickets(deciding, assigned, leaver.assigned);
  add_tickets(deciding, owned, leaver.owned);
  return leaver;
}

void sync_file(Deciding& deciding, const intake::PeopleFile& file, Synced& synced) {
  const std::vector<Person> there = deciding.unit().all_people();
  std::unordered_map<std::string_view, const Person*> by_id;
  for (const Person& person : there) by_id.emplace(person.id, &person);
  for (const Person& person : file.people) {
    const auto known = by_id.find(person.id);
    if (known != by_id.end() && *known->second == person) {
      ++synced.unchanged;
      continue;
    }
    (known == by_id.end() ? synced.added : synced.changed).push_back(person.id);
    deciding.record(domain::PersonChanged{person});
  }
  if (!file.complete) return;
  const std::unordered_set<std::string> named(file.named.begin(), file.named.end());
  for (const Person& person : there) {
    if (person.left || named.contains(person.id)) continue;
    synced.left.push_back(leaver_of(deciding, person.id));
    deciding.record(domain::PersonLeft{person.id});
  }
}

}  // namespace

Synced sync_people(Desk& desk, std::string_view csv) {
  require(desk, decide::Verb::people);
  const intake::PeopleFile file = read_file(csv, *desk.store.policy());
  Synced synced;
  const Outcome outcome = transact(desk, [&](Deciding& deciding, Outcome&) {
    synced = Synced();
    sync_file(deciding, file, synced);
  });
  synced.operation = outcome.operation;
  synced.read = file.read;
  synced.problems = file.problems;
  synced.some_unnamed = !file.complete;
  if (desk.dry_run) return synced;
  KnownContacts contacts = hand_to_known_contacts(desk);
  synced.known = std::move(contacts.steps);
  synced.unmoved = std::move(contacts.outcome.rejected);
  return synced;
}

}  // namespace spoc::desk
