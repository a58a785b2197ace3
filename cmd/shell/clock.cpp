#include "cmd/shell/clock.h"

#include <time.h>

namespace spoc::cmd {

time::Instant real_time() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return {now.tv_sec * 1'000'000 + now.tv_nsec / 1'000};
}

}  // namespace spoc::cmd
