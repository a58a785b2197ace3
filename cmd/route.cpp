#include "base/format.h"
#include "base/text.h"
#include "cmd/present/outcome.h"
#include "cmd/route_learn.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/participate.h"
#include "desk/place.h"

namespace spoc::cmd {
namespace {

/// Which rule was asked and what it answered, for --dry-run.
void say_reasons(Context& context, const desk::RoutedByRules& routed) {
  for (const auto& [id, all] : routed.placed) {
    const decide::Placement placement = decide::as_seen(all, context.authority().sight, *context.policy());
    context.say(placement.team.empty()
                    ? format("ticket {} goes to those who answer in confidence", to_text(id))
                    : format("ticket {} goes to {} by {}", to_text(id), placement.team, placement.by));
    for (const decide::Reason& reason : placement.reasons)
      context.say(terminal_safe(format("  {}{}", reason.text, reason.where.known() ? " (" + reason.where.text() + ")" : ""), Shape::one_line));
  }
}

Code by_rules(Context& context, const Arguments& arguments) {
  const bool all = arguments.positionals().empty() && !has_filters(arguments);
  desk::Desk everywhere = context.desk();
  const auto ids = all ? desk::unplaced(everywhere) : chosen_tickets(context);
  if (ids.empty()) {
    if (!context.quiet() && !context.json()) context.say("every ticket has its place");
    if (!context.json()) return Code::ok;
  }
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  const desk::RoutedByRules routed = desk::route_by_rules(desk, ids);
  if (arguments.has("--dry-run") && !context.json()) say_reasons(context, routed);
  return answer.print(routed.outcome);
}

/// Asks somebody without giving the ticket away.
Code consult(Context& context, const Arguments& arguments, std::string_view person) {
  for (const char* option : {"--to", "--reason", "--handover", "--ref"})
    if (arguments.has(option)) throw Error(Code::usage, format("{} does not go with --consult", option), "asking somebody moves nothing");
  const auto ids = context.tickets();
  if (ids.empty()) throw Error(Code::usage, "about which ticket was not said", "name it: spoc route 42 --consult PERSON -m TEXT");
  desk::Desk desk = context.desk();
  return print_outcome(context, desk::consult(desk, ids, std::string(person), context.text_of_message().value_or("")), ids);
}

/// It is about the desk, not about tickets.
Code learn(Context& context, const Arguments& arguments) {
  for (const char* option : {"--to", "--reason", "--handover", "--ref", "--consult"})
    if (arguments.has(option)) throw Error(Code::usage, format("{} does not go with --learn", option), "learning moves nothing");
  if (!arguments.positionals().empty() || has_filters(arguments))
    throw Error(Code::usage, "--learn takes no tickets", "it learns from all that were resolved");
  return route_learn(context);
}

Code run(Context& context, const Arguments& arguments) {
  if (arguments.has("--learn")) return learn(context, arguments);
  if (const auto person = arguments.value("--consult")) return consult(context, arguments, *person);
  for (const char* option : {"--message", "--file", "--edit"})
    if (arguments.has(option)) throw Error(Code::usage, format("{} goes with --consult", option), "say what is done with --handover TEXT");
  const auto to = arguments.value("--to");
  if (!to) {
    for (const char* option : {"--reason", "--handover", "--ref"})
      if (arguments.has(option)) throw Error(Code::usage, format("{} goes with --to", option), "say where it is to go");
    return by_rules(context, arguments);
  }
  const auto ids = chosen_tickets(context);
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  const desk::Route route{std::string(*to), std::string(arguments.value("--reason").value_or("")),
                          std::string(arguments.value("--handover").value_or("")), std::string(arguments.value("--ref").value_or(""))};
  return answer.print(desk::route_to(desk, ids, route));
}

constexpr Argument kArguments[] = {{.name = "ID", .help = "tickets, or filters; none: all that nobody has placed", .minimum = 0, .maximum = 0, .completer = Completer::ticket}};
constexpr Option kOptions[] = {{.name = "--to", .letter = 't', .value = "TEAM", .help = "a team or a person, by hand", .completer = Completer::team},
                               kReason,
                               {.name = "--handover", .value = "TEXT", .help = "what was tried and what is next"},
                               {.name = "--ref", .value = "N", .help = "the vendor's own number for it"},
                               {.name = "--consult", .value = "PERSON", .help = "ask somebody; the ticket stays where it is", .completer = Completer::person},
                               {.name = "--learn", .help = "learn from the tickets that were resolved which team gets what, and how often that is right"},
                               kMessage, kFile, kEditor};
constexpr Example kExamples[] = {{"spoc route", "apply the rules to all that nobody has placed"},
                                 {"spoc route 42 --to network -r \"switch\" --handover \"port tested\"", "by hand"},
                                 {"spoc route --learn", "place from now on as past tickets teach, above policy's threshold"},
                                 {"spoc route 42 --consult mira -m \"Is the port yours?\"", "ask, and keep it"}};

}  // namespace

const Command kRoute{.name = "route", .group = "Work", .summary = "Bring tickets to the most appropriate team",
                     .description = "With --dry-run every rule is listed with the reason why it did or did not apply.",
                     .arguments = kArguments, .options = kOptions, .examples = kExamples, .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
