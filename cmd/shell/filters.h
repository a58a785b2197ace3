// The filters that `list`, reports and bulk commands share: options as data, and the query they mean.
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "cmd/shell/context.h"
#include "cmd/shell/filter_options.h"
#include "expr/program.h"
#include "store/store.h"

namespace spoc::cmd {

/// Two lists of options as one, at compile time.
template <const auto& A, const auto& B>
constexpr auto joined() {
  std::array<Option, std::size(A) + std::size(B)> all{};
  std::copy(std::begin(A), std::end(A), all.begin());
  std::copy(std::begin(B), std::end(B), all.begin() + std::size(A));
  return all;
}

/// An expression of --where or of a view. `answered`: the terms of the query say the same, so the store has asked it.
struct Condition {
  expr::Program program;
  bool answered = false;
};

/// What was asked for. A ticket matches when the query and the conditions hold; `--stalled` and `--overdue` are asked of each
/// ticket.
struct Filter {
  store::TicketQuery query;
  std::vector<Condition> conditions;
  bool whole = false;  ///< also load tags, clocks and all that is not in the ticket's row
  bool overdue = false;
  bool stalled = false;
};

/// From the options. Without --status: what is not closed, cancelled or merged. Unknown teams, people, services are not found
/// with the nearest name. Throws usage, data, not_found.
Filter filter_of(Context& context);
/// The same from other arguments than the command's own.
Filter filter_of(Context& context, const Arguments& arguments);

/// Adds an expression as typed on a command line; what an index can answer of it goes into the query. Throws data with a caret.
void add_expression(Context& context, Filter& filter, std::string_view text, const Where& where = {});

/// True when the query says all of it: then what is not shown need not be read to be counted.
bool answered_by_store(const Filter& filter);

/// --overdue, --stalled and the expressions, at that time and under the policy then in force, whatever the query says
/// of them. Borrows the filter, and is for one reading. An expression without a value for a ticket counts as no match
/// and is said once on standard error.
using Holds = std::function<bool(store::Reading&, const store::StoredTicket&)>;
Holds rest_of(Context& context, const Filter& filter, time::Instant now, std::shared_ptr<const policy::Policy> policy);

/// Streams the matching tickets; `each` returns false to stop. An expression without a value for a ticket counts as no match
/// and is said once on standard error.
void each_match(Context& context, store::Reading& reading, const Filter& filter, const std::function<bool(const store::StoredTicket&)>& each);

}  // namespace spoc::cmd
