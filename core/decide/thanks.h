// Whether an answer only says thanks: then it confirms what was answered instead of opening it again.
#pragma once

#include <string_view>

namespace spoc::decide {

/// True when the text says thanks (in English, German, French, Spanish, Italian or Dutch) and nothing else that
/// somebody would have to read: greetings, that it works, and the writer's own `name` may stand around it. Quoted lines
/// and what follows a signature mark are passed over. A question mark, or any word that is not known, makes it an
/// answer like any other: to reopen by mistake costs a look, to close by mistake costs the requester.
bool only_thanks(std::string_view text, std::string_view name);

}  // namespace spoc::decide
