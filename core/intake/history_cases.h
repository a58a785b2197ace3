// Rows of a history gathered by case, in bounded memory: logs stand in the order of cases, of time, or nearly of one of
// them.
#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/history_row.h"

namespace spoc::intake {

/// Holds up to `rows` rows. A case whose rows stand far apart comes in several parts, each in the order of the file.
class HistoryCases {
 public:
  explicit HistoryCases(std::size_t rows) : limit_(rows) {}

  /// Of what the case's rows say of it as a whole the last word counts.
  void add(domain::HistoryCase said);
  bool full() const { return rows_ >= limit_; }
  bool empty() const { return cases_.empty(); }
  /// The cases that were added to longest ago, until half of the rows are left; by their first rows.
  std::vector<domain::HistoryCase> take_oldest() { return take(limit_ / 2); }
  std::vector<domain::HistoryCase> take_all() { return take(0); }

 private:
  std::vector<domain::HistoryCase> take(std::size_t left);

  std::size_t limit_, rows_ = 0;
  std::list<domain::HistoryCase> cases_;  // what was added to last is last
  std::unordered_map<std::string, std::list<domain::HistoryCase>::iterator> by_id_;
};

}  // namespace spoc::intake
