#include "decide/past_choices.h"

#include <utility>

namespace spoc::decide {

bool is_desk_choice(const domain::TicketAssigned& assigned) {
  return assigned.by == "round_robin" || assigned.by == "least_loaded" || assigned.by == "cover" ||
         assigned.by == "backup";
}

bool is_by_rules(std::string_view by) {
  return by == "rule" || by == "service" || by == "learned" || by == "front_line";
}

PastChoices::PastChoices(std::span<const PastOperation> history, const Rules& rules) : rules_(rules) {
  std::string team;  // that has it; nothing but a transfer changes that
  for (const PastOperation& operation : history) {
    std::string asked;  // the team whose backup got it, until it is known who of that
    for (const domain::Recorded& recorded : operation.entries) {
      if (const auto* routed = std::get_if<domain::TicketRouted>(&recorded.event)) {
        const std::string had = std::exchange(team, routed->team);
        stays_.push_back({recorded.at, routed->team});
        asked = routed->by == "backup" ? had : std::string();
        if (!asked.empty())
          made_.push_back({recorded.at, asked, {{}, "offer", routed->team, routed->reason, false, false, {}}});
      }
      learn(recorded, team, asked);
    }
  }
}

void PastChoices::learn(const domain::Recorded& recorded, const std::string& team, std::string& asked) {
  Choice choice;
  choice.team = team;
  if (const auto* assigned = std::get_if<domain::TicketAssigned>(&recorded.event)) {
    if (!is_desk_choice(*assigned)) return;
    choice.person = assigned->assignee;
    choice.by = assigned->by;
    choice.reason = assigned->reason;
  } else if (const auto* queued = std::get_if<domain::TicketQueued>(&recorded.event)) {
    choice.by = "offer";
    choice.reason = queued->reason;
    choice.queued = true;
    choice.later = queued->again;
  } else {
    return;
  }
  if (asked.empty()) {
    made_.push_back({recorded.at, team, std::move(choice)});
  } else {
    made_.back().choice = std::move(choice);
    asked.clear();
  }
}

bool PastChoices::give(Made& made, const policy::Policy& policy, Choice& choice) const {
  made.taken = true;
  if (!policy.team(made.choice.team)) return false;
  if (!made.choice.person.empty() && rules_.lost && rules_.lost(made.choice.person, made.choice.team)) return false;
  choice = made.choice;
  return true;
}

const std::string& PastChoices::team_at(Instant now) const {
  static const std::string kNone;
  const std::string* team = &kNone;
  for (const Stay& stay : stays_)
    if (stay.from <= now) team = &stay.team;
  return *team;
}

bool PastChoices::take(const std::string& team, Instant now, const policy::Policy& policy, Choice& choice) {
  for (Made& made : made_)
    if (!made.taken && made.at == now && made.asked == team) return give(made, policy, choice);
  if (team_at(now) == team) {
    choice.team = team;
    choice.by = "offer";
    choice.reason = "as it was";
    return true;
  }
  for (Made& made : made_)
    if (!made.taken && made.at > now && made.asked == team) return give(made, policy, choice);
  return false;
}

}  // namespace spoc::decide
