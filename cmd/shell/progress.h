// How far a long command is: one line on standard error that is overwritten, on a terminal only, and only once a second
// has passed.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "cmd/shell/context.h"

namespace spoc::cmd {

class Progress {
 public:
  /// `what` is being done: "copying".
  Progress(const Context& context, std::string_view what);
  /// Takes the line away.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `all` is 0 when nobody knows.
  void update(std::int64_t done, std::int64_t all);

 private:
  using Clock = std::chrono::steady_clock;

  bool terminal_;
  int errors_;
  std::string what_;
  Clock::time_point next_;
  bool written_ = false;
};

}  // namespace spoc::cmd
