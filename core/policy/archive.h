// Plain values as bytes and back, member by member. Both directions are written down once, as `io`, so that they cannot
// differ. No format to keep: what another version of the program wrote is read from its files again.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.h"

namespace spoc::policy {

class PackWriter {
 public:
  static constexpr bool kReads = false;

  void number(std::uint64_t& value) {
    std::uint64_t rest = value;
    for (; rest >= 0x80; rest >>= 7) out_ += static_cast<char>(rest | 0x80);
    out_ += static_cast<char>(rest);
  }
  void bytes(std::string& value) {
    std::uint64_t size = value.size();
    number(size);
    out_ += value;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// Throws io where the bytes end early or say what cannot be.
class PackReader {
 public:
  static constexpr bool kReads = true;

  explicit PackReader(std::string_view bytes) : bytes_(bytes) {}

  void number(std::uint64_t& value) {
    value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at_ == bytes_.size()) damaged();
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return;
    }
    damaged();
  }
  void bytes(std::string& value) {
    const std::size_t size = count();
    value.assign(bytes_.substr(at_, size));
    at_ += size;
  }
  /// A number of things that take at least a byte each.
  std::size_t count() {
    std::uint64_t size = 0;
    number(size);
    if (size > bytes_.size() - at_) damaged();
    return static_cast<std::size_t>(size);
  }
  bool finished() const { return at_ == bytes_.size(); }
  [[noreturn]] static void damaged() {
    throw Error(Code::io, "the policy kept in the store is damaged", "spoc verify tells more");
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// A number as eight bytes, the lowest first.
inline std::string eight_bytes(std::uint64_t number) {
  std::string bytes;
  for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(number >> shift & 0xFF);
  return bytes;
}

/// Of packed bytes: finds damage, not forgery.
std::uint64_t checksum(std::string_view bytes);

/// The number of things in a container that is written, or read.
template <class A>
std::size_t io_count(A& archive, std::size_t size) {
  if constexpr (A::kReads) {
    return archive.count();
  } else {
    std::uint64_t number = size;
    archive.number(number);
    return size;
  }
}

template <class T>
concept Whole = std::is_integral_v<T> || std::is_enum_v<T>;

/// Zigzag, so that small negative numbers are short.
template <class A, Whole T>
void io(A& archive, T& value) {
  const auto wide = static_cast<std::int64_t>(value);
  auto number = (static_cast<std::uint64_t>(wide) << 1) ^ static_cast<std::uint64_t>(wide >> 63);
  archive.number(number);
  if constexpr (A::kReads)
    value = static_cast<T>(static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1));
}
template <class A>
void io(A& archive, double& value) {
  auto number = std::bit_cast<std::uint64_t>(value);
  archive.number(number);
  value = std::bit_cast<double>(number);
}
template <class A>
void io(A& archive, std::string& value) {
  archive.bytes(value);
}

// Everything below may hold anything else, in any order: declared before any of it is defined.
template <class A, class T>
void io(A& archive, std::vector<T>& list);
template <class A, class T>
void io(A& archive, std::optional<T>& value);
template <class A, class T, std::size_t N>
void io(A& archive, std::array<T, N>& list);
template <class A, class K, class V, class C>
void io(A& archive, std::map<K, V, C>& map);
template <class A, class F, class S>
void io(A& archive, std::pair<F, S>& pair);
template <class A, class T>
void io(A& archive, std::shared_ptr<const T>& value);
template <class A, class... T>
void io(A& archive, std::variant<T...>& value);

/// A value that cannot be made without arguments has its own.
template <class T>
T blank() {
  return T();
}

template <class A, class T>
void io(A& archive, std::vector<T>& list) {
  const std::size_t size = io_count(archive, list.size());
  if constexpr (A::kReads) {
    list.clear();
    list.reserve(std::min<std::size_t>(size, 1024));
    for (std::size_t i = 0; i < size; ++i) io(archive, list.emplace_back(blank<T>()));
  } else {
    for (T& item : list) io(archive, item);
  }
}
template <class A, class T>
void io(A& archive, std::optional<T>& value) {
  bool present = value.has_value();
  io(archive, present);
  if (A::kReads && present) value.emplace(blank<T>());
  if (present) io(archive, *value);
}
template <class A, class T, std::size_t N>
void io(A& archive, std::array<T, N>& list) {
  for (T& item : list) io(archive, item);
}
template <class A, class K, class V, class C>
void io(A& archive, std::map<K, V, C>& map) {
  const std::size_t size = io_count(archive, map.size());
  if constexpr (A::kReads) {
    for (std::size_t i = 0; i < size; ++i) {
      K key{};
      io(archive, key);
      io(archive, map.emplace_hint(map.end(), std::move(key), V{})->second);
    }
  } else {
    for (auto& [key, value] : map) {
      K copy = key;
      io(archive, copy);
      io(archive, value);
    }
  }
}
template <class A, class F, class S>
void io(A& archive, std::pair<F, S>& pair) {
  io(archive, pair.first);
  io(archive, pair.second);
}
template <class A, class T>
void io(A& archive, std::shared_ptr<const T>& value) {
  bool present = value != nullptr;
  io(archive, present);
  if (!present) return;
  T copy = value ? *value : T();
  io(archive, copy);
  if constexpr (A::kReads) value = std::make_shared<const T>(std::move(copy));
}
template <class A, class... T, std::size_t... I>
void io_alternative(A& archive, std::variant<T...>& value, std::size_t index, std::index_sequence<I...>) {
  const auto one = [&]<std::size_t N>() {
    if (index != N) return;
    if constexpr (A::kReads) value.template emplace<N>();
    io(archive, *std::get_if<N>(&value));
  };
  (one.template operator()<I>(), ...);
}
template <class A, class... T>
void io(A& archive, std::variant<T...>& value) {
  std::size_t index = value.index();
  io(archive, index);
  if (index >= sizeof...(T)) {
    if constexpr (A::kReads) A::damaged();
  }
  io_alternative(archive, value, index, std::index_sequence_for<T...>());
}

/// Each of several values.
template <class A, class... T>
void io_all(A& archive, T&... values) {
  (io(archive, values), ...);
}

}  // namespace spoc::policy
