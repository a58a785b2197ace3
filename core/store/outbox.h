// What is to leave the desk: queued effects and the messages they were joined into. Rows are bookkeeping, not history:
// what became of an effect is an event too. Every row carries a digest of its columns, so that `verify` finds a changed
// byte.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sql/prepared.h"
#include "store/store.h"

namespace spoc::store {

/// "notice", "action", "hook"; and back, where an unknown word is a notice.
std::string_view kind_word(domain::Effect::Kind kind);
domain::Effect::Kind effect_kind(std::string_view word);

class Outbox {
 public:
  explicit Outbox(sql::Connection& connection);
  ~Outbox();

  /// A transaction begins: nothing that was read before holds.
  void begin();
  /// These will be asked for, or finished, in this transaction: they are read together, 64 in one question.
  void expect(std::span<const std::int64_t> ids);
  void insert(std::int64_t id, OperationId operation, const domain::Effect& effect);
  /// In order of number; an empty state is any.
  void list(std::string_view state, const std::function<bool(const QueuedEffect&)>& each);
  /// Those that this operation or a later one queued, in order of number.
  void since(OperationId operation, const std::function<bool(const QueuedEffect&)>& each);
  std::optional<QueuedEffect> find(std::int64_t id);
  std::optional<QueuedMessage> message(std::int64_t id);
  std::optional<QueuedMessage> by_token(std::string_view token);
  /// Those that were joined into that message, in order of number.
  std::vector<QueuedEffect> of_message(std::int64_t message);
  /// Queued ones in no message whose time has come, in order of number.
  std::vector<QueuedEffect> claim(Instant now, Instant desk_now, Instant lease_until, std::size_t limit);
  /// Those whose lease ran out, and queued ones of a message whose time has come again, in order of number.
  std::vector<QueuedEffect> claim_begun(Instant now, Instant lease_until);
  /// What that hook is to be told of and whose time has come, also where a lease ran out, in order of number.
  std::vector<QueuedEffect> claim_hooked(std::string_view hook, Instant now, Instant desk_now, Instant lease_until,
                                         std::size_t limit);
  /// The hooks that something waits for, by name.
  std::vector<std::string> hooks();
  void join(std::int64_t message, const std::vector<std::int64_t>& effects, std::string_view recipient,
            std::string_view token, Instant at);
  /// A failed one that is queued again leaves its message.
  void finish(std::int64_t effect, std::string_view state, std::string_view error, std::optional<Instant> retry_at);
  /// A claimed one is queued again as if it had not been claimed, and not claimed before that desk time.
  void put_off(std::int64_t effect, std::optional<Instant> until);
  /// The latest first; `each` returns false to stop.
  void messages(const std::function<bool(const QueuedMessage&)>& each);

  /// Puts into the vitals how many have not left, and since when the oldest could have: counted, without reading any.
  void count(Instant now, Vitals& vitals);
  /// All rows with the operation that wrote them, and all messages, in order of number.
  void each(const std::function<void(const QueuedEffect&, OperationId)>& each);
  void each_message(const std::function<void(const QueuedMessage&)>& each);
  /// Puts back what was exported, or writes it anew under its number.
  void put(const QueuedEffect& queued, OperationId operation);
  void put(const QueuedMessage& message);

  /// Calls found("effect 7" or "message 7", what) for every row that is not as it was written.
  void check(const std::function<void(std::string_view, std::string_view)>& found);

 private:
  struct Row;
  std::optional<Row> load(std::int64_t id);
  /// Throws not_found.
  Row row_of(std::int64_t id);
  std::vector<QueuedEffect> lease(std::vector<Row> rows, Instant lease_until);
  void store(const Row& row);
  static Row read(const sql::Statement& statement);
  static std::int64_t digest(const Row& row);

  sql::Connection& connection_;
  sql::Prepared insert_, load_, load_some_, update_, claim_, claim_begun_, claim_hooked_, hooks_, all_, of_state_, waiting_, insert_message_, message_,
      latest_messages_, messages_, from_, operation_from_, by_token_, of_message_;
  std::unordered_map<std::int64_t, Row> kept_;  // of this transaction: claimed or expected, as it is by now
};

}  // namespace spoc::store
