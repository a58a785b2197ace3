#include "desk/participate.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/notices.h"
#include "desk/deciding.h"
#include "desk/status.h"
#include "desk/who.h"

namespace spoc::desk {
namespace {

using domain::Participant;
using domain::TicketChange;

bool same(const Participant& participant, const std::string& person, const std::string& address) {
  return (!person.empty() && participant.person == person) ||
         (!address.empty() && lower(participant.address) == lower(address));
}

const Participant* participant_of(const domain::Ticket& ticket, const std::string& person, const std::string& address) {
  const auto found = std::find_if(ticket.participants.begin(), ticket.participants.end(),
                                  [&](const Participant& p) { return same(p, person, address); });
  return found == ticket.participants.end() ? nullptr : &*found;
}

std::vector<std::string> names_of(const domain::Ticket& ticket) {
  std::vector<std::string> names;
  for (const Participant& participant : ticket.participants)
    names.push_back(participant.address.empty() ? participant.person : participant.address);
  return names;
}

}  // namespace

Outcome watch(Desk& desk, TicketId id, const std::string& words) {
  return each_ticket(desk, decide::Verb::watch, {id}, [&](Deciding& deciding, TicketChange& change) {
    require_conversation(change.after);
    if (change.after.run)
      throw Error(Code::conflict,
                  format("ticket {} is a step of run {}: it sends nothing to who asked", to_text(id),
                         to_text(change.after.run)),
                  "follow the run: spoc run show");
    const domain::Requester who = the_requester(deciding.unit(), words);
    if (who.person.empty() && who.address.empty())
      throw Error(Code::usage, "who is to follow it was not said", "name an address or a person");
    if (who.address.empty())
      throw Error(Code::data, format("{} has no address to write to", who.person), "name an address");
    if (participant_of(change.after, who.person, who.address)) return;
    deciding.record(change, domain::TicketWatched{{who.person, who.name, who.address}});
  });
}

Outcome unwatch(Desk& desk, TicketId id, const std::string& words) {
  return each_ticket(desk, decide::Verb::watch, {id}, [&](Deciding& deciding, TicketChange& change) {
    const Participant* found = participant_of(change.after, words, words);
    if (!found) {
      const std::vector<domain::Person> people = who(deciding.unit(), words);
      if (people.size() == 1) found = participant_of(change.after, people.front().id, people.front().address);
    }
    if (!found)
      throw Error(Code::not_found, format("\"{}\" does not follow ticket {}", words, to_text(id)),
                  did_you_mean(words, names_of(change.after)));
    deciding.record(change, domain::TicketUnwatched{found->address.empty() ? found->person : found->address});
  });
}

Outcome consult(Desk& desk, const std::vector<TicketId>& ids, const std::string& words, const std::string& text) {
  if (trim(text).empty()) throw Error(Code::usage, "asking somebody needs a question", "say it with -m TEXT");
  return each_ticket(desk, decide::Verb::route, ids, [&](Deciding& deciding, TicketChange& change) {
    require_conversation(change.after);
    const domain::Person person = the_person(deciding.unit(), words);
    if (person.left) throw Error(Code::refused, format("{} has left", person.name), "ask somebody else");
    if (change.after.assignee == person.id)
      throw Error(Code::conflict, format("{} has ticket {} already", person.id, to_text(change.after.id)),
                  "write a note: spoc note");
    deciding.record(change, domain::TicketNoted{to_utf8(text), false, false, false, 0, {}});
    deciding.record(change, domain::TicketConsulted{{person.id, person.name, person.address, true}});
    decide::add_notice(deciding.effects(), {change.after,
                                            "person:" + person.id,
                                            "consulted",
                                            deciding.now(),
                                            deciding.actor().person,
                                            {},
                                            false,
                                            {{"text", text}}});
  });
}

}  // namespace spoc::desk
