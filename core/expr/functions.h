// The functions every place has, on values.
#pragma once

#include "expr/code.h"
#include "expr/outcome.h"

namespace spoc::expr {

/// `a` and `b` are the arguments, as many as the function has; none is Unknown or null. Not for functions that answer a
/// bool about a text: those are `text_test`.
Outcome apply(Builtin function, const Value* a, const Value* b, const Scope& scope);

/// contains, startsWith or endsWith.
bool text_test(Builtin function, std::string_view text, std::string_view part);

}  // namespace spoc::expr
