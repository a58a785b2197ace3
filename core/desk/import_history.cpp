#include "desk/import_history.h"

#include <algorithm>
#include <span>

#include "desk/permission.h"
#include "desk/recount_ahead.h"

namespace spoc::desk {
namespace {

using domain::HistoryCase;
using domain::HistoryRow;
using domain::TicketChange;
using Tried = std::unordered_set<std::string>;

/// So many are handed to the store at once.
constexpr std::size_t kEntriesTogether = 4'000;

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

/// Leaves the rows of a case that are no entries of that ticket yet.
using Left = std::function<void(HistoryCase&, TicketId, Batch&)>;

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

/// Everybody whom rows name as requester, once.
std::vector<std::string> requesters_of(const std::vector<HistoryCase>& cases) {
  std::vector<std::string> all;
  for (const HistoryCase& history : cases)
    for (const HistoryRow& row : history.rows)
      if (!row.requester.empty() && (all.empty() || all.back() != row.requester)) all.push_back(row.requester);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// One transaction, which takes in these cases.
class Taking {
 public:
  Taking(Desk& desk, store::Unit& unit, const decide::Recounting& recounting, const std::vector<HistoryCase>& cases)
      : desk_(desk),
        unit_(unit),
        recounting_(recounting),
        cases_(cases),
        policy_(desk.store.policy()),
        tickets_(cases.size()) {
    std::vector<std::string> keys;
    for (const HistoryCase& history : cases) keys.push_back(decide::history_key(recounting, history.id));
    const auto found = unit.tickets_by_keys(keys);
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (const auto ticket = found.find(keys[i]); ticket != found.end()) tickets_[i] = ticket->second;
  }

  /// First what are tickets already, then what is new: on another thread while what was decided before is written, if
  /// `ahead`. True when all that is new was decided so: else policy wants to know too much for that.
  bool run(bool ahead, const Left& left, const Tried& tried) {
    std::vector<std::size_t> known, fresh;
    for (std::size_t i = 0; i < cases_.size(); ++i) (tickets_[i] ? known : fresh).push_back(i);
    ask(known, left, tried);
    const std::size_t decided = ahead ? decide_ahead(fresh, tried) : 0;
    ask(std::span(fresh).subspan(decided), left, tried);
    return ahead && decided == fresh.size();
  }

  Batch batch;

 private:
  /// How many of these cases were decided.
  std::size_t decide_ahead(std::span<const std::size_t> fresh, const Tried& tried) {
    const std::vector<std::string> requesters = requesters_of(cases_);
    unit_.expect_addresses(requesters);
    const KnownPeople people(unit_.people(), requesters);
    RecountAhead recount(*policy_, people, desk_.caller.actor, desk_.caller.now, recounting_, cases_, fresh);
    if (desk_.dry_run)
      for (std::vector<TicketChange> tickets; recount(tickets, {});) tickets.clear();
    else
      unit_.commit_ahead(std::ref(recount));
    for (const std::size_t i : fresh.first(recount.decided())) count(cases_[i], true, tried);
    return recount.decided();
  }

  /// Decides these here, asking the store.
  void ask(std::span<const std::size_t> which, const Left& left, const Tried& tried) {
    const decide::Situation situation{*policy_,         [&](std::string_view hash) { return desk_.store.policy(hash); },
                                      unit_.people(),   desk_.caller.actor,
                                      desk_.caller.now, {}};
    domain::Change together;
    std::size_t entries = 0;
    for (const std::size_t i : which) {
      HistoryCase history = cases_[i];
      domain::TicketChange change;
      if (tickets_[i]) {
        change.before = change.after = unit_.ticket(*tickets_[i])->ticket;
        left(history, *tickets_[i], batch);
        if (history.rows.empty()) continue;
      }
      decide::recount(change, situation, recounting_, history);
      count(history, !tickets_[i], tried);
      entries += change.events.size();
      together.tickets.push_back(std::move(change));
      if (entries < kEntriesTogether) continue;
      commit(together);
      together.tickets.clear();
      entries = 0;
    }
    if (!together.empty()) commit(together);
  }

  void count(const HistoryCase& history, bool is_new, const Tried& tried) {
    batch.counts.rows += static_cast<std::int64_t>(history.rows.size());
    ++(is_new && !tried.contains(history.id) ? batch.counts.logged : batch.counts.extended);
    if (desk_.dry_run) batch.tried.push_back(history.id);
  }

  void commit(domain::Change& change) {
    if (desk_.dry_run) return;
    for (TicketChange& ticket : change.tickets)
      if (!ticket.before.id) ticket.before.id = ticket.after.id = unit_.new_ticket();
    unit_.commit(change);
  }

  Desk& desk_;
  store::Unit& unit_;
  const decide::Recounting& recounting_;
  const std::vector<HistoryCase>& cases_;
  std::shared_ptr<const policy::Policy> policy_;
  std::vector<std::optional<TicketId>> tickets_;  // of each case, when there is one
};

}  // namespace

HistoryImport::HistoryImport(Desk& desk, decide::Recounting recounting)
    : desk_(desk), recounting_(std::move(recounting)) {
  require(desk, decide::Verb::import_history);
}

HistoryCounts HistoryImport::add(const std::vector<HistoryCase>& cases, const std::function<void()>& meanwhile) {
  Batch batch;
  domain::OperationId first = first_;
  desk_.store.write(desk_.caller, [&](store::Unit& unit) {
    first = first_ ? first_ : unit.operation();
    const Left left = [&](HistoryCase& history, TicketId ticket, Batch& to) {
      leave_new(history, known_rows(unit, ticket, recounting_.log, first), matched_, to);
    };
    Taking taking(desk_, unit, recounting_, cases);
    ahead_ = taking.run(ahead_, left, tried_);
    batch = std::move(taking.batch);
    meanwhile();
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
