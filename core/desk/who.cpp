#include "desk/who.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"

namespace spoc::desk {
namespace {

using domain::Person;

std::string digits(std::string_view phone) {
  std::string out;
  for (const char c : phone)
    if (c >= '0' && c <= '9') out += c;
  return out;
}

bool exactly(const Person& person, std::string_view words, std::string_view lowered) {
  if (person.id == words || lower(person.login) == lowered || lower(person.address) == lowered) return true;
  const std::string phone = digits(words);
  return phone.size() >= 4 && phone == digits(person.phone) && words.find_first_not_of("0123456789 +-/().") == std::string_view::npos;
}

bool name_contains(const Person& person, const std::vector<std::string_view>& keys) {
  const std::string name = fold_key(person.name);
  return std::all_of(keys.begin(), keys.end(), [&](std::string_view key) { return name.find(key) != std::string::npos; });
}

std::string list_of(const std::vector<Person>& people) {
  std::vector<std::string> lines;
  for (const Person& person : people) lines.push_back(format("{} ({})", person.id, person.name));
  if (lines.size() > 8) {
    const std::size_t more = lines.size() - 8;
    lines.resize(8);
    lines.push_back(format("and {} more", more));
  }
  return join(lines, ", ");
}

/// "Ana <ana@example.org>" as name and address; a bare address has no name.
std::pair<std::string, std::string> address_of(std::string_view words) {
  const auto open = words.find('<');
  const auto close = words.rfind('>');
  if (open != std::string_view::npos && close != std::string_view::npos && open < close)
    return {std::string(trim(words.substr(0, open))), std::string(trim(words.substr(open + 1, close - open - 1)))};
  return {{}, std::string(trim(words))};
}

bool looks_like_address(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.find_first_of(" \t\r\n,;<>") == std::string_view::npos;
}

}  // namespace

std::vector<Person> who(store::Reading& reading, std::string_view words) {
  const std::string lowered = lower(trim(words));
  std::vector<Person> exact, named;
  const std::string key = fold_key(words);
  std::vector<std::string_view> keys = split(key, ' ');
  std::erase(keys, std::string_view());
  if (keys.empty()) return {};
  for (Person& person : reading.all_people()) {
    if (exactly(person, trim(words), lowered))
      exact.push_back(std::move(person));
    else if (name_contains(person, keys))
      named.push_back(std::move(person));
  }
  std::vector<Person>& found = exact.empty() ? named : exact;
  std::stable_partition(found.begin(), found.end(), [](const Person& person) { return !person.left; });
  return found;
}

Person the_person(store::Reading& reading, std::string_view words) {
  if (const Person* known = reading.people().person(words)) return *known;
  if (const Person* known = reading.people().by_address(words)) return *known;
  std::vector<Person> found = who(reading, words);
  if (found.size() == 1) return found.front();
  if (!found.empty()) throw Error(Code::usage, format("\"{}\" may be several people", words), "name one by id: " + list_of(found));
  std::vector<std::string> names;
  for (const Person& person : reading.all_people()) {
    names.push_back(person.id);
    names.push_back(person.name);
  }
  throw Error(Code::not_found, format("there is nobody called \"{}\"", words), did_you_mean(words, names));
}

domain::Requester the_requester(store::Reading& reading, std::string_view words) {
  if (trim(words).empty()) return {};
  const auto [name, address] = address_of(words);
  const Person* known = looks_like_address(address) ? reading.people().by_address(address) : nullptr;
  if (!known && looks_like_address(address)) return {{}, name, address, {}};
  const Person person = known ? *known : the_person(reading, words);
  return {person.id, person.name, person.address, person.department};
}

void expect_requesters(store::Reading& reading, std::span<const std::string> words) {
  std::set<std::string> addresses;
  for (const std::string& each : words)
    if (std::string address = address_of(each).second; looks_like_address(address)) addresses.insert(std::move(address));
  reading.expect_addresses(std::vector<std::string>(addresses.begin(), addresses.end()));
}

}  // namespace spoc::desk
