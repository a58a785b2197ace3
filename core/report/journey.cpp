#include "report/journey.h"

#include <map>
#include <memory>
#include <optional>

#include "report/about.h"
#include "report/figures.h"

namespace spoc::report {
namespace {

using render::Kind, render::Ratio, render::Row, render::Table;
using time::Span;

struct Provider {
  std::int64_t tickets = 0, visits = 0;
  Span had;
};

/// Of each ticket of a period.
struct Travelled {
  Distribution contacts, reopened, visits, again;
  std::array<Distribution, kParts> elapsed;
};

class Journey {
 public:
  explicit Journey(const Request& request) : request_(request), held_to_(request) {}

  void add(const Story& story) {
    const auto in = [&](const Bounds& period) {
      return in_cohort(request_.cohort, story.ticket, period);
    };
    if (in(request_.before)) travel(story, before_);
    if (!in(request_.period)) return;
    travel(story, now_);
    stay(story.course);
    const time::Calendar& calendar = held_to_.calendar(story.ticket);
    const auto elapsed = parts_of(story.course, always(), nullptr),
               business = parts_of(story.course, always(), &calendar);
    for (std::size_t i = 0; i < kParts; ++i) {
      business_[i].add(business[i].whole_seconds());
      sums_[i] = sums_[i] + elapsed[i];
      whole_ = whole_ + elapsed[i];
    }
    if (++tickets_ == 1)
      course_ = course_table(story.course, calendar);
    else
      course_.reset();
  }

  std::vector<Table> tables() {
    std::vector<Table> tables{journey(), turns(), visits()};
    if (course_) tables.push_back(*course_);
    return tables;
  }

 private:
  static void travel(const Story& story, Travelled& travelled) {
    std::int64_t contacts = 1, reopened = 0;  // the first is logging it
    for (const domain::Recorded& recorded : story.events) {
      const auto* note = std::get_if<domain::TicketNoted>(&recorded.event);
      if (note && note->from_requester && !note->automatic) ++contacts;
      reopened += std::holds_alternative<domain::TicketReopened>(recorded.event);
    }
    travelled.contacts.add(contacts);
    travelled.reopened.add(reopened);
    std::int64_t all = 0, again = 0;
    for (const auto& [name, number] : visits_of(story.course)) {
      all += number;
      again += number - 1;
    }
    travelled.visits.add(all);
    travelled.again.add(again);
    const auto elapsed = parts_of(story.course, always(), nullptr);
    for (std::size_t i = 0; i < kParts; ++i) travelled.elapsed[i].add(elapsed[i].whole_seconds());
  }

  /// How often it came to each provider.
  static std::map<std::string, std::int64_t> visits_of(const std::vector<Stretch>& course) {
    std::map<std::string, std::int64_t> visits;
    std::string before;
    for (const Stretch& stretch : course) {
      const std::string& here = provider(stretch);
      if (here.empty()) continue;
      if (here != before) ++visits[here];
      before = here;
    }
    return visits;
  }

  void stay(const std::vector<Stretch>& course) {
    for (const auto& [name, number] : visits_of(course)) {
      ++providers_[name].tickets;
      providers_[name].visits += number;
    }
    for (const Stretch& stretch : course) {
      if (provider(stretch).empty()) continue;
      Provider& seen = providers_[provider(stretch)];
      seen.had = seen.had + (stretch.to - stretch.from);
    }
  }

  Table journey() {
    // How many, not how long: counts have no unit.
    Table table{"journey",
                {{"figure"},
                 {"tickets", Kind::number},
                 {"median", Kind::number},
                 {"p90", Kind::number},
                 {"p95", Kind::number},
                 {"mean", Kind::number},
                 {"median_before", Kind::number},
                 {"mean_before", Kind::number}},
                {}};
    const auto mean = [](const Distribution& counts) {
      return mean_of(counts.sum(), static_cast<std::int64_t>(counts.size()));
    };
    const auto add = [&](const char* name, Distribution Travelled::*of) {
      Distribution& values = now_.*of;
      const auto spread = values.spread(), before = (before_.*of).spread();
      Row row{std::string(name), static_cast<std::int64_t>(values.size())};
      if (spread)
        row.insert(row.end(), {spread->median, spread->p90, spread->p95, mean(values)});
      else
        row.resize(6);
      row.push_back(before ? render::Cell(before->median) : render::Cell());
      row.push_back(mean(before_.*of));
      table.rows.push_back(std::move(row));
    };
    add("contacts", &Travelled::contacts);
    add("came back after an answer", &Travelled::reopened);
    add("visits to a provider", &Travelled::visits);
    add("visits to the same one again", &Travelled::again);
    return table;
  }

  Table turns() {
    Table table{"turns", {{"waits_for"}, {"time"}, {"share", Kind::ratio}}, {}};
    add_spread_columns(table.columns);
    table.columns.push_back({"mean_before", Kind::duration});
    for (std::size_t i = 0; i < kParts; ++i) {
      Row row{std::string(word(static_cast<TimePart>(i))), std::string("elapsed"), share(sums_[i], whole_)};
      append_spread(row, now_.elapsed[i]);
      const auto before = before_.elapsed[i].spread();
      row.push_back(before ? render::Cell(render::Seconds{before->mean}) : render::Cell());
      table.rows.push_back(std::move(row));
      Row open{std::string(word(static_cast<TimePart>(i))), std::string("business"), render::Cell()};
      append_spread(open, business_[i]);
      open.emplace_back();
      table.rows.push_back(std::move(open));
    }
    return table;
  }

  Table visits() const {
    Table table{"visits",
                {{"provider"}, {"tickets", Kind::number}, {"visits", Kind::number}, {"had_them", Kind::duration}},
                {}};
    for (const auto& [name, seen] : providers_)
      table.rows.push_back({name, seen.tickets, seen.visits, seconds_of(seen.had)});
    return table;
  }

  static Table course_table(const std::vector<Stretch>& course, const time::Calendar& calendar) {
    Table table{"course",
                {{"from", Kind::time},
                 {"to", Kind::time},
                 {"waits_for"},
                 {"provider"},
                 {"team"},
                 {"person"},
                 {"elapsed", Kind::duration},
                 {"business", Kind::duration}},
                {}};
    for (const Stretch& stretch : course)
      table.rows.push_back({stretch.from, stretch.ongoing ? render::Cell() : render::Cell(stretch.to),
                            std::string(word(stretch.part)), named(provider(stretch)), named(stretch.team),
                            named(stretch.person), seconds_of(stretch.to - stretch.from),
                            seconds_of(calendar.open_between(stretch.from, stretch.to))});
    return table;
  }

  const Request& request_;
  HeldTo held_to_;
  std::int64_t tickets_ = 0;
  Travelled now_, before_;
  std::array<Distribution, kParts> business_;
  std::array<Span, kParts> sums_{};
  Span whole_;
  std::map<std::string, Provider> providers_;
  std::optional<Table> course_;
};

}  // namespace

Measure journey(const Request& request) {
  const auto journey = std::make_shared<Journey>(request);
  return {.parts = {},
          .story = [journey](const Story& story) { journey->add(story); },
          .tables = [journey](store::Reading&) { return journey->tables(); }};
}

}  // namespace spoc::report
