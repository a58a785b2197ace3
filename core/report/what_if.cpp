#include "report/what_if.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "decide/recompute.h"
#include "decide/schedule.h"
#include "policy/diff.h"
#include "report/story.h"
#include "report/what_if_explained.h"
#include "report/what_if_tables.h"

namespace spoc::report {
namespace {

using render::Table;

constexpr Report kWhatIfReports[] = {
    {"summary", "what would have been different under the other policy", nullptr},
    {"sla", "which promises and rungs would have gone otherwise under the other policy", nullptr},
    {"workload", "who would have had more or less to do and to read under the other policy", nullptr},
    {"routing", "which tickets the other policy would have placed elsewhere", nullptr},
};

constexpr std::int64_t kMostWeeks = 1000;

/// The policies that were in force, by the journal.
class InForce {
 public:
  InForce(store::Reading& reading, const Request& request) : request_(request) {
    store::EntryQuery query;
    query.subject = domain::desk_subject();
    query.kind = domain::PolicyApplied::kKind;
    reading.entries(query, [&](const store::Entry& entry) {
      if (entry.seq > request.upto) return false;
      const domain::Event event = domain::event_from_json(entry.kind, entry.data);
      if (const auto* applied = std::get_if<domain::PolicyApplied>(&event))
        times_.emplace_back(entry.at, applied->bundle);
      return true;
    });
  }

  /// Whether one of them closed what nobody answered.
  bool closed_in_silence() {
    return std::any_of(times_.begin(), times_.end(),
                       [this](const auto& time) { return bundle(time.second)->lifecycle.close_after.has_value(); });
  }

  std::shared_ptr<const policy::Policy> bundle(std::string_view hash) {
    auto& known = known_[std::string(hash)];
    if (!known) known = hash.empty() ? request_.policy : request_.bundle(hash);
    return known;
  }
  /// What is told of a time before the first one is judged by that.
  std::shared_ptr<const policy::Policy> at(Instant t) {
    const std::string* hash = nullptr;
    for (const auto& [from, bundle] : times_)
      if (!hash || from <= t) hash = &bundle;
    return hash ? bundle(*hash) : request_.policy;
  }

 private:
  const Request& request_;
  std::vector<std::pair<Instant, std::string>> times_;
  std::map<std::string, std::shared_ptr<const policy::Policy>> known_;
};

/// They look into the story.
std::vector<decide::PastOperation> operations_of(const Story& story) {
  std::vector<decide::PastOperation> operations;
  const std::span<const domain::Recorded> events = story.events;
  for (std::size_t first = 0, end = 0; first < events.size(); first = end) {
    while (end < events.size() && story.operations[end] == story.operations[first]) ++end;
    operations.push_back({events.subspan(first, end - first)});
  }
  return operations;
}

bool is_member(const domain::Directory& people, const std::string& person, const std::string& team) {
  const domain::Person* found = people.person(person);
  return found && !found->left && std::find(found->teams.begin(), found->teams.end(), team) != found->teams.end();
}

class WhatIf {
 public:
  WhatIf(store::Reading& reading, const Request& request, const OtherPolicy& other)
      : request_(request),
        other_(other),
        in_force_(reading, request),
        was_{[this](Instant t) { return in_force_.at(t); },
             [this](std::string_view hash) { return in_force_.bundle(hash); }, reading.people()},
        is_{[&other](Instant) { return other.policy; }, [&other](std::string_view) { return other.policy; },
            other.people ? *other.people : reading.people()},
        sums_(request.period, std::min(request.period.end, request.as_of), request.policy->zone()) {
    if (!other.people) return;
    is_.lost = [this](const std::string& person, const std::string& team) {
      return is_member(was_.people, person, team) && !is_member(is_.people, person, team);
    };
  }

  /// From when on a ticket must still have counted, so that anything of it can fall into the period on either side; nothing: all of
  /// them must be looked at. What people did stays as it was, so what was over before the period goes on only where the other policy
  /// closes later what nobody answered.
  std::optional<Instant> counting_since() {
    const Instant begin = std::min(request_.period.begin, request_.as_of);
    const policy::Policy& other = *other_.policy;
    if (!other.lifecycle.close_after) return in_force_.closed_in_silence() ? std::nullopt : std::optional(begin);
    for (std::int64_t weeks = 0; weeks <= kMostWeeks; weeks = 2 * weeks + 1) {
      const Instant since = begin - time::hours(24 * 7 * weeks);
      if (*decide::silence_closes(since, other) < begin) return since;
    }
    return std::nullopt;
  }

  void add(const Story& story, bool explained) {
    const domain::TicketId id = story.ticket.id;
    const auto operations = operations_of(story);
    const decide::Recomputed was = decide::recompute(id, operations, was_, request_.as_of);
    const decide::Recomputed is = decide::recompute(id, operations, is_, request_.as_of);
    ++tickets_;
    unmeasured_ += !was.measured;
    const WeightOf weight_was = [&](const domain::Ticket& ticket) {
      return in_force_.bundle(ticket.bundle)->priority.weight_of(ticket.priority);
    };
    const WeightOf weight_is = [&](const domain::Ticket& ticket) { return other_.policy->priority.weight_of(ticket.priority); };
    const Side before = side_of(id, was.events, weight_was, request_.as_of);
    sums_.reproduce(id, side_of(id, story.events, weight_was, request_.as_of), before, story.ticket.last_at);
    sums_.add(id, before, side_of(id, is.events, weight_is, request_.as_of));
    sums_.add_notices(was.notices, is.notices);
    if (!explained) return;
    explain_side(explanation_, "as it was", was, *in_force_.bundle(was.ticket.bundle), request_.as_of);
    explain_side(explanation_, "under the other", is, *other_.policy, request_.as_of);
  }

  /// `whole`: with what holds for the document, whichever reports it has.
  std::vector<Table> tables(std::string_view report, bool whole) const {
    std::vector<Table> tables;
    if (whole) tables.push_back(sums_.differences(tickets_, unmeasured_));
    const bool all = report == "summary";
    if (all || report == "sla") {
      tables.push_back(sums_.promises());
      tables.push_back(sums_.escalations());
      tables.push_back(sums_.changed());
    }
    if (all || report == "workload") {
      tables.push_back(sums_.messages());
      tables.push_back(sums_.load(was_.people, is_.people));
    }
    if (all || report == "routing") {
      tables.push_back(sums_.placement());
      tables.push_back(sums_.elsewhere());
    }
    if (!whole) return tables;
    tables.insert(tables.end(), explanation_.begin(), explanation_.end());
    tables.push_back(policies());
    tables.push_back(sums_.not_reproduced());
    return tables;
  }

 private:
  /// What the other policy says differently from the one in force.
  Table policies() const {
    Table table{"policy", {{"differs_in"}}, {}};
    for (const policy::Difference& difference : policy::difference(*request_.policy, *other_.policy))
      table.rows.push_back({policy::to_text(difference)});
    return table;
  }

  const Request& request_;
  const OtherPolicy& other_;
  InForce in_force_;
  decide::Rules was_, is_;
  WhatIfSums sums_;
  std::int64_t tickets_ = 0, unmeasured_ = 0;
  std::vector<Table> explanation_;
};

}  // namespace

const Report& what_if_named(std::string_view name) {
  std::vector<std::string> names;
  for (const Report& report : kWhatIfReports) {
    if (report.name == name) return report;
    names.emplace_back(report.name);
  }
  throw Error(Code::usage, format("report {} cannot be asked under another policy", name),
              "these can: " + join(names, ", "));
}

Document what_if(store::Reading& reading, const std::vector<const Report*>& reports, const Request& request,
                 const OtherPolicy& other, bool explained) {
  WhatIf sums(reading, request, other);
  each_story(reading, request, sums.counting_since(), [&](const Story& story) { sums.add(story, explained); });
  Document document;
  std::vector<std::string> names;
  for (const Report* report : reports) {
    const Report& asked = what_if_named(report->name);
    names.emplace_back(asked.name);
    document.parts.push_back({&asked, sums.tables(asked.name, document.parts.empty())});
  }
  document.title = join(names, ", ");
  return document;
}

}  // namespace spoc::report
