// Runs as rows: the projection of a run to columns, steps, their people and decisions, and back.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/change.h"
#include "sql/prepared.h"
#include "store/list_table.h"
#include "store/store.h"

namespace spoc::store {

/// What the store keeps of a run besides itself.
struct RunRecord {
  std::int64_t version = 0;
  std::string head;
  std::optional<Instant> wake_at;
};

class Runs {
 public:
  explicit Runs(sql::Connection& connection);

  std::optional<RunRecord> record(RunId id);
  /// As its rows say.
  std::optional<domain::Run> load(RunId id, RunRecord* record = nullptr);
  /// The same; one that was just read or written here, and that nobody has touched since, is not read again.
  std::optional<domain::Run> recall(RunId id, RunRecord* record = nullptr);
  void insert(const domain::RunChange& change, OperationId operation, std::string_view head);
  void update(const domain::RunChange& change, OperationId operation, std::string_view head);

  std::optional<RunId> by_key(std::string_view workflow, std::string_view key, bool open_only);
  /// In order of number, of what that sight shows; an empty workflow is any.
  void list(std::string_view workflow, std::optional<domain::RunState> state, const domain::Sight& sight,
            const std::function<bool(const domain::Run&)>& each);
  /// In order of run and step, of what that sight shows.
  void past_steps(std::string_view workflow, const domain::Sight& sight,
                  const std::function<void(const PastStep&)>& each);
  std::vector<RunId> called_by(RunId parent);
  /// Open runs with an active step that waits for what is about that.
  std::vector<RunId> awaiting(std::string_view about);
  std::vector<MutexStep> with_mutex(std::string_view mutex);
  std::vector<ContactStep> for_contacts();
  /// Every run, in order of number.
  void all(const std::function<void(const domain::Run&, const RunRecord&)>& each);

 private:
  domain::Run read(const sql::Statement& statement, RunRecord* record);
  void remember(const domain::Run& run, std::string_view head);
  void write_lists(const domain::Run& before, const domain::Run& after);

  sql::Connection& connection_;
  sql::Prepared insert_, update_, move_, record_, load_, by_key_, called_by_, awaiting_, with_mutex_, for_contacts_,
      all_;
  ListTable steps_, decisions_, people_;
  /// The large run that was recalled last, once it is asked for again: a worker reads the same one thousands of times.
  /// It is what the store has as long as no other connection has written and the head of its chain is the same.
  struct Known {
    RunId id;
    std::string head;  ///< empty: it was asked for once
    std::int64_t seen = 0;
    domain::Run run;
  };
  Known known_;
};

/// Names of columns and lists in which the two differ.
std::vector<std::string> differences(const domain::Run& a, const domain::Run& b);

}  // namespace spoc::store
