// Whether the store is what its journal says, byte for byte. Every table is compared with something that it follows
// from, so that whatever is changed outside the program is found.
#pragma once

#include <functional>
#include <string_view>

#include "store/session.h"

namespace spoc::store {

/// In one transaction of the caller's. `seal` is one kept elsewhere, or empty.
void verify(Session& session, const Store::Recompute& recompute, std::string_view seal,
            const std::function<void(const Difference&)>& found);

}  // namespace spoc::store
