#include "base/text.h"
#include "support/test.h"

using namespace spoc;

TEST_CASE("edits are counted in code points, a swap of neighbours as one") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("ticket", "tickt") == 1);
  CHECK(edit_distance("ticket", "tikcet") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("müller", "muller") == 1);
  CHECK(edit_distance("ca", "abc") == 3);  // restricted: no edit inside a swapped pair
}

TEST_CASE("the distance does not depend on the direction") {
  const char* const words[] = {"route", "router", "rotue", "log", "logs", "", "escalate"};
  for (const char* a : words) {
    for (const char* b : words) CHECK(edit_distance(a, b) == edit_distance(b, a));
  }
}

TEST_CASE("the nearest candidate is found when it is near") {
  const std::vector<std::string> verbs = {"escalate", "resolve", "reopen", "log", "route"};
  CHECK(nearest("esclate", verbs) == "escalate");
  CHECK(nearest("RESOLVE", verbs) == "resolve");
  CHECK(nearest("lgo", verbs) == "log");
  CHECK_FALSE(nearest("zzz", verbs));
  CHECK_FALSE(nearest("", verbs));
  CHECK_FALSE(nearest("log", {}));
}

TEST_CASE("of equally near candidates the first wins") {
  const std::vector<std::string> names = {"teams", "terms"};
  CHECK(nearest("tewms", names) == "teams");
}

TEST_CASE("a hint asks or is empty") {
  const std::vector<std::string> keys = {"team", "priority"};
  CHECK(did_you_mean("tema", keys) == "did you mean \"team\"?");
  CHECK(did_you_mean("colour", keys) == "");
}

TEST_CASE("a word of a megabyte is not compared letter by letter") {
  const std::vector<std::string> keys = {"team", "priority"};
  CHECK_FALSE(nearest(std::string(1 << 20, 'a'), keys));
}
