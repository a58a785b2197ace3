// What people do by the lines of a mail (intake/mail_lines.h): only who got the message that it answers may, under the
// address that it was sent to. Anything else leaves a trace and does nothing.
#pragma once

#include <string>
#include <vector>

#include "decide/mail.h"
#include "desk/deciding.h"
#include "desk/mail_trails.h"
#include "intake/draft.h"
#include "intake/mail_lines.h"

namespace spoc::desk {

struct CarriedOut {
  std::vector<domain::MailLine> lines;  ///< what became of each, for the journal
  std::string answer;  ///< what is said to who sent it; empty: nothing, since it may not be who they say
  bool ends = false;   ///< one of them closes or rates: what is written beside it opens nothing again
  std::vector<bool> used;  ///< of each file of the mail, whether it is kept with an item that it shows to be done
};

/// Does what they say, each for itself, on the tickets that the message was about. `refused` says why none of them
/// counts. `files` came with the mail.
CarriedOut carry_out(Deciding& deciding, Desk& desk, const std::vector<intake::MailOrder>& orders,
                     const std::vector<intake::MailFile>& files, const std::optional<SentMessage>& answered,
                     const decide::MailSender& sender, const std::string& refused);

/// What is said about it to who sent it, with the next message.
void answer_orders(Deciding& deciding, const domain::Ticket& ticket, const decide::MailSender& sender,
                   const std::string& answer);

}  // namespace spoc::desk
