#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "desk/people.h"

namespace spoc::cmd {
namespace {

using desk::Synced;

void write_ids(json::Writer& writer, std::string_view name, const std::vector<std::string>& ids) {
  writer.key(name).begin_array();
  for (const std::string& id : ids) writer.string(id);
  writer.end_array();
}

void write_tickets(json::Writer& writer, std::string_view name, const std::vector<domain::TicketId>& ids) {
  writer.key(name).begin_array();
  for (const domain::TicketId id : ids) writer.integer(id.number);
  writer.end_array();
}

void print_json(Context& context, const Synced& synced) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.people/1").key("read").integer(static_cast<std::int64_t>(synced.read));
  write_ids(w, "added", synced.added);
  write_ids(w, "changed", synced.changed);
  w.key("unchanged").integer(static_cast<std::int64_t>(synced.unchanged)).key("left").begin_array();
  for (const desk::Leaver& leaver : synced.left) {
    w.begin_object().key("person").string(leaver.person);
    write_tickets(w, "assigned", leaver.assigned);
    write_tickets(w, "owned", leaver.owned);
    w.end_object();
  }
  w.end_array().key("rejected").begin_array();
  for (const intake::PersonProblem& problem : synced.problems) {
    w.begin_object().key("row").integer(problem.row).key("column");
    text_or_null(w, problem.column);
    w.key("reason").string(problem.reason).key("hint");
    text_or_null(w, problem.hint);
    w.end_object();
  }
  w.end_array().key("known").begin_array();
  for (const desk::KnownContact& known : synced.known) {
    w.begin_object().key("run").string(to_text(known.run)).key("step").string(known.step).key("item");
    text_or_null(w, known.item);
    w.key("contact").string(known.contact).key("person").string(known.person).end_object();
  }
  w.end_array().key("dry_run").boolean(context.arguments().has("--dry-run")).end_object();
  context.out().write(text + "\n");
}

std::string numbers(const std::vector<domain::TicketId>& ids) {
  std::vector<std::string> texts;
  for (const domain::TicketId id : ids) texts.push_back(to_text(id));
  return join(texts, " ");
}

void print_text(Context& context, const Synced& synced) {
  std::string text;
  const auto line = [&](std::string_view what) { text += terminal_safe(what, Shape::one_line) + "\n"; };
  for (const std::string& id : synced.added) line(format("new      {}", id));
  for (const std::string& id : synced.changed) line(format("changed  {}", id));
  for (const desk::Leaver& leaver : synced.left) {
    line(format("left     {}", leaver.person));
    if (!leaver.assigned.empty()) line(format("         works on {}", numbers(leaver.assigned)));
    if (!leaver.owned.empty()) line(format("         answers for {}", numbers(leaver.owned)));
  }
  for (const desk::KnownContact& known : synced.known)
    line(format("known    {} is {}: {}/{}{}{} is theirs", known.contact, known.person, to_text(known.run), known.step, known.item.empty() ? "" : "/", known.item));
  line(format("{} rows: {} new, {} changed, {} unchanged, {} left", synced.read, synced.added.size(),
              synced.changed.size(), synced.unchanged, synced.left.size()));
  context.out().write(text);
}

void say_problems(Context& context, const Synced& synced, std::string_view file) {
  for (const intake::PersonProblem& problem : synced.problems) {
    const std::string column = problem.column.empty() ? std::string() : format(", column {}", problem.column);
    context.say(
        terminal_safe(format("spoc: {}, row {}{}: {}", file, problem.row, column, problem.reason), Shape::one_line));
    if (!problem.hint.empty()) context.say(terminal_safe("hint: " + problem.hint, Shape::one_line));
  }
  for (const desk::Rejection& run : synced.unmoved)
    context.say(terminal_safe(format("spoc: {}: {}", run.what, run.error.message), Shape::one_line));
  if (synced.some_unnamed) context.say("spoc: a row does not say whom it is about, so nobody counts as having left");
}

Code run(Context& context, const Arguments& arguments) {
  const std::string_view file = *arguments.positional(0);
  desk::Desk desk = context.desk();
  const Synced synced = desk::sync_people(desk, context.read(file));
  context.json() ? print_json(context, synced) : print_text(context, synced);
  if (!context.json()) say_problems(context, synced, file);
  return synced.problems.empty() && synced.unmoved.empty() ? Code::ok : Code::partial;
}

constexpr Argument kArguments[] = {
    {.name = "FILE", .help = "the personnel system's list as CSV; - is standard input", .completer = Completer::file}};
constexpr Example kExamples[] = {{"spoc people sync people.csv --dry-run", "who would be new, changed, gone"},
                                 {"spoc people sync people.csv", "make the directory equal to the file"}};

}  // namespace

const Command kPeopleSync{
    .name = "people sync",
    .group = "Desk",
    .summary = "Make the directory equal to a file",
    .description =
        "Columns: id, name, address, login, phone, manager, department, location, language, teams, lead_of, "
        "skills (vpn=3;macos=1), capacity, calendar, cover, roles. Lists are separated by semicolons. Who is not in "
        "the file has left. Who had a part in a run without an account, by the address that the file has for them, gets what is theirs. A row that cannot be used is reported and leaves its person as before; then the exit "
        "code is 80.",
    .arguments = kArguments,
    .examples = kExamples,
    .traits = {.writes = true, .documents = true},
    .run = run};

}  // namespace spoc::cmd
