// `report --what-if`: reports about what another policy would have done.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cmd/shell/context.h"
#include "desk/other_desk.h"
#include "report/what_if.h"

namespace spoc::cmd {

/// The folder or file that was named, checked. Throws configuration with everything that is wrong with it, which people
/// have read by then.
desk::OtherDesk other_desk(Context& context, const std::string& path);

/// The named reports under it.
report::Document under_other(const Context& context, store::Reading& reading, const std::vector<const report::Report*>& reports,
                             const report::Request& request, const desk::OtherDesk& other);

}  // namespace spoc::cmd
