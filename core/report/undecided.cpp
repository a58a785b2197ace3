#include "report/undecided.h"

#include <algorithm>

#include "report/cohort.h"

namespace spoc::report {

Measure undecided(const Request& request, std::shared_ptr<Undecided> count, bool of_outcomes) {
  const auto add = [count, &request](const auto& ticket) {
    if (!in_cohort(request.cohort, ticket, request.period)) return;
    ++count->tickets;
    count->open += std::any_of(ticket.spells.begin(), ticket.spells.end(), [](const auto& spell) { return !spell.to; });
  };
  Measure measure;
  measure.reach = Reach::period;
  if (of_outcomes)
    measure.outcome = add;
  else
    measure.ticket = add;
  measure.tables = [](store::Reading&) { return std::vector<render::Table>(); };
  return measure;
}

}  // namespace spoc::report
