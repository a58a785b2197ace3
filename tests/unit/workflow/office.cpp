#include "office.h"

#include <algorithm>

#include "policy/load.h"

namespace spoc::workflow::test {

namespace {

constexpr std::string_view kPolicy = R"(
spoc = 1
[desk]
name = "Office"
address = "help@example.org"
time_zone = "Europe/Berlin"
calendar = "office"
front_line = "it"
[calendar.office]
hours = { mon-fri = ["09:00-17:00"] }
[calendar.always]
hours = { mon-sun = ["00:00-24:00"] }
[department.hr]
title = "HR"
[department.finance]
title = "Finance"
[department.it]
title = "IT"
[department.facilities]
title = "Facilities"
[team.hr]
department = "hr"
[team.finance]
department = "finance"
[team.payroll]
department = "finance"
[team.it]
department = "it"
[team.desktop]
department = "it"
[team.identity]
department = "it"
[team.access]
department = "it"
[team.network]
department = "it"
[team.workplace]
department = "facilities"
[event."hr.signed"]
fields = { employee = "string", pages = "int?" }
[event."hr.withdrew"]
fields = { employee = "string" }
[priority]
levels = ["P1", "P2", "P3"]
weight = [4, 2, 1]
matrix = [["P1", "P1", "P2"], ["P1", "P2", "P3"], ["P2", "P3", "P3"]]
)";

domain::Person make_person(std::string id, std::string manager, std::vector<std::string> teams,
                           std::vector<std::string> leads) {
  domain::Person person;
  person.id = id;
  person.name = std::string(1, static_cast<char>(id.front() - 'a' + 'A')) + id.substr(1);
  person.address = id + "@example.org";
  person.manager = std::move(manager);
  person.teams = std::move(teams);
  person.lead_of = std::move(leads);
  return person;
}

bool has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

const policy::Policy& office() {
  static const policy::Loaded loaded =
      policy::load({{"spoc.toml", std::string(kPolicy)}, {"workflows/equipment.toml", ""}});
  if (!loaded.policy) {
    for (const auto& found : loaded.diagnostics) FAIL(to_text(found, kPolicy));
  }
  return *loaded.policy;
}

People::People() {
  people_.push_back(make_person("ana", "cfo", {"hr"}, {}));
  people_.push_back(make_person("bob", "ana", {"hr", "it"}, {"hr"}));
  people_.push_back(make_person("cfo", "", {"finance"}, {"finance"}));
  people_.push_back(make_person("dan", "cfo", {"finance"}, {}));
  people_.push_back(make_person("eve", "cfo", {"finance"}, {}));
}

const domain::Person* People::person(std::string_view id) const {
  const auto found = std::find_if(people_.begin(), people_.end(), [&](const auto& p) { return p.id == id; });
  return found == people_.end() ? nullptr : &*found;
}

std::vector<const domain::Person*> People::members(std::string_view team) const {
  std::vector<const domain::Person*> found;
  for (const auto& person : people_)
    if (has(person.teams, team)) found.push_back(&person);
  return found;
}

const domain::Person* People::lead_of(std::string_view name) const {
  const auto found = std::find_if(people_.begin(), people_.end(), [&](const auto& p) { return has(p.lead_of, name); });
  return found == people_.end() ? nullptr : &*found;
}

const domain::Person* People::by_address(std::string_view address) const {
  const auto found = std::find_if(people_.begin(), people_.end(), [&](const auto& p) { return p.address == address; });
  return found == people_.end() ? nullptr : &*found;
}

const People& people() {
  static const People people;
  return people;
}

Instant at(std::string_view local) {
  const auto date = time::parse_date(local.substr(0, 10));
  REQUIRE(date);
  const int hour = std::stoi(std::string(local.substr(11, 2)));
  const int minute = std::stoi(std::string(local.substr(14, 2)));
  return office().zone().instant({*date, hour * 3600 + minute * 60, 0}, time::Choice::first);
}

std::shared_ptr<const Definition> define(std::string_view text) {
  Loaded loaded = load(text, "workflows/sample.toml", office());
  std::string wrong;
  for (const auto& found : loaded.diagnostics)
    if (found.severity == Severity::error) wrong += to_text(found, text) + "\n";
  INFO(wrong);
  REQUIRE(loaded.definition);
  return loaded.definition;
}

std::shared_ptr<const Definition> define_steps(std::string_view steps) {
  return define("spoc = 1\n[workflow]\ntitle = \"Sample\"\nowner = \"hr\"\n" + std::string(steps));
}

std::vector<std::string> findings(std::string_view text) {
  std::vector<std::string> found;
  for (const auto& diagnostic : load(text, "workflows/sample.toml", office()).diagnostics)
    found.push_back(std::to_string(diagnostic.line) + ": " + diagnostic.code);
  return found;
}

Driven::Driven(std::shared_ptr<const Definition> definition, json::Object inputs, std::string_view now)
    : definition_(std::move(definition)) {
  now_ = at(now);
  PreparedInputs prepared = prepare_inputs(*definition_, inputs, {office(), people()}, now_);
  for (const auto& problem : prepared.problems) FAIL(problem.path << ": " << problem.message);
  change_.after.id = change_.before.id = {7};
  then(Started{std::move(prepared.values), "bundle", {}, {}, {}}, now);
}

Driven& Driven::then(const Stimulus& stimulus, std::string_view now, std::string_view who, std::string_view on_behalf) {
  if (!now.empty()) now_ = at(now);
  RunChange change = change_;
  Services services{office(), people(), [&] { return TicketId{next_ticket_++}; }};
  services.kept = [&](const std::string&, Instant) { return kept; };
  services.call = [&](const CallOrder& order) {
    calls.push_back(order);
    return Called{{100 + static_cast<std::int64_t>(calls.size())},
                  order.workflow == "equipment" ? "" : "no such workflow"};
  };
  services.mutex_holder = [&](const std::string& mutex) { return mutex == held_elsewhere ? "r3/desk" : ""; };
  last_ = advance(*definition_, change, stimulus, {std::string(who), std::string(on_behalf), "cli"}, now_, services);
  change_ = std::move(change);
  tickets_.insert(tickets_.end(), last_.tickets.begin(), last_.tickets.end());
  ends_.insert(ends_.end(), last_.ends.begin(), last_.ends.end());
  return *this;
}

Driven& Driven::done(std::string_view step, std::string_view now, json::Object outputs, std::string_view who) {
  return then(Completed{std::string(step), std::move(outputs)}, now, who);
}

Driven& Driven::decide(std::string_view step, bool approved, std::string_view who, std::string_view now,
                       std::string_view why) {
  return then(Decided{std::string(step), approved, std::string(why)}, now, who);
}

Driven& Driven::item_done(std::string_view step, std::string_view item, std::string_view now, json::Object outputs) {
  return then(Completed{std::string(step), std::move(outputs), 0, std::string(item)}, now);
}

std::string Driven::item_state(std::string_view step, std::string_view item) const {
  const Step* found = run().step(step, item);
  return found ? std::string(domain::word(found->state)) : "none";
}

Driven& Driven::sweep(std::string_view now) {
  return then(Woken{}, now, "");
}

std::string Driven::state(std::string_view id) const {
  const Step* found = run().step(id);
  return std::string(domain::word(found ? found->state : StepState::pending));
}

const Step& Driven::step(std::string_view id) const {
  const Step* found = run().step(id);
  REQUIRE(found);
  return *found;
}

const TicketOrder& Driven::ticket(std::string_view id) const {
  for (auto order = tickets_.rbegin(); order != tickets_.rend(); ++order)
    if (order->step == id) return *order;
  FAIL("no ticket of step " << id);
  return tickets_.front();
}

}  // namespace spoc::workflow::test
