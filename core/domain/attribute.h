// The members of a ticket as data: their JSON names, types and how to read them. Rules, filters, columns of lists, JSON and
// CSV output and the columns of the store read this one table; a new member is one row.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "domain/change.h"
#include "domain/ticket.h"
#include "expr/value.h"
#include "time/instant.h"

namespace spoc::domain {

/// A ticket with what time makes of it at one instant.
struct TicketView {
  const Ticket& ticket;
  const Schedule& schedule;
  Instant now;
};

/// One scalar member that can be shown in a column, filtered and sorted by. The value is Null when there is none; text is
/// borrowed from the ticket.
struct Attribute {
  std::string_view name;    ///< as in JSON: "due_at"
  expr::Kind kind;
  bool nullable;
  bool stored;              ///< a column of the same name in the store's table `ticket`
  std::string_view title;   ///< heading of a column: "due"
  expr::Value (*get)(const TicketView&);
};

/// Every attribute, in the order of the JSON.
std::span<const Attribute> ticket_attributes();
/// The attribute of that name, or nothing.
const Attribute* ticket_attribute(std::string_view name);

/// True when a running clock is past its due instant or breached, and the ticket is open.
bool overdue(const TicketView& view);

}  // namespace spoc::domain
