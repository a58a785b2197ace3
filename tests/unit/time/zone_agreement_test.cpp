// Our reading of TZif files against two others: Howard Hinnant's tz.h and the C library.
#include <date/tz.h>
#include <time.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "sample_calendars.h"
#include "support/test.h"

using namespace spoc::time;
using spoc::time::test::utc;

namespace {

constexpr const char* kFolder = "/usr/share/zoneinfo";

bool is_zone_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  char magic[4] = {};
  file.read(magic, 4);
  return file && std::string_view(magic, 4) == "TZif";
}

/// All zones, links and copies included, without those that count leap seconds.
std::vector<std::string> zone_names(const std::string& below) {
  std::vector<std::string> names;
  const std::filesystem::path folder = std::filesystem::path(kFolder) / below;
  if (!std::filesystem::exists(folder)) return names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || !is_zone_file(entry.path())) continue;
    const std::string name = entry.path().lexically_relative(folder).string();
    if (below.empty() && (name.starts_with("right/") || name.starts_with("posix/"))) continue;
    names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// Each change of the zone from 1800 to `last` and the seconds around it, then random instants.
std::vector<std::int64_t> seconds_to_ask(const Zone& zone, std::int64_t first, std::int64_t last,
                                         std::mt19937_64& random) {
  std::vector<std::int64_t> result;
  for (auto t = zone.next_change(from_unix(first)); t && *t < from_unix(last); t = zone.next_change(*t))
    for (const int around : {-1, 0, 1}) result.push_back(t->us / 1'000'000 + around);
  for (int i = 0; i < 100; ++i)
    result.push_back(first + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(last - first)));
  return result;
}

/// Sets TZ for the C library, and puts back what was there.
class CLibraryZone {
 public:
  explicit CLibraryZone(const std::string& name) {
    if (const char* before = getenv("TZ")) before_ = before;
    setenv("TZ", (":" + name).c_str(), 1);
    tzset();
  }
  CLibraryZone(const CLibraryZone&) = delete;
  CLibraryZone& operator=(const CLibraryZone&) = delete;
  ~CLibraryZone() {
    if (before_)
      setenv("TZ", before_->c_str(), 1);
    else
      unsetenv("TZ");
    tzset();
  }

 private:
  std::optional<std::string> before_;
};

const std::int64_t k1800 = utc("1800-01-01T00:00:00Z").us / 1'000'000;
const std::int64_t k2027 = utc("2027-01-01T00:00:00Z").us / 1'000'000;
const std::int64_t k2037 = utc("2037-12-31T00:00:00Z").us / 1'000'000;
const std::int64_t k2500 = utc("2500-01-01T00:00:00Z").us / 1'000'000;

}  // namespace

TEST_CASE("every zone agrees with tz.h at each change and at random instants up to 2037") {
  const auto names = zone_names("");
  REQUIRE(names.size() > 300);
  std::mt19937_64 random(20260605);
  long long compared = 0;
  for (const std::string& name : names) {
    const date::time_zone* oracle = nullptr;
    try {
      oracle = date::locate_zone(name);
    } catch (const std::runtime_error&) {
      continue;  // tz.h leaves out Factory, localtime and the like
    }
    const Zone zone = load_zone(name);
    for (const std::int64_t second : seconds_to_ask(zone, k1800, k2037, random)) {
      const auto info = oracle->get_info(date::sys_seconds{std::chrono::seconds{second}});
      const Instant t = from_unix(second);
      ++compared;
      if (zone.offset(t) == info.offset.count() && zone.abbreviation(t) == info.abbrev) continue;
      FAIL_CHECK(name << " at " << to_text(t) << ": " << zone.offset(t) << " " << zone.abbreviation(t) << ", tz.h says "
                      << info.offset.count() << " " << info.abbrev);
    }
  }
  CHECK(compared > 100'000);
}

TEST_CASE("local times agree with tz.h around each change: once, twice or never") {
  std::mt19937_64 random(4);
  long long compared = 0;
  for (const char* name :
       {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tehran",
        "America/Sao_Paulo", "Pacific/Apia", "Pacific/Kwajalein", "Europe/Dublin", "America/St_Johns"}) {
    const Zone zone = load_zone(name);
    const date::time_zone* oracle = date::locate_zone(name);
    for (const std::int64_t second : seconds_to_ask(zone, k1800, k2037, random)) {
      for (const int away : {-5400, -1800, 0, 1800, 5400}) {
        const std::int64_t wanted = second + zone.offset(from_unix(second)) + away;
        const auto info = oracle->get_info(date::local_seconds{std::chrono::seconds{wanted}});
        const std::int64_t day = wanted >= 0 ? wanted / 86'400 : -((86'399 - wanted) / 86'400);
        const Local local{Date{static_cast<std::int32_t>(day)}, static_cast<std::int32_t>(wanted - day * 86'400)};
        const auto first = zone.instant(local, Choice::first);
        const auto later = zone.instant(local, Choice::second);
        ++compared;
        if (info.result == date::local_info::nonexistent) {
          REQUIRE(first == from_unix(info.first.end.time_since_epoch().count()));
          REQUIRE(later == first);
        } else {
          REQUIRE(first == from_unix(wanted - info.first.offset.count()));
          const bool twice = info.result == date::local_info::ambiguous;
          REQUIRE(later == from_unix(wanted - (twice ? info.second : info.first).offset.count()));
        }
      }
    }
  }
  CHECK(compared > 5'000);
}

TEST_CASE("every zone agrees with the C library at each change and at random instants up to 2500") {
  std::mt19937_64 random(20261121);
  long long compared = 0;
  for (const char* below : {"", "posix"}) {
    for (const std::string& name : zone_names(below)) {
      const Zone zone = load_zone(name, std::string(kFolder) + "/" + below);
      const CLibraryZone guard(name);
      for (const std::int64_t second : seconds_to_ask(zone, k1800, k2500, random)) {
        const time_t unix = second;
        tm local{};
        REQUIRE(localtime_r(&unix, &local) != nullptr);
        const Instant t = from_unix(second);
        ++compared;
        if (zone.offset(t) == local.tm_gmtoff && zone.abbreviation(t) == local.tm_zone) continue;
        FAIL_CHECK(name << " at " << to_text(t) << ": " << zone.offset(t) << " " << zone.abbreviation(t)
                        << ", the C library says " << local.tm_gmtoff << " " << local.tm_zone);
      }
    }
  }
  CHECK(compared > 500'000);
}

/// Until when files that count leap seconds say anything: they have no footer, and end where the list of leap seconds that they were made
/// with expires, "#@" and seconds since 1900 in it. So it depends on the release of the time zone data.
std::int64_t end_of_leap_seconds() {
  constexpr std::int64_t k1970 = 2'208'988'800;
  std::ifstream list(std::string(kFolder) + "/leap-seconds.list");
  for (std::string line; std::getline(list, line);)
    if (line.starts_with("#@")) return std::min<std::int64_t>(k2027, std::stoll(line.substr(2)) - k1970);
  return utc("2025-01-01T00:00:00Z").us / 1'000'000;
}

TEST_CASE("files that count leap seconds give the zones that do not") {
  const auto names = zone_names("right");
  const std::int64_t until = end_of_leap_seconds();
  std::mt19937_64 random(5);
  long long different = 0;
  for (const std::string& name : names) {
    const Zone right = load_zone("right/" + name);
    const Zone plain = load_zone("posix/" + name);
    for (const std::int64_t second : seconds_to_ask(plain, k1800, until, random)) {
      if (right.offset(from_unix(second)) == plain.offset(from_unix(second))) continue;
      ++different;
      UNSCOPED_INFO(name << " at " << to_text(from_unix(second)));
    }
  }
  CHECK(different == 0);
}
