#include "report/request.h"

#include "domain/event.h"
#include "report/periods.h"
#include "time/date.h"
#include "time/zone.h"

namespace spoc::report {
namespace {

constexpr std::string_view kCohorts[] = {"created", "resolved", "open"};

/// The local date of an instant that is a local midnight, or nothing.
std::optional<time::Date> day_of(Instant t, const time::Zone& zone) {
  const time::Date date = zone.local(t).date;
  if (zone.instant({date, 0, 0}, time::Choice::first) != t) return std::nullopt;
  return date;
}

}  // namespace

std::string_view word(Cohort cohort) {
  return kCohorts[static_cast<std::size_t>(cohort)];
}

std::optional<Cohort> cohort_of(std::string_view text) {
  for (std::size_t i = 0; i < std::size(kCohorts); ++i)
    if (kCohorts[i] == text) return static_cast<Cohort>(i);
  return std::nullopt;
}

Bounds period_before(const Bounds& period, const time::Zone& zone) {
  const auto first = day_of(period.begin, zone);
  const auto end = day_of(period.end, zone);
  if (!first || !end) return {period.begin - (period.end - period.begin), period.begin};
  const time::Civil from = time::civil(*first), to = time::civil(*end);
  if (from.day == 1 && to.day == 1) {
    const int months = (to.year - from.year) * 12 + to.month - from.month;
    return {midnight(time::add_months(*first, -months), zone), period.begin};
  }
  return {midnight(*first - (*end - *first), zone), period.begin};
}

Bounds bounds_of(const time::Period& period, Instant as_of) {
  if (!period.begin)
    throw Error(Code::usage, "a report needs a period with a beginning",
                "like 2026-10, last-month or 2026-10-01..2026-10-15");
  const Bounds bounds{*period.begin, period.end.value_or(as_of)};
  if (bounds.end < bounds.begin)
    throw Error(Code::usage, "the period ends before it begins", "like 2026-10, last-month or 2026-10-01..2026-10-15");
  return bounds;
}

std::string bundle_in_force(store::Reading& reading, Instant as_of, std::int64_t upto) {
  std::string hash;
  store::EntryQuery query;
  query.subject = domain::desk_subject();
  query.kind = domain::PolicyApplied::kKind;
  reading.entries(query, [&](const store::Entry& entry) {
    if (entry.seq > upto) return false;
    if (entry.at > as_of) return true;
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    if (const auto* applied = std::get_if<domain::PolicyApplied>(&event)) hash = applied->bundle;
    return true;
  });
  return hash;
}

}  // namespace spoc::report
