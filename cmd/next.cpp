#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/outcome.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/day.h"
#include "desk/place.h"

namespace spoc::cmd {
namespace {

std::string points_text(double points) {
  return format("{:.1f}", points);
}

void print_json(Context& context, const store::StoredTicket& stored, const decide::Urgency& urgency) {
  std::vector<domain::TicketId> children;
  context.read([&](store::Reading& reading) { children = reading.children(stored.ticket.id); });
  const auto held_to = context.store().policy(stored.ticket.bundle);
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.ticket/1");
  write_ticket_members(w, {stored.ticket, stored.schedule, *held_to, context.now(), children});
  w.key("urgency").begin_object().key("points").real(urgency.points).key("parts").begin_array();
  for (const decide::UrgencyPart& part : urgency.parts)
    w.begin_object().key("what").string(part.what).key("points").real(part.points).end_object();
  w.end_array().end_object().end_object();
  context.out().write(text + "\n");
}

void print_text(Context& context, const store::StoredTicket& stored, const decide::Urgency& urgency) {
  const render::TextStyle style = context.style();
  std::string text = ticket_line(stored.ticket, stored.schedule, style) + "\n";
  text += format("  urgency {}", points_text(urgency.points));
  std::string_view between = " = ";
  for (const decide::UrgencyPart& part : urgency.parts) {
    text += format("{}{} {}", between, terminal_safe(part.what, Shape::one_line), points_text(part.points));
    between = " + ";
  }
  context.out().write(text + "\n");
}

/// Taken, when it is not the person's already; somebody else may have been faster, and then the one after it is next.
const desk::Pressing* take_first(Context& context, desk::Desk& desk, const std::vector<desk::Pressing>& all,
                                 store::StoredTicket& taken) {
  for (const desk::Pressing& one : all) {
    const domain::TicketId id = one.stored.ticket.id;
    try {
      const desk::Outcome outcome = desk::take(desk, {id});
      taken = one.stored;
      for (const domain::TicketChange& change : outcome.change.tickets)
        if (change.after.id == id) taken = {change.after, change.schedule};
      return &one;
    } catch (const Error& error) {
      if (error.code != Code::conflict) throw;
      context.say(terminal_safe("spoc: " + error.message, Shape::one_line));
    }
  }
  return nullptr;
}

Code run(Context& context, const Arguments& arguments) {
  const bool take = arguments.has("--take");
  if (arguments.has("--dry-run") && !take)
    throw Error(Code::usage, "--dry-run goes with --take", "without it nothing is written");
  desk::Desk desk = context.desk();
  const std::string& me = context.actor().person;
  const std::vector<desk::Pressing> all = desk::pressing(desk, me);
  store::StoredTicket shown;
  const desk::Pressing* next = all.empty() ? nullptr : &all.front();
  if (next && take)
    next = take_first(context, desk, all, shown);
  else if (next)
    shown = next->stored;
  if (!next) {
    context.say(format("nothing waits for {}", terminal_safe(me, Shape::one_line)));
    return Code::no;
  }
  if (context.json())
    print_json(context, shown, next->urgency);
  else if (context.quiet())
    context.out().write(to_text(shown.ticket.id) + "\n");
  else
    print_text(context, shown, next->urgency);
  return Code::ok;
}

constexpr Option kOptions[] = {{.name = "--take", .help = "take it as well; if somebody was faster, the next one"}};
constexpr Example kExamples[] = {{"spoc next", "the most pressing ticket for me, and why it is that one"},
                                 {"spoc next --take -q", "take it and print its number"}};

}  // namespace

const Command kNext{
    .name = "next",
    .group = "Tickets",
    .summary = "Show the most pressing ticket for me, and why it is that one",
    .description =
        "Among what is mine and what my teams have not taken and I could take now. Its urgency is a sum "
        "that is shown: priority, how much of the tightest clock is used, whether it is mine already, "
        "stands still or came back. 1 when nothing waits.",
    .options = kOptions,
    .examples = kExamples,
    .traits = kTicketVerb,
    .run = run};

}  // namespace spoc::cmd
