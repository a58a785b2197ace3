#include "store/tickets.h"

#include <algorithm>

#include "base/format.h"

namespace spoc::store {

using domain::Ticket;

std::int64_t lists_of(const Ticket& t) {
  auto bit = [](std::int64_t list, bool empty) { return empty ? std::int64_t{0} : list; };
  return bit(kText, !has_text(t)) | bit(kClock, t.clocks.empty()) | bit(kWait, t.waits.empty()) |
         bit(kFired, t.fired.empty()) | bit(kTag, t.tags.empty()) | bit(kParticipant, t.participants.empty()) |
         bit(kLink, t.links.empty()) | bit(kCheckItem, t.checklist.empty()) | bit(kHandedBack, t.handed_back.empty()) |
         bit(kUndelivered, t.undelivered.empty()) | bit(kChosen, t.chosen.empty()) | bit(kSpell, t.has_plain_spell());
}

namespace {

std::optional<Instant> due(const domain::Schedule& schedule, std::size_t clock) {
  return clock < schedule.clock_due.size() ? schedule.clock_due[clock] : std::nullopt;
}

/// Binds what every write of a row sets, in the order of `kAlwaysWritten`.
constexpr std::string_view kAlwaysWritten = "version, operation, head, lists, rating_score, rating_comment, rating_at";
constexpr int kAlwaysWrittenCount = 7;
void put_always_written(RowWriter& row, const Ticket& ticket, OperationId operation, std::string_view head) {
  row.put(ticket.version);
  row.put(operation);
  row.put_blob(head);
  row.put(lists_of(ticket));
  if (ticket.rating) {
    row.put(ticket.rating->score);
    row.put(ticket.rating->comment);
    row.put(ticket.rating->at);
  } else {
    for (int i = 0; i < 3; ++i) row.put_null();
  }
}

std::string column_names() {
  std::string names;
  each_ticket_column([&](std::string_view name, auto&&) { names += format(", {}", name); });
  return names;
}

int column_count() {
  int count = 0;
  each_ticket_column([&](std::string_view, auto&&) { ++count; });
  return count;
}

}  // namespace

const std::string& Tickets::select() {
  static const std::string text =
      format("select id, {}{}, description, form, rungs, fields from ticket left join ticket_text on ticket_text.ticket = id",
             kAlwaysWritten, column_names());
  return text;
}

std::string_view Tickets::count(bool with_text) {
  return with_text ? "select count(*) from ticket left join ticket_text on ticket_text.ticket = id"
                   : "select count(*) from ticket";
}

std::string_view Tickets::select_ids(bool with_text) {
  return with_text ? "select id from ticket left join ticket_text on ticket_text.ticket = id" : "select id from ticket";
}

Tickets::Tickets(sql::Connection& connection)
    : connection_(connection),
      insert_(connection,
              [] {
                return format("insert into ticket (id, {}{}) values ({})", kAlwaysWritten, column_names(),
                              parameters(1 + kAlwaysWrittenCount + column_count()));
              }),
      state_(connection, "select version, head, lists, due_at, wake_at, settled_at from ticket where id = $1"),
      due_(connection, "select due_at from clock where ticket = $1 order by position"),
      load_(connection, [] { return select() + " where id = $1"; }),
      load_some_(connection, [] { return format("{} where id in ({}) order by id", select(), parameters_together()); }),
      by_key_(connection, "select id from ticket where key = $1"),
      by_keys_(connection, [] { return format("select id, key from ticket where key in ({}) order by id", parameters_together()); }),
      children_(connection, "select id from ticket where parent = $1 order by id"),
      all_(connection, [] { return select() + " order by id"; }, sql::Rows::many),
      last_(connection, "select id from ticket order by id desc limit 1"),
      texts_(connection,
             "select id, subject, description from ticket left join ticket_text on ticket_text.ticket = id "
             "where id between $1 and $2 order by id"),
      insert_text_(connection, "insert into ticket_text (ticket, description, form, rungs, fields) values ($1, $2, $3, $4, $5)"),
      replace_text_(connection, "update ticket_text set description = $2, form = $3, rungs = $4, fields = $5 where ticket = $1"),
      erase_text_(connection, "delete from ticket_text where ticket = $1"),
      lists_(connection),
      outcomes_(connection) {}

std::optional<TicketState> Tickets::state(TicketId id) {
  TicketState state;
  {
    auto statement = state_.use();
    statement->bind(1, id.number);
    if (!statement->step()) return std::nullopt;
    RowReader row(*statement);
    row.get(state.version);
    row.get_blob(state.head);
    row.get(state.lists);
    row.get(state.schedule.due_at);
    row.get(state.schedule.wake_at);
    row.get(state.schedule.settled_at);
  }
  if ((state.lists & kClock) == 0) return state;
  auto statement = due_.use();
  statement->bind(1, id.number);
  while (statement->step()) RowReader(*statement).get(state.schedule.clock_due.emplace_back());
  return state;
}

std::optional<StoredTicket> Tickets::load(TicketId id, TicketState* state) {
  auto statement = load_.use();
  statement->bind(1, id.number);
  if (!statement->step()) return std::nullopt;
  return read(*statement, true, state);
}

StoredTicket Tickets::read(const sql::Statement& statement, bool whole, TicketState* state) {
  StoredTicket stored;
  Ticket& t = stored.ticket;
  TicketState unwanted;
  TicketState& kept = state != nullptr ? *state : unwanted;
  RowReader row(statement);
  row.get(t.id);
  row.get(t.version);
  row.get(t.operation);
  row.get_blob(kept.head);
  row.get(kept.lists);
  if (row.null()) {
    for (int i = 0; i < 3; ++i, row.skip())
      if (!row.null()) damaged("rating", "without a score");
  } else {
    domain::Rating& rating = t.rating.emplace();
    row.get(rating.score);
    row.get(rating.comment);
    row.get(rating.at);
  }
  TicketColumns columns{t, stored.schedule};
  each_ticket_column([&](std::string_view, auto&& at) { get_column(row, at(columns)); });
  row.get(t.description);
  row.get(t.form);
  row.get(t.rungs);
  row.get(t.fields);
  if (whole) read_lists(t, stored.schedule, kept.lists);
  kept.version = t.version;
  if (state != nullptr) state->schedule = stored.schedule;
  return stored;
}

void Tickets::insert(const domain::TicketChange& change, OperationId operation, std::string_view head) {
  {
    auto statement = insert_.use();
    RowWriter row(*statement);
    row.put(change.after.id);
    put_always_written(row, change.after, operation, head);
    const TicketColumns columns{change.after, change.schedule};
    each_ticket_column([&](std::string_view, auto&& at) { put_column(row, at(columns)); });
    sql::run(*statement);
  }
  write_text({}, change.after, false);
  write_lists(change, {});
  outcomes_.write(change, true);
}

void Tickets::update(const domain::TicketChange& change, const TicketState& state, OperationId operation,
                     std::string_view head) {
  const TicketColumns before{change.before, state.schedule}, after{change.after, change.schedule};
  std::uint64_t changed = 0, bit = 1;
  each_ticket_column([&](std::string_view, auto&& at) {
    if (!(at(before) == at(after))) changed |= bit;
    bit <<= 1;
  });
  {
    auto statement = update_of(changed).use();
    RowWriter row(*statement);
    row.put(change.after.id);
    put_always_written(row, change.after, operation, head);
    bit = 1;
    each_ticket_column([&](std::string_view, auto&& at) {
      if (changed & bit) put_column(row, at(after));
      bit <<= 1;
    });
    sql::run(*statement);
  }
  write_text(change.before, change.after, (state.lists & kText) != 0);
  write_lists(change, state);
  outcomes_.write(change, false);
}

sql::Prepared& Tickets::update_of(std::uint64_t changed) {
  if (const auto known = updates_.find(changed); known != updates_.end()) return known->second;
  std::string sql = format("update ticket set ({}) = ({})", kAlwaysWritten, parameters(kAlwaysWrittenCount, 2));
  int next = 2 + kAlwaysWrittenCount;
  std::uint64_t bit = 1;
  each_ticket_column([&](std::string_view name, auto&&) {
    if (changed & bit) sql += format(", {} = ${}", name, next++);
    bit <<= 1;
  });
  return updates_.try_emplace(changed, connection_, sql + " where id = $1").first->second;
}

void Tickets::write_text(const Ticket& before, const Ticket& after, bool there) {
  if (there ? same_text(before, after) : !has_text(after)) return;
  if (!has_text(after)) {
    auto statement = erase_text_.use();
    statement->bind(1, after.id.number);
    sql::run(*statement);
    return;
  }
  auto statement = (there ? replace_text_ : insert_text_).use();
  RowWriter row(*statement);
  row.put(after.id);
  row.put(after.description);
  row.put(after.form);
  row.put(after.rungs);
  row.put(after.fields);
  sql::run(*statement);
}

void Tickets::write_lists(const domain::TicketChange& change, const TicketState& state) {
  const Ticket& a = change.before;
  const Ticket& b = change.after;
  const std::int64_t id = b.id.number;
  auto write = [&](ListTable& table, const auto& before, const auto& after, auto&& put) {
    table.write(
        id, before.size(), after.size(), [&](std::size_t i) { return before[i] == after[i]; },
        [&](std::size_t i, RowWriter& row) { put(row, after[i]); });
  };
  lists_.clocks.write(
      id, a.clocks.size(), b.clocks.size(),
      [&](std::size_t i) { return a.clocks[i] == b.clocks[i] && due(state.schedule, i) == due(change.schedule, i); },
      [&](std::size_t i, RowWriter& row) {
        each_clock_column(b.clocks[i], [&](const auto& value) { row.put(value); });
        row.put(due(change.schedule, i));
      });
  write(lists_.waits, a.waits, b.waits,
        [](RowWriter& row, const auto& wait) { each_wait_column(wait, [&](const auto& value) { row.put(value); }); });
  lists_.fired.write_tail(
      id, a.fired.size(), b.fired.size(), [&](std::size_t i) { return a.fired[i] == b.fired[i]; },
      [&](std::size_t i, RowWriter& row) {
        row.put_always(b.fired[i].rung);
        row.put(b.fired[i].episode);
        row.put(b.fired[i].n);
        row.put(b.fired[i].at);
      });
  write(lists_.tags, a.tags, b.tags, [](RowWriter& row, const std::string& word) { row.put_always(word); });
  write(lists_.participants, a.participants, b.participants, [](RowWriter& row, const auto& participant) {
    domain::Participant::each(participant, [&](auto, const auto& value) { row.put(value); });
  });
  write(lists_.links, a.links, b.links, [](RowWriter& row, const domain::Link& link) {
    row.put(link.kind);
    row.put(link.to.number);
    row.put(link.stalled_since);
  });
  write(lists_.check_items, a.checklist, b.checklist, [](RowWriter& row, const auto& item) {
    domain::CheckItem::each(item, [&](auto, const auto& value) { row.put(value); });
  });
  write(lists_.handed_back, a.handed_back, b.handed_back,
        [](RowWriter& row, const std::string& person) { row.put_always(person); });
  write(lists_.undelivered, a.undelivered, b.undelivered, [](RowWriter& row, const domain::Undelivered& one) {
    row.put(one.effect);
    row.put(one.since);
  });
  write(lists_.chosen, a.chosen, b.chosen, [](RowWriter& row, const domain::Chosen& one) {
    row.put_always(one.person);
    row.put(one.at);
  });
  const std::vector<domain::Spell> none;
  write(lists_.spells, a.has_plain_spell() ? none : a.spells, b.has_plain_spell() ? none : b.spells, [](RowWriter& row, const domain::Spell& one) {
    row.put(one.from);
    row.put(one.entered);
    row.put(one.to);
    row.put(one.left);
  });
}

void Tickets::read_lists(Ticket& t, domain::Schedule& schedule, std::int64_t lists) {
  each_list(lists_, t, schedule, [&](std::int64_t bit, ListTable& table, auto&& get) {
    if (lists & bit) table.read(t.id.number, get);
  });
  complete_spells(t, lists);
}

void Tickets::read_lists(std::span<LoadedTicket> tickets) {
  std::vector<LoadedTicket*> ordered;
  std::int64_t any = 0;
  for (LoadedTicket& one : tickets) {
    ordered.push_back(&one);
    any |= one.state.lists;
  }
  const auto number = [](const LoadedTicket* one) { return one->stored.ticket.id.number; };
  std::sort(ordered.begin(), ordered.end(), [&](const LoadedTicket* a, const LoadedTicket* b) { return number(a) < number(b); });
  std::map<std::int64_t, ListTable::Pass> passes;  // by bit
  for (LoadedTicket* one : ordered) {
    each_list(lists_, one->stored.ticket, one->stored.schedule, [&](std::int64_t bit, ListTable& table, auto&& get) {
      if ((any & bit) == 0) return;
      const auto [pass, fresh] = passes.try_emplace(bit, table, ListTable::Pass::Over::some);
      if (fresh) {
        std::vector<std::int64_t> owners;
        for (const LoadedTicket* other : ordered)
          if (other->state.lists & bit) owners.push_back(number(other));
        pass->second.begin(owners);
      }
      if (one->state.lists & bit) pass->second.read(number(one), get);
    });
    complete_spells(one->stored.ticket, one->state.lists);
    one->state.schedule = one->stored.schedule;
  }
}

void Tickets::read_whole(sql::Statement& statement, const std::function<bool(LoadedTicket&&)>& each) {
  std::vector<LoadedTicket> together;
  for (bool more = true; more;) {
    together.clear();
    while (together.size() < kTogether && (more = statement.step())) {
      LoadedTicket& one = together.emplace_back();
      one.stored = read(statement, false, &one.state);
    }
    read_lists(together);
    for (LoadedTicket& one : together)
      if (!each(std::move(one))) return;
  }
}

void Tickets::load_together(std::vector<TicketId> ids, const std::function<void(LoadedTicket&&)>& each) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  for (std::span<const TicketId> rest = ids; !rest.empty();) {
    auto statement = load_some_.use();
    bind_together(*statement, take_together(rest), [](TicketId id) { return id.number; });
    read_whole(*statement, [&](LoadedTicket&& one) {
      each(std::move(one));
      return true;
    });
  }
}

std::optional<TicketId> Tickets::by_key(std::string_view key) {
  auto statement = by_key_.use();
  statement->bind(1, key);
  if (!statement->step()) return std::nullopt;
  return TicketId{statement->integer(0)};
}

std::map<std::string, TicketId, std::less<>> Tickets::by_keys(std::span<const std::string> keys) {
  std::map<std::string, TicketId, std::less<>> found;
  while (!keys.empty()) {
    auto statement = by_keys_.use();
    bind_together(*statement, take_together(keys), [](const std::string& key) { return std::string_view(key); });
    while (statement->step()) found.emplace(statement->text(1), TicketId{statement->integer(0)});
  }
  return found;
}

std::vector<TicketId> Tickets::children(TicketId id) {
  std::vector<TicketId> children;
  auto statement = children_.use();
  statement->bind(1, id.number);
  while (statement->step()) children.push_back({statement->integer(0)});
  return children;
}

void Tickets::all(const std::function<void(const StoredTicket&, const TicketState&)>& each) {
  auto statement = all_.use();
  read_whole(*statement, [&](LoadedTicket&& one) {
    each(one.stored, one.state);
    return true;
  });
}

TicketId Tickets::last() {
  auto statement = last_.use();
  return statement->step() ? TicketId{statement->integer(0)} : TicketId{};
}

void Tickets::texts(TicketId first, TicketId last, const std::function<void(TicketId, std::string_view)>& each) {
  auto statement = texts_.use();
  statement->bind(1, first.number);
  statement->bind(2, last.number);
  while (statement->step()) each({statement->integer(0)}, search_text(statement->text(1), statement->text(2)));
}

}  // namespace spoc::store
