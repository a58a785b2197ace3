// How long things took: the middle, the tail and the mean of a number of spans, in whole seconds and without rounding
// on the way, so that equal data gives equal digits everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
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
  void add(std::int64_t seconds) { values_.push_back(seconds); }
  std::size_t size() const { return values_.size(); }
  std::int64_t sum() const;
  /// Nothing of nothing. Quantiles are those of Hyndman and Fan (1996), type 7: between two values in proportion;
  /// halves of a second are rounded up. Reorders what was collected.
  std::optional<Spread> spread();

 private:
  /// Of percents that grow from call to call: behind the last one's place nothing is smaller.
  std::int64_t quantile(std::int64_t percent, std::size_t& smaller);
  std::vector<std::int64_t> values_;
};

}  // namespace spoc::report
