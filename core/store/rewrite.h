// Words written anew in place: what `erase` does to a store. Entries keep their place, their hash and everything but
// who did it and what was said; rows follow from them again; an event of the desk names all of them, and `verify`
// accepts exactly those.
#pragma once

#include "store/session.h"
#include "store/unit.h"

namespace spoc::store {

Rewritten rewrite(Session& session, Unit& unit, const Caller& caller, const Rewriting& rewriting,
                  const Store::Recompute& recompute, bool dry_run);

}  // namespace spoc::store
