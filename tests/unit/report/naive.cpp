#include "naive.h"

#include <algorithm>
#include <cmath>

#include "history.h"

namespace spoc::report::test {
namespace {

std::int64_t number(const render::Cell& cell) {
  if (const auto* ratio = std::get_if<render::Ratio>(&cell)) return ratio->n;
  if (const auto* seconds = std::get_if<render::Seconds>(&cell)) return seconds->value;
  if (const auto* real = std::get_if<double>(&cell)) return std::llround(100 * *real);
  const auto* integer = std::get_if<std::int64_t>(&cell);
  return integer ? *integer : 0;
}

}  // namespace

Instant nth(std::int64_t minute) {
  return at("2026-06-01T00:00:00Z") + time::minutes(minute);
}

bool is_open_hour(std::int64_t minute) {
  const std::int64_t local = minute + 120;
  const std::int64_t of_day = local % kDay;
  return local / kDay % 7 < 5 && of_day >= 9 * 60 && of_day < 17 * 60;
}

void add(Numbers& numbers, std::vector<std::string> key, std::vector<std::int64_t> values) {
  std::vector<std::int64_t>& sums = numbers[std::move(key)];
  sums.resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) sums[i] += values[i];
}

Numbers of_table(const std::vector<render::Table>& tables, std::string_view name, const std::vector<std::string>& columns) {
  Numbers numbers;
  for (const render::Table& table : tables) {
    if (table.name != name) continue;
    for (const render::Row& row : table.rows) {
      std::vector<std::string> key;
      std::vector<std::int64_t> values(columns.size());
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (table.columns[i].kind == render::Kind::text) key.push_back(render::plain_text(row[i]));
        const auto wanted = std::find(columns.begin(), columns.end(), table.columns[i].name);
        if (wanted != columns.end()) values[static_cast<std::size_t>(wanted - columns.begin())] = number(row[i]);
      }
      numbers[key] = values;
    }
  }
  std::erase_if(numbers, [](const auto& one) {
    return std::all_of(one.second.begin(), one.second.end(), [](std::int64_t n) { return n == 0; });
  });
  return numbers;
}

void drop_nothing(Numbers& numbers) {
  std::erase_if(numbers, [](const auto& one) {
    return std::all_of(one.second.begin(), one.second.end(), [](std::int64_t n) { return n == 0; });
  });
}

std::int64_t mean(std::int64_t sum, std::int64_t count) {
  return (2 * sum + count) / (2 * count);
}

}  // namespace spoc::report::test
