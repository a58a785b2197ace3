#include "desk/recount_ahead.h"

namespace spoc::desk {
namespace {

/// So many entries are handed on at once: few enough for writing to begin early.
constexpr std::size_t kEntriesTogether = 500;

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
                           std::span<const domain::HistoryCase> cases, std::span<const std::size_t> fresh)
    : situation_{policy,
                 [](std::string_view) -> std::shared_ptr<const policy::Policy> { throw KnownPeople::NotKnown(); },
                 people,
                 std::move(actor),
                 now,
                 {}},
      recounting_(recounting),
      cases_(cases),
      fresh_(fresh) {}

bool RecountAhead::operator()(std::vector<domain::TicketChange>& tickets, const std::stop_token& stop) {
  std::size_t entries = 0;
  try {
    for (; !asks_ && next_ < fresh_.size() && entries < kEntriesTogether && !stop.stop_requested(); ++next_) {
      decide::recount(tickets.emplace_back(), situation_, recounting_, cases_[fresh_[next_]]);
      entries += tickets.back().events.size();
    }
  } catch (const KnownPeople::NotKnown&) {
    asks_ = true;
    tickets.pop_back();
  }
  return !tickets.empty();
}

}  // namespace spoc::desk
