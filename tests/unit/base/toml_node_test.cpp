#include <limits>

#include "base/toml.h"
#include "support/test.h"

using namespace spoc;

TEST_CASE("every kind has a name of its own") {
  for (int a = 0; a <= 8; ++a) {
    for (int b = 0; b <= 8; ++b) {
      CHECK((a == b) == (toml::kind_name(static_cast<toml::Kind>(a)) == toml::kind_name(static_cast<toml::Kind>(b))));
    }
  }
}

TEST_CASE("entries are found by key in tables only") {
  const auto parsed = toml::parse("a = 1\n[b]\nc = 2\n", "t");
  REQUIRE(parsed.root.find("b") != nullptr);
  CHECK(parsed.root.find("b")->find("c")->integer == 2);
  CHECK(parsed.root.find("c") == nullptr);
  CHECK(parsed.root.find("a")->find("a") == nullptr);
}

TEST_CASE("trees are equal when content and places are") {
  CHECK(toml::parse("a = [1, nan]", "t").root == toml::parse("a = [1, nan]", "t").root);
  CHECK_FALSE(toml::parse("a = 1", "t").root == toml::parse("a = 2", "t").root);
  CHECK_FALSE(toml::parse("a = 1", "t").root == toml::parse("a =  1", "t").root);
  CHECK_FALSE(toml::parse("a = 1", "t").root == toml::parse("a = true", "t").root);
  CHECK_FALSE(toml::parse("a = 0.0", "t").root == toml::parse("a = -0.0", "t").root);
}
