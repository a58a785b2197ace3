// Times a piece of code in the process: median of several series, each long enough to measure.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string_view>

namespace spoc::bench {

/// Keeps the compiler from leaving out what was computed.
inline void keep(std::int64_t value) {
  asm volatile("" : : "r"(value) : "memory");
}

/// Nanoseconds that one call of `work` takes; `work` gets a number that grows by one with each call. The median of nine
/// series of 20 ms.
template <class Work>
double nanoseconds(Work&& work) {
  using Clock = std::chrono::steady_clock;
  std::array<double, 9> series{};
  std::int64_t n = 0;
  for (double& taken : series) {
    std::int64_t calls = 0;
    Clock::time_point began = Clock::now(), now = began;
    while (now - began < std::chrono::milliseconds(20)) {
      for (int i = 0; i < 64; ++i) work(n++);
      calls += 64;
      now = Clock::now();
    }
    taken = std::chrono::duration<double, std::nano>(now - began).count() / static_cast<double>(calls);
  }
  std::nth_element(series.begin(), series.begin() + series.size() / 2, series.end());
  return series[series.size() / 2];
}

/// One line of the report, in the columns of tests/bench/run.
inline void report(std::string_view what, double program, double floor, std::string_view target) {
  std::printf("%-44.*s %10.1f ns %10.1f ns %8.2f  %.*s\n", static_cast<int>(what.size()), what.data(), program, floor,
              program / floor, static_cast<int>(target.size()), target.data());
}

}  // namespace spoc::bench
