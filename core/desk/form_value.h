// What somebody fills into a field of a form or of an event: files are kept, people and teams are found.
#pragma once

#include <string>
#include <vector>

#include "desk/deciding.h"
#include "desk/field_files.h"
#include "policy/policy.h"
#include "time/phrase.h"

namespace spoc::desk {

/// The value of the field `name` that is kept: typed (decide/edit.h; with `typed` also times in the words of people), files put away
/// (field_files.h), people as their ids and teams as policy has them, also within records and lists. Throws data, beginning with the
/// field, for what does not fit or is not there.
json::Value form_value(Deciding& deciding, FieldFiles& files, const policy::FieldType& type, const std::string& name,
                       json::Value given, const std::vector<domain::Attachment>& known = {},
                       const time::PhraseContext* typed = nullptr);

}  // namespace spoc::desk
