// Events of every kind with filled-in members, for tests over the whole variant: told by a seed, or the same every
// time.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "domain/event.h"

namespace spoc::domain::test {

/// Fills members by type. With a generator each takes a random value, now and then its default; without one, a value
/// that is told by its name and differs from the default.
class Filler {
 public:
  explicit Filler(std::mt19937* random) : random_(random) {}

  template <class T>
  void fill(std::string_view name, T& value) {
    if (random_ && chance(6)) return;
    if constexpr (std::is_same_v<T, bool>) {
      value = random_ ? chance(2) : true;
    } else if constexpr (std::is_integral_v<T>) {
      value = random_ ? static_cast<T>(static_cast<std::int32_t>(number())) : T{7};
    } else if constexpr (std::is_same_v<T, std::string>) {
      value = random_ ? text() : std::string(name);
    } else if constexpr (std::is_enum_v<T>) {
      const auto last = static_cast<T>(words<T>().size() - 1);
      value = random_ ? static_cast<T>(number() % words<T>().size()) : value == last ? T{} : last;
    } else if constexpr (std::is_same_v<T, Instant>) {
      value = instant();
    } else if constexpr (std::is_same_v<T, json::Object>) {
      value = {{"count", std::int64_t{3}}, {"ratio", 0.5}, {"list", json::Array{true, nullptr, text()}}};
    } else if constexpr (std::is_same_v<T, std::map<std::string, int>>) {
      value = {{"macos", 1}, {"vpn", 3}};
    } else if constexpr (requires { T::each(value, [](std::string_view, auto&) {}); }) {
      T::each(value, [&](std::string_view inner, auto& member) { fill(inner, member); });
    } else if constexpr (requires { value.number; }) {
      value.number = random_ ? number() : 42;
    } else if constexpr (requires { value.emplace(); }) {
      fill(name, value.emplace());
    } else {
      value.resize(random_ ? number() % 4 : 1);
      for (auto& item : value) fill(name, item);
    }
  }

 private:
  std::uint32_t number() { return static_cast<std::uint32_t>((*random_)()); }
  bool chance(unsigned one_in) { return number() % one_in == 0; }
  Instant instant() { return {1'780'000'000'000'000 + (random_ ? std::int64_t{number()} * 1'000 : 0)}; }
  std::string text() {
    static constexpr std::string_view kTexts[] = {
        "",       "hand",          "time",       "change",        "network",
        "ana",    "overslept",     "a \"q\" \\", "naïve\n\t\x01", "日本 👩‍👩‍👧",
        "ladder", "resolution@75%"};
    return std::string(random_ ? kTexts[number() % std::size(kTexts)] : "text");
  }

  std::mt19937* random_;
};

template <std::size_t... I>
std::vector<Event> events_of_every_kind(std::mt19937* random, std::index_sequence<I...>) {
  std::vector<Event> events;
  const auto add = [&](auto event) {
    using E = decltype(event);
    Filler filler(random);
    E::each(event, [&](std::string_view name, auto& member) { filler.fill(name, member); });
    events.emplace_back(std::move(event));
  };
  (add(std::variant_alternative_t<I, EventVariant>{}), ...);
  return events;
}

/// One of every kind, in the order of the variant.
inline std::vector<Event> events_of_every_kind(std::mt19937* random = nullptr) {
  return events_of_every_kind(random, std::make_index_sequence<std::variant_size_v<EventVariant>>{});
}

}  // namespace spoc::domain::test
