// What only several workflows together can tell: what a step hands to a workflow that it calls by name, and calls that
// never end.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "workflow/definition.h"

namespace spoc::workflow {

/// A definition without errors, and the file it is from.
struct CheckedFile {
  std::string file;
  std::shared_ptr<const Definition> definition;
};

/// Errors at the places of the calls: inputs that the called workflow does not have, does not get, or gets of another
/// type; calls deeper than kMostDepth; workflows that call each other in a circle which no condition ends. A workflow
/// that is not among them is passed over: what is wrong with it, or with its name, is said elsewhere.
Diagnostics check_calls(const std::vector<CheckedFile>& files);

}  // namespace spoc::workflow
