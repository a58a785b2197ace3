#include <chrono>
#include <limits>

#include "base/error.h"
#include "base/toml.h"
#include "support/test.h"
#include "unit/base/sample_data.h"

using namespace spoc;

namespace {

const char* const kText = R"(title = "Schalter é"
[clock]
opens = 09:00:00.5
days = [2026-12-24, 2026-12-25T00:00:00Z]
rate = -1.5
odd = [nan, inf]
least = -9223372036854775808
on = true
[[rule]]
name = "a"
nested = {deep = [[{x = []}]]}
)";

}  // namespace

TEST_CASE("a tree survives packing with its places") {
  const auto parsed = toml::parse(kText, "t");
  REQUIRE(parsed.diagnostics.empty());
  CHECK(toml::unpack(toml::pack(parsed.root)) == parsed.root);
  CHECK(toml::unpack(toml::pack(toml::Node{})) == toml::Node{});
}

TEST_CASE("extreme numbers survive packing") {
  toml::Node node;
  node.kind = toml::Kind::integer;
  constexpr int kMost = std::numeric_limits<int>::max();
  node.span = {kMost, -kMost - 1, 0, kMost};
  for (const std::int64_t value : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                                   std::int64_t{0}, std::int64_t{-1}, std::int64_t{127}, std::int64_t{128}}) {
    node.integer = value;
    CHECK(toml::unpack(toml::pack(node)) == node);
  }
}

TEST_CASE("every cut and every changed bit is found") {
  const std::string packed = toml::pack(toml::parse(kText, "t").root);
  const auto refused = [](std::string_view bytes) { return test::code_of([&] { toml::unpack(bytes); }) == Code::io; };
  for (std::size_t size = 0; size < packed.size(); ++size) REQUIRE(refused(std::string_view(packed).substr(0, size)));
  for (std::size_t bit = 0; bit < packed.size() * 8; ++bit) {
    std::string changed = packed;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
    REQUIRE(refused(changed));
  }
  CHECK(refused(packed + "x"));
}

TEST_CASE("a packed tree is not much larger than its text") {
  const std::string text = kText;
  CHECK(toml::pack(toml::parse(text, "t").root).size() < 2 * text.size());
}

TEST_CASE("three thousand nodes unpack several times faster than they parse") {
  std::string text;
  for (int i = 0; i < 500; ++i) {
    text += "[[rule]]\nname = \"rule number " + std::to_string(i) + "\"\nwhen = \"category == 'vpn'\"\n";
    text += "team = \"network\"\nweight = " + std::to_string(i) + "\n";
  }
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  const auto parsed = toml::parse(text, "t");
  const auto parse_time = Clock::now() - begin;
  REQUIRE(parsed.diagnostics.empty());
  const std::string packed = toml::pack(parsed.root);
  auto best = Clock::duration::max();
  for (int i = 0; i < 10; ++i) {
    const auto start = Clock::now();
    const auto node = toml::unpack(packed);
    best = std::min(best, Clock::now() - start);
    REQUIRE(node.find("rule")->items.size() == 500);
  }
  CHECK(best * 3 < parse_time);
}
