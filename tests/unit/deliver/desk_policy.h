// A small policy for tests of deliver.
#pragma once

#include <memory>

#include "policy/load.h"
#include "support/test.h"

namespace spoc::test {

inline const policy::Policy& small_desk() {
  static const std::shared_ptr<const policy::Policy> policy = [] {
    const std::string text = R"(
spoc = 1
[desk]
name = "Example Works"
address = "help@example.org"
time_zone = "Europe/Berlin"
calendar = "always"
front_line = "front"
[calendar.always]
hours = { mon-sun = ["00:00-24:00"] }
[department.it]
[team.front]
department = "it"
[team.network]
department = "it"
[team.acme]
kind = "vendor"
title = "Acme Telecom"
address = "noc@acme.example"
[priority]
levels = ["P1", "P2"]
weight = [2, 1]
matrix = [["P1", "P1", "P2"], ["P1", "P2", "P2"], ["P2", "P2", "P2"]]
[messages]
transport = "maildir"
folder = "sent"
[channel.pager]
transport = "command"
run = ["page-out", "{{ text }}"]
[channel.hook]
transport = "webhook"
url = "https://example.org/hook"
)";
    policy::Loaded loaded = policy::load({{"spoc.toml", text}});
    for (const Diagnostic& d : loaded.diagnostics) UNSCOPED_INFO(to_text(d, text));
    REQUIRE(loaded.policy);
    return loaded.policy;
  }();
  return *policy;
}

}  // namespace spoc::test
