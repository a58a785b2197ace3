#include "desk/recount_ahead.h"

#include "desk/import_history.h"
#include "desk/verify.h"
#include "scratch_desk.h"
#include "support/test.h"

namespace {

using namespace spoc;
using domain::HistoryCase, domain::HistoryRow, domain::Told;
using test::ScratchDesk;

constexpr std::string_view kForAll = R"([sla.standard]
target.P2 = { resolution = "4h" }
)";
/// Which agreement holds is asked about somebody whom no row names.
constexpr std::string_view kForSome = R"toml([sla.network]
when = "members('network').exists(p, p.id == ticket.requester.person)"
target.P2 = { resolution = "1h" }
[sla.standard]
target.P2 = { resolution = "4h" }
)toml";

/// Cases of a log in which everything takes a while; every third is of somebody in the directory.
std::vector<HistoryCase> cases_of_log(int count) {
  std::vector<HistoryCase> cases;
  std::int64_t number = 1;
  for (int i = 0; i < count; ++i) {
    HistoryCase& history = cases.emplace_back();
    history.id = "C" + std::to_string(i);
    for (const Told told : {Told::fresh, Told::open, Told::resolved}) {
      HistoryRow& row = history.rows.emplace_back();
      row.number = ++number;
      row.at = time::from_unix(1'600'000'000 + 3600 * number);
      row.activity = "step";
      row.told = told;
      row.person = "Somebody";
      row.requester = i % 3 == 0 ? "ana" : "Caller " + std::to_string(i % 7);
      row.team = i % 2 == 0 ? "network" : "their team";
    }
  }
  return cases;
}

constexpr int kMany = 700;  // more than are decided together

/// The tickets' entries after an import of all of them at once.
std::vector<std::string> entries_after(std::string_view sla, const std::vector<std::vector<HistoryCase>>& batches) {
  ScratchDesk scratch(test::scratch_policy_with(sla), true);
  desk::Desk desk = scratch.desk();
  desk::HistoryImport import(desk, {"their log", {}, decide::Promises::desk});
  std::int64_t logged = 0;
  for (const auto& cases : batches) logged += import.add(cases).logged;
  CHECK(logged == kMany);
  CHECK(desk::verify(scratch.store(), {}).empty());
  std::vector<std::string> entries;
  scratch.store().read([&](store::Reading& reading) {
    store::EntryQuery query;
    reading.entries(query, [&](const store::Entry& entry) {
      if (entry.subject.kind == domain::SubjectKind::ticket)
        entries.push_back(std::to_string(entry.subject.number) + " " + time::to_text(entry.at) + " " + entry.kind +
                          " " + entry.data);
      return true;
    });
  });
  return entries;
}

}  // namespace

TEST_CASE("what is known of people is told to another thread, what is not is left to whoever may ask") {
  ScratchDesk scratch;
  scratch.store().read([&](store::Reading& reading) {
    const std::vector<std::string> words = {"ana", "ben@example.org", "Nobody", "ana"};
    const desk::KnownPeople known(reading.people(), words);
    REQUIRE(known.person("ana") != nullptr);
    CHECK(known.person("ana")->name == "Name of ana");
    CHECK(known.person("ben@example.org") == nullptr);
    REQUIRE(known.by_address("ben@example.org") != nullptr);
    CHECK(known.by_address("ben@example.org")->id == "ben");
    CHECK(known.person("ben") == known.by_address("ben@example.org"));
    CHECK(known.person("Nobody") == nullptr);
    CHECK(known.by_address("Nobody") == nullptr);
    CHECK(known.person("") == nullptr);
    CHECK_THROWS_AS(known.person("cleo"), desk::KnownPeople::NotKnown);
    CHECK_THROWS_AS(known.by_address("cleo"), desk::KnownPeople::NotKnown);
    CHECK_THROWS_AS(known.members("network"), desk::KnownPeople::NotKnown);
    CHECK_THROWS_AS(known.lead_of("network"), desk::KnownPeople::NotKnown);
    CHECK_THROWS_AS(known.load("ana"), desk::KnownPeople::NotKnown);
    CHECK_THROWS_AS(known.absence("ana", {}), desk::KnownPeople::NotKnown);
  });
}

TEST_CASE("new cases are decided in their order, those that are tickets already are left out") {
  ScratchDesk scratch(test::scratch_policy_with(kForAll));
  const std::vector<HistoryCase> cases = cases_of_log(140);
  scratch.store().read([&](store::Reading& reading) {
    const std::vector<std::string> words = {"ana",      "Caller 0", "Caller 1", "Caller 2",
                                            "Caller 3", "Caller 4", "Caller 5", "Caller 6"};
    const desk::KnownPeople people(reading.people(), words);
    const decide::Recounting recounting{"their log", {}, decide::Promises::desk};
    std::vector<std::size_t> fresh;
    for (std::size_t i = 0; i < cases.size(); ++i)
      if (i != 10 && i != 11 && i + 1 != cases.size()) fresh.push_back(i);
    const auto policy = scratch.store().policy();
    desk::RecountAhead ahead(*policy, people, {"cleo", {}, "cli"}, time::from_unix(1'780'000'000), recounting, cases, fresh);
    std::size_t next = 0, times = 0;
    for (std::vector<domain::TicketChange> tickets; ahead(tickets, {}); tickets.clear(), ++times)
      for (const domain::TicketChange& ticket : tickets) CHECK(ticket.after.key == "their log:" + cases[fresh.at(next++)].id);
    CHECK(next == fresh.size());
    CHECK(ahead.decided() == fresh.size());
    CHECK(times > 1);
  });
}

TEST_CASE("what policy asks about others for is left, and what was decided before it is not") {
  ScratchDesk scratch(test::scratch_policy_with(kForSome));
  const std::vector<HistoryCase> cases = cases_of_log(4);
  scratch.store().read([&](store::Reading& reading) {
    const desk::KnownPeople people(reading.people(), std::vector<std::string>{"ana", "Caller 1", "Caller 2"});
    const decide::Recounting recounting{"their log", {}, decide::Promises::desk}, without{"their log", {}, decide::Promises::none};
    const std::vector<std::size_t> fresh{0, 1, 2, 3};
    const auto policy = scratch.store().policy();
    std::vector<domain::TicketChange> tickets;
    desk::RecountAhead ahead(*policy, people, {"cleo", {}, "cli"}, time::from_unix(1'780'000'000), recounting, cases, fresh);
    CHECK(!ahead(tickets, {}));
    CHECK(ahead.decided() == 0);
    CHECK(tickets.empty());
    desk::RecountAhead promised_nothing(*policy, people, {"cleo", {}, "cli"}, time::from_unix(1'780'000'000), without, cases, fresh);
    CHECK(promised_nothing(tickets, {}));
    CHECK(promised_nothing.decided() == 4);
  });
}

TEST_CASE("a log becomes the same tickets whether they are decided ahead, one by one or beside known ones") {
  const std::vector<HistoryCase> cases = cases_of_log(kMany);
  for (const std::string_view sla : {kForAll, kForSome}) {
    const std::vector<std::string> together = entries_after(sla, {cases});
    CHECK(together.size() > 6 * kMany);
    std::vector<std::vector<HistoryCase>> apart;
    for (const HistoryCase& one : cases) apart.push_back({one});
    CHECK(entries_after(sla, apart) == together);
    const std::vector<HistoryCase> some(cases.begin(), cases.begin() + 100);
    CHECK(entries_after(sla, {some, cases}) == together);
  }
}

TEST_CASE("what there is to do meanwhile begins before the commit, once for each transaction") {
  ScratchDesk scratch(test::scratch_policy_with(kForAll));
  desk::Desk desk = scratch.desk();
  desk::HistoryImport import(desk, {"their log", {}, decide::Promises::desk});
  store::Store other(scratch.place());
  const auto tickets = [&] { return other.extent().tickets; };
  const std::vector<HistoryCase> cases = cases_of_log(4);
  int times = 0;
  import.add(cases, [&] {
    ++times;
    CHECK(tickets() == 0);
  });
  CHECK(tickets() == 4);
  import.add(cases, [&] { ++times; });
  CHECK(times == 2);
}
