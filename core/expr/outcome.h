// What an operation on values gives: a value, or why there is none.
#pragma once

#include <string>
#include <variant>

#include "expr/value.h"

namespace spoc::expr {

/// A sentence without a full stop, for people.
struct Problem {
  std::string text;
};
using Outcome = std::variant<Value, Problem>;

template <class T>
Outcome some(T value) {
  return Value(std::move(value));
}

}  // namespace spoc::expr
