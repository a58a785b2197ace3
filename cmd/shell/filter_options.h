// The filters that `list`, reports and bulk commands share, as options.
#pragma once

#include "cmd/shell/command.h"

namespace spoc::cmd {

/// The options, to be joined with a command's own.
inline constexpr Option kFilterOptions[] = {
    {.name = "--status", .value = "NAMES", .help = "statuses with commas, or all", .completer = Completer::status},
    {.name = "--team",
     .value = "TEAM",
     .help = "with that team (none: without)",
     .completer = Completer::team,
     .repeatable = true},
    {.name = "--department",
     .value = "NAME",
     .help = "with that department",
     .completer = Completer::department,
     .repeatable = true},
    {.name = "--assignee",
     .value = "PERSON",
     .help = "whose work it is: a person, me, none",
     .completer = Completer::person,
     .repeatable = true},
    {.name = "--owner",
     .value = "PERSON",
     .help = "who answers for it",
     .completer = Completer::person,
     .repeatable = true},
    {.name = "--requester", .value = "WHO", .help = "who asked", .completer = Completer::person},
    {.name = "--service",
     .value = "NAME",
     .help = "about that service",
     .completer = Completer::service,
     .repeatable = true},
    {.name = "--category",
     .value = "NAME",
     .help = "of that category",
     .completer = Completer::category,
     .repeatable = true},
    {.name = "--priority",
     .value = "LEVEL",
     .help = "of that priority",
     .completer = Completer::priority,
     .repeatable = true},
    {.name = "--type", .value = "TYPE", .help = "of that type", .completer = Completer::type, .repeatable = true},
    {.name = "--channel", .value = "NAME", .help = "that came that way", .repeatable = true},
    {.name = "--tag", .value = "TAG", .help = "with that tag", .repeatable = true},
    {.name = "--run", .value = "RUN", .help = "steps of that run", .completer = Completer::run},
    {.name = "--created", .value = "PERIOD", .help = "logged then"},
    {.name = "--resolved", .value = "PERIOD", .help = "resolved then"},
    {.name = "--overdue", .help = "past a promise"},
    {.name = "--stalled", .help = "standing still longer than policy allows"},
    {.name = "--where", .value = "EXPR", .help = "an expression of the rule language", .repeatable = true},
};

}  // namespace spoc::cmd
