// One transaction of a verb: loads tickets with what time has already caused to them, collects what is decided, and commits it
// with the notices it asks for.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "decide/situation.h"
#include "desk/desk.h"

namespace spoc::desk {

/// Lives for one attempt of one transaction.
class Deciding {
 public:
  Deciding(Desk& desk, store::Unit& unit);

  store::Unit& unit() { return unit_; }
  const policy::Policy& policy() const { return *policy_; }
  const decide::Situation& situation() const { return situation_; }
  Instant now() const { return situation_.now; }
  const domain::Actor& actor() const { return situation_.actor; }
  std::vector<domain::Effect>& effects() { return effects_; }

  /// The ticket with time applied up to now; the same object when asked again. Throws not_found naming the number.
  domain::TicketChange& ticket(TicketId id);
  /// Gives a ticket that was decided on, and does not exist yet, its number. Last, so that one that is refused takes none.
  domain::TicketChange& add(domain::TicketChange decided);
  domain::RunChange& run(RunId id);
  domain::RunChange& new_run();
  /// An event of the desk itself.
  void record(domain::Event event);

  /// Records an event of a verb, and the clocks that follow it.
  void record(domain::TicketChange& change, domain::Event event);

  /// Forgets what was decided about tickets since `mark()`: for a row of a bulk command that is refused half-way.
  std::size_t mark() const { return tickets_.size(); }
  void forget_since(std::size_t mark, std::size_t effects);

  /// Everything decided, with notices and schedules; hands it to the unit unless the desk only tries.
  domain::Change finish();

 private:
  struct Touched {
    domain::TicketChange change;
    std::size_t told = 0;  // events before this position were told by what caused them
  };
  store::Unit& unit_;
  bool dry_run_;
  std::shared_ptr<const policy::Policy> policy_;
  decide::Situation situation_;
  std::list<Touched> tickets_;  // references stay valid
  std::unordered_map<std::int64_t, Touched*> by_number_;
  std::list<domain::RunChange> runs_;
  std::vector<domain::Recorded> desk_;
  std::vector<domain::Effect> effects_;
};

/// Runs `decide` in one write transaction, again from the start after a lost race, and returns what it decided.
Outcome transact(Desk& desk, const std::function<void(Deciding&, Outcome&)>& decide);

/// The same verb on several tickets in one transaction. With one ticket its error is thrown; with several it is a rejection,
/// and the others are done.
Outcome each_ticket(Desk& desk, const std::vector<TicketId>& ids, const std::function<void(Deciding&, domain::TicketChange&)>& decide);

}  // namespace spoc::desk
