// One pass over all tickets for questions about many: narrow rows and the lists beside them, all in order of number.
#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/format.h"
#include "store/counting.h"
#include "store/sight.h"
#include "store/ticket_columns.h"
#include "store/tickets.h"

namespace spoc::store {

namespace {

/// Which columns are read, as bits in the order of `each_ticket_column`. Throws defect for one that there is not.
std::uint64_t chosen(const TicketParts& parts) {
  std::uint64_t bits = 0, bit = 1;
  std::size_t found = 0;
  each_ticket_column([&](std::string_view name, auto&&) {
    const bool wanted = std::find(parts.columns.begin(), parts.columns.end(), name) != parts.columns.end();
    if (parts.all || wanted) bits |= bit;
    found += wanted ? 1 : 0;
    bit <<= 1;
  });
  ensure(found == parts.columns.size(), "every column that is asked for is one of a ticket, and named once");
  return bits;
}

/// Reads the next column of a row into its member.
using ReadColumn = void (*)(RowReader&, StoredTicket&);

template <class At>
void read_column(RowReader& row, StoredTicket& stored) {
  TicketColumns members{stored.ticket, stored.schedule};
  get_column(row, At()(members));
}

/// Only those that are wanted: a row has ten times as many.
std::vector<ReadColumn> readers_of(std::uint64_t columns) {
  std::vector<ReadColumn> readers;
  std::uint64_t bit = 1;
  each_ticket_column([&](std::string_view, auto at) {
    if (columns & bit) readers.push_back(&read_column<decltype(at)>);
    bit <<= 1;
  });
  return readers;
}

std::string select_of(const TicketParts& parts, std::uint64_t columns, const std::string& where) {
  std::string sql = "select id, version, operation";
  std::uint64_t bit = 1;
  each_ticket_column([&](std::string_view name, auto&&) {
    if (columns & bit) sql += format(", {}", name);
    bit <<= 1;
  });
  if (parts.all || parts.rating) sql += ", rating_score, rating_comment, rating_at";
  if (parts.all) sql += ", description, form, rungs, fields";
  sql += " from ticket";
  if (parts.all) sql += " left join ticket_text on ticket_text.ticket = id";
  return sql + where + " order by id";
}

void read_rating(RowReader& row, domain::Ticket& ticket) {
  ticket.rating.reset();
  if (row.null()) {
    for (int i = 0; i < 3; ++i) row.skip();
    return;
  }
  domain::Rating& rating = ticket.rating.emplace();
  row.get(rating.score);
  row.get(rating.comment);
  row.get(rating.at);
}

/// The passes over those lists that are wanted.
class Lists {
 public:
  Lists(bool clocks, bool waits, bool tags, ListTable& clock, ListTable& wait, ListTable& tag) {
    if (clocks) clocks_.emplace(clock);
    if (waits) waits_.emplace(wait);
    if (tags) tags_.emplace(tag);
  }

  void begin(const NumberRange& range) {
    for (std::optional<ListTable::Pass>* pass : {&clocks_, &waits_, &tags_})
      if (*pass) (*pass)->begin(range.first, range.last);
  }

  void read(domain::Ticket& t, domain::Schedule& schedule) {
    const std::int64_t id = t.id.number;
    if (clocks_) {
      t.clocks.clear();
      schedule.clock_due.clear();
      clocks_->read(id, [&](RowReader& row) {
        each_clock_column(t.clocks.emplace_back(), [&](auto& value) { row.get(value); });
        row.get(schedule.clock_due.emplace_back());
      });
    }
    if (waits_) {
      t.waits.clear();
      waits_->read(
          id, [&](RowReader& row) { each_wait_column(t.waits.emplace_back(), [&](auto& value) { row.get(value); }); });
    }
    if (tags_) {
      t.tags.clear();
      tags_->read(id, [&](RowReader& row) { row.get(t.tags.emplace_back()); });
    }
  }

 private:
  std::optional<ListTable::Pass> clocks_, waits_, tags_;
};

/// The passes over the other lists, for those who want everything.
class RareLists {
 public:
  RareLists(ListTable& fired, ListTable& participant, ListTable& link, ListTable& check_item, ListTable& handed_back,
            ListTable& undelivered, ListTable& chosen)
      : fired_(fired),
        participants_(participant),
        links_(link),
        check_items_(check_item),
        handed_back_(handed_back),
        undelivered_(undelivered),
        chosen_(chosen) {}

  void begin(const NumberRange& range) {
    for (ListTable::Pass* pass :
         {&fired_, &participants_, &links_, &check_items_, &handed_back_, &undelivered_, &chosen_})
      pass->begin(range.first, range.last);
  }

  void read(domain::Ticket& t) {
    const std::int64_t id = t.id.number;
    t.fired.clear(), t.participants.clear(), t.links.clear(), t.checklist.clear(), t.handed_back.clear(),
        t.undelivered.clear(), t.chosen.clear();
    fired_.read(
        id, [&](RowReader& row) { each_fired_column(t.fired.emplace_back(), [&](auto& value) { row.get(value); }); });
    participants_.read(id, [&](RowReader& row) {
      domain::Participant::each(t.participants.emplace_back(), [&](auto, auto& value) { row.get(value); });
    });
    links_.read(id, [&](RowReader& row) {
      domain::Link& link = t.links.emplace_back();
      row.get(link.kind);
      row.get(link.to);
      row.get(link.stalled_since);
    });
    check_items_.read(id, [&](RowReader& row) {
      domain::CheckItem::each(t.checklist.emplace_back(), [&](auto, auto& value) { row.get(value); });
    });
    handed_back_.read(id, [&](RowReader& row) { row.get(t.handed_back.emplace_back()); });
    undelivered_.read(id, [&](RowReader& row) {
      domain::Undelivered& one = t.undelivered.emplace_back();
      row.get(one.effect);
      row.get(one.since);
    });
    chosen_.read(id, [&](RowReader& row) {
      domain::Chosen& one = t.chosen.emplace_back();
      row.get(one.person);
      row.get(one.at);
    });
  }

 private:
  ListTable::Pass fired_, participants_, links_, check_items_, handed_back_, undelivered_, chosen_;
};

}  // namespace

void Tickets::every(const TicketParts& parts, const domain::Sight& sight,
                    const std::function<void(const StoredTicket&)>& each) {
  const std::uint64_t columns = chosen(parts);
  Numbers numbers(connection_, parts.counting);
  std::vector<SqlValue> values;
  const std::string condition = sight.unlimited ? std::string() : whole_tickets(sight, [&](SqlValue value) {
    values.push_back(std::move(value));
    return format("${}", values.size());
  });
  const auto last = static_cast<int>(values.size());
  // Beside a range the engine would not look for indexes that show what somebody may see.
  const bool in_ranges = parts.counting || condition.empty();
  const std::string between = in_ranges ? format("id between ${} and ${}", last + 1, last + 2) : std::string();
  const std::string both =
      condition.empty() || between.empty() ? condition + between : format("{} and ({})", between, condition);
  sql::Use statement(connection_.prepare(select_of(parts, columns, " where " + both), sql::Rows::many));
  for (int i = 0; i < last; ++i)
    std::visit([&](const auto& value) { statement->bind(i + 1, value); }, values[static_cast<std::size_t>(i)]);
  Lists lists(parts.all || parts.clocks, parts.all || parts.waits, parts.all || parts.tags, clocks_, waits_, tags_);
  std::optional<RareLists> rare;
  if (parts.all) rare.emplace(fired_, participants_, links_, check_items_, handed_back_, undelivered_, chosen_);
  StoredTicket stored;
  domain::Ticket& t = stored.ticket;
  const auto columns_of = readers_of(columns);
  for (const NumberRange& range : numbers.ranges()) {
    if (in_ranges) {
      statement->bind(last + 1, range.first);
      statement->bind(last + 2, range.last);
    }
    lists.begin(range);
    if (rare) rare->begin(range);
    while (statement->step()) {
      RowReader row(*statement);
      row.get(t.id);
      if (!numbers.hold(t.id.number)) continue;
      row.get(t.version);
      row.get(t.operation);
      for (const ReadColumn read : columns_of) read(row, stored);
      if (parts.all || parts.rating) read_rating(row, t);
      if (parts.all) {
        row.get(t.description);
        row.get(t.form);
        row.get(t.rungs);
        row.get(t.fields);
      }
      lists.read(t, stored.schedule);
      if (rare) rare->read(t);
      each(stored);
    }
    statement->reset();
  }
}

}  // namespace spoc::store
