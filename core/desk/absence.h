// Who is away, from when until when, and handing over what falls due meanwhile.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"
#include "domain/person.h"

namespace spoc::desk {

class Deciding;

/// What somebody says about an absence. `person` and `cover` are any words that name one person.
struct AwayRequest {
  std::string person;
  std::optional<Instant> since;  ///< nothing: now
  std::optional<Instant> until;  ///< nothing: an open end
  std::string cover;             ///< empty: their standing cover
};

/// A ticket that changed hands.
struct HandedOver {
  TicketId ticket;
  std::string person;  ///< who has it now; empty: nobody yet
  std::string team;
};

struct AwayOutcome {
  Outcome outcome;
  domain::Absence absence;
  std::string stands_in;  ///< who does at its beginning; empty: nobody
  std::vector<HandedOver> handed_over;
};

/// Records an absence; one that begins at the same time is replaced. When it has begun, what falls due meanwhile is
/// handed over in the same operation as `[absence] open` says, otherwise by the first sweep after its beginning. Throws
/// data for an end before the beginning, conflict for one that overlaps another, or whose covers go round in a circle.
AwayOutcome set_away(Desk& desk, const AwayRequest& request);

/// Ends the absence that goes on now. Throws conflict when there is none.
AwayOutcome come_back(Desk& desk, const std::string& person);

/// Of these absences the one of that person that begins next, after now.
const domain::Absence* next_absence(const std::vector<domain::Absence>& all, std::string_view person, Instant now);

/// What that operation said about somebody's absence counts no more: what was said before it holds again. Tickets that were
/// handed over with it are not looked at. Throws refused for whose absences are not the caller's to say, conflict naming
/// the later entry that forbids it.
void undo_away(Deciding& deciding, domain::OperationId operation);

/// Acts on absences that have begun since the last sweep, each in its own transaction; what changed hands.
std::vector<HandedOver> begin_absences(Desk& desk);

}  // namespace spoc::desk
