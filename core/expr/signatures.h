// The functions every place has: how they are called, on what, and what comes out. One table for checking, for advice
// and for the manual.
#pragma once

#include <span>
#include <string_view>

#include "expr/code.h"
#include "expr/types.h"

namespace spoc::expr {

enum class CallStyle { method, plain, either };

struct Signature {
  std::string_view name;
  Builtin builtin;
  CallStyle style;
  std::size_t arity;  ///< what stands before the dot included
  Kinds first;        ///< what the first argument may be
  Kinds second;
  Kind result;  ///< Kind::any: as the arguments
};

std::span<const Signature> signatures();
const Signature* find_signature(std::string_view name);
/// `all exists exists_one filter map`; nothing for other words.
std::optional<Op> macro_named(std::string_view name);

}  // namespace spoc::expr
