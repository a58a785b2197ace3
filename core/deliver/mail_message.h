// A message as mail (RFC 5322, MIME): bytes that any mail program reads, whatever people wrote into names and subjects.
#pragma once

#include <string>
#include <string_view>

#include "deliver/message.h"

namespace spoc::deliver {

/// The whole message with LF line ends, as maildir and sendmail take it. What is not ASCII is an encoded word in
/// headers (RFC 2047) and quoted-printable in the body (RFC 2045). Line breaks and other controls in names, addresses
/// and subjects become blanks, so that nobody writes a header but this. Throws data when a recipient's address cannot
/// be one.
std::string mail_message(const Message& message);

/// "<token@domain>", the same for every try.
std::string message_id(const Message& message);

/// Date and time as RFC 5322 §3.3 writes them, in UTC.
std::string mail_date(time::Instant t);

/// Text for a header: as it is when it is plain ASCII, else encoded words of at most 75 characters, folded.
std::string header_text(std::string_view text);

/// The body in quoted-printable with lines of at most 76 characters.
std::string quoted_printable(std::string_view text);

}  // namespace spoc::deliver
