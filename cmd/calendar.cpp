#include <algorithm>

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "time/calendar.h"
#include "time/duration.h"

namespace spoc::cmd {
namespace {

/// The answer of every calendar question: absent parts are null.
struct Answer {
  std::string calendar;
  std::optional<time::Instant> start, end;
  std::optional<std::int64_t> seconds;
  std::optional<bool> open;
  std::optional<time::Instant> opens_at, closes_at;
};

const time::Calendar& calendar_of(Context& context, std::string& name) {
  const auto policy = context.policy();
  name = context.arguments().value("--calendar").value_or(policy->desk.calendar);
  const auto names = policy->calendar_names();
  if (std::find(names.begin(), names.end(), name) == names.end())
    throw Error(Code::not_found, format("there is no calendar \"{}\"", name), did_you_mean(name, names));
  return policy->calendar(name);
}

void print_json(Context& context, const Answer& answer) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.calendar/1").key("calendar").string(answer.calendar);
  w.key("start");
  instant_or_null(w, answer.start);
  w.key("end");
  instant_or_null(w, answer.end);
  w.key("seconds");
  answer.seconds ? w.integer(*answer.seconds) : w.null();
  w.key("open");
  answer.open ? w.boolean(*answer.open) : w.null();
  w.key("opens_at");
  instant_or_null(w, answer.opens_at);
  w.key("closes_at");
  instant_or_null(w, answer.closes_at);
  w.end_object();
  context.out().write(text + "\n");
}

std::string local_text(const time::Calendar& calendar, time::Instant t) { return time::to_text_with_offset(t, calendar.zone()); }

Code answer(Context& context, const Answer& value, const std::string& text) {
  if (context.json()) print_json(context, value);
  else context.out().write(text + "\n");
  return Code::ok;
}

Code run_add(Context& context, const Arguments& arguments) {
  Answer value;
  const time::Calendar& calendar = calendar_of(context, value.calendar);
  const time::Instant start = context.time_of(*arguments.positional(0));
  const auto duration = time::parse_duration(*arguments.positional(1));
  if (!duration) throw Error(Code::usage, format("\"{}\" is no duration", *arguments.positional(1)), "like 4bh, 2bd, 90bm, 1h30m; negative after --");
  const auto* business = std::get_if<time::BusinessDuration>(&*duration);
  value.start = start;
  value.end = business ? calendar.add(start, *business) : time::add_wall(start, std::get<time::WallDuration>(*duration), calendar.zone());
  value.seconds = calendar.open_between(start, *value.end).whole_seconds();
  return answer(context, value, local_text(calendar, *value.end));
}

Code run_between(Context& context, const Arguments& arguments) {
  Answer value;
  const time::Calendar& calendar = calendar_of(context, value.calendar);
  value.start = context.time_of(*arguments.positional(0));
  value.end = context.time_of(*arguments.positional(1));
  const time::Span span = calendar.open_between(*value.start, *value.end);
  value.seconds = span.whole_seconds();
  return answer(context, value, time::to_hours(span));
}

/// The first opening after it closes; nothing when there is none within the years a calendar looks ahead.
std::optional<time::Instant> reopening(const time::Calendar& calendar, time::Instant closing) {
  try {
    return calendar.next_opening(closing);
  } catch (const Error& error) {
    if (error.code != Code::data) throw;
    return std::nullopt;
  }
}

/// Open or not at `t`, and the closing and the opening that come next: while it is open, the opening after that closing.
Answer state_at(const time::Calendar& calendar, std::string name, time::Instant t) {
  Answer value;
  value.calendar = std::move(name);
  value.start = t;
  value.open = calendar.open(t);
  value.closes_at = calendar.find_closing(t);
  if (!*value.open)
    value.opens_at = calendar.next_opening(t);
  else if (value.closes_at)
    value.opens_at = reopening(calendar, *value.closes_at);
  return value;
}

Code run_open(Context& context, const Arguments& arguments) {
  std::string name;
  const time::Calendar& calendar = calendar_of(context, name);
  const Answer value = state_at(calendar, name, context.time_of(*arguments.positional(0)));
  answer(context, value, *value.open ? (value.closes_at ? "open until " + local_text(calendar, *value.closes_at) : "open round the clock") : "closed until " + local_text(calendar, *value.opens_at));
  return *value.open ? Code::ok : Code::no;
}

Code run_next(Context& context, const Arguments& arguments) {
  std::string name;
  const time::Calendar& calendar = calendar_of(context, name);
  Answer value = state_at(calendar, name, context.time_of(*arguments.positional(0)));
  if (*value.open) value.opens_at = value.start;  // open already: that instant is the answer
  return answer(context, value, local_text(calendar, *value.opens_at));
}

Code run_show(Context& context, const Arguments& arguments) {
  const auto policy = context.policy();
  std::string name(arguments.positional(0).value_or(policy->desk.calendar));
  const auto names = policy->calendar_names();
  if (std::find(names.begin(), names.end(), name) == names.end())
    throw Error(Code::not_found, format("there is no calendar \"{}\"", name), did_you_mean(name, names));
  const time::Calendar& calendar = policy->calendar(name);
  const time::Period period = context.period_of(arguments.positional(1).value_or("this-week"));
  if (!period.begin || !period.end) throw Error(Code::usage, "a calendar is shown for a period with both ends", "like 2026-12 or A..B");
  std::string text;
  json::Writer w(text, 2);
  if (context.json()) w.begin_object().key("schema").string("spoc.calendar/1").key("calendar").string(name).key("intervals").begin_array();
  for (const time::Interval& interval : calendar.intervals(*period.begin, *period.end)) {
    if (context.json())
      w.begin_object().key("start").string(time::to_text(interval.begin)).key("end").string(time::to_text(interval.end)).end_object();
    else
      text += format("{}  to  {}\n", local_text(calendar, interval.begin), local_text(calendar, interval.end));
  }
  if (context.json()) {
    w.end_array().end_object();
    text += "\n";
  }
  context.out().write(text);
  return Code::ok;
}

constexpr Option kOptions[] = {{.name = "--calendar", .letter = 'c', .value = "NAME", .help = "the desk's own without", .completer = Completer::calendar}};
constexpr Argument kAddArguments[] = {{.name = "START", .help = "a time"}, {.name = "DURATION", .help = "like 4bh, 2bd, 1h30m; negative after --"}};
constexpr Argument kBetweenArguments[] = {{.name = "START", .help = "a time"}, {.name = "END", .help = "a time"}};
constexpr Argument kTimeArguments[] = {{.name = "TIME", .help = "a time"}};
constexpr Argument kShowArguments[] = {{.name = "NAME", .help = "the desk's own without", .minimum = 0, .completer = Completer::calendar},
                                       {.name = "PERIOD", .help = "this-week without", .minimum = 0}};
constexpr Example kAddExamples[] = {{"spoc calendar add 2026-06-05T14:30:00Z 4bh", "when four business hours are over"},
                                    {"spoc calendar add today -- -2bd", "two business days back"}};
constexpr Example kBetweenExamples[] = {{"spoc calendar between mon now", "open time since Monday"}};
constexpr Example kOpenExamples[] = {{"spoc calendar open now --calendar office", "0 when open, 1 when closed"}};
constexpr Example kNextExamples[] = {{"spoc calendar next now", "the next opening"}};
constexpr Example kShowExamples[] = {{"spoc calendar show office 2026-12", "the open intervals of a month"}};
constexpr Traits kTraits{.documents = true};

}  // namespace

const Command kCalendarAdd{.name = "calendar add", .group = "Insight", .summary = "Add a duration to a time",
                           .arguments = kAddArguments, .options = kOptions, .examples = kAddExamples, .traits = kTraits, .run = run_add};
const Command kCalendarBetween{.name = "calendar between", .group = "Insight", .summary = "Say how much open time lies between two times",
                               .arguments = kBetweenArguments, .options = kOptions, .examples = kBetweenExamples, .traits = kTraits, .run = run_between};
const Command kCalendarOpen{.name = "calendar open", .group = "Insight", .summary = "Say whether a calendar is open at a time",
                            .arguments = kTimeArguments, .options = kOptions, .examples = kOpenExamples, .traits = kTraits, .run = run_open};
const Command kCalendarNext{.name = "calendar next", .group = "Insight", .summary = "Find the next opening",
                            .arguments = kTimeArguments, .options = kOptions, .examples = kNextExamples, .traits = kTraits, .run = run_next};
const Command kCalendarShow{.name = "calendar show", .group = "Insight", .summary = "Show the open intervals of a calendar",
                            .arguments = kShowArguments, .examples = kShowExamples, .traits = kTraits, .run = run_show};

}  // namespace spoc::cmd
