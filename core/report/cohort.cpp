#include "report/cohort.h"

#include <algorithm>

namespace spoc::report {

bool in_cohort(Cohort cohort, Instant created_at, const std::optional<Instant>& resolved_at, const std::vector<Spell>& spells,
               const Bounds& period) {
  switch (cohort) {
    case Cohort::created:
      return period.hold(created_at);
    case Cohort::resolved:
      return resolved_at && period.hold(*resolved_at);
    case Cohort::open:
      break;
  }
  return std::any_of(spells.begin(), spells.end(), [&](const Spell& spell) { return spell.open_at(period.end); });
}

const policy::Policy& HeldTo::of(const domain::Ticket& ticket) {
  if (!policy_ || ticket.bundle != hash_) {
    policy_ = ticket.bundle.empty() ? request_.policy : request_.bundle(ticket.bundle);
    hash_ = ticket.bundle;
    calendar_ = nullptr;
  }
  return *policy_;
}

const time::Calendar& HeldTo::calendar(const domain::Ticket& ticket) {
  const policy::Policy& policy = of(ticket);
  if (!calendar_ || ticket.sla != sla_) {
    const policy::Sla* sla = policy.sla(ticket.sla);
    calendar_ = &policy.calendar(sla ? std::string_view(sla->calendar) : std::string_view());
    sla_ = ticket.sla;
  }
  return *calendar_;
}

}  // namespace spoc::report
