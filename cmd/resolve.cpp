#include <algorithm>
#include <unordered_set>

#include "base/format.h"
#include "cmd/present/outcome.h"
#include "cmd/resolve_csv.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/editor.h"
#include "cmd/shell/files_along.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/status.h"

namespace spoc::cmd {
namespace {

/// The tickets that were named, and those they see that got the same answer: children and duplicates.
std::vector<domain::TicketId> answered(std::vector<domain::TicketId> ids, const desk::Outcome& outcome, const domain::Sight& sight) {
  std::unordered_set<std::int64_t> named;
  for (const domain::TicketId id : ids) named.insert(id.number);
  const auto by_person = [](const domain::Recorded& recorded) { return recorded.actor.human() && std::holds_alternative<domain::TicketResolved>(recorded.event); };
  for (const domain::TicketChange& change : outcome.change.tickets)
    if (std::any_of(change.events.begin(), change.events.end(), by_person) && domain::seen(sight, change.after) != domain::Seen::nothing &&
        named.insert(change.after.id.number).second)
      ids.push_back(change.after.id);
  return ids;
}

/// A table takes the place of tickets and answers on the command line; its options mean nothing without it.
void refuse_mixtures(const Arguments& arguments) {
  const bool table = arguments.has("--csv"), header = arguments.has("--csv-template");
  for (const std::string_view option : {"--set", "--message", "--file", "--edit", "--kb", "--with-children"})
    if ((table || header) && arguments.has(option))
      throw Error(Code::usage, format("--csv and {} contradict each other", option), "put it into a column");
  if ((table || header) && !arguments.positionals().empty())
    throw Error(Code::usage, "--csv and tickets contradict each other", "a column \"ticket\" names them");
  for (const std::string_view option : {"--map", "--partial"})
    if (!table && arguments.has(option)) throw Error(Code::usage, format("{} goes with --csv FILE", option));
  if (!table && !header && arguments.has("--step")) throw Error(Code::usage, "--step goes with --csv FILE or --csv-template");
}

/// What one ticket asks, as comments to answer under.
std::string shown_while_editing(Context& context, const std::vector<domain::TicketId>& ids) {
  if (!context.arguments().has("--edit") || ids.size() != 1) return {};
  std::string text = "\n";
  context.read([&](store::Reading& reading) {
    if (const auto stored = reading.ticket(ids.front()))
      text += as_comment(format("#{} {}\n\n{}", to_text(stored->ticket.id), stored->ticket.subject, stored->ticket.description));
  });
  return text;
}

Code run(Context& context, const Arguments& arguments) {
  refuse_mixtures(arguments);
  if (arguments.has("--csv-template")) return print_answers_template(context);
  if (arguments.has("--csv")) return resolve_from_csv(context);
  const auto ids = chosen_tickets(context);
  desk::Resolution resolution;
  resolution.text = context.text_of_message(shown_while_editing(context, ids)).value_or("");
  resolution.article = arguments.value("--kb").value_or("");
  for (const std::string_view set : arguments.values("--set")) {
    auto [name, value] = name_and_value(set);
    resolution.set.emplace_back(std::move(name), std::move(value));
  }
  resolution.files = files_along(context);
  resolution.with_children = arguments.has("--with-children");
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  const desk::Outcome outcome = desk::resolve(desk, ids, resolution);
  if (desk.tried) return answer.print(outcome);
  return print_outcome(context, outcome, answered(ids, outcome, context.authority().sight));
}

constexpr Argument kArguments[] = {kChosenTickets};
constexpr Option kOptions[] = {kMessage, kFile, kEditor, kSet, kAttachNamed,
                              {.name = "--kb", .value = "ID", .help = "the article that answered it", .completer = Completer::article},
                              {.name = "--with-children", .help = "answer its open children too, all at once"},
                              {.name = "--csv", .value = "FILE", .help = "an answer in each row, by ticket, run and step, or key; - for standard input", .completer = Completer::file},
                              {.name = "--step", .value = "W/STEP", .help = "with --csv: the step that all rows are about"},
                              {.name = "--map", .value = "FILE", .help = "with --csv: what its columns mean", .completer = Completer::file},
                              {.name = "--partial", .help = "with --csv: do the good rows although others are bad"},
                              {.name = "--csv-template", .help = "with --step: print the header of such a file, and the runs in which it is open"}};
constexpr Example kExamples[] = {{"spoc resolve 42 -m \"The new switch is in.\"", "offer the answer to the requester"},
                                 {"spoc resolve . --kb 3 -m \"As in our article.\"", "the ticket touched last, with the article that helped"},
                                 {"spoc done 57 --set badge_no=B-311", "complete a step of a run with its form"},
                                 {"spoc done --csv numbers.csv --step onboarding/payroll", "complete one step of many runs, each with its own answer"},
                                 {"spoc resolve 7 --with-children -m \"Power is back.\"", "answer a major incident and all its children"}};

}  // namespace

const Command kResolve{.name = "resolve", .group = "Work", .summary = "Answer tickets, or complete steps of runs",
                       .description = "The requester gets the answer and may reopen; after silence the ticket closes. A step's ticket "
                                      "closes at once and its run goes on. Open duplicates get the same answer. What is blocked, and a "
                                      "parent with open children, ends with 79 and what is in the way.",
                       .arguments = kArguments, .options = kOptions, .examples = kExamples, .traits = kChoosingVerb, .alias = "done", .run = run};

}  // namespace spoc::cmd
