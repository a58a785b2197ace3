// Randomness that enters through one value: the system's, or seeded for a rehearsal, where equal commands give equal
// bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace spoc {

/// Bytes nobody can guess, or the same bytes for the same seed and the same sequence of calls.
class Random {
 public:
  /// The system's generator.
  Random() = default;
  /// A sequence determined by `seed` alone (BLAKE2b in counter mode).
  explicit Random(std::string seed) : seed_(std::move(seed)) {}

  std::string bytes(std::size_t count);

 private:
  std::optional<std::string> seed_;
  std::uint64_t counter_ = 0;
};

}  // namespace spoc
