#include "cmd/present/conversation.h"

#include <algorithm>
#include <utility>

#include "base/format.h"
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
    if (e.text.empty() && e.attachments.empty()) return std::nullopt;
    return domain::TicketNoted{e.text, true, false, false, 0, e.attachments};
  }
  std::optional<domain::TicketNoted> operator()(const domain::TicketEdited& e) const {
    if (e.attachments.empty()) return std::nullopt;
    return domain::TicketNoted{"filled in", false, false, false, 0, e.attachments};
  }
  std::optional<domain::TicketNoted> operator()(const domain::TicketLogged& e) const {
    if (e.attachments.empty()) return std::nullopt;
    return domain::TicketNoted{{}, true, true, false, 0, e.attachments};
  }
  std::optional<domain::TicketNoted> operator()(const domain::ItemTicked& e) const {
    if (e.attachments.empty()) return std::nullopt;
    return domain::TicketNoted{e.evidence.empty() ? format("ticked {}", e.id) : format("ticked {}: {}", e.id, e.evidence), false, false, false, 0, e.attachments};
  }
  template <class Other>
  std::optional<domain::TicketNoted> operator()(const Other&) const {
    return std::nullopt;
  }
};

std::optional<domain::TicketNoted> message_of(const store::Entry& entry) {
  if (!entry.kind.starts_with("ticket.")) return std::nullopt;
  return std::visit(Message{}, domain::event_from_json(entry.kind, entry.data));
}

/// What a merged ticket was about is something its requester said.
std::optional<domain::TicketNoted> merged_message_of(const store::Entry& entry) {
  if (entry.kind != domain::TicketLogged::kKind) return message_of(entry);
  const domain::Event event = domain::event_from_json(entry.kind, entry.data);
  const auto& logged = std::get<domain::TicketLogged>(event);
  const std::string text = logged.description.empty() ? logged.subject : logged.subject + "\n\n" + logged.description;
  return domain::TicketNoted{text, true, true, false, 0, logged.attachments};
}

}  // namespace

std::vector<Said> conversation_of(domain::TicketId id, const std::vector<store::Entry>& own,
                                  const std::vector<store::Entry>& merged) {
  std::vector<Said> said;
  const auto undone = undone_in(own), undone_there = undone_in(merged);
  for (const store::Entry& entry : own)
    if (auto note = message_of(entry)) said.push_back({entry, std::move(*note), id, undone.contains(entry.seq)});
  for (const store::Entry& entry : merged)
    if (auto note = merged_message_of(entry))
      said.push_back({entry, std::move(*note), {entry.subject.number}, undone_there.contains(entry.seq)});
  std::stable_sort(said.begin(), said.end(), [](const Said& a, const Said& b) {
    return a.entry.at != b.entry.at ? a.entry.at < b.entry.at : a.entry.seq < b.entry.seq;
  });
  return said;
}

std::map<std::int64_t, domain::OperationId> undone_in(const std::vector<store::Entry>& entries) {
  std::map<std::pair<domain::Subject, std::int64_t>, std::int64_t> numbers;
  std::map<std::int64_t, domain::OperationId> undone;
  for (const store::Entry& entry : entries) {
    numbers[{entry.subject, entry.version}] = entry.seq;
    if (entry.kind != domain::OperationUndone::kKind) continue;
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    const auto& back = std::get<domain::OperationUndone>(event);
    for (std::int64_t version = back.first; version <= back.last; ++version)
      if (const auto at = numbers.find({entry.subject, version}); at != numbers.end())
        undone.try_emplace(at->second, entry.operation);
  }
  return undone;
}

}  // namespace spoc::cmd
