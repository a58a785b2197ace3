#include "base/random.h"

#include <set>

#include "support/test.h"

using namespace spoc;

TEST_CASE("the system's bytes have the asked length and do not repeat") {
  Random random;
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) seen.insert(random.bytes(16));
  CHECK(seen.size() == 100);
  CHECK(seen.begin()->size() == 16);
  CHECK(random.bytes(0).empty());
  CHECK(random.bytes(1 << 20).size() == 1 << 20);  // more than one system call gives
}

TEST_CASE("equal seeds and equal calls give equal bytes") {
  Random a("rehearsal");
  Random b("rehearsal");
  for (const std::size_t count : {1u, 32u, 33u, 100u, 0u, 7u}) {
    const std::string bytes = a.bytes(count);
    CHECK(bytes.size() == count);
    CHECK(bytes == b.bytes(count));
  }
  CHECK(Random("rehearsal").bytes(32) != Random("Rehearsal").bytes(32));
}

TEST_CASE("a seeded sequence goes on instead of repeating") {
  Random random("seed");
  const std::string first = random.bytes(32);
  CHECK(first != random.bytes(32));
  CHECK(Random("seed").bytes(64).substr(0, 32) == first);
}
