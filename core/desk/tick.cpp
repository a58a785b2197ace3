#include "desk/tick.h"

#include "base/format.h"
#include "base/text.h"
#include "desk/attach.h"
#include "desk/deciding.h"
#include "domain/checklist.h"

namespace spoc::desk {
namespace {

/// The item of that id, of a ticket that is open.
const domain::CheckItem& item_of(const domain::Ticket& ticket, const std::string& wanted) {
  if (!is_open(ticket.status))
    throw Error(Code::conflict, format("ticket {} is {}", to_text(ticket.id), domain::word(ticket.status)));
  std::vector<std::string> names;
  for (const domain::CheckItem& item : ticket.checklist) {
    if (item.id == wanted) return item;
    names.push_back(item.id);
  }
  const std::string nearest = did_you_mean(wanted, names);
  throw Error(Code::not_found, format("ticket {} has no item \"{}\"", to_text(ticket.id), wanted),
              !nearest.empty() ? nearest
              : names.empty()  ? "it has no checklist"
                               : "one of " + join(names, ", "));
}

[[noreturn]] void refuse_heading(const domain::Ticket& ticket, const domain::CheckItem& heading) {
  std::vector<std::string> parts;
  for (const domain::CheckItem& item : ticket.checklist)
    if (item.under == heading.id && !item.done_at) parts.push_back(item.id);
  const bool one = heading.enough == 1;
  throw Error(Code::conflict,
              format("item {} is done when {} of its parts {}", heading.id,
                     heading.enough ? std::to_string(heading.enough) : "all", one ? "is" : "are"),
              format("tick {}: spoc tick {} {}", one ? "it" : "them", to_text(ticket.id),
                     join(parts, heading.enough ? ", or " : " ")));
}

void require_evidence(const domain::CheckItem& item, const Evidence& given) {
  const bool file = item.evidence == domain::kFileAsEvidence;
  if (item.evidence.empty() || (file ? !given.files.empty() : !trim(given.text).empty())) return;
  const std::string hint = file ? "give it with --attach FILE" : "give it with -m TEXT";
  throw Error(Code::data, format("item {} asks for {}", item.id, file ? "a file" : item.evidence),
              item.may_not_apply ? hint + ", or say --not-applicable REASON" : hint);
}

}  // namespace

void tick_items(Deciding& deciding, domain::TicketChange& change, const std::vector<std::string>& items,
                const Evidence& evidence) {
  for (const std::string& wanted : items) {
    const domain::CheckItem& item = item_of(change.after, wanted);
    if (item.done_at && evidence.files.empty()) continue;
    if (item.done_at)
      throw Error(Code::conflict, format("item {} is done, and what shows it is kept", wanted),
                  format("keep another file beside it: spoc note {} --attach FILE", to_text(change.after.id)));
    if (domain::has_parts(change.after.checklist, wanted)) refuse_heading(change.after, item);
    require_evidence(item, evidence);
    deciding.record(change, domain::ItemTicked{wanted, to_utf8(evidence.text), {}, attach(deciding, evidence.files)});
  }
}

void dismiss_items(Deciding& deciding, domain::TicketChange& change, const std::vector<std::string>& items,
                   const std::string& reason) {
  for (const std::string& wanted : items) {
    const domain::CheckItem& item = item_of(change.after, wanted);
    if (item.done_at) continue;
    if (item.optional)
      throw Error(Code::refused, format("item {} is optional: it can be left out", wanted), "no reason is asked for");
    if (!item.may_not_apply)
      throw Error(Code::refused, format("the workflow says that item {} always applies", wanted),
                  "may_not_apply = true in its file");
    deciding.record(change, domain::ItemTicked{wanted, {}, to_utf8(reason)});
  }
}

Outcome tick(Desk& desk, TicketId id, const std::vector<std::string>& items, const Evidence& evidence) {
  return each_ticket(desk, decide::Verb::tick, {id}, [&](Deciding& deciding, domain::TicketChange& change) {
    tick_items(deciding, change, items, evidence);
  });
}

Outcome dismiss(Desk& desk, TicketId id, const std::vector<std::string>& items, const std::string& reason) {
  return each_ticket(desk, decide::Verb::tick, {id}, [&](Deciding& deciding, domain::TicketChange& change) {
    dismiss_items(deciding, change, items, reason);
  });
}

}  // namespace spoc::desk
