#include "report/cohort.h"

#include <algorithm>

namespace spoc::report {

namespace {

bool is_of(Cohort cohort, const auto& ticket, const Bounds& period) {
  switch (cohort) {
    case Cohort::created:
      return period.hold(ticket.created_at);
    case Cohort::resolved:
      return ticket.resolved_at && period.hold(*ticket.resolved_at);
    case Cohort::open:
      break;
  }
  return std::any_of(ticket.spells.begin(), ticket.spells.end(), [&](const domain::Spell& spell) { return spell.open_at(period.end); });
}

}  // namespace

bool in_cohort(Cohort cohort, const domain::Ticket& ticket, const Bounds& period) { return is_of(cohort, ticket, period); }
bool in_cohort(Cohort cohort, const domain::Outcome& outcome, const Bounds& period) { return is_of(cohort, outcome, period); }

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
