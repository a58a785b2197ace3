// Helping with names nobody knows: the nearest known one, and the hyphen that is always a minus.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expr/literal.h"

namespace spoc::expr {

struct NameAdvice {
  std::string hint;
  Extent extent;  ///< what the hint is about: the name, or the whole `start-date`
};

/// `word` stands at `extent` of `text` and is none of `known`.
NameAdvice advise(std::string_view text, Extent extent, const std::vector<std::string>& known);

}  // namespace spoc::expr
