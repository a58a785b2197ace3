// Options that several commands declare, written once so that they mean and read the same everywhere.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "cmd/shell/command.h"

namespace spoc::cmd {

inline constexpr Option kMessage{.name = "--message", .letter = 'm', .value = "TEXT", .help = "the text"};
inline constexpr Option kFile{.name = "--file", .letter = 'F', .value = "FILE", .help = "the text from a file, - for standard input", .completer = Completer::file};
inline constexpr Option kEditor{.name = "--edit", .letter = 'e', .help = "write the text in your editor"};
inline constexpr Option kReason{.name = "--reason", .letter = 'r', .value = "TEXT", .help = "why"};
inline constexpr Option kSet{.name = "--set", .value = "FIELD=VALUE", .help = "a field's value", .repeatable = true};

inline constexpr Argument kTickets{.name = "ID", .help = "tickets: 42, key:K, r7/payroll, or - for numbers on standard input", .minimum = 1, .maximum = 0, .completer = Completer::ticket};
inline constexpr Argument kRuns{.name = "RUN", .help = "runs: r7, onboarding:E1234, or - for those on standard input", .minimum = 1, .maximum = 0, .completer = Completer::run};
inline constexpr Argument kOneTicket{.name = "ID", .help = "a ticket: 42 or key:K", .completer = Completer::ticket};

/// Tickets by number, or else by filters.
inline constexpr Argument kChosenTickets{.name = "ID", .help = "tickets: 42, key:K, or - for numbers on standard input; or filters", .minimum = 0, .maximum = 0, .completer = Completer::ticket};

/// What a verb on tickets is besides its own options; and one that takes filters in place of identifiers.
inline constexpr Traits kTicketVerb{.writes = true, .documents = true, .quiet = true};
inline constexpr Traits kChoosingVerb{.writes = true, .documents = true, .quiet = true, .chooses = true};

/// "name=value" split at the first "=". Throws usage without one.
std::pair<std::string, std::string> name_and_value(std::string_view text);

}  // namespace spoc::cmd
