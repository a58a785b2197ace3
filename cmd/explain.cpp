#include "desk/explain.h"

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/event_text.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/context.h"
#include "cmd/shell/run_name.h"
#include "cmd/verbs.h"
#include "domain/ids.h"

namespace spoc::cmd {
namespace {

using desk::Explanation;
using time::Instant;

Explanation explain(Context& context, std::string_view what) {
  const desk::Desk desk = context.desk();
  const auto slash = what.find('/');
  const std::string_view run = what.substr(0, slash);
  if (names_run(run))
    return desk::explain_run(desk, context.run_of(run),
                             slash == std::string_view::npos ? std::string_view() : what.substr(slash + 1));
  if (what == "." || what.starts_with("key:")) return desk::explain_ticket(desk, context.ticket_of(what));
  const auto dot = what.find('.');
  if (const auto id = domain::parse_ticket_id(what.substr(0, dot)))
    return dot == std::string_view::npos ? desk::explain_ticket(desk, *id)
                                         : desk::explain_clock(desk, *id, what.substr(dot + 1));
  return desk::explain_person(desk, what);
}

void write_where(json::Writer& w, const Where& where) {
  w.key("where");
  if (!where.known()) {
    w.null();
    return;
  }
  w.begin_object()
      .key("file")
      .string(where.file)
      .key("line")
      .integer(where.line)
      .key("column")
      .integer(where.column)
      .end_object();
}

void write_clock(json::Writer& w, const desk::ClockStory& story) {
  const domain::Clock& clock = story.clock;
  w.begin_object()
      .key("name")
      .string(domain::word(clock.name))
      .key("cycle")
      .integer(clock.cycle)
      .key("state")
      .string(domain::word(story.state));
  w.key("with");
  text_or_null(w, story.with);
  w.key("target")
      .string(clock.target)
      .key("target_s")
      .integer(clock.target_s)
      .key("used_s")
      .integer(story.used.whole_seconds())
      .key("calendar");
  text_or_null(w, clock.calendar);
  w.key("policy");
  text_or_null(w, clock.sla);
  write_where(w, story.where);
  w.key("started_at").string(time::to_text(clock.started_at)).key("due_at");
  instant_or_null(w, story.due_at);
  w.key("stopped_at");
  instant_or_null(w, clock.stopped_at);
  w.key("breached_at");
  instant_or_null(w, clock.breached_at);
  w.key("parts").begin_array();
  for (const desk::ClockPart& part : story.parts) {
    w.begin_object().key("from").string(time::to_text(part.from)).key("to").string(time::to_text(part.to));
    w.key("counted_s")
        .integer(part.counted.whole_seconds())
        .key("sum_s")
        .integer(part.sum.whole_seconds())
        .key("pause");
    text_or_null(w, part.pause);
    w.end_object();
  }
  w.end_array().end_object();
}

void write_step(json::Writer& w, const desk::StepStory& step) {
  w.begin_object().key("step").string(step.step).key("state").string(step.state).key("waits_for");
  if (!step.waits_for) {
    w.null().end_object();
    return;
  }
  const workflow::WaitsFor& waits = *step.waits_for;
  w.begin_object().key("code").string(workflow::word(waits.code)).key("who");
  text_or_null(w, waits.who);
  w.key("since");
  instant_or_null(w, waits.since);
  w.key("command");
  text_or_null(w, waits.command);
  w.key("detail");
  text_or_null(w, waits.until ? format("{} at {}", waits.detail, time::to_text(*waits.until)) : waits.detail);
  w.key("until");
  instant_or_null(w, waits.until);
  w.end_object().end_object();
}

std::string json_of(const Explanation& explanation) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object()
      .key("schema")
      .string("spoc.explain/1")
      .key("about")
      .string(explanation.about)
      .key("answers")
      .begin_array();
  for (const desk::Answer& answer : explanation.answers) {
    w.begin_object().key("name").string(answer.name).key("reasons").begin_array();
    for (const desk::Because& because : answer.reasons) {
      w.begin_object().key("text").string(because.text).key("at");
      instant_or_null(w, because.at);
      write_where(w, because.where);
      w.end_object();
    }
    w.end_array().end_object();
  }
  w.end_array().key("clocks").begin_array();
  for (const desk::ClockStory& story : explanation.clocks) write_clock(w, story);
  w.end_array().key("next").begin_array();
  for (const desk::Next& next : explanation.next) {
    w.begin_object().key("what").string(next.what).key("at").string(time::to_text(next.at)).key("then");
    text_or_null(w, next.then);
    write_where(w, next.where);
    w.end_object();
  }
  w.end_array().key("wake_at");
  instant_or_null(w, explanation.wake_at);
  w.key("steps").begin_array();
  for (const desk::StepStory& step : explanation.steps) write_step(w, step);
  w.end_array().end_object();
  return text + "\n";
}

/// The explanation for people: sentences, with the file and line they rest on behind them.
class Text {
 public:
  explicit Text(render::TextStyle style) : style_(std::move(style)) {}

  std::string of(const Explanation& explanation) {
    for (const desk::Answer& answer : explanation.answers) {
      head(answer.name);
      for (const desk::Because& because : answer.reasons) line(because.text, because.where, because.at);
    }
    for (const desk::ClockStory& story : explanation.clocks) clock(story);
    if (!explanation.next.empty()) head("next");
    for (const desk::Next& next : explanation.next)
      line(next.then.empty() ? next.what : format("{} {}", next.what, next.then), next.where, next.at);
    if (!explanation.steps.empty()) head("waiting");
    for (const desk::StepStory& step : explanation.steps) waits(step);
    if (explanation.wake_at) {
      head("wakes up");
      line(local(*explanation.wake_at), {}, {});
    }
    return std::move(out_);
  }

 private:
  std::string local(Instant t) const { return time::to_text(style_.zone.local(t)); }
  void head(std::string_view name) {
    if (!out_.empty()) out_ += "\n";
    out_ += render::embolden(terminal_safe(name, Shape::one_line), style_.colour) + "\n";
  }
  void line(std::string_view text, const Where& where, const std::optional<Instant>& at) {
    std::string all(text);
    if (at) all = format("{}  {}", local(*at), text);
    if (where.known()) all += format("  ({})", where.text());
    out_ += "  " + terminal_safe(all, Shape::one_line) + "\n";
  }
  void clock(const desk::ClockStory& story) {
    const domain::Clock& clock = story.clock;
    head(format("clock {}{}{}", domain::word(clock.name),
                clock.cycle > 1 ? format(", cycle {}", clock.cycle) : std::string(),
                story.with.empty() ? std::string() : format(", with {}", story.with)));
    const std::string calendar = clock.calendar.empty() ? "by the clock" : format("in open time of {}", clock.calendar);
    line(format("target {} = {} {}, {}", target_text(clock.target, style_.zone),
                time::to_hours(time::seconds(clock.target_s)), calendar, domain::word(story.state)),
         story.where, {});
    line(format("started {}", local(clock.started_at)), {}, {});
    for (const desk::ClockPart& part : story.parts) {
      const std::string span = format("{} to {}", local(part.from), local(part.to));
      line(part.pause.empty() ? format("  {}  + {} = {}", span, time::to_hours(part.counted), time::to_hours(part.sum))
                              : format("  {}  {}", span, part.pause),
           {}, {});
    }
    line(story.due_at ? format("due {}", local(*story.due_at)) : std::string("no due time while it stands still"), {},
         {});
    if (clock.breached_at) line(format("breached {}", local(*clock.breached_at)), {}, {});
    if (clock.stopped_at) line(format("stopped {}", local(*clock.stopped_at)), {}, {});
    line(format("used {}", time::to_hours(story.used)), {}, {});
  }
  void waits(const desk::StepStory& step) {
    if (!step.waits_for) return line(format("{} is {}", step.step, step.state), {}, {});
    const workflow::WaitsFor& waits = *step.waits_for;
    std::string text = format("{} is {} and waits: {}", step.step, step.state, waits.detail);
    if (waits.until) text += format(" at {}", local(*waits.until));
    if (!waits.who.empty()) text += format(" ({})", waits.who);
    if (!waits.command.empty()) text += format("; {}", waits.command);
    line(text, {}, waits.since);
  }

  render::TextStyle style_;
  std::string out_;
};

Code run(Context& context, const Arguments& arguments) {
  const Explanation explanation = explain(context, join(arguments.positionals(), " "));
  context.out().write(context.json() ? json_of(explanation) : Text(context.style()).of(explanation));
  return Code::ok;
}

constexpr Argument kArguments[] = {
    {.name = "WHAT",
     .help = "a ticket (42), its clock (42.resolution), a run (r7), its step (r7/payroll), a person",
     .minimum = 1,
     .maximum = 0,
     .completer = Completer::ticket}};
constexpr Example kExamples[] = {{"spoc explain 42", "its priority, place, assignee, due times and what comes next"},
                                 {"spoc explain 42.resolution", "a clock's arithmetic, to be checked by hand"}};

}  // namespace

const Command kExplain{.name = "explain",
                       .group = "Insight",
                       .summary = "Say why",
                       .description =
                           "From what the journal recorded, with file and line of the rule, and from what the same "
                           "rules say of the state now.",
                       .arguments = kArguments,
                       .examples = kExamples,
                       .traits = {.documents = true},
                       .run = run};

}  // namespace spoc::cmd
