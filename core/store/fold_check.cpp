#include "store/fold_check.h"

#include <algorithm>

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "domain/fold.h"

namespace spoc::store {

std::string name_of(domain::Subject subject) {
  switch (subject.kind) {
    case domain::SubjectKind::ticket:
      return to_text(TicketId{subject.number});
    case domain::SubjectKind::run:
      return to_text(RunId{subject.number});
    case domain::SubjectKind::desk:
      return "desk";
  }
  return {};
}

FoldCheck::FoldCheck(Session& session, const Store::Recompute& recompute, const Found& found)
    : session_(session), recompute_(recompute), found_(found) {}

void FoldCheck::run() {
  erasures.read(session_.journal);
  operations();
  subjects<domain::Ticket>(domain::SubjectKind::ticket);
  subjects<domain::Run>(domain::SubjectKind::run);
  desk_entries();
}

void FoldCheck::operations() {
  session_.journal.operations([&](const Operation& operation, std::string_view beside) {
    const Digest digest = operation.digest();
    const std::string* erased = erasures.operation(operation.id);
    if (bytes_of(digest) != (erased ? std::string_view(*erased) : beside))
      report("chain", to_text(operation.id), "the operation is not as it was written");
    if (operation.id.number != ++counters.operation)
      report("counter", to_text(operation.id), format("operation {} is missing", counters.operation));
    counters.operation = operation.id.number;
    digests_[operation.id.number] = beside;
  });
}

std::optional<domain::Recorded> FoldCheck::link(const ChainedEntry& chained, Last& last) {
  const Entry& entry = chained.entry;
  ++entries;
  const std::string name = name_of(entry.subject);
  if (entry.version != last.version + 1) report("chain", name, format("version {} is missing", last.version + 1));
  const auto operation = digests_.find(entry.operation.number);
  if (operation == digests_.end()) {
    report("chain", name, format("the operation of entry {} is missing", entry.seq));
  } else {
    const Digest words = chain_.words(entry, chained.salt);
    const Erasures::Words* erased = erasures.entry(entry.seq);
    if (erased && erased->is != bytes_of(words))
      report("chain", name, format("entry {} is not as it was left when it was erased", entry.seq));
    const std::string_view first = erased ? std::string_view(erased->was) : bytes_of(words);
    const bool adjoins = last.version > 0 && entry.seq == last.seq + 1 && entry.operation == last.operation &&
                         entry.subject == last.subject;
    if (bytes_of(chain_.link({last.head, operation->second, adjoins}, entry, first)) != chained.hash)
      report("chain", name, format("entry {} is not as it was written", entry.seq));
  }
  last.version = entry.version;
  last.seq = entry.seq;
  last.operation = entry.operation;
  last.subject = entry.subject;
  last.head = chained.hash;
  try {
    domain::Recorded event = recorded(entry);
    note(entry.subject, event);
    return event;
  } catch (const Error& error) {
    report("fold", name, format("entry {}: {}", entry.seq, error.message));
    return std::nullopt;
  }
}

/// What entries say that other tables must have. What concerns the desk counts on the desk, as when it was written.
void FoldCheck::note(domain::Subject subject, const domain::Recorded& recorded) {
  const domain::Event& event = recorded.event;
  for (std::string& hash : domain::contents_of(event)) blobs.insert(std::move(hash));
  if (const auto* started = std::get_if<domain::RunStarted>(&event))
    if (!started->definition.empty()) definitions.insert(started->definition);
  events.apply(subject.kind, recorded);
  mails.apply(subject, recorded);
  if (subject.kind != domain::SubjectKind::desk) return;
  follow_desk(desk, event);
  if (const auto* applied = std::get_if<domain::PolicyApplied>(&event)) bundles.insert(applied->bundle);
  if (const auto* created = std::get_if<domain::DeskCreated>(&event)) rehearsal = created->rehearsal;
  people.apply(event);
}

template <class Folded>
void FoldCheck::subjects(domain::SubjectKind kind) {
  std::int64_t& count = kind == domain::SubjectKind::ticket ? counters.ticket : counters.run;
  std::optional<domain::Fold<Folded>> fold;
  std::int64_t number = 0;
  Last last;
  auto finish = [&] {
    if (!fold) return;
    Folded folded = fold->state();
    folded.operation = last.operation;
    try {
      compare(folded, last.head);
    } catch (const Error& error) {
      report("projection", to_text(folded.id), error.message);
    }
  };
  session_.journal.by_subject(kind, [&](const ChainedEntry& chained) {
    const Entry& entry = chained.entry;
    if (entry.subject.number != number) {
      finish();
      if (entry.subject.number != ++count)
        report("counter", name_of(entry.subject),
               format("{} {} is missing", kind == domain::SubjectKind::ticket ? "ticket" : "run", count));
      count = number = entry.subject.number;
      Folded unborn;
      unborn.id = {number};
      fold.emplace(std::move(unborn));
      last = {};
    }
    if (auto event = link(chained, last)) fold->add(std::move(*event));
  });
  finish();
}

void FoldCheck::desk_entries() {
  Last last;
  session_.journal.by_subject(domain::SubjectKind::desk, [&](const ChainedEntry& chained) { link(chained, last); });
  desk.version = last.version;
  desk.head = last.head;
}

void FoldCheck::compare(const domain::Ticket& folded, std::string_view head) {
  ++counters.of(folded.status);
  const std::string name = to_text(folded.id);
  TicketState state;
  const auto stored = session_.tickets.load(folded.id, &state);
  if (!stored) return report("projection", name, "its row is missing");
  count_lists(stored->ticket);
  if (state.head != head) report("chain", name, "the head beside it is not its last entry's");
  if (state.lists != lists_of(stored->ticket)) report("projection", name, "differs in: lists");
  StoredTicket expected{folded, stored->schedule};
  if (const auto names = differences(expected, *stored); !names.empty())
    report("projection", name, format("differs in: {}", join(names, ", ")));
  const auto kept = session_.tickets.outcomes().packed(folded.id);
  list_rows["outcome"] += kept.has_value();
  if (!recompute_.ticket) return;
  const domain::Schedule schedule = recompute_.ticket(stored->ticket);
  if (schedule.due_at != stored->schedule.due_at || schedule.clock_due != stored->schedule.clock_due)
    report("schedule", name, "its due instants are not what its clocks give");
  if (schedule.settled_at != stored->schedule.settled_at)
    report("schedule", name, "it counts until another time than its promises say");
  if (schedule.wake_at != stored->schedule.wake_at)
    report("agenda", name, "it wakes at another time than its schedule says");
  std::optional<PackedOutcome> outcome;
  if (schedule.outcome) outcome = {*schedule.settled_at, pack(*schedule.outcome)};
  if (outcome != kept) report("schedule", name, "what it came to is not what its row gives");
}

void FoldCheck::compare(const domain::Run& folded, std::string_view head) {
  const std::string name = to_text(folded.id);
  const auto stored = session_.runs.load(folded.id);
  const auto record = session_.runs.record(folded.id);
  if (!stored || !record) return report("projection", name, "its row is missing");
  count_lists(*stored);
  if (record->head != head) report("chain", name, "the head beside it is not its last entry's");
  if (const auto names = differences(folded, *stored); !names.empty())
    report("projection", name, format("differs in: {}", join(names, ", ")));
  if (recompute_.run && recompute_.run(*stored) != record->wake_at)
    report("agenda", name, "it wakes at another time than its schedule says");
}

void FoldCheck::count_lists(const domain::Ticket& t) {
  list_rows["ticket_text"] += lists_of(t) & 1;
  auto count = [&](std::string_view table, std::size_t rows) {
    list_rows[std::string(table)] += static_cast<std::int64_t>(rows);
  };
  count("clock", t.clocks.size());
  count("wait", t.waits.size());
  count("fired", t.fired.size());
  count("tag", t.tags.size());
  count("participant", t.participants.size());
  count("link", t.links.size());
  count("check_item", t.checklist.size());
  count("handed_back", t.handed_back.size());
  count("undelivered", t.undelivered.size());
  count("spell", t.has_plain_spell() ? 0 : t.spells.size());
  count("chosen", t.chosen.size());
}

void FoldCheck::count_lists(const domain::Run& run) {
  list_rows["step"] += static_cast<std::int64_t>(run.steps.size());
  for (const auto& step : run.steps) {
    list_rows["decision"] += static_cast<std::int64_t>(step.decisions.size());
    list_rows["step_person"] += static_cast<std::int64_t>(step.approvers.size() + step.done_by.size());
  }
}

}  // namespace spoc::store
