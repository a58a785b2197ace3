// Rows of many keys by one question: a statement has a fixed number of parameters, so keys are asked for in portions of that size.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

#include "sql/connection.h"
#include "store/columns.h"

namespace spoc::store {

/// How many keys one question has.
inline constexpr std::size_t kTogether = 64;

/// Their parameters, from that one on: "$1, $2, …", for what stands behind `in`.
inline std::string parameters_together(int first = 1) { return parameters(static_cast<int>(kTogether), first); }

/// The next portion, taken off the front of the rest.
template <class T>
std::span<const T> take_together(std::span<const T>& rest) {
  const auto portion = rest.first(std::min(rest.size(), kTogether));
  rest = rest.subspan(portion.size());
  return portion;
}

/// Binds `key(item)` of each item of a portion that is not empty. A short one asks for its last one again and again.
template <class T, class Key>
void bind_together(sql::Statement& statement, std::span<const T> portion, Key&& key, int first = 1) {
  for (std::size_t i = 0; i < kTogether; ++i) statement.bind(first + static_cast<int>(i), key(portion[std::min(i, portion.size() - 1)]));
}

}  // namespace spoc::store
