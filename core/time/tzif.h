// TZif files (RFC 8536) and the POSIX TZ strings of their footers, as values. Pure: bytes in, rules out.
#pragma once

#include <string>
#include <string_view>

#include "time/zone.h"

namespace spoc::time {

/// The zone that the bytes of a TZif file (versions 1 to 4) describe. Throws io, naming `name`, on damaged bytes.
Zone parse_tzif(std::string_view bytes, std::string name);

}  // namespace spoc::time
