// What workflows themselves say about how their runs are to be measured: the table [report] of their files.
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "render/table.h"
#include "report/definitions.h"
#include "report/distribution.h"
#include "report/request.h"

namespace spoc::report {

class OwnMeasures {
 public:
  OwnMeasures(store::Reading& reading, const Request& request)
      : reading_(reading), request_(request), definitions_(reading) {}

  /// A run of the cohort, in the period or the one before it. One whose workflow says nothing, or can no longer be used
  /// with the policy in force, is not looked at.
  void add(const domain::Run& run, bool in_period, bool before);

  /// For each way of measuring, as written: how many runs have come from the one point to the other, and how long it
  /// took; whether in time, of those of which that is known.
  render::Table table();

 private:
  struct Figures {
    std::int64_t runs = 0, measured = 0, decided = 0, on_time = 0;
    Distribution lead, lead_before;
  };

  store::Reading& reading_;
  const Request& request_;
  Definitions definitions_;
  /// By workflow, from, to and on_time: runs keep the file that they began with.
  std::map<std::tuple<std::string, std::string, std::string, std::string>, Figures> figures_;
};

}  // namespace spoc::report
