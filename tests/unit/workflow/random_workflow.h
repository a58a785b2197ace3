// Workflows of random shape, every key of the format but actions; and inputs for them.
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "base/json.h"

namespace spoc::workflow::test {

/// Equal seeds give equal numbers wherever this runs, which the distributions of <random> do not promise.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : random_(seed) {}
  /// 0 to n-1.
  std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class List>
  const auto& of(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::mt19937 random_;
};

/// A file that loads, for the office of office.h. It may call the workflow "equipment".
std::string random_workflow(Dice& dice);

/// Inputs that every random workflow takes.
json::Object random_inputs(Dice& dice);

}  // namespace spoc::workflow::test
