// Whether a promise was kept: the verdict over one measuring of a clock, as of an instant.
#pragma once

#include <optional>

#include "domain/ticket.h"
#include "policy/policy.h"

namespace spoc::report {

using time::Instant;

/// `undecided` still runs or stands still and is not late; `void_` was cancelled before it was decided.
enum class Verdict { met, breached, undecided, void_ };

/// `deadline` is when it was decided: the instant it broke, as recorded or, where no sweep came by yet, as computed;
/// else the due instant. Nothing while a pause hides it.
struct Judgement {
  Verdict verdict = Verdict::undecided;
  std::optional<Instant> deadline;
};

/// A breach that is recorded stays one, whatever became of the clock. What the ticket waited for after a clock had
/// stopped does not move its due instant. `policy` is what the ticket is held to.
Judgement judge(const domain::Ticket& ticket, const domain::Clock& clock, const policy::Policy& policy, Instant as_of);

}  // namespace spoc::report
