#include "report/what_if_explained.h"

#include "decide/clocks.h"
#include "domain/words.h"
#include "decide/attainment.h"
#include "report/figures.h"

namespace spoc::report {
namespace {

using domain::Clock;
using render::Kind, render::Table;

std::vector<Table> empty_tables() {
  return {{"clocks",
           {{"side"},
            {"clock"},
            {"cycle", Kind::number},
            {"sla"},
            {"target"},
            {"calendar"},
            {"started", Kind::time},
            {"decided", Kind::time},
            {"stopped", Kind::time},
            {"used", Kind::duration},
            {"verdict"}},
           {}},
          {"arithmetic",
           {{"side"},
            {"clock"},
            {"cycle", Kind::number},
            {"from", Kind::time},
            {"to", Kind::time},
            {"counted", Kind::duration},
            {"sum", Kind::duration}},
           {}},
          {"rungs", {{"side"}, {"rung"}, {"at", Kind::time}, {"action"}, {"episode", Kind::time}}, {}}};
}

std::string_view word(domain::Verdict verdict) {
  switch (verdict) {
    case domain::Verdict::met:
      return "kept";
    case domain::Verdict::breached:
      return "broken";
    case domain::Verdict::undecided:
      return "undecided";
    case domain::Verdict::void_:
      break;
  }
  return "cancelled";
}

}  // namespace

void explain_side(std::vector<Table>& tables, std::string_view side, const decide::Recomputed& recomputed,
                  const policy::Policy& held_to, time::Instant as_of) {
  if (tables.empty()) tables = empty_tables();
  const domain::Ticket& ticket = recomputed.ticket;
  for (const Clock& clock : ticket.clocks) {
    const std::string name(domain::word(clock.name));
    const domain::Promise judgement = decide::judge(ticket, clock, held_to, as_of);
    tables[0].rows.push_back({std::string(side), name, static_cast<std::int64_t>(clock.cycle), named(clock.sla),
                              clock.target, named(clock.calendar), clock.started_at, time_of(judgement.deadline),
                              time_of(clock.stopped_at), seconds_of(decide::used(ticket, clock, held_to, as_of)),
                              std::string(word(judgement.verdict))});
    time::Span sum;
    for (const decide::Stretch& stretch : decide::stretches(ticket, clock, held_to, as_of)) {
      sum = sum + stretch.counted;
      tables[1].rows.push_back({std::string(side), name, static_cast<std::int64_t>(clock.cycle), stretch.from,
                                stretch.to, seconds_of(stretch.counted), seconds_of(sum)});
    }
  }
  for (const domain::Recorded& recorded : recomputed.events)
    if (const auto* fired = std::get_if<domain::RungFired>(&recorded.event))
      tables[2].rows.push_back({std::string(side), fired->rung, recorded.at, fired->action, fired->episode});
}

}  // namespace spoc::report
