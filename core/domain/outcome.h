// What a ticket comes to for those who count: when it was owed, how long things took, which promises were kept. Computed by
// decide/outcome.h; once nothing can change it any more but a new entry, the store keeps it beside the ticket.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "domain/spell.h"
#include "domain/words.h"
#include "time/instant.h"

namespace spoc::domain {

/// Whether a promise was kept. `undecided` still runs or stands still and is not late; `void_` was cancelled before it was decided.
enum class Verdict { met, breached, undecided, void_ };

/// One measuring of a clock, judged. `started_at` is said while it is undecided. `deadline` is when it was decided: the instant it
/// broke, as recorded or, where no sweep came by yet, as computed; else the due instant. Nothing while a pause hides it.
struct Promise {
  std::optional<time::Instant> started_at;
  ClockName name = ClockName::resolution;
  Verdict verdict = Verdict::undecided;
  std::optional<time::Instant> deadline;
  bool operator==(const Promise&) const = default;
};

struct Outcome {
  /// Whole seconds since the ticket was logged: all, and those of open hours.
  struct Took {
    std::int64_t elapsed_s = 0, business_s = 0;
    bool operator==(const Took&) const = default;
  };

  TicketId ticket;
  TicketType type = TicketType::incident;
  std::string priority, team, channel;
  time::Instant created_at;
  std::optional<time::Instant> resolved_at, closed_at;
  std::optional<Took> acknowledgement, response, resolution;
  std::int64_t reopens = 0;
  int score = 0;  ///< of its rating; 0 without one
  std::vector<Spell> spells;
  std::vector<Promise> promises;
  bool operator==(const Outcome&) const = default;
};

}  // namespace spoc::domain
