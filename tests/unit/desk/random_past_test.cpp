// Random histories of a desk, recomputed: the same again under the policy that was in force, and under another one the sum of the parts.
#include <map>
#include <random>

#include "decide/recompute.h"
#include "report/story.h"
#include "under_policy.h"
#include "undoing.h"

namespace {

using namespace spoc;
using namespace test;
using domain::WaitingOn;

/// Something somebody does to a ticket; nothing when its state does not allow it.
void act(Works& works, domain::TicketId id, unsigned what, double at, const char* who) {
  works.code([&] {
    desk::Desk desk = doing(works, "", at, who);
    switch (what % 16) {
      case 0:
        return void(desk::take(desk, {id}));
      case 1:
        return void(desk::assign(desk, {id}, "ben", ""));
      case 2:
        return void(desk::release(desk, {id}, "no"));
      case 3:
        return void(desk::wait(desk, {id}, {WaitingOn::requester, hour(at + 30), "which?"}));
      case 4:
        return void(desk::resume(desk, {id}));
      case 5:
        return void(desk::resolve(desk, {id}, {"it works", {}, {}}));
      case 6:
        return void(desk::edit(desk, {id}, {.set = {{"impact", json::Value("high")}}, .reason = "", .if_version = {}}));
      case 7:
        return void(desk::route_to(desk, {id}, {.to = "network", .reason = "theirs", .handover = "", .reference = ""}));
      case 8:
        return void(desk::note(desk, {id}, {.text = "any news?", .as_requester = true}));
      case 9:
        return void(desk::wait(desk, {id}, {WaitingOn::date, hour(at + 5), ""}));
      case 10:
        return void(desk::note(desk, {id}, {.text = "we are on it", .is_public = true}));
      case 11:
        return void(desk::reopen(desk, {id}, "again"));
      case 12:
        return void(desk::route_by_rules(desk, {id}));
      case 13:
        return void(
            desk::route_to(desk, {id}, {.to = "acme", .reason = "theirs", .handover = "see", .reference = "A1"}));
      case 14:
        return void(desk::edit(desk, {id},
                               {.set = {{"priority", json::Value(what % 32 < 16 ? "derived" : "P1")}},
                                .reason = "the board",
                                .if_version = {}}));
      default:
        return void(desk::close(desk, {id}, {.force = what % 32 < 16, .reason = "over"}));
    }
  });
}

constexpr std::string_view kMore = R"toml(
[stalled]
unowned = "6h"
silent = "12h"
unacknowledged = "3h"
[[route]]
name = "network work"
when = "ticket.impact == 'high'"
set = { tags = ["big"] }
skill = {}
)toml";

using Notices = std::map<std::pair<std::string, std::string>, int>;

/// Of the outbox: what events and time ask for, without what a verb tells by itself.
Notices queued_in(Works& works) {
  Notices counts;
  for (const char* state : {"queued", "held", "sent", "dropped"})
    for (const store::QueuedEffect& queued : works.effects(state)) ++counts[{queued.effect.to, queued.effect.reason}];
  return counts;
}

Notices recomputed_notices(Works& works, double until) {
  Notices counts;
  const report::Request request = request_of(works, until);
  works.store().read([&](store::Reading& reading) {
    const decide::Rules rules{[&](time::Instant) { return works.store().policy(); },
                              [&](std::string_view hash) { return works.store().policy(hash); }, reading.people()};
    report::each_story(reading, request, std::nullopt, [&](const report::Story& story) {
      std::vector<decide::PastOperation> operations;
      const std::span<const domain::Recorded> events = story.events;
      for (std::size_t first = 0, end = 0; first < events.size(); first = end) {
        while (end < events.size() && story.operations[end] == story.operations[first]) ++end;
        operations.push_back({events.subspan(first, end - first)});
      }
      const auto again = decide::recompute(story.ticket.id, operations, rules, story.ticket.last_at);
      for (const domain::Effect& notice : again.notices) ++counts[{notice.to, notice.reason}];
    });
  });
  return counts;
}

TEST_CASE("recomputed under the policy that was in force a random history is the same again, and so is what was told") {
  std::mt19937 random(20261122);
  for (int round = 0; round < 40; ++round) {
    INFO("round " << round);
    Works works(round % 2 ? kMore : "");
    std::vector<domain::TicketId> ids;
    double at = 0;
    for (int i = 0; i < 2; ++i)
      ids.push_back(
          works.log(random() % 2 ? "vpn" : "printer", "rita@example.net", {.urgency = random() % 2 ? "high" : ""}));
    for (int step = 0; step < 14; ++step) {
      at += 0.1 + (random() % 60) * 0.1;
      if (random() % 3 == 0) works.sweep(at - 0.05);
      act(works, ids[random() % 2], random(), at, random() % 3 ? "cleo" : "ben");
    }
    works.sweep(at + 30);
    at += 31;
    check_same(under(works, same(round % 2 ? kMore : ""), at));
    const Notices queued = queued_in(works), again = recomputed_notices(works, at);
    for (const auto& [key, count] : queued) {
      INFO("notice " << key.first << " " << key.second);
      const auto found = again.find(key);
      CHECK((found == again.end() ? 0 : found->second) == count);
    }
    CHECK(queued.size() == again.size());
  }
}

/// Figures of a table of counts by the texts of its rows, both sides.
using Counted = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

void count(const Tables& tables, std::string_view name, Counted& counted) {
  for (const render::Table& table : tables) {
    if (table.name != name) continue;
    for (const render::Row& row : table.rows) {
      std::string key;
      for (const render::Cell& cell : row)
        if (const auto* text = std::get_if<std::string>(&cell)) key += *text + "|";
      auto& [was, other] = counted[key];
      was += std::get<std::int64_t>(row[row.size() - 3]);
      other += std::get<std::int64_t>(row[row.size() - 2]);
    }
  }
}

TEST_CASE("what falls into a period under another policy is what falls into its parts, whatever was over before them") {
  constexpr const char* kTables[] = {"promises", "escalations", "messages", "placement"};
  const std::pair<const char*, const char*> others[] = {
      {"close_after = \"72h\"", "close_after = \"400h\""},
      {"close_after = \"72h\"", "close_after = \"1h\""},
      {"target.P3 = { resolution = \"48h\" }", "target.P3 = { resolution = \"24h\" }"}};
  std::mt19937 random(4711);
  for (int round = 0; round < 24; ++round) {
    INFO("round " << round);
    Works works(kMore);
    double at = 0;
    std::vector<domain::TicketId> ids;
    for (int i = 0; i < 4; ++i) ids.push_back(works.log(random() % 2 ? "vpn" : "printer", "rita@example.net", {}));
    for (int step = 0; step < 24; ++step) {
      at += 0.1 + (random() % 200) * 0.1;
      if (random() % 3 == 0) works.sweep(at - 0.05);
      act(works, ids[random() % ids.size()], random(), at, random() % 3 ? "cleo" : "ben");
    }
    const double end = at + 200;
    works.sweep(end);
    const auto [what, by] = others[round % 3];
    const desk::OtherDesk other = otherwise(what, by, kMore);
    const auto counted_in = [&](double from, double to, Counted& counted) {
      report::Request request = request_of(works, end);
      request.period = {hour(from), hour(to)};
      works.store().read([&](store::Reading& reading) {
        const auto found = report::what_if(reading, {&report::what_if_named("summary")}, request,
                                           {other.checked.policy, nullptr}, false);
        for (const char* table : kTables) count(found.parts.front().tables, table, counted);
      });
    };
    Counted whole, parts;
    counted_in(-1000, end, whole);
    const double cuts[] = {-1000, at / 3, at, at + 20, end};
    for (std::size_t i = 0; i + 1 < std::size(cuts); ++i) counted_in(cuts[i], cuts[i + 1], parts);
    CHECK(parts == whole);
  }
}

TEST_CASE("what was undone is recomputed as if it had never been") {
  std::mt19937 random(77);
  for (int round = 0; round < 15; ++round) {
    INFO("round " << round);
    Works works;
    const auto id = works.log("vpn", "rita@example.net");
    double at = 0;
    for (int step = 0; step < 8; ++step) {
      at += 0.1 + (random() % 60) * 0.1;
      if (random() % 3 == 0)
        works.code([&] { test::undo(works, at); });
      else
        works.code([&] {
          desk::Desk desk = doing(works, random() % 2 ? "take" : "wait", at);
          if (desk.caller.verb == "take")
            desk::take(desk, {id});
          else
            desk::wait(desk, {id}, {WaitingOn::requester, hour(at + 30), "which?"});
        });
    }
    works.sweep(at + 20);
    check_same(under(works, same(), at + 21));
  }
}

}  // namespace
