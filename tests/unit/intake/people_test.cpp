#include "intake/people.h"

#include <algorithm>

#include "policy/load.h"
#include "policy/templates.h"
#include "support/test.h"

namespace spoc::intake {
namespace {

const policy::Policy& sample() {
  static const auto policy = policy::load(policy::sample_files()).policy;
  return *policy;
}

PeopleFile read(std::string text) {
  bool given = false;
  return read_people(
      [&]() -> std::string_view {
        if (given) return {};
        given = true;
        return text;
      },
      sample());
}

std::string shown(const PeopleFile& file) {
  std::string text;
  for (const PersonProblem& p : file.problems)
    text +=
        std::to_string(p.row) + " " + p.column + ": " + p.reason + (p.hint.empty() ? "" : " (" + p.hint + ")") + "\n";
  return text;
}

std::string sample_people() {
  for (const policy::File& file : policy::sample_files())
    if (file.path == "people.csv") return file.content;
  return {};
}

TEST_CASE("the people of the sample desk are all read") {
  const PeopleFile file = read(sample_people());
  CHECK(shown(file) == "");
  CHECK(file.people.size() == 25);
  CHECK(file.read == 25);
}

TEST_CASE("every team and department of the sample desk that is its own has somebody and a lead") {
  const PeopleFile file = read(sample_people());
  const auto has = [&](const std::vector<std::string> domain::Person::*list, const std::string& name) {
    return std::any_of(file.people.begin(), file.people.end(), [&](const domain::Person& p) {
      return std::find((p.*list).begin(), (p.*list).end(), name) != (p.*list).end();
    });
  };
  for (const policy::Team& team : sample().teams) {
    if (team.vendor) continue;
    INFO(team.name);
    CHECK(has(&domain::Person::teams, team.name));
    CHECK(has(&domain::Person::lead_of, team.name));
  }
  for (const policy::Department& department : sample().departments)
    CHECK(has(&domain::Person::lead_of, department.name));
}

TEST_CASE("lists, skills and capacity of a person are read") {
  const PeopleFile file = read("id,teams,skills,capacity,roles\nana,network; desktop,vpn=3;macos=1,12,agent\n");
  REQUIRE(shown(file) == "");
  REQUIRE(file.people.size() == 1);
  const domain::Person& ana = file.people[0];
  CHECK(ana.teams == std::vector<std::string>{"network", "desktop"});
  CHECK(ana.skills == std::map<std::string, int>{{"macos", 1}, {"vpn", 3}});
  CHECK(ana.capacity == 12);
  CHECK(ana.roles == std::vector<std::string>{"agent"});
}

TEST_CASE("a wrong row is reported with its columns and the others are read") {
  const PeopleFile file = read(
      "id,department,teams,manager,skills,capacity,calendar,cover,roles,lead_of\n"
      "ana,it,network,,,,,,,\n"
      "ben,itt,netwerk,anna,vpn=9,many,offise,ben,agnet,facilites\n"
      "carl,hr,hr,ana,,,,,,\n");
  CHECK(shown(file) ==
        "3 skills: \"vpn=9\" is no skill with a degree from 1 to 5 (write vpn=3;macos=1)\n"
        "3 capacity: \"many\" is no whole number from 0 to 1000000 (0 is no limit)\n"
        "3 department: there is no department \"itt\" (there is it, hr, facilities, finance, sales)\n"
        "3 calendar: there is no calendar \"offise\" (did you mean \"office\"?)\n"
        "3 teams: there is no team \"netwerk\" (did you mean \"network\"?)\n"
        "3 lead_of: there is no team or department \"facilites\" (did you mean \"facilities\"?)\n"
        "3 roles: there is no role \"agnet\" (did you mean \"agent\"?)\n"
        "3 manager: there is no person \"anna\" in this file (did you mean \"ana\"?)\n"
        "3 cover: nobody covers for themselves\n");
  REQUIRE(file.people.size() == 2);
  CHECK(file.people[1].id == "carl");
}

TEST_CASE("two people cannot share an id, an address or a login") {
  const PeopleFile file = read("id;address;login\na;x@example.org;l\nb;X@example.org;m\na;y@example.org;l\n");
  CHECK(shown(file) ==
        "3 address: row 2 has the same address: \"x@example.org\"\n"
        "4 id: row 2 has the same id: \"a\"\n"
        "4 login: row 2 has the same login: \"l\"\n");
  CHECK(file.people.size() == 1);
}

TEST_CASE("a file with a column nobody knows, or without ids, is not read at all") {
  CHECK(shown(read("id,nmae\na,Ana\n")) == "1 nmae: there is no column \"nmae\" (did you mean \"name\"?)\n");
  CHECK(read("id,nmae\na,Ana\n").people.empty());
  CHECK(read("name\nAna\n").problems.at(0).reason == "the column \"id\" is missing");
  CHECK(read("").problems.at(0).reason == "the file is empty");
}

TEST_CASE("a row with more cells than the header is reported") {
  CHECK(read("id,name\na,Ana,more\n").problems.at(0).reason == "the row has 3 cells and the header 2");
}

}  // namespace
}  // namespace spoc::intake
