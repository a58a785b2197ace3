// Why: what the journal recorded of a decision, with the rule's place in the files, and what the same pure functions
// that decide say of the state as it is. Nothing is decided here and nothing computed in another way.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "decide/clocks.h"
#include "desk/desk.h"
#include "workflow/waiting.h"

namespace spoc::desk {

/// One sentence, where the rule stands that it rests on, and when it became true.
struct Because {
  std::string text;
  Where where = {};
  std::optional<Instant> at = {};
};

/// Reasons for one thing: "priority", "place", "assignee" …
struct Answer {
  std::string name;
  std::vector<Because> reasons;
};

/// A part of a clock's time that counts, or a pause between two.
struct ClockPart {
  Instant from;
  Instant to;
  time::Span counted;  ///< open time of the clock's calendar, or elapsed
  time::Span sum;      ///< with all parts before
  std::string pause;   ///< why nothing counts; empty when it counts
};

/// A clock's arithmetic, to be done again by hand: the parts add up to the target at `due_at`.
struct ClockStory {
  domain::Clock clock;
  std::string with;              ///< of a visit: the team or vendor; empty otherwise
  domain::ClockState state = domain::ClockState::running;
  std::optional<Instant> due_at;
  time::Span used;               ///< up to now, or its stop
  std::vector<ClockPart> parts;  ///< up to due_at; without one up to now
  Where where;                   ///< of the SLA, or of the team whose own target it is
};

/// What time will do next.
struct Next {
  std::string what;  ///< a rung's name, "breach of resolution", "wake up"
  Instant at;
  std::string then;  ///< "tells assignee, lead; raises the priority"
  Where where = {};
};

/// A step that is not over, and what it waits for.
struct StepStory {
  std::string step;
  std::string state;
  std::optional<workflow::WaitsFor> waits_for;
};

struct Explanation {
  std::string about;  ///< "42", "42.resolution", "r7/payroll", "ana"
  std::vector<Answer> answers;
  std::vector<ClockStory> clocks;
  std::vector<Next> next;  ///< in order of time
  std::optional<Instant> wake_at;
  std::vector<StepStory> steps;
};

/// Throws not_found for what is not there; for an unknown clock, step or person with the nearest name.
Explanation explain_ticket(const Desk& desk, TicketId id);
Explanation explain_clock(const Desk& desk, TicketId id, std::string_view clock);
/// Every step of the run that is not over, or the one of that name.
Explanation explain_run(const Desk& desk, RunId id, std::string_view step);
Explanation explain_person(const Desk& desk, std::string_view words);

}  // namespace spoc::desk
