// A store with a history that a test writes event by event, and requests about it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "domain/event.h"
#include "render/table.h"
#include "report/request.h"
#include "store/store.h"

namespace spoc::report::test {

/// An RFC 3339 instant.
Instant at(std::string_view text);

struct Facts {
  std::string channel = "portal", priority = "P2", team = "desktop", department = {}, service = {}, cause = {},
              by = "rule", rule = {};
  domain::RunId run = {};
};

/// Europe/Berlin, Monday to Friday 09:00 to 17:00; the SLA "standard" pauses while waiting on the requester.
class History {
 public:
  History();
  ~History();
  History(const History&) = delete;
  History& operator=(const History&) = delete;

  store::Store& store() { return *store_; }
  domain::TicketId log(Instant when, const Facts& facts = {});
  void then(domain::TicketId id, Instant when, domain::Event event, std::string_view who = "ana");
  /// A run of a workflow, and what happens to it.
  domain::RunId start(Instant when, std::string_view workflow, std::optional<Instant> target);
  void then(domain::RunId id, Instant when, domain::Event event);
  /// Starts a resolution clock of so many hours of open time.
  void promise(domain::TicketId id, Instant when, std::int64_t hours, std::int64_t cycle = 1);
  Request request(const Bounds& period, Instant as_of, std::int64_t upto = 0);
  std::int64_t position();

 private:
  void commit(domain::TicketChange change, Instant when);

  std::string folder_;
  std::unique_ptr<store::Store> store_;
};

/// The row of a table whose first cells are these texts (an empty one stands for absent), as plain texts with " | "
/// between; a ratio is "n/d". "no row" when there is none.
std::string row(const std::vector<render::Table>& tables, std::string_view table, std::vector<std::string> first);

}  // namespace spoc::report::test
