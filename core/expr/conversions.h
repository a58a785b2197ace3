// Between text and values of other types: one table for `string()`, `date()` and their kin, in literals and at
// evaluation.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "expr/value.h"

namespace spoc::expr {

/// `text` as int, double, duration, timestamp or date; nothing when it is none.
std::optional<Value> parse_as(Kind kind, std::string_view text);
/// How such a text is written, for hints; empty when it is evident.
std::string_view form_of(Kind kind);
/// What `string()` makes of a scalar; nothing for what has no text (null, lists, maps, records, bytes that are no
/// UTF-8).
std::optional<std::string> string_of(const Value& value);

}  // namespace spoc::expr
