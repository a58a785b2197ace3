#include "report/catalog.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "report/summary.h"

namespace spoc::report {
namespace {

constexpr Report kReports[] = {
    {"summary", "what came in, what is left, which promises were kept, how long it took", summary},
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
