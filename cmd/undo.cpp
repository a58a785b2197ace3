#include "desk/undo.h"

#include <unordered_set>

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/outcome.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"

namespace spoc::cmd {
namespace {

std::optional<domain::OperationId> operation_of(const Arguments& arguments) {
  const auto text = arguments.positional(0);
  if (!text) return std::nullopt;
  const auto number = text->starts_with('o') ? to_integer(text->substr(1)) : std::nullopt;
  if (!number || *number < 1)
    throw Error(Code::usage, format("\"{}\" is no operation", *text),
                "operations are called o12; spoc history --columns operation,kind,subject shows them");
  return domain::OperationId{*number};
}

/// A duplicate that was answered with another one need not be there for who takes that back.
void leave_unseen_out(Context& context, desk::Undone& undone) {
  std::unordered_set<std::int64_t> unseen;
  for (const domain::TicketChange& change : undone.outcome.change.tickets)
    if (domain::seen(context.authority().sight, change.after) == domain::Seen::nothing)
      unseen.insert(change.after.id.number);
  std::erase_if(undone.tickets, [&](domain::TicketId id) { return unseen.contains(id.number); });
}

std::string counted(std::int64_t n, std::string_view what) {
  return format("{} {}{}", n, what, n == 1 ? "" : "s");
}

std::string summary(Context& context, const desk::Undone& undone) {
  std::string text = format("{} {}: {} of {}, {}", to_text(undone.operation.id),
                            context.arguments().has("--dry-run") ? "would be undone" : "undone", undone.operation.verb,
                            time::to_text(context.style().zone.local(undone.operation.at)),
                            counted(static_cast<std::int64_t>(undone.tickets.size()), "ticket"));
  if (!undone.runs.empty()) text += format(", {}", counted(static_cast<std::int64_t>(undone.runs.size()), "run"));
  if (undone.dropped > 0) text += format("; {} not sent", counted(undone.dropped, "notice"));
  if (undone.corrections > 0) text += format("; {} queued", counted(undone.corrections, "correction"));
  return text;
}

void print_json(Context& context, const desk::Undone& undone) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.undo/1");
  w.key("operation");
  text_or_null(w, undone.outcome.operation ? to_text(undone.outcome.operation) : std::string());
  w.key("undone")
      .begin_object()
      .key("operation")
      .string(to_text(undone.operation.id))
      .key("verb")
      .string(undone.operation.verb);
  w.key("at").string(time::to_text(undone.operation.at)).end_object();
  w.key("dropped").integer(undone.dropped).key("corrections").integer(undone.corrections).key("runs").begin_array();
  for (const domain::RunId run : undone.runs) w.string(to_text(run));
  w.end_array().key("tickets").begin_array();
  for (const store::StoredTicket& stored : tickets_after(context, undone.outcome, undone.tickets)) {
    std::vector<domain::TicketId> children;
    context.read([&](store::Reading& reading) { children = reading.children(stored.ticket.id); });
    const auto held_to = context.store().policy(stored.ticket.bundle);
    w.begin_object();
    write_ticket_members(w, {stored.ticket, stored.schedule, *held_to, context.now(), children});
    w.end_object();
  }
  w.end_array().key("dry_run").boolean(context.arguments().has("--dry-run")).end_object();
  context.out().write(text + "\n");
}

Code run(Context& context, const Arguments& arguments) {
  const auto operation = operation_of(arguments);
  desk::Desk desk = context.desk();
  desk::Undone undone = desk::undo(desk, operation);
  leave_unseen_out(context, undone);
  if (context.json()) {
    print_json(context, undone);
    return Code::ok;
  }
  if (!context.quiet()) context.say(summary(context, undone));
  return print_outcome(context, undone.outcome, undone.tickets);
}

constexpr Argument kArguments[] = {
    {.name = "OPERATION", .help = "o12; none: your last one", .minimum = 0, .maximum = 1}};
constexpr Example kExamples[] = {{"spoc undo", "take back what you did last"},
                                 {"spoc undo o123 --dry-run", "what taking that back would change"}};

}  // namespace

const Command kUndo{
    .name = "undo",
    .group = "Work",
    .summary = "Take back what you did last",
    .description =
        "Tickets become as if it had not been done, clocks and ladders included; every ticket of a bulk command at "
        "once. Notices that have not left are dropped, who got one is told. It ends with 79 when something that "
        "happened later forbids it, and names that.",
    .arguments = kArguments,
    .examples = kExamples,
    .traits = kTicketVerb,
    .run = run};

}  // namespace spoc::cmd
