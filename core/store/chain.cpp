#include "store/chain.h"

#include <algorithm>
#include <initializer_list>

namespace spoc::store {

namespace {

void append_number(std::string& out, std::int64_t number) {
  const auto bytes = little_endian(static_cast<std::uint64_t>(number));
  out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}
void append_numbers(std::string& out, std::initializer_list<std::int64_t> numbers) {
  const std::size_t begin = out.size();
  out.resize(begin + 8 * numbers.size());
  char* at = out.data() + begin;
  for (const std::int64_t number : numbers) {
    const auto bytes = little_endian(static_cast<std::uint64_t>(number));
    at = std::copy(bytes.begin(), bytes.end(), at);
  }
}
void append_text(std::string& out, std::string_view text) {
  append_number(out, static_cast<std::int64_t>(text.size()));
  out += text;
}

}  // namespace

Digest Operation::digest() const {
  std::string fields;
  append_number(fields, id.number);
  for (std::string_view text :
       {std::string_view(token), std::string_view(verb), std::string_view(actor.person),
        std::string_view(actor.on_behalf), std::string_view(actor.via), std::string_view(login)})
    append_text(fields, text);
  append_number(fields, at.us);
  append_number(fields, recorded_at.us);
  return blake2b(fields);
}

EntryView entry_of(const Operation& operation, bool rehearsal, std::int64_t seq, domain::Subject subject,
                   std::int64_t version, const domain::Recorded& recorded) {
  EntryView entry;
  entry.seq = seq;
  entry.operation = operation.id;
  entry.subject = subject;
  entry.version = version;
  entry.at = recorded.at;
  entry.recorded_at = rehearsal ? recorded.at : operation.recorded_at;
  entry.actor = &recorded.actor;
  entry.kind = domain::kind(recorded.event);
  return entry;
}

Digest Chain::words(const EntryView& entry, std::string_view salt) {
  buffer_.assign(salt);
  append_text(buffer_, entry.actor->person);
  append_text(buffer_, entry.actor->on_behalf);
  buffer_ += entry.data;
  return blake2b(buffer_);
}

Digest Chain::link(const Before& before, const EntryView& entry, std::string_view words) {
  buffer_.clear();
  if (before.adjoins) {
    append_number(buffer_, -1);
    buffer_ += before.hash;
    append_numbers(buffer_, {entry.at.us, entry.recorded_at.us});
    buffer_ += words;
    append_text(buffer_, entry.actor->via);
    buffer_ += entry.kind;
    return blake2b(buffer_);
  }
  append_text(buffer_, before.hash);
  buffer_ += before.operation;
  append_numbers(buffer_, {entry.seq, entry.operation.number, static_cast<std::int64_t>(entry.subject.kind), entry.subject.number,
                           entry.version, entry.at.us, entry.recorded_at.us});
  append_text(buffer_, entry.actor->via);
  append_text(buffer_, entry.kind);
  buffer_ += words;
  return blake2b(buffer_);
}

std::string_view Salts::next() {
  if (at_ == block_.size()) {
    // A single change needs a handful, a bulk command thousands.
    block_ = random_.bytes(block_.empty() ? 8 * kSize : 256 * kSize);
    at_ = 0;
  }
  at_ += kSize;
  return std::string_view(block_).substr(at_ - kSize, kSize);
}

}  // namespace spoc::store
