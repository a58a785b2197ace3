#include "workflow/measures.h"

#include "workflow/moment.h"

namespace spoc::workflow {

Measured measured(const Definition& definition, const domain::Run& run, const World& world, Instant now) {
  Measured found;
  const Measures& measures = definition.measures;
  const RunScope scope(definition, run, world, now);
  const auto moment = [&](const std::optional<Formula>& formula) -> std::optional<Instant> {
    if (!formula) return std::nullopt;
    const Moment value = moment_of(*formula, scope, Edge::closing);
    const Instant* t = std::get_if<Instant>(&value);
    return t ? std::optional(*t) : std::nullopt;
  };
  found.from = moment(measures.from);
  found.to = moment(measures.to);
  if (!measures.on_time) return found;
  const Truth truth = truth_of(*measures.on_time, scope);
  if (const bool* known = std::get_if<bool>(&truth)) found.on_time = *known;
  return found;
}

std::vector<std::pair<std::string, std::string>> people_by_role(const Definition& definition, const domain::Run& run,
                                                                const World& world, Instant now) {
  std::vector<std::pair<std::string, std::string>> people;
  const RunScope scope(definition, run, world, now);
  for (std::size_t i = 0; i < definition.roles.size(); ++i) {
    std::string who;
    try {
      const expr::Value value = scope.role(i);
      if (const auto* record = std::get_if<const expr::Record*>(&value.data)) who = (*record)->identity();
    } catch (const expr::Missing&) {
      // The step that names them is not done: nobody yet.
    }
    people.emplace_back(definition.roles[i].name, std::move(who));
  }
  return people;
}

}  // namespace spoc::workflow
