// Rows of JSON Lines: one object a line, its members are the long options of `spoc log` and what only a row can say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "intake/row.h"

namespace spoc::intake {

/// The draft that one JSON object asks for. Members: subject, description, requester or from, channel, recipient,
/// language, type, service, category, cause, impact, urgency, priority, reason, team, assign, tags (a word or a list),
/// parent, key, resolve, confidential, no_route, on_known, fields (an object), attachments (a list of {name, base64}).
/// Null is not said. An unknown member, one that is said twice under two names, and a value of another type are the
/// row's problem.
std::variant<Draft, RowProblem> read_jsonl(std::string_view line);

/// Rows of a source, one at a time; memory is one row. Lines without a character but spaces are passed over; one that
/// is longer than 16 MiB is a problem.
class JsonlRows {
 public:
  explicit JsonlRows(Source source) : source_(std::move(source)) {}

  /// The next row, nothing at the end.
  std::optional<Row> next();

 private:
  bool next_line();

  Source source_;
  std::string_view bytes_;  // what the source delivered last and is not read
  std::string line_;
  bool too_long_ = false;
  bool ended_ = false;
  long long number_ = 0;
};

}  // namespace spoc::intake
