// Finding people by what somebody typed: an id, login, address, phone or part of a name. Several are listed, never guessed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/person.h"
#include "domain/ticket.h"
#include "store/store.h"

namespace spoc::desk {

/// Everybody it may mean: exact matches of id, login, address or phone first and alone, else all whose name contains every
/// word. Who left comes last.
std::vector<domain::Person> who(store::Reading& reading, std::string_view words);

/// The one person it means. Throws not_found (with the nearest name) or usage (several, all listed in the hint).
domain::Person the_person(store::Reading& reading, std::string_view words);

/// As requester: an address that nobody has is enough ("ana@example.org" or "Ana <ana@example.org>"); empty is nobody.
domain::Requester the_requester(store::Reading& reading, std::string_view words);
/// That will be asked for all these: what the store can tell of them together is asked now.
void expect_requesters(store::Reading& reading, std::span<const std::string> words);

}  // namespace spoc::desk
