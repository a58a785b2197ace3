// A small table of commands for the tests of the shell: every kind of option and argument once.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "cmd/shell/command.h"

namespace spoc::cmd::fake {

inline Code do_nothing(Context&, const Arguments&) {
  return Code::ok;
}

inline constexpr std::string_view kOnKnown[] = {"ignore", "note", "reopen", "new"};
inline constexpr std::string_view kShells[] = {"bash", "zsh", "fish"};

inline constexpr Option kLogOptions[] = {
    {.name = "--subject", .letter = 's', .value = "TEXT", .help = "one line that says what it is about"},
    {.name = "--message", .letter = 'm', .value = "TEXT", .help = "the description"},
    {.name = "--file",
     .letter = 'F',
     .value = "FILE",
     .help = "the description from a file",
     .completer = Completer::file},
    {.name = "--requester", .value = "WHO", .help = "who asks", .completer = Completer::person, .alias = "--from"},
    {.name = "--team", .letter = 't', .value = "TEAM", .help = "the team's work", .completer = Completer::team},
    {.name = "--set", .value = "FIELD=VALUE", .help = "a field", .repeatable = true},
    {.name = "--on-known",
     .value = "WHAT",
     .help = "what a repeated key does",
     .completer = Completer::words,
     .words = kOnKnown},
    {.name = "--edit", .letter = 'e', .help = "open the editor"},
    {.name = "--confidential", .letter = 'c', .help = "for the team's eyes only"},
    {.name = "--trace", .value = "FILE"},
};
inline constexpr Argument kSubject[] = {{.name = "SUBJECT", .minimum = 0}};
inline constexpr Example kLogExamples[] = {
    {"spoc log -s \"VPN drops\" --from ana@example.org", "a fault, for Ana"},
    {"spoc log -F report.txt --team network", "the text from a file"},
    {"spoc log -e", "in the editor"},
};
inline constexpr Command kLog{.name = "log",
                              .group = "Tickets",
                              .summary = "Log a ticket",
                              .description = "Derives its priority.",
                              .arguments = kSubject,
                              .options = kLogOptions,
                              .examples = kLogExamples,
                              .traits = {.writes = true, .documents = true, .quiet = true},
                              .run = do_nothing};

inline constexpr Argument kIds[] = {{.name = "ID", .help = "a ticket", .maximum = 0, .completer = Completer::ticket}};
inline constexpr Option kResolveOptions[] = {
    {.name = "--message", .letter = 'm', .value = "TEXT", .help = "the answer"}};
inline constexpr Command kResolve{.name = "resolve",
                                  .group = "Tickets",
                                  .summary = "Answer a ticket",
                                  .arguments = kIds,
                                  .options = kResolveOptions,
                                  .traits = {.writes = true},
                                  .alias = "done",
                                  .run = do_nothing};

inline constexpr Argument kWatchArguments[] = {{.name = "ID", .completer = Completer::ticket}, {.name = "ADDRESS"}};
inline constexpr Command kWatch{.name = "watch",
                                .group = "Tickets",
                                .summary = "Add a participant",
                                .arguments = kWatchArguments,
                                .traits = {.writes = true},
                                .run = do_nothing};

inline constexpr Command kList{.name = "list",
                               .group = "Tickets",
                               .summary = "List tickets",
                               .traits = {.lists = true, .quiet = true},
                               .run = do_nothing};

inline constexpr Argument kWorkflow[] = {{.name = "WORKFLOW", .completer = Completer::workflow}};
inline constexpr Command kRunStart{.name = "run start",
                                   .group = "Runs",
                                   .summary = "Start a run",
                                   .arguments = kWorkflow,
                                   .traits = {.writes = true},
                                   .run = do_nothing};
inline constexpr Command kRunList{
    .name = "run list", .group = "Runs", .summary = "List runs", .traits = {.lists = true}, .run = do_nothing};

inline constexpr Argument kAddArguments[] = {{.name = "START"}, {.name = "DURATION"}};
inline constexpr Option kAddOptions[] = {
    {.name = "--calendar", .value = "CALENDAR", .help = "the calendar", .completer = Completer::calendar}};
inline constexpr Command kCalendarAdd{.name = "calendar add",
                                      .group = "Desk",
                                      .summary = "The instant reached",
                                      .arguments = kAddArguments,
                                      .options = kAddOptions,
                                      .run = do_nothing};

inline constexpr Argument kShell[] = {{.name = "bash|zsh|fish", .completer = Completer::words}};
inline constexpr Option kCompletionOptions[] = {{.name = "--candidates", .value = "KIND"}};
inline constexpr Command kCompletion{.name = "completion",
                                     .group = "Desk",
                                     .summary = "Print a completion script",
                                     .arguments = kShell,
                                     .options = kCompletionOptions,
                                     .traits = {.reads_desk = false},
                                     .run = do_nothing};

inline constexpr Command kMyDay{
    .name = "", .group = "Desk", .summary = "My day", .traits = {.documents = true}, .run = do_nothing};
inline constexpr Command kHidden{.name = "selfcheck", .group = "", .summary = "For the tests", .run = do_nothing};

inline constexpr const Command* kCommands[] = {&kMyDay,    &kLog,     &kResolve,     &kWatch,      &kList,
                                               &kRunStart, &kRunList, &kCalendarAdd, &kCompletion, &kHidden};

inline std::vector<std::string> words(std::initializer_list<const char*> list) {
  return {list.begin(), list.end()};
}

}  // namespace spoc::cmd::fake
