#include "time/zone.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "time/digits.h"
#include "time/tzif.h"
#include "time/zone_rules.h"

namespace spoc::time {

namespace {

// RFC 8536 §3.2: offsets lie between -24:59:59 and +25:59:59.
constexpr std::int64_t kWidestOffset = 26 * 3600;
constexpr std::size_t kLargestFile = 1u << 20;

std::size_t changes_until(const Zone::Rules& rules, std::int64_t unix) {
  const auto after = std::upper_bound(rules.changes.begin(), rules.changes.end(), unix,
                                      [](std::int64_t at, const auto& change) { return at < change.at; });
  return static_cast<std::size_t>(after - rules.changes.begin());
}

const LocalType& type_at(const Zone::Rules& rules, std::int64_t unix) {
  const std::size_t passed = changes_until(rules, unix);
  if (passed == rules.changes.size() && rules.after) return in_force(*rules.after, unix);
  return rules.types[passed == 0 ? 0 : rules.changes[passed - 1].type];
}

std::optional<std::int64_t> change_after(const Zone::Rules& rules, std::int64_t unix) {
  const std::int32_t offset = type_at(rules, unix).offset;
  for (std::size_t i = changes_until(rules, unix); i < rules.changes.size(); ++i)
    if (type_at(rules, rules.changes[i].at).offset != offset) return rules.changes[i].at;
  if (!rules.after) return std::nullopt;
  if (rules.changes.empty()) return next_change(*rules.after, unix);
  return next_change(*rules.after, std::max(unix, rules.changes.back().at));
}

bool is_zone_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '+' || c == '/';
}

// IANA names are relative paths of plain words; "//", and so an empty word, is refused with the rest.
bool is_zone_name(const std::string& name) {
  return !name.empty() && name.size() <= 255 && name.front() != '/' && name.back() != '/' &&
         name.find("//") == std::string::npos && std::all_of(name.begin(), name.end(), is_zone_character);
}

void collect_names(const std::string& folder, const std::string& prefix, std::vector<std::string>& names) {
  for (const std::string& entry : list_folder(join_path(folder, prefix))) {
    const std::string name = prefix.empty() ? entry : prefix + "/" + entry;
    if (!is_zone_name(name) || name == "posix" || name == "right") continue;
    if (!folder_exists(join_path(folder, name)))
      names.push_back(name);
    else if (std::count(name.begin(), name.end(), '/') < 3)
      collect_names(folder, name, names);
  }
}

[[noreturn]] void throw_unknown(const std::string& name, const std::string& folder) {
  std::vector<std::string> names;
  collect_names(folder, "", names);
  std::string hint = did_you_mean(name, names);
  if (hint.empty())
    hint = names.empty() ? format("there are no time zones in {}; is the package tzdata installed?", folder)
                         : "use an IANA name such as Europe/Berlin";
  throw Error(Code::configuration, format("unknown time zone \"{}\"", terminal_safe(name, Shape::one_line)), hint);
}

}  // namespace

Zone::Zone() {
  static const auto utc = std::make_shared<const Rules>(Rules{"UTC", {}, {LocalType{0, false, "UTC"}}, std::nullopt});
  rules_ = utc;
}

const std::string& Zone::name() const {
  return rules_->name;
}

std::int32_t Zone::offset(Instant t) const {
  return type_at(*rules_, floor_divide(t.us, kSecond)).offset;
}

std::string_view Zone::abbreviation(Instant t) const {
  return type_at(*rules_, floor_divide(t.us, kSecond)).abbreviation;
}

Local Zone::local(Instant t) const {
  const std::int64_t unix = floor_divide(t.us, kSecond);
  const std::int64_t second = unix + type_at(*rules_, unix).offset;
  const std::int64_t day = floor_divide(second, kDay);
  const std::int64_t fraction = t.us % kSecond;
  return {Date{static_cast<std::int32_t>(day)}, static_cast<std::int32_t>(second - day * kDay),
          static_cast<std::int32_t>(fraction < 0 ? fraction + kSecond : fraction)};
}

Instant Zone::instant(Local local, Choice choice) const {
  // Walks the stretches of constant offset in which this local time can lie. In each it is an instant when that falls
  // inside.
  const std::int64_t wanted = std::int64_t{local.date.days} * kDay + local.second_of_day;
  std::int64_t begin = wanted - kWidestOffset;
  const std::int64_t last = wanted + kWidestOffset;
  std::optional<std::int64_t> found;
  std::optional<std::int64_t> skipped_at;
  for (;;) {
    const std::int32_t offset = type_at(*rules_, begin).offset;
    const auto end = change_after(*rules_, begin);
    const std::int64_t candidate = wanted - offset;
    if (candidate >= begin && (!end || candidate < *end)) {
      found = candidate;
      if (choice == Choice::first) break;
    }
    if (!end || *end > last) break;
    const bool passed = *end + offset <= wanted;
    const bool jumped = *end + type_at(*rules_, *end).offset > wanted;
    if (passed && jumped && !skipped_at) skipped_at = end;
    begin = *end;
  }
  if (found) return Instant{*found * kSecond + local.us};
  ensure(skipped_at.has_value(), "a local time is either an instant or skipped by a change");
  return from_unix(*skipped_at);
}

std::optional<Instant> Zone::next_change(Instant t) const {
  const auto change = change_after(*rules_, floor_divide(t.us, kSecond));
  constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max() / kSecond;
  if (!change || *change > kLast) return std::nullopt;
  return from_unix(*change);
}

Zone load_zone(const std::string& name, const std::string& folder) {
  if (name == "UTC") return Zone();
  if (!is_zone_name(name)) throw_unknown(name, folder);
  const std::string path = join_path(folder, name);
  if (!file_exists(path) || folder_exists(path)) throw_unknown(name, folder);
  const std::string bytes = read_file(path, kLargestFile);
  // The folder holds tables of names beside the zones.
  if (!bytes.starts_with("TZif") && name.find('/') == std::string::npos) throw_unknown(name, folder);
  return parse_tzif(bytes, name);
}

std::string to_text(const Local& local) {
  std::string out = to_text(local.date);
  out += ' ';
  append_digits(out, local.second_of_day / 3600, 2);
  out += ':';
  append_digits(out, local.second_of_day / 60 % 60, 2);
  if (local.second_of_day % 60 == 0) return out;
  out += ':';
  append_digits(out, local.second_of_day % 60, 2);
  return out;
}

std::string to_text_with_offset(Instant t, const Zone& zone) {
  std::string out = to_text(zone.local(t));
  const std::int32_t offset = zone.offset(t);
  const int size = offset < 0 ? -offset : offset;
  out += offset < 0 ? '-' : '+';
  append_digits(out, size / 3600, 2);
  out += ':';
  append_digits(out, size / 60 % 60, 2);
  if (size % 60 == 0) return out;
  out += ':';
  append_digits(out, size % 60, 2);
  return out;
}

}  // namespace spoc::time
