// Every report there is: a name, the question it answers, and the function that answers it. A new report is one file
// and one row of the table.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/measure.h"

namespace spoc::report {

struct Report {
  std::string_view name;
  std::string_view question;
  Measure (*measure)(const Request&);
  /// Of what it counts, where that is not the cohort; empty: the cohort.
  std::string_view counts = {};
  bool compares = true;  ///< it says something of the period before
};

std::span<const Report> reports();
/// Throws not_found with the nearest name.
const Report& report_named(std::string_view name);

}  // namespace spoc::report
