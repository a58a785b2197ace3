#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/handed_over.h"
#include "cmd/present/outcome.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/choose.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/status.h"
#include "desk/sweep.h"

namespace spoc::cmd {
namespace {

void write_rung(json::Writer& w, const desk::SweptRung& rung) {
  w.begin_object();
  w.key("ticket").integer(rung.ticket.number).key("rung").string(rung.rung);
  w.key("episode").string(time::to_text(rung.episode)).key("n").integer(rung.n);
  w.key("at").string(time::to_text(rung.at)).key("action").string(rung.action);
  w.key("told").begin_array();
  for (const std::string& told : rung.told) w.string(told);
  w.end_array().end_object();
}

void write_failure(json::Writer& w, const desk::SweptFailure& failure) {
  const bool ticket = failure.subject.kind == domain::SubjectKind::ticket;
  w.begin_object().key("ticket");
  ticket ? w.integer(failure.subject.number) : w.null();
  w.key("run");
  ticket ? w.null() : w.string(to_text(domain::RunId{failure.subject.number}));
  w.key("code").string(code_name(failure.error.code)).key("message").string(failure.error.message).end_object();
}

void print_json(Context& context, const desk::Swept& swept) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.sweep/1").key("at").string(time::to_text(swept.at));
  w.key("woken").integer(swept.woken).key("rungs").begin_array();
  for (const desk::SweptRung& rung : swept.rungs) write_rung(w, rung);
  w.end_array().key("changed").integer(swept.changed).key("notices").integer(swept.notices).key("held").integer(swept.held);
  w.key("released").integer(swept.released).key("failed").begin_array();
  for (const desk::SweptFailure& failure : swept.failed) write_failure(w, failure);
  w.end_array();
  write_handed_over(w, swept.handed_over);
  if (swept.elsewhere) w.key("elsewhere").boolean(true);
  if (context.arguments().has("--dry-run")) w.key("dry_run").boolean(true);
  w.end_object();
  context.out().write(text + "\n");
}

void print_text(Context& context, const desk::Swept& swept) {
  for (const desk::SweptRung& rung : swept.rungs) {
    const std::string told = rung.told.empty() ? std::string() : ", told " + join(rung.told, ", ");
    context.out().write(terminal_safe(format("#{} {}: {}{}", to_text(rung.ticket), rung.rung, rung.action, told), Shape::one_line) + "\n");
  }
  for (const desk::HandedOver& one : swept.handed_over) context.out().write(handed_over_line(one) + "\n");
  const bool dry_run = context.arguments().has("--dry-run");
  const std::string_view notices = swept.notices == 1 ? "notice" : "notices";
  if (swept.released) context.out().write(format("{} held before {} released\n", swept.released, dry_run ? "would be" : "are"));
  if (swept.elsewhere) return;  // cron starts one every few minutes: that the last is still at it is no news
  context.out().write(format("{} due, {} {}, {} {} {}queued\n", swept.woken, swept.changed, dry_run ? "would change" : "changed",
                             swept.notices, notices, dry_run ? "would be " : ""));
}

void say_failures(Context& context, const std::vector<desk::SweptFailure>& failed) {
  std::vector<desk::Rejection> rejected;
  for (const auto& [subject, error] : failed) {
    const bool ticket = subject.kind == domain::SubjectKind::ticket;
    rejected.push_back({ticket ? format("ticket {}", subject.number) : "run " + to_text(domain::RunId{subject.number}), error});
  }
  say_rejections(context, rejected);
}

Code sweep(Context& context, const Arguments& arguments) {
  desk::Desk desk = context.desk(true);
  const desk::Swept swept = desk::sweep(desk, arguments.has("--confirm-storm"));
  if (context.json()) print_json(context, swept);
  else if (!context.quiet()) print_text(context, swept);
  say_failures(context, swept.failed);
  if (swept.held > 0) {
    context.say(format("spoc: {} notices {} held: {} people would be told at once, more than the storm limit", swept.held,
                       arguments.has("--dry-run") ? "would be" : "are", swept.told));
    context.say("hint: see what happened, then release them with --confirm-storm");
  }
  return swept.held > 0 || !swept.failed.empty() ? Code::partial : Code::ok;
}

Code run(Context& context, const Arguments& arguments) {
  if (arguments.positionals().empty() && !has_filters(arguments)) {
    if (arguments.has("--message")) throw Error(Code::usage, "-m goes with a ticket", "spoc escalate 42 -m REASON");
    return sweep(context, arguments);
  }
  if (arguments.has("--confirm-storm")) throw Error(Code::usage, "--confirm-storm goes with the sweep", "leave out the ticket");
  const auto ids = chosen_tickets(context);
  const std::string reason = context.text_of_message().value_or("");
  Answer answer(context, ids);
  desk::Desk desk = answer.desk();
  return answer.print(desk::escalate(desk, ids, reason));
}

constexpr Argument kArguments[] = {{.name = "ID", .help = "raise these now, or filters; none: sweep everything that is due", .minimum = 0, .maximum = 0, .completer = Completer::ticket}};
constexpr Option kOptions[] = {kMessage, {.name = "--confirm-storm", .help = "tell everybody, however many"}};
constexpr Example kExamples[] = {{"spoc escalate --quiet", "the sweep, from cron every few minutes"},
                                 {"spoc escalate 42 -m \"a customer stands at the door\"", "raise one ticket now"}};

}  // namespace

const Command kEscalate{.name = "escalate", .group = "Work", .summary = "Act on everything that is overdue or stalled, or raise a ticket",
                        .description = "The sweep applies what time has caused: breaches, rungs of ladders, wake-ups, reminders, automatic "
                                       "closing, timers of runs. Run it once or fifty times: each happens once; beside another sweep "
                                       "it ends at once. 80 when notices are held, or a ticket failed: it stays due, the rest is done.",
                        .arguments = kArguments, .options = kOptions, .examples = kExamples,
                        .traits = kChoosingVerb, .run = run};

}  // namespace spoc::cmd
