// A digest beside a row that follows from nothing else, so that `verify` finds a changed byte.
#pragma once

#include <cstdint>
#include <string_view>

namespace spoc::store {

/// FNV-1a over fields, each preceded by its length. Every step maps the state one to one, so a change of a single byte
/// always shows; against more than accident nothing helps that stands beside the row.
class RowDigest {
 public:
  void add(std::string_view bytes) {
    add(static_cast<std::int64_t>(bytes.size()));
    for (const char c : bytes) step(static_cast<unsigned char>(c));
  }
  void add(std::int64_t number) {
    for (int shift = 0; shift < 64; shift += 8) step(static_cast<std::uint64_t>(number) >> shift & 0xff);
  }
  std::int64_t value() const { return static_cast<std::int64_t>(state_); }

 private:
  void step(std::uint64_t byte) { state_ = (state_ ^ byte) * 0x100000001b3; }

  std::uint64_t state_ = 0xcbf29ce484222325;
};

}  // namespace spoc::store
