// A ticket on its own, with a policy and some people: what a verb does to it, without a store.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "decide/situation.h"
#include "support/test.h"

namespace spoc::decide::test {

/// A directory that is a list.
struct Roster : domain::Directory {
  std::vector<domain::Person> people;
  std::map<std::string, domain::Load, std::less<>> loads;
  std::vector<domain::Absence> absences;

  domain::Person& add(std::string id, std::vector<std::string> teams, std::vector<std::string> leads = {});
  const domain::Person* person(std::string_view id) const override;
  std::vector<const domain::Person*> members(std::string_view team) const override;
  const domain::Person* lead_of(std::string_view team_or_department) const override;
  domain::Load load(std::string_view person) const override;
  std::optional<domain::Absence> absence(std::string_view person, Instant t) const override;
  const domain::Person* by_address(std::string_view address) const override;
};

/// Berlin, Monday to Friday 09:00–17:00; teams front, desktop, network, acme (a vendor); P1 to P4. `rest` brings SLAs,
/// ladders, rules. Fails the test with the diagnostics of a policy that is wrong.
std::shared_ptr<const policy::Policy> policy_with(std::string_view rest);

/// An SLA "standard" for every ticket, with `members` ("calendar = …"), and ladder "standard" with these rungs.
std::string standard(std::string_view members, std::string_view rungs = "");

/// "2026-06-05 16:30" in Berlin, with seconds where there are any.
Instant at(std::string_view local);

inline Actor person(std::string id) {
  return {std::move(id), {}, "cli"};
}
inline Actor program() {
  return {{}, {}, "deliver"};
}

/// One ticket as its verbs move it: before each, what time has caused is applied.
class Scene {
 public:
  explicit Scene(std::shared_ptr<const policy::Policy> policy);
  explicit Scene(std::string_view rest) : Scene(policy_with(rest)) {}

  /// Written down and held to its promises, of that priority.
  Scene& log(std::string_view when, std::string priority = "P3");
  Scene& log(Instant when, domain::TicketLogged logged, std::string priority);
  /// Records an event of a person (or of `who`), and what follows.
  Scene& then(Instant when, domain::Event event, const Actor& who = test::person("ben"));
  Scene& then(std::string_view when, domain::Event event, const Actor& who = test::person("ben")) {
    return then(at(when), std::move(event), who);
  }
  /// Another priority by hand: clocks are held to it.
  Scene& prioritise(std::string_view when, std::string priority, std::string reason = "the board asks");
  Scene& sweep(Instant now);
  Scene& sweep(std::string_view now) { return sweep(at(now)); }

  Situation situation(Instant now, const Actor& who = test::person("ben")) const;
  const Ticket& ticket() const { return change.after; }
  const domain::Clock& clock(domain::ClockName name) const;
  std::optional<Instant> due(domain::ClockName name) const;
  std::string state(domain::ClockName name) const;
  time::Span used(domain::ClockName name, std::string_view now) const;
  /// Events of that type, in order.
  template <class E>
  std::vector<std::pair<Instant, E>> of() const {
    std::vector<std::pair<Instant, E>> found;
    for (const auto& recorded : change.events)
      if (const E* event = std::get_if<E>(&recorded.event)) found.emplace_back(recorded.at, *event);
    return found;
  }
  /// "resolution@75% 1 2026-06-08 15:00": rung, n and true local time of each firing, in order.
  std::vector<std::string> fired() const;
  /// "assignee: resolution@75%" of each notice, what joined it behind commas.
  std::vector<std::string> told() const;

  std::shared_ptr<const policy::Policy> policy;
  Roster people;
  TicketChange change;
  std::vector<domain::Effect> effects;
};

domain::TicketNoted answer(bool is_public = true);
domain::TicketNoted asked();
domain::TicketWaiting waiting(domain::WaitingOn on, std::string ask = {});

}  // namespace spoc::decide::test
