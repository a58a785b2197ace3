// The files that a run keeps: among its inputs, and among what its programs answered. Those of its tasks are with their
// tickets.
#pragma once

#include <vector>

#include "base/json.h"
#include "domain/attachment.h"
#include "domain/ids.h"
#include "store/store.h"

namespace spoc::cmd {

/// In the order they came, each once.
std::vector<domain::Attachment> files_of_run(store::Reading& reading, domain::RunId run);

/// Those that one entry of its journal names.
std::vector<domain::Attachment> files_of_entry(const store::Entry& entry);

/// A value as people read it: a file by its name, other than text as JSON.
std::string value_text(const json::Value& value);

}  // namespace spoc::cmd
