// What a workflow's [report] says of one run, and who has which role in it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "workflow/scope.h"

namespace spoc::workflow {

struct Measured {
  std::optional<Instant> from, to;  ///< the lead time lies between them; nothing while it is not known
  std::optional<bool> on_time;
};
Measured measured(const Definition& definition, const domain::Run& run, const World& world, Instant now);

/// Roles in the order of the file, each with the person's id or the contact's address; empty while nobody is known.
std::vector<std::pair<std::string, std::string>> people_by_role(const Definition& definition, const domain::Run& run,
                                                                const World& world, Instant now);

}  // namespace spoc::workflow
