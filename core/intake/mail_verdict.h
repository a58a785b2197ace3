// Whether somebody wrote a mail, or a program did. What a program wrote is kept where it belongs and never answered, or
// two programs would write to each other for ever (RFC 3834).
#pragma once

#include <string>
#include <vector>

#include "intake/mail.h"

namespace spoc::intake {

enum class MailKind {
  person,     ///< somebody wrote it
  quiet,      ///< somebody may have, but asks not to be answered by a program
  generated,  ///< an alert, a newsletter
  list,       ///< a mailing list passed it on
  reply,      ///< an automatic answer: out of office
  bounce,     ///< something was not delivered, or a report about mail
  own         ///< the desk's own message came back
};

struct MailVerdict {
  MailKind kind = MailKind::person;
  std::string reason;  ///< "Auto-Submitted: auto-replied"; empty for a person
  bool automatic() const { return kind > MailKind::quiet; }
  /// Nobody asks anything with it: it never begins a ticket, whatever policy says of other automatic mail.
  bool echo() const { return kind >= MailKind::reply; }
  bool operator==(const MailVerdict&) const = default;
};

/// What the desk knows of itself.
struct OwnMail {
  std::vector<std::string> addresses;  ///< from which it writes, lower case
  bool sent_it = false;                ///< the Message-ID is one of its own
};

/// From its headers alone, by RFC 3834 §2, 3464, 8098, 5965, 2919, 2369 and what large programs set besides.
MailVerdict verdict_of(const Mail& mail, const OwnMail& own);

}  // namespace spoc::intake
