// A store in a folder of its own that goes with it, and the small commands that tests of the store are made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/change.h"
#include "domain/fold.h"
#include "store/store.h"
#include "support/server.h"

namespace spoc::store::test {

/// A folder that is removed with its content.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string path(std::string_view name = "spoc.db") const;

 private:
  std::string path_;
};

/// A place for a store: a file of `folder`, or with $SPOC_TEST_POSTGRES a schema of its own in that database.
class Place {
 public:
  Place();
  Folder folder;
  std::string path;

 private:
  std::optional<spoc::test::ServerSchema> schema_;
};

/// A fresh store.
struct Scratch : Place {
  explicit Scratch(bool rehearsal = false);
};

/// Whether tests run against a server.
bool on_server();

Caller caller(std::int64_t minute = 0);
Instant at(std::int64_t minute);
domain::Actor ana();

/// A new ticket with three events and two clocks.
domain::TicketChange logged(TicketId id, std::string_view subject = "printer jams", std::int64_t minute = 0);
/// A further event of a ticket that was read.
domain::TicketChange then(const StoredTicket& stored, domain::Event event, std::int64_t minute = 1);
domain::Change change(domain::TicketChange ticket);

/// Logs a ticket and returns its number.
TicketId log(Store& store, std::string_view subject = "printer jams", std::int64_t minute = 0);
/// Logs `count` tickets of several teams, people and states, always the same.
void log_many(Store& store, std::int64_t count);
StoredTicket load(Store& store, TicketId id);

/// The schedule that `logged` gives; what these tests have in place of policy and calendars.
domain::Schedule schedule_of(const domain::Ticket& ticket);
inline const Store::Recompute kRecompute{schedule_of,
                                         [](const domain::Run& run) { return run.opened_at + time::minutes(50); }};

/// Every difference that verify finds, as "what subject detail". Schedules are compared with `schedule_of`, a run's
/// wake-up with the minute 50 after it opened.
std::vector<std::string> verify(Store& store, std::string_view seal = {});

/// The same without looking at schedules.
std::vector<std::string> verify_all_but_schedules(Store& store);

/// Its export.
std::vector<std::string> lines_of(const std::string& path);

/// What `sql` reads or writes on a connection of its own, past the store.
std::vector<std::string> raw(const std::string& path, std::string_view sql);

}  // namespace spoc::store::test
