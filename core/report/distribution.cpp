#include "report/distribution.h"

#include <algorithm>

namespace spoc::report {
namespace {

/// Rounded to the nearest, halves up; `d` is positive.
std::int64_t divided(std::int64_t n, std::int64_t d) {
  const std::int64_t doubled = 2 * n + d;
  const std::int64_t q = doubled / (2 * d);
  return doubled % (2 * d) < 0 ? q - 1 : q;
}

}  // namespace

std::int64_t Distribution::quantile(std::int64_t percent, std::size_t& smaller) {
  const auto steps = static_cast<std::int64_t>(values_.size() - 1) * percent;
  const auto low = values_.begin() + steps / 100;
  std::nth_element(values_.begin() + static_cast<std::ptrdiff_t>(smaller), low, values_.end());
  smaller = static_cast<std::size_t>(low - values_.begin());
  const std::int64_t part = steps % 100;
  if (part == 0) return *low;
  const std::int64_t high = *std::min_element(low + 1, values_.end());
  return divided(*low * (100 - part) + high * part, 100);
}

std::int64_t Distribution::sum() const {
  std::int64_t sum = 0;
  for (const std::int64_t value : values_) sum += value;
  return sum;
}

std::optional<Spread> Distribution::spread() {
  if (values_.empty()) return std::nullopt;
  std::size_t smaller = 0;
  Spread spread;
  spread.median = quantile(50, smaller);
  spread.p90 = quantile(90, smaller);
  spread.p95 = quantile(95, smaller);
  spread.mean = divided(sum(), static_cast<std::int64_t>(values_.size()));
  return spread;
}

}  // namespace spoc::report
