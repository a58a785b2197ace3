// The filters that `list`, reports and bulk commands share: options as data, and the query they mean.
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "cmd/shell/context.h"
#include "expr/program.h"
#include "store/store.h"

namespace spoc::cmd {

/// The options, to be joined with a command's own.
inline constexpr Option kFilterOptions[] = {
    {.name = "--status", .value = "NAMES", .help = "statuses with commas, or all", .completer = Completer::status},
    {.name = "--team", .value = "TEAM", .help = "with that team (none: without)", .completer = Completer::team, .repeatable = true},
    {.name = "--department", .value = "NAME", .help = "with that department", .repeatable = true},
    {.name = "--assignee", .value = "PERSON", .help = "whose work it is: a person, me, none", .completer = Completer::person, .repeatable = true},
    {.name = "--owner", .value = "PERSON", .help = "who answers for it", .completer = Completer::person, .repeatable = true},
    {.name = "--requester", .value = "WHO", .help = "who asked", .completer = Completer::person},
    {.name = "--service", .value = "NAME", .help = "about that service", .completer = Completer::service, .repeatable = true},
    {.name = "--category", .value = "NAME", .help = "of that category", .completer = Completer::category, .repeatable = true},
    {.name = "--priority", .value = "LEVEL", .help = "of that priority", .completer = Completer::priority, .repeatable = true},
    {.name = "--type", .value = "TYPE", .help = "of that type", .repeatable = true},
    {.name = "--channel", .value = "NAME", .help = "that came that way", .repeatable = true},
    {.name = "--tag", .value = "TAG", .help = "with that tag", .repeatable = true},
    {.name = "--run", .value = "RUN", .help = "steps of that run", .completer = Completer::run},
    {.name = "--created", .value = "PERIOD", .help = "logged then"},
    {.name = "--resolved", .value = "PERIOD", .help = "resolved then"},
    {.name = "--overdue", .help = "past a promise"},
    {.name = "--stalled", .help = "standing still longer than policy allows"},
    {.name = "--where", .value = "EXPR", .help = "an expression of the rule language", .repeatable = true},
};

/// Two lists of options as one, at compile time.
template <const auto& A, const auto& B>
constexpr auto joined() {
  std::array<Option, std::size(A) + std::size(B)> all{};
  std::copy(std::begin(A), std::end(A), all.begin());
  std::copy(std::begin(B), std::end(B), all.begin() + std::size(A));
  return all;
}

/// What was asked for. A ticket matches when the query and, if there is one, the expression hold; `--stalled` and `--overdue`
/// are asked of each ticket.
struct Filter {
  store::TicketQuery query;
  std::vector<expr::Program> expressions;  ///< --where and the view's
  bool whole = false;  ///< also load tags, clocks and all that is not in the ticket's row
  bool overdue = false;
  bool stalled = false;
};

/// From the options. Without --status: what is not closed, cancelled or merged. Unknown teams, people, services are not found
/// with the nearest name. Throws usage, data, not_found.
Filter filter_of(Context& context);

/// Adds an expression as typed on a command line; what an index can answer of it goes into the query. Throws data with a caret.
void add_expression(Context& context, Filter& filter, std::string_view text, const Where& where = {});

/// What the query cannot say: --overdue, --stalled and the expressions, at that time and under the policy then in force.
/// Borrows the filter. An expression without a value for a ticket counts as no match and is said once on standard error.
using Holds = std::function<bool(store::Reading&, const store::StoredTicket&)>;
Holds rest_of(Context& context, const Filter& filter, time::Instant now, std::shared_ptr<const policy::Policy> policy);

/// Streams the matching tickets; `each` returns false to stop. An expression without a value for a ticket counts as no match
/// and is said once on standard error.
void each_match(Context& context, store::Reading& reading, const Filter& filter, const std::function<bool(const store::StoredTicket&)>& each);

}  // namespace spoc::cmd
