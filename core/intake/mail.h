// One message of RFC 5322 as a plain value: who wrote it, what it answers, what was written above the quotation, what
// is attached. Broken and hostile mail is read as far as it can be; nothing in it can crash or hold up the desk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "time/instant.h"

namespace spoc::intake {

struct MailAddress {
  std::string name;     ///< one line
  std::string address;  ///< as it was written
  bool operator==(const MailAddress&) const = default;
};

/// A part of its tree; `depth` 0 is the whole. Parts stand before those within them.
struct MailPart {
  int depth = 0;
  std::string type;         ///< "text/plain", lower case
  std::string charset;      ///< as it says; or empty
  std::string disposition;  ///< "attachment", "inline", or empty
  std::string name;         ///< of a file, as it says; or empty
  std::int64_t size = 0;    ///< decoded
  bool operator==(const MailPart&) const = default;
};

/// A file that came along, under the name its sender chose: to be made harmless where it is kept.
struct MailFile {
  std::string name, type, bytes;
  bool of_page = false;  ///< a picture within a page (RFC 2387): nobody attached it
  bool operator==(const MailFile&) const = default;
};

/// All text is valid UTF-8 without U+0000 and has "\n"; members that a mail does not have are empty.
struct Mail {
  MailAddress from;  ///< who wrote it: From, else Sender
  std::vector<MailAddress> to, cc, reply_to;
  std::string subject;  ///< one line
  std::optional<time::Instant> date;
  std::string message_id;                ///< without brackets
  std::vector<std::string> in_reply_to;  ///< Message-IDs without brackets
  std::vector<std::string> references;
  std::string text;       ///< what was written, above the quotation
  std::string quotation;  ///< what is quoted below
  std::string whole;      ///< both, as it came
  std::vector<MailPart> parts;
  std::vector<MailFile> files;
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case, unfolded; those of the whole only
  std::vector<std::string> problems;                         ///< what could not be read, in words

  /// The first header of that name (lower case), or nothing.
  const std::string* header(std::string_view name) const;
};

/// Above this a mail is not taken apart: its headers, and the beginning of its bytes as text, are all that is read of
/// it.
inline constexpr std::size_t kLargestTakenApart = 48u << 20;
/// A text longer than this is cut, and says so: the whole mail is kept in any case.
inline constexpr std::size_t kLongestText = 256u << 10;

/// Reads one message, with LF or CRLF line ends. Throws unavailable when the library that does it is not installed, and
/// nothing else.
Mail read_mail(std::string_view bytes);

/// What makes two mails the same, though they came by different ways: its Message-ID, who sent it and when, its subject and its
/// bytes below the headers, whatever ends their lines. Nothing is lost to a Message-ID that is used twice.
std::string identity_of(const Mail& mail, std::string_view bytes);

/// The ids in angle brackets of a header, in order, each once, at most 100. One without brackets that stands alone
/// counts.
std::vector<std::string> message_ids(std::string_view header);

}  // namespace spoc::intake
