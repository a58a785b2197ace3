#include "desk/rule_test.h"

#include "desk/check.h"
#include "works.h"

namespace {

using namespace spoc;

constexpr std::string_view kHead = R"toml(spoc = 1
[person.nadia]
teams = ["network"]
[person.omar]
teams = ["network"]
)toml";

Diagnostics run(const std::string& tests) {
  const desk::Checked checked = desk::check(test::works_policy());
  REQUIRE(checked.policy);
  return desk::run_rule_tests({"x.test.toml", std::string(kHead) + tests}, checked.policy.get(), test::hour(0));
}

std::vector<std::string> found(const std::string& tests) {
  std::vector<std::string> lines;
  for (const Diagnostic& d : run(tests)) lines.push_back(std::to_string(d.line) + ": " + d.code);
  return lines;
}

TEST_CASE("a ticket of a rule test is placed, promised and given out as a logged one") {
  CHECK(found(R"toml([[test]]
name = "vpn"
at = "2026-06-05 10:00"
log = { subject = "vpn drops", from = "rita@example.net", tags = ["urgent", "remote"] }
expect = { team = "network", rule = "vpn", by = "rule", assignee = ["nadia", "omar"], priority = "P2", tags = ["remote", "urgent"], sla = "standard", clocks = { response = "2026-06-05 14:00", acknowledge = false }, due = "2026-06-05 14:00" }
[[test]]
name = "nothing places it"
log = { subject = "hello", type = "question" }
expect = { team = "front", by = "front_line", assignee = "", type = "question" }
)toml")
            .empty());
}

TEST_CASE("what is not as expected is an error at its place, with what came, what was expected, and why") {
  const Diagnostics all = run("[[test]]\nname = \"mail\"\nlog = { subject = \"mail\" }\nexpect = { team = \"network\" }\n");
  REQUIRE(all.size() == 1);
  CHECK(all.front().code == "rule-test");
  CHECK(all.front().line == 9);
  CHECK(all.front().column == 19);
  CHECK(all.front().message == "mail: team is \"front\", expected \"network\"");
  CHECK(all.front().hint.find("rule \"vpn\" does not apply") != std::string::npos);
  CHECK(all.front().hint.find("the front line front takes it") != std::string::npos);
  CHECK(all.front().hint.find("spoc.toml:") != std::string::npos);
  CHECK(found("[[test]]\nname = \"late\"\nat = \"2026-06-05 10:00\"\nlog = { subject = \"mail\" }\nexpect = { due = "
              "\"2026-06-05 13:00\", tags = [\"x\"], clocks = { response = false } }\n") ==
        std::vector<std::string>{"10: rule-test", "10: rule-test", "10: rule-test"});
}

TEST_CASE("a rule test that asks for what there is not is said with the nearest name") {
  CHECK(found("[[test]]\nname = \"a\"\nlog = { subject = \"x\", servce = \"badge\" }\nexpect = { team = \"front\" }\n") ==
        std::vector<std::string>{"8: bad-test"});
  CHECK(found("[[test]]\nname = \"a\"\nlog = { subject = \"x\", service = \"bage\" }\nexpect = { team = \"front\" }\n") ==
        std::vector<std::string>{"8: bad-test"});
  CHECK(found("[[test]]\nname = \"a\"\nlog = { subject = \"x\" }\nexpect = { tem = \"front\", clocks = { respnse = false } }\n") ==
        std::vector<std::string>{"9: unknown-key", "9: unknown-key"});
  CHECK(found("[[test]]\nname = \"a\"\nat = \"whenever\"\nlog = { subject = \"x\" }\nexpect = {}\nexpct = {}\n") ==
        std::vector<std::string>{"11: unknown-key", "8: bad-time"});
  CHECK(found("[[test]]\nname = \"a\"\n") == std::vector<std::string>{"6: missing-key", "6: missing-key"});
}

TEST_CASE("rule tests run in the check of a desk, and are no part of its bundle") {
  auto files = test::works_policy();
  const auto plain = desk::check(files).policy;
  REQUIRE(plain);
  files.push_back({"x.test.toml", "spoc = 1\n[[test]]\nname = \"a\"\nlog = { subject = \"vpn\" }\nexpect = { team = \"network\" }\n"});
  const auto with_test = desk::check(files).policy;
  REQUIRE(with_test);
  CHECK(with_test->hash == plain->hash);
  files.back().content += "[[test]]\nname = \"b\"\nlog = { subject = \"vpn\" }\nexpect = { team = \"front\" }\n";
  CHECK_FALSE(desk::check(files).policy);
}

}  // namespace
