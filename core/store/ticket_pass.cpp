// One pass over all tickets for questions about many: narrow rows and the lists beside them, all in order of number.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/format.h"
#include "store/counting.h"
#include "store/sight.h"
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
  std::string sql = "select id, version, operation, lists";
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

/// The bits of those lists that are wanted.
std::int64_t lists_wanted(const TicketParts& parts) {
  if (parts.all) return kEveryList;
  return (parts.clocks ? kClock : 0) | (parts.waits ? kWait : 0) | (parts.tags ? kTag : 0) | (parts.spells ? kSpell : 0);
}

/// The passes over those lists that are wanted.
class ListPasses {
 public:
  ListPasses(TicketLists& lists, std::int64_t wanted) : lists_(lists) {
    domain::Ticket none;
    domain::Schedule never;
    std::size_t at = 0;
    each_list(lists, none, never, [&](std::int64_t bit, ListTable& table, auto&&) {
      if (wanted & bit) passes_[at].pass.emplace(table, ListTable::Pass::Over::range);
      ++at;
    });
  }

  void begin(const NumberRange& range) {
    last_ = range.last;
    for (OneList& one : passes_) one.begun = false;
  }

  /// The lists that the ticket has. A list of which no ticket of a range has any row is not asked for, which is usual where a range is one
  /// ticket.
  void read(domain::Ticket& t, domain::Schedule& schedule, std::int64_t has) {
    clear_lists(t, schedule);
    std::size_t at = 0;
    each_list(lists_, t, schedule, [&](std::int64_t bit, ListTable&, auto&& get) {
      auto& [pass, begun] = passes_[at++];
      if (!pass || (has & bit) == 0) return;
      if (!std::exchange(begun, true)) pass->begin(t.id.number, last_);
      pass->read(t.id.number, get);
    });
  }

 private:
  struct OneList {
    std::optional<ListTable::Pass> pass;
    bool begun = false;
  };
  TicketLists& lists_;
  std::array<OneList, kListCount> passes_;
  std::int64_t last_ = 0;
};

}  // namespace

void Tickets::every(const TicketParts& parts, const domain::Sight& sight,
                    const std::function<void(const StoredTicket&)>& each) {
  const std::uint64_t columns = chosen(parts);
  Numbers numbers = parts.only ? Numbers(connection_, *parts.only) : Numbers(connection_, parts.counting);
  std::vector<SqlValue> values;
  const std::string condition = sight.unlimited ? std::string() : whole_tickets(sight, [&](SqlValue value) {
    values.push_back(std::move(value));
    return format("${}", values.size());
  });
  const auto last = static_cast<int>(values.size());
  // Beside a range the engine would not look for indexes that show what somebody may see.
  const bool in_ranges = parts.counting || parts.only || condition.empty();
  const std::string between = in_ranges ? format("id between ${} and ${}", last + 1, last + 2) : std::string();
  const std::string both =
      condition.empty() || between.empty() ? condition + between : format("{} and ({})", between, condition);
  sql::Use statement(connection_.prepare(select_of(parts, columns, " where " + both), sql::Rows::many));
  for (int i = 0; i < last; ++i)
    std::visit([&](const auto& value) { statement->bind(i + 1, value); }, values[static_cast<std::size_t>(i)]);
  ListPasses lists(lists_, lists_wanted(parts));
  StoredTicket stored;
  domain::Ticket& t = stored.ticket;
  std::int64_t has = 0;  // of its lists
  const auto columns_of = readers_of(columns);
  for (const NumberRange& range : numbers.ranges()) {
    if (in_ranges) {
      statement->bind(last + 1, range.first);
      statement->bind(last + 2, range.last);
    }
    lists.begin(range);
    while (statement->step()) {
      RowReader row(*statement);
      row.get(t.id);
      if (!numbers.hold(t.id.number)) continue;
      row.get(t.version);
      row.get(t.operation);
      row.get(has);
      for (const ReadColumn read : columns_of) read(row, stored);
      if (parts.all || parts.rating) read_rating(row, t);
      if (parts.all) {
        row.get(t.description);
        row.get(t.form);
        row.get(t.rungs);
        row.get(t.fields);
      }
      lists.read(t, stored.schedule, has);
      if (parts.all || parts.spells) complete_spells(t, has);
      each(stored);
    }
    statement->reset();
  }
}

void Tickets::each_outcome(const TicketParts& parts, const Assess& assess, const EachOutcome& each) {
  TicketParts open = parts;
  open.counting.reset();
  outcomes_.each(
      parts.counting, last(),
      [&](const std::vector<TicketId>& tickets, std::vector<domain::Outcome>& to) {
        open.only = tickets;
        every(open, domain::Sight::everything(), [&](const StoredTicket& stored) {
          if (!assess(stored, to.emplace_back())) to.pop_back();
        });
      },
      each);
}

}  // namespace spoc::store
