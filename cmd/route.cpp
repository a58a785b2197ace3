#include "base/format.h"
#include "base/text.h"
#include "cmd/present/outcome.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/place.h"

namespace spoc::cmd {
namespace {

/// Which rule was asked and what it answered, for --dry-run.
void say_reasons(Context& context, const desk::RoutedByRules& routed) {
  for (const auto& [id, placement] : routed.placed) {
    context.say(format("ticket {} goes to {} by {}", to_text(id), placement.team, placement.by));
    for (const decide::Reason& reason : placement.reasons)
      context.say(terminal_safe(format("  {}{}", reason.text, reason.where.known() ? " (" + reason.where.text() + ")" : ""), Shape::one_line));
  }
}

Code by_rules(Context& context, const Arguments& arguments) {
  desk::Desk desk = context.desk();
  const bool all = arguments.positionals().empty() && !has_filters(arguments);
  const auto ids = all ? desk::unplaced(desk) : chosen_tickets(context);
  if (ids.empty()) {
    if (!context.quiet() && !context.json()) context.say("every ticket has its place");
    if (!context.json()) return Code::ok;
  }
  const desk::RoutedByRules routed = desk::route_by_rules(desk, ids);
  if (arguments.has("--dry-run") && !context.json()) say_reasons(context, routed);
  return print_outcome(context, routed.outcome, ids);
}

Code run(Context& context, const Arguments& arguments) {
  const auto to = arguments.value("--to");
  if (!to) {
    for (const char* option : {"--reason", "--handover", "--ref"})
      if (arguments.has(option)) throw Error(Code::usage, format("{} goes with --to", option), "say where it is to go");
    return by_rules(context, arguments);
  }
  const auto ids = chosen_tickets(context);
  desk::Desk desk = context.desk();
  const desk::Route route{std::string(*to), std::string(arguments.value("--reason").value_or("")),
                          std::string(arguments.value("--handover").value_or("")), std::string(arguments.value("--ref").value_or(""))};
  return print_outcome(context, desk::route_to(desk, ids, route), ids);
}

constexpr Argument kArguments[] = {{.name = "ID", .help = "tickets, or filters; none: all that nobody has placed", .minimum = 0, .maximum = 0, .completer = Completer::ticket}};
constexpr Option kOptions[] = {{.name = "--to", .letter = 't', .value = "TEAM", .help = "a team or a person, by hand", .completer = Completer::team},
                               kReason,
                               {.name = "--handover", .value = "TEXT", .help = "what was tried and what is next"},
                               {.name = "--ref", .value = "N", .help = "the vendor's own number for it"}};
constexpr Example kExamples[] = {{"spoc route", "apply the rules to all that nobody has placed"},
                                 {"spoc route 42 --to network -r \"switch\" --handover \"port tested\"", "by hand"}};

}  // namespace

const Command kRoute{.name = "route", .group = "Work", .summary = "Bring tickets to the most appropriate team",
                     .description = "With --dry-run every rule is listed with the reason why it did or did not apply.",
                     .arguments = kArguments, .options = kOptions, .examples = kExamples, .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
