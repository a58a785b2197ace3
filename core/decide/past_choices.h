// Whom the desk chose for a ticket, and when: read from its history, for when the same is decided once more.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "decide/assignment.h"
#include "decide/past_operation.h"

namespace spoc::decide {

/// True of an assignment that was the desk's own choice, not somebody's word.
bool is_desk_choice(const domain::TicketAssigned& assigned);

/// True of a transfer that the rules decided: one of them, the service, what was learned, or that nothing else did.
bool is_by_rules(std::string_view by);

class PastChoices {
 public:
  /// Borrows `rules`.
  PastChoices(std::span<const PastOperation> history, const Rules& rules);

  /// The choice that was made of that team then; nobody where the team had it then and was only offered it; else the
  /// next one that was made of it. False when there is none, or who was chosen is not of the team under these rules.
  /// Each choice is given once.
  bool take(const std::string& team, Instant now, const policy::Policy& policy, Choice& choice);

 private:
  struct Made {
    Instant at;
    std::string asked;  ///< the team that had it; the choice's is its backup where that took it
    Choice choice;
    bool taken = false;
  };
  struct Stay {
    Instant from;
    std::string team;
  };
  void learn(const domain::Recorded& recorded, const std::string& team, std::string& asked);
  bool give(Made& made, const policy::Policy& policy, Choice& choice) const;
  const std::string& team_at(Instant now) const;

  const Rules& rules_;
  std::vector<Made> made_;
  std::vector<Stay> stays_;
};

}  // namespace spoc::decide
