#include "scene.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/promises.h"
#include "decide/schedule.h"
#include "policy/load.h"
#include "time/date.h"
#include "time/zone.h"

namespace spoc::decide::test {

namespace {

constexpr std::string_view kPolicy = R"toml(
spoc = 1
[desk]
name = "Example Works"
address = "help@example.org"
time_zone = "Europe/Berlin"
calendar = "office"
front_line = "front"
[calendar.office]
hours = { mon-fri = ["09:00-17:00"] }
[calendar.works]
hours = { mon-thu = ["08:30-12:00", "13:00-17:30"], fri = ["08:30-15:00"] }
[calendar.always]
hours = { mon-sun = ["00:00-24:00"] }
[department.it]
[team.front]
department = "it"
[team.desktop]
department = "it"
tier = 2
distribute = "least_loaded"
backup = "network"
[team.network]
department = "it"
tier = 2
distribute = "round_robin"
backup = "front"
[team.acme]
kind = "vendor"
tier = 3
address = "noc@acme.example"
calendar = "always"
[service.laptop]
title = "Laptop"
category = "hardware"
team = "desktop"
fields = { model = "enum(standard, developer)", needed_by = "date?", count = "int?", gift = "bool?" }
[cause.dust]
title = "Dust"
kind = "removable"
[priority]
levels = ["P1", "P2", "P3", "P4"]
weight = [8, 4, 2, 1]
matrix = [["P1", "P2", "P3"], ["P2", "P3", "P4"], ["P3", "P4", "P4"]]
)toml";

bool has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

domain::Person& Roster::add(std::string id, std::vector<std::string> teams, std::vector<std::string> leads) {
  domain::Person person;
  person.id = id;
  person.name = "Name of " + id;
  person.address = id + "@example.org";
  person.teams = std::move(teams);
  person.lead_of = std::move(leads);
  people.push_back(std::move(person));
  return people.back();
}
const domain::Person* Roster::person(std::string_view id) const {
  const auto found = std::find_if(people.begin(), people.end(), [&](const auto& p) { return p.id == id; });
  return found == people.end() ? nullptr : &*found;
}
std::vector<const domain::Person*> Roster::members(std::string_view team) const {
  std::vector<const domain::Person*> found;
  for (const auto& p : people)
    if (has(p.teams, team)) found.push_back(&p);
  return found;
}
const domain::Person* Roster::lead_of(std::string_view name) const {
  const auto found = std::find_if(people.begin(), people.end(), [&](const auto& p) { return has(p.lead_of, name); });
  return found == people.end() ? nullptr : &*found;
}
domain::Load Roster::load(std::string_view id) const {
  const auto found = loads.find(id);
  return found == loads.end() ? domain::Load{} : found->second;
}
std::optional<domain::Absence> Roster::absence(std::string_view id, Instant t) const {
  for (const domain::Absence& absence : absences)
    if (absence.person == id && absence.since <= t && (!absence.until || t < *absence.until)) return absence;
  return std::nullopt;
}
const domain::Person* Roster::by_address(std::string_view address) const {
  const auto found = std::find_if(people.begin(), people.end(), [&](const auto& p) { return p.address == address; });
  return found == people.end() ? nullptr : &*found;
}

std::shared_ptr<const policy::Policy> policy_with(std::string_view rest) {
  const std::string text = std::string(kPolicy) + std::string(rest);
  policy::Loaded loaded = policy::load({{"spoc.toml", text}});
  for (const Diagnostic& found : loaded.diagnostics) UNSCOPED_INFO(to_text(found, text));
  REQUIRE(loaded.policy);
  return loaded.policy;
}

std::string standard(std::string_view members, std::string_view rungs) {
  return format("[sla.standard]\n{}{}\n[ladder.standard]\nrungs = [{}]\n",
                rungs.empty() ? "" : "ladder = \"standard\"\n", members, rungs);
}

Instant at(std::string_view local) {
  const auto date = time::parse_date(local.substr(0, 10));
  REQUIRE(date);
  const int hour = std::stoi(std::string(local.substr(11, 2)));
  const int minute = std::stoi(std::string(local.substr(14, 2)));
  const int second = local.size() > 16 ? std::stoi(std::string(local.substr(17, 2))) : 0;
  static const auto policy = policy_with("");
  return policy->zone().instant({*date, hour * 3600 + minute * 60 + second, 0}, time::Choice::first);
}

Scene::Scene(std::shared_ptr<const policy::Policy> with) : policy(std::move(with)) {
  change.after.id = change.before.id = {42};
  people.add("ben", {"front"});
  people.add("lea", {"front"}, {"front"});
}

Situation Scene::situation(Instant now, const Actor& who) const {
  return {*policy, [this](std::string_view) { return policy; }, people, who, now};
}

Scene& Scene::log(std::string_view when, std::string priority) {
  domain::TicketLogged logged;
  logged.subject = "printer jams";
  logged.requester.address = "ana@example.net";
  return log(at(when), std::move(logged), std::move(priority));
}

Scene& Scene::log(Instant when, domain::TicketLogged logged, std::string priority) {
  const Situation now = situation(when);
  change.record(when, now.actor, std::move(logged));
  change.record(when, now.actor, domain::TicketPrioritised{std::move(priority), false, "test"});
  hold_to_promises(change, now, when, now.actor, "logged");
  return *this;
}

Scene& Scene::then(Instant when, domain::Event event, const Actor& who) {
  sweep(when);
  // As the verbs do it, which know what policy says.
  if (auto* wait = std::get_if<domain::TicketWaiting>(&event)) wait->pauses = stops_resolution(change.after, wait->on, *policy);
  if (auto* routed = std::get_if<domain::TicketRouted>(&event))
    if (const policy::Team* team = policy->team(routed->team)) routed->vendor = team->vendor;
  change.record(when, who, std::move(event));
  follow(change, situation(when, who));
  return *this;
}

Scene& Scene::prioritise(std::string_view when, std::string priority, std::string reason) {
  then(when, domain::TicketPrioritised{std::move(priority), true, reason});
  hold_to_promises(change, situation(at(when)), at(when), test::person("ben"), reason);
  return *this;
}

Scene& Scene::sweep(Instant now) {
  pass_time(change, effects, situation(now), now);
  return *this;
}

const domain::Clock& Scene::clock(domain::ClockName name) const {
  const domain::Clock* found = change.after.clock(name);
  REQUIRE(found);
  return *found;
}
std::optional<Instant> Scene::due(domain::ClockName name) const {
  return decide::due(ticket(), clock(name), *policy);
}
std::string Scene::state(domain::ClockName name) const {
  return std::string(domain::word(decide::state(ticket(), clock(name))));
}
time::Span Scene::used(domain::ClockName name, std::string_view now) const {
  return decide::used(ticket(), clock(name), *policy, at(now));
}

std::vector<std::string> Scene::fired() const {
  std::vector<std::string> all;
  for (const auto& [when, event] : of<domain::RungFired>()) {
    all.push_back(format("{} {} {}", event.rung, event.n, to_text(policy->zone().local(when))));
  }
  return all;
}

std::vector<std::string> Scene::told() const {
  std::vector<std::string> all;
  for (const domain::Effect& effect : effects) {
    std::string line = effect.to + ": " + effect.reason;
    for (const auto& [name, value] : effect.data)
      if (name == "also")
        for (const json::Value& reason : *value.array()) line += ", " + *reason.string();
    all.push_back(std::move(line));
  }
  return all;
}

domain::TicketNoted answer(bool is_public) {
  return {"look here", is_public, false, false, 0, {}};
}
domain::TicketNoted asked() {
  return {"and now?", true, true, false, 0, {}};
}
domain::TicketWaiting waiting(domain::WaitingOn on, std::string ask) {
  return {on, std::nullopt, std::move(ask)};
}

}  // namespace spoc::decide::test
