#include "desk/health.h"

#include <algorithm>

#include "base/file.h"
#include "base/format.h"
#include "policy/load.h"

namespace spoc::desk {
namespace {

State judged(std::int64_t value, const Threshold& threshold) {
  if (threshold.critical && value >= *threshold.critical) return State::critical;
  return threshold.warning && value >= *threshold.warning ? State::warning : State::well;
}

Aspect measured(std::string name, std::int64_t value, const Threshold& threshold, std::string says) {
  return {std::move(name), judged(value, threshold), std::move(says), value, threshold};
}

std::int64_t seconds_since(Instant then, Instant now) {
  return std::max<std::int64_t>(0, (now - then).whole_seconds());
}

/// A desk that was never swept counts from its first entry.
Aspect sweep_of(const store::Vitals& vitals, Instant now, const Threshold& threshold) {
  const std::int64_t age = seconds_since(vitals.swept_at.value_or(vitals.created_at.value_or(now)), now);
  return measured("sweep", age, threshold,
                  vitals.swept_at ? format("swept {} ago", time::to_words(time::seconds(age))) : "never swept");
}

Aspect outbox_of(const store::Vitals& vitals, bool held_back, const Threshold& threshold) {
  Aspect aspect = measured("outbox", vitals.waiting, threshold, format("{} to deliver", vitals.waiting));
  if (vitals.held > 0) aspect.says += format(", {} of them held by a storm", vitals.held);
  if (held_back) aspect.says += ", all held back since a restore";
  if ((held_back || vitals.held > 0) && aspect.state == State::well) aspect.state = State::warning;
  return aspect;
}

Aspect oldest_of(const store::Vitals& vitals, Instant now, const Threshold& threshold) {
  const std::int64_t age = vitals.oldest_waiting ? seconds_since(*vitals.oldest_waiting, now) : 0;
  return measured(
      "oldest", age, threshold,
      vitals.oldest_waiting ? format("the oldest since {}", time::to_words(time::seconds(age))) : "nothing is late");
}

Aspect late_of(const store::Vitals& vitals, Instant now, const Threshold& threshold) {
  const std::int64_t age = vitals.oldest_action ? seconds_since(*vitals.oldest_action, now) : 0;
  return measured("late", age, threshold,
                  vitals.oldest_action ? format("the oldest program since {}", time::to_words(time::seconds(age)))
                                       : "no program is late");
}

Aspect files_of(store::Store& store, const std::string& folder) {
  if (!file_exists(join_path(folder, "spoc.toml"))) return {"files", State::well, "no policy files here", {}, {}};
  const bool same = policy::hash_of(policy::read_files(folder)) == store.meta().bundle;
  return {
      "files", same ? State::well : State::warning, same ? "files in force" : "edited files are not in force", {}, {}};
}

Aspect store_of(const store::Vitals& vitals) {
  return {"store",
          vitals.damage ? State::critical : State::well,
          vitals.damage ? format("the store is damaged: {}", *vitals.damage) : "the last entries agree",
          {},
          {}};
}

}  // namespace

Health health(store::Store& store, const std::string& folder, Instant now, const Thresholds& thresholds) {
  store::Vitals vitals;
  store.read([&](store::Reading& reading) { vitals = reading.vitals(now); });
  const std::int64_t bytes = store.extent().bytes;
  Health health;
  health.aspects = {
      sweep_of(vitals, now, thresholds.sweep),
      outbox_of(vitals, store.meta().outbox_held, thresholds.outbox),
      oldest_of(vitals, now, thresholds.oldest),
      measured("dead", vitals.failed, thresholds.failed, format("{} dead letters", vitals.failed)),
      measured("actions", vitals.actions_waiting, thresholds.actions,
               format("{} program{} to run", vitals.actions_waiting, vitals.actions_waiting == 1 ? "" : "s")),
      late_of(vitals, now, thresholds.late),
      measured("broken", vitals.actions_failed, thresholds.broken, format("{} failed", vitals.actions_failed)),
      files_of(store, folder),
      store_of(vitals),
      measured("size", bytes, thresholds.size, format("{} bytes", bytes)),
  };
  for (const Aspect& aspect : health.aspects) health.state = std::max(health.state, aspect.state);
  return health;
}

}  // namespace spoc::desk
