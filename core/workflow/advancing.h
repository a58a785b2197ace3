// One call of the engine: the run being advanced, and which of its steps may have something to do.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/engine.h"
#include "workflow/scope.h"

namespace spoc::workflow {

class Advancing {
 public:
  Advancing(const Definition& definition, RunChange& change, const domain::Actor& actor, const Services& services);

  const Definition& definition() const { return definition_; }
  const Run& run() const { return change_.after; }
  const domain::Actor& actor() const { return actor_; }
  const Services& services() const { return services_; }
  World world() const { return {services_.policy, services_.people}; }
  Advanced& result() { return result_; }

  /// The step, or nothing while nothing has happened to it.
  const Step* step(std::size_t position) const;
  StepState state(std::size_t position) const;
  int round(std::size_t position) const;
  /// Throws not_found with the nearest name.
  std::size_t position_of(std::string_view step) const;

  void record(Instant at, const domain::Actor& actor, domain::Event event) {
    change_.record(at, actor, std::move(event));
  }
  /// An event about the step at that position.
  void record(std::size_t position, Instant at, const domain::Actor& actor, domain::Event event);

  /// The step is over: its successors may go on, and the anchor may be known by now.
  void finish(std::size_t position, StepState state, Instant at, const domain::Actor& actor, std::string reason,
              json::Object outputs = {});
  void fail(std::size_t position, Instant at, std::string reason);
  void end_ticket(std::size_t position, bool resolved, const std::string& reason, Instant at);

  /// Begins the step: its ticket, its waiting, or its end at once.
  void activate(std::size_t position, Instant at);
  /// What a rejection does.
  void reject(std::size_t position, Instant at, const domain::Actor& actor, const std::string& why);
  /// Ends everything under way, and the run.
  void stop(domain::RunState state, Instant at, const domain::Actor& actor, const std::string& result,
            const std::string& reason);

  void consider(std::size_t position) { candidates_.insert(position); }
  void consider_all();
  /// Until nothing more can happen at that instant.
  void rest(Instant at);
  /// What time has caused up to `now`, each at its true time. Deadlines at `now` itself only when `with_deadlines`.
  void catch_up(Instant now, bool with_deadlines);

 private:
  void settle(std::size_t position, Instant at);
  void begin(std::size_t position, Instant at);
  void undecided(std::size_t position, Instant at, const std::string& because);
  void activate_ticket(std::size_t position, Instant at);
  domain::StepActivated activation(std::size_t position, const TicketOrder& order) const;
  void activate_wait(std::size_t position, Instant at);
  void learn_anchor(Instant at);
  void rework(std::size_t position, Instant at, const std::string& why);
  bool time_out(std::size_t position, Instant at);
  void close_when_over(Instant at);
  std::optional<Instant> next_instant(Instant now, bool with_deadlines) const;

  const Definition& definition_;
  RunChange& change_;
  const domain::Actor& actor_;
  const Services& services_;
  Advanced result_;
  std::vector<std::ptrdiff_t> index_;  // of each step in the run's list, -1 while it is not there
  std::set<std::size_t> candidates_;   // in the order of the definition, so that equal runs give equal events
};

/// The actor of what follows from a run by itself.
const domain::Actor& workflow_actor();

}  // namespace spoc::workflow
