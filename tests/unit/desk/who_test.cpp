#include "desk/who.h"

#include "works.h"

namespace {

using namespace spoc;
using test::Works;

std::string found(Works& works, std::string_view words) {
  std::string ids;
  works.store().read([&](store::Reading& reading) {
    for (const domain::Person& person : desk::who(reading, words)) ids += person.id + " ";
  });
  return ids;
}

TEST_CASE("an id, login or address is exact and alone; parts of a name find everybody who has them") {
  Works works;
  CHECK(found(works, "ben") == "ben ");
  CHECK(found(works, "BEN@EXAMPLE.ORG") == "ben ");
  CHECK(found(works, "name of b") == "ben ");
  CHECK(found(works, "of name") == "ana ben cleo ");
  CHECK(found(works, "zoe").empty());
}

TEST_CASE("one person is meant or nobody: several are listed, never guessed") {
  Works works;
  works.store().read([&](store::Reading& reading) {
    CHECK(desk::the_person(reading, "ana").id == "ana");
    try {
      desk::the_person(reading, "Name of");
      FAIL("guessed");
    } catch (const Error& error) {
      CHECK(error.code == Code::usage);
      for (const char* name : {"ana", "ben", "cleo"}) CHECK(error.hint.find(name) != std::string::npos);
    }
    CHECK(works.code([&] { desk::the_person(reading, "bne"); }) == Code::not_found);
  });
}

TEST_CASE("a requester needs no entry: an address is enough, with a name or without") {
  Works works;
  works.store().read([&](store::Reading& reading) {
    CHECK(desk::the_requester(reading, "ben").person == "ben");
    CHECK(desk::the_requester(reading, "ben@example.org").person == "ben");
    const domain::Requester rita = desk::the_requester(reading, "Rita <rita@example.net>");
    CHECK(rita.person.empty());
    CHECK(rita.name == "Rita");
    CHECK(rita.address == "rita@example.net");
    CHECK(desk::the_requester(reading, "") == domain::Requester{});
    CHECK(works.code([&] { desk::the_requester(reading, "nobody at all"); }) == Code::not_found);
  });
}

}  // namespace
