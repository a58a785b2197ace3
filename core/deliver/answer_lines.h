// The lines with which somebody can do by mail what a message asks of them (intake/mail_lines.h reads them).
#pragma once

#include <string>

#include "domain/change.h"
#include "policy/policy.h"

namespace spoc::deliver {

/// Whether the notice asks its reader for something that a line can answer.
bool asks(const domain::Effect& effect, const domain::Ticket& ticket);

/// The end of such a message: a line below which nothing is an answer, and the lines to fill in. Empty where nothing is
/// asked, or where policy does not take it by mail.
std::string answer_lines(const domain::Effect& effect, const domain::Ticket& ticket, const policy::Policy& policy);

}  // namespace spoc::deliver
