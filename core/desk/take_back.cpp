#include "desk/take_back.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/format.h"
#include "base/text.h"
#include "domain/fold.h"
#include "workflow/engine.h"

namespace spoc::desk {
namespace {

using decide::Extent, decide::PastEntry;

/// The directory as it was before choices that count no more: who was chosen has waited for a ticket as long as before,
/// so that what is decided again chooses them again.
class BeforeChoices : public domain::Directory {
 public:
  BeforeChoices(const domain::Directory& people, const std::vector<PastEntry>& history, const Extent& extent)
      : people_(people) {
    for (const PastEntry& entry : history)
      if (const auto* assigned = std::get_if<domain::TicketAssigned>(&entry.recorded.event);
          assigned && entry.version >= extent.first)
        chosen_[assigned->assignee] = entry.recorded.at;
  }
  const domain::Person* person(std::string_view id) const override { return people_.person(id); }
  std::vector<const domain::Person*> members(std::string_view team) const override { return people_.members(team); }
  const domain::Person* lead_of(std::string_view of) const override { return people_.lead_of(of); }
  domain::Load load(std::string_view person) const override {
    domain::Load load = people_.load(person);
    const auto chosen = chosen_.find(person);
    if (chosen != chosen_.end() && load.last_assigned_at == chosen->second) load.last_assigned_at.reset();
    return load;
  }
  std::optional<domain::Absence> absence(std::string_view person, Instant t) const override {
    return people_.absence(person, t);
  }
  const domain::Person* by_address(std::string_view address) const override { return people_.by_address(address); }

 private:
  const domain::Directory& people_;
  std::map<std::string, Instant, std::less<>> chosen_;
};

/// The subject without those entries.
template <class Whole>
Whole without(Whole unborn, const std::vector<PastEntry>& history, const Extent& extent) {
  domain::Fold<Whole> fold(std::move(unborn));
  for (const PastEntry& entry : history) fold.add(entry.recorded);
  return fold.without(extent.first, extent.last);
}

}  // namespace

std::vector<PastEntry> history_of(store::Reading& reading, domain::Subject subject) {
  std::vector<PastEntry> history;
  store::EntryQuery query;
  query.subject = subject;
  reading.entries(query, [&](const store::Entry& entry) {
    history.push_back({entry.seq,
                       entry.version,
                       entry.operation,
                       {entry.at, entry.actor, domain::event_from_json(entry.kind, entry.data)}});
    return true;
  });
  return history;
}

decide::CommandOf commands_of(store::Reading& reading) {
  return [&reading](domain::OperationId id) {
    const auto record = reading.operation_record(id);
    return record ? record->verb : std::string();
  };
}

domain::OperationUndone TakingBack::event_of(const Extent& extent) const {
  return {operation_, extent.first, extent.last, by_};
}

void TakingBack::ticket(TicketId id, const std::vector<PastEntry>& history, Extent extent) {
  domain::Ticket unborn;
  unborn.id = id;
  std::vector<domain::Effect>& effects = deciding_.effects();
  const auto before = static_cast<std::ptrdiff_t>(effects.size());
  const BeforeChoices people(deciding_.situation().people, history, extent);
  deciding_.take_back(id, without(std::move(unborn), history, extent), event_of(extent), people);
  Taken& taken = tickets_.emplace_back(Taken{id, std::move(extent), {}});
  taken.anew.assign(std::make_move_iterator(effects.begin() + before), std::make_move_iterator(effects.end()));
  effects.erase(effects.begin() + before, effects.end());
}

void TakingBack::run(RunId id, const std::vector<PastEntry>& history, const Extent& extent) {
  domain::RunChange& change = deciding_.run(id);
  domain::Run unborn;
  unborn.id = id;
  domain::Run restored = without(std::move(unborn), history, extent);
  change.record(deciding_.now(), deciding_.actor(), event_of(extent));
  restored.version = change.after.version;
  restored.last_at = change.after.last_at;
  restored.operation = change.after.operation;
  change.after = std::move(restored);
  change.wake_at = workflow::wake_at(deciding_.definition(change.after), change.after);
}

/// Notices about these tickets that the entries taken out had queued, by ticket.
std::map<std::int64_t, std::vector<decide::Queued>> TakingBack::queued() {
  std::map<std::int64_t, const Extent*> extents;
  for (const Taken& taken : tickets_) extents[taken.id.number] = &taken.extent;
  std::map<std::int64_t, std::vector<decide::Queued>> queued;
  deciding_.unit().effects_since(operation_, [&](const store::QueuedEffect& effect) {
    const auto extent = extents.find(effect.effect.ticket.number);
    if (extent == extents.end()) return true;
    const auto& operations = extent->second->operations;
    if (std::find(operations.begin(), operations.end(), effect.operation) == operations.end()) return true;
    auto& all = queued[effect.effect.ticket.number];
    all.push_back({effect.id, effect.effect, effect.state, effect.message != 0, {}});
    if (!effect.message) return true;
    const auto message = deciding_.unit().message(effect.message);
    ensure(message.has_value(), "a joined notice has its message");
    for (const std::string_view address : split(message->recipient, ','))
      all.back().recipients.emplace_back(trim(address));
    return true;
  });
  return queued;
}

void TakingBack::make_amends() {
  const auto all = queued();
  std::vector<domain::Effect>& effects = deciding_.effects();
  for (Taken& taken : tickets_) {
    domain::TicketChange& change = deciding_.ticket(taken.id);
    if (const auto old = all.find(taken.id.number); old != all.end()) {
      decide::Amends amends = decide::amends_for(change.after, old->second, taken.anew, deciding_.situation());
      for (const std::int64_t effect : amends.drop) drop(change, effect);
      corrections_ += static_cast<std::int64_t>(amends.corrections.size());
      std::move(amends.corrections.begin(), amends.corrections.end(), std::back_inserter(effects));
    }
    std::move(taken.anew.begin(), taken.anew.end(), std::back_inserter(effects));
  }
}

void TakingBack::drop(domain::TicketChange& change, std::int64_t effect) {
  const std::string why = format("{} was undone", to_text(operation_));
  if (!deciding_.dry_run()) deciding_.unit().finish_effect(effect, "dropped", why, std::nullopt);
  change.record(deciding_.now(), deciding_.actor(), domain::EffectFinished{effect, "dropped", {}, why});
  ++dropped_;
}

}  // namespace spoc::desk
