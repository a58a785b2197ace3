// Answers of the store as of one transaction, for readers and writers alike.
#pragma once

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include "store/agenda.h"
#include "store/article_uses.h"
#include "store/session.h"
#include "store/ticket_query.h"
#include "store/visible.h"
#include "store/vitals.h"

namespace spoc::store {

/// `Interface` is Reading or Unit. What the sight does not show is not there.
template <class Interface>
class Answers : public Interface {
 public:
  Answers(Session& session, const domain::Sight& sight)
      : session_(session),
        visible_(session, sight),
        people_(
            session.people, [&](std::string_view priority) { return session.weight_of(priority); },
            sight.unlimited ? PeopleView::Count()
                            : [&](std::string_view person) { return visible_.load_of(person); }) {
    session.outbox.begin();
  }

  std::optional<StoredTicket> ticket(TicketId id) override {
    if (auto expected = take_expected(id)) return visible_.face(std::move(expected->stored), true);
    auto stored = session_.tickets.load(id);
    return stored ? visible_.face(std::move(*stored), true) : std::nullopt;
  }
  void expect_tickets(std::span<const TicketId> ids) override {
    std::vector<TicketId> wanted;
    for (const TicketId id : ids)
      if (!expected_.contains(id)) wanted.push_back(id);
    session_.tickets.load_together(std::move(wanted), [&](LoadedTicket&& one) {
      const TicketId id = one.stored.ticket.id;
      expected_.emplace(id, std::move(one));
    });
  }
  std::optional<domain::Run> run(RunId id) override {
    auto run = session_.runs.recall(id);
    if (run && !domain::seen(visible_.sight(), *run)) run.reset();
    return run;
  }
  std::optional<TicketId> ticket_by_key(std::string_view key) override {
    const auto id = session_.tickets.by_key(key);
    return id && visible_.sees(*id) ? id : std::nullopt;
  }
  std::map<std::string, TicketId, std::less<>> tickets_by_keys(std::span<const std::string> keys) override {
    auto found = session_.tickets.by_keys(keys);
    std::erase_if(found, [&](const auto& each) { return !visible_.sees(each.second); });
    return found;
  }
  std::optional<RunId> run_by_key(std::string_view workflow, std::string_view key, bool open_only) override {
    const auto id = session_.runs.by_key(workflow, key, open_only);
    return id && visible_.sees(*id) ? id : std::nullopt;
  }
  std::vector<TicketId> children(TicketId id) override {
    std::vector<TicketId> children = session_.tickets.children(id);
    std::erase_if(children, [&](TicketId child) { return !visible_.sees(child); });
    return children;
  }

  void tickets(const TicketQuery& query, bool whole, const std::function<bool(const StoredTicket&)>& each) override {
    if (none_has(query.statuses)) return;
    const TicketFilter filter = filter_of(query);
    sql::Use statement(
        session_.connection->prepare(filter.statement(Tickets::select(), Tickets::select_ids(filter.reads_text())),
                                     query.limit == 0 ? sql::Rows::many : sql::Rows::few));
    filter.bind(*statement);
    const auto show = [&](StoredTicket&& stored) {
      if (visible_.everything()) return each(stored);
      const auto face = visible_.face(std::move(stored), whole);
      return !face || each(*face);
    };
    if (whole) return session_.tickets.read_whole(*statement, [&](LoadedTicket&& one) { return show(std::move(one.stored)); });
    while (statement->step())
      if (!show(session_.tickets.read(*statement, false))) return;
  }
  std::int64_t count(const TicketQuery& query) override {
    const TicketFilter filter = filter_of(query);
    if (visible_.everything() && filter.by_status_only()) return number_of(query.statuses);
    sql::Use statement(session_.connection->prepare(std::string(Tickets::count(filter.reads_text())) + filter.where()));
    filter.bind_conditions(*statement);
    return statement->step() ? statement->integer(0) : 0;
  }

  std::optional<std::vector<TicketId>> tickets_at_most(const TicketQuery& query, std::size_t most) override {
    std::vector<TicketId> found;
    if (none_has(query.statuses)) return found;
    const TicketFilter filter = filter_of(query);
    sql::Use statement(session_.connection->prepare(
        format("{}{}", Tickets::select_ids(filter.reads_text()), filter.where()), sql::Rows::many));
    filter.bind_conditions(*statement);
    while (statement->step()) {
      if (found.size() == most) return std::nullopt;
      found.push_back({statement->integer(0)});
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    return found;
  }

  void every_ticket(const TicketParts& parts, const std::function<void(const StoredTicket&)>& each) override {
    session_.tickets.every(parts, visible_.sight(), each);
  }
  bool outcomes(const TicketParts& parts, const Assess& assess, const EachOutcome& each) override {
    if (visible_.everything()) session_.tickets.each_outcome(parts, assess, each);
    return visible_.everything();
  }
  void runs(std::string_view workflow, std::optional<domain::RunState> state,
            const std::function<bool(const domain::Run&)>& each) override {
    session_.runs.list(workflow, state, visible_.sight(), each);
  }
  void past_steps(std::string_view workflow, const std::function<void(const PastStep&)>& each) override {
    session_.runs.past_steps(workflow, visible_.sight(), each);
  }
  std::vector<RunId> called_by(RunId parent) override {
    std::vector<RunId> called = session_.runs.called_by(parent);
    std::erase_if(called, [&](RunId run) { return !visible_.sees(run); });
    return called;
  }
  std::vector<RunId> runs_awaiting(std::string_view about) override { return session_.runs.awaiting(about); }
  std::vector<ContactStep> steps_for_contacts() override { return session_.runs.for_contacts(); }
  std::vector<MutexStep> steps_with_mutex(std::string_view mutex) override { return session_.runs.with_mutex(mutex); }
  std::vector<ActionStep> actions_due(Instant now, std::size_t limit) override {
    std::vector<ActionStep> due = session_.actions.due(now, limit);
    std::erase_if(due, [&](const ActionStep& step) { return !visible_.sees(step.run); });
    return due;
  }
  std::vector<ActionStep> actions() override {
    std::vector<ActionStep> all = session_.actions.all();
    std::erase_if(all, [&](const ActionStep& step) { return !visible_.sees(step.run); });
    return all;
  }
  std::vector<StepProgress> progress(RunId run) override {
    return visible_.sees(run) ? session_.actions.progress(run) : std::vector<StepProgress>();
  }
  std::optional<KeptEvent> event(std::string_view name, std::string_view id) override {
    return session_.events.find(name, id);
  }
  std::vector<KeptEvent> events_about(std::string_view about, Instant now) override {
    return session_.events.about(about, now);
  }
  std::vector<KeptEvent> all_events() override { return session_.events.all(); }
  void entries(const EntryQuery& query, const std::function<bool(const Entry&)>& each) override {
    session_.journal.entries(query, visible_.sight(),
                             [&](const Entry& entry) {
                               if (visible_.everything()) return each(entry);
                               return !visible_.sees(entry) || each(visible_.as_seen(entry));
                             });
  }
  std::int64_t count_entries(const EntryQuery& query) override {
    if (!visible_.everything()) {
      std::int64_t count = 0;
      EntryQuery all = query;
      all.limit = 0;
      entries(all, [&](const Entry&) { return ++count > 0; });
      return count;
    }
    // Numbers have no gaps: what lies behind one need not be counted.
    if (query.is_behind_only()) return std::max<std::int64_t>(counters().seq - query.after, 0);
    return session_.journal.count(query);
  }
  std::string login_of(OperationId operation) override { return session_.journal.login_of(operation); }
  std::vector<Due> due(Instant now, std::size_t limit) override { return due_until(*session_.connection, now, limit); }
  std::optional<Instant> next_wake() override { return earliest_wake(*session_.connection); }
  const domain::Directory& people() override { return people_; }
  void expect_addresses(std::span<const std::string> addresses) override { people_.expect_addresses(addresses); }
  std::vector<domain::Person> all_people() override { return session_.people.all(); }
  std::vector<domain::Absence> all_absences() override { return session_.people.all_absences(); }
  std::vector<domain::Absence> absences_beginning(Instant until) override { return session_.people.beginning(until); }
  void effects(std::string_view state, const std::function<bool(const QueuedEffect&)>& each) override {
    session_.outbox.list(state, [&](const QueuedEffect& queued) {
      return !visible_.sees(queued.effect) || each(visible_.as_seen(queued));
    });
  }
  std::optional<QueuedEffect> effect(std::int64_t id) override {
    auto queued = session_.outbox.find(id);
    if (!queued || !visible_.sees(queued->effect)) return std::nullopt;
    return visible_.as_seen(std::move(*queued));
  }
  void expect_effects(std::span<const std::int64_t> ids) override { session_.outbox.expect(ids); }
  void effects_since(OperationId operation, const std::function<bool(const QueuedEffect&)>& each) override {
    session_.outbox.since(operation, [&](const QueuedEffect& queued) {
      return !visible_.sees(queued.effect) || each(visible_.as_seen(queued));
    });
  }
  std::optional<OperationRecord> operation_record(OperationId id) override { return session_.journal.operation(id); }
  void operations_of(std::string_view person, const std::function<bool(const OperationRecord&)>& each) override {
    session_.journal.operations_of(person, each);
  }
  std::optional<QueuedMessage> message(std::int64_t id) override { return session_.outbox.message(id); }
  void messages(const std::function<bool(const QueuedMessage&)>& each) override { session_.outbox.messages(each); }
  std::vector<std::string> hooks() override { return session_.outbox.hooks(); }
  std::optional<QueuedMessage> message_by_token(std::string_view token) override {
    return session_.outbox.by_token(token);
  }
  std::vector<QueuedEffect> effects_of(std::int64_t message) override {
    std::vector<QueuedEffect> found = session_.outbox.of_message(message);
    std::erase_if(found, [&](const QueuedEffect& queued) { return !visible_.sees(queued.effect); });
    for (QueuedEffect& queued : found) queued = visible_.as_seen(std::move(queued));
    return found;
  }
  std::optional<KeptMail> mail(std::string_view identity) override { return session_.mails.find(identity); }
  std::optional<KeptMail> mail_by_message_id(std::string_view message_id) override {
    return session_.mails.by_message_id(message_id);
  }
  std::optional<Instant> acknowledged_at(std::string_view sender) override {
    return session_.mails.acknowledged_at(sender);
  }
  std::optional<std::string> blob(std::string_view hash) override { return session_.contents.blob(hash); }
  std::optional<std::string> definition(std::string_view hash) override { return session_.contents.definition(hash); }
  std::vector<TicketId> search(std::string_view words, std::size_t limit, SearchIn where) override {
    return session_.search.find(words, where, limit, [&](TicketId id, bool internal) {
      return internal ? visible_.sees_whole(id) : visible_.sees(id);
    });
  }
  void texts_with(std::span<const WantedWord> words, const std::function<bool(std::span<const TextHit>)>& each) override {
    session_.search.texts_with(words, [&](std::span<const TextHit> portion) { return show(portion, each); });
  }
  void texts_of(std::span<const TicketId> among, std::span<const WantedWord> words,
                const std::function<bool(std::span<const TextHit>)>& each) override {
    session_.search.texts_of(among, words, [&](std::span<const TextHit> portion) { return show(portion, each); });
  }
  std::string text_of(const TextHit& hit) override { return visible_.sees(hit) ? session_.search.text_of(hit) : std::string(); }
  std::vector<ArticleUse> article_uses(std::optional<Instant> from, std::optional<Instant> to) override {
    return uses_of_articles(*session_.connection, visible_.sight(), from, to);
  }
  std::int64_t position() override { return counters().seq; }
  Vitals vitals(Instant now) override { return vitals_of(session_, now); }

 protected:
  /// Hands on what this reading shows, which may be nothing: who asks may have looked at enough.
  bool show(std::span<const TextHit> portion, const std::function<bool(std::span<const TextHit>)>& each) {
    if (visible_.everything()) return each(portion);
    visible_.learn(portion);
    std::vector<TextHit> shown;
    std::copy_if(portion.begin(), portion.end(), std::back_inserter(shown), [&](const TextHit& hit) { return visible_.sees(hit); });
    return each(shown);
  }
  TicketFilter filter_of(const TicketQuery& query) {
    using Created = TicketFilter::Created;
    if (!TicketFilter::asks_created(query)) return {query, visible_.sight()};
    constexpr int kFew = 1000;
    sql::Use statement(session_.connection->prepare(
        format("select id from ticket where created_at >= $1 and created_at < $2 order by created_at, id limit {}",
               kFew + 1)));
    statement->bind(1, query.created_from ? query.created_from->us : std::numeric_limits<std::int64_t>::min());
    statement->bind(2, query.created_to ? query.created_to->us : std::numeric_limits<std::int64_t>::max());
    int found = 0;
    while (statement->step()) ++found;
    return {query, visible_.sight(), found <= kFew ? Created::few : Created::many};
  }
  /// True when the counters say that no ticket has one of these statuses. Asked of some of them only: of all, or of
  /// those of live tickets, there is hardly ever none.
  bool none_has(const std::vector<domain::Status>& statuses) {
    constexpr std::size_t kSome = 3;
    return !statuses.empty() && statuses.size() <= kSome && number_of(statuses) == 0;
  }
  /// As of this transaction, with what it has taken itself.
  virtual Counters counters() { return session_.desk.counters(); }
  /// How many tickets have one of these statuses, or any when there is none.
  std::int64_t number_of(std::vector<domain::Status> statuses) {
    Counters all = counters();
    if (statuses.empty()) return std::accumulate(all.by_status.begin(), all.by_status.end(), std::int64_t{0});
    std::sort(statuses.begin(), statuses.end());
    statuses.erase(std::unique(statuses.begin(), statuses.end()), statuses.end());
    std::int64_t number = 0;
    for (const domain::Status status : statuses) number += all.of(status);
    return number;
  }

  /// A ticket that was expected, once.
  std::optional<LoadedTicket> take_expected(TicketId id) {
    const auto found = expected_.find(id);
    if (found == expected_.end()) return std::nullopt;
    std::optional<LoadedTicket> taken = std::move(found->second);
    expected_.erase(found);
    return taken;
  }

  Session& session_;
  Visible visible_;
  PeopleView people_;
  std::map<TicketId, LoadedTicket> expected_;  // read together, not asked for yet
};

}  // namespace spoc::store
