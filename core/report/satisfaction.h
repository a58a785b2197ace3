// What those who asked say about it.
#pragma once

#include <cstdint>
#include "report/measure.h"

namespace spoc::report {

/// With fewer ratings nothing of what they say is shown: nobody is to be guessed.
constexpr std::int64_t kFewestRatings = 5;

/// Between which shares the true one lies with 95 % (Wilson 1927); `d` is at least 1.
struct Interval {
  double from = 0, to = 1;
};
Interval wilson(std::int64_t n, std::int64_t d);

/// Table `satisfaction` over tickets that were resolved, rated ÷ resolved beside it, with the interval of Wilson (1927)
/// for 95 %. Where fewer than five have rated, nothing of what they say is shown.
Measure satisfaction(const Request& request);

}  // namespace spoc::report
