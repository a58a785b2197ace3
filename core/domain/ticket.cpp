#include "domain/ticket.h"

#include "domain/run.h"

namespace spoc::domain {

const Clock* Ticket::clock(ClockName name) const {
  for (auto it = clocks.rbegin(); it != clocks.rend(); ++it)
    if (it->name == name) return &*it;
  return nullptr;
}

bool Ticket::has_plain_spell() const {
  return spells.size() == 1 && spells.front() == plain_spell(created_at, is_open(status), resolved_at, closed_at);
}

const Step* Run::step(std::string_view id, std::string_view item) const {
  for (const auto& step : steps)
    if (step.id == id && step.item == item) return &step;
  return nullptr;
}

}  // namespace spoc::domain
