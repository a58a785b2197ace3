// `spoc` alone: my day.
#include "desk/day.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/ticket_cells.h"
#include "cmd/present/ticket_json.h"
#include "cmd/registry.h"
#include "cmd/shell/context.h"
#include "cmd/shell/help.h"
#include "cmd/verbs.h"
#include "time/calendar.h"

namespace spoc::cmd {
namespace {

using desk::Pressing;

/// A list of the day: what it is, what it holds, and the command that does something about it.
struct Part {
  std::string_view name;  ///< in JSON
  std::string_view title;
  const std::vector<Pressing>& tickets;
  std::string_view command;
};

/// The day is a summary: longer lists say how to see them whole.
constexpr std::size_t kShown = 7;

std::vector<Part> parts_of(const desk::Day& day) {
  return {{"mine", "mine", day.mine, "spoc next; spoc list mine"},
          {"due", "due today", day.due, "spoc show ID"},
          {"unowned", "my teams', taken by nobody", day.unowned, "spoc next --take; spoc take ID"},
          {"followed", "I answer for", day.followed, "spoc list followed"}};
}

void append_part(Context& context, std::string& text, const Part& part) {
  if (part.tickets.empty()) return;
  if (!text.empty()) text += "\n";
  text += format("{}: {}  ({})\n", part.title, part.tickets.size(), part.command);
  std::vector<const domain::Attribute*> columns;
  for (const std::string_view name : {"id", "priority", "status", "team", "due_at", "subject"})
    columns.push_back(domain::ticket_attribute(name));
  render::Table table;
  table.columns = cell_columns(columns);
  for (const Pressing& one : part.tickets) {
    if (table.rows.size() == kShown) break;
    const domain::TicketView view{one.stored.ticket, one.stored.schedule, context.now()};
    table.rows.push_back(cells(view, columns));
    table.tones.push_back(domain::overdue(view) ? render::Tone::bad : render::Tone::plain);
  }
  render::append_table(text, table, context.style());
  if (part.tickets.size() > kShown) text += format("… and {} more\n", part.tickets.size() - kShown);
}

void print_text(Context& context, const desk::Day& day) {
  std::string text;
  for (const Part& part : parts_of(day)) append_part(context, text, part);
  if (!day.away.empty()) {
    text += format("{}away: {}  (spoc away)\n", text.empty() ? "" : "\n", day.away.size());
    for (const domain::Absence& absence : day.away) {
      const std::string until =
          absence.until ? " until " + render::cell_text(*absence.until, render::Kind::time, context.style()) : "";
      text += "  " + terminal_safe(absence.person + until, Shape::one_line) + "\n";
    }
  }
  if (day.undelivered > 0)
    text += format("{}could not be sent: {}  (spoc deliver)\n", text.empty() ? "" : "\n", day.undelivered);
  if (text.empty()) context.say("nothing to do: nothing is yours, and your teams have nothing untaken");
  context.out().write(text);
}

void print_json(Context& context, const desk::Day& day) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.day/1").key("person").string(context.actor().person);
  for (const Part& part : parts_of(day)) {
    w.key(part.name).begin_array();
    for (const Pressing& one : part.tickets) w.integer(one.stored.ticket.id.number);
    w.end_array();
  }
  w.key("away").begin_array();
  for (const domain::Absence& absence : day.away) {
    w.begin_object().key("person").string(absence.person).key("until");
    instant_or_null(w, absence.until);
    w.end_object();
  }
  w.end_array().key("undelivered").integer(day.undelivered).end_object();
  context.out().write(text + "\n");
}

/// The first instant of tomorrow, where the desk is.
time::Instant tomorrow(Context& context) {
  const auto policy = context.policy();
  const time::Zone zone = policy->zone();
  return zone.instant({zone.local(context.now()).date + 1, 0}, time::Choice::first);
}

Code run(Context& context, const Arguments&) {
  try {
    context.folder();
  } catch (const Error& error) {
    if (error.code != Code::not_found || context.arguments().has("--desk")) throw;
    // Somebody who has no desk yet wants to know what this program is.
    std::string text = overview(commands());
    text.erase(text.find_last_not_of('\n') + 1);
    context.say(text);
    return Code::usage;
  }
  desk::Desk desk = context.desk();
  const desk::Day day = desk::day_of(desk, context.actor().person, tomorrow(context));
  context.json() ? print_json(context, day) : print_text(context, day);
  return Code::ok;
}

}  // namespace

/// Without a group: the help is that of the whole program.
const Command kDay{.name = "", .group = "", .summary = "Show my day", .traits = {.documents = true}, .run = run};

}  // namespace spoc::cmd
