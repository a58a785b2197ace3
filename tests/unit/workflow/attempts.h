// A run of one action, and its attempts begun and ended by hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "office.h"

namespace spoc::workflow::test {

using Found = std::vector<std::string>;

inline constexpr std::string_view kAction = R"toml(
[steps.identity]
kind = "action"
team = "identity"
run = ["idm-ctl", "create", "--id", "E1"]
timeout = "2m"
)toml";

inline Driven identity(std::string_view more = "", std::string_view now = "2026-06-01 10:00") {
  return Driven(define_steps(std::string(kAction) + std::string(more)), {}, now);
}

inline constexpr std::string_view kThrice =
    "retry = { max = 3, first = \"30s\", factor = 2.0, cap = \"5m\", on = [75, \"timeout\"] }\n";

/// Begins an attempt; its token is the step's name and the time.
inline std::string begin(Driven& run, std::string_view now, const std::string& step = "identity",
                         const std::string& item = "") {
  const std::string token = step + item + std::string(now);
  run.then(AttemptBegun{step, item, token}, now, "");
  return token;
}

inline Driven& end(Driven& run, const std::string& token, Ending ending, std::string_view now, int code = 0,
                   const std::string& step = "identity", const std::string& item = "") {
  AttemptEnded ended{step, item, token, ending, code, {}, {}, {}};
  if (ending == Ending::exit) ended.detail = "exit code " + std::to_string(code);
  if (ending == Ending::timeout) ended.detail = "it took too long";
  return run.then(ended, now, "");
}

inline Driven& answered(Driven& run, const std::string& token, std::string_view now, std::string_view output) {
  AttemptEnded ended{"identity", "", token, Ending::done, 0, {}, {}, json::parse(output)};
  return run.then(ended, now, "");
}

}  // namespace spoc::workflow::test
