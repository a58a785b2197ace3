#include "cmd/present/amounts.h"

#include <array>

#include "base/format.h"

namespace spoc::cmd {

std::string bytes_text(std::int64_t bytes) {
  static constexpr std::array<std::string_view, 4> kUnits = {"kB", "MB", "GB", "TB"};
  if (bytes < 1000) return format("{} B", bytes);
  double amount = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  while (amount >= 999.95 && unit + 1 < kUnits.size()) {
    amount /= 1000;
    ++unit;
  }
  return format("{:.1f} {}", amount, kUnits[unit]);
}

std::string count_text(std::int64_t count, std::string_view one, std::string_view many) {
  return format("{} {}", count, count == 1 ? one : many);
}

std::string extent_text(const store::Extent& extent) {
  return format("{}, {}, {}", count_text(extent.tickets, "ticket", "tickets"), count_text(extent.runs, "run", "runs"),
                count_text(extent.entries, "entry", "entries"));
}

}  // namespace spoc::cmd
