#include "desk/learn.h"

#include <deque>
#include <iterator>
#include <optional>

#include "base/hash.h"
#include "decide/routing.h"
#include "desk/deciding.h"
#include "desk/permission.h"

namespace spoc::desk {
namespace {

constexpr std::size_t kMost = 20'000;

/// The newest of what was resolved, in the order of their numbers.
std::vector<decide::Lesson> lessons_of(Desk& desk, std::int64_t& resolved) {
  const auto policy = desk.store.policy();
  std::deque<decide::Lesson> newest;
  store::TicketQuery query;
  query.statuses = {domain::Status::resolved, domain::Status::closed};
  desk.store.read_again([&](store::Reading& reading) {
    newest.clear();
    resolved = 0;
    reading.tickets(query, false, [&](const store::StoredTicket& stored) {
      const domain::Ticket& ticket = stored.ticket;
      if (ticket.run || !ticket.resolved_at || !policy->team(ticket.team) || decide::confidential(ticket, *policy)) return true;
      ++resolved;
      newest.push_back({decide::text_to_learn(ticket), ticket.team});
      if (newest.size() > kMost) newest.pop_front();
      return true;
    });
  });
  return {std::make_move_iterator(newest.begin()), std::make_move_iterator(newest.end())};
}

}  // namespace

Learned learn(Desk& desk, const std::function<void(std::int64_t, std::int64_t)>& progress) {
  require(desk, decide::Verb::apply);
  Learned learned;
  learned.result = decide::learn_routing(lessons_of(desk, learned.resolved), progress);
  learned.changed = hex(blake2b(learned.result.model)) != desk.store.meta().learned;
  if (!learned.changed || desk.dry_run) return learned;
  transact(desk, [&](Deciding& deciding, Outcome&) {
    const std::string model = deciding.put_blob(learned.result.model);
    deciding.record(domain::RoutingLearned{model, learned.result.tickets, learned.result.right, learned.result.tested});
  });
  return learned;
}

std::function<std::shared_ptr<const decide::LearnedRouting>()> learned_by(store::Store& store,
                                                                          store::Reading& reading) {
  using Model = std::shared_ptr<const decide::LearnedRouting>;
  return [&store, &reading, found = std::optional<Model>()]() mutable {
    if (found) return *found;
    const std::string hash = store.meta().learned;
    auto bytes = hash.empty() ? std::nullopt : reading.blob(hash);
    return *(found = bytes ? decide::LearnedRouting::read(std::move(*bytes)) : nullptr);
  };
}

}  // namespace spoc::desk
