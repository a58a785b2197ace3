// + - * / % between values: int of 64 bits without wrapping, texts, lists, durations, timestamps and dates.
#pragma once

#include "expr/code.h"
#include "expr/outcome.h"

namespace spoc::expr {

/// `op` is add, subtract, multiply, divide or remainder; neither side is Unknown or null.
Outcome compute(Op op, const Value& left, const Value& right, const Scope& scope);
Outcome negate(const Value& value);

}  // namespace spoc::expr
