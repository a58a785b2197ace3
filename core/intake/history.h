// The log of another desk: rows of a CSV, or events of an XES file (IEEE 1849), as what they say here. A map names the
// columns and what their words mean; nothing is guessed.
//
// A map with a column `time` reads one event a row; `logged_at`, `resolved_at` and `closed_at` beside it are what the
// log says of the case as a whole. A map without one reads one ticket a row: each of its instants is an event, called
// by its column.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/history_row.h"
#include "intake/map.h"
#include "intake/row.h"
#include "policy/policy.h"

namespace spoc::intake {

/// What the columns of a history may be called, besides fields.NAME.
std::vector<std::string> history_members();

/// What a map cannot be used for, or nothing: it has no case, no time, or times of both kinds.
std::optional<Error> unusable(const Map& map);

/// The columns of the case that it states; those of one ticket a row are events, not columns.
domain::HistoryColumns columns_of(const Map& map);

/// What one row says: a case with its rows, which are none when there is a problem.
struct HistoryRead {
  long long number = 0;  ///< as Row::number; in XES the event's, counted from 1
  domain::HistoryCase said;
  std::optional<RowProblem> problem;
  std::string text;  ///< of a row with a problem: the reason and the row as it came, as a row of CSV; in XES of what
                     ///< the map reads
};

class HistoryRows {
 public:
  /// Whether the source is CSV or XES is seen from its beginning. What lies after `now` has not happened.
  /// `policy` outlives this. Throws data when the header lacks a column of the map, and on XML that is none.
  /// `second` is what the map joins: a CSV, read as a whole now; what is taken over of it is held.
  HistoryRows(Source source, Map map, const policy::Policy& policy, time::Instant now, Source second = {});
  ~HistoryRows();

  /// The next row, nothing at the end. Memory is one row, of XES one trace.
  std::optional<HistoryRead> next();
  /// The header to stand above those texts: read again with the same map, they are rows of this history.
  const std::string& header() const;
  /// Rows so far to which the second table had nothing to say.
  std::int64_t unmatched() const;

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

}  // namespace spoc::intake
