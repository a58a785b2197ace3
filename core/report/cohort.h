// Which tickets a measure looks at, and what they were held to: shared by the reports.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "domain/outcome.h"
#include "report/past.h"
#include "time/calendar.h"

namespace spoc::report {

/// Whether the ticket is of the cohort of that period: logged in it, resolved in it and not reopened since, or open at
/// its end.
bool in_cohort(Cohort cohort, const domain::Ticket& ticket, const Bounds& period);
bool in_cohort(Cohort cohort, const domain::Outcome& outcome, const Bounds& period);

/// Policies that tickets are held to; the last one is kept at hand.
class HeldTo {
 public:
  explicit HeldTo(const Request& request) : request_(request) {}
  /// Valid until the next call.
  const policy::Policy& of(const domain::Ticket& ticket);
  /// The calendar in which the ticket's business time counts: its agreement's, else the desk's.
  const time::Calendar& calendar(const domain::Ticket& ticket);

 private:
  const Request& request_;
  std::string hash_, sla_;
  std::shared_ptr<const policy::Policy> policy_;
  const time::Calendar* calendar_ = nullptr;  // of that agreement under that policy
};

}  // namespace spoc::report
