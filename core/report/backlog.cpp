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

/// Days with opening hours after the one of `from`, up to the one of `to`.
std::int64_t business_days(const time::Calendar& calendar, Instant from, Instant to) {
  const time::Date last = calendar.zone().local(to).date;
  std::int64_t days = 0;
  for (time::Date date = calendar.zone().local(from).date + 1; date <= last; date = date + 1)
    if (calendar.day(date)) ++days;
  return days;
}

struct Old {
  Ticket ticket;
  std::int64_t days = 0;
};

class Backlog {
 public:
  explicit Backlog(const Request& request)
      : request_(request), at_(std::min(request.period.end, request.as_of)), held_to_(request) {}

  void add(const Ticket& ticket) {
    const auto open_at = [&](Instant t) {
      return std::any_of(ticket.spells.begin(), ticket.spells.end(), [&](const domain::Spell& spell) { return spell.open_at(t); });
    };
    if (open_at(request_.before.end))
      for (const Key& key : keys_of(ticket)) ++before_[key];
    if (!open_at(at_)) return;
    const std::int64_t days = business_days(held_to_.calendar(ticket), ticket.created_at, at_);
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
