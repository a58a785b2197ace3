#include "cmd/shell/progress.h"

#include <algorithm>

#include "base/format.h"

namespace spoc::cmd {

namespace {

constexpr auto kFirst = std::chrono::seconds(1);
constexpr auto kBetween = std::chrono::milliseconds(200);
/// Back to the line's beginning, and nothing on it (ECMA-48 EL).
constexpr std::string_view kClear = "\r\033[K";

constexpr std::int64_t kCells = 24;

std::string bar(std::int64_t done, std::int64_t all) {
  const std::int64_t filled = std::clamp<std::int64_t>(kCells * done / all, 0, kCells);
  std::string text;
  for (std::int64_t cell = 0; cell < kCells; ++cell) text += cell < filled ? "█" : "░";
  return text;
}

}  // namespace

Progress::Progress(const Context& context, std::string_view what)
    : terminal_(context.terminal().errors),
      errors_(context.environment().errors),
      what_(what),
      next_(Clock::now() + kFirst) {}

Progress::~Progress() {
  if (written_) say(errors_, kClear);
}

void Progress::update(std::int64_t done, std::int64_t all) {
  if (!terminal_ || Clock::now() < next_) return;
  next_ = Clock::now() + kBetween;
  written_ = true;
  say(errors_, all > 0 ? format("{}{} {} {} %", kClear, what_, bar(done, all), done * 100 / all)
                       : format("{}{} {}", kClear, what_, done));
}

}  // namespace spoc::cmd
