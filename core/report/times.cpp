#include "report/times.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <numeric>

#include "base/error.h"
#include "report/cohort.h"
#include "report/figures.h"
#include "report/story.h"

namespace spoc::report {
namespace {

using domain::Ticket;
using render::Kind, render::Row, render::Seconds, render::Table;
using time::Span;

constexpr const char* kTimesMeasured[] = {"acknowledgement", "first response", "resolution"};
constexpr const char* kTimes[] = {"elapsed", "business", "net of the requester"};
constexpr std::size_t kNumber = std::size(kTimesMeasured);

/// By measure, then by way of measuring.
using Measured = std::array<std::array<Distribution, kNumber>, kNumber>;

std::array<std::optional<Instant>, kNumber> ends_of(const Ticket& ticket) {
  return {ticket.acknowledged_at, ticket.responded_at, ticket.resolved_at};
}

/// The desk's queue in a period, from both sides: over tickets, and over time.
class LittleFlow {
 public:
  explicit LittleFlow(const Bounds& period) : period_(period) {}

  void add(const std::vector<domain::Spell>& spells) {
    Span inside;
    for (const domain::Spell& spell : spells) {
      const Instant from = std::max(spell.from, period_.begin);
      const Instant to = spell.to ? std::min(*spell.to, period_.end) : period_.end;
      if (to <= from) continue;
      inside = inside + (to - from);
      steps_.emplace_back(from, 1);
      steps_.emplace_back(to, -1);
    }
    if (inside <= Span{}) return;
    ++tickets_;
    sum_ = sum_ + inside;
  }

  Table table() {
    std::sort(steps_.begin(), steps_.end());
    const Span length = period_.end - period_.begin;
    // The backlog, step by step, times how long it was so high.
    Span area;
    std::int64_t open = 0;
    Instant since = period_.begin;
    for (const auto& [at, step] : steps_) {
      area = area + Span{open * (at - since).us};
      open += step;
      since = at;
    }
    ensure(area == sum_, "L = λ·W");
    const double days = static_cast<double>(length.us) / 86'400e6;
    const auto rounded = [](double value) {
      return static_cast<double>(static_cast<std::int64_t>(value * 100 + 0.5)) / 100;
    };
    Table table{"flow", {{"figure"}, {"value", Kind::number}}, {}};
    if (length <= Span{}) return table;
    const double mean_open = static_cast<double>(area.us) / static_cast<double>(length.us);
    const double per_day = static_cast<double>(tickets_) / days;
    const double mean_days = tickets_ ? static_cast<double>(sum_.us) / 86'400e6 / static_cast<double>(tickets_) : 0;
    table.rows = {{std::string("L: open on average"), rounded(mean_open)},
                  {std::string("λ: open at some time, a day"), rounded(per_day)},
                  {std::string("W: days each was open in it"), rounded(mean_days)},
                  {std::string("λ·W"), rounded(per_day * mean_days)}};
    return table;
  }

 private:
  Bounds period_;
  std::vector<std::pair<Instant, std::int64_t>> steps_;  // how many more are open from then on
  std::int64_t tickets_ = 0;
  Span sum_;
};

/// The period as far as it is known.
Bounds known(const Request& request) {
  return {request.period.begin, std::max(request.period.begin, std::min(request.period.end, request.as_of))};
}

class Timing {
 public:
  explicit Timing(const Request& request) : request_(request), held_to_(request), flow_(known(request)) {}

  void add(const Story& story) {
    flow_.add(story.ticket.spells);
    if (in_cohort(request_.cohort, story.ticket, request_.period)) {
      measure(story, now_, true);
      take_apart(story);
    }
    if (in_cohort(request_.cohort, story.ticket, request_.before)) measure(story, before_, false);
  }

  std::vector<Table> tables() { return {times_table(), priority_table(), parts_table(), flow_.table()}; }

 private:
  void measure(const Story& story, Measured& into, bool by_priority) {
    const Ticket& ticket = story.ticket;
    const time::Calendar& calendar = held_to_.calendar(ticket);
    const auto ends = ends_of(ticket);
    for (std::size_t i = 0; i < kNumber; ++i) {
      if (!ends[i]) continue;
      const Bounds span{ticket.created_at, *ends[i]};
      const Span elapsed = span.end - span.begin;
      const Span asked = parts_of(story.course, span, nullptr)[static_cast<std::size_t>(TimePart::requester)];
      const Span ways[] = {elapsed, calendar.open_between(span.begin, span.end), elapsed - asked};
      for (std::size_t way = 0; way < kNumber; ++way) {
        into[i][way].add(ways[way].whole_seconds());
        if (by_priority && i + 1 == kNumber) priorities_[ticket.priority][way].add(ways[way].whole_seconds());
      }
    }
  }

  void take_apart(const Story& story) {
    Span whole;
    for (const domain::Spell& spell : story.ticket.spells) whole = whole + (spell.to.value_or(request_.as_of) - spell.from);
    const auto parts = parts_of(story.course, always(), nullptr);
    ensure(std::accumulate(parts.begin(), parts.end(), Span{}) == whole, "the parts of waiting add up to the whole");
    for (std::size_t i = 0; i < kParts; ++i) {
      parts_[i].add(parts[i].whole_seconds());
      sums_[i] = sums_[i] + parts[i];
    }
    whole_ = whole_ + whole;
    wholes_.add(whole.whole_seconds());
  }

  Table times_table() {
    Table table{"times", {{"measure"}, {"time"}}, {}};
    add_spread_columns(table.columns);
    table.columns.push_back({"median_before", Kind::duration});
    table.columns.push_back({"mean_before", Kind::duration});
    for (std::size_t i = 0; i < kNumber; ++i)
      for (std::size_t way = 0; way < kNumber; ++way) {
        Row row{std::string(kTimesMeasured[i]), std::string(kTimes[way])};
        append_spread(row, now_[i][way]);
        const auto before = before_[i][way].spread();
        row.push_back(before ? render::Cell(Seconds{before->median}) : render::Cell());
        row.push_back(before ? render::Cell(Seconds{before->mean}) : render::Cell());
        table.rows.push_back(std::move(row));
      }
    return table;
  }

  Table priority_table() {
    Table table{"by_priority", {{"priority"}, {"resolution"}}, {}};
    add_spread_columns(table.columns);
    for (auto& [priority, ways] : priorities_)
      for (std::size_t way = 0; way < kNumber; ++way) {
        Row row{named(priority), std::string(kTimes[way])};
        append_spread(row, ways[way]);
        table.rows.push_back(std::move(row));
      }
    return table;
  }

  Table parts_table() {
    Table table{"parts", {{"open_time"}, {"share", Kind::ratio}, {"sum", Kind::duration}}, {}};
    add_spread_columns(table.columns);
    const auto add = [&](std::string name, Span sum, Distribution& values) {
      Row row{std::move(name), share(sum, whole_), seconds_of(sum)};
      append_spread(row, values);
      table.rows.push_back(std::move(row));
    };
    for (std::size_t i = 0; i < kParts; ++i) add(std::string(word(static_cast<TimePart>(i))), sums_[i], parts_[i]);
    add("whole", whole_, wholes_);
    return table;
  }

  const Request& request_;
  HeldTo held_to_;
  LittleFlow flow_;
  Measured now_, before_;
  std::map<std::string, std::array<Distribution, kNumber>> priorities_;
  std::array<Distribution, kParts> parts_;
  std::array<Span, kParts> sums_{};
  Span whole_;
  Distribution wholes_;
};

}  // namespace

Measure times(const Request& request) {
  const auto timing = std::make_shared<Timing>(request);
  return {.parts = {},
          .story = [timing](const Story& story) { timing->add(story); },
          .tables = [timing](store::Reading&) { return timing->tables(); }};
}

}  // namespace spoc::report
