// One transaction of a verb: loads tickets with what time has already caused to them, collects what is decided, and commits it
// with the notices it asks for.
#pragma once

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "decide/permission.h"
#include "decide/situation.h"
#include "desk/definitions.h"
#include "desk/desk.h"

namespace spoc::desk {

/// Lives for one attempt of one transaction.
class Deciding {
 public:
  Deciding(Desk& desk, store::Unit& unit);

  store::Unit& unit() { return unit_; }
  const policy::Policy& policy() const { return *policy_; }
  const decide::Situation& situation() const { return situation_; }
  bool dry_run() const { return dry_run_; }
  Instant now() const { return situation_.now; }
  /// Lets it be earlier than it is, for what time has caused and nobody has noticed: runs and their tickets are brought up to
  /// that instant only, since what one of them does then may end another.
  void set_now(Instant then) { situation_.now = then; }
  /// As people of the desk read it.
  std::string local(Instant at) const;
  const domain::Actor& actor() const { return situation_.actor; }
  std::vector<domain::Effect>& effects() { return effects_; }

  /// What the caller may; asked once a transaction.
  const decide::Authority& authority();
  /// The ticket with time applied up to now; the same object when asked again. Throws not_found naming the number. For what
  /// the desk does by itself: a verb of somebody asks `asked`.
  domain::TicketChange& ticket(TicketId id);
  /// The ticket that the caller wants to do that to. Throws not_found as if it did not exist when they may not see it, and
  /// refused with the reason when they may not do it.
  domain::TicketChange& asked(TicketId id, decide::Verb verb);
  /// What the caller sees of it.
  domain::Seen seen(const domain::Ticket& ticket) { return domain::seen(authority().sight, ticket); }
  /// The ticket becomes `restored` by that event, and then what time causes to it is caused, as if what the event undoes had
  /// never been; `people` are those who are chosen from. Not a ticket that was asked for before.
  domain::TicketChange& take_back(TicketId id, domain::Ticket restored, domain::OperationUndone event,
                                  const domain::Directory& people);
  /// Gives a ticket that was decided on, and does not exist yet, its number. Last, so that one that is refused takes none.
  domain::TicketChange& add(domain::TicketChange decided);
  /// A number for a ticket that a run has ordered and that is added under it.
  TicketId reserve_ticket();
  void add_reserved(domain::TicketChange decided, TicketId id);
  domain::RunChange& run(RunId id);
  domain::RunChange& new_run();
  /// The runs that this transaction has read or begun.
  const std::list<domain::RunChange>& runs() const { return runs_; }
  const workflow::Definition& definition(const domain::Run& run);
  /// A definition that runs follow from now on: of a trial it is not in the store.
  void remember(std::shared_ptr<const workflow::Definition> definition) { definitions_->remember(std::move(definition)); }
  /// Events from outside about that which are kept at that instant, read once for all runs that ask.
  const std::vector<store::KeptEvent>& kept_events(const std::string& about, Instant at);
  /// An event of the desk itself.
  void record(domain::Event event);

  /// Records an event of a verb, and the clocks that follow it.
  void record(domain::TicketChange& change, domain::Event event);

  /// Takes back what was decided since `mark()`: for a row of a bulk command that is refused half-way. What a run had become
  /// before stays, so a run is changed on a copy and put back when all went well.
  struct Mark {
    std::size_t tickets, runs, reserved, effects;
  };
  Mark mark() const;
  void forget_since(const Mark& mark);

  /// Content by its hash; a desk that only tries keeps nothing.
  std::string put_blob(std::string_view bytes);

  /// Hands what was decided so far to the unit, so that the next decision of this transaction sees it: whom a ticket went to is
  /// a load for the next one. A desk that only tries keeps it back.
  void settle();

  /// Everything decided, with notices and schedules; hands it to the unit unless the desk only tries.
  domain::Change finish();

 private:
  struct Touched {
    domain::TicketChange change;
    std::size_t told = 0;  // events before this position were told by what caused them
  };
  Touched& load(TicketId id);
  /// What is blocked by a ticket that was changed learns whether that stands still, and is told when it is over.
  void follow_blockers();
  void copy_stall(const domain::Ticket& blocker, TicketId blocked);
  /// As it was decided, else as it is stored.
  domain::Ticket as_it_is(TicketId id);
  /// Moves what was decided, with notices and schedules, to `change`.
  void collect(domain::Change& change);
  /// Of a trial: hands what was decided so far to who asked for it.
  void hand_on();
  void require_as_chosen(const domain::TicketChange& change) const;

  Desk& asking_;
  store::Unit& unit_;
  bool dry_run_;
  std::shared_ptr<const policy::Policy> policy_;
  decide::Situation situation_;
  std::optional<decide::Authority> authority_;
  std::list<Touched> tickets_;  // references stay valid
  std::unordered_map<std::int64_t, Touched*> by_number_;
  std::list<domain::RunChange> runs_;
  std::unordered_map<std::int64_t, domain::RunChange*> runs_by_number_;
  std::map<std::pair<std::string, std::int64_t>, std::vector<store::KeptEvent>> kept_;
  std::vector<TicketId> reserved_;  // every number taken from the unit, in order
  std::shared_ptr<Definitions> definitions_;
  domain::Change settled_;  // what the unit has already
  std::vector<domain::Recorded> desk_;
  std::vector<domain::Effect> effects_;
};

/// Runs `decide` in one write transaction, again from the start after a lost race, and returns what it decided.
Outcome transact(Desk& desk, const std::function<void(Deciding&, Outcome&)>& decide);

/// Whether an error is that item's own that was being decided, so that others can go on. Trouble of the store is everybody's, and what it
/// refuses may be an earlier one's.
bool of_item(const Error& error);

/// Decides about each of `count` items in turn. With one item its error is thrown; with several an error of its own is a rejection under
/// `name(i)`, what was decided about it is forgotten, and the others are done.
void each_item(Deciding& deciding, Outcome& outcome, std::size_t count, const std::function<std::string(std::size_t)>& name,
               const std::function<void(std::size_t)>& decide);

/// The same verb on several tickets in one transaction, each asked whether the caller may. With one ticket its error is thrown;
/// with several it is a rejection, and the others are done.
Outcome each_ticket(Desk& desk, decide::Verb verb, const std::vector<TicketId>& ids, const std::function<void(Deciding&, domain::TicketChange&)>& decide);

}  // namespace spoc::desk
