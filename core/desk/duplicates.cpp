#include "desk/duplicates.h"

#include <algorithm>
#include <set>

namespace spoc::desk {

namespace {

constexpr std::size_t kWords = 4, kCandidatesOfWord = 20, kMost = 5;

}  // namespace

std::vector<LikelyDuplicate> likely_duplicates(store::Reading& reading, const domain::Ticket& ticket) {
  std::set<TicketId> found;
  for (const std::string& word : decide::telling_words(ticket, kWords))
    for (const TicketId id : reading.search(word, kCandidatesOfWord)) found.insert(id);
  std::vector<domain::Ticket> candidates;
  store::TicketQuery query;
  query.ids.assign(found.begin(), found.end());
  if (!query.ids.empty())
    reading.tickets(query, false, [&](const store::StoredTicket& stored) {
      candidates.push_back(stored.ticket);
      return true;
    });
  std::vector<LikelyDuplicate> likely;
  for (decide::Likeness& likeness : decide::likely_duplicates(ticket, candidates, kMost)) {
    const auto candidate = std::find_if(candidates.begin(), candidates.end(),
                                        [&](const domain::Ticket& one) { return one.id == likeness.ticket; });
    likely.push_back({std::move(likeness), std::move(*candidate)});
  }
  return likely;
}

}  // namespace spoc::desk
