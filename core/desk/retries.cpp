#include "desk/retries.h"

#include <array>

#include "base/format.h"
#include "base/hash.h"

namespace spoc::desk {

namespace {

constexpr std::array<time::Span, 4> kRetries = {time::minutes(1), time::minutes(5), time::minutes(30), time::hours(2)};

}  // namespace

bool tried_again(std::int64_t attempts) {
  return static_cast<std::size_t>(attempts) <= kRetries.size();
}

time::Instant next_try(std::string_view what, std::int64_t attempts, time::Instant real_now) {
  const time::Span pause = kRetries[static_cast<std::size_t>(attempts) - 1];
  const Digest digest = blake2b(format("{} try {}", what, attempts));
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) number = number << 8 | digest[i];
  return real_now + pause + time::Span{static_cast<std::int64_t>(number % static_cast<std::uint64_t>(pause.us / 4))};
}

}  // namespace spoc::desk
