// What would have been different under another policy: the tickets of the period once more, under the policies that
// were in force and under the other one (decide/recompute.h), and the difference. What recomputing under the policies
// in force does not give again is told apart, so that it is never taken for a difference.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "report/document.h"

namespace spoc::report {

struct OtherPolicy {
  std::shared_ptr<const policy::Policy> policy;
  const domain::Directory* people = nullptr;  ///< who would be there; nothing: those of the desk
};

/// The reports that can be asked so: summary has all of it, sla promises and rungs, workload messages and load, routing
/// the places. Throws usage, naming them, for any other.
const Report& what_if_named(std::string_view name);

/// Counts what falls into the period: a breach, a rung or a notice at its instant, a place when it was first found,
/// load as the mean weight of open tickets over the week (of a long period the month). Where the request names one
/// ticket and `explained` is true, the arithmetic of its clocks on both sides is there as well. Memory is that of one
/// story.
Document what_if(store::Reading& reading, const std::vector<const Report*>& reports, const Request& request,
                 const OtherPolicy& other, bool explained);

}  // namespace spoc::report
