// A small desk to run workflows in: its policy, its people, and a run that is driven step by step.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "policy/policy.h"
#include "support/test.h"
#include "time/zone.h"
#include "workflow/engine.h"
#include "workflow/inputs.h"
#include "workflow/load/load.h"

namespace spoc::workflow::test {

/// Monday to Friday 09:00–17:00 in Berlin; teams hr, finance, it, workplace; departments of the same names.
const policy::Policy& office();

class People : public domain::Directory {
 public:
  People();
  const domain::Person* person(std::string_view id) const override;
  std::vector<const domain::Person*> members(std::string_view team) const override;
  const domain::Person* lead_of(std::string_view team_or_department) const override;
  domain::Load load(std::string_view) const override { return {}; }
  std::optional<domain::Absence> absence(std::string_view, time::Instant) const override { return std::nullopt; }
  const domain::Person* by_address(std::string_view address) const override;

 private:
  std::vector<domain::Person> people_;
};
const People& people();

/// "2026-06-01 09:00" in Berlin.
Instant at(std::string_view local);

/// The definition of a file that must be good; fails the test with its diagnostics otherwise.
std::shared_ptr<const Definition> define(std::string_view text);
/// With `spoc = 1` and [workflow] in front.
std::shared_ptr<const Definition> define_steps(std::string_view steps);
/// Codes with lines: "12: unknown-key".
std::vector<std::string> findings(std::string_view text);

/// A run and the tickets it ordered.
class Driven {
 public:
  explicit Driven(std::shared_ptr<const Definition> definition, json::Object inputs = {},
                  std::string_view now = "2026-06-01 10:00");

  Driven& then(const Stimulus& stimulus, std::string_view now, std::string_view who = "ana",
               std::string_view on_behalf = "");
  Driven& done(std::string_view step, std::string_view now = {}, json::Object outputs = {},
               std::string_view who = "ana");
  Driven& decide(std::string_view step, bool approved, std::string_view who, std::string_view now = {},
                 std::string_view why = "");
  Driven& item_done(std::string_view step, std::string_view item, std::string_view now = {}, json::Object outputs = {});
  Driven& sweep(std::string_view now);

  // What the engine is told when it asks.
  std::vector<Happened> kept;
  std::vector<CallOrder> calls;  ///< it has made; their runs are r101, r102, …
  std::string held_elsewhere;    ///< the mutex that another run has

  const Run& run() const { return change_.after; }
  const RunChange& change() const { return change_; }
  const Advanced& last() const { return last_; }
  const std::vector<TicketOrder>& tickets() const { return tickets_; }
  const std::vector<TicketEnd>& ends() const { return ends_; }
  /// The state of a step as its word.
  std::string state(std::string_view step) const;
  std::string item_state(std::string_view step, std::string_view item) const;
  const Step& step(std::string_view step) const;
  const TicketOrder& ticket(std::string_view step) const;
  const Definition& definition() const { return *definition_; }
  Instant now() const { return now_; }

 private:
  std::shared_ptr<const Definition> definition_;
  RunChange change_;
  Advanced last_;
  std::vector<TicketOrder> tickets_;
  std::vector<TicketEnd> ends_;
  std::int64_t next_ticket_ = 1;
  Instant now_;
};

/// The exit code that `work` throws, or ok.
template <class Work>
Code thrown(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    INFO(error.message);
    return error.code;
  }
  return Code::ok;
}

}  // namespace spoc::workflow::test
