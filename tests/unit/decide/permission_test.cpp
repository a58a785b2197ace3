#include "decide/permission.h"

#include <algorithm>

#include "policy/keys.h"
#include "scene.h"

namespace spoc::decide {

using namespace test;

namespace {

constexpr std::string_view kRoles = R"toml(
[department.hr]
[team.relations]
department = "hr"
confidential = true
[team.payroll]
department = "hr"
[service.pay]
title = "Pay"
confidential = true
[role.agent]
see = "department"
may = { work = "team", edit = "team", cancel = "department", report = "team" }
[role.manager]
see = "desk"
may = { report = "desk" }
[account.mail]
login = "nobody"
may = { log_mail = "desk" }
)toml";

struct Office {
  Office() {
    add("nadia", {"front"}, "agent", "it");
    add("tomas", {"network"}, "agent", "it");
    add("helene", {"relations"}, "agent", "hr");
    add("greta", {}, "manager", "sales");
    add("viktor", {}, "administrator", "it");
    add("ana", {}, "", "sales");
    add("gone", {"front"}, "administrator", "it").left = true;
  }
  domain::Person& add(std::string id, std::vector<std::string> teams, std::string role, std::string department) {
    domain::Person& person = people.add(std::move(id), std::move(teams));
    if (!role.empty()) person.roles = {std::move(role)};
    person.department = std::move(department);
    return person;
  }
  Authority who(std::string id) const { return authority_of(test::person(std::move(id)), false, *policy, people); }
  Answer ask(std::string id, Verb verb, const Ticket& ticket) const {
    return permission(who(std::move(id)), verb, ticket).answer;
  }

  std::shared_ptr<const policy::Policy> policy = policy_with(kRoles);
  Roster people;
};

Ticket of_team(std::string team, std::string department) {
  Ticket ticket;
  ticket.id = {42};
  ticket.team = std::move(team);
  ticket.department = std::move(department);
  ticket.requester = {"ana", "Ana", "ana@example.org", "sales"};
  return ticket;
}

}  // namespace

TEST_CASE("verbs have the words of policy") {
  std::vector<std::string_view> ours(verb_words().begin(), verb_words().end()), theirs;
  for (const std::string_view verb : policy::verbs())
    if (verb != "work") theirs.push_back(verb);
  std::sort(ours.begin(), ours.end());
  std::sort(theirs.begin(), theirs.end());
  CHECK(ours == theirs);
  CHECK(word(Verb::log_mail) == "log_mail");
  CHECK(word(Verb::override_priority) == "override");
}

TEST_CASE("a role reaches as far as policy says, and what is seen but not reached is refused") {
  const Office office;
  const Ticket front = of_team("front", "it"), network = of_team("network", "it"), payroll = of_team("payroll", "hr");
  CHECK(office.ask("nadia", Verb::take, front) == Answer::allowed);
  CHECK(office.ask("nadia", Verb::take, network) == Answer::refused);
  CHECK(office.ask("nadia", Verb::cancel, network) == Answer::allowed);
  CHECK(office.ask("nadia", Verb::cancel, payroll) == Answer::absent);
  CHECK(office.ask("nadia", Verb::assign, front) == Answer::refused);
  CHECK(office.ask("greta", Verb::show, payroll) == Answer::allowed);
  CHECK(office.ask("greta", Verb::take, payroll) == Answer::refused);
  CHECK(office.ask("viktor", Verb::assign, payroll) == Answer::allowed);
}

TEST_CASE("what nobody placed is the front line's") {
  const Office office;
  const Ticket nowhere = of_team("", "");
  CHECK(office.ask("nadia", Verb::take, nowhere) == Answer::allowed);
  CHECK(office.ask("tomas", Verb::take, nowhere) == Answer::absent);
}

TEST_CASE("who asked is told the status, answers, rates and reopens, and does nothing else") {
  const Office office;
  Ticket ticket = of_team("network", "it");
  for (const bool confidential : {false, true}) {
    ticket.confidential = confidential;
    for (const Verb verb : {Verb::status, Verb::note, Verb::rate, Verb::reopen, Verb::close})
      CHECK(office.ask("ana", verb, ticket) == Answer::allowed);
    for (const Verb verb : {Verb::take, Verb::resolve, Verb::edit, Verb::route, Verb::cancel, Verb::history})
      CHECK(office.ask("ana", verb, ticket) == Answer::refused);
    CHECK(permission(office.who("ana"), Verb::show, ticket).seen == Seen::status);
  }
  ticket.requester = {};
  CHECK(office.ask("ana", Verb::status, ticket) == Answer::absent);
  ticket.logged_by = "ana";
  CHECK(office.ask("ana", Verb::status, ticket) == Answer::allowed);
  CHECK(permission(office.who("stranger"), Verb::log).answer == Answer::allowed);
  CHECK(permission(office.who("stranger"), Verb::report).answer == Answer::refused);
}

TEST_CASE("confidential is stronger than any role") {
  const Office office;
  Ticket by_team = of_team("relations", "hr"), by_service = of_team("payroll", "hr"),
         by_itself = of_team("network", "it");
  by_service.service = "pay";
  by_itself.confidential = true;
  for (const Ticket& ticket : {by_team, by_service, by_itself})
    for (const char* who : {"viktor", "greta", "nadia"}) CHECK(office.ask(who, Verb::show, ticket) == Answer::absent);
  CHECK(office.ask("helene", Verb::take, by_team) == Answer::allowed);
  CHECK(office.ask("helene", Verb::show, by_service) == Answer::absent);  // of another team of the department
  CHECK(office.ask("tomas", Verb::take, by_itself) == Answer::allowed);
  by_team.owner = "nadia";
  CHECK(permission(office.who("nadia"), Verb::show, by_team).seen == Seen::status);
  CHECK(office.ask("nadia", Verb::edit, by_team) == Answer::refused);
  by_team.assignee = "nadia";
  CHECK(office.ask("nadia", Verb::resolve, by_team) == Answer::allowed);
}

TEST_CASE("whoever a ticket is given to works on it, whatever their roles") {
  const Office office;
  Ticket ticket = of_team("payroll", "hr");
  ticket.assignee = "greta";
  for (const Verb verb : {Verb::take, Verb::resolve, Verb::tick, Verb::approve, Verb::release})
    CHECK(office.ask("greta", verb, ticket) == Answer::allowed);
  CHECK(office.ask("greta", Verb::edit, ticket) == Answer::refused);
  ticket.assignee.clear();
  ticket.participants = {{"ana", {}, {}}};
  ticket.requester = {};
  CHECK(permission(office.who("ana"), Verb::show, ticket).seen == Seen::status);  // follows it
  CHECK(office.ask("ana", Verb::rate, ticket) == Answer::refused);
  ticket.participants = {{"ana", {}, {}, true}};
  CHECK(office.ask("ana", Verb::approve, ticket) == Answer::allowed);
  CHECK(office.ask("ana", Verb::resolve, ticket) == Answer::refused);
}

TEST_CASE(
    "the department that answers for a run moves its steps, and whom it is about sees nothing of a confidential one") {
  const Office office;
  Ticket step = of_team("network", "it");
  step.requester = {};
  step.run = {7};
  step.accountable = "hr";
  CHECK(office.ask("helene", Verb::resolve, step) == Answer::allowed);
  step.confidential = true;
  CHECK(office.ask("helene", Verb::resolve, step) == Answer::allowed);
  step.about = "helene@example.org";
  CHECK(office.ask("helene", Verb::show, step) == Answer::absent);
  step.assignee = "helene";
  CHECK(office.ask("helene", Verb::resolve, step) == Answer::allowed);
}

TEST_CASE("who has left has no roles, and a program is only its account") {
  const Office office;
  CHECK(office.ask("gone", Verb::show, of_team("front", "it")) == Answer::absent);
  CHECK_FALSE(is_administrator(office.who("gone")));
  const Authority mail = authority_of({{}, {}, "mail"}, false, *office.policy, office.people);
  CHECK(permission(mail, Verb::log_mail).answer == Answer::allowed);
  CHECK(permission(mail, Verb::sweep).answer == Answer::refused);
  CHECK(permission(mail, Verb::show, of_team("front", "it")).answer == Answer::absent);
  const Authority nobody = authority_of({{}, {}, "unknown"}, false, *office.policy, office.people);
  for (const std::string_view word : verb_words()) {
    const auto verb =
        static_cast<Verb>(std::find(verb_words().begin(), verb_words().end(), word) - verb_words().begin());
    CHECK(permission(nobody, verb).answer == Answer::refused);
  }
}

TEST_CASE("who owns the store sees and does everything") {
  const Office office;
  Ticket secret = of_team("relations", "hr");
  const Authority owner = authority_of(test::person("root"), true, *office.policy, office.people);
  CHECK(permission(owner, Verb::edit, secret).answer == Answer::allowed);
  CHECK(sight_for(owner, Verb::report).unlimited);
}

TEST_CASE("absent and forbidden are said in the same words") {
  const Office office;
  const auto said = [](const auto& ask) {
    try {
      ask();
    } catch (const Error& error) {
      return std::pair(error.code, error.message + "|" + error.hint);
    }
    return std::pair(Code::ok, std::string());
  };
  const Ticket secret = of_team("relations", "hr");
  const auto forbidden = said([&] { require(office.who("nadia"), Verb::take, secret); });
  CHECK(forbidden == said([&] { throw no_ticket({42}); }));
  const auto refused = said([&] { require(office.who("nadia"), Verb::take, of_team("network", "it")); });
  CHECK(refused.first == Code::refused);
  CHECK(refused.second.find("nadia may not take ticket 42") == 0);
  CHECK(refused.second.find("role agent: take as far as team") != std::string::npos);
}

TEST_CASE("a report counts what its verb reaches of what is seen") {
  const Office office;
  const Sight sight = sight_for(office.who("nadia"), Verb::report);
  CHECK(domain::seen(sight, of_team("front", "it")) == Seen::whole);
  CHECK(domain::seen(sight, of_team("network", "it")) == Seen::nothing);
  Ticket own = of_team("network", "it");
  own.requester.person = "nadia";
  CHECK(domain::seen(sight, own) == Seen::nothing);
}

TEST_CASE("who made the desk can be given its administration") {
  const Office office;
  Authority maker = office.who("maker");
  make_administrator(maker, *office.policy);
  CHECK(is_administrator(maker));
  CHECK(permission(maker, Verb::apply).answer == Answer::allowed);
  CHECK(permission(maker, Verb::show, of_team("payroll", "hr")).answer == Answer::allowed);
  CHECK(permission(maker, Verb::show, of_team("relations", "hr")).answer == Answer::absent);
}

}  // namespace spoc::decide
