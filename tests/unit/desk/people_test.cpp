#include "desk/people.h"

#include "desk/explain.h"
#include "scratch_desk.h"
#include "support/test.h"

namespace spoc::desk {
namespace {

using test::ScratchDesk;

constexpr std::string_view kHeader = "id,name,address,login,teams\n";
const std::string kAll = std::string(kHeader) +
                         "cleo,Name of cleo,cleo@example.org,cleo,front\n"
                         "ben,Name of ben,ben@example.org,ben,network\n"
                         "ana,Name of ana,ana@example.org,ana,network\n";

Synced sync(ScratchDesk& scratch, std::string_view csv, bool dry_run = false) {
  Desk desk = scratch.desk("cleo", 60);
  desk.dry_run = dry_run;
  return sync_people(desk, csv);
}

domain::Person load(ScratchDesk& scratch, std::string_view id) {
  domain::Person person;
  scratch.store().read([&](store::Reading& reading) {
    const domain::Person* found = reading.people().person(id);
    REQUIRE(found);
    person = *found;
  });
  return person;
}

}  // namespace

TEST_CASE("a file that says what the directory says changes nothing") {
  ScratchDesk scratch;
  const Synced synced = sync(scratch, kAll);
  CHECK(synced.unchanged == 3);
  CHECK(synced.operation.number == 0);
}

TEST_CASE("new people, changed people and who has left are told apart, and what the last had is told") {
  ScratchDesk scratch;
  const TicketId id = scratch.log("printer jams", "ana@example.org");
  scratch.store().write(scratch.desk().caller, [&](store::Unit& unit) {
    domain::TicketChange change;
    change.before = change.after = unit.ticket(id)->ticket;
    change.record(scratch.desk().caller.now, {"cleo", {}, "cli"}, domain::TicketAssigned{"ben", "hand", {}});
    domain::Change all;
    all.tickets = {change};
    unit.commit(all);
  });
  const std::string next = std::string(kHeader) +
                           "cleo,Cleo Chan,cleo@example.org,cleo,front\nana,Name of "
                           "ana,ana@example.org,ana,network\nzoe,Zoe,zoe@example.org,zoe,front\n";
  const Synced tried = sync(scratch, next, true);
  CHECK(tried.added == std::vector<std::string>{"zoe"});
  CHECK(load(scratch, "cleo").name == "Name of cleo");
  const Synced synced = sync(scratch, next);
  CHECK(synced.added == std::vector<std::string>{"zoe"});
  CHECK(synced.changed == std::vector<std::string>{"cleo"});
  REQUIRE(synced.left.size() == 1);
  CHECK(synced.left.front().person == "ben");
  CHECK(synced.left.front().assigned == std::vector<TicketId>{id});
  CHECK(load(scratch, "ben").left);
  CHECK(load(scratch, "cleo").name == "Cleo Chan");
  CHECK(sync(scratch, next).operation.number == 0);
}

TEST_CASE("who comes back is no longer gone") {
  ScratchDesk scratch;
  sync(scratch, std::string(kHeader) + "cleo,Name of cleo,cleo@example.org,cleo,front\n");
  CHECK(load(scratch, "ana").left);
  CHECK(sync(scratch, kAll).changed == std::vector<std::string>{"ben", "ana"});
  CHECK(!load(scratch, "ana").left);
}

TEST_CASE("a row that cannot be used leaves its person as before and does not stop the others") {
  ScratchDesk scratch;
  const Synced synced = sync(
      scratch, std::string(kHeader) + "cleo,Cleo,cleo@example.org,cleo,nowhere\nben,Ben,ben@example.org,ben,network\n");
  REQUIRE(synced.problems.size() == 1);
  CHECK(synced.problems.front().row == 2);
  CHECK(synced.problems.front().column == "teams");
  CHECK(load(scratch, "cleo").name == "Name of cleo");
  CHECK(!load(scratch, "cleo").left);
  CHECK(load(scratch, "ben").name == "Ben");
  CHECK(load(scratch, "ana").left);
}

TEST_CASE("while a row does not say whom it is about, nobody counts as having left") {
  ScratchDesk scratch;
  const Synced synced = sync(scratch, std::string(kHeader) + ",Somebody,some@example.org,some,front\n");
  CHECK(synced.some_unnamed);
  CHECK(synced.left.empty());
  CHECK(!load(scratch, "ana").left);
}

TEST_CASE("a file that cannot be used at all changes nothing") {
  ScratchDesk scratch;
  CHECK_THROWS_AS(sync(scratch, ""), Error);
  CHECK_THROWS_AS(sync(scratch, "name,teams\nAna,network\n"), Error);
  CHECK(!load(scratch, "ana").left);
}

}  // namespace spoc::desk
