#include "cmd/present/conversation.h"

#include "domain/event.h"

namespace spoc::cmd {
namespace {

struct Message {
  std::optional<domain::TicketNoted> operator()(const domain::TicketNoted& e) const { return e; }
  std::optional<domain::TicketNoted> operator()(const domain::TicketWaiting& e) const {
    if (e.ask.empty()) return std::nullopt;
    return domain::TicketNoted{e.ask, e.on == domain::WaitingOn::requester, false, false, 0, {}};
  }
  std::optional<domain::TicketNoted> operator()(const domain::TicketResolved& e) const {
    if (e.text.empty()) return std::nullopt;
    return domain::TicketNoted{e.text, true, false, false, 0, {}};
  }
  std::optional<domain::TicketNoted> operator()(const domain::TicketLogged& e) const {
    if (e.attachments.empty()) return std::nullopt;
    return domain::TicketNoted{{}, true, true, false, 0, e.attachments};
  }
  template <class Other>
  std::optional<domain::TicketNoted> operator()(const Other&) const {
    return std::nullopt;
  }
};

}  // namespace

std::optional<domain::TicketNoted> message_of(const store::Entry& entry) {
  if (!entry.kind.starts_with("ticket.")) return std::nullopt;
  return std::visit(Message{}, domain::event_from_json(entry.kind, entry.data));
}

}  // namespace spoc::cmd
