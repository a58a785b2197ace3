// The unit of work: what a command writes in one transaction, decided on what it read in it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/random.h"
#include "store/chain_ahead.h"
#include "store/reading.h"

namespace spoc::store {

/// A change was decided on what is no longer so: the unit starts again.
struct LostRace {};

class WritingUnit : public Answers<Unit> {
 public:
  WritingUnit(Session& session, const Caller& caller);

  void confirm() override { session_.connection->confirm(); }
  std::optional<StoredTicket> ticket(TicketId id) override;
  std::optional<domain::Run> run(RunId id) override;
  TicketId new_ticket() override { return {++now_.ticket}; }
  RunId new_run() override { return {++now_.run}; }
  void give_back_ticket() override;
  void give_back_run() override;
  OperationId operation() override { return operation_.id; }
  void commit(const domain::Change& change) override;
  void commit_ahead(const MoreTickets& more) override;
  std::string put_blob(std::string_view bytes) override;
  void put_bundle(const policy::Policy& bundle, std::string_view packed) override;
  void put_definition(std::string_view hash, std::string_view content) override;
  std::vector<QueuedEffect> claim_effects(Instant now, Instant lease_until, std::size_t limit) override;
  std::vector<QueuedEffect> claim_begun(Instant now, Instant lease_until) override;
  std::vector<QueuedEffect> claim_hooked(std::string_view hook, Instant now, Instant lease_until,
                                         std::size_t limit) override;
  std::int64_t join_message(const std::vector<std::int64_t>& effects, std::string_view recipient,
                            std::string_view token) override;
  void finish_effect(std::int64_t effect, std::string_view state, std::string_view error,
                     std::optional<Instant> retry_at) override;
  void put_off_effect(std::int64_t effect, std::optional<Instant> until) override;
  void note_progress(const StepProgress& progress) override;
  void note_sweep(Instant at) override;
  bool index_pending(std::size_t limit) override;
  Counters counters() override { return now_; }

  /// Writes what was kept back. Throws LostRace when the numbers it assumed were taken. True when there is something to
  /// commit; then `operation()` is a number when the journal has entries of it.
  bool finish();
  const Operation& written() const { return operation_; }
  bool has_entries() const { return now_.operation != read_.operation; }

 private:
  void write(std::span<const domain::TicketChange> tickets);
  void write(std::span<const domain::TicketChange> tickets, std::span<TicketState> states, const ChainedTickets& chained);
  template <class PutEntry>
  void write(const domain::TicketChange& change, TicketState& state, PutEntry&& put_entry);
  void write(const domain::RunChange& change);
  void write(const domain::Recorded& recorded);
  /// `together`: as of a BoundEntry.
  void append(domain::Subject subject, std::int64_t version, const domain::Recorded& recorded, std::string& head, std::int64_t together);
  EntryView next_entry(domain::Subject subject, std::int64_t version, const domain::Recorded& recorded);
  std::vector<BoundEntry> bound_entries(std::span<const domain::TicketChange> tickets, const ChainedTickets& chained);
  void queue_hooks(const EntryView& entry);
  void follow_hooks();
  TicketState state_of(const domain::TicketChange& change);
  RunRecord record_of(const domain::RunChange& change);
  void follow_event(const domain::Recorded& recorded);
  void begin_entries();

  Counters read_, now_;                          // as they were read, and with what this unit takes
  std::int64_t new_tickets_ = 0, new_runs_ = 0;  // that were written
  Desk desk_;
  bool desk_changed_ = false;
  bool touched_ = false;
  Random random_;
  Salts salts_;
  Operation operation_;
  Digest operation_digest_;
  Chain chain_;
  LastBound last_bound_;
  std::string data_;  // of the last entry, for its memory
  std::string hooks_bundle_;
  std::shared_ptr<const policy::Policy> hooks_of_;  // of that bundle; nothing when it has no hooks
  Instant created_at_;
  // So that a change needs not read again what it was decided on.
  std::map<TicketId, TicketState> loaded_;
  std::map<RunId, RunRecord> loaded_runs_;
  std::string taken_;  // the event that a run took last, which the next one may take too
};

}  // namespace spoc::store
