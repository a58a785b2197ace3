#include "desk/explain_relations.h"

#include <map>

#include "base/format.h"
#include "decide/relations.h"
#include "desk/duplicates.h"
#include "desk/permission.h"

namespace spoc::desk {

using domain::Ticket;

Answer blocked_story(const Desk& desk, TicketId id, const decide::Situation& situation) {
  Answer answer{"blocked", {}};
  read(desk, [&](store::Reading& reading) {
    const auto stored = reading.ticket(id);  // as the caller sees it: without links to what is not there for them
    if (!stored) throw decide::no_ticket(id);
    const Ticket& ticket = stored->ticket;
    std::map<TicketId, Ticket> known;
    const decide::Lookup lookup = [&](TicketId other) -> const Ticket& {
      const auto [found, fresh] = known.try_emplace(other);
      if (fresh) {
        auto linked = reading.ticket(other);
        ensure(linked.has_value(), "links to what is not there were left out");
        found->second = std::move(linked->ticket);
      }
      return found->second;
    };
    for (const TicketId blocker : decide::blocked_by(ticket, lookup))
      answer.reasons.push_back({format("ticket {} has to be resolved first: it is {}", to_text(blocker),
                                       domain::word(lookup(blocker).status))});
    if (const auto stalled = decide::stalled_blocker(ticket, lookup, situation))
      answer.reasons.push_back(
          {format("ticket {} stands still: {}", to_text(stalled->ticket), policy::word(stalled->kind)),
           {},
           stalled->since});
  });
  return answer;
}

Answer duplicates_story(const Desk& desk, const Ticket& ticket) {
  Answer answer{"like it", {}};
  read(desk, [&](store::Reading& reading) {
    for (const LikelyDuplicate& found : likely_duplicates(reading, ticket))
      answer.reasons.push_back({format("ticket {}, score {}: {}; {}", to_text(found.ticket.id), found.likeness.score,
                                       found.ticket.subject, why(found.likeness))});
  });
  return answer;
}

}  // namespace spoc::desk
