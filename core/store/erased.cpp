#include "store/erased.h"

namespace spoc::store {

namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

std::string from_hex(std::string_view text) {
  std::string bytes;
  if (text.size() % 2 != 0) return bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = digit(text[i]), low = digit(text[i + 1]);
    if (high < 0 || low < 0) return {};
    bytes += static_cast<char>(high << 4 | low);
  }
  return bytes;
}

void Erasures::read(Journal& journal) {
  for (const std::string_view kind : {domain::PersonErased::kKind, domain::RetentionApplied::kKind}) {
    EntryQuery query;
    query.subject = domain::desk_subject();
    query.kind = kind;
    journal.entries(query, domain::Sight::everything(), [&](const Entry& entry) {
      add(domain::event_from_json(entry.kind, entry.data));
      return true;
    });
  }
}

/// A later erasure of the same words says what they are now; what they were when they were written stays.
template <class Event>
void Erasures::take(const Event& event) {
  for (const auto& entry : event.entries) entries_[entry.seq] = {from_hex(entry.was), from_hex(entry.is)};
  for (const auto& operation : event.operations) operations_[operation.operation] = from_hex(operation.is);
  for (const auto& content : event.contents) contents_[content.hash] = content.is;
}

void Erasures::add(const domain::Event& event) {
  if (const auto* person = std::get_if<domain::PersonErased>(&event)) take(*person);
  if (const auto* retention = std::get_if<domain::RetentionApplied>(&event)) take(*retention);
}

const Erasures::Words* Erasures::entry(std::int64_t seq) const {
  const auto found = entries_.find(seq);
  return found == entries_.end() ? nullptr : &found->second;
}
const std::string* Erasures::operation(OperationId id) const {
  const auto found = operations_.find(id.number);
  return found == operations_.end() ? nullptr : &found->second;
}
const std::string* Erasures::content(std::string_view hash) const {
  const auto found = contents_.find(hash);
  return found == contents_.end() ? nullptr : &found->second;
}

}  // namespace spoc::store
