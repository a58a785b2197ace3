// FNV-1a with 64 bits: a number that follows from some bytes alone, on every machine and for ever, and is quick to
// make. Against who chooses the bytes it protects nothing: that is what base/hash.h is for.
#pragma once

#include <cstdint>
#include <string_view>

namespace spoc {

inline constexpr std::uint64_t kFnvBegin = 14695981039346656037ULL;

/// `from` with one more byte behind it: another number for each `from`, so a change of a single byte always shows.
constexpr std::uint64_t fnv1a(std::uint64_t byte, std::uint64_t from) {
  return (from ^ byte) * 1099511628211ULL;
}

/// `from` with the bytes behind it: those of several texts follow one another.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t from = kFnvBegin) {
  for (const char c : bytes) from = fnv1a(std::uint64_t{static_cast<unsigned char>(c)}, from);
  return from;
}

}  // namespace spoc
