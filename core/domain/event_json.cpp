#include <array>
#include <cstddef>
#include <limits>
#include <map>
#include <type_traits>
#include <utility>

#include "base/error.h"
#include "base/format.h"
#include "base/json.h"
#include "domain/event.h"
#include "domain/event_json.h"
#include "domain/words.h"

namespace spoc::domain {

namespace {

template <class T>
concept HasMembers = requires(T& value) {
  T::each(value, [](std::string_view, auto&) {});
};
template <class T>
concept Number = requires(T id) {
  requires sizeof(T) == sizeof(std::int64_t);
  id.number;
};

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

constexpr std::size_t kMostMembers = 32;

/// Where the members of a default value are, in the order of `each`: what is equal to them is left out.
template <class T>
const std::array<const void*, kMostMembers>& default_members() {
  static const T value{};
  static const auto members = [] {
    std::array<const void*, kMostMembers> found{};
    std::size_t count = 0;
    T::each(value, [&](std::string_view, const auto& member) { found.at(count++) = &member; });
    return found;
  }();
  return members;
}

template <class T>
void write(json::Writer& out, const T& value);

template <HasMembers T>
void write_members(json::Writer& out, const T& value) {
  out.begin_object();
  const auto& defaults = default_members<T>();
  std::size_t index = 0;
  T::each(value, [&](std::string_view name, const auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    if (member == *static_cast<const Member*>(defaults[index++])) return;
    out.key(name);
    write(out, member);
  });
  out.end_object();
}

void write_object(json::Writer& out, const json::Object& members) {
  out.begin_object();
  for (const auto& [name, value] : members) out.key(name).value(value);
  out.end_object();
}

template <class T>
void write(json::Writer& out, const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    out.boolean(value);
  } else if constexpr (std::is_integral_v<T>) {
    out.integer(value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    out.string(value);
  } else if constexpr (std::is_enum_v<T>) {
    out.string(word(value));
  } else if constexpr (std::is_same_v<T, Instant>) {
    out.string(time::to_text(value));
  } else if constexpr (std::is_same_v<T, json::Object>) {
    write_object(out, value);
  } else if constexpr (is_optional<T>::value) {
    value ? write(out, *value) : static_cast<void>(out.null());
  } else if constexpr (std::is_same_v<T, std::map<std::string, int>>) {
    out.begin_object();
    for (const auto& [name, number] : value) out.key(name).integer(number);
    out.end_object();
  } else if constexpr (HasMembers<T>) {
    write_members(out, value);
  } else if constexpr (Number<T>) {
    out.integer(value.number);
  } else {
    out.begin_array();
    for (const auto& item : value) write(out, item);
    out.end_array();
  }
}

/// Where a member stands, for messages: "ticket.logged: requester.name".
struct Path {
  const Path* outer;
  std::string_view name;
};

std::string to_text(const Path& path) {
  if (!path.outer) return std::string(path.name);
  return to_text(*path.outer) + (path.outer->outer ? "." : ": ") + std::string(path.name);
}

[[noreturn]] void refuse(const Path& path, std::string_view expected) {
  throw Error(Code::data, format("{} is no {}", to_text(path), expected));
}

template <class T>
void read(const json::Value& from, T& to, const Path& path);

template <HasMembers T>
void read_members(const json::Value& from, T& to, const Path& path) {
  if (!from.object()) refuse(path, "object");
  T::each(to, [&](std::string_view name, auto& member) {
    if (const auto* value = from.find(name)) read(*value, member, Path{&path, name});
  });
}

template <class T>
void read_integer(const json::Value& from, T& to, const Path& path) {
  const auto* number = from.integer();
  if (!number || *number < std::numeric_limits<T>::min() || *number > std::numeric_limits<T>::max())
    refuse(path, "integer in range");
  to = static_cast<T>(*number);
}

const std::string& read_string(const json::Value& from, const Path& path, std::string_view expected = "string") {
  if (!from.string()) refuse(path, expected);
  return *from.string();
}

template <class T>
void read_word(const json::Value& from, T& to, const Path& path) {
  const auto value = from_word<T>(read_string(from, path));
  if (!value) refuse(path, "known word");
  to = *value;
}

void read_instant(const json::Value& from, Instant& to, const Path& path) {
  const auto instant = time::parse_instant(read_string(from, path, "instant"));
  if (!instant) refuse(path, "instant");
  to = *instant;
}

void read_levels(const json::Value& from, std::map<std::string, int>& to, const Path& path) {
  if (!from.object()) refuse(path, "object");
  for (const auto& [name, value] : *from.object()) read_integer(value, to[name], Path{&path, name});
}

template <class T>
void read_list(const json::Value& from, std::vector<T>& to, const Path& path) {
  if (!from.array()) refuse(path, "array");
  to.clear();
  to.reserve(from.array()->size());
  for (const auto& item : *from.array()) read(item, to.emplace_back(), path);
}

template <class T>
void read(const json::Value& from, T& to, const Path& path) {
  if constexpr (std::is_same_v<T, bool>) {
    if (!from.boolean()) refuse(path, "boolean");
    to = *from.boolean();
  } else if constexpr (std::is_integral_v<T>) {
    read_integer(from, to, path);
  } else if constexpr (std::is_same_v<T, std::string>) {
    to = read_string(from, path);
  } else if constexpr (std::is_enum_v<T>) {
    read_word(from, to, path);
  } else if constexpr (std::is_same_v<T, Instant>) {
    read_instant(from, to, path);
  } else if constexpr (std::is_same_v<T, json::Object>) {
    if (!from.object()) refuse(path, "object");
    to = *from.object();
  } else if constexpr (is_optional<T>::value) {
    if (from.is_null()) return;
    read(from, to.emplace(), path);
  } else if constexpr (std::is_same_v<T, std::map<std::string, int>>) {
    read_levels(from, to, path);
  } else if constexpr (HasMembers<T>) {
    read_members(from, to, path);
  } else if constexpr (Number<T>) {
    read_integer(from, to.number, path);
  } else {
    read_list(from, to, path);
  }
}

/// Reads the event of that kind, when T is it.
template <class T>
bool read_kind(std::string_view kind, const json::Value& from, EventVariant& to) {
  if (T::kKind != kind) return false;
  T event;
  read_members(from, event, Path{nullptr, kind});
  to.emplace<T>(std::move(event));
  return true;
}

template <class... T>
bool read_any(std::string_view kind, const json::Value& from, std::variant<T...>& to) {
  return (read_kind<T>(kind, from, to) || ...);
}

template <class... T>
void add_kinds(std::vector<std::string>& all, const std::variant<T...>*) {
  (all.emplace_back(T::kKind), ...);
}

}  // namespace

std::vector<std::string> kinds() {
  std::vector<std::string> all;
  add_kinds(all, static_cast<const EventVariant*>(nullptr));
  return all;
}

std::string_view kind(const Event& event) {
  return std::visit([](const auto& e) { return std::remove_cvref_t<decltype(e)>::kKind; }, event);
}

std::string to_json(const Event& event) {
  std::string text;
  append_json(text, event);
  return text;
}

void append_json(std::string& out, const Event& event) {
  json::Writer writer(out);
  std::visit([&](const auto& e) { write_members(writer, e); }, event);
}

Event event_from_json(std::string_view kind, std::string_view json) {
  const json::Value from = json::parse(json, kind);
  Event event;
  if (!read_any(kind, from, event)) throw Error(Code::data, format("no event of kind \"{}\" is known", kind));
  return event;
}

}  // namespace spoc::domain
