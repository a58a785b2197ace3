#include "desk/recount_ahead.h"

#include <algorithm>

namespace spoc::desk {
namespace {

/// So many entries are handed on at once at most: enough for the store to bind them ahead.
constexpr std::size_t kEntriesTogether = 4'000;

}  // namespace

KnownPeople::KnownPeople(const domain::Directory& people, std::span<const std::string> words) {
  for (const std::string& word : words) {
    if (by_id_.contains(word)) continue;
    const domain::Person* person = people.person(word);
    by_id_.emplace(word, person);
    if (!person) by_address_.emplace(word, person = people.by_address(word));
    if (person) by_id_.emplace(person->id, person);
  }
}

const domain::Person* KnownPeople::in(const Found& found, std::string_view word) {
  if (word.empty()) return nullptr;
  const auto known = found.find(word);
  if (known == found.end()) throw NotKnown();
  return known->second;
}

const domain::Person* KnownPeople::person(std::string_view id) const {
  return in(by_id_, id);
}
const domain::Person* KnownPeople::by_address(std::string_view address) const {
  return in(by_address_, address);
}

RecountAhead::RecountAhead(const policy::Policy& policy, const KnownPeople& people, domain::Actor actor,
                           time::Instant now, const decide::Recounting& recounting,
                           std::span<const domain::HistoryCase> cases, std::vector<bool> known)
    : situation_{policy,
                 [](std::string_view) -> std::shared_ptr<const policy::Policy> { throw KnownPeople::NotKnown(); },
                 people,
                 std::move(actor),
                 now,
                 {}},
      recounting_(recounting),
      cases_(cases),
      known_(std::move(known)) {}

bool RecountAhead::operator()(RecountedCases& some, const std::stop_token& stop) {
  some = {};
  if (next_ == cases_.size()) return false;
  together_ = std::min(2 * together_, kEntriesTogether);
  some.first = next_;
  if (asks_ || known_[next_]) {
    while (next_ < cases_.size() && (asks_ || known_[next_])) ++next_;
  } else if (!recount(some, stop)) {
    asks_ = true;
    some.change.reset();
    next_ = cases_.size();
  }
  some.count = next_ - some.first;
  return true;
}

/// False when what comes of them cannot be said here.
bool RecountAhead::recount(RecountedCases& to, const std::stop_token& stop) {
  std::vector<domain::TicketChange>& tickets = to.change.emplace().tickets;
  std::size_t entries = 0;
  try {
    for (; next_ < cases_.size() && !known_[next_] && entries < together_ && !stop.stop_requested(); ++next_) {
      decide::recount(tickets.emplace_back(), situation_, recounting_, cases_[next_]);
      entries += tickets.back().events.size();
    }
  } catch (const KnownPeople::NotKnown&) {
    return false;
  }
  return true;
}

}  // namespace spoc::desk
