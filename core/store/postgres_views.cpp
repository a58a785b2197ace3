// Views for logins of people. Their conditions are those of sight.h: what somebody's sight says in lists is asked of
// the directory here, by the login that asks, and what policy says of the facts that are kept with the bundle in force.
// Names of hidden teams must not stand in a view's text, which every login may read: they lie with the bundle (policy::sight_facts).
#include <algorithm>
#include <array>

#include "base/format.h"
#include "store/roles.h"
#include "store/sight.h"
#include "store/visible.h"

namespace spoc::store {

namespace {

using domain::Scope;
using domain::Sight;

constexpr std::array<std::string_view, 3> kForPeople = {"tickets", "runs", "entries"};

/// A login that two persons have is nobody's. Without a policy in force nobody sees anything.
constexpr std::string_view kReader =
    "select p.id as person, p.address, p.login, p.department, p.has_left, cast(nullif(b.sight, '') as jsonb) as sight "
    "from trait t join person p on p.id = t.person cross join desk d join bundle b on b.hash = d.bundle "
    "where b.sight <> '' and t.kind = 'login' and t.name = {} and not exists "
    "(select 1 from trait o where o.kind = 'login' and o.name = t.name and o.person <> t.person)";

// As decide::authority_of: who leads a team is of it; other things that somebody leads are departments.
constexpr std::string_view kTeams =
    "select distinct t.name from reader r join trait t on t.person = r.person where r.has_left = 0 and "
    "(t.kind = 'team' or (t.kind = 'lead' and r.sight->'teams' ? t.name))";
constexpr std::string_view kDepartments =
    "select r.department as name from reader r where r.has_left = 0 and r.department is not null "
    "union select t.name from reader r join trait t on t.person = r.person and t.kind = 'lead' "
    "where r.has_left = 0 and not r.sight->'teams' ? t.name "
    "union select r.sight->'teams'->>t.name from reader r cross join reader_team t "
    "where coalesce(r.sight->'teams'->>t.name, '') <> ''";
constexpr std::string_view kNames =
    "select person as name from reader union select login from reader where login is not null "
    "union select address from reader where address is not null";
/// One number: twice how far they see, and one more for the front line; that of nobody shows nothing.
constexpr std::string_view kScope =
    "select 2 * coalesce(max(far), 0) + case when exists (select 1 from reader r join reader_team t on "
    "t.name = r.sight->>'front_line') then 1 else 0 end as reach from ("
    "select cast(r.sight->'roles'->>'requester' as integer) as far from reader r union all "
    "select cast(r.sight->'roles'->>t.name as integer) from reader r join trait t on t.person = r.person and "
    "t.kind = 'role' where r.has_left = 0) as roles having exists (select 1 from reader)";

/// Lists become questions: every word of this sight is a text of SQL.
Sight asking_sight(Scope scope, bool front_line) {
  Sight sight;
  sight.scope = scope;
  sight.person = "(select person from reader)";
  sight.names = {"select name from reader_name"};
  sight.address = "(select address from reader)";
  sight.teams = {"select name from reader_team"};
  sight.departments = {"select name from reader_department"};
  if (front_line) sight.front_line = sight.teams.front();
  sight.confidential_teams = {"select jsonb_array_elements_text(sight->'secret_teams') from reader"};
  sight.confidential_services = {"select jsonb_array_elements_text(sight->'secret_services') from reader"};
  return sight;
}

std::string as_it_is(SqlValue value) {
  return std::get<std::string>(std::move(value));
}

/// The condition of whoever asks: one for each way of seeing that there is.
template <class Build>
std::string for_reader(Build&& build) {
  std::string text = "(case (select reach from reader_scope)";
  for (const Scope scope : {Scope::own, Scope::team, Scope::department, Scope::desk})
    for (const bool front_line : {false, true})
      text += format(" when {} then {}", 2 * static_cast<int>(scope) + (front_line ? 1 : 0),
                     build(asking_sight(scope, front_line)));
  return text + " else false end)";
}

std::string instant(std::string_view column) {
  return format("timestamptz 'epoch' + {0} * interval '1 microsecond' as {0}", column);
}
std::string when(std::string_view condition, std::string_view columns) {
  std::string text;
  for (std::size_t at = 0; at < columns.size();) {
    const std::size_t end = std::min(columns.find(' ', at), columns.size());
    text += format(", case when {} then {} end as {}", condition, columns.substr(at, end - at),
                   columns.substr(at, end - at));
    at = end + 1;
  }
  return text;
}

/// Asked once for each question: what is in the conditions' brackets then costs the planner nothing.
std::string who_asks() {
  std::string text = "with reader as materialized (" + format(kReader, sql::kSessionLogin);
  for (const auto& [name, select] : {std::pair("reader_team", kTeams), std::pair("reader_department", kDepartments),
                                     std::pair("reader_name", kNames), std::pair("reader_scope", kScope)})
    text += format("), {} as materialized ({}", name, select);
  return text + ") ";
}

/// What domain::public_face leaves is there for all; `placed` is true where it may be seen with whom the ticket is.
std::string tickets() {
  const std::string seen = for_reader([](const Sight& sight) { return seen_tickets(sight, as_it_is); });
  const std::string placed = for_reader([](const Sight& sight) { return placed_tickets(sight, as_it_is); });
  const std::string whole = for_reader([](const Sight& sight) { return whole_tickets(sight, as_it_is); });
  std::string text =
      "select id, type, subject, status, priority, impact, urgency, service, category, requester_person, "
      "requester_name, requester_address, confidential = 1 as confidential";
  for (const char* column : {"created_at", "due_at", "responded_at", "resolved_at", "closed_at", "last_activity_at"})
    text += ", " + instant(column);
  text += when("placed", "team department tier assignee owner");
  text += when("whole", "cause run step transfers reopens spent_s");
  return text + format(", whole from (select ticket.*, {} as whole, {} as placed from ticket where {}) as ticket",
                       whole, placed, seen);
}

std::string runs() {
  std::string text = "select id, workflow, key, state, result, starter, accountable, confidential = 1 as confidential";
  for (const char* column : {"opened_at", "target_at", "finished_at", "last_at"}) text += ", " + instant(column);
  return text + " from run where " + for_reader([](const Sight& sight) { return seen_runs(sight, as_it_is); });
}

/// Who did what when, without the words: those may name what is hidden (domain::as_seen), which is beyond a condition.
/// For the same reason nothing that connects a ticket with another one, and of tickets only those seen whole.
std::string entries() {
  const std::string whole = for_reader([](const Sight& sight) { return whole_tickets(sight, as_it_is); });
  const std::string run = for_reader([](const Sight& sight) { return seen_runs(sight, as_it_is); });
  std::string connecting;
  for (const std::string_view kind : connecting_kinds())
    connecting += format("{}'{}'", connecting.empty() ? "" : ", ", kind);
  return format(
      "select seq, case when subject_kind = 0 then subject end as ticket, case when subject_kind = 1 then subject end "
      "as run, "
      "version, {}, {}, kind, actor, on_behalf, via from journal where "
      "(subject_kind = 0 and kind not in ({}) and subject in (select id from ticket where {})) or "
      "(subject_kind = 1 and subject in (select id from run where {}))",
      instant("at"), instant("recorded_at"), connecting, whole, run);
}

}  // namespace

std::span<const std::string_view> reader_view_names() {
  return kForPeople;
}

std::vector<sql::View> reader_views() {
  return {{"tickets", who_asks() + tickets()}, {"runs", who_asks() + runs()}, {"entries", who_asks() + entries()}};
}

}  // namespace spoc::store
