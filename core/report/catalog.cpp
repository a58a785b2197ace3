#include "report/catalog.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "report/backlog.h"
#include "report/causes.h"
#include "report/crossings.h"
#include "report/first_line.h"
#include "report/forecast.h"
#include "report/handovers.h"
#include "report/journey.h"
#include "report/providers.h"
#include "report/routing.h"
#include "report/satisfaction.h"
#include "report/sla.h"
#include "report/streams.h"
#include "report/summary.h"
#include "report/times.h"
#include "report/trend.h"
#include "report/workload.h"

namespace spoc::report {
namespace {

constexpr Report kReports[] = {
    {"summary", "what came in, what is left, which promises were kept, how long it took", summary},
    {"sla", "which promises were kept, counted at the deadline, and what broke the others", sla,
     "promises whose deadline lies in the period"},
    {"times", "how long until acknowledged, answered, resolved, and where the time went", times},
    {"backlog", "what is left, how old it is, what stands still", backlog, "tickets open at the period's end"},
    {"workload", "who took, resolved and has how much, and for how long", workload, "what was done in the period"},
    {"first-line", "what the first line solves by itself and at the first contact", first_line,
     "tickets resolved in the period that cannot come back any more"},
    {"handovers", "who passes on to whom, and whether it comes back", handovers},
    {"providers", "the departments and teams, and what they are asked for most", providers},
    {"crossings", "services that engage several departments, by volume and waiting between them", crossings},
    {"journey", "a request from the side of whoever asked", journey},
    {"streams", "how long runs of each workflow take, where they wait, which steps decide it", streams},
    {"causes", "why people ask: what can be removed, what needs an answer at once, what may wait", causes},
    {"satisfaction", "what those who asked say, and how sure that is", satisfaction,
     "tickets resolved in the period"},
    {"routing", "how tickets were placed, and how often that was right", routing},
    {"trend", "the figures week by week or month by month", trend, "what happened in each week or month", false},
    {"forecast", "work that is planned and not yet open, per team and week", forecast, "steps of open runs, whatever the period", false},
};

}  // namespace

std::span<const Report> reports() {
  return kReports;
}

const Report& report_named(std::string_view name) {
  std::vector<std::string> names;
  for (const Report& report : kReports) {
    if (report.name == name) return report;
    names.emplace_back(report.name);
  }
  const std::string near = did_you_mean(name, names);
  throw Error(Code::not_found, format("there is no report \"{}\"", name),
              near.empty() ? "there are: " + join(names, ", ") : near);
}

}  // namespace spoc::report
