// Notices to the same people become one message.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "deliver/message.h"
#include "deliver/notice_text.h"
#include "deliver/templates.h"

namespace spoc::deliver {

/// Notices that become one message, by their position.
struct Letter {
  std::vector<Recipient> to;
  std::string channel;
  std::vector<std::size_t> notices;
};

/// A notice's place in the queue as it is sorted into letters.
struct Addressed {
  const domain::Effect* effect = nullptr;
  std::vector<Recipient> to;
};

/// The letters in the order of their first notice: one for each channel and group of people. What a person would be
/// told alone and with a group is told with the group.
std::vector<Letter> letters(std::span<const Addressed> notices);

/// Subject, text and thread of a message with these notices (at least one). Of a confidential ticket the subject has
/// only the number. Token, recipients and instant are the caller's to add. In built-in words.
Message compose(std::span<const Notice> notices, const policy::Policy& policy, time::Instant now);
/// The same in the words of policy's templates, as far as there are some for these readers.
Message compose(std::span<const Notice> notices, const policy::Policy& policy, const Readers& readers,
                time::Instant now);

}  // namespace spoc::deliver
