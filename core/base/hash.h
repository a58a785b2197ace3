// Digests: BLAKE2b-256 for the journal's chain and content addresses, SHA-256 for what people compare by hand
// (bundles).
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace spoc {

/// A number as eight bytes, the lowest first, on every machine.
inline std::array<unsigned char, 8> little_endian(std::uint64_t number) {
  if constexpr (std::endian::native == std::endian::little) return std::bit_cast<std::array<unsigned char, 8>>(number);
  std::array<unsigned char, 8> bytes;
  for (auto& byte : bytes) byte = static_cast<unsigned char>(std::exchange(number, number >> 8));
  return bytes;
}

/// 32 bytes of a digest.
using Digest = std::array<unsigned char, 32>;

/// Has what follows use the best code for this processor, which makes BLAKE2b twice as fast: worth its while before thousands of digests.
/// The digests are the same. Throws defect when libsodium does not begin.
void expect_many_hashes();
Digest blake2b(std::string_view bytes);
Digest sha256(std::string_view bytes);
/// HMAC with SHA-256 (RFC 2104), with a key of any length.
Digest hmac_sha256(std::string_view key, std::string_view bytes);

/// Lower-case hexadecimal, 64 characters.
std::string hex(const Digest& digest);
std::string hex(std::string_view bytes);
std::string_view bytes_of(const Digest& digest);

/// A digest over fields that cannot run into each other: each is preceded by its length, a number's length is marked as
/// one. Machines of either byte order agree.
class FieldHasher {
 public:
  FieldHasher();
  FieldHasher& add(std::string_view bytes);
  FieldHasher& add(std::int64_t number);
  /// Once; throws defect when called again.
  Digest finish();

 private:
  alignas(64) unsigned char state_[384];
};

std::string base64(std::string_view bytes);
/// Nothing but RFC 4648 §4 with padding (white space allowed); throws data.
std::string from_base64(std::string_view text);

}  // namespace spoc
