// The digests here were computed by another program (Python's hashlib.blake2b) from the description at `Chain`.
#include "store/chain.h"

#include <set>

#include "base/text.h"
#include "support/test.h"

namespace spoc::store {
namespace {

constexpr std::string_view kSalt = "0123456789abcdef";
const domain::Actor kAna{"ana", "ben", "cli"}, kTime{"", "", "time"};

Operation operation() {
  return {{3}, "token", "log", kAna, "u1000", {1000}, {2000}};
}

EntryView first() {
  EntryView entry;
  entry.seq = 7;
  entry.operation = {3};
  entry.subject = {domain::SubjectKind::ticket, 42};
  entry.version = 1;
  entry.at = {1000};
  entry.recorded_at = {2000};
  entry.actor = &kAna;
  entry.kind = "ticket.logged";
  entry.data = R"({"subject":"x"})";
  return entry;
}

EntryView next(EntryView entry, std::int64_t by) {
  entry.seq += by;
  ++entry.version;
  entry.at = {1500};
  entry.actor = &kTime;
  entry.kind = "ticket.taken";
  entry.data = "{}";
  return entry;
}

}  // namespace

TEST_CASE("the hash of an entry is what its description says") {
  const Digest digest = operation().digest();
  CHECK(hex(digest) == "50af44f0bade0060a467ea4942611c759db8b6446bd1c63b7761daf969643cad");
  Chain chain;
  const Digest one = chain.bind({{}, bytes_of(digest)}, first(), kSalt);
  CHECK(hex(one) == "6eb8fa5a17ac98cfcf54f497247bf03a6cde2f21ecc080c5c515e2cdda06c643");
  const Digest two = chain.bind({bytes_of(one), bytes_of(digest), true}, next(first(), 1), kSalt);
  CHECK(hex(two) == "5e9a1062ec219df99aeacf85470145c3f5e5f429ed6b5527730f12738a79db0e");
  const Digest three = chain.bind({bytes_of(two), bytes_of(digest)}, next(next(first(), 1), 1), kSalt);
  CHECK(hex(three) == "e9832281ec15fcae9ebb8ad99bdede1a6df3cdc75645ed8d983b7711323db5ca");
}

TEST_CASE("whatever an entry is, and what it is bound to, is in its hash, also where it adjoins the one before") {
  const Digest digest = operation().digest(), before = blake2b("before"), other = blake2b("other");
  const EntryView entry = next(first(), 1);
  Chain chain;
  for (const bool adjoins : {true, false}) {
    std::set<std::string> hashes;
    std::size_t changes = 0;
    const auto changed = [&](const EntryView& as, const Digest& behind, std::string_view salt) {
      hashes.insert(hex(chain.bind({bytes_of(behind), bytes_of(digest), adjoins}, as, salt)));
      ++changes;
    };
    const auto with = [&](auto change) {
      EntryView as = entry;
      change(as);
      changed(as, before, kSalt);
    };
    changed(entry, before, kSalt);
    changed(entry, other, kSalt);
    changed(entry, before, "fedcba9876543210");
    const domain::Actor person{"x", "", "time"}, behalf{"", "x", "time"}, via{"", "", "timex"};
    for (const domain::Actor* actor : {&person, &behalf, &via}) with([&](EntryView& as) { as.actor = actor; });
    with([](EntryView& as) { as.at.us += 500; });
    with([](EntryView& as) { as.recorded_at = as.at; });
    with([](EntryView& as) { as.kind = "ticket.take"; });
    with([](EntryView& as) { as.data = "{\"n\":1}"; });
    if (!adjoins) {
      with([](EntryView& as) { ++as.seq; });
      with([](EntryView& as) { ++as.operation.number; });
      with([](EntryView& as) { ++as.subject.number; });
      with([](EntryView& as) { as.subject.kind = domain::SubjectKind::run; });
      with([](EntryView& as) { ++as.version; });
    }
    CHECK(hashes.size() == changes);
  }
}

TEST_CASE("an entry adjoins the one that its operation bound last when that is of the same subject") {
  const domain::Subject ticket{domain::SubjectKind::ticket, 1}, run{domain::SubjectKind::run, 1};
  LastBound last;
  CHECK(!last.adjoins(domain::desk_subject()));
  CHECK(last.adjoins(domain::desk_subject()));
  CHECK(!last.adjoins(ticket));
  CHECK(last.adjoins(ticket));
  CHECK(!last.adjoins(run));
  CHECK(!last.adjoins(ticket));
}

}  // namespace spoc::store
