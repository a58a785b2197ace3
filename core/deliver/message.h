// A finished message: to whom, in which words, under which token. What a transport carries.
#pragma once

#include <string>
#include <vector>

#include "deliver/recipients.h"
#include "time/instant.h"

namespace spoc::deliver {

struct Message {
  std::string token;  ///< letters and digits; the same for every try
  time::Instant at;   ///< when it was made, desk time
  std::string desk_name, desk_address;
  std::vector<Recipient> to;  ///< at least one
  std::string subject, text;  ///< UTF-8; text has "\n"
  std::string thread;         ///< what it belongs to: "ticket-42"; empty for several
  bool urgent = false;
  std::vector<std::vector<std::string>> commands;  ///< of a channel that runs a program: its arguments for each of `to`
  bool repeated = false;  ///< an earlier try may have delivered it
};

}  // namespace spoc::deliver
