#include "desk/undo.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/format.h"
#include "desk/absence.h"
#include "desk/permission.h"
#include "desk/take_back.h"
#include "domain/fold.h"

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

/// The operation's first entry.
std::optional<store::Entry> first_entry(store::Reading& reading, OperationId operation) {
  std::optional<store::Entry> first;
  store::EntryQuery query;
  query.operation = operation;
  reading.entries(query, [&](const store::Entry& entry) {
    first = entry;
    return false;
  });
  return first;
}

/// Whether what the operation wrote about its first subject counts no more. An operation is undone as a whole.
bool is_undone(store::Reading& reading, OperationId operation) {
  const auto first = first_entry(reading, operation);
  if (!first) return false;
  bool undone = false;
  store::EntryQuery query;
  query.subject = first->subject;
  query.kind = domain::OperationUndone::kKind;
  reading.entries(query, [&](const store::Entry& entry) {
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    const auto& back = std::get<domain::OperationUndone>(event);
    undone = back.first <= first->version && first->version <= back.last;
    return !undone;
  });
  return undone;
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

Error no_operation(OperationId id) {
  return {Code::not_found, format("there is no operation {}", to_text(id)),
          "see them: spoc history --columns operation,kind,subject"};
}

/// Whether the caller sees all, some or nothing of what the operation reached.
enum class There { nothing, part, all };
There there(const Desk& desk, store::Reading& reading, OperationId operation) {
  const std::vector<Subject> reached = subjects_of(reading, operation);
  std::vector<Subject> known;
  read(desk, [&](store::Reading& seen) { known = subjects_of(seen, operation); });
  if (known.empty()) return There::nothing;
  return known.size() < reached.size() ? There::part : There::all;
}

/// What others did is undone only as far as the caller sees it: what reached nothing that is there for them does not
/// exist.
void require_there(const Desk& desk, store::Reading& reading, OperationId operation, bool of_all) {
  const There seen = there(desk, reading, operation);
  if (seen == There::nothing) throw no_operation(operation);
  if (!of_all)
    throw Error(Code::refused, format("operation {} is somebody else's", to_text(operation)),
                "who did something can undo it, and whose reach is the whole desk");
  if (seen == There::part)
    throw Error(Code::refused, format("operation {} reached what you may not see, too", to_text(operation)),
                "who did it can undo it");
}

/// Everybody who may undo undoes what they did; whose reach is the desk also what others did.
OperationRecord operation_to_undo(const Desk& desk, Deciding& deciding, std::optional<OperationId> id) {
  store::Reading& reading = deciding.unit();
  const domain::Actor& actor = deciding.actor();
  if (!actor.human())
    throw Error(Code::refused, "only a person can undo what they did", "say who you are: --as PERSON");
  decide::require(deciding.authority(), decide::Verb::undo);
  if (!id) return last_operation(reading, actor);
  auto record = reading.operation_record(*id);
  if (!record) throw no_operation(*id);
  const bool of_all = decide::reach(deciding.authority(), decide::Verb::undo) == domain::Scope::desk;
  if (record->actor.person != actor.person) require_there(desk, reading, *id, of_all);
  return *record;
}

decide::Verb require_undoable(store::Reading& reading, const OperationRecord& record) {
  const auto verb = decide::verb_to_undo(record.verb);
  if (verb && !is_of_nobody(reading, record.id)) return *verb;
  if (const std::string_view instead = decide::instead_of_undoing(record.verb); !instead.empty())
    throw Error(Code::conflict,
                format("operation {} is \"{}\": what moves a run cannot be undone", to_text(record.id), record.verb),
                std::string(instead));
  throw Error(Code::conflict, format("operation {} is \"{}\", which cannot be undone", to_text(record.id), record.verb),
              "name an earlier one: spoc undo o…; spoc history --actor shows them");
}

std::string name_of(Subject subject) {
  return subject.kind == SubjectKind::ticket ? format("ticket {}", subject.number) : format("run r{}", subject.number);
}

/// The ticket as it was when the operation came.
domain::Ticket before(TicketId id, const std::vector<PastEntry>& history, OperationId operation) {
  domain::Ticket unborn;
  unborn.id = id;
  domain::Fold<domain::Ticket> fold(std::move(unborn));
  for (const PastEntry& entry : history) {
    if (entry.operation == operation) break;
    fold.add(entry.recorded);
  }
  return fold.state();
}

/// Takes one operation back, subject by subject.
class Undoing {
 public:
  Undoing(Deciding& deciding, const OperationRecord& operation, decide::Verb verb, Undone& undone)
      : deciding_(deciding),
        operation_(operation.id),
        verb_(verb),
        undone_(undone),
        back_(deciding, operation.id, "undo") {}

  void run() {
    const std::vector<Subject> subjects = subjects_of(deciding_.unit(), operation_);
    for (const Subject subject : subjects)
      if (subject.kind == SubjectKind::ticket) tickets_.insert(subject.number);
    for (const Subject subject : subjects) switch (subject.kind) {
        case SubjectKind::desk:
          undo_away(deciding_, operation_);
          break;
        case SubjectKind::ticket:
          ticket(subject);
          break;
        case SubjectKind::run:
          run(subject);
          break;
      }
    back_.make_amends();
    undone_.dropped = back_.dropped();
    undone_.corrections = back_.corrections();
  }

 private:
  void ticket(Subject subject) {
    const TicketId id{subject.number};
    const auto history = history_of(deciding_.unit(), subject);
    if (only_looked_at(history)) return;
    require(before(id, history, operation_));
    const auto now = deciding_.unit().ticket(id);
    ensure(now.has_value(), "a ticket of the journal is there");
    // Where it was brought, they may not look: what happened to it there is not for them.
    const bool visible = deciding_.seen(now->ticket) == domain::Seen::whole;
    if (!visible && decide::later_event(history, last_of(history))) throw decide::no_ticket(id);
    back_.ticket(id, history, decide::extent_of(history, operation_, name_of(subject), commands_of(deciding_.unit())));
    undone_.tickets.push_back(id);
  }

  void run(Subject subject) {
    const auto history = history_of(deciding_.unit(), subject);
    back_.run({subject.number}, history,
              decide::extent_of(history, operation_, name_of(subject), commands_of(deciding_.unit())));
    undone_.runs.push_back({subject.number});
  }

  /// Asks for the verb as if it came again, on the ticket as it was: whoever brought a ticket where they may not look
  /// can take that back. An answer that a duplicate got goes with the one of what it duplicates; what an absence moved
  /// goes with the absence.
  void require(const domain::Ticket& ticket) {
    if (verb_ == decide::Verb::away) return;
    const auto follows = [&](const domain::Link& link) {
      return link.kind == domain::LinkKind::duplicates && tickets_.contains(link.to.number);
    };
    if (verb_ == decide::Verb::resolve && std::any_of(ticket.links.begin(), ticket.links.end(), follows)) return;
    decide::require(deciding_.authority(), verb_, ticket);
  }

  /// What time had caused to it was written down when the command looked at it: nothing of that is to be taken back.
  bool only_looked_at(const std::vector<PastEntry>& history) const {
    return std::all_of(history.begin(), history.end(), [&](const PastEntry& entry) {
      return entry.operation != operation_ || entry.recorded.actor == decide::time_actor();
    });
  }

  std::int64_t last_of(const std::vector<PastEntry>& history) const {
    std::int64_t last = 0;
    for (const PastEntry& entry : history)
      if (entry.operation == operation_) last = entry.version;
    return last;
  }

  Deciding& deciding_;
  OperationId operation_;
  decide::Verb verb_;
  Undone& undone_;
  TakingBack back_;
  std::set<std::int64_t> tickets_;
};

}  // namespace

Undone undo(Desk& desk, std::optional<OperationId> operation) {
  Undone undone;
  undone.outcome = transact(desk, [&](Deciding& deciding, Outcome&) {
    undone = Undone();
    undone.operation = operation_to_undo(desk, deciding, operation);
    const decide::Verb verb = require_undoable(deciding.unit(), undone.operation);
    Undoing(deciding, undone.operation, verb, undone).run();
  });
  return undone;
}

}  // namespace spoc::desk
