// Where tickets and runs meet: a step's ticket completes its step, a run's steps are logged as tickets, in one transaction.
#pragma once

#include <optional>

#include "desk/deciding.h"
#include "desk/status.h"

namespace spoc::desk {

/// When time will next move the run; nothing when only people can. Reads the run's definition.
std::optional<Instant> wake_of(const domain::Run& run, store::Reading& reading, const policy::Policy& policy, const domain::Directory& people);

/// The step's answer: its form and checklist are checked, the ticket resolves and closes, the run advances. The same answer to
/// a finished step changes nothing; another one is a conflict.
void complete_step(Deciding& deciding, domain::TicketChange& change, const Resolution& resolution);

/// One decision of an approval.
void decide_step(Deciding& deciding, domain::TicketChange& change, bool approved, const std::string& why);

/// Moves a run that time woke up.
void wake_run(Deciding& deciding, domain::RunChange& change);

/// Starts the workflow of the ticket's service, when it has one; the ticket resolves with the run.
void start_service_workflow(Deciding& deciding, domain::TicketChange& change);

}  // namespace spoc::desk
