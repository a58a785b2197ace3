// A report that is being answered: what it looks at, what it does with each ticket that it is shown, and the tables
// when it has seen them all. Several reports of one document are shown the same pass.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "render/table.h"
#include "report/outcomes.h"
#include "report/story.h"

namespace spoc::report {

/// How far back a report looks: of which tickets nothing counts any more from then on is not read. At everything; at what counts
/// since the period before began; since the period did.
enum class Reach { everything, both_periods, period };

/// It looks at outcomes or tickets with their spells, at stories, or (with none of them) at nothing.
struct Measure {
  store::TicketParts parts = {};  ///< what it looks at of a ticket without its story
  EachOutcome outcome = {};
  EachTicket ticket = {};
  std::function<void(const Story&)> story = {};
  Reach reach = Reach::both_periods;
  std::optional<Instant> as_of = {};  ///< when that is not the request's
  std::function<std::vector<render::Table>(store::Reading&)> tables;
};

/// The tables of each, from one pass for all that look at the same time. Measures may refer to the request.
std::vector<std::vector<render::Table>> answers(store::Reading& reading, const Request& request,
                                                const std::vector<Measure>& measures);
std::vector<render::Table> answer(store::Reading& reading, const Request& request, const Measure& measure);

}  // namespace spoc::report
