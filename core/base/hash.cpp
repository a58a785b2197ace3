// The only includer of libsodium. None of these functions needs sodium_init, which asks the processor what it can do and the system for
// random bytes: a command that hashes ten entries has none of it.
#include "base/hash.h"

#include <sodium.h>

#include "base/error.h"

namespace spoc {
namespace {

const unsigned char* data_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

crypto_generichash_state* state_in(unsigned char* storage) {
  static_assert(sizeof(crypto_generichash_state) <= sizeof(FieldHasher));
  static_assert(alignof(crypto_generichash_state) <= alignof(FieldHasher));
  return reinterpret_cast<crypto_generichash_state*>(storage);
}

/// Marks a number's length, so that a number and a text of the same eight bytes differ.
constexpr std::uint64_t kNumberTag = std::uint64_t{1} << 63;

}  // namespace

void expect_many_hashes() {
  ensure(sodium_init() >= 0, "libsodium begins");
}

Digest blake2b(std::string_view bytes) {
  Digest digest;
  crypto_generichash(digest.data(), digest.size(), data_of(bytes), bytes.size(), nullptr, 0);
  return digest;
}

Digest sha256(std::string_view bytes) {
  Digest digest;
  crypto_hash_sha256(digest.data(), data_of(bytes), bytes.size());
  return digest;
}

Digest hmac_sha256(std::string_view key, std::string_view bytes) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, data_of(key), key.size());
  crypto_auth_hmacsha256_update(&state, data_of(bytes), bytes.size());
  Digest digest;
  crypto_auth_hmacsha256_final(&state, digest.data());
  sodium_memzero(&state, sizeof state);
  return digest;
}

std::string hex(const Digest& digest) {
  return hex(bytes_of(digest));
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

FieldHasher::FieldHasher() {
  crypto_generichash_init(state_in(state_), nullptr, 0, sizeof(Digest));
}

FieldHasher& FieldHasher::add(std::string_view bytes) {
  const auto length = little_endian(bytes.size());
  crypto_generichash_update(state_in(state_), length.data(), length.size());
  crypto_generichash_update(state_in(state_), data_of(bytes), bytes.size());
  return *this;
}

FieldHasher& FieldHasher::add(std::int64_t number) {
  const auto length = little_endian(8 | kNumberTag);
  const auto value = little_endian(static_cast<std::uint64_t>(number));
  crypto_generichash_update(state_in(state_), length.data(), length.size());
  crypto_generichash_update(state_in(state_), value.data(), value.size());
  return *this;
}

Digest FieldHasher::finish() {
  Digest digest;
  const int failed = crypto_generichash_final(state_in(state_), digest.data(), digest.size());
  ensure(failed == 0, "a field hasher is finished once");
  return digest;
}

std::string base64(std::string_view bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), data_of(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // the C string's end
  return out;
}

std::string from_base64(std::string_view text) {
  std::string out(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(),
                                       text.size(), " \t\r\n\f\v", &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  if (failed != 0) throw Error(Code::data, "not valid base64 text");
  out.resize(size);
  return out;
}

}  // namespace spoc
