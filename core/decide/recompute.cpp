#include "decide/recompute.h"

#include <algorithm>

#include "decide/ladder.h"
#include "decide/notices.h"
#include "decide/operation_again.h"
#include "decide/past_choices.h"

namespace spoc::decide {
namespace {

/// A directory whose people have nothing to do: who had how much then is not known any more.
class Idle : public domain::Directory {
 public:
  explicit Idle(const domain::Directory& people) : people_(people) {}
  const domain::Person* person(std::string_view id) const override { return people_.person(id); }
  std::vector<const domain::Person*> members(std::string_view team) const override { return people_.members(team); }
  const domain::Person* lead_of(std::string_view what) const override { return people_.lead_of(what); }
  domain::Load load(std::string_view) const override { return {}; }
  std::optional<domain::Absence> absence(std::string_view person, Instant t) const override {
    return people_.absence(person, t);
  }
  const domain::Person* by_address(std::string_view address) const override { return people_.by_address(address); }
  bool hides(std::string_view team) const override { return people_.hides(team); }

 private:
  const domain::Directory& people_;
};

class Recomputing {
 public:
  Recomputing(domain::TicketId id, std::span<const PastOperation> history, const Rules& rules)
      : history_(history), rules_(rules), people_(rules.people), choices_(history, rules) {
    now_.id = was_.id = id;
  }

  Recomputed run(Instant until) {
    // Of what another desk's log told last this desk has nothing to do, until somebody here touches it.
    const bool told = !history_.empty() && tells_another_log(history_.back());
    result_.measured = is_measured();
    for (const PastOperation& operation : history_) again(operation);
    if (now_.version > 0 && now_.last_at <= until) pass_on(until, told);
    result_.ticket = std::move(now_);
    return std::move(result_);
  }

 private:
  /// A ticket of another desk's log that this desk's policy promised nothing.
  bool is_measured() const {
    if (std::none_of(history_.begin(), history_.end(), tells_another_log)) return true;
    return std::any_of(history_.begin(), history_.end(), has<domain::SlaChosen>);
  }

  Situation situation(Instant now, const Actor& actor) {
    policy_ = rules_.in_force(now);
    const auto chosen = [this](const std::string& team, Instant at, Choice& choice) {
      return choices_.take(team, at, *policy_, choice);
    };
    return {*policy_, rules_.bundle, people_, actor, now, {}, chosen};
  }

  void again(const PastOperation& operation) {
    const Instant now = operation.entries.back().at;
    const Situation then = situation(now, operation.entries.back().actor);
    TicketChange change{now_, std::move(now_), {}, {}};
    std::vector<domain::Effect> effects;
    const bool log = tells_another_log(operation);
    if (change.before.version > 0 && !log) pass_time(change, effects, then, now);
    std::size_t told = change.events.size();
    const bool blocked = decide_again(change, was_, operation, then, result_.measured);
    if (!log) follow_stall(change, then, now);
    if (!log) tell_about(change, told, effects);
    if (blocked) pass_time(change, effects, then, now);
    keep(std::move(change), std::move(effects));
  }

  /// From the last entry on.
  void pass_on(Instant until, bool told) {
    const Situation then = situation(until, time_actor());
    TicketChange change{now_, std::move(now_), {}, {}};
    std::vector<domain::Effect> effects;
    if (!told)
      pass_time(change, effects, then, until);
    else if (result_.measured)
      break_promises(change, then, until);
    keep(std::move(change), std::move(effects));
  }

  void keep(TicketChange change, std::vector<domain::Effect> effects) {
    now_ = std::move(change.after);
    std::move(change.events.begin(), change.events.end(), std::back_inserter(result_.events));
    std::move(effects.begin(), effects.end(), std::back_inserter(result_.notices));
  }

  std::span<const PastOperation> history_;
  const Rules& rules_;
  Idle people_;
  PastChoices choices_;
  std::shared_ptr<const policy::Policy> policy_;
  Ticket was_, now_;
  Recomputed result_;
};

}  // namespace

Recomputed recompute(domain::TicketId id, std::span<const PastOperation> history, const Rules& rules, Instant until) {
  return Recomputing(id, history, rules).run(until);
}

}  // namespace spoc::decide
