// What a report is asked: which tickets, which period, and how much of the journal it may know. Two requests that are
// equal get equal bytes, whenever they are asked.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.h"
#include "store/store.h"
#include "time/instant.h"
#include "time/phrase.h"

namespace spoc::report {

using time::Instant;

/// Which tickets a measure of tickets looks at: those logged in the period, those resolved in it (and not reopened
/// since), or those open at its end.
enum class Cohort { created, resolved, open };
std::string_view word(Cohort cohort);
/// Nothing when it is no cohort.
std::optional<Cohort> cohort_of(std::string_view word);

/// [begin, end)
struct Bounds {
  Instant begin;
  Instant end;
  bool hold(Instant t) const { return begin <= t && t < end; }
  bool operator==(const Bounds&) const = default;
};

/// The period that lies before this one and is as long: so many months before when it is whole months of `zone`, so
/// many days when it is whole days, else so much time.
Bounds period_before(const Bounds& period, const time::Zone& zone);

/// The bounds of what was typed. A period without an end goes on to `as_of`. Throws usage when it has no beginning, or
/// ends before it begins.
Bounds bounds_of(const time::Period& period, Instant as_of);

/// How a trend cuts its period: into weeks while it is short, else months, unless one of them is asked for.
enum class Slicing { by_length, weeks, months };

struct Request {
  Cohort cohort = Cohort::created;
  Bounds period;
  Bounds before;          ///< what it is compared with
  Instant as_of;          ///< events later than this are not known
  std::int64_t upto = 0;  ///< nor entries of the journal behind this one
  store::TicketQuery query;
  /// What the query cannot say (expressions, overdue, stalled); empty: all.
  std::function<bool(store::Reading&, const store::StoredTicket&)> matches;
  std::shared_ptr<const policy::Policy> policy;  ///< in force at `as_of`
  Slicing slicing = Slicing::by_length;
  std::vector<std::string> figures;              ///< of which a trend is asked (report/figure_series.h)
  std::string other;                             ///< name of another policy under which it is recomputed; empty: none
  /// The bundle of that hash, for what a ticket is held to.
  std::function<std::shared_ptr<const policy::Policy>(std::string_view)> bundle;
};

/// The hash of the policy that was in force then, by the journal up to that entry; empty when there was none.
std::string bundle_in_force(store::Reading& reading, Instant as_of, std::int64_t upto);

}  // namespace spoc::report
