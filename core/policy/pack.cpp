// The checked policy as bytes: a command starts from these without parsing, checking or compiling anything.
#include <algorithm>
#include <cstring>

#include "policy/archive.h"
#include "policy/compiled.h"
#include "policy/load.h"
#include "policy/places.h"

namespace spoc::policy {

template <>
inline Expression blank<Expression>() {
  return Expression({}, {}, ticket_place);
}
template <>
inline std::pair<std::string, Expression> blank<std::pair<std::string, Expression>>() {
  return {{}, blank<Expression>()};
}

template <class A>
void io(A& archive, Expression& expression);
template <class A>
void io(A& archive, json::Value& value);

}  // namespace spoc::policy

#include "policy/archive_policy.h"

namespace spoc::policy {

namespace {

constexpr PlaceOf kPlaces[] = {ticket_place, ladder_place, value_place};

constexpr std::string_view kPolicyMagic = "spoc policy\n";
/// Raised when the same members are written in another way.
constexpr std::uint64_t kFormat = 1;

constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E37'79B9'7F4A'7C15ULL;
  return hash ^ (hash >> 29);
}

/// Another program has other members, and then other sizes.
constexpr std::uint64_t layout() {
  std::uint64_t hash = kFormat;
  for (const std::size_t size :
       {sizeof(Policy),    sizeof(Desk),          sizeof(CalendarText), sizeof(Department), sizeof(Team),
        sizeof(Priority),  sizeof(FieldType),     sizeof(Service),      sizeof(Cause),      sizeof(Targets),
        sizeof(Sla),       sizeof(Rung),          sizeof(Ladder),       sizeof(Lifecycle),  sizeof(Route),
        sizeof(View),      sizeof(Messages),      sizeof(Remote), sizeof(Digest), sizeof(Hook), sizeof(Channel),      sizeof(Role),       sizeof(Account),
        sizeof(EventType), sizeof(ReportDocument)})
    hash = mixed(hash, size);
  return hash;
}

template <class A>
void io_policy(A& archive, Policy& policy) {
  auto& [hash, files, desk, calendars, departments, teams, priority, services, causes, slas, ladders, stalled,
         lifecycle, absence, tell_requester_away, routes, minimum_confidence, views, messages, channels, hooks, roles, accounts, events, reports,
         retention, articles, compiled] = policy;
  io_all(archive, hash, files, desk, calendars, departments, teams, priority, services, causes, slas, ladders, stalled,
         lifecycle, absence, tell_requester_away, routes, minimum_confidence, views, messages, channels, hooks, roles, accounts, events, reports,
         retention);
  static_cast<void>(articles);  // packed by themselves
  static_cast<void>(compiled);  // made again when it is asked for
}

enum class JsonKind { null, boolean, integer, real, text, array, object };

JsonKind kind_of(const json::Value& value) {
  if (value.boolean()) return JsonKind::boolean;
  if (value.integer()) return JsonKind::integer;
  if (value.real()) return JsonKind::real;
  if (value.string()) return JsonKind::text;
  if (value.array()) return JsonKind::array;
  return value.object() ? JsonKind::object : JsonKind::null;
}

/// One alternative of a JSON value; `found` is what it is while writing.
template <class T, class A>
void io_json(A& archive, json::Value& value, const T* found) {
  T copy = found ? *found : T();
  io(archive, copy);
  if constexpr (A::kReads) value = json::Value(std::move(copy));
}

}  // namespace

template <class A>
void io(A& archive, Expression& expression) {
  std::string text = expression.text();
  Where where = expression.where();
  std::size_t place = static_cast<std::size_t>(
      std::find(std::begin(kPlaces), std::end(kPlaces), expression.place_of()) - std::begin(kPlaces));
  io_all(archive, text, where, place);
  if constexpr (A::kReads) {
    if (place >= std::size(kPlaces)) A::damaged();
    expression = Expression(std::move(text), std::move(where), kPlaces[place]);
  }
}

template <class A>
void io(A& archive, json::Value& value) {
  JsonKind kind = kind_of(value);
  io(archive, kind);
  switch (kind) {
    case JsonKind::boolean:
      return io_json<bool>(archive, value, value.boolean());
    case JsonKind::integer:
      return io_json<std::int64_t>(archive, value, value.integer());
    case JsonKind::real:
      return io_json<double>(archive, value, value.real());
    case JsonKind::text:
      return io_json<std::string>(archive, value, value.string());
    case JsonKind::array:
      return io_json<json::Array>(archive, value, value.array());
    case JsonKind::object:
      return io_json<json::Object>(archive, value, value.object());
    case JsonKind::null:
      break;
  }
}

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = bytes.size();
  while (bytes.size() >= 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data(), 8);
    hash = mixed(hash, word);
    bytes.remove_prefix(8);
  }
  for (const char c : bytes) hash = mixed(hash, static_cast<unsigned char>(c));
  return hash;
}

std::string pack(const Policy& policy) {
  PackWriter archive;
  Policy copy = policy;
  io_policy(archive, copy);
  const std::string bytes = archive.take();
  return std::string(kPolicyMagic) + eight_bytes(layout()) + eight_bytes(checksum(bytes)) + bytes;
}

std::shared_ptr<const Policy> restore(std::string_view bytes) {
  if (!bytes.starts_with(kPolicyMagic) || bytes.size() < kPolicyMagic.size() + 16) PackReader::damaged();
  bytes.remove_prefix(kPolicyMagic.size());
  if (bytes.substr(0, 8) != eight_bytes(layout())) return nullptr;
  if (bytes.substr(8, 8) != eight_bytes(checksum(bytes.substr(16)))) PackReader::damaged();
  PackReader archive(bytes.substr(16));
  auto policy = std::make_shared<Policy>();
  io_policy(archive, *policy);
  if (!archive.finished()) PackReader::damaged();
  policy->compiled = std::make_shared<Policy::Compiled>();
  return policy;
}

}  // namespace spoc::policy
