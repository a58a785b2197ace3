#include "desk/link.h"

#include <algorithm>

#include "decide/ladder.h"
#include "desk/deliver.h"
#include "desk/log.h"
#include "desk/undo.h"
#include "undoing.h"
#include "works.h"

namespace {

using namespace spoc;
using domain::LinkKind, domain::Status, domain::TicketId;
using test::Works, test::hour, test::members;

/// The conflict that a verb ends with.
std::string conflict(const std::function<void()>& verb) {
  try {
    verb();
  } catch (const Error& error) {
    CHECK(error.code == Code::conflict);
    return error.message;
  }
  return "no conflict";
}

TEST_CASE("what is blocked is not resolved before what blocks it, and a circle is refused by name") {
  Works works;
  const auto a = works.log("cable", "rita@example.net"), b = works.log("switch", "rita@example.net"),
             c = works.log("vpn", "rita@example.net");
  desk::Desk cleo = works.at(1);
  desk::link(cleo, {a}, LinkKind::blocks, b, false);
  desk::link(cleo, {b}, LinkKind::blocks, c, false);
  CHECK(works.ticket(b).links == std::vector<domain::Link>{{LinkKind::blocked_by, a}, {LinkKind::blocks, c}});
  CHECK(conflict([&] { desk::link(cleo, {c}, LinkKind::blocks, a, false); }) ==
        "that would be a circle: 3 blocks 1 blocks 2 blocks 3");
  CHECK(works.code([&] { desk::link(cleo, {a}, LinkKind::blocks, a, false); }) == Code::usage);
  CHECK(conflict([&] {
          desk::resolve(cleo, {c}, {"done", {}, {}});
        }).find("blocked by 2 (new, front)") != std::string::npos);
  const std::int64_t version = works.ticket(a).version;
  desk::link(cleo, {a}, LinkKind::blocks, b, false);
  CHECK(works.ticket(a).version == version);
  desk::resolve(cleo, {a, b, c}, {"done", {}, {}});
  CHECK(works.ticket(c).status == Status::resolved);
  CHECK(works.differences().empty());
}

TEST_CASE("a link that is taken away gates nothing") {
  Works works;
  const auto a = works.log("cable", "rita@example.net"), b = works.log("switch", "rita@example.net");
  desk::Desk cleo = works.at(1);
  desk::link(cleo, {a}, LinkKind::blocks, b, false);
  desk::link(cleo, {a}, LinkKind::blocks, b, true);
  CHECK(works.ticket(a).links.empty());
  CHECK(works.ticket(b).links.empty());
  desk::resolve(cleo, {b}, {"done", {}, {}});
  CHECK(works.ticket(b).status == Status::resolved);
}

TEST_CASE("what is blocked since it was resolved is closed only by force") {
  Works works;
  const auto a = works.log("cable", "rita@example.net"), b = works.log("switch", "rita@example.net");
  desk::Desk cleo = works.at(1);
  desk::resolve(cleo, {b}, {"done", {}, {}});
  desk::link(cleo, {a}, LinkKind::blocks, b, false);
  CHECK(conflict([&] { desk::close(cleo, {b}, {}); }).find("blocked by 1") != std::string::npos);
}

TEST_CASE(
    "what a stalled ticket blocks is stalled too, at the true time, until that goes on; who works on it is told") {
  Works works(R"toml(
[stalled]
unowned = "6h"
blocked = "10h"
)toml");
  const auto a = works.log("switch", "rita@example.net", {.urgency = "low"}), b = works.log("phones", "omar@example.net", {.urgency = "low"}),
             c = works.log("mail", "ines@example.net", {.urgency = "low"});
  desk::Desk cleo = works.at(0.1), ben = works.at(40), at_last = works.at(41);
  desk::take(cleo, {b});
  desk::link(cleo, {a}, LinkKind::blocks, b, false);
  const auto stalls = [&](TicketId id, double at) {
    std::vector<policy::StalledKind> kinds;
    const domain::Ticket ticket = works.ticket(id);
    const auto policy = works.store().policy(ticket.bundle);
    for (const decide::Stalled& stalled : decide::stalled(ticket, *policy, hour(at))) kinds.push_back(stalled.kind);
    return kinds;
  };
  works.sweep(5);
  CHECK(stalls(b, 5).empty());
  works.sweep(7);  // nobody has taken the switch for six hours
  const std::vector<domain::Link> marked = {{LinkKind::blocked_by, a, hour(6)}};
  CHECK(works.ticket(b).links == marked);
  CHECK(stalls(b, 15.9).empty());
  CHECK(stalls(b, 16) == std::vector{policy::StalledKind::blocked});
  // What it blocks from now on knows at once.
  desk::Desk later = works.at(17);
  desk::link(later, {a}, LinkKind::blocks, c, false);
  CHECK(stalls(c, 17).front() == policy::StalledKind::unowned);
  CHECK(works.ticket(c).links.front().stalled_since == hour(6));
  desk::take(ben, {a});
  CHECK_FALSE(works.ticket(b).links.front().stalled_since);
  CHECK_FALSE(works.ticket(c).links.front().stalled_since);
  CHECK(stalls(b, 40).empty());
  desk::resolve(at_last, {a}, {"a new one", {}, {}});
  const auto told = works.effects("queued");
  CHECK(std::any_of(told.begin(), told.end(), [&](const store::QueuedEffect& queued) {
    return queued.effect.ticket == b && queued.effect.to == "assignee" && queued.effect.reason == "freed";
  }));
  CHECK(works.differences().empty());
}

TEST_CASE("undoing what made a ticket go on leaves what it blocks stalled as before") {
  Works works("[stalled]\nunowned = \"6h\"\n");
  const auto a = works.log("switch", "rita@example.net", {.urgency = "low"}), b = works.log("phones", "omar@example.net", {.urgency = "low"});
  desk::Desk cleo = works.at(0.1), take = works.at(8), undoing = works.at(9);
  desk::link(cleo, {a}, LinkKind::blocks, b, false);
  works.sweep(7);
  const auto marked = works.ticket(b).links;
  REQUIRE(marked.front().stalled_since == hour(6));
  take.caller.verb = "take";
  desk::take(take, {a});
  REQUIRE_FALSE(works.ticket(b).links.front().stalled_since);
  undoing.caller.verb = "undo";
  desk::undo(undoing, std::nullopt);
  CHECK(works.ticket(b).links == marked);
  CHECK(works.differences().empty());
}

TEST_CASE("a parent with open children is answered with them, or not at all; who asked twice gets one message") {
  Works works;
  const auto parent = works.log("the network is down", "rita@example.net");
  const auto one = works.log("no web", "rita@example.net"), two = works.log("no mail", "omar@example.net"),
             three = works.log("no phone", "omar@example.net");
  desk::Desk cleo = works.at(0.1);
  desk::link(cleo, {one, two}, LinkKind::child_of, parent, false);
  desk::link(cleo, {three}, LinkKind::child_of, two, false);
  CHECK(works.ticket(one).parent == parent);
  CHECK(conflict([&] { desk::link(cleo, {parent}, LinkKind::child_of, three, false); }) ==
        "that would be a circle: 1 child_of 4 child_of 3 child_of 1");
  CHECK(conflict([&] { desk::link(cleo, {one}, LinkKind::child_of, two, false); }).find("is a child of 1 already") !=
        std::string::npos);
  CHECK(conflict([&] { desk::resolve(cleo, {parent}, {"back", {}, {}}); }) == "ticket 1 has open children: 2, 3, 4");
  const auto send = [&](double at) {
    desk::Desk sender = works.at(at);
    std::vector<desk::Sent> sent;
    desk::deliver(sender, {works.folder(), [at] { return hour(at); }},
                  [&](const desk::Sent& message) { sent.push_back(message); });
    return sent;
  };
  send(0.2);
  desk::Desk then = works.at(0.25);
  const auto outcome = desk::resolve(then, {parent}, {.text = "back", .article = {}, .set = {}, .with_children = true});
  for (const TicketId id : {parent, one, two, three}) {
    CHECK(works.ticket(id).status == Status::resolved);
    CHECK(works.ticket(id).operation == outcome.operation);
  }
  auto sent = send(0.3);
  CHECK(std::count_if(sent.begin(), sent.end(), [](const desk::Sent& s) { return s.to == "rita@example.net"; }) == 1);
  CHECK(std::count_if(sent.begin(), sent.end(), [](const desk::Sent& s) { return s.to == "omar@example.net"; }) == 1);
  CHECK(works.differences().empty());
}

TEST_CASE("resolving a ticket resolves its duplicates with its answer; undoing takes all of it back") {
  Works works;
  const auto a = works.log("no web", "rita@example.net"), b = works.log("no internet", "omar@example.net"),
             c = works.log("www", "ines@example.net");
  desk::Desk cleo = works.at(0.1);
  desk::link(cleo, {b}, LinkKind::duplicates, a, false);
  desk::link(cleo, {c}, LinkKind::duplicates, b, false);
  cleo.caller.verb = "resolve";
  const domain::Ticket before = works.ticket(c);
  desk::resolve(cleo, {a}, {"restart it", {}, {}});
  for (const TicketId id : {a, b, c}) CHECK(works.ticket(id).status == Status::resolved);
  desk::Desk again = works.at(0.2);
  again.caller.verb = "undo";
  CHECK(desk::undo(again, std::nullopt).tickets.size() == 3);
  CHECK(members(works.ticket(c)) == members(before));
  CHECK(works.differences().empty());
}

TEST_CASE("a merged ticket lives on in the other one, with its people and the earlier clock") {
  Works works;
  const auto a = works.log("printer", "rita@example.net");
  desk::Desk first = works.at(1);
  intake::Draft draft;
  draft.subject = "printer is broken";
  draft.requester = "omar@example.net";
  desk::Desk late = works.at(2, "ben");
  const auto b = desk::log(late, draft, intake::OnKnown::ignore).rows.front().ticket;
  desk::Desk cleo = works.at(3);
  desk::merge(cleo, {a}, b);
  const domain::Ticket source = works.ticket(a), target = works.ticket(b);
  CHECK(source.status == Status::merged);
  CHECK(source.merged_into == b);
  for (const domain::Clock& clock : source.clocks) CHECK_FALSE(clock.running());
  REQUIRE(target.participants.size() == 1);
  CHECK(target.participants.front().address == "rita@example.net");
  CHECK(target.clock(domain::ClockName::resolution)->started_at == hour(0));
  CHECK(target.links == std::vector<domain::Link>{{LinkKind::duplicated_by, a}});
  CHECK(conflict([&] { desk::resolve(cleo, {a}, {"x", {}, {}}); }).find("is merged") != std::string::npos);
  desk::note(cleo, {a},
             {.text = "said to the old number", .is_public = false, .as_requester = false, .spent_s = 0, .files = {}});
  CHECK(works.kinds(b).back() == "ticket.noted");
  works.store().read([&](store::Reading& reading) { CHECK(desk::answering_for(reading, a) == b); });
  CHECK(works.code([&] { desk::merge(cleo, {b}, b); }) == Code::usage);
  CHECK(works.code([&] { desk::merge(cleo, {b}, a); }) == Code::conflict);
  CHECK(works.differences().empty());
}

TEST_CASE("unmerging makes both as if they had never been merged, and time goes on for both") {
  Works one, other;
  TicketId a, b;
  for (Works* works : {&one, &other}) {
    a = works->log("printer", "rita@example.net", {.urgency = "high"});
    intake::Draft draft;
    draft.subject = "printer is broken";
    draft.requester = "omar@example.net";
    desk::Desk late = works->at(2, "ben");
    b = desk::log(late, draft, intake::OnKnown::ignore).rows.front().ticket;
  }
  desk::Desk cleo = one.at(3);
  desk::merge(cleo, {a}, b);
  one.sweep(8);
  desk::Desk later = one.at(30);
  desk::unmerge(later, a);
  one.sweep(30), other.sweep(30);
  CHECK(members(one.ticket(a)) == members(other.ticket(a)));
  CHECK(members(one.ticket(b)) == members(other.ticket(b)));
  CHECK(conflict([&] { desk::unmerge(later, a); }).find("it is merged into none") != std::string::npos);
  CHECK(one.differences().empty());
}

TEST_CASE("what happened to the other ticket since stays when it is unmerged") {
  Works works;
  const auto a = works.log("printer", "rita@example.net"), b = works.log("printer", "omar@example.net"),
             c = works.log("printer", "ines@example.net");
  desk::Desk cleo = works.at(1);
  desk::merge(cleo, {a, c}, b);
  CHECK(works.ticket(b).participants.size() == 2);
  desk::take(cleo, {b});
  desk::unmerge(cleo, a);
  CHECK(works.ticket(b).assignee == "cleo");
  REQUIRE(works.ticket(b).participants.size() == 1);
  CHECK(works.ticket(b).participants.front().address == "ines@example.net");
  CHECK(works.ticket(a).status == Status::fresh);
  CHECK(works.ticket(c).status == Status::merged);
  desk::unmerge(cleo, c);
  CHECK(works.ticket(b).participants.empty());
  CHECK(works.ticket(b).links.empty());
  CHECK(works.differences().empty());
}

TEST_CASE("steps of runs, what is over and what is confidential are not merged") {
  Works works;
  const auto asked = works.log("a badge", "rita@example.net", {.service = "badge"});
  const TicketId form{asked.number + 1};
  const auto a = works.log("printer", "rita@example.net"),
             b = works.log("printer", "omar@example.net", {.confidential = true});
  desk::Desk cleo = works.at(1);
  CHECK(conflict([&] { desk::merge(cleo, {form}, a); }).find("is step form of run r1") != std::string::npos);
  CHECK(conflict([&] { desk::merge(cleo, {b}, a); }).find("is confidential") != std::string::npos);
  desk::cancel(cleo, {a}, "no need");
  CHECK(conflict([&] { desk::merge(cleo, {a}, b); }).find("is cancelled") != std::string::npos);
}

}  // namespace
