#include "domain/change.h"

#include <algorithm>

#include "domain/fold.h"

namespace spoc::domain {

namespace {

template <class Subject>
void append(Subject& after, std::vector<Recorded>& events, Instant at, const Actor& actor, Event event) {
  // A subject's history never runs backwards; before its first event there is nothing to be after.
  if (after.version > 0) at = std::max(at, after.last_at);
  events.push_back({at, actor, std::move(event)});
  apply(after, events.back());
}

}  // namespace

void TicketChange::record(Instant at, const Actor& actor, Event event) {
  append(after, events, at, actor, std::move(event));
}

void RunChange::record(Instant at, const Actor& actor, Event event) {
  append(after, events, at, actor, std::move(event));
}

}  // namespace spoc::domain
