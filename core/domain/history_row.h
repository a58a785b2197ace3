// What the log of another desk says about one case, as values: its rows, and the times that it states for the case as a
// whole. Already in our words where those are ours (status, priority), in the log's where they are not (teams, people).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "domain/words.h"
#include "time/instant.h"

namespace spoc::domain {

/// What a row says of the ticket's course. `open` also ends a wait; `reopened` is said by few logs.
enum class Told { nothing, fresh, open, waiting, resolved, closed, cancelled, reopened };

/// One row. An empty text means "not said": the ticket stays as it was.
struct HistoryRow {
  std::int64_t number = 0;  ///< in its file, from 1
  Instant at;
  std::string activity;  ///< in the log's words
  std::string person;    ///< who did it
  Told told = Told::nothing;
  WaitingOn on = WaitingOn::requester;  ///< of `waiting`
  std::string team, assignee, type, subject, description, requester, channel, service, category, cause, priority,
      impact, urgency;
  json::Object fields;
  std::int64_t spent_s = 0;
};

/// Rows of one case, in the order of the file, and what its columns say of the case whatever its rows say.
struct HistoryCase {
  std::string id;
  std::vector<HistoryRow> rows;
  std::optional<Instant> logged_at, resolved_at, closed_at;
  std::optional<bool> kept;  ///< whether its promise was kept, as the log says
};

/// Which of a case's facts the log states in columns of their own: then its rows say nothing about them.
struct HistoryColumns {
  bool resolved = false, closed = false;
};

}  // namespace spoc::domain
