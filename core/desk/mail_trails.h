// To what a mail leads back: the message of the desk that it answers, and the tickets that it may belong to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "decide/mail.h"
#include "intake/mail.h"
#include "policy/policy.h"
#include "store/store.h"

namespace spoc::desk {

/// A message that left the desk.
struct SentMessage {
  store::QueuedMessage message;
  std::vector<store::QueuedEffect> notices;
  /// Whether it was sent to that address.
  bool reached(std::string_view address) const;
};

/// The one with that Message-ID, or nothing.
std::optional<SentMessage> sent_with(store::Reading& reading, std::string_view message_id);

/// The message that the mail answers: what In-Reply-To names, else the last of References.
std::optional<SentMessage> answered_by(store::Reading& reading, const intake::Mail& mail);

/// Every ticket that something in the mail names, the nearest first; `also` are further Message-IDs that it is about.
std::vector<decide::MailTrail> trails_of(store::Reading& reading, const intake::Mail& mail,
                                         const decide::MailSender& sender, const std::vector<std::string>& also,
                                         const policy::Policy& policy);

/// Where who asked for it is written to when the directory does not know them: where they wanted answers last
/// (`MailReceived::reply_to`), else their address.
std::string written_to(store::Reading& reading, const domain::Ticket& ticket);

}  // namespace spoc::desk
