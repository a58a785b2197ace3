#include "decide/undo.h"

#include "scene.h"
#include "support/test.h"

namespace spoc::decide {
namespace {

using domain::Effect;

const Actor kAna{"ana", "", "cli"}, kBen{"ben", "", "cli"};

PastEntry entry(std::int64_t version, std::int64_t operation, const Actor& actor, domain::Event event) {
  return {100 + version, version, {operation}, {time::from_unix(1'780'653'600 + version), actor, std::move(event)}};
}

std::vector<PastEntry> taken_by_ana() {
  return {entry(1, 1, kBen, domain::TicketLogged{}), entry(2, 2, kAna, domain::TicketTaken{}),
          entry(3, 2, kAna, domain::ClockStopped{})};
}

/// Operation 9 was a note, all others edits.
const CommandOf kCommands = [](domain::OperationId id) { return std::string(id.number == 9 ? "note" : "edit"); };

std::string refusal(const std::vector<PastEntry>& history, std::int64_t operation) {
  try {
    extent_of(history, {operation}, "ticket 7", kCommands);
  } catch (const Error& error) {
    CHECK(error.code == Code::conflict);
    return error.message;
  }
  return "";
}

TEST_CASE("an undo takes out everything from the operation's first entry on, with what time and deliveries added") {
  std::vector<PastEntry> history = taken_by_ana();
  history.push_back(entry(4, 3, time_actor(), domain::ClockBreached{}));
  history.push_back(entry(5, 4, {"", "", "deliver"}, domain::EffectFinished{}));
  const Extent extent = extent_of(history, {2}, "ticket 7", kCommands);
  CHECK(extent.first == 2);
  CHECK(extent.last == 5);
  CHECK(extent.operations == std::vector<domain::OperationId>{{2}, {3}, {4}});
  CHECK(later_event(history, 3) == nullptr);
}

TEST_CASE("what somebody did later forbids an undo and is named, until it is undone itself") {
  std::vector<PastEntry> history = taken_by_ana();
  history.push_back(entry(4, 3, kBen, domain::TicketEdited{}));
  CHECK(refusal(history, 2) ==
        "operation o2 cannot be undone: after it came entry 104, ticket.edited by ben in o3, about ticket 7");
  CHECK(later_event(history, 3) == &history[3]);
  history.push_back(entry(5, 4, kBen, domain::OperationUndone{{3}, 4, 4, "undo"}));
  CHECK(extent_of(history, {2}, "ticket 7", kCommands).last == 5);
  CHECK(refusal(history, 3) == "operation o3 was undone by o4");
}

TEST_CASE("nobody is told to undo first what cannot be undone") {
  const auto hint = [](domain::Event event, std::int64_t operation) {
    std::vector<PastEntry> history = taken_by_ana();
    history.push_back(entry(4, operation, kBen, std::move(event)));
    try {
      extent_of(history, {2}, "ticket 7", kCommands);
    } catch (const Error& error) {
      return error.hint;
    }
    return std::string();
  };
  CHECK(hint(domain::TicketEdited{}, 3) == "if it is to go, undo that first: spoc undo o3");
  CHECK(hint(domain::TicketNoted{}, 9) ==
        "\"note\" cannot be undone, so what was before it stands: change it by the verb that does");
}

TEST_CASE("what moves a run is not undone, and names what leads back") {
  for (const char* command : {"run start", "run amend", "run migrate", "run cancel", "run complete"}) {
    CHECK_FALSE(verb_to_undo(command));
    CHECK_FALSE(instead_of_undoing(command).empty());
  }
  CHECK(instead_of_undoing("note").empty());
}

TEST_CASE("what made a ticket cannot be undone") {
  CHECK(refusal(taken_by_ana(), 1).find("it made ticket 7") != std::string::npos);
  CHECK_FALSE(verb_to_undo("log"));
  CHECK(verb_to_undo("take") == Verb::take);
  CHECK(verb_to_undo("next") == Verb::take);
}

Queued queued(std::int64_t id, std::string to, std::string reason, std::string state) {
  Queued one;
  one.id = id;
  one.effect.to = std::move(to);
  one.effect.reason = std::move(reason);
  one.state = std::move(state);
  one.begun = one.state == "sent";
  if (one.begun) one.recipients = {"stranger@example.net"};
  return one;
}

TEST_CASE("a notice of both courses of time stands; others are dropped, or corrected when they may have left") {
  const auto policy = test::policy_with("");
  const test::Roster nobody;
  const Situation situation{*policy, [&](std::string_view) { return policy; }, nobody, kAna,
                            test::at("2026-06-05 16:30")};
  Ticket ticket;
  ticket.id = {7};
  std::vector<Effect> anew(2);
  anew[0].to = "lead", anew[0].reason = "resolution@100%";
  anew[1].to = "assignee", anew[1].reason = "resolution@75%";
  const std::vector<Queued> old = {
      queued(1, "lead", "resolution@100%", "sent"), queued(2, "person:ben", "assigned", "queued"),
      queued(3, "requester", "resolved", "sent"),   queued(4, "owner", "stalled:silent", "sent"),
      queued(5, "requester", "undone", "queued"),   queued(6, "requester", "closed", "sent")};
  const Amends amends = amends_for(ticket, old, anew, situation);
  CHECK(amends.drop == std::vector<std::int64_t>{2});
  REQUIRE(anew.size() == 1);
  CHECK(anew[0].to == "assignee");
  REQUIRE(amends.corrections.size() == 2);
  CHECK(amends.corrections[0].to == "requester");
  CHECK(amends.corrections[0].data == json::Object{{"undid", json::Array{"resolved", "closed"}}});
  CHECK(amends.corrections[1].to == "address:stranger@example.net");
}

}  // namespace
}  // namespace spoc::decide
