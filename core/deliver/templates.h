// The words of policy for a message: templates/acknowledgement.de.txt and its kin, in the reader's language, filled in
// with what they say about one ticket. What comes from outside is escaped by where it lands.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "deliver/notice_text.h"
#include "deliver/recipients.h"

namespace spoc::deliver {

/// What a notice says, in the words of a template or built in.
struct Words {
  std::string subject;  ///< empty: the built-in one
  std::string text;     ///< lines, each ended
  std::string html;     ///< empty: there is none
};

/// Whom a template speaks to, and where it looks people up.
struct Readers {
  std::span<const Recipient> to;  ///< at least one
  const domain::Directory& people;
};

/// The template of that notice for these readers: in the language that all of them have, else the ticket's, else the
/// desk's, else without one; "de" does for "de-AT". Nothing when there is none, or when it has no value for this
/// ticket: then the built-in words are used. `text` and `subject` are those, for templates that only add to them.
std::optional<Words> template_words(const Notice& notice, const Readers& readers, const policy::Policy& policy,
                                    time::Instant now, std::string_view subject, std::string_view text);

/// The template in that file as JSON to be posted, with what the message says. Throws data when it has no value for
/// this ticket, or when what comes out is no JSON.
std::string template_json(const std::string& path, const Notice& notice, const Readers& readers,
                          const policy::Policy& policy, time::Instant now, std::string_view subject,
                          std::string_view text);

/// How values land in plain text: without controls; lines after the first are set in as far as the place where the
/// value stands, and by four blanks at least, so that nothing somebody wrote passes for words of the desk. `before` is
/// what stands before it.
std::string in_text(std::string_view value, std::string_view before);
/// In HTML, as the content of an element or an attribute between quotes.
std::string in_html(std::string_view value);
/// In JSON, between quotes.
std::string in_json(std::string_view value);

}  // namespace spoc::deliver
