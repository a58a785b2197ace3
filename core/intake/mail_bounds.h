// What a mail may cost: looked at before it is taken apart, so that nothing that somebody sends holds up the desk.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace spoc::intake {

/// Why it is not taken apart, in words; empty when it can be. Counts what parsing costs time and memory for: bytes,
/// levels of nesting, parts, and addresses of one header.
std::string too_much(std::string_view bytes);

/// With an empty line between two of its boundaries that follow one another at once, so that there is a part between them;
/// nothing when it has none such. (RFC 2046 §5.1.1 gives every part an empty line, some programs do not.)
std::optional<std::string> with_empty_parts(std::string_view bytes);

/// Its headers alone, as a mail of their own: at most 64 KiB of whole lines, no line longer than 4 KiB.
std::string headers_alone(std::string_view bytes);

/// The bytes behind the empty line after the headers; empty when there is none.
std::string_view body_of(std::string_view bytes);

/// Without the line "From sender date" that some programs put on top (RFC 4155), escaped or not.
std::string_view without_envelope(std::string_view bytes);

}  // namespace spoc::intake
