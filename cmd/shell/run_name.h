// Whether a word of the command line names a run, where a ticket could stand as well.
#pragma once

#include <string_view>

#include "domain/ids.h"

namespace spoc::cmd {

/// "r7" or "onboarding:E1234"; with a step behind it, it names that step's ticket, and "key:K" names a ticket.
inline bool names_run(std::string_view text) {
  const bool by_key = text.find(':') != std::string_view::npos && !text.starts_with("key:");
  return text.find('/') == std::string_view::npos && (domain::parse_run_id(text) || by_key);
}

}  // namespace spoc::cmd
