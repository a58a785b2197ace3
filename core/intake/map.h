// A map: which column of somebody else's table is which member, and how it writes times, choices and what is missing.
//
//   delimiter   = ";"                         # one character, or "tab"; recognised when not given
//   encoding    = "windows-1252"              # recognised when not given
//   time_format = "%d/%m/%Y %H:%M:%S"         # ISO 8601 when not given
//   time_zone   = "Europe/Berlin"             # the desk's when not given
//   missing     = ["", "NULL", "?"]           # cells that say nothing; the empty cell always does
//   [column]
//   subject      = "Short description"        # member = "Header"
//   fields.model = "Model"
//   [value.urgency]
//   "1 - High" = "high"                       # what a cell of that member means; others stay as they are,
//   "*"        = "low"                        # unless the map says what any other means; "" is nothing
//
// The map of another desk's history (intake/history.h) also says
//
//   log      = "bpic2013"                     # what the log is called here: its cases are known by it
//   promises = "log"                          # whose are measured: the log's (column promise_kept), the desk's, or none
//   [always]
//   channel  = "phone"                        # what is so for every row, where no column says it
//   [join]                                    # a second table, whose columns are "join:Header" under [column]
//   key      = "Incident ID"                  # a row takes over those of the row there that has this value
//   theirs   = "Number"                       # in this column; the same header when not given
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/diagnostic.h"
#include "base/error.h"

namespace spoc::intake {

struct Map {
  struct Column {
    std::string member;  ///< "subject", "fields.model"
    std::string header;
    Where where;
  };
  struct Meaning {
    std::string member, cell, value;
  };
  struct Join {
    std::string key, theirs;  ///< headers in the log and in the second table
    Where where;
  };
  csv::Dialect dialect;
  std::string time_format = "iso";
  std::string time_zone;
  std::vector<std::string> missing;
  std::vector<Column> columns;
  std::vector<Meaning> meanings;
  std::string log, promises;
  std::vector<std::pair<std::string, std::string>> always;
  std::optional<Join> join;
};

/// How columns of the second table begin.
constexpr std::string_view kJoined = "join:";

/// What a cell of that member means by the map; itself where the map does not say.
std::string_view meaning(const Map& map, std::string_view member, std::string_view cell);
/// Whether a cell, trimmed, says nothing.
bool says_nothing(const Map& map, std::string_view cell);

struct ParsedMap {
  Map map;
  Diagnostics diagnostics;  ///< all of the file in one pass; with an error the map is not to be used
};

/// Which table a map is for.
enum class MapFor { rows, history };

/// Reads a map. `members` are the names that may stand under [column] besides `fields.NAME`; a column needs a name
/// once.
ParsedMap parse_map(std::string_view text, std::string_view file, std::span<const std::string> members,
                    MapFor what = MapFor::rows);

}  // namespace spoc::intake
