#include "desk/other_desk.h"

#include <algorithm>
#include <utility>

#include "base/file.h"
#include "base/format.h"
#include "base/unicode.h"

namespace spoc::desk {
namespace {

using domain::Person;

class Listed : public domain::Directory {
 public:
  Listed(std::vector<Person> people, const domain::Directory& desk) : people_(std::move(people)), desk_(desk) {
    std::sort(people_.begin(), people_.end(), [](const Person& a, const Person& b) { return a.id < b.id; });
  }
  const Person* person(std::string_view id) const override {
    return first([&](const Person& person) { return person.id == id; });
  }
  std::vector<const Person*> members(std::string_view team) const override {
    std::vector<const Person*> members;
    for (const Person& person : people_)
      if (has(person.teams, team)) members.push_back(&person);
    return members;
  }
  const Person* lead_of(std::string_view what) const override {
    return first([&](const Person& person) { return has(person.lead_of, what); });
  }
  domain::Load load(std::string_view) const override { return {}; }
  std::optional<domain::Absence> absence(std::string_view person, time::Instant t) const override {
    return desk_.absence(person, t);
  }
  const Person* by_address(std::string_view address) const override {
    const std::string wanted = unicode::fold(address);
    return first([&](const Person& person) {
      return unicode::fold(person.address) == wanted ||
             (!person.login.empty() && unicode::fold(person.login) == wanted);
    });
  }
  bool hides(std::string_view team) const override { return desk_.hides(team); }

 private:
  static bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }
  template <class Wanted>
  const Person* first(const Wanted& wanted) const {
    const auto found = std::find_if(people_.begin(), people_.end(), wanted);
    return found == people_.end() ? nullptr : &*found;
  }

  std::vector<Person> people_;
  const domain::Directory& desk_;
};

void read_people_of(const std::string& folder, OtherDesk& other) {
  const std::string path = folder + "/people.csv";
  if (!file_exists(path)) return;
  const std::string csv = read_file(path);
  bool given = false;
  other.people =
      intake::read_people([&]() -> std::string_view { return std::exchange(given, true) ? std::string_view() : csv; },
                          *other.checked.policy);
  other.has_people = true;
  if (other.people.problems.empty()) return;
  const intake::PersonProblem& problem = other.people.problems.front();
  const std::string column = problem.column.empty() ? std::string() : format(", column {}", problem.column);
  throw Error(Code::data, format("{}, row {}{}: {}", path, problem.row, column, problem.reason), problem.hint);
}

/// What is wrong with the file is said of it, and not of what it stands for.
void name_as_given(OtherDesk& other, const std::string& path) {
  for (policy::File& file : other.files)
    if (file.path == "spoc.toml") file.path = path;
  for (Diagnostic& found : other.checked.diagnostics)
    if (found.file == "spoc.toml") found.file = path;
}

}  // namespace

OtherDesk read_other_desk(const std::string& path, const std::vector<policy::File>& in_force, time::Instant now) {
  OtherDesk other;
  if (folder_exists(path)) {
    other.files = read_files(path);
    other.checked = check(other.files, now);
    if (other.checked.policy) read_people_of(path, other);
    return other;
  }
  if (!file_exists(path))
    throw Error(Code::not_found, format("there is no policy at {}", path),
                "a folder with spoc.toml in it, or a file in its place");
  other.files = in_force;
  for (policy::File& file : other.files)
    if (file.path == "spoc.toml") file.content = read_file(path);
  other.checked = check(other.files, now);
  name_as_given(other, path);
  return other;
}

std::unique_ptr<domain::Directory> listed(std::vector<Person> people, const domain::Directory& desk) {
  return std::make_unique<Listed>(std::move(people), desk);
}

}  // namespace spoc::desk
