// How many tickets a document looks at, and how many of these are open: what becomes of those no figure of it knows yet.
#pragma once

#include <cstdint>
#include <memory>

#include "report/measure.h"

namespace spoc::report {

struct Undecided {
  std::int64_t tickets = 0;  ///< of the cohort
  std::int64_t open = 0;     ///< of these, as of the time that is asked for
};

/// Counts into `count`, without a table. It looks at outcomes where all others that share its pass do, else at tickets.
Measure undecided(const Request& request, std::shared_ptr<Undecided> count, bool of_outcomes);

}  // namespace spoc::report
