#include "works.h"

namespace spoc::test {

namespace {

constexpr std::string_view kWorksPolicy = R"toml(
spoc = 1
[desk]
name = "Example Works"
address = "help@example.org"
time_zone = "UTC"
calendar = "always"
front_line = "front"
[calendar.always]
hours = { mon-sun = ["00:00-24:00"] }
[department.it]
[team.front]
department = "it"
[team.network]
department = "it"
distribute = "round_robin"
[team.acme]
kind = "vendor"
address = "noc@acme.example"
[service.badge]
title = "Badge"
team = "front"
workflow = { start = "badge" }
[priority]
levels = ["P1", "P2", "P3"]
weight = [3, 2, 1]
matrix = [["P1", "P1", "P2"], ["P1", "P2", "P3"], ["P2", "P3", "P3"]]
[[route]]
name = "vpn"
when = "ticket.text.contains('vpn')"
team = "network"
[sla.standard]
ladder = "standard"
pause = ["requester", "date"]
target.P1 = { acknowledge = "1h", resolution = "4h" }
target.P2 = { response = "4h", resolution = "8h" }
target.P3 = { resolution = "48h" }
[ladder.standard]
rungs = [
  { clock = "resolution", at = "50%", tell = ["assignee"] },
  { clock = "resolution", at = "100%", tell = ["lead"], raise = true },
  { clock = "response", at = "100%", route = "network" },
]
[lifecycle]
remind = ["24h", "48h"]
close_after = "72h"
reopen_window = "96h"
)toml";

constexpr std::string_view kWorkflow = R"toml(
spoc = 1
[workflow]
title = "Badge"
owner = "it"
[steps.form]
title = "Fill in the form"
team = "front"
form = { colour = "enum(red, blue)" }
checklist = [{ id = "photo", text = "a photo of the face" }, { id = "room", text = "which room", evidence = "text" }]
[steps.approve]
kind = "approval"
title = "May they have it?"
needs = ["form"]
approvers = ["members('network')"]
[steps.print]
title = "Print it"
team = "front"
needs = ["approve"]
due = "activated + 8h"
)toml";

}  // namespace

std::vector<policy::File> works_policy(std::string_view more) {
  return {{"spoc.toml", std::string(kWorksPolicy) + std::string(more)}, {"workflows/badge.toml", std::string(kWorkflow)}};
}

Code Works::code(const std::function<void()>& verb) {
  try {
    verb();
  } catch (const Error& error) {
    UNSCOPED_INFO(error.message);
    return error.code;
  }
  return Code::ok;
}

std::vector<std::string> Works::differences() {
  std::vector<std::string> lines;
  for (const store::Difference& d : desk::verify(store(), {}))
    lines.push_back(d.what + " " + d.subject + " " + d.detail);
  return lines;
}

}  // namespace spoc::test
