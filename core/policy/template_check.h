// The files of templates/: whether their names mean something, whether what stands between braces is right, and whether
// what is to be posted will be JSON.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "policy/policy.h"

namespace spoc::policy {

/// Findings of all of them; `policy` says which are posted by webhooks, and is nothing where that could not be read: then none is
/// called unused.
Diagnostics check_templates(const std::vector<File>& files, const Policy* policy);

}  // namespace spoc::policy
