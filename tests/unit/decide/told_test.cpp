#include <map>
#include <set>

#include "decide/notices.h"
#include "policy/reasons.h"
#include "support/test.h"

namespace {

using namespace spoc;

/// An event of its kind in which somebody else does something to a ticket that has everybody a notice can be for.
std::set<std::string> told_about(const domain::Event& event, bool is_new) {
  domain::TicketChange change;
  domain::Ticket& ticket = change.after;
  ticket.id = {1};
  ticket.subject = "VPN";
  ticket.team = "network";
  ticket.requester = {"", "Rita", "rita@example.org", ""};
  if (!is_new) change.before.version = 7;
  change.events.push_back({time::from_unix(1'790'000'000), {"cleo", "", "cli"}, event});
  std::vector<domain::Effect> effects;
  decide::tell_about(change, 0, effects);
  std::set<std::string> reasons;
  for (const domain::Effect& effect : effects) reasons.insert(effect.reason);
  return reasons;
}

TEST_CASE("the table of reasons says what each event of a ticket tells") {
  domain::TicketNoted from_requester, to_requester;
  from_requester.from_requester = from_requester.is_public = true;
  to_requester.is_public = true;
  domain::TicketWaiting waiting;
  waiting.on = domain::WaitingOn::requester;
  domain::TicketPassedOn passed_on;
  passed_on.person = "ben";
  domain::TicketAssigned assigned;
  assigned.assignee = "ben";
  domain::TicketRouted routed;
  routed.team = "network";
  const std::vector<std::pair<domain::Event, bool>> all = {{domain::TicketLogged{}, true},
                                                           {assigned, false},
                                                           {passed_on, false},
                                                           {routed, false},
                                                           {from_requester, false},
                                                           {to_requester, false},
                                                           {waiting, false},
                                                           {domain::TicketReminded{}, false},
                                                           {domain::TicketResolved{}, false},
                                                           {domain::TicketClosed{}, false},
                                                           {domain::TicketReopened{}, false},
                                                           {domain::TicketMerged{}, false},
                                                           {domain::TicketCancelled{}, false}};
  std::map<std::string, std::set<std::string>> by_event;
  for (const auto& [event, is_new] : all) by_event[std::string(domain::kind(event))].merge(told_about(event, is_new));
  for (const auto& [event, told] : by_event) {
    INFO(event);
    std::set<std::string> in_table;
    for (const policy::Reason& one : policy::reasons())
      if (one.event == event) in_table.insert(std::string(one.name));
    CHECK(told == in_table);
  }
}

}  // namespace
