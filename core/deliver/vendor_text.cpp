#include "deliver/vendor_text.h"

#include "base/format.h"
#include "base/text.h"
#include "decide/routing.h"

namespace spoc::deliver {

namespace {

/// Set in from the left, so that it cannot pass for words of the desk.
void quote(std::string& out, const domain::Effect& effect) {
  for (const auto& [name, value] : effect.data) {
    if (name != "text" || !value.string()) continue;
    out += '\n';
    for (const std::string_view line : split(trim(*value.string()), '\n'))
      out +=
          trim(line).empty() ? "\n" : format("    {}\n", line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
  }
}

}  // namespace

bool is_for_vendor(const domain::Effect& effect, const domain::Ticket& ticket) {
  return ticket.with_vendor &&
         (effect.reason == "vendor_note" || (effect.reason == "routed" && effect.to == "team:" + ticket.team));
}

std::string to_vendor(const domain::Effect& effect, const domain::Ticket& ticket, const policy::Policy& policy) {
  const std::string what = decide::confidential(ticket, policy)
                               ? format("number {}", to_text(ticket.id))
                               : format("{} (number {})", ticket.subject, to_text(ticket.id));
  std::string out =
      effect.reason == "routed" ? format("We hand this over to you: {}\n", what) : format("About this: {}\n", what);
  if (!ticket.reference.empty()) out += format("Your number for it: {}\n", ticket.reference);
  quote(out, effect);
  out += "\nAnswer this message: your first answer tells us that you have it.\n";
  return out;
}

}  // namespace spoc::deliver
