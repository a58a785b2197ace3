// How long things took: the middle, the tail and the mean of a number of spans, in whole seconds and without rounding
// on the way, so that equal data gives equal digits everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace spoc::report {

struct Spread {
  std::int64_t median = 0, p90 = 0, p95 = 0, mean = 0;
  bool operator==(const Spread&) const = default;
};

/// Seconds, collected one by one.
class Distribution {
 public:
  void add(std::int64_t seconds) {
    if (seconds >= 0 && seconds <= std::numeric_limits<std::uint32_t>::max())
      values_.push_back(static_cast<std::uint32_t>(seconds));
    else
      others_.push_back(seconds);
  }
  std::size_t size() const { return values_.size() + others_.size(); }
  std::int64_t sum() const;
  /// Nothing of nothing. Quantiles are those of Hyndman and Fan (1996), type 7: between two values in proportion;
  /// halves of a second are rounded up.
  std::optional<Spread> spread() const;

 private:
  std::vector<std::uint32_t> values_;  // nearly all: there may be a million, and half the memory is half the time
  std::vector<std::int64_t> others_;   // below zero, or above 136 years
};

}  // namespace spoc::report
