// The desk, its departments and teams, roles and accounts.
#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "policy/rota.h"
#include "policy/section.h"

namespace spoc::policy {

namespace {

const toml::Node* team_node(const Section& teams, std::string_view team, std::string_view key) {
  for (const toml::Entry& entry : teams.entries("NAME"))
    if (entry.key == team) return entry.value.find(key);
  return nullptr;
}

Team read_team(const Section& table, std::string name) {
  Team team;
  team.title = table.text("title", name);
  team.name = std::move(name);
  team.department = table.text("department");
  team.vendor = table.text("kind") == "vendor";
  team.tier = table.integer("tier", 1);
  team.distribute = table.word("distribute", {"offer", "round_robin", "least_loaded"}, Distribute::offer);
  team.accept_within = table.duration("accept_within");
  team.backup = table.text("backup");
  team.on_call = table.text("on_call");
  team.address = table.text("address");
  team.calendar = table.text("calendar");
  team.confidential = table.boolean("confidential");
  const Section target = table.child("target");
  for (const toml::Entry& entry : target.entries("LEVEL"))
    if (const auto duration = time::parse_duration(entry.value.text))
      team.targets[entry.key] = {*duration, std::string(entry.value.text)};
  team.where = table.where();
  return team;
}

/// The teams of the cycle that begins and ends with `start`; empty when its backups end somewhere.
std::vector<std::string> backup_cycle(const Policy& policy, const Team& start) {
  std::vector<std::string> walked = {start.name};
  for (const Team* team = policy.team(start.backup); team; team = policy.team(team->backup)) {
    if (team->name == start.name) {
      walked.push_back(start.name);
      return walked;
    }
    if (std::find(walked.begin(), walked.end(), team->name) != walked.end()) return {};  // a cycle further on
    walked.push_back(team->name);
  }
  return {};
}

void check_backups(const Section& teams, Reading& reading) {
  std::vector<std::string> reported;
  for (const Team& team : reading.policy.teams) {
    const std::vector<std::string> cycle = backup_cycle(reading.policy, team);
    if (cycle.empty() || std::find(reported.begin(), reported.end(), team.name) != reported.end()) continue;
    reported.insert(reported.end(), cycle.begin(), cycle.end());
    reading.findings.error(team_node(teams, team.name, "backup")->span, "backup-cycle",
                           "teams back each other up in a circle: " + join(cycle, " -> "));
  }
}

/// What is wrong with a rota does not depend on the zone its local times are read in.
void check_rotas(Reading& reading) {
  for (const File& file : reading.files) {
    const auto uses = [&](const Team& team) { return team.on_call == file.path; };
    if (std::any_of(reading.policy.teams.begin(), reading.policy.teams.end(), uses))
      reading.findings.add(parse_rota(file.content, file.path, time::Zone()).diagnostics);
  }
}

void check_front_line(const Section& desk, Reading& reading) {
  const Team* team = reading.policy.team(reading.policy.desk.front_line);
  if (team && team->vendor)
    reading.findings.error(desk.node("front_line")->span, "vendor-in-front",
                           format("\"{}\" is a vendor; the front line is the organisation's", team->name));
}

std::map<std::string, SeeScope> read_may(const Section& may) {
  std::map<std::string, SeeScope> result;
  for (const toml::Entry& entry : may.entries("VERB")) {
    constexpr std::string_view kScopes[] = {"own", "team", "department", "desk"};
    const auto* scope = std::find(std::begin(kScopes), std::end(kScopes), entry.value.text);
    if (scope != std::end(kScopes)) result.emplace(entry.key, static_cast<SeeScope>(scope - kScopes));
  }
  return result;
}

}  // namespace

void read_desk(const Section& file, Reading& reading) {
  if (const toml::Node* version = file.node("spoc");
      version && version->kind == toml::Kind::integer && version->integer != 1)
    reading.findings.error(version->span, "format-version",
                           format("format {} is not known to this program", version->integer), "write spoc = 1");
  const Section table = file.child("desk");
  Desk& desk = reading.policy.desk;
  desk.name = table.text("name");
  desk.address = table.text("address");
  desk.time_zone = table.text("time_zone", "UTC");
  desk.calendar = table.text("calendar");
  desk.front_line = table.text("front_line");
  desk.language = table.text("language");
}

void read_organisation(const Section& file, Reading& reading) {
  const Section departments = file.child("department");
  for (const toml::Entry& entry : departments.entries("NAME")) {
    const Section table = departments.named(entry, "NAME");
    reading.policy.departments.push_back({entry.key, table.text("title", entry.key), table.where()});
  }
  const Section teams = file.child("team");
  for (const toml::Entry& entry : teams.entries("NAME")) {
    Team team = read_team(teams.named(entry, "NAME"), entry.key);
    if (team.vendor && team.address.empty())
      reading.findings.warning(entry.span, "vendor-without-address",
                               format("the vendor \"{}\" has no address; nothing can be sent there", team.name));
    reading.policy.teams.push_back(std::move(team));
  }
  check_rotas(reading);
  check_backups(teams, reading);
  check_front_line(file.child("desk"), reading);
}

void read_permissions(const Section& file, Reading& reading) {
  const Section roles = file.child("role");
  for (const toml::Entry& entry : roles.entries("NAME")) {
    const Section table = roles.named(entry, "NAME");
    Role role;
    role.name = entry.key;
    role.see = table.word("see", {"own", "team", "department", "desk"}, SeeScope::own);
    role.may = read_may(table.child("may"));
    role.where = table.where();
    reading.policy.roles.push_back(std::move(role));
  }
  const Section accounts = file.child("account");
  for (const toml::Entry& entry : accounts.entries("NAME")) {
    const Section table = accounts.named(entry, "NAME");
    reading.policy.accounts.push_back({entry.key, table.text("login"), read_may(table.child("may")), table.where()});
  }
}

}  // namespace spoc::policy
