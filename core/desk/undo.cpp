#include "desk/undo.h"

#include <map>

#include "base/format.h"
#include "desk/take_back.h"

namespace spoc::desk {
namespace {

using decide::PastEntry;
using domain::OperationId, domain::Subject, domain::SubjectKind;
using store::OperationRecord;

/// Subjects of the operation in the order of their first entry.
std::vector<Subject> subjects_of(store::Reading& reading, OperationId operation) {
  std::vector<Subject> subjects;
  std::map<Subject, bool> known;
  store::EntryQuery query;
  query.operation = operation;
  reading.entries(query, [&](const store::Entry& entry) {
    if (known.try_emplace(entry.subject).second) subjects.push_back(entry.subject);
    return true;
  });
  return subjects;
}

/// Whether what the operation wrote about its first subject counts no more. An operation is undone as a whole.
bool is_undone(store::Reading& reading, OperationId operation) {
  const std::vector<Subject> subjects = subjects_of(reading, operation);
  if (subjects.empty()) return false;
  std::int64_t first = 0;
  for (const PastEntry& entry : history_of(reading, subjects.front())) {
    if (first == 0 && entry.operation == operation) first = entry.version;
    const auto* undone = std::get_if<domain::OperationUndone>(&entry.recorded.event);
    if (first != 0 && undone && undone->first <= first && first <= undone->last) return true;
  }
  return false;
}

/// A sweep that somebody ran wrote down what time had caused, and what followed from it: nothing of theirs to undo.
bool is_of_nobody(store::Reading& reading, OperationId operation) {
  bool of_nobody = true;
  store::EntryQuery query;
  query.operation = operation;
  reading.entries(query, [&](const store::Entry& entry) {
    of_nobody = !entry.actor.human();
    return of_nobody;
  });
  return of_nobody;
}

/// What somebody did last, other than undoing, and has not undone.
OperationRecord last_operation(store::Reading& reading, const domain::Actor& actor) {
  std::optional<OperationRecord> found;
  reading.operations_of(actor.person, [&](const OperationRecord& record) {
    if (record.verb == "undo" || is_of_nobody(reading, record.id) || is_undone(reading, record.id)) return true;
    found = record;
    return false;
  });
  if (!found) throw Error(Code::not_found, format("{} has done nothing that could be undone", actor.person));
  return *found;
}

/// Everybody who may undo undoes what they did; whose reach is the desk also what others did.
OperationRecord operation_to_undo(Deciding& deciding, std::optional<OperationId> id) {
  store::Reading& reading = deciding.unit();
  const domain::Actor& actor = deciding.actor();
  if (!actor.human())
    throw Error(Code::refused, "only a person can undo what they did", "say who you are: --as PERSON");
  decide::require(deciding.authority(), decide::Verb::undo);
  if (!id) return last_operation(reading, actor);
  auto record = reading.operation_record(*id);
  if (!record)
    throw Error(Code::not_found, format("there is no operation {}", to_text(*id)),
                "see them: spoc history --columns operation,kind,subject");
  const bool of_all = decide::reach(deciding.authority(), decide::Verb::undo) == domain::Scope::desk;
  if (record->actor.person != actor.person && !of_all)
    throw Error(Code::refused,
                format("operation {} is of {}", to_text(*id),
                       record->actor.person.empty() ? record->actor.via : record->actor.person),
                "only who did something can undo it");
  return *record;
}

void require_undoable(store::Reading& reading, const OperationRecord& record) {
  if (decide::can_be_undone(record.verb) && !is_of_nobody(reading, record.id)) return;
  throw Error(Code::conflict, format("operation {} is \"{}\", which cannot be undone", to_text(record.id), record.verb),
              "name an earlier one: spoc undo o…; spoc history --actor shows them");
}

std::string name_of(Subject subject) {
  return subject.kind == SubjectKind::ticket ? format("ticket {}", subject.number) : format("run r{}", subject.number);
}

void take_back(Deciding& deciding, Undone& undone) {
  const OperationId operation = undone.operation.id;
  TakingBack back(deciding, operation, "undo");
  for (const Subject subject : subjects_of(deciding.unit(), operation)) {
    if (subject.kind == SubjectKind::desk)
      throw Error(Code::conflict,
                  format("operation {} changed the desk itself: that cannot be undone", to_text(operation)),
                  "an absence is taken back with spoc away PERSON --back");
    const std::vector<PastEntry> history = history_of(deciding.unit(), subject);
    const decide::Extent extent = decide::extent_of(history, operation, name_of(subject));
    if (subject.kind == SubjectKind::ticket) {
      back.ticket({subject.number}, history, extent);
      undone.tickets.push_back({subject.number});
    } else {
      back.run({subject.number}, history, extent);
      undone.runs.push_back({subject.number});
    }
  }
  back.make_amends();
  undone.dropped = back.dropped();
  undone.corrections = back.corrections();
}

}  // namespace

Undone undo(Desk& desk, std::optional<OperationId> operation) {
  Undone undone;
  undone.outcome = transact(desk, [&](Deciding& deciding, Outcome&) {
    undone = Undone();
    undone.operation = operation_to_undo(deciding, operation);
    require_undoable(deciding.unit(), undone.operation);
    take_back(deciding, undone);
  });
  return undone;
}

}  // namespace spoc::desk
