#include "report/undecided.h"

#include <algorithm>

#include "report/cohort.h"

namespace spoc::report {

Measure undecided(const Request& request, std::shared_ptr<Undecided> count, bool of_outcomes) {
  const auto add = [count, &request](const auto& ticket, const std::vector<Spell>& spells) {
    if (!in_cohort(request.cohort, ticket, spells, request.period)) return;
    ++count->tickets;
    count->open += std::any_of(spells.begin(), spells.end(), [](const Spell& spell) { return !spell.to; });
  };
  Measure measure;
  of_outcomes ? static_cast<void>(measure.outcome = add) : static_cast<void>(measure.ticket = add);
  measure.tables = [](store::Reading&) { return std::vector<render::Table>(); };
  return measure;
}

}  // namespace spoc::report
