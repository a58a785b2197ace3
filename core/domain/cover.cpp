#include "domain/cover.h"

#include <algorithm>

namespace spoc::domain {

StandIn stand_in(const Directory& people, const Absence& absence, time::Instant at) {
  StandIn result;
  std::vector<std::string> asked = {absence.person};
  std::optional<Absence> away = absence;
  while (away) {
    const Person* person = people.person(away->person);
    const std::string& cover = !away->cover.empty() || !person ? away->cover : person->cover;
    if (cover.empty()) return result;
    result.chain.push_back(cover);
    if (std::find(asked.begin(), asked.end(), cover) != asked.end()) {
      result.circle = true;
      return result;
    }
    asked.push_back(cover);
    const Person* next = people.person(cover);
    if (!next || next->left) return result;
    away = people.absence(cover, at);
    if (!away) result.person = next;
  }
  return result;
}

const Person* covering(const Directory& people, std::string_view person, time::Instant at) {
  const auto absence = people.absence(person, at);
  return absence ? stand_in(people, *absence, at).person : nullptr;
}

}  // namespace spoc::domain
