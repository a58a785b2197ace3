#include "domain/ticket.h"

#include "domain/run.h"

namespace spoc::domain {

const Clock* Ticket::clock(ClockName name) const {
  for (auto it = clocks.rbegin(); it != clocks.rend(); ++it)
    if (it->name == name) return &*it;
  return nullptr;
}

const Step* Run::step(std::string_view id, std::string_view item) const {
  for (const auto& step : steps)
    if (step.id == id && step.item == item) return &step;
  return nullptr;
}

}  // namespace spoc::domain
