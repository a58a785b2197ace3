#include "store/seal.h"

#include "base/hash.h"

namespace spoc::store {

namespace {

constexpr std::int64_t kDay = std::int64_t{86'400} * 1'000'000;

std::int64_t day_of(Instant t) {
  return t.us >= 0 ? t.us / kDay : -((-t.us + kDay - 1) / kDay);
}

}  // namespace

std::string Sealer::seal() {
  FieldHasher hasher;
  hasher.add(before_);
  for (const auto& [subject, head] : heads_)
    hasher.add(static_cast<std::int64_t>(subject.kind)).add(subject.number).add(head);
  heads_.clear();
  before_ = hex(hasher.finish());
  return before_;
}

std::optional<std::string> seal_day(Session& session, Unit& unit, const Caller& caller) {
  Sealer sealer;
  std::int64_t upto = 0;
  std::optional<Instant> last_at;
  EntryQuery seals;
  seals.subject = domain::desk_subject();
  seals.kind = domain::DeskSealed::kKind;
  unit.entries(seals, [&](const Entry& entry) {
    const auto event = domain::event_from_json(entry.kind, entry.data);
    const auto& sealed = std::get<domain::DeskSealed>(event);
    sealer.go_on_from(sealed.seal);
    upto = sealed.upto;
    last_at = entry.at;
    return true;
  });
  const std::int64_t position = unit.position();
  if (position == 0 || (last_at && day_of(*last_at) >= day_of(caller.now))) return std::nullopt;
  session.journal.links_after(
      upto, [&](std::int64_t, domain::Subject subject, std::string_view hash) { sealer.add(subject, hash); });
  domain::DeskSealed sealed;
  sealed.subjects = sealer.subjects();
  sealed.upto = position;
  sealed.seal = sealer.seal();
  domain::Change change;
  change.desk.push_back({caller.now, caller.actor, sealed});
  unit.commit(change);
  return sealed.seal;
}

}  // namespace spoc::store
