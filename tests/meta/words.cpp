#include <array>
#include <set>

#include "meta/rules.h"

namespace spoc::meta {
namespace {

/// A word of code that is banned below `area`, but for the files below one of `places`.
struct Banned {
  std::string_view word;
  std::string_view area;
  std::string_view places;  ///< separated by blanks
  std::string_view why;
};

constexpr std::string_view kPrints = "only cmd prints";
constexpr std::string_view kEnvironment = "the environment arrives as a parameter";
constexpr std::string_view kClock = "what time it is arrives as a parameter";
constexpr std::string_view kChance = "randomness enters through one value";

constexpr std::array kBannedCode = {
    Banned{"std::regex", "", "", "it takes exponential time and crashes on long input: use the rule language's RE2"},
    Banned{"using namespace date", "", "", "write date::"},
    Banned{"using namespace std", "", "", "write std::"},
    Banned{"std::cout", "core/", "", kPrints},
    Banned{"std::cerr", "core/", "", kPrints},
    Banned{"std::clog", "core/", "", kPrints},
    Banned{"printf(", "core/", "", kPrints},
    Banned{"fprintf(", "core/", "", kPrints},
    Banned{"puts(", "core/", "", kPrints},
    Banned{"putchar(", "core/", "", kPrints},
    Banned{"perror(", "core/", "", kPrints},
    Banned{"getenv(", "core/", "", kEnvironment},
    Banned{"getenv(", "cmd/", "cmd/shell/environment.cpp cmd/main.cpp", kEnvironment},
    Banned{"secure_getenv(", "", "cmd/shell/environment.cpp cmd/main.cpp", kEnvironment},
    Banned{"setenv(", "core/", "", kEnvironment},
    Banned{"environ", "core/", "", kEnvironment},
    Banned{"system_clock::now", "core/", "", kClock},
    Banned{"system_clock::now", "cmd/", "cmd/shell/ cmd/main.cpp", kClock},
    Banned{"time(nullptr)", "", "", kClock},
    Banned{"time(NULL)", "", "", kClock},
    Banned{"gettimeofday(", "", "cmd/shell/", kClock},
    Banned{"CLOCK_REALTIME", "", "cmd/shell/", kClock},
    Banned{"localtime(", "", "", "zones are values: see core/time/zone.h"},
    Banned{"localtime_r(", "", "", "zones are values: see core/time/zone.h"},
    Banned{"gmtime(", "", "", "civil dates are values: see core/time/date.h"},
    Banned{"random_device", "", "", kChance},
    Banned{"rand(", "", "", kChance},
    Banned{"getrandom(", "", "core/base/random.cpp", kChance},
    Banned{"randombytes_buf(", "", "core/base/random.cpp", kChance},
    Banned{"system(", "", "", "no shell, ever"},
    Banned{"popen(", "", "", "no shell, ever"},
    Banned{"exit(", "core/", "", "a library does not end the process"},
    Banned{"abort(", "core/", "", "a library does not end the process"},
    Banned{"#define", "", "core/base/format.cpp core/base/toml.cpp", "no macros"},
};

bool below_any(std::string_view path, std::string_view places) {
  while (!places.empty()) {
    std::string_view place = places.substr(0, places.find(' '));
    if (begins(path, place)) return true;
    places.remove_prefix(std::min(place.size() + 1, places.size()));
  }
  return false;
}

// Split, so that this file does not object to itself.
const std::array<std::string, 3> kPromises = {
    "TO"
    "DO",
    "FIX"
    "ME",
    "X"
    "XX"};
const std::array<std::string, 11> kPlaces = {
    "/wo"
    "rk/",
    "/ro"
    "ot/",
    "/ho"
    "me/",
    "registry.npmjs"
    ".org",
    "pypi"
    ".org",
    "crates"
    ".io",
    "proxy.golang"
    ".org",
    "deb.debian"
    ".org",
    "snapshot.debian"
    ".org",
    "ghcr"
    ".io",
    "docker"
    ".io"};

const std::set<std::string, std::less<>> kEmptyNames = {"util",    "utils", "utility", "utilities", "common",  "helper",
                                                        "helpers", "misc",  "shared",  "manager",   "managers"};

/// Tests of what becomes of such a path.
constexpr std::string_view kPathTests = "tests/unit/cmd/environment_test.cpp";

/// The words of a name: split at capitals and at everything that is neither letter nor digit, in lower case.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (char c : name) {
    bool capital = c >= 'A' && c <= 'Z';
    bool letter = capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter || capital) words.emplace_back();
    if (letter) words.back() += lower(std::string_view(&c, 1));
  }
  return words;
}

std::string empty_word(std::string_view name) {
  for (const std::string& word : words_of(name))
    if (kEmptyNames.count(word)) return word;
  return {};
}

/// The names that a line declares as type or namespace.
std::vector<std::string> declared_names(const std::string& line) {
  std::vector<std::string> names;
  for (std::string_view keyword : {"class ", "struct ", "namespace ", "enum class "}) {
    std::size_t at = find_word(line, keyword.substr(0, keyword.size() - 1));
    if (at == std::string::npos || line.substr(at, keyword.size()) != keyword) continue;
    std::size_t start = at + keyword.size();
    names.push_back(line.substr(start, line.find_first_of(" {;<(", start) - start));
  }
  return names;
}

}  // namespace

Findings banned_code(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    if (!is_cpp(file.path) || !(begins(file.path, "core/") || begins(file.path, "cmd/"))) continue;
    std::vector<std::string> lines = take_apart(file.text).code;
    for (const Banned& banned : kBannedCode) {
      if (!begins(file.path, banned.area) || below_any(file.path, banned.places)) continue;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        std::size_t at = find_word(lines[i], banned.word);
        bool member = at != std::string::npos && at > 0 && (lines[i][at - 1] == '.' || lines[i][at - 1] == '>');
        if (at != std::string::npos && !member)
          findings.push_back(
              finding(file.path, static_cast<int>(i) + 1, std::string(banned.word) + ": " + std::string(banned.why)));
      }
    }
  }
  return findings;
}

Findings banned_text(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    if (file.text.find('\0') != std::string::npos) continue;
    int number = 0;
    for (const std::string& line : lines_of(file.text)) {
      ++number;
      for (const std::string& promise : kPromises)
        if (find_word(line, promise) != std::string::npos)
          findings.push_back(finding(file.path, number, promise + " promises something for later"));
      for (const std::string& place : kPlaces)
        if (line.find(place) != std::string::npos && !below_any(file.path, kPathTests))
          findings.push_back(finding(file.path, number, place + " is a place of one machine or a registry"));
    }
  }
  return findings;
}

Findings empty_names(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    std::string word = empty_word(file.path);
    if (!word.empty()) findings.push_back(finding(file.path, 0, "'" + word + "' names nothing"));
    if (!is_cpp(file.path)) continue;
    std::vector<std::string> lines = take_apart(file.text).code;
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (const std::string& name : declared_names(lines[i]))
        if (!empty_word(name).empty())
          findings.push_back(
              finding(file.path, static_cast<int>(i) + 1, "'" + empty_word(name) + "' names nothing in " + name));
  }
  return findings;
}

}  // namespace spoc::meta
