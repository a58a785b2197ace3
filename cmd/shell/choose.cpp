#include "cmd/shell/choose.h"

#include <algorithm>

#include "base/format.h"
#include "cmd/shell/filters.h"

namespace spoc::cmd {
namespace {

std::vector<domain::TicketId> matching(Context& context) {
  const Filter filter = filter_of(context);
  std::vector<domain::TicketId> ids;
  context.read([&](store::Reading& reading) {
    each_match(context, reading, filter, [&](const store::StoredTicket& stored) {
      ids.push_back(stored.ticket.id);
      context.remember(stored.ticket);
      return true;
    });
  });
  return ids;
}

void ask(Context& context, std::size_t count) {
  if (context.arguments().has("--dry-run")) return;
  const std::string what = count == 1 ? "1 ticket matches" : format("{} tickets match", count);
  if (!context.confirmed(format("{}. {} {}?", what, context.command().name, count == 1 ? "it" : "them all")))
    throw Error(Code::no, "nothing was done");
}

}  // namespace

bool has_filters(const Arguments& arguments) {
  return std::any_of(std::begin(kFilterOptions), std::end(kFilterOptions),
                     [&](const Option& option) { return arguments.has(option.name); });
}

std::vector<domain::TicketId> chosen_tickets(Context& context) {
  const Arguments& arguments = context.arguments();
  const bool named = !arguments.positionals().empty();
  if (!has_filters(arguments)) {
    if (!named)
      throw Error(Code::usage, "which tickets was not said",
                  format("spoc {} 42, or a filter like --team NAME", context.command().name));
    return context.tickets();
  }
  if (named)
    throw Error(Code::usage, "tickets are named and chosen by a filter",
                "either identifiers or filters; `spoc list` takes both apart");
  const std::vector<domain::TicketId> ids = matching(context);
  if (ids.empty()) throw Error(Code::not_found, "no ticket matches", "see what does: spoc list with the same filters");
  ask(context, ids.size());
  return ids;
}

}  // namespace spoc::cmd
