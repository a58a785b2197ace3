// Everything held about a person as one JSON document: what they may ask for (GDPR, articles 15 and 20).
#pragma once

#include <string_view>

#include "cmd/shell/context.h"

namespace spoc::cmd {

/// `spoc.person/1`: directory entry, absences, tickets they asked for with the conversation and the files' contents,
/// every entry of the journal that names them or is theirs, notices to them. Throws not_found, usage.
void write_about_person(Context& context, std::string_view words, Output& out);

}  // namespace spoc::cmd
