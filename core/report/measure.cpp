#include "report/measure.h"

#include <algorithm>
#include <map>

namespace spoc::report {
namespace {

/// What all of them look at.
store::TicketParts together(const std::vector<const Measure*>& measures) {
  store::TicketParts all;
  for (const Measure* measure : measures) {
    const store::TicketParts parts = measure->outcome ? outcome_parts() : measure->parts;
    all.all = all.all || parts.all;
    all.rating = all.rating || parts.rating;
    all.clocks = all.clocks || parts.clocks;
    all.waits = all.waits || parts.waits;
    all.tags = all.tags || parts.tags;
    for (const std::string_view column : parts.columns)
      if (std::find(all.columns.begin(), all.columns.end(), column) == all.columns.end()) all.columns.push_back(column);
  }
  return all;
}

/// From when on anything counts for any of them; nothing when all does. At the time that is asked for what is open then always does.
std::optional<Instant> earliest(const Request& request, const std::vector<const Measure*>& measures) {
  Instant since = request.as_of;
  for (const Measure* measure : measures) {
    switch (measure->reach) {
      case Reach::everything: return std::nullopt;
      case Reach::both_periods: since = std::min(since, request.before.begin); [[fallthrough]];
      case Reach::period: since = std::min(since, request.period.begin); break;
    }
  }
  return since;
}

/// Shows one ticket to all that do not look at stories; to those that look at outcomes its outcome.
void show(const std::vector<const Measure*>& measures, Assessing& assessing, const domain::Ticket& ticket) {
  const domain::Outcome* outcome = nullptr;
  for (const Measure* measure : measures) {
    if (measure->ticket) measure->ticket(ticket);
    if (!measure->outcome) continue;
    if (!outcome) outcome = &assessing.of(ticket);
    measure->outcome(*outcome);
  }
}

void pass(store::Reading& reading, const Request& request, const std::vector<const Measure*>& measures) {
  const std::optional<Instant> since = earliest(request, measures);
  const bool stories = std::any_of(measures.begin(), measures.end(), [](const Measure* m) { return !!m->story; });
  const bool tickets = std::any_of(measures.begin(), measures.end(), [](const Measure* m) { return !!m->ticket; });
  if (!stories && !tickets) {
    return each_outcome(reading, request, since, [&](const domain::Outcome& outcome) {
      for (const Measure* measure : measures) measure->outcome(outcome);
    });
  }
  Assessing assessing(request);
  if (!stories) {
    store::TicketParts parts = together(measures);
    parts.counting = counting_since(reading, request, since);
    return each_ticket(reading, request, parts, [&](const domain::Ticket& ticket) {
      show(measures, assessing, ticket);
    });
  }
  each_story(reading, request, since, [&](const Story& story) {
    for (const Measure* measure : measures)
      if (measure->story) measure->story(story);
    show(measures, assessing, story.ticket);
  });
}

}  // namespace

std::vector<std::vector<render::Table>> answers(store::Reading& reading, const Request& request,
                                                const std::vector<Measure>& measures) {
  std::map<Instant, std::vector<const Measure*>> passes;
  for (const Measure& measure : measures)
    if (measure.outcome || measure.ticket || measure.story) passes[measure.as_of.value_or(request.as_of)].push_back(&measure);
  for (const auto& [as_of, seeing] : passes) {
    Request then = request;
    then.as_of = as_of;
    pass(reading, then, seeing);
  }
  std::vector<std::vector<render::Table>> all;
  for (const Measure& measure : measures) all.push_back(measure.tables(reading));
  return all;
}

std::vector<render::Table> answer(store::Reading& reading, const Request& request, const Measure& measure) {
  return answers(reading, request, {measure}).front();
}

}  // namespace spoc::report
