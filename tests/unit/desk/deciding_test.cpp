#include "desk/deciding.h"

#include <random>

#include "desk/log.h"
#include "desk/participate.h"
#include "desk/rate.h"
#include "works.h"

namespace {

using namespace spoc;
using domain::TicketId, domain::WaitingOn;
using test::Works, test::hour;

/// Every verb that writes, on one ticket and a run's step.
std::vector<std::pair<std::string, std::function<void(desk::Desk&)>>> every_verb() {
  const TicketId ours{1}, resolved{2}, waiting{3}, step{4}, unplaced{5};
  intake::Draft draft;
  draft.subject = "another";
  draft.requester = "rita@example.net";
  draft.files = {{"a.txt", "bytes"}};
  intake::Draft badge = draft;
  badge.service = "badge";
  return {
      {"log", [=](desk::Desk& d) { desk::log(d, draft, intake::OnKnown::ignore); }},
      {"log with a run", [=](desk::Desk& d) { desk::log(d, badge, intake::OnKnown::ignore); }},
      {"rows",
       [=](desk::Desk& d) {
         desk::log_rows(d, std::vector{draft, badge}, intake::OnKnown::ignore);
       }},
      {"note",
       [=](desk::Desk& d) {
         desk::note(d, {ours}, {"hello", true, false, 60, {{"b.txt", "more"}}});
       }},
      {"answer",
       [=](desk::Desk& d) {
         desk::note(d, {waiting}, {"the red one", false, true, 0, {}});
       }},
      {"take", [=](desk::Desk& d) { desk::take(d, {ours}); }},
      {"assign", [=](desk::Desk& d) { desk::assign(d, {ours}, "ben", "x"); }},
      {"route",
       [=](desk::Desk& d) {
         desk::route_to(d, {ours}, {"acme", "x", {}, {}});
       }},
      {"consult", [=](desk::Desk& d) { desk::consult(d, {ours}, "ben", "yours?"); }},
      {"watch", [=](desk::Desk& d) { desk::watch(d, ours, "lab@example.net"); }},
      {"rate", [=](desk::Desk& d) { desk::rate(d, {resolved}, {4, "x"}); }},
      {"confirm",
       [=](desk::Desk& d) {
         desk::note(d, {resolved}, {"thanks", false, true, 0, {}});
       }},
      {"rules", [=](desk::Desk& d) { desk::route_by_rules(d, {unplaced}); }},
      {"edit",
       [=](desk::Desk& d) {
         desk::edit(d, {ours}, {{{"impact", "high"}}, {}, std::nullopt});
       }},
      {"wait",
       [=](desk::Desk& d) {
         desk::wait(d, {ours}, {WaitingOn::vendor, std::nullopt, {}});
       }},
      {"resume", [=](desk::Desk& d) { desk::resume(d, {waiting}); }},
      {"resolve",
       [=](desk::Desk& d) {
         desk::resolve(d, {ours}, {"done", {}, {}});
       }},
      {"close", [=](desk::Desk& d) { desk::close(d, {resolved}, {}); }},
      {"reopen", [=](desk::Desk& d) { desk::reopen(d, {resolved}, "again"); }},
      {"cancel", [=](desk::Desk& d) { desk::cancel(d, {ours}, "mistake"); }},
      {"escalate", [=](desk::Desk& d) { desk::escalate(d, {ours}, "now"); }},
      {"sweep", [=](desk::Desk& d) { desk::sweep(d, false); }},
      {"tick",
       [=](desk::Desk& d) {
         desk::tick(d, step, {"photo", "room"}, {"B 12", {}});
       }},
      {"run",
       [=](desk::Desk& d) {
         desk::start_run(d, {"badge", {}, {}, {}, false});
       }},
  };
}

void prepare(Works& works) {
  desk::Desk cleo = works.at(0);
  for (const char* subject : {"one", "two", "three"}) works.log(subject, "rita@example.net");
  desk::start_run(cleo, {"badge", {}, {}, {}, false});
  intake::Draft unplaced;
  unplaced.route = false;
  works.log("vpn", "rita@example.net", unplaced);
  desk::resolve(cleo, {{2}}, {"done", {}, {}});
  desk::wait(cleo, {{3}}, {WaitingOn::requester, hour(500), "which?"});
}

TEST_CASE("a dry run of any verb decides and leaves every byte of the store as it was") {
  Works works;
  prepare(works);
  for (const auto& [name, verb] : every_verb()) {
    CAPTURE(name);
    const double when = name == "sweep" ? 60 : 2;
    desk::Desk trial = works.at(when);
    trial.dry_run = true;
    const std::string before = works.digest();
    verb(trial);
    CHECK(works.digest() == before);
    Works fresh;
    prepare(fresh);
    desk::Desk same = fresh.at(when);
    const std::string then = fresh.digest();
    verb(same);
    CHECK(fresh.digest() != then);  // the same verb, meant: the comparison can fail
  }
}

TEST_CASE("rows that are refused leave no gap in the numbers of tickets and runs") {
  Works works;
  desk::Desk cleo = works.at(0);
  std::vector<intake::Draft> rows(6);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].subject = "row";
    rows[i].requester = "rita@example.net";
    rows[i].service = i % 2 ? "badge" : "";
    if (i == 1) rows[i].team = "nowhere";
    if (i == 4) rows[i].priority = "P1";  // without a reason
  }
  const auto logged = desk::log_rows(cleo, rows, intake::OnKnown::ignore);
  CHECK(logged.outcome.rejected.size() == 2);
  std::vector<std::int64_t> numbers;
  for (const auto& row : logged.rows) numbers.push_back(row.ticket.number);
  CHECK(numbers == std::vector<std::int64_t>{1, 0, 2, 3, 0, 5});  // 4 and 6 are the first steps of their runs
  CHECK(works.log("next", "rita@example.net") == TicketId{7});
  works.store().read([](store::Reading& reading) {
    CHECK(reading.run({2}));
    CHECK_FALSE(reading.run({3}));
  });
  CHECK(works.differences().empty());
}

/// One random verb; refusals are part of life, defects are not.
void play(Works& works, std::mt19937& random, double at) {
  const auto pick = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  const char* people[] = {"cleo", "ben", "ana"};
  desk::Desk d = works.at(at, people[pick(3)]);
  const std::vector<TicketId> ids = {{1 + pick(12)}, {1 + pick(12)}};
  const auto wake = hour(at + 1 + pick(100));
  intake::Draft draft;
  draft.subject = pick(2) ? "vpn" : "printer";
  draft.requester = "rita@example.net";
  draft.key = "K" + std::to_string(pick(9));
  draft.service = pick(4) ? "" : "badge";
  try {
    switch (pick(21)) {
      case 0:
      case 1:
        desk::log(d, draft, static_cast<intake::OnKnown>(pick(4)));
        break;
      case 2:
        desk::note(d, ids, {pick(2) ? "hello" : "thanks", pick(2) == 0, pick(2) == 0, 0, {}});
        break;
      case 3:
        desk::take(d, ids);
        break;
      case 4:
        desk::assign(d, ids, people[pick(3)], "x");
        break;
      case 5:
        desk::release(d, ids, "x");
        break;
      case 6:
        desk::route_to(d, ids, {pick(3) ? pick(2) ? "network" : "acme" : "front", "x", {}, pick(2) ? "A-1" : ""});
        break;
      case 7:
        desk::route_by_rules(d, ids);
        break;
      case 8:
        desk::edit(
            d, ids,
            {{{"impact", pick(2) ? "high" : "low"}, {"tags+", "t" + std::to_string(pick(3))}}, {}, std::nullopt});
        break;
      case 9:
        desk::wait(d, ids, {static_cast<WaitingOn>(pick(4)), wake, "which?"});
        break;
      case 10:
        desk::resume(d, ids);
        break;
      case 11:
        desk::resolve(d, ids, {"done", {}, {{"colour", json::Value("red")}}});
        break;
      case 12:
        pick(2) ? desk::close(d, ids, {}) : desk::reopen(d, ids, "again");
        break;
      case 13:
        desk::escalate(d, ids, "now");
        break;
      case 14:
        desk::tick(d, ids.front(), {"photo", "room"}, {"B 12", {}});
        break;
      case 15:
        desk::decide_approval(d, ids, pick(3) != 0, "because");
        break;
      case 16:
        desk::rate(d, ids, {1 + pick(5), "x"});
        break;
      case 17:
        desk::consult(d, ids, people[pick(3)], "yours?");
        break;
      case 18:
        pick(2) ? desk::watch(d, ids.front(), "lab@example.net") : desk::unwatch(d, ids.front(), "lab@example.net");
        break;
      default:
        desk::sweep(d, pick(2) == 0);
        break;
    }
  } catch (const Error& error) {
    INFO(error.message);
    REQUIRE(error.code != Code::defect);
    REQUIRE(error.code != Code::io);
  }
}

/// What teams promise each other, and a vendor.
constexpr std::string_view kVisits =
    "[team.acme.target]\nP1 = \"2h\"\nP2 = \"12h\"\n[team.network.target]\nP2 = \"6h\"\nP3 = \"1d\"\n";

std::string story(unsigned seed) {
  Works works(kVisits, true);
  std::mt19937 random(seed);
  double at = 0;
  for (int i = 0; i < 120; ++i) {
    at += static_cast<double>(random() % 300) / 10.0;
    play(works, random, at);
    if (i % 40 == 39) REQUIRE(works.differences() == std::vector<std::string>{});
  }
  std::string all;
  works.store().read([&](store::Reading& reading) {
    reading.entries({}, [&](const store::Entry& e) {
      all += std::to_string(e.seq) + " " + to_text(e.operation) + " " + std::to_string(e.version) + " " +
             to_text(e.at) + " " + to_text(e.recorded_at) + " " + e.kind + " " + e.data + "\n";
      return true;
    });
  });
  desk::Desk last = works.at(at + 48);
  all += works.store().seal(last.caller).value_or("no seal");
  works.store().backup(works.folder() + "/copy.db", false);
  return all;
}

TEST_CASE(
    "after any sequence of commands verify holds, and equal rehearsals are equal to the last byte of the journal") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    const std::string first = story(seed);
    CHECK(first.size() > 20'000);
    CHECK(first == story(seed));
  }
}

/// How it ends.
Code end_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code;
  }
  return Code::ok;
}

TEST_CASE("an item's own error is its rejection, and trouble of the store is everybody's") {
  Works works;
  const auto one = works.log("vpn drops", "rita@example.net"), other = works.log("printer jams", "rita@example.net");
  desk::Desk cleo = works.at(1);
  const auto each = [&](std::size_t count, const std::function<void(desk::Deciding&, std::size_t)>& decide) {
    return desk::transact(cleo, [&](desk::Deciding& deciding, desk::Outcome& outcome) {
      desk::each_item(
          deciding, outcome, count, [](std::size_t i) { return "item " + std::to_string(i); },
          [&](std::size_t i) { decide(deciding, i); });
    });
  };
  const auto note = [&](desk::Deciding& deciding, domain::TicketId id) {
    deciding.ticket(id).record(deciding.now(), deciding.actor(), domain::TicketNoted{"seen"});
  };
  const auto before = works.ticket(other).version;
  const desk::Outcome outcome = each(3, [&](desk::Deciding& deciding, std::size_t i) {
    note(deciding, i == 1 ? other : one);
    if (i == 1) throw Error(Code::data, "it is too long");
  });
  REQUIRE(outcome.rejected.size() == 1);
  CHECK(outcome.rejected[0].what == "item 1");
  CHECK(works.ticket(other).version == before);
  const auto version = works.ticket(one).version;
  const auto fails = [&](const Error& error) {
    return end_of([&] {
      each(2, [&](desk::Deciding& deciding, std::size_t i) {
        note(deciding, one);
        if (i == 1) throw error;
      });
    });
  };
  CHECK(fails(Error(Code::io, "the disk is full")) == Code::io);
  CHECK(fails(Error(Code::try_again, "it is locked")) == Code::try_again);
  CHECK(end_of([&] { each(2, [](desk::Deciding&, std::size_t) { throw store::Refused(Code::defect, "of one before it"); }); }) == Code::defect);
  CHECK(end_of([&] { each(1, [](desk::Deciding&, std::size_t) { throw Error(Code::data, "alone"); }); }) == Code::data);
  CHECK(works.ticket(one).version == version);
}

}  // namespace
