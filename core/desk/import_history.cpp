#include "desk/import_history.h"

#include <algorithm>

#include "desk/permission.h"

namespace spoc::desk {
namespace {

using domain::HistoryCase;
using domain::HistoryRow;
using domain::TicketChange;

/// A row that is an entry already.
struct KnownRow {
  Instant at;
  std::string activity;
  std::int64_t row = 0;
  bool earlier = false;  ///< of an earlier import
  bool matched = false;
};

std::vector<KnownRow> known_rows(store::Unit& unit, TicketId ticket, const std::string& log,
                                 domain::OperationId first) {
  std::vector<KnownRow> known;
  store::EntryQuery query;
  query.subject = domain::subject(ticket);
  query.kind = domain::TicketRecounted::kKind;
  unit.entries(query, [&](const store::Entry& entry) {
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    const auto& told = std::get<domain::TicketRecounted>(event);
    if (told.log == log)
      known.push_back({told.log_at.value_or(entry.at), told.activity, told.row, entry.operation < first, false});
    return true;
  });
  return known;
}

/// What one transaction has found out; kept only when it went through.
struct Batch {
  HistoryCounts counts;
  std::vector<std::int64_t> matched;
  std::vector<std::string> tried;
};

bool is_matched(const std::vector<bool>& matched, std::int64_t row) {
  const auto at = static_cast<std::size_t>(row);
  return at < matched.size() && matched[at];
}

/// Leaves the rows that are no entries yet. The same row of the same file is known by its number; a log that was
/// exported anew numbers its rows anew, and then one entry stands for one row of that time and activity.
void leave_new(HistoryCase& history, std::vector<KnownRow> known, const std::vector<bool>& matched, Batch& batch) {
  const auto take = [&](const HistoryRow& row, bool same_number) {
    for (KnownRow& entry : known) {
      if (entry.matched || entry.at != row.at || entry.activity != row.activity) continue;
      if (same_number ? entry.row != row.number : !entry.earlier || is_matched(matched, entry.row)) continue;
      entry.matched = true;
      batch.matched.push_back(entry.row);
      ++batch.counts.known;
      return true;
    }
    return false;
  };
  std::erase_if(history.rows, [&](const HistoryRow& row) { return take(row, true); });
  std::erase_if(history.rows, [&](const HistoryRow& row) { return take(row, false); });
}

}  // namespace

HistoryImport::HistoryImport(Desk& desk, decide::Recounting recounting)
    : desk_(desk), recounting_(std::move(recounting)) {
  require(desk, decide::Verb::import_history);
}

HistoryCounts HistoryImport::add(const std::vector<HistoryCase>& cases) {
  Batch batch;
  domain::OperationId first = first_;
  desk_.store.write(desk_.caller, [&](store::Unit& unit) {
    batch = {};
    first = first_ ? first_ : unit.operation();
    const auto policy = desk_.store.policy();
    const decide::Situation situation{*policy,          [&](std::string_view hash) { return desk_.store.policy(hash); },
                                      unit.people(),    desk_.caller.actor,
                                      desk_.caller.now, {}};
    domain::Change all;
    for (HistoryCase history : cases) {
      const std::string key = decide::history_key(recounting_, history.id);
      const auto id = unit.ticket_by_key(key);
      TicketChange change;
      if (id) {
        change.before = change.after = unit.ticket(*id)->ticket;
        leave_new(history, known_rows(unit, *id, recounting_.log, first), matched_, batch);
        if (history.rows.empty()) continue;
      }
      decide::recount(change, situation, recounting_, history);
      batch.counts.rows += static_cast<std::int64_t>(history.rows.size());
      const bool fresh = !id && !tried_.contains(history.id);
      ++(fresh ? batch.counts.logged : batch.counts.extended);
      if (desk_.dry_run) {
        batch.tried.push_back(history.id);
        continue;
      }
      if (!id) change.before.id = change.after.id = unit.new_ticket();
      all.tickets.push_back(std::move(change));
    }
    if (!all.empty()) unit.commit(all);
  });
  first_ = first;
  for (const std::int64_t row : batch.matched) {
    const auto at = static_cast<std::size_t>(row);
    if (at >= matched_.size()) matched_.resize(at + 1);
    matched_[at] = true;
  }
  tried_.insert(batch.tried.begin(), batch.tried.end());
  return batch.counts;
}

}  // namespace spoc::desk
