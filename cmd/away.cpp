#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/handed_over.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "desk/absence.h"
#include "render/text.h"

namespace spoc::cmd {
namespace {

using domain::Absence;

void write_absence(json::Writer& w, const Absence& absence) {
  w.key("person").string(absence.person).key("since").string(to_text(absence.since)).key("until");
  instant_or_null(w, absence.until);
  w.key("cover");
  text_or_null(w, absence.cover);
}

/// Absences that go on or lie ahead, of everybody.
Code print_all(Context& context) {
  std::vector<Absence> absences;
  context.read([&](store::Reading& reading) { absences = reading.all_absences(); });
  std::erase_if(absences, [&](const Absence& absence) { return absence.until && *absence.until <= context.now(); });
  std::string text;
  if (context.json()) {
    json::Writer w(text, 2);
    w.begin_object().key("schema").string("spoc.absences/1").key("absences").begin_array();
    for (const Absence& absence : absences) {
      w.begin_object();
      write_absence(w, absence);
      w.end_object();
    }
    w.end_array().end_object();
    text += "\n";
  } else if (absences.empty()) {
    context.say("nobody is away");
  } else {
    render::Table table{
        "absences", {{"person"}, {"since", render::Kind::time}, {"until", render::Kind::time}, {"cover"}}, {}};
    for (const Absence& absence : absences) {
      render::Cell until;
      if (absence.until) until = *absence.until;
      table.rows.push_back({absence.person, absence.since, until, absence.cover});
    }
    render::append_table(text, table, context.style());
  }
  context.out().write(text);
  return Code::ok;
}

void print_json(Context& context, const desk::AwayOutcome& away) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.absence/1");
  write_absence(w, away.absence);
  w.key("stands_in");
  text_or_null(w, away.stands_in);
  write_handed_over(w, away.handed_over);
  w.key("operation");
  text_or_null(w, away.outcome.operation ? to_text(away.outcome.operation) : std::string());
  if (context.arguments().has("--dry-run")) w.key("dry_run").boolean(true);
  w.end_object();
  context.out().write(text + "\n");
}

void print_text(Context& context, const desk::AwayOutcome& away, bool back) {
  const render::TextStyle style = context.style();
  const auto when = [&](time::Instant t) { return render::cell_text(t, render::Kind::time, style); };
  const Absence& absence = away.absence;
  std::string line = format("{} is back", absence.person);
  if (!back) {
    line = format("{} is away from {}{}", absence.person, when(absence.since),
                  absence.until ? " until " + when(*absence.until) : std::string(", with an open end"));
    line += away.stands_in.empty() ? std::string("; nobody covers") : format("; {} covers", away.stands_in);
  }
  context.out().write(terminal_safe(line, Shape::one_line) + "\n");
  for (const desk::HandedOver& one : away.handed_over) context.out().write(handed_over_line(one) + "\n");
}

Code run(Context& context, const Arguments& arguments) {
  const bool back = arguments.has("--back");
  const auto until = arguments.value("--until");
  const bool open_end = arguments.has("--open-end");
  if (arguments.positionals().empty()) {
    if (back || until || open_end || arguments.has("--since") || arguments.has("--cover"))
      throw Error(Code::usage, "it does not say who is away", "spoc away PERSON --until TIME");
    return print_all(context);
  }
  if ((back ? 1 : 0) + (until ? 1 : 0) + (open_end ? 1 : 0) != 1)
    throw Error(Code::usage, "until when?", "say one of --until TIME, --open-end and --back");
  if (back && (arguments.has("--since") || arguments.has("--cover")))
    throw Error(Code::usage, "--back ends an absence now", "leave out --since and --cover");
  desk::Desk desk = context.desk();
  const std::string person(*arguments.positional(0));
  desk::AwayRequest request{person, {}, {}, std::string(arguments.value("--cover").value_or(""))};
  if (const auto since = arguments.value("--since")) request.since = context.time_of(*since);
  if (until) request.until = context.time_of(*until, time::Edge::end);
  const desk::AwayOutcome away = back ? desk::come_back(desk, person) : desk::set_away(desk, request);
  context.json() ? print_json(context, away) : print_text(context, away, back);
  return Code::ok;
}

constexpr Argument kArguments[] = {
    {.name = "PERSON", .help = "who; none: see who is away", .minimum = 0, .completer = Completer::person}};
constexpr Option kOptions[] = {{.name = "--since", .value = "TIME", .help = "from when; now without it"},
                               {.name = "--until", .value = "TIME", .help = "until when; a date includes that day"},
                               {.name = "--open-end", .help = "nobody knows until when"},
                               {.name = "--back", .help = "here again: the absence ends now"},
                               {.name = "--cover",
                                .value = "PERSON",
                                .help = "who stands in; their usual cover without it",
                                .completer = Completer::person}};
constexpr Example kExamples[] = {
    {"spoc away ana --since 2026-07-06 --until 2026-07-17", "a holiday; her usual cover stands in"},
    {"spoc away ben --open-end --cover ida", "ill since now; ida gets what falls due meanwhile"}};

}  // namespace

const Command kAway{
    .name = "away",
    .group = "Desk",
    .summary = "Say who is away, until when, and who stands in",
    .description =
        "Who is away is given nothing new. Open tickets that fall due meanwhile go to the cover, back to the team or "
        "nowhere, as `absence.open` of the policy says: at once, or with the first sweep after the absence begins. A "
        "cover who is away too is covered for in turn.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = {.writes = true, .documents = true},
    .run = run};

}  // namespace spoc::cmd
