// A run in an office that is only simulated: its tickets, the runs it calls, events that are kept, a mutex that
// somebody else has. What happens to it is a list of acts that can be played again in other ways.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "office.h"

namespace spoc::workflow::test {

/// One thing that happens at an instant. `mutex` is what somebody else takes ("" lets it go), with `stimulus` Woken.
struct Act {
  Instant at;
  Stimulus stimulus;
  std::string who;
  std::optional<std::string> mutex = {};
};

class Simulated {
 public:
  /// `resumed`: before every act the run is what its events say, written as JSON and read again.
  Simulated(std::shared_ptr<const Definition> definition, bool resumed);

  /// The exit code of what it threw, or ok. After a throw nothing has changed.
  Code act(const Act& act);
  /// Time passes for the run, as in a sweep.
  void sweep(Instant now);

  const Definition& definition() const { return *definition_; }
  const Run& run() const { return run_; }
  const std::vector<domain::Recorded>& events() const { return events_; }
  const Advanced& last() const { return last_; }
  const std::optional<Instant>& wake() const { return wake_; }
  const std::set<TicketId>& open_tickets() const { return open_tickets_; }
  const std::set<std::int64_t>& open_runs() const { return open_runs_; }
  const std::set<std::string>& tickets() const { return tickets_; }
  /// What the last act ordered or ended wrongly: twice, or what was not open.
  const std::string& trouble() const { return trouble_; }
  bool running() const { return run_.state == domain::RunState::running; }
  const std::string& held_elsewhere() const { return held_elsewhere_; }

 private:
  void keep(const RunChange& change, const Act& act);
  void close(TicketId ticket);

  std::shared_ptr<const Definition> definition_;
  bool resumed_;
  Run run_, twin_;
  std::vector<domain::Recorded> events_;
  Advanced last_;
  std::optional<Instant> wake_;
  std::vector<Happened> kept_;
  std::string held_elsewhere_;
  std::int64_t next_ticket_ = 1, next_run_ = 101;
  std::set<TicketId> open_tickets_;
  std::set<std::int64_t> open_runs_;  // that this run waits for
  std::set<std::string> tickets_;     // of what they are: step, item, round
  std::string trouble_;
};

}  // namespace spoc::workflow::test
