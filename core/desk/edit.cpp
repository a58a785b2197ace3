#include "desk/edit.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "decide/promises.h"
#include "decide/edit.h"
#include "decide/ladder.h"
#include "decide/priority.h"
#include "desk/deciding.h"
#include "desk/field_files.h"
#include "domain/fold.h"

namespace spoc::desk {
namespace {

using domain::TicketChange;

void set_priority(Deciding& deciding, TicketChange& change, const json::Value& value, const std::string& reason) {
  const policy::Policy& held_to = deciding.situation().held_to(change.after);
  const std::string* level = value.string();
  if (level && *level == "derived") {
    const auto derived = decide::derive_priority(change.after, held_to);
    if (change.after.priority_overridden || derived.priority != change.after.priority)
      deciding.record(change, domain::TicketPrioritised{derived.priority, false, derived.reason.text});
    return;
  }
  if (!level || !held_to.priority.rank(*level))
    throw Error(Code::data, format("there is no priority {}", json::to_text(value)), "one of " + join(held_to.priority.levels, ", "));
  if (trim(reason).empty()) throw Error(Code::usage, "a priority by hand needs a reason", "add --reason TEXT");
  if (*level != change.after.priority || !change.after.priority_overridden)
    deciding.record(change, domain::TicketPrioritised{*level, true, reason});
}

/// A member that is set several times changes once: from what it was first to what it is last.
void note_edit(decide::Edit edit, json::Object& from, json::Object& to) {
  const auto same = std::find_if(to.begin(), to.end(), [&](const json::Member& member) { return member.first == edit.member; });
  if (same != to.end()) {
    same->second = std::move(edit.to);
    return;
  }
  from.emplace_back(edit.member, std::move(edit.from));
  to.emplace_back(std::move(edit.member), std::move(edit.to));
}

void apply_edits(Deciding& deciding, TicketChange& change, const Edits& edits) {
  if (edits.if_version && change.before.version != *edits.if_version)
    throw Error(Code::conflict, format("ticket {} is at version {}, not {}", to_text(change.after.id), change.before.version, *edits.if_version),
                "look at it again, then repeat the change");
  json::Object from, to;
  domain::Ticket after = change.after;
  FieldFiles files(deciding, edits.files);
  const auto set_one = [&](const std::string& member, json::Value value) {
    keep_file_of_field(deciding, files, after, member, value);
    auto edit = decide::edited(after, member, value, deciding.policy(), deciding.now());
    if (!edit) return;
    domain::apply(after, {deciding.now(), deciding.actor(), domain::TicketEdited{{}, {{edit->member, edit->to}}, {}}});
    note_edit(std::move(*edit), from, to);
  };
  for (const Assignment& set : edits.set)
    if (set.member == "service" && set.value.string())
      for (const auto& [member, value] : decide::brought_by_service(after, *set.value.string(), deciding.policy())) set_one(member, value);
  for (const Assignment& set : edits.set)
    if (set.member != "priority") set_one(set.member, set.value);
  files.require_used();
  if (!to.empty()) deciding.record(change, domain::TicketEdited{std::move(from), std::move(to), {}, files.kept()});
  for (const Assignment& set : edits.set)
    if (set.member == "priority") set_priority(deciding, change, set.value, edits.reason);
}

}  // namespace

Outcome edit(Desk& desk, const std::vector<TicketId>& ids, const Edits& edits) {
  return each_ticket(desk, decide::Verb::edit, ids, [&](Deciding& deciding, TicketChange& change) {
    const std::size_t before = change.events.size();
    apply_edits(deciding, change, edits);
    if (change.events.size() == before || !is_live(change.after.status)) return;
    const std::string reason = edits.reason.empty() ? "edited" : edits.reason;
    decide::reprioritise(change, deciding.situation(), deciding.now(), deciding.actor());
    decide::hold_to_promises(change, deciding.situation(), deciding.now(), deciding.actor(), reason);
    decide::rearm(change, deciding.situation(), deciding.now(), deciding.actor());
  });
}

}  // namespace spoc::desk
