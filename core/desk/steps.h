// Where tickets and runs meet: a step's ticket completes its step, a run's steps are logged as tickets, in one transaction.
#pragma once

#include <string>
#include <string_view>

#include "desk/deciding.h"
#include "desk/status.h"
#include "workflow/engine.h"

namespace spoc::desk {

/// By whom that is written down which a workflow causes: `via` of the actor.
inline constexpr std::string_view kWorkflowAccount = "workflow";

/// The step's answer: its form and checklist are checked, the ticket resolves and closes, the run advances. The same answer to
/// a finished step changes nothing; another one is a conflict.
void complete_step(Deciding& deciding, domain::TicketChange& change, const Resolution& resolution);

/// One decision of an approval.
void decide_step(Deciding& deciding, domain::TicketChange& change, bool approved, const std::string& why);

/// Throws conflict when the step of that ticket may not be taken now: its milestone does not hold.
void require_milestone(Deciding& deciding, const domain::Ticket& ticket);

/// Whether the ticket is an approval that this person may decide: one of its approvers, or who covers for one. True for every
/// ticket that is no approval.
bool may_decide(Deciding& deciding, const domain::Ticket& ticket, const std::string& person);
/// Somebody else is to decide it in place of the approver who says so, or of the only one. Nothing for a ticket that is no approval,
/// or when the other one covers for the approver anyway. False when the ticket itself stays with all its approvers. Throws
/// conflict, and refused for somebody whom four eyes exclude.
bool hand_over_decision(Deciding& deciding, domain::TicketChange& change, const std::string& to, const std::string& reason);

/// A person has just taken the ticket: what counts from that gets its date.
void tell_taken(Deciding& deciding, const domain::Ticket& ticket);

/// Moves a run that time woke up.
void wake_run(Deciding& deciding, RunId id);

/// Applies a stimulus to a run and logs, resolves and cancels the tickets that follow. What it returns says whether the
/// answer was only repeated.
workflow::Advanced advance_run(Deciding& deciding, domain::RunChange& change, const workflow::Definition& definition,
                               const workflow::Stimulus& stimulus, const domain::Actor& actor);

/// The same for a run that is there; when something is refused, it is as it was before.
workflow::Advanced advance_existing(Deciding& deciding, RunId id, const workflow::Stimulus& stimulus, const domain::Actor& actor);

/// The same by another definition than the one the run follows: it is migrated to it.
workflow::Advanced advance_existing(Deciding& deciding, RunId id, const workflow::Definition& definition,
                                    const workflow::Stimulus& stimulus, const domain::Actor& actor);

}  // namespace spoc::desk
