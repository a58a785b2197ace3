#include "desk/permission.h"

#include <algorithm>

namespace spoc::desk {
namespace {

constexpr std::string_view kAdministrator = "administrator";

/// Who made the desk administers it as long as its directory names nobody who does.
bool administers_new_desk(const std::string& person, store::Reading& reading) {
  if (person.empty()) return false;
  bool made_it = false;
  store::EntryQuery query;
  query.subject = domain::desk_subject();
  query.kind = domain::DeskCreated::kKind;
  query.limit = 1;
  reading.entries(query, [&](const store::Entry& entry) {
    made_it = entry.actor.person == person;
    return false;
  });
  if (!made_it) return false;
  const std::vector<domain::Person> people = reading.all_people();
  return std::none_of(people.begin(), people.end(), [](const domain::Person& one) {
    return !one.left && std::find(one.roles.begin(), one.roles.end(), kAdministrator) != one.roles.end();
  });
}

}  // namespace

decide::Authority authority_of(const Desk& desk, store::Reading& reading) {
  const auto policy = desk.store.policy();
  const domain::Actor& actor = desk.caller.actor;
  decide::Authority authority = decide::authority_of(actor, desk.caller.owner, *policy, reading.people());
  if (!authority.owner && !decide::is_administrator(authority) && administers_new_desk(actor.person, reading))
    decide::make_administrator(authority, *policy);
  return authority;
}

decide::Authority authority_of(const Desk& desk) {
  decide::Authority authority;
  desk.store.read_again([&](store::Reading& reading) { authority = authority_of(desk, reading); });
  return authority;
}

void require(const Desk& desk, decide::Verb verb) {
  decide::require(authority_of(desk), verb);
}

void read(const Desk& desk, const std::function<void(store::Reading&)>& work) {
  const decide::Authority authority = authority_of(desk);
  desk.store.read(authority.sight, work);
}

void read(const Desk& desk, decide::Verb verb, const std::function<void(store::Reading&)>& work) {
  const decide::Authority authority = authority_of(desk);
  decide::require(authority, verb);
  desk.store.read(decide::sight_for(authority, verb), work);
}

}  // namespace spoc::desk
