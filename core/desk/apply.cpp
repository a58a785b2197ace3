#include "desk/apply.h"

#include <algorithm>

#include "decide/schedule.h"
#include "desk/deciding.h"
#include "desk/permission.h"
#include "policy/articles.h"
#include "policy/load.h"

namespace spoc::desk {
namespace {

constexpr std::size_t kPinBatch = 500;

std::vector<TicketId> live_tickets(Desk& desk, std::string_view except_bundle) {
  using domain::Status;
  std::vector<TicketId> ids;
  store::TicketQuery query;
  query.statuses = {Status::fresh, Status::open, Status::waiting, Status::resolved};
  desk.store.read([&](store::Reading& reading) {
    reading.tickets(query, false, [&](const store::StoredTicket& stored) {
      if (stored.ticket.bundle != except_bundle) ids.push_back(stored.ticket.id);
      return true;
    });
  });
  return ids;
}

void move_pins(Desk& desk, const domain::Sight& sight, const std::string& bundle, Applied& applied) {
  const std::vector<TicketId> ids = live_tickets(desk, bundle);
  for (std::size_t first = 0; first < ids.size(); first += kPinBatch) {
    const std::size_t last = std::min(first + kPinBatch, ids.size());
    Consequences seen;
    transact(desk, [&](Deciding& deciding, Outcome&) {
      seen = {};
      for (std::size_t i = first; i < last; ++i)
        hold_to(deciding.ticket(ids[i]), deciding.situation(), bundle, sight, seen);
    });
    applied.consequences.add(std::move(seen));
  }
}

/// The same for every open ticket, as if the policy were in force: nothing is written.
void preview(Desk& desk, const domain::Sight& sight, const std::shared_ptr<const policy::Policy>& policy,
             Applied& applied) {
  const auto bundle = [&](std::string_view hash) { return hash == policy->hash ? policy : desk.store.policy(hash); };
  const std::vector<TicketId> ids = live_tickets(desk, policy->hash);
  desk.store.read([&](store::Reading& reading) {
    const decide::Situation situation{*policy, bundle, reading.people(), desk.caller.actor, desk.caller.now};
    for (const TicketId id : ids) {
      const auto stored = reading.ticket(id);
      if (!stored) continue;
      domain::TicketChange change{stored->ticket, stored->ticket, {}, {}};
      std::vector<domain::Effect> effects;  // what time would tell is not what the policy would
      decide::pass_time(change, effects, situation, situation.now);
      hold_to(change, situation, policy->hash, sight, applied.consequences);
    }
  });
}

void put_in_force(Deciding& deciding, const policy::Policy& policy, const std::string& before) {
  deciding.unit().put_bundle(policy, policy::pack(policy));
  deciding.record(domain::PolicyApplied{policy.hash, before});
}

}  // namespace

Applied apply(Desk& desk, const std::shared_ptr<const policy::Policy>& policy, bool new_only) {
  const decide::Authority authority = authority_of(desk);
  decide::require(authority, decide::Verb::apply);
  Applied applied;
  const auto in_force = desk.store.policy();
  applied.before = in_force->hash;
  applied.after = policy->hash;
  applied.differences = policy::difference(*in_force, *policy);
  const auto articles = policy->articles ? policy->articles : std::make_shared<const policy::Articles>();
  for (policy::Difference& article : policy::difference(*desk.store.articles(), *articles)) applied.differences.push_back(std::move(article));
  if (new_only) applied.kept = static_cast<std::int64_t>(live_tickets(desk, policy->hash).size());
  if (desk.dry_run) {
    if (!new_only) preview(desk, authority.sight, policy, applied);
    return applied;
  }
  if (applied.before != applied.after)
    transact(desk, [&](Deciding& deciding, Outcome&) { put_in_force(deciding, *policy, applied.before); });
  if (!new_only) move_pins(desk, authority.sight, policy->hash, applied);
  return applied;
}

void create(const std::string& path, const std::string& name, bool rehearsal, const store::Caller& caller,
            const std::shared_ptr<const policy::Policy>& policy) {
  store::Store::create(path, name, rehearsal, name);
  store::Store store(path);
  store.write(caller, [&](store::Unit& unit) {
    unit.put_bundle(*policy, policy::pack(*policy));
    domain::Change change;
    change.desk.push_back({caller.now, caller.actor, domain::DeskCreated{name, rehearsal}});
    change.desk.push_back({caller.now, caller.actor, domain::PolicyApplied{policy->hash, {}}});
    unit.commit(change);
  });
}

}  // namespace spoc::desk
