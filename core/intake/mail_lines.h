// The lines with which people do their part by mail: `#approve`, `#reject WHY`, `#done`, `#set field = value`,
// `#tick ITEM`, `#not-applicable ITEM = WHY`, `#close`, `#rate 5`, `#status`; `#42 approve` where a message is about
// several.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"

namespace spoc::intake {

enum class MailVerb { approve, reject, done, set, tick, dismiss, close, rate, status };

struct MailOrder {
  std::string line;         ///< as it was written
  domain::TicketId ticket;  ///< that it names, or none
  MailVerb verb = MailVerb::status;
  std::string field, text;         ///< of `set`: field and value; else what stands behind the word
  std::vector<std::string> items;  ///< of `tick` and `dismiss`; then `text` is the evidence, or the reason
  int score = 0;
  std::string problem;  ///< why it cannot be done, whoever says it; or empty
};

/// Of what was written above the quotation: up to the first quoted line or the mark of a signature. Other lines that
/// begin with "#" are text. At most 20; approving and rejecting the same contradict each other, and neither counts.
std::vector<MailOrder> orders_in(std::string_view text);

}  // namespace spoc::intake
