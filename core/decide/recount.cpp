#include "decide/recount.h"

#include <algorithm>

#include "base/format.h"
#include "decide/priority.h"
#include "decide/promises.h"
#include "decide/schedule.h"
#include "domain/edit.h"

namespace spoc::decide {
namespace {

using domain::HistoryCase;
using domain::HistoryRow;
using domain::Status;
using domain::Told;

constexpr std::string_view kVia = "import";
constexpr const char* kByLog = "log";
/// About what there is room made for: moving events is dear.
constexpr std::size_t kEntriesOfRow = 3, kEntriesOfTicket = 6;

struct Recounter {
  TicketChange& change;
  const Situation& situation;
  const Recounting& recounting;
  const HistoryCase& history;

  const Ticket& ticket() const { return change.after; }
  bool by_desk() const { return recounting.promises == Promises::desk; }

  /// What somebody did, with what follows from it for the desk's promises.
  void say(Instant at, const Actor& actor, domain::Event event) {
    change.record(at, actor, std::move(event));
    if (by_desk()) follow(change, situation);
  }

  void log(const HistoryRow& first, Instant earliest) {
    domain::TicketLogged logged;
    logged.type = domain::from_word<domain::TicketType>(first.type).value_or(domain::TicketType::incident);
    logged.subject = first.subject.empty() ? history.id : first.subject;
    logged.description = first.description;
    logged.requester = requester_of(first.requester);
    logged.channel = first.channel;
    logged.service = first.service;
    logged.category = first.category;
    logged.cause = first.cause;
    logged.impact = domain::from_word<domain::Level>(first.impact).value_or(domain::Level::medium);
    logged.urgency = domain::from_word<domain::Level>(first.urgency).value_or(domain::Level::medium);
    logged.fields = first.fields;
    logged.key = history_key(recounting, history.id);
    logged.bundle = situation.policy.hash;
    const Actor actor = actor_of(first);
    const Instant at = history.logged_at.value_or(earliest);
    change.record(at, actor, std::move(logged));
    if (!prioritise(at, actor, first.priority)) reprioritise(change, situation, at, actor);
    route(at, actor, first.team);
    if (by_desk()) hold_to_promises(change, situation, at, time_actor(), "logged");
  }

  void tell(const HistoryRow& row) {
    break_promises_until(row.at);
    const Actor actor = actor_of(row);
    domain::TicketRecounted recounted{row.activity, recounting.log, row.number, std::nullopt};
    if (row.at < ticket().last_at) recounted.log_at = row.at;
    change.record(row.at, actor, std::move(recounted));
    if (is_late(row)) return;  // what came of it is told already
    edit(row, actor);
    if (prioritise(row.at, actor, row.priority) && by_desk())
      hold_to_promises(change, situation, ticket().last_at, actor, "priority");
    route(row.at, actor, row.team);
    assign(row, actor);
    move(row, actor);
    if (row.spent_s > 0) say(row.at, actor, domain::TicketNoted{{}, false, false, true, row.spent_s, {}});
  }

  /// What a column of the log says of the whole case.
  void end(Instant at, const Actor& actor, Status status) {
    break_promises_until(at);
    if (status == Status::resolved && is_open(ticket().status)) say(at, actor, domain::TicketResolved{});
    if (status == Status::closed && ticket().status != Status::closed) say(at, actor, domain::TicketClosed{kByLog, {}});
  }

  /// The promise as the log tells it.
  void judge() {
    const bool over = ticket().status == Status::resolved || ticket().status == Status::closed;
    if (recounting.promises != Promises::log || !history.kept || !over || !ticket().clocks.empty()) return;
    const Instant end = ticket().last_at, begin = ticket().created_at;
    const auto name = domain::ClockName::resolution;
    change.record(end, time_actor(),
                  domain::ClockStarted{name, 1, "as the log says", (end - begin).whole_seconds(), {}, {}, begin});
    if (!*history.kept) change.record(end, time_actor(), domain::ClockBreached{name, 1, kByLog, {}});
    change.record(end, time_actor(), domain::ClockStopped{name, 1});
  }

 private:
  static Actor actor_of(const HistoryRow& row) { return {row.person, {}, std::string(kVia)}; }

  domain::Requester requester_of(const std::string& name) const {
    if (name.empty()) return {};
    const domain::Person* person = situation.people.person(name);
    if (!person) person = situation.people.by_address(name);
    if (!person) return {{}, name, {}, {}};
    return {person->id, person->name, person->address, person->department};
  }

  /// As a sweep would have noted them, each at its instant.
  void break_promises_until(Instant until) {
    if (!by_desk()) return;
    const policy::Policy& policy = situation.held_to(ticket());
    for (std::size_t i = 0; i < ticket().clocks.size(); ++i) {
      const domain::Clock clock = ticket().clocks[i];
      if (!clock.running() || clock.breached_at) continue;
      const auto falls_due = due(ticket(), clock, policy);
      if (falls_due && *falls_due <= until)
        change.record(*falls_due, time_actor(), domain::ClockBreached{clock.name, clock.cycle, "time", {}});
    }
  }

  /// True when the log says one that the ticket does not have already.
  bool prioritise(Instant at, const Actor& actor, const std::string& priority) {
    if (priority.empty() || priority == ticket().priority) return false;
    change.record(at, actor, domain::TicketPrioritised{priority, true, "the log says so"});
    return true;
  }

  void route(Instant at, const Actor& actor, const std::string& name) {
    if (name.empty() || name == ticket().team) return;
    const policy::Team* team = situation.policy.team(name);
    say(at, actor,
        domain::TicketRouted{name,
                             team ? team->department : std::string(),
                             team ? team->tier : 1,
                             kByLog,
                             {},
                             {},
                             {},
                             {},
                             team && team->vendor});
  }

  void edit(const HistoryRow& row, const Actor& actor) {
    domain::TicketEdited edited;
    const auto change_text = [&](const char* name, const std::string& was, const std::string& is) {
      if (is.empty() || is == was) return;
      edited.from.emplace_back(name, was);
      edited.to.emplace_back(name, is);
    };
    change_text("type", std::string(word(ticket().type)), row.type);
    change_text("service", ticket().service, row.service);
    change_text("category", ticket().category, row.category);
    change_text("cause", ticket().cause, row.cause);
    change_text("impact", std::string(word(ticket().impact)), row.impact);
    change_text("urgency", std::string(word(ticket().urgency)), row.urgency);
    for (const auto& [name, value] : row.fields) {
      const auto known = std::find_if(ticket().fields.begin(), ticket().fields.end(),
                                      [&](const json::Member& member) { return member.first == name; });
      if (known != ticket().fields.end() && known->second == value) continue;
      edited.from.emplace_back("fields." + name, known == ticket().fields.end() ? json::Value() : known->second);
      edited.to.emplace_back("fields." + name, value);
    }
    if (!edited.to.empty()) change.record(row.at, actor, std::move(edited));
  }

  void assign(const HistoryRow& row, const Actor& actor) {
    if (row.assignee.empty() || row.assignee == ticket().assignee) return;
    say(row.at, actor, domain::TicketAssigned{row.assignee, kByLog, {}, false});
  }

  /// It lies before what an earlier import has told of the ticket.
  bool is_late(const HistoryRow& row) const { return change.before.version > 0 && row.at < change.before.last_at; }
  bool is_over() const { return !is_open(ticket().status); }
  void reopen(const HistoryRow& row, const Actor& actor) { say(row.at, actor, domain::TicketReopened{}); }

  void move(const HistoryRow& row, const Actor& actor) {
    const bool stated = recounting.columns.resolved || recounting.columns.closed;
    switch (row.told) {
      case Told::nothing:
      case Told::fresh:
        break;
      case Told::open:
        if (is_over() && stated) break;  // the column has the last word
        if (is_over()) reopen(row, actor);
        if (ticket().status == Status::waiting) say(row.at, actor, domain::TicketResumed{"hand"});
        if (ticket().status == Status::fresh && actor.human()) say(row.at, actor, domain::TicketTaken{});
        break;
      case Told::waiting:
        if (is_over() && stated) break;
        if (is_over()) reopen(row, actor);
        wait(row, actor);
        break;
      case Told::resolved:
        if (!recounting.columns.resolved && !is_over()) say(row.at, actor, domain::TicketResolved{});
        break;
      case Told::closed:
        if (!recounting.columns.closed && ticket().status != Status::closed)
          say(row.at, actor, domain::TicketClosed{kByLog, {}});
        break;
      case Told::cancelled:
        if (!is_over()) say(row.at, actor, domain::TicketCancelled{});
        break;
      case Told::reopened:
        reopen(row, actor);
        break;
    }
  }

  void wait(const HistoryRow& row, const Actor& actor) {
    const domain::Wait* wait = ticket().waiting();
    if (wait && wait->on == row.on) return;
    const bool pauses = stops_resolution(ticket(), row.on, situation.held_to(ticket()));
    say(row.at, actor, domain::TicketWaiting{row.on, std::nullopt, {}, pauses});
  }
};

/// Something of the case at its time: a row, or what a column states.
struct Moment {
  Instant at;
  const HistoryRow* row = nullptr;
  Status status = Status::resolved;
};

std::vector<Moment> moments_of(const HistoryCase& history) {
  std::vector<Moment> moments;
  for (const HistoryRow& row : history.rows) moments.push_back({row.at, &row});
  if (history.resolved_at) moments.push_back({*history.resolved_at, nullptr, Status::resolved});
  if (history.closed_at) moments.push_back({*history.closed_at, nullptr, Status::closed});
  std::stable_sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) { return a.at < b.at; });
  return moments;
}

}  // namespace

std::string history_key(const Recounting& recounting, const std::string& case_id) {
  return recounting.log + ":" + case_id;
}

void recount(TicketChange& change, const Situation& situation, const Recounting& recounting,
             const HistoryCase& history) {
  Recounter recounter{change, situation, recounting, history};
  const std::vector<Moment> moments = moments_of(history);
  change.events.reserve(change.events.size() + kEntriesOfRow * moments.size() + kEntriesOfTicket);
  const auto first = std::find_if(moments.begin(), moments.end(), [](const Moment& moment) { return moment.row; });
  if (first != moments.end() && change.after.version == 0) recounter.log(*first->row, moments.front().at);
  std::string last_person;
  for (const Moment& moment : moments) {
    if (moment.row) {
      recounter.tell(*moment.row);
      last_person = moment.row->person;
    } else {
      recounter.end(moment.at, {last_person, {}, std::string(kVia)}, moment.status);
    }
  }
  recounter.judge();
  change.schedule = schedule_of(change.after, situation.held_to(change.after));
}

}  // namespace spoc::decide
