// What a column of a history's map does with a cell, found out once for the map and not once for each cell. Inside
// `intake` only.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "domain/history_row.h"
#include "intake/map.h"

namespace spoc::intake {

/// Instants of the case, in the order in which they follow each other, and what each tells of a ticket a row.
struct HistoryTime {
  std::string_view name;
  domain::Told told;
};
inline constexpr HistoryTime kHistoryTimes[] = {{"logged_at", domain::Told::fresh},
                                                {"acknowledged_at", domain::Told::open},
                                                {"reopened_at", domain::Told::reopened},
                                                {"resolved_at", domain::Told::resolved},
                                                {"closed_at", domain::Told::closed}};

struct HistoryColumn {
  /// `word`: a text of the row that has to be one of few.
  enum class What { case_id, time, time_of_case, status, kept, spent, field, word, text };

  /// `always` is what is so for every row, when no column says it.
  HistoryColumn(std::string_view member, const Map& map, std::string_view always = {});

  /// What a cell means by the map; itself where the map does not say.
  std::string_view meaning(std::string_view cell) const;
  /// Of a field: its name.
  std::string field() const;
  /// Whether the value is the last one, which was right.
  bool was(std::string_view value) const { return !value.empty() && value == last_text; }

  std::string member, always;
  What what = What::text;
  std::size_t time = 0;                             ///< of `time_of_case`: in kHistoryTimes
  std::string domain::HistoryRow::*text = nullptr;  ///< of `word` and `text`
  // The last value that was right, and the time it is: the rows of a case say the same again and again.
  std::string last_text;
  time::Instant last;

 private:
  std::map<std::string, std::string, std::less<>> meanings_;
  bool any_ = false;  // the map says what all others mean
};

}  // namespace spoc::intake
