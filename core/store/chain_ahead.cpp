#include "store/chain_ahead.h"

#include <algorithm>

#include "domain/event_json.h"

namespace spoc::store {

namespace {

constexpr std::size_t kEntriesTogether = 256;

}  // namespace

bool ChainAhead::operator()(ChainedTickets& made, const std::stop_token& stop) {
  if (next_ == tickets_.size()) return false;
  made.clear();
  made.entries.reserve(kEntriesTogether + kEntriesTogether / 4);
  while (next_ < tickets_.size() && made.entries.size() < kEntriesTogether && !stop.stop_requested()) {
    binding_.add(tickets_[next_], heads_[next_], made);
    ++next_;
  }
  return true;
}

void Binding::add(const domain::TicketChange& change, std::string& head, ChainedTickets& to) {
  std::int64_t version = change.before.version;
  for (const domain::Recorded& recorded : change.events) {
    EntryView entry = entry_of(operation_, rehearsal_, ++seq_, domain::subject(change.after.id), ++version, recorded);
    const std::size_t begin = to.data.size();
    domain::append_json(to.data, recorded.event);
    entry.data = std::string_view(to.data).substr(begin);
    ChainedTickets::One& one = to.entries.emplace_back();
    one.size = entry.data.size();
    const std::string_view salt = salts_.next();
    std::copy(salt.begin(), salt.end(), one.salt.begin());
    one.hash = chain_.bind({head, bytes_of(digest_), last_.adjoins(entry.subject)}, entry, salt);
    head.assign(bytes_of(one.hash));
  }
  ++to.tickets;
}

}  // namespace spoc::store
