// Routing that learns: from the tickets that the desk has resolved to a model in the store, which every machine then
// goes by.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "decide/learn_routing.h"
#include "desk/desk.h"

namespace spoc::desk {

struct Learned {
  decide::LearnedResult result;
  std::int64_t resolved = 0;  ///< tickets that could be learned from; of more than 20,000 the newest are
  bool changed = false;       ///< another model than before
};

/// Learns from resolved and closed tickets, but steps of runs and what is confidential, and puts the model in force for
/// all that is placed afterwards. The same tickets give the same model; then nothing is written. Throws data when there
/// is too little.
Learned learn(Desk& desk, const std::function<void(std::int64_t done, std::int64_t all)>& progress);

/// What routing has learned, read from the store when it is first asked for; nothing before the desk has learned, or
/// when another program made it that this one cannot read.
std::function<std::shared_ptr<const decide::LearnedRouting>()> learned_by(store::Store& store, store::Reading& reading);

}  // namespace spoc::desk
