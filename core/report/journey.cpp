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

class Journey {
 public:
  explicit Journey(const Request& request) : held_to_(request) {}

  void add(const Story& story) {
    ++tickets_;
    std::int64_t contacts = 1;  // logging it
    for (const domain::Recorded& recorded : story.events) {
      const auto* note = std::get_if<domain::TicketNoted>(&recorded.event);
      if (note && note->from_requester && !note->automatic) ++contacts;
      if (std::holds_alternative<domain::TicketReopened>(recorded.event)) ++reopened_;
    }
    contacts_.add(contacts);
    const time::Calendar& calendar = held_to_.calendar(story.ticket);
    const auto elapsed = parts_of(story.course, always(), nullptr),
               business = parts_of(story.course, always(), &calendar);
    for (std::size_t i = 0; i < kParts; ++i) {
      elapsed_[i].add(elapsed[i].whole_seconds());
      business_[i].add(business[i].whole_seconds());
      sums_[i] = sums_[i] + elapsed[i];
      whole_ = whole_ + elapsed[i];
    }
    visit(story.course);
    if (tickets_ == 1)
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
  void visit(const std::vector<Stretch>& course) {
    std::map<std::string, std::int64_t> visits;
    std::string before;
    std::int64_t all = 0, again = 0;
    for (const Stretch& stretch : course) {
      const std::string& here = provider(stretch);
      if (here.empty()) continue;
      Provider& seen = providers_[here];
      seen.had = seen.had + (stretch.to - stretch.from);
      if (here != before) {
        ++all;
        again += ++visits[here] > 1;
      }
      before = here;
    }
    for (const auto& [name, number] : visits) {
      ++providers_[name].tickets;
      providers_[name].visits += number;
    }
    visits_.add(all);
    again_.add(again);
  }

  Table journey() {
    // How many, not how long: counts have no unit.
    Table table{"journey",
                {{"figure"},
                 {"tickets", Kind::number},
                 {"median", Kind::number},
                 {"p90", Kind::number},
                 {"p95", Kind::number},
                 {"mean", Kind::number}},
                {}};
    const auto add = [&](const char* name, Distribution& values) {
      const auto spread = values.spread();
      Row row{std::string(name), static_cast<std::int64_t>(values.size())};
      if (spread)
        row.insert(row.end(), {spread->median, spread->p90, spread->p95, spread->mean});
      else
        row.resize(6);
      table.rows.push_back(std::move(row));
    };
    add("contacts", contacts_);
    add("visits to a provider", visits_);
    add("visits to the same one again", again_);
    return table;
  }

  Table turns() {
    Table table{"turns", {{"waits_for"}, {"time"}, {"share", Kind::ratio}}, {}};
    add_spread_columns(table.columns);
    for (std::size_t i = 0; i < kParts; ++i) {
      Row row{std::string(word(static_cast<TimePart>(i))), std::string("elapsed"), share(sums_[i], whole_)};
      append_spread(row, elapsed_[i]);
      table.rows.push_back(std::move(row));
      Row open{std::string(word(static_cast<TimePart>(i))), std::string("business"), render::Cell()};
      append_spread(open, business_[i]);
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

  HeldTo held_to_;
  std::int64_t tickets_ = 0, reopened_ = 0;
  Distribution contacts_, visits_, again_;
  std::array<Distribution, kParts> elapsed_, business_;
  std::array<Span, kParts> sums_{};
  Span whole_;
  std::map<std::string, Provider> providers_;
  std::optional<Table> course_;
};

}  // namespace

Measure journey(const Request& request) {
  const auto journey = std::make_shared<Journey>(request);
  return {.parts = {},
          .story =
              [journey, &request](const Story& story) {
                if (in_cohort(request.cohort, story.ticket, request.period)) journey->add(story);
              },
          .reach = Reach::period,
          .tables = [journey](store::Reading&) { return journey->tables(); }};
}

}  // namespace spoc::report
