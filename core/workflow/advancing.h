// One call of the engine: the run being advanced, and which of its steps may have something to do.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "workflow/engine.h"
#include "workflow/scope.h"

namespace spoc::workflow {

/// A step, or one item of a `for_each` step.
struct StepAt {
  std::size_t step = 0;
  std::string item;
  StepAt(std::size_t at, std::string of = {}) : step(at), item(std::move(of)) {}
  auto operator<=>(const StepAt&) const = default;
};

class Advancing {
 public:
  Advancing(const Definition& definition, RunChange& change, const domain::Actor& actor, const Services& services);

  const Definition& definition() const { return definition_; }
  const StepDefinition& defined(const StepAt& at) const { return definition_.steps[at.step]; }
  /// Of a step of the run, or of what takes it back.
  const StepDefinition& defined(const Step& step) const;
  const Run& run() const { return change_.after; }
  const domain::Actor& actor() const { return actor_; }
  const Services& services() const { return services_; }
  World world() const { return {services_.policy, services_.people}; }
  Advanced& result() { return result_; }

  /// The step, or nothing while nothing has happened to it.
  const Step* step(const StepAt& at) const;
  StepState state(const StepAt& at) const;
  int round(const StepAt& at) const;
  /// Throws not_found with the nearest name.
  StepAt position_of(std::string_view step, const std::string& item = {}) const;
  /// The items of a `for_each` step, in their order.
  std::vector<StepAt> items(std::size_t position) const;
  /// "access/vpn"
  std::string name(const StepAt& at) const;

  void record(Instant at, const domain::Actor& actor, domain::Event event);
  /// Evaluates with the item, if it is one.
  RunScope scope(const StepAt& at, Instant now) const;

  /// Who looks after a failure: a ticket, or the step of that name.
  struct LookedAfter {
    TicketId ticket;
    std::string step;
  };
  /// The step is over: its successors may go on, and the anchor may be known by now.
  void finish(const StepAt& at, StepState state, Instant when, const domain::Actor& actor, std::string reason,
              json::Object outputs = {}, const LookedAfter& by = {});
  /// It cannot go on by itself: a ticket of the team that answers for it.
  void fail(const StepAt& at, Instant when, std::string reason);
  /// The ticket of a failure ends with it.
  void end_failure(const StepAt& at, bool resolved, const std::string& reason, Instant when);
  /// Ends it without an answer, and its items with it.
  void withdraw(const StepAt& at, Instant when, const std::string& reason);
  /// The same, in another state.
  void end(const StepAt& at, StepState state, Instant when, const domain::Actor& actor, const std::string& reason);
  void end_ticket(const StepAt& at, bool resolved, const std::string& reason, Instant when);

  /// Begins the step: its ticket, its waiting, or its end at once.
  void activate(const StepAt& at, Instant when);
  /// The same, telling nobody.
  void activate_silently(const StepAt& at, Instant when);
  /// What a rejection does.
  void reject(const StepAt& at, Instant when, const domain::Actor& actor, const std::string& why);
  void reset(const StepAt& at, Instant when, const domain::Actor& actor, const std::string& why);
  /// Resets the step, or that item, and what has begun behind it.
  void redo(const StepAt& at, Instant when, const domain::Actor& actor, const std::string& why);
  /// Adds an item; throws conflict when the step has it already.
  void add_item(std::size_t position, const json::Value& item, Instant when);
  /// Begins items that may begin, and ends the step when its items say so.
  void tend_items(std::size_t position, Instant when);
  /// What happened outside, for the first step that waits for it, else for the workflow. False when nothing does, or
  /// the run has taken it before.
  bool arrive(const Happened& happened, Instant when);
  /// Events that came before they were waited for. One that came after `when`, while the run was not told that it had
  /// begun to wait, is taken when it came.
  void take_kept(const StepAt& at, Instant when);
  void take_all_kept(Instant when);
  /// Waits for what the inputs say by now.
  void await_again(Instant when, const std::string& reason);
  /// The workflow itself waits for what it says by now, and for nothing else.
  void listen(Instant when, const std::string& reason = {});
  /// Plans again what is not over, after inputs have changed, or the definition has: what it was before, and the run as
  /// it was then.
  void replan(const Definition& from, const Run& before, Instant when, const std::string& reason);
  /// A contact of the run is a person by now; false when that was known.
  bool identify(const Identified& known, Instant when);
  /// What a new version makes of steps that the old one has begun.
  void migrate(const Definition& from, const Run& before, Instant when, const std::string& reason);
  /// Cancels: takes back what was done where the workflow says so, one step at a time; else stops.
  void cancel(Instant when, const domain::Actor& actor, const std::string& reason);
  /// A compensation is over; nothing when there is none of that name.
  bool compensated(const std::string& step, const std::string& item, StepState state, Instant when,
                   const domain::Actor& actor, const std::string& reason, TicketId failure = {});
  /// False when it is not its time.
  bool begin_attempt(const AttemptBegun& begun, Instant when);
  /// A result that comes too late is recorded and changes nothing else.
  bool end_attempt(const AttemptEnded& ended, Instant when);
  /// Its ticket was taken; false when that changes nothing.
  bool taken(const StepAt& at, Instant when);
  /// A called run is over.
  void returned(const StepAt& at, const Returned& returned, Instant when);
  /// Ends everything under way, and the run.
  void stop(domain::RunState state, Instant at, const domain::Actor& actor, const std::string& result,
            const std::string& reason);

  /// What must hold of the run: a failure for what does not, its end for what does again.
  void judge_invariants(Instant when);
  /// Somebody says that it is as it should be, until it has held again. False when that was said before.
  bool accept_broken(const std::string& name, Instant when, const domain::Actor& actor);

  void consider(std::size_t position) { candidates_.insert(position); }
  void consider_all();
  /// Until nothing more can happen at that instant.
  void rest(Instant at);
  /// What time has caused up to `now`, each at its true time. Deadlines at `now` itself only when `with_deadlines`.
  void catch_up(Instant now, bool with_deadlines);

 private:
  /// The first team of the department that answers for the workflow; empty when it has none.
  std::string accountable_team() const;
  TicketId order_broken(std::size_t position, int round, Instant when);
  void end_invariants(Instant when, const std::string& reason);
  void settle(std::size_t position, Instant at);
  std::string skip_reason(std::size_t position) const;
  void begin(std::size_t position, Instant at);
  void undecided(const StepAt& at, Instant when, const std::string& because);
  void activate_ticket(const StepAt& at, Instant when);
  domain::StepActivated activation(const StepAt& at, const TicketOrder& order) const;
  void activate_action(const StepAt& at, Instant when);
  void follow_attempt(const Step& step, const AttemptEnded& ended, Instant when, const domain::Actor& actor);
  void give_up(const Step& step, const AttemptEnded& ended, const std::string& reason, Instant when);
  void take_back_leases(Instant due);
  TicketId order_failure(const Step& step, const StepDefinition& definition, const std::string& reason,
                         const std::string& complaint, Instant when);
  void activate_wait(const StepAt& at, Instant when);
  void expand(std::size_t position, Instant when);
  void end_items(std::size_t position, Instant when, const std::string& reason);
  /// How far the items of a step are.
  struct Items {
    RunScope::Counts counts;
    std::int64_t active = 0, over = 0;
    std::string failed;           ///< keys, joined by ", "
    std::vector<StepAt> waiting;  ///< in their order
  };
  Items count_items(std::size_t position) const;
  bool end_with_items(std::size_t position, const Items& found, Instant when);
  json::Object gathered(std::size_t position, const RunScope::Counts& counts) const;
  void learn_anchor(Instant at);
  void rework(const StepAt& at, Instant when, const std::string& why);
  void activate_event(const StepAt& at, Instant when);
  void activate_call(const StepAt& at, Instant when);
  const Step* undo_of(const Step& step) const;
  const Step* next_to_compensate() const;
  void compensate_next(Instant when, const domain::Actor& actor);
  /// The step, or its items, as far as they have done something that the workflow knows how to take back.
  std::vector<StepAt> begun_to_take_back(const StepAt& at) const;
  void queue_undoing(const StepAt& at, Instant when, const std::string& reason);
  /// It goes on itself, before its turn to be taken back came.
  void forget_undoing(const StepAt& at, Instant when, const std::string& reason);
  bool order_compensation(const Step& done, Instant when);
  bool queue_compensation(const Step& done, Instant when);
  void replan_scheduled(const StepAt& at, Instant when, const std::string& reason);
  void replan_active(const StepAt& at, Instant when, const std::string& reason, const std::vector<std::string>& changed);
  std::optional<Instant> due_now(const StepAt& at, const RunScope& names) const;
  struct Doer {
    std::string assignee, contact;
  };
  Doer doer_now(const StepAt& at, const RunScope& names, const std::vector<std::string>& changed) const;
  void await_anew(const Definition& from, Instant when, const std::string& reason);
  void end_removed(Instant when, const std::string& reason);
  void redraft(const Definition& from, const Run& before, const StepAt& at, Instant when, const std::string& reason);
  bool dropped_by_condition(const StepAt& at, Instant when);
  bool mutex_is_free(const StepAt& at) const;
  void free_mutex(const StepAt& at);
  std::string about(const EventWait& wait, const RunScope& scope, std::string& problem) const;
  bool repeats(const StepAt& at, Instant when);
  bool ask_for_event(const StepAt& at, Instant when);
  bool fits(const StepAt& at, const Happened& happened, Instant when) const;
  void take(const StepAt& at, const Happened& happened, Instant when, const domain::Actor& actor);
  bool answer(const EventAnswer& answer, const Happened& happened, Instant when, const domain::Actor& actor);
  void take_late(Instant when);
  bool time_out(const StepAt& at, Instant when);
  void follow_cancels(std::size_t position, Instant when);
  void close_when_over(Instant at);
  std::optional<Instant> next_instant(Instant now, bool with_deadlines) const;
  std::vector<StepAt> begun() const;
  void read_index();

  const Definition& definition_;
  RunChange& change_;
  const domain::Actor& actor_;
  const Services& services_;
  Advanced result_;
  std::vector<std::ptrdiff_t> index_;  // of each step in the run's list, -1 while it is not there
  using ItemIndex = std::map<std::size_t, std::map<std::string, std::size_t, std::less<>>>;
  const ItemIndex& item_index() const;
  mutable ItemIndex items_;  // of each item, read when first asked for
  mutable std::size_t items_indexed_ = 0;
  mutable std::map<std::string, json::Value, std::less<>> values_;                // of items, by their text
  std::size_t indexed_ = 0;           // how many of the run's list are in the index
  /// Kept events that came later than the instant at which a step began to wait for them.
  std::multimap<Instant, std::pair<StepAt, Happened>> late_;
  std::set<std::size_t> candidates_;  // in the order of the definition, so that equal runs give equal events
};

/// Does what the stimulus says; false when it was only repeated. Throws as `advance`.
bool receive(Advancing& run, const Stimulus& stimulus, Instant now);

/// The actor of what follows from a run by itself.
const domain::Actor& workflow_actor();

/// The fields of a form as a ticket keeps them; empty when there are none.
std::string form_text(const policy::Fields& form);

/// What the ticket of a step says, whom it is for and who must answer; or why that cannot be said. `activated_at` of
/// the scope is set.
std::optional<std::string> make_order(const Advancing& advancing, const StepAt& at, const RunScope& scope,
                                      TicketOrder& order);

/// Fills the text in; or why that cannot be done.
std::optional<std::string> fill(const Wording& wording, const RunScope& scope, std::string& to);

/// Whom the step tells that it has begun, without a ticket; or why that cannot be said. `activated_at` of the scope is
/// set.
std::variant<std::vector<Telling>, std::string> tellings_of(const StepDefinition& step, const RunScope& scope,
                                                            Instant when);

/// The texts, form and checklist of a step's ticket; nothing when they cannot be said.
std::optional<Said> said_of(const StepDefinition& step, const std::string& item, const RunScope& scope);

}  // namespace spoc::workflow
