// Proving that state is the fold of the journal, and that time's part of it is what the functions say.
#pragma once

#include <string_view>
#include <vector>

#include "store/store.h"

namespace spoc::desk {

/// How schedules are recomputed. Borrows the store.
store::Store::Recompute recompute(store::Store& store);

/// Every difference; empty when all agrees. `seal` is one kept elsewhere, or empty.
std::vector<store::Difference> verify(store::Store& store, std::string_view seal);

}  // namespace spoc::desk
