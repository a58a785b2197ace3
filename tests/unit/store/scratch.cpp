#include "scratch.h"

#include <algorithm>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <stdexcept>

#include "base/format.h"

namespace spoc::store::test {

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "spoc-store-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}
Folder::~Folder() {
  std::error_code ignored;  // what is left behind in the temporary folder harms nobody
  std::filesystem::remove_all(path_, ignored);
}
std::string Folder::path(std::string_view name) const {
  return path_ + "/" + std::string(name);
}

bool on_server() { return !spoc::test::server_of_tests().empty(); }

Place::Place() : path(folder.path()) {
  if (on_server()) path = schema_.emplace().place();
}

Scratch::Scratch(bool rehearsal) {
  Store::create(path, "Example Works", rehearsal, rehearsal ? "seed" : "");
}

Instant at(std::int64_t minute) {
  return time::from_unix(1'780'000'000 + 60 * minute);
}
domain::Actor ana() {
  return {"ana", "", "cli"};
}
Caller caller(std::int64_t minute) {
  return {ana(), "ana", "log", at(minute), at(minute) + time::seconds(3)};
}

domain::Schedule schedule_of(const domain::Ticket& ticket) {
  domain::Schedule schedule;
  for (const domain::Clock& clock : ticket.clocks)
    schedule.clock_due.push_back(clock.started_at +
                                 time::minutes(clock.name == domain::ClockName::response ? 60 : 480));
  if (!is_open(ticket.status)) {
    schedule.settled_at = ticket.last_at;
    for (const auto& due : schedule.clock_due) schedule.settled_at = std::max(schedule.settled_at, due);
    domain::Outcome& outcome = schedule.outcome.emplace();
    outcome.spells = ticket.spells;
    outcome.type = ticket.type, outcome.priority = ticket.priority, outcome.team = ticket.team, outcome.channel = ticket.channel;
    outcome.created_at = ticket.created_at, outcome.resolved_at = ticket.resolved_at;
    if (ticket.rating) outcome.score = ticket.rating->score;
    for (const auto& clock : ticket.clocks) outcome.promises.push_back({clock.started_at, clock.name, domain::Verdict::met, clock.stopped_at});
  }
  if (schedule.clock_due.empty()) return schedule;
  schedule.due_at = schedule.clock_due.front();
  schedule.wake_at = *schedule.due_at - time::minutes(15);
  return schedule;
}

domain::TicketChange logged(TicketId id, std::string_view subject, std::int64_t minute) {
  domain::TicketChange change;
  change.after.id = id;
  domain::TicketLogged event;
  event.subject = subject;
  event.description = "The printer in room 12 jams again.";
  event.requester.address = "ben@example.org";
  event.channel = "portal";
  event.fields = {{"model", "developer"}, {"floor", 3}};
  event.tags = {"printer", "urgent"};
  change.record(at(minute), ana(), event);
  change.record(at(minute), {"", "", "cli"}, domain::TicketRouted{"desktop", "it", 2, "rule", "printers", "", "", ""});
  for (const auto name : {domain::ClockName::response, domain::ClockName::resolution}) {
    domain::ClockStarted clock;
    clock.clock = name;
    clock.target = "8bh";
    clock.target_s = 28'800;
    clock.calendar = "office";
    clock.sla = "standard";
    change.record(at(minute), {"", "", "cli"}, clock);
  }
  change.schedule = schedule_of(change.after);
  return change;
}

domain::TicketChange then(const StoredTicket& stored, domain::Event event, std::int64_t minute) {
  domain::TicketChange change{stored.ticket, stored.ticket, {}, stored.schedule};
  change.record(at(minute), ana(), std::move(event));
  const domain::Schedule schedule = schedule_of(change.after);
  change.schedule.settled_at = schedule.settled_at;
  change.schedule.outcome = schedule.outcome;
  return change;
}

domain::Change change(domain::TicketChange ticket) {
  domain::Change change;
  change.tickets.push_back(std::move(ticket));
  return change;
}

TicketId log(Store& store, std::string_view subject, std::int64_t minute) {
  TicketId id;
  store.write(caller(minute), [&](Unit& unit) {
    id = unit.new_ticket();
    domain::Change all = change(logged(id, subject, minute));
    all.effects.push_back({.ticket = id, .to = "requester", .reason = "acknowledgement", .at = at(minute)});
    unit.commit(all);
  });
  return id;
}

void log_many(Store& store, std::int64_t count) {
  std::mt19937 random(3);
  auto one_of = [&](std::initializer_list<const char*> words) {
    return std::string(words.begin()[random() % words.size()]);
  };
  for (std::int64_t done = 0; done < count;) {
    store.write(caller(done), [&](Unit& unit) {
      domain::Change all;
      for (std::int64_t i = 0; i < 5'000 && done < count; ++i, ++done) {
        domain::TicketChange& ticket = all.tickets.emplace_back();
        ticket.after.id = unit.new_ticket();
        domain::TicketLogged event;
        event.subject = "ticket";
        event.requester = {one_of({"", "ben"}), "", one_of({"ben@example.org", "cid@example.org"}), ""};
        event.service = one_of({"", "laptop", "phone"});
        event.tags = {one_of({"red", "green"})};
        event.key = "K" + std::to_string(done);
        event.confidential = random() % 2 == 0;
        ticket.record(at(done), ana(), event);
        ticket.record(at(done), ana(),
                      domain::TicketRouted{one_of({"", "desktop", "network", "phones"}), "it",
                                           std::int64_t(random() % 3), "", "", "", "", ""});
        ticket.record(at(done), ana(), domain::TicketPrioritised{one_of({"P1", "P2", "P3"}), false, ""});
        if (random() % 2 == 0)
          ticket.record(at(done), ana(), domain::TicketAssigned{one_of({"ana", "eva"}), "hand", ""});
        if (random() % 4 == 0) {
          ticket.record(at(done + 5), ana(), domain::TicketResolved{"done", {}, ""});
          ticket.record(at(done + 6), ana(), domain::TicketClosed{"hand", ""});
          ticket.schedule.settled_at = at(done + 6);
        } else if (random() % 3 != 0) {
          ticket.schedule.due_at = at(done + 60);
        }
      }
      unit.commit(all);
    });
  }
}

StoredTicket load(Store& store, TicketId id) {
  std::optional<StoredTicket> stored;
  store.read([&](Reading& reading) { stored = reading.ticket(id); });
  if (!stored) throw Error(Code::not_found, format("no ticket {}", id.number));
  return *stored;
}

namespace {

std::vector<std::string> differences(Store& store, const Store::Recompute& recompute, std::string_view seal) {
  std::vector<std::string> all;
  store.verify(recompute, seal, [&](const Difference& difference) {
    all.push_back(format("{} {} {}", difference.what, difference.subject, difference.detail));
  });
  return all;
}

}  // namespace

std::vector<std::string> verify(Store& store, std::string_view seal) {
  return differences(store, {schedule_of, [](const domain::Run& run) { return run.opened_at + time::minutes(50); }},
                     seal);
}
std::vector<std::string> verify_all_but_schedules(Store& store) {
  return differences(store, {}, {});
}

std::vector<std::string> lines_of(const std::string& path) {
  std::vector<std::string> lines;
  Store(path).write_out([&](std::string_view line) { lines.emplace_back(line); }, {});
  return lines;
}

std::vector<std::string> raw(const std::string& path, std::string_view sql) {
  const auto connection = sql::open_connection(path, {});
  std::vector<std::string> values;
  sql::Statement& statement = connection->prepare(sql);
  while (statement.step()) values.emplace_back(statement.text(0));
  return values;
}

}  // namespace spoc::store::test
