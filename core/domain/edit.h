// What `ticket.edited` may change, as one table: the names are those of the ticket's JSON.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "domain/ticket.h"

namespace spoc::domain {

/// Sets the members named in `to`. Names that cannot be edited and values of another type change nothing: what may be
/// edited is refused before the event is made (`editable`), and a newer program may know more.
void edit(Ticket& ticket, const json::Object& to);
/// The names `edit` knows, in the order of the ticket's JSON.
std::vector<std::string_view> editable();

/// Sets the members of `from` in `fields`; a null removes one. The order of first appearance stays.
void merge_fields(json::Object& fields, const json::Object& from);
std::vector<std::string> sorted_unique(std::vector<std::string> words);

}  // namespace spoc::domain
