#include "report/distribution.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "support/test.h"

namespace spoc::report {

TEST_CASE("nothing has no distribution") {
  CHECK(!Distribution().spread());
}

TEST_CASE("quantiles lie between neighbours in proportion, the mean is rounded to whole seconds") {
  Distribution values;
  for (const std::int64_t value : {40, 10, 30, 20}) values.add(value);
  CHECK(values.spread() == Spread{25, 37, 39, 25});  // 37.0 and 38.5, halves up
  Distribution one;
  one.add(7);
  CHECK(one.spread() == Spread{7, 7, 7, 7});
  Distribution odd;
  for (const std::int64_t value : {1, 2, 100}) odd.add(value);
  CHECK(odd.spread() == Spread{2, 80, 90, 34});  // 80.4, 90.2, 34.33
}

TEST_CASE("quantiles agree with sorting and exact fractions") {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    Distribution values;
    std::vector<std::int64_t> all;
    const std::size_t count = 1 + random() % (round % 10 == 0 ? 5000 : 40);
    const std::int64_t most = std::int64_t{2} << random() % 40;  // of every magnitude, and below zero
    for (std::size_t i = 0; i < count; ++i) {
      all.push_back(static_cast<std::int64_t>(random()) % most - (round % 3 == 0 ? most / 3 : 0));
      values.add(all.back());
    }
    std::sort(all.begin(), all.end());
    const auto exact = [&](double p) {
      const double place = static_cast<double>(all.size() - 1) * p;
      const auto low = static_cast<std::size_t>(std::floor(place + 1e-9));
      const std::size_t high = std::min(low + 1, all.size() - 1);
      return static_cast<double>(all[low]) +
             (place - static_cast<double>(low)) * static_cast<double>(all[high] - all[low]);
    };
    const auto spread = values.spread();
    REQUIRE(spread);
    CHECK(std::abs(static_cast<double>(spread->median) - exact(0.5)) <= 0.51);
    CHECK(std::abs(static_cast<double>(spread->p90) - exact(0.9)) <= 0.51);
    CHECK(std::abs(static_cast<double>(spread->p95) - exact(0.95)) <= 0.51);
  }
}

}  // namespace spoc::report
