#include "cmd/present/merged.h"

#include <algorithm>

#include "base/format.h"
#include "desk/link.h"

namespace spoc::cmd {

std::vector<domain::TicketId> follow_merges(Context& context, const std::vector<domain::TicketId>& ids) {
  std::vector<domain::TicketId> answering;
  context.read([&](store::Reading& reading) {
    for (const domain::TicketId id : ids) {
      const domain::TicketId now = desk::answering_for(reading, id);
      if (now != id) context.say(format("ticket {} was merged into {}", to_text(id), to_text(now)));
      if (std::find(answering.begin(), answering.end(), now) == answering.end()) answering.push_back(now);
    }
  });
  return answering;
}

}  // namespace spoc::cmd
