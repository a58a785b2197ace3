// What an event from outside is about, as texts that an index finds: waiting steps and kept events meet in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace spoc::domain {

/// "hr.contract_signed employee=\"E7\"": an event of that name with that value in that field.
std::string about_of(std::string_view event, std::string_view field, const json::Value& value);
/// Everything the event can be waited for by: its name alone, and with each of its fields.
std::vector<std::string> abouts_of(const std::string& event, const json::Object& data);

}  // namespace spoc::domain
