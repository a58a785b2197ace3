#include "report/backlog.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "decide/ladder.h"
#include "report/cohort.h"
#include "report/figures.h"

namespace spoc::report {
namespace {

using domain::Ticket;
using render::Kind, render::Row, render::Table;

/// The last day of each class of age; the last class is open.
constexpr std::int64_t kLastDays[] = {1, 3, 7, 14, 30, 60};
constexpr const char* kClasses[] = {"0-1", "2-3", "4-7", "8-14", "15-30", "31-60", "60+"};
constexpr std::size_t kOldest = 10;

using Ages = std::array<std::int64_t, std::size(kClasses)>;

std::size_t class_of(std::int64_t days) {
  return static_cast<std::size_t>(std::lower_bound(std::begin(kLastDays), std::end(kLastDays), days) - kLastDays);
}

/// Days with opening hours, counted back from one that is always the same: each is looked at once for each agreement, however many
/// tickets are older.
class BusinessDays {
 public:
  explicit BusinessDays(Instant to) : to_(to) {}

  /// Those after the one on which the ticket was logged; `calendar` is what it is held to.
  std::int64_t since(const Ticket& ticket, const time::Calendar& calendar) {
    const time::Date last = calendar.zone().local(to_).date;
    const int days = std::max(0, last - calendar.zone().local(ticket.created_at).date);
    std::vector<std::int64_t>& counted = counted_[{ticket.bundle, ticket.sla}];
    for (int n = static_cast<int>(counted.size()); n <= days; ++n)
      counted.push_back(n == 0 ? 0 : counted.back() + (calendar.day(last - (n - 1)) ? 1 : 0));
    return counted[static_cast<std::size_t>(days)];
  }

 private:
  Instant to_;
  std::map<std::pair<std::string, std::string>, std::vector<std::int64_t>> counted_;  // of the last so many days
};

struct Old {
  Ticket ticket;
  std::int64_t days = 0;
};

class Backlog {
 public:
  explicit Backlog(const Request& request)
      : request_(request), at_(std::min(request.period.end, request.as_of)), held_to_(request), business_days_(at_) {}

  void add(const Ticket& ticket) {
    const auto open_at = [&](Instant t) {
      return std::any_of(ticket.spells.begin(), ticket.spells.end(), [&](const domain::Spell& spell) { return spell.open_at(t); });
    };
    if (open_at(request_.before.end))
      for (const Key& key : keys_of(ticket)) ++before_[key];
    if (!open_at(at_)) return;
    const std::int64_t days = business_days_.since(ticket, held_to_.calendar(ticket));
    const std::size_t age = class_of(days);
    for (const Key& key : keys_of(ticket)) ++ages_[key][age];
    keep_oldest(ticket, days);
    for (const decide::Stalled& way : decide::stalled(ticket, held_to_.of(ticket), at_)) {
      auto& [tickets, longest] = stalled_[way.kind];
      ++tickets;
      longest = std::max(longest, at_ - way.since);
    }
  }

  std::vector<Table> tables() const { return {ageing(), oldest(), stalled()}; }

 private:
  using Key = std::pair<std::string, std::string>;
  static std::array<Key, 3> keys_of(const Ticket& ticket) {
    return {{{"all", {}}, {"priority", ticket.priority}, {"team", ticket.team}}};
  }

  void keep_oldest(const Ticket& ticket, std::int64_t days) {
    const auto place = std::find_if(oldest_.begin(), oldest_.end(),
                                    [&](const Old& old) { return ticket.created_at < old.ticket.created_at; });
    if (place == oldest_.end() && oldest_.size() >= kOldest) return;
    oldest_.insert(place, {ticket, days});
    if (oldest_.size() > kOldest) oldest_.pop_back();
  }

  Table ageing() const {
    Table table{"ageing", {{"by"}, {"name"}, {"tickets", Kind::number}}, {}};
    for (const char* name : kClasses) table.columns.push_back({name, Kind::number});
    table.columns.push_back({"tickets_before", Kind::number});
    // What was there before has a row, though nothing of it is left.
    std::map<Key, Ages> all_ages = ages_;
    for (const auto& [key, number] : before_) all_ages[key];
    for (const auto& [key, ages] : all_ages) {
      std::int64_t all = 0;
      for (const std::int64_t number : ages) all += number;
      Row row{key.first, named(key.second), all};
      row.insert(row.end(), ages.begin(), ages.end());
      const auto before = before_.find(key);
      row.push_back(before == before_.end() ? std::int64_t{0} : before->second);
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  Table oldest() const {
    Table table{"oldest",
                {{"ticket", Kind::number},
                 {"priority"},
                 {"team"},
                 {"assignee"},
                 {"since", Kind::time},
                 {"business_days", Kind::number},
                 {"subject"}},
                {}};
    for (const Old& old : oldest_)
      table.rows.push_back({old.ticket.id.number, named(old.ticket.priority), named(old.ticket.team),
                            named(old.ticket.assignee), old.ticket.created_at, old.days, named(old.ticket.subject)});
    return table;
  }

  Table stalled() const {
    Table table{"stalled", {{"kind"}, {"tickets", Kind::number}, {"longest", Kind::duration}}, {}};
    for (const auto& [kind, found] : stalled_)
      table.rows.push_back({std::string(policy::word(kind)), found.first, seconds_of(found.second)});
    return table;
  }

  const Request& request_;
  Instant at_;
  HeldTo held_to_;
  BusinessDays business_days_;
  std::map<Key, Ages> ages_;
  std::map<Key, std::int64_t> before_;
  std::vector<Old> oldest_;
  std::map<policy::StalledKind, std::pair<std::int64_t, time::Span>> stalled_;
};

}  // namespace

Measure backlog(const Request& request) {
  const auto backlog = std::make_shared<Backlog>(request);
  return {.parts = {.all = true},
          .ticket = [backlog](const Ticket& ticket) { backlog->add(ticket); },
          // As it was then: what has happened since to a ticket is not known.
          .as_of = std::min(request.period.end, request.as_of),
          .tables = [backlog](store::Reading&) { return backlog->tables(); }};
}

}  // namespace spoc::report
