// A finished message: to whom, in which words, under which token. What a transport carries.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "deliver/recipients.h"
#include "time/instant.h"

namespace spoc::deliver {

struct Message {
  std::string token;       ///< letters and digits; the same for every try
  time::Instant at;        ///< when it was made, desk time
  time::Instant tried_at;  ///< of this try, real time
  std::string desk_name, desk_address;
  std::vector<Recipient> to;          ///< at least one
  std::string subject, text;          ///< UTF-8; text has "\n"
  std::string html;                   ///< the same for readers of HTML, escaped; empty: there is none
  std::string thread;                 ///< what it belongs to: "ticket-42"; empty for several
  std::vector<std::string> answers;   ///< ids of the messages it answers, the latest last: "<x@example.org>"
  std::vector<std::int64_t> tickets;  ///< what it is about, each once
  bool urgent = false;
  std::string body;                                ///< JSON to be posted by a webhook; empty: `spoc.message/1`
  std::vector<std::vector<std::string>> commands;  ///< of a channel that runs a program: its arguments for each of `to`
  bool repeated = false;                           ///< an earlier try may have delivered it
};

}  // namespace spoc::deliver
