#include "report/runs.h"

#include <vector>

#include "domain/event.h"
#include "domain/fold.h"
#include "report/past.h"

namespace spoc::report {
namespace {

/// What moves a run is never undone, so its entries in their order are its history.
domain::Run replayed(store::Reading& reading, domain::RunId id, const Request& request) {
  domain::Run run;
  run.id = id;
  store::EntryQuery query;
  query.subject = domain::subject(id);
  reading.entries(query, [&](const store::Entry& entry) {
    if (entry.seq > request.upto) return false;
    if (entry.at <= request.as_of)
      domain::apply(run, {entry.at, entry.actor, domain::event_from_json(entry.kind, entry.data)});
    return true;
  });
  return run;
}

}  // namespace

void each_run(store::Reading& reading, const Request& request, const std::function<void(const domain::Run&)>& each) {
  const auto changed = changed_since(reading, request.upto, domain::SubjectKind::run);
  std::vector<domain::RunId> all;
  reading.runs({}, std::nullopt, [&](const domain::Run& run) {
    if (!request.query.run || request.query.run == run.id) all.push_back(run.id);
    return true;
  });
  for (const domain::RunId id : all) {
    auto run = reading.run(id);
    if (!run) continue;
    if (run->last_at > request.as_of || changed.contains(id.number)) run = replayed(reading, id, request);
    if (run->version > 0) each(*run);
  }
}

bool in_cohort(Cohort cohort, const domain::Run& run, const Bounds& period) {
  switch (cohort) {
    case Cohort::created:
      return period.hold(run.opened_at);
    case Cohort::resolved:
      return run.finished_at && period.hold(*run.finished_at);
    case Cohort::open:
      break;
  }
  return run.opened_at < period.end && (!run.finished_at || *run.finished_at >= period.end);
}

}  // namespace spoc::report
