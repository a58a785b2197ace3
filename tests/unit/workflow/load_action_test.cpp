#include "office.h"

namespace spoc::workflow {
namespace {

using namespace test;

using Found = std::vector<std::string>;

Found of_action(std::string_view keys) {
  return findings("spoc = 1\n[workflow]\nowner = \"hr\"\n[steps.a]\nkind = \"action\"\n" + std::string(keys));
}

TEST_CASE("what is wrong with an action is said where it stands") {
  constexpr std::string_view kGood = "run = [\"x\"]\ntimeout = \"1m\"\n";
  const auto with = [&](std::string_view keys) { return of_action(std::string(kGood) + std::string(keys)); };
  CHECK(with("").empty());
  CHECK(of_action("timeout = \"1m\"\n") == Found{"4: missing-key"});
  CHECK(of_action("run = [\"x\"]\n") == Found{"4: no-timeout"});
  CHECK(of_action("run = []\ntimeout = \"1m\"\n") == Found{"6: missing-key"});
  CHECK(of_action("run = [\"{{ run.id }}\"]\ntimeout = \"1m\"\n") == Found{"6: interpolated-program"});
  CHECK(of_action("run = [\"/bin/{{ run.id }}\"]\ntimeout = \"1m\"\n") == Found{"6: interpolated-program"});
  CHECK(of_action("run = [\"x\", 7]\ntimeout = \"1m\"\n") == Found{"6: wrong-type"});
  CHECK(of_action("run = [\"x\", \"{{ nobody }}\"]\ntimeout = \"1m\"\n") == Found{"6: unknown-name"});
  for (const char* timeout : {"2bh", "-1m", "8d", "1mo", "soon"})
    CHECK(of_action("run = [\"x\"]\ntimeout = \"" + std::string(timeout) + "\"\n") == Found{"7: wrong-type"});
  CHECK(with("retry = { first = \"30s\" }\n") == Found{"8: missing-key"});
  CHECK(with("retry = { max = 0 }\n") == Found{"8: out-of-range"});
  CHECK(with("retry = { max = 3, factor = 0.5 }\n") == Found{"8: out-of-range"});
  CHECK(with("retry = { max = 3, jitter = 1.5 }\n") == Found{"8: out-of-range"});
  CHECK(with("retry = { max = 3, first = \"1bd\" }\n") == Found{"8: wrong-type"});
  CHECK(with("retry = { max = 3, cap = 7 }\n") == Found{"8: wrong-type"});
  CHECK(with("retry = { max = 3, on = [0] }\n") == Found{"8: unknown-word"});
  CHECK(with("retry = { max = 3, on = [\"late\"] }\n") == Found{"8: unknown-word"});
  CHECK(with("retry = { max = 3, often = true }\n") == Found{"8: unknown-key"});
  CHECK(with("env = { lower = \"x\" }\n") == Found{"8: bad-name"});
  CHECK(with("env = { PATH = \"/\" }\n") == Found{"8: bad-name"});
  CHECK(with("env = { LD_PRELOAD = \"/x\" }\n") == Found{"8: bad-name"});
  CHECK(with("env = { A = \"secret:../../etc/shadow\" }\n") == Found{"8: bad-name"});
  CHECK(with("env = { A = 7 }\n") == Found{"8: wrong-type"});
  CHECK(with("returns = { login = \"strin\" }\n") == Found{"8: bad-type"});
  CHECK(with("on_error = \"shrug\"\n") == Found{"8: unknown-step"});
  CHECK(with("on_error = 7\n") == Found{"8: wrong-type"});
  CHECK(with("on_error = { 300 = \"skip\" }\n") == Found{"8: unknown-word"});
  CHECK(with("on_error = \"compensate\"\n") == Found{"8: no-compensation"});
  CHECK(with("on_error = \"b\"\n[steps.b]\nteam = \"it\"\n") == Found{"8: not-a-successor"});
  CHECK(with("on_error = \"b\"\n[steps.c]\nteam = \"it\"\n[steps.b]\nteam = \"it\"\nneeds = [\"a\", \"c\"]\n") ==
        Found{"8: not-a-successor"});
  CHECK(with("form = { x = \"string\" }\n") == Found{"8: not-for-this-kind"});
  CHECK(with("compensate = { run = [\"y\"] }\n") == Found{"8: no-compensation"});
}

TEST_CASE("what takes a step back is a task or a program, and a program has a timeout") {
  const auto of = [](std::string_view compensate) {
    return findings(
        "spoc = 1\n[workflow]\nowner = \"hr\"\non_cancel = \"compensate\"\n[steps.a]\nteam = \"it\"\ncompensate = " +
        std::string(compensate) + "\n");
  };
  CHECK(of("{ run = [\"x\"], timeout = \"1m\" }").empty());
  CHECK(of("{ run = [\"x\"] }") == Found{"7: no-timeout"});
  CHECK(of("{ run = [\"{{ run.id }}\"], timeout = \"1m\" }") == Found{"7: interpolated-program"});
  CHECK(of("{ run = [\"x\"], timeout = \"1m\", task = { team = \"it\" } }") == Found{"7: not-together"});
  CHECK(of("{ task = { team = \"it\" }, timeout = \"1m\" }") == Found{"7: not-together"});
  CHECK(of("{ }") == Found{"7: missing-key"});
}

TEST_CASE("what a step that may have failed returned must be asked for by the step that answers its error") {
  CHECK(of_action("run = [\"x\"]\ntimeout = \"1m\"\nreturns = { login = \"string\" }\non_error = "
                  "\"b\"\n[steps.b]\nteam = \"it\"\nneeds = [\"a\"]\n"
                  "title = \"{{ steps.a.outputs.login }}\"\n")
            .size() == 1);
}

}  // namespace
}  // namespace spoc::workflow
