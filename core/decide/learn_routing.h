// Learning where tickets go from those that were resolved: the same tickets always give the same model. LIBLINEAR
// (support vector classification, L2-regularised, primal) does the arithmetic, without chance.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "decide/learned_routing.h"

namespace spoc::decide {

/// A resolved ticket: what it said, and the team that resolved it.
struct Lesson {
  std::string text, team;
};

/// Of suggestions at least so sure, how many there were and how many were right.
struct Band {
  double confidence = 0;
  std::int64_t placed = 0, right = 0;
};

struct LearnedResult {
  std::string model;               ///< bytes of a LearnedRouting
  std::vector<std::string> teams;  ///< sorted
  /// How a model that had not seen them would have placed the tickets, in ten parts by their position modulo ten:
  /// [team that resolved it][team suggested].
  std::vector<std::vector<std::int64_t>> confusion;
  std::int64_t right = 0, tested = 0, tickets = 0;
  std::vector<Band> bands;            ///< by rising confidence
  std::vector<std::string> left_out;  ///< teams with too few tickets, sorted
  std::int64_t left_out_tickets = 0;
};

/// A team needs ten tickets; with fewer than two such teams it throws data. `progress` is told of 11 parts of the work.
LearnedResult learn_routing(const std::vector<Lesson>& lessons,
                            const std::function<void(std::int64_t done, std::int64_t all)>& progress);

}  // namespace spoc::decide
