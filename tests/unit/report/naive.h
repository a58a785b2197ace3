// What tests that recompute reports minute by minute share: the minutes, and figures by the texts of their rows.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "render/table.h"
#include "report/request.h"

namespace spoc::report::test {

constexpr std::int64_t kNaiveDays = 9, kDay = 24 * 60, kEnd = kNaiveDays * kDay;  // from a Monday, 00:00 UTC, in minutes

Instant nth(std::int64_t minute);
/// Of the calendar of `History`, minute by minute: Berlin is two hours ahead in June.
bool is_open_hour(std::int64_t minute);

using Numbers = std::map<std::vector<std::string>, std::vector<std::int64_t>>;
void add(Numbers& numbers, std::vector<std::string> key, std::vector<std::int64_t> values);
/// Rows of which there is nothing are in no table.
void drop_nothing(Numbers& numbers);
/// Rounded to the nearest, halves up.
std::int64_t mean(std::int64_t sum, std::int64_t count);
/// The figures of a table under those columns, by the texts of its rows: of ratios what is counted, of reals hundredths.
Numbers of_table(const std::vector<render::Table>& tables, std::string_view name, const std::vector<std::string>& columns);

}  // namespace spoc::report::test
