// When and by whom things happen in the tests of the folds: some minutes after a fixed instant, by Ana.
#pragma once

#include "domain/event.h"

namespace spoc::domain::test {

inline const Actor kAna{"ana", "", "cli"};

constexpr Instant minute(std::int64_t n) {
  return Instant{1'780'000'000'000'000} + time::minutes(n);
}

}  // namespace spoc::domain::test
