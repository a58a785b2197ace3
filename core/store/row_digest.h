// A digest beside a row that follows from nothing else, so that `verify` finds a changed byte.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/fnv.h"

namespace spoc::store {

/// FNV-1a over fields, each preceded by its length. Every step maps the state one to one, so a change of a single byte
/// always shows; against more than accident nothing helps that stands beside the row.
class RowDigest {
 public:
  void add(std::string_view bytes) {
    add(static_cast<std::int64_t>(bytes.size()));
    state_ = fnv1a(bytes, state_);
  }
  void add(std::int64_t number) {
    for (int shift = 0; shift < 64; shift += 8) state_ = fnv1a(static_cast<std::uint64_t>(number) >> shift & 0xff, state_);
  }
  std::int64_t value() const { return static_cast<std::int64_t>(state_); }

 private:
  std::uint64_t state_ = kFnvBegin;
};

}  // namespace spoc::store
