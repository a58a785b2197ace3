#include "simulated.h"

#include "base/format.h"
#include "domain/fold.h"

namespace spoc::workflow::test {

constexpr time::Span kKeep = time::hours(24 * 10);

Simulated::Simulated(std::shared_ptr<const Definition> definition, bool resumed)
    : definition_(std::move(definition)), resumed_(resumed) {
  run_.id = twin_.id = {7};
}

void Simulated::sweep(Instant now) {
  act({now, Woken{}, {}});
}

Code Simulated::act(const Act& act) {
  RunChange change{resumed_ ? twin_ : run_, resumed_ ? twin_ : run_, {}, {}};
  std::int64_t ticket = next_ticket_, run = next_run_;
  std::vector<Happened> kept = kept_;
  if (const auto* happened = std::get_if<Happened>(&act.stimulus)) {
    kept.push_back(*happened);
    kept.back().at = act.at;
  }
  Services services{office(), people(), [&] { return TicketId{ticket++}; }};
  services.kept = [&](const std::string&, Instant when) {
    std::vector<Happened> still;
    for (const Happened& happened : kept)
      if (happened.at + kKeep > when) still.push_back(happened);
    return still;
  };
  services.call = [&](const CallOrder& order) {
    const bool fits = order.inputs.front().second != json::Value(0);
    return fits ? Called{{run++}, {}} : Called{{}, "it takes more than 0"};
  };
  services.mutex_holder = [&](const std::string& mutex) { return mutex == held_elsewhere_ ? "r3/desk" : ""; };
  const auto advance_to = [&](const Stimulus& stimulus) {
    last_ = advance(*definition_, change, stimulus, {act.who, {}, "cli"}, act.at, services);
    next_ticket_ = ticket;
    next_run_ = run;
    kept_ = kept;
    keep(change, act);
  };
  try {
    advance_to(act.stimulus);
  } catch (const Error& error) {
    return error.code;
  }
  if (!act.mutex || *act.mutex == held_elsewhere_) return Code::ok;
  held_elsewhere_ = *act.mutex;
  change = {run_, run_, {}, {}};
  advance_to(Woken{});
  return Code::ok;
}

/// What the desk does with it: its events become the run, its tickets are open until it ends them or they are answered.
void Simulated::keep(const RunChange& change, const Act& act) {
  trouble_.clear();
  const auto* completed = std::get_if<Completed>(&act.stimulus);
  if (completed && !completed->ends_ticket && !last_.repeated)
    if (const Step* step = run_.step(completed->step, completed->item); step && step->ticket) close(step->ticket);
  for (const TicketOrder& order : last_.tickets) {
    open_tickets_.insert(order.id);
    if (!tickets_.insert(format("{}/{} {}", order.step, order.item, order.round)).second)
      trouble_ += format("a second ticket for {}/{} in round {}; ", order.step, order.item, order.round);
  }
  for (const TicketEnd& end : last_.ends) close(end.id);
  for (const domain::Recorded& recorded : change.events) {
    const auto* activated = std::get_if<domain::StepActivated>(&recorded.event);
    if (activated && activated->run) {
      const CallDefinition& call = *definition_->steps[*definition_->find(activated->step)].call;
      if (call.waits && !call.detached) open_runs_.insert(activated->run.number);
    }
    events_.push_back(recorded);
    domain::apply(twin_, {recorded.at, recorded.actor,
                          domain::event_from_json(domain::kind(recorded.event), domain::to_json(recorded.event))});
  }
  for (const auto& [run, reason] : last_.cancelled_runs)
    if (open_runs_.erase(run.number) == 0) trouble_ += format("run {} is cancelled and was not open; ", run.number);
  if (const auto* returned = std::get_if<Returned>(&act.stimulus)) open_runs_.erase(returned->run.number);
  run_ = change.after;
  wake_ = change.wake_at;
}

void Simulated::close(TicketId ticket) {
  if (open_tickets_.erase(ticket) == 0) trouble_ += format("ticket {} ends and is not open; ", ticket.number);
}

}  // namespace spoc::workflow::test
