#include "report/distribution.h"

#include <algorithm>
#include <bit>

namespace spoc::report {
namespace {

/// Rounded to the nearest, halves up; `d` is positive.
std::int64_t divided(std::int64_t n, std::int64_t d) {
  const std::int64_t doubled = 2 * n + d;
  const std::int64_t q = doubled / (2 * d);
  return doubled % (2 * d) < 0 ? q - 1 : q;
}

/// Where values are counted: small ones each by itself, others by how many bits they have and the eight behind the first, negative
/// ones all in the first place. Larger values are never in earlier places.
constexpr int kBits = 8;
constexpr std::uint64_t kSmall = 2 << kBits;
constexpr std::size_t kPlaces = 1 + ((63 - kBits - 1) << kBits) + kSmall;

std::size_t place_of(std::int64_t value) {
  if (value < 0) return 0;
  const auto size = static_cast<std::uint64_t>(value);
  const int shift = std::max(static_cast<int>(std::bit_width(size)) - kBits - 1, 0);
  return 1 + (static_cast<std::size_t>(shift) << kBits) + (size >> shift);
}

/// The values at these ranks, which count from 0, found without putting all in order: those of the places that hold a rank are enough.
template <class Value>
std::vector<std::int64_t> at_ranks(const std::vector<Value>& values, const std::vector<std::size_t>& ranks) {
  std::vector<std::uint32_t> counts(kPlaces);
  for (const Value value : values) ++counts[place_of(value)];
  struct Found {
    std::size_t place, rank;  // among those of the place
  };
  std::vector<Found> found;
  std::vector<std::uint8_t> slots(kPlaces);  // of a place whose values are to be put in order, from 1
  std::size_t place = 0, smaller = 0, last_slot = 0;
  for (const std::size_t rank : ranks) {
    while (smaller > rank) smaller -= counts[--place];
    while (smaller + counts[place] <= rank) smaller += counts[place++];
    found.push_back({place, rank - smaller});
    const bool alike = place > 0 && place <= kSmall;
    if (!alike && slots[place] == 0) slots[place] = static_cast<std::uint8_t>(++last_slot);
  }
  std::vector<std::vector<Value>> ordered(last_slot + 1);
  if (last_slot > 0) {
    for (const Value value : values)
      if (const std::size_t slot = slots[place_of(value)]) ordered[slot].push_back(value);
    for (auto& some : ordered) std::sort(some.begin(), some.end());
  }
  std::vector<std::int64_t> at;
  for (const Found& one : found) {
    const std::size_t slot = slots[one.place];
    at.push_back(slot == 0 ? static_cast<std::int64_t>(one.place) - 1 : ordered[slot][one.rank]);
  }
  return at;
}

}  // namespace

std::int64_t Distribution::sum() const {
  std::int64_t sum = 0;
  for (const std::uint32_t value : values_) sum += value;
  for (const std::int64_t value : others_) sum += value;
  return sum;
}

std::optional<Spread> Distribution::spread() const {
  if (size() == 0) return std::nullopt;
  constexpr std::int64_t kPercents[] = {50, 90, 95};
  const auto last = static_cast<std::int64_t>(size() - 1);
  std::vector<std::size_t> ranks;
  for (const std::int64_t percent : kPercents) {
    const std::int64_t low = last * percent / 100;
    ranks.push_back(static_cast<std::size_t>(low));
    ranks.push_back(static_cast<std::size_t>(std::min(low + 1, last)));
  }
  std::vector<std::int64_t> all = others_;
  if (!others_.empty()) all.insert(all.end(), values_.begin(), values_.end());
  const std::vector<std::int64_t> at = others_.empty() ? at_ranks(values_, ranks) : at_ranks(all, ranks);
  const auto quantile = [&](std::size_t i) {
    const std::int64_t part = last * kPercents[i] % 100;
    return divided(at[2 * i] * (100 - part) + at[2 * i + 1] * part, 100);
  };
  return Spread{quantile(0), quantile(1), quantile(2), divided(sum(), last + 1)};
}

}  // namespace spoc::report
