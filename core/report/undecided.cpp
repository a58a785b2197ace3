#include "report/undecided.h"

#include <algorithm>

#include "report/cohort.h"

namespace spoc::report {

Measure undecided(const Request& request, std::shared_ptr<Undecided> count) {
  return {.parts = {},
          .ticket =
              [count, &request](const domain::Ticket& ticket, const std::vector<Spell>& spells) {
                if (!in_cohort(request.cohort, ticket, spells, request.period)) return;
                ++count->tickets;
                count->open += std::any_of(spells.begin(), spells.end(), [](const Spell& spell) { return !spell.to; });
              },
          .tables = [](store::Reading&) { return std::vector<render::Table>(); }};
}

}  // namespace spoc::report
