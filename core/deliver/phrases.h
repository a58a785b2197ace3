// What a message says beyond the ticket itself, as short texts in the desk's own time: what is promised, when somebody
// is there again, who takes care. The built-in words and the templates of policy are made from the same.
#pragma once

#include <string>

#include "deliver/notice_text.h"
#include "policy/places.h"

namespace spoc::deliver {

/// Each is empty where there is nothing to say.
struct Phrases {
  std::string why;         ///< "we received your request"
  std::string said;        ///< what somebody wrote, as they wrote it
  std::string due;         ///< when it is to be done: "2026-06-08 14:00"
  std::string answer_due;  ///< when somebody is to have answered
  std::string opening;     ///< nobody is there now: when somebody is again
  std::string away;        ///< who is away, until when and who takes care, in a sentence
  std::string how;         ///< what the reader can do: how to answer, or the command
};

/// For that notice at that time. Promises that are broken already, or stand still, are none.
Phrases phrases_of(const Notice& notice, const policy::Policy& policy, time::Instant now);

}  // namespace spoc::deliver
