#include "policy/diff.h"
#include "policy/places.h"
#include "policy/templates.h"
#include "unit/policy/loading.h"

namespace spoc::policy::test {
namespace {

TEST_CASE("a policy that was packed is the same policy") {
  const auto policy = load(sample_files()).policy;
  REQUIRE(policy);
  const std::string bytes = pack(*policy);
  const auto back = restore(bytes);
  REQUIRE(back);
  CHECK(difference(*policy, *back).empty());
  CHECK(back->hash == policy->hash);
  CHECK(pack(*back) == bytes);
  CHECK(back->routes.at(1).where == policy->routes.at(1).where);
  CHECK(back->routes.at(1).when->where() == policy->routes.at(1).when->where());
  CHECK(back->calendar("office").zone().name() == "Europe/Berlin");
  const auto place = [](const Policy& p) { return p.ladders.at(0).rungs.at(3).when->place_of(); };
  CHECK(place(*back) == &ladder_place);
  CHECK(back->routes.at(1).when->program().type().kind == expr::Kind::boolean);
}

TEST_CASE("no damaged byte passes for a policy") {
  const std::string bytes = pack(*policy_with(""));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    bool refused = false;
    try {
      refused = restore(damaged) == nullptr;  // what another version of the program wrote
    } catch (const Error& error) {
      refused = error.code == Code::io;
    }
    INFO(i);
    REQUIRE(refused);
  }
}

TEST_CASE("bytes that end early are damaged") {
  const std::string bytes = pack(*policy_with(""));
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    INFO(size);
    CHECK_THROWS_AS(restore(std::string_view(bytes).substr(0, size)), Error);
  }
}

TEST_CASE("what another version of the program packed is nothing, not an error") {
  std::string bytes = pack(*policy_with(""));
  bytes[bytes.find('\n') + 1] ^= 1;
  CHECK(restore(bytes) == nullptr);
}

}  // namespace
}  // namespace spoc::policy::test
