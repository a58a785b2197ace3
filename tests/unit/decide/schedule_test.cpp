#include "decide/schedule.h"

#include <algorithm>
#include <random>

#include "decide/promises.h"
#include "decide/ladder.h"
#include "decide/lifecycle.h"
#include "domain/fold.h"
#include "scene.h"

namespace {

using namespace spoc;
using namespace spoc::decide;
using namespace spoc::decide::test;
using domain::Status, domain::WaitingOn;

constexpr std::string_view kEverything = R"t([sla.standard]
calendar = "office"
ladder = "standard"
pause = ["requester", "date"]
reopened = "remaining"
target.P1 = { acknowledge = "15m", response = "30m", update = "1h", resolution = "4h", team = "2h", vendor = "90m", calendar = "always" }
target.P2 = { acknowledge = "1bh", response = "2bh", update = "1bd", resolution = "8bh", team = "4bh", vendor = "1bd" }
target.P3 = { response = "8bh", resolution = "3bd", vendor = "2bd" }
target.P4 = { resolution = "10bd" }
[ladder.standard]
rungs = [
  { clock = "resolution", at = "75%", tell = ["assignee"] },
  { clock = "resolution", at = "100%", tell = ["assignee", "lead"], raise = true },
  { clock = "resolution", at = "+4bh", route = "lead" },
  { clock = "response", at = "-30m", tell = ["owner"] },
  { clock = "response", at = "100%", route = "backup", tell = ["owner"] },
  { clock = "update", at = "100%", tell = ["assignee"], when = "ticket.priority == 'P1'" },
  { clock = "team", at = "100%", tell = ["lead"] },
  { clock = "vendor", at = "50%", tell = ["owner"] },
  { stalled = "silent", tell = ["assignee"], every = "1bd", max = 3 },
  { stalled = "unowned", tell = ["team"], raise = true },
  { stalled = "overslept", tell = ["assignee"] },
]
[stalled]
unowned = "4bh"
silent = "2bd"
overslept = "1bh"
[lifecycle]
remind = ["2bd", "4bd"]
close_after = "5bd"
reopen_window = "10bd"
)t";

struct Step {
  Instant when;
  domain::Event event;
  Actor actor;
};

/// A verb that a person might do now, allowed by the life cycle.
class Script {
 public:
  explicit Script(unsigned seed) : random_(seed) {}

  Instant next_instant(Instant after) {
    const int kind = pick(4);
    if (kind == 0) return after;  // at the same instant
    return after + time::minutes(kind == 1 ? pick(120) : kind == 2 ? pick(24 * 60) : pick(6 * 24 * 60));
  }
  std::optional<Step> step(const Ticket& ticket, Instant when) {
    const Actor ben = person("ben"), ana = person("ana");
    switch (pick(13)) {
      case 0:
        return allowed("take", ticket, {when, domain::TicketTaken{}, ben});
      case 1:
        return allowed("release", ticket, {when, domain::TicketReleased{}, ben});
      case 2:
        return wait(ticket, when, WaitingOn::requester);
      case 3:
        return wait(ticket, when, WaitingOn::date);
      case 4:
        return wait(ticket, when, WaitingOn::vendor);
      case 5:
        return allowed("resume", ticket, {when, domain::TicketResumed{"hand"}, ben});
      case 6:
        return allowed("resolve", ticket, {when, domain::TicketResolved{"done", {}, {}}, ben});
      case 7:
        return allowed("reopen", ticket, {when, domain::TicketReopened{}, ben});
      case 8:
        return allowed("close", ticket, {when, domain::TicketClosed{"hand", {}}, ben});
      case 9:
        return Step{when, answer(pick(2) == 0), ben};
      case 10:
        return Step{when, asked(), ana};
      case 11:
        return route(ticket, when);
      default:
        return Step{when, domain::TicketPrioritised{"P" + std::to_string(1 + pick(4)), true, "by hand"}, ben};
    }
  }
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

 private:
  std::optional<Step> allowed(std::string_view verb, const Ticket& ticket, Step step) {
    if (!allows(verb, ticket.status)) return std::nullopt;
    return step;
  }
  std::optional<Step> wait(const Ticket& ticket, Instant when, WaitingOn on) {
    const Instant wake = when + time::hours(1 + pick(400));
    return allowed("wait", ticket,
                   {when, domain::TicketWaiting{on, wake, on == WaitingOn::requester ? "which?" : ""}, person("ben")});
  }
  std::optional<Step> route(const Ticket& ticket, Instant when) {
    static constexpr const char* kTeams[] = {"front", "desktop", "network", "acme"};
    const char* team = kTeams[pick(4)];
    if (ticket.team == team) return std::nullopt;
    return allowed("route", ticket, {when, domain::TicketRouted{team, "it", 2, "hand", {}, "theirs", {}, {}}, person("ben")});
  }
  std::mt19937 random_;
};

/// As the verbs of the desk do it.
void play(Scene& scene, const Step& step) {
  scene.then(step.when, step.event, step.actor);
  if (!std::holds_alternative<domain::TicketPrioritised>(step.event)) return;
  const Situation now = scene.situation(step.when, step.actor);
  hold_to_promises(scene.change, now, step.when, step.actor, "by hand");
  rearm(scene.change, now, step.when, step.actor);
}

void check_clocks(const Scene& scene, Instant now) {
  const Ticket& ticket = scene.ticket();
  for (const domain::Clock& clock : ticket.clocks) {
    const time::Span spent = used(ticket, clock, *scene.policy, now);
    const Instant end = clock.stopped_at ? std::min(*clock.stopped_at, now) : now;
    REQUIRE(spent >= time::Span{});
    REQUIRE(spent <= std::max(end - clock.started_at, time::Span{}));
    const auto falls_due = due(ticket, clock, *scene.policy);
    REQUIRE(falls_due == reaches(ticket, clock, *scene.policy, time::seconds(clock.target_s)));
    if (!falls_due || clock.stopped_at) continue;
    REQUIRE(used(ticket, clock, *scene.policy, *falls_due) == time::seconds(clock.target_s));
    if (*falls_due > now) REQUIRE(state(ticket, clock) != domain::ClockState::paused);
  }
}

void check_fold(const Scene& scene) {
  Ticket folded;
  folded.id = scene.ticket().id;
  for (const domain::Recorded& recorded : scene.change.events) domain::apply(folded, recorded);
  REQUIRE(folded == scene.ticket());
  REQUIRE(schedule_of(folded, *scene.policy) == schedule_of(scene.ticket(), *scene.policy));
}

TEST_CASE("whatever happens in whatever order, clocks keep their laws and a schedule is a function of the events") {
  const auto policy = policy_with(kEverything);
  int played = 0;
  for (unsigned seed = 1; seed <= 80; ++seed) {
    CAPTURE(seed);
    Script script(seed);
    Scene scene(policy);
    scene.log("2026-03-23 10:00", "P" + std::to_string(1 + script.pick(4)));
    Instant now = at("2026-03-23 10:00");
    for (int i = 0; i < 60; ++i) {
      now = script.next_instant(now);
      scene.sweep(now);
      if (!is_live(scene.ticket().status) && !allows("reopen", scene.ticket().status)) break;
      const auto step = script.step(scene.ticket(), now);
      if (!step) continue;
      play(scene, *step);
      ++played;
      check_clocks(scene, now);
      check_fold(scene);
      REQUIRE(std::is_sorted(scene.change.events.begin(), scene.change.events.end(),
                             [](const auto& a, const auto& b) { return a.at < b.at; }));
    }
  }
  REQUIRE(played >= 2000);
}

TEST_CASE("it never matters whether sweeps or people came first") {
  const auto policy = policy_with(kEverything);
  for (unsigned seed = 100; seed < 130; ++seed) {
    CAPTURE(seed);
    Script script(seed);
    Scene often(policy), never(policy), once(policy);
    const std::string priority = "P" + std::to_string(1 + script.pick(4));
    for (Scene* scene : {&often, &never, &once}) scene->log("2026-10-19 10:00", priority);
    Instant now = at("2026-10-19 10:00");
    for (int i = 0; i < 30; ++i) {
      const Instant next = script.next_instant(now);
      // Every minute at first, then whenever the schedule says and in between.
      for (Instant t = now; t < next; t = t + (i < 8 ? time::minutes(1) : time::minutes(97))) often.sweep(t);
      often.sweep(next);
      now = next;
      const auto step = script.step(often.ticket(), now);
      if (!step) continue;
      for (Scene* scene : {&often, &never, &once}) play(*scene, *step);
    }
    const Instant end = now + time::hours(24 * 60);
    for (Instant t = now; t < end; t = t + time::hours(5)) often.sweep(t);
    for (Scene* scene : {&often, &never, &once}) scene->sweep(end);
    REQUIRE(often.change.events == never.change.events);
    REQUIRE(once.ticket() == often.ticket());
  }
}

TEST_CASE("whatever policy is applied, what has elapsed stays, and what was met or broken stays so") {
  std::string stricter(kEverything);
  for (const auto& [was, is] : {std::pair("\"8bh\"", "\"3bh\""), std::pair("\"3bd\"", "\"1bd\""), std::pair("\"10bd\"", "\"2bh\""),
                                std::pair("[\"requester\", \"date\"]", "[\"vendor\"]"), std::pair("\"75%\"", "\"60%\"")})
    stricter.replace(stricter.find(was), std::string(was).size(), is);
  const std::shared_ptr<const policy::Policy> bundles[] = {policy_with(kEverything), policy_with(stricter)};
  int compared = 0;
  for (unsigned seed = 500; seed < 540; ++seed) {
    CAPTURE(seed);
    Script script(seed);
    Scene scene(bundles[0]);
    scene.log("2026-03-23 10:00", "P" + std::to_string(1 + script.pick(4)));
    Instant now = at("2026-03-23 10:00");
    for (int i = 0; i < 40; ++i) {
      now = script.next_instant(now);
      scene.sweep(now);
      if (const auto step = script.step(scene.ticket(), now)) play(scene, *step);
      const Ticket before = scene.ticket();
      scene.policy = bundles[script.pick(2)];
      if (is_open(before.status)) {
        const Situation then = scene.situation(now, person("ada"));
        hold_to_promises(scene.change, then, now, then.actor, "policy applied");
        rearm(scene.change, then, now, then.actor);
      }
      for (std::size_t c = 0; c < before.clocks.size(); ++c) {
        const domain::Clock &was = before.clocks[c], &is = scene.ticket().clocks[c];
        REQUIRE(is.started_at == was.started_at);
        if (was.breached_at) REQUIRE(is.breached_at == was.breached_at);
        if (was.stopped_at) REQUIRE(is == was);
        if (is.calendar != was.calendar) continue;
        REQUIRE(used(scene.ticket(), is, *scene.policy, now) == used(before, was, *scene.policy, now));
        ++compared;
      }
    }
  }
  REQUIRE(compared >= 2000);
}

TEST_CASE("time passes in order, and the same time passes once") {
  Scene scene(kEverything);
  scene.log("2026-06-08 09:00", "P2").sweep("2026-06-12 09:00");
  const std::size_t events = scene.change.events.size();
  const std::size_t effects = scene.effects.size();
  for (int i = 0; i < 50; ++i) scene.sweep("2026-06-12 09:00");
  CHECK(scene.change.events.size() == events);
  CHECK(scene.effects.size() == effects);
}

TEST_CASE("a date wakes what waited for it; others that do not answer leave it overslept") {
  for (const bool date : {true, false}) {
    Scene scene(kEverything);
    scene.log("2026-06-08 09:00");
    scene.then("2026-06-08 10:00",
               domain::TicketWaiting{date ? WaitingOn::date : WaitingOn::vendor, at("2026-06-09 10:00"), {}});
    CHECK(schedule_of(scene.ticket(), *scene.policy).wake_at <= at("2026-06-09 10:00"));
    scene.sweep("2026-06-09 10:00");
    CHECK(scene.ticket().status == Status::open);
    CHECK(scene.ticket().turn == domain::Turn::desk);
    CHECK(scene.ticket().overslept == !date);
  }
}

TEST_CASE("while waiting on the requester reminders go out; after the last one silence closes the ticket") {
  Scene scene(kEverything);
  scene.log("2026-06-01 09:00").then("2026-06-01 10:00", waiting(WaitingOn::requester, "which one?"));
  scene.sweep("2026-06-30 10:00");
  const auto reminders = scene.of<domain::TicketReminded>();
  REQUIRE(reminders.size() == 2);
  CHECK(reminders[0].first == at("2026-06-03 10:00"));
  CHECK(reminders[1].first == at("2026-06-05 10:00"));
  const auto closed = scene.of<domain::TicketClosed>();
  REQUIRE(closed.size() == 1);
  CHECK(closed.front().first == at("2026-06-12 10:00"));
  CHECK(closed.front().second.by == "silence");
  CHECK(scene.change.events.back().actor.via == "time");
  CHECK_FALSE(schedule_of(scene.ticket(), *scene.policy).wake_at);
}

TEST_CASE("a resolved ticket is closed by silence, unless somebody reopens it before") {
  Scene scene(kEverything);
  scene.log("2026-06-01 09:00").then("2026-06-01 10:00", domain::TicketResolved{"done", {}, {}});
  CHECK(schedule_of(scene.ticket(), *scene.policy).wake_at == at("2026-06-08 10:00"));
  scene.then("2026-06-08 09:59", domain::TicketReopened{}).sweep("2026-06-08 10:00");
  CHECK(scene.ticket().status == Status::open);
  scene.then("2026-06-08 10:30", domain::TicketResolved{"done", {}, {}}).sweep("2026-06-20 10:00");
  CHECK(scene.ticket().closed_at == at("2026-06-15 10:30"));
}

TEST_CASE(
    "the due instant of a ticket is that of the next promise to fall due, of the earliest broken one when all are "
    "broken") {
  Scene scene(kEverything);
  scene.log("2026-06-08 09:00", "P2");
  auto schedule = schedule_of(scene.ticket(), *scene.policy);
  CHECK(schedule.due_at == at("2026-06-08 10:00"));
  CHECK(schedule.clock_due.size() == scene.ticket().clocks.size());
  scene.sweep("2026-06-08 10:00");
  CHECK(schedule_of(scene.ticket(), *scene.policy).due_at == at("2026-06-08 11:00"));
  scene.then("2026-06-08 12:00", domain::TicketResolved{"done", {}, {}});
  schedule = schedule_of(scene.ticket(), *scene.policy);
  CHECK_FALSE(schedule.due_at);
  CHECK(std::none_of(schedule.clock_due.begin(), schedule.clock_due.end(),
                     [](const auto& due) { return due.has_value(); }));
}

TEST_CASE("what is over counts until its last event and the deadline of its last promise") {
  Scene scene(kEverything);
  scene.log("2026-06-08 09:00", "P2");
  CHECK_FALSE(schedule_of(scene.ticket(), *scene.policy).settled_at);
  const auto due = schedule_of(scene.ticket(), *scene.policy).clock_due;
  const Instant last = **std::max_element(due.begin(), due.end());
  scene.then("2026-06-08 09:30", domain::TicketResolved{"done", {}, {}});
  CHECK(schedule_of(scene.ticket(), *scene.policy).settled_at == last);
  scene.then("2026-06-20 09:30", domain::TicketNoted{"thanks", false, false, false, 0, {}});
  CHECK(schedule_of(scene.ticket(), *scene.policy).settled_at == at("2026-06-20 09:30"));
  scene.then("2026-06-20 10:00", domain::TicketReopened{});
  CHECK_FALSE(schedule_of(scene.ticket(), *scene.policy).settled_at);
}

}  // namespace
