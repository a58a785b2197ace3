// In what two tickets or runs differ, by the names of their columns.
#include "store/run_columns.h"
#include "store/runs.h"
#include "store/ticket_columns.h"
#include "store/tickets.h"

namespace spoc::store {

std::vector<std::string> differences(const StoredTicket& a, const StoredTicket& b) {
  std::vector<std::string> names;
  auto compare = [&](std::string_view name, bool same) {
    if (!same) names.emplace_back(name);
  };
  const TicketColumns left{a.ticket, a.schedule}, right{b.ticket, b.schedule};
  each_ticket_column([&](std::string_view name, auto&& at) { compare(name, at(left) == at(right)); });
  compare("version", a.ticket.version == b.ticket.version);
  compare("operation", a.ticket.operation == b.ticket.operation);
  compare("rating", a.ticket.rating == b.ticket.rating);
  compare("description", a.ticket.description == b.ticket.description);
  compare("form", a.ticket.form == b.ticket.form);
  compare("rungs", a.ticket.rungs == b.ticket.rungs);
  compare("fields", a.ticket.fields == b.ticket.fields);
  compare("clock", a.ticket.clocks == b.ticket.clocks);
  compare("clock.due_at", a.schedule.clock_due == b.schedule.clock_due);
  compare("wait", a.ticket.waits == b.ticket.waits);
  compare("fired", a.ticket.fired == b.ticket.fired);
  compare("tag", a.ticket.tags == b.ticket.tags);
  compare("participant", a.ticket.participants == b.ticket.participants);
  compare("link", a.ticket.links == b.ticket.links);
  compare("check_item", a.ticket.checklist == b.ticket.checklist);
  compare("handed_back", a.ticket.handed_back == b.ticket.handed_back);
  compare("undelivered", a.ticket.undelivered == b.ticket.undelivered);
  compare("spell", a.ticket.spells == b.ticket.spells);
  compare("chosen", a.ticket.chosen == b.ticket.chosen);
  if (names.empty()) compare("a member without a column", a.ticket == b.ticket && a.schedule == b.schedule);
  return names;
}

std::vector<std::string> differences(const domain::Run& a, const domain::Run& b) {
  std::vector<std::string> names;
  auto compare = [&](std::string_view name, bool same) {
    if (!same) names.emplace_back(name);
  };
  // Two walks over the same list: what a member is compared with is found by its name.
  each_run_column(a, [&](std::string_view name, const auto& left) {
    each_run_column(b, [&](std::string_view other, const auto& right) {
      if constexpr (std::is_same_v<decltype(left), decltype(right)>)
        if (name == other) compare(name, left == right);
    });
  });
  compare("version", a.version == b.version);
  compare("operation", a.operation == b.operation);
  compare("step", a.steps == b.steps);
  if (names.empty()) compare("a member without a column", a == b);
  return names;
}

}  // namespace spoc::store
