// What one notice says, in words for who reads it: people of the desk get what, why, due when and the command to use; a
// requester gets plain words without anything internal.
#pragma once

#include <string>
#include <string_view>

#include "domain/change.h"
#include "policy/policy.h"

namespace spoc::deliver {

/// One notice with what it is about. Borrows everything. `ticket` is nothing when it is about a run alone.
struct Notice {
  const domain::Effect& effect;
  const domain::Ticket* ticket = nullptr;
  const domain::Schedule* schedule = nullptr;
};

/// True when it goes to who asked, not to who works on it.
bool for_requester(const domain::Effect& effect);

/// "your request was received", "resolution: 75% of its time is used": why, as the end of "Why: …" or a subject.
std::string why(std::string_view reason, bool requester);

/// Whether the first says all that the second does, to the same kind of reader: the same subject, its reasons, the same words.
bool says_all_of(const domain::Effect& effect, const domain::Effect& other);

/// What the reader can do: the command for somebody of the desk, how to answer for who asked. One line.
std::string what_to_do(const Notice& notice);

/// Several lines, each ended.
std::string notice_text(const Notice& notice, const policy::Policy& policy, time::Instant now);

}  // namespace spoc::deliver
