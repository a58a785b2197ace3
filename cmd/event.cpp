#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/run_outcome.h"
#include "cmd/shell/files_along.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/permission.h"
#include "desk/run_control.h"
#include "render/table.h"
#include "render/text.h"

namespace spoc::cmd {
namespace {

desk::PutEvent event_of(Context& context, const Arguments& arguments) {
  desk::PutEvent put;
  put.event = *arguments.positional(0);
  put.id = trim(arguments.value("--id").value_or(""));
  if (put.id.empty()) throw Error(Code::usage, "an event has an id of its own", "--id I: the same id is the same event");
  const std::string data(arguments.value("--data").value_or("{}"));
  const bool file = !data.starts_with('{');
  const json::Value value = json::parse(file ? context.read(data) : data, file ? data : "--data", {1u << 20, 16});
  if (!value.object()) throw Error(Code::data, "the data of an event is one JSON object");
  put.data = *value.object();
  put.files = files_along(context);
  return put;
}

Code event_put(Context& context, const Arguments& arguments) {
  const desk::PutEvent put = event_of(context, arguments);
  desk::Desk desk = context.desk();
  const desk::EventOutcome result = desk::put_event(desk, put);
  const Code code = print_run_outcome(context, result.outcome, result.reached);
  if (result.known && !context.quiet())
    context.say(format("{} {} came before", put.event, put.id));
  else if (result.reached.empty() && !context.quiet())
    context.say(format("{} {} is kept: no run waits for it", put.event, put.id));
  return code;
}

void write_events(std::string& text, const std::vector<store::KeptEvent>& events) {
  json::Writer w(text);
  w.begin_object().key("schema").string("spoc.events/1").key("total").integer(static_cast<std::int64_t>(events.size())).key("events").begin_array();
  for (const store::KeptEvent& kept : events) {
    w.begin_object().key("event").string(kept.event).key("id").string(kept.id).key("at").string(time::to_text(kept.at)).key("keep_until");
    kept.keep_until ? w.string(time::to_text(*kept.keep_until)) : w.null();
    w.key("taken").boolean(kept.taken).key("data").value(json::Value(kept.data)).end_object();
  }
  w.end_array().end_object();
  text += "\n";
}

/// Events that no run has taken, unless all are wanted.
Code event_list(Context& context, const Arguments& arguments) {
  using render::Kind;
  desk::require(context.desk(), decide::Verb::event);
  std::vector<store::KeptEvent> events;
  context.read([&](store::Reading& reading) { events = reading.all_events(); });
  if (!arguments.has("--all")) std::erase_if(events, [](const store::KeptEvent& kept) { return kept.taken; });
  std::string text;
  if (context.json()) {
    write_events(text, events);
  } else if (context.quiet()) {
    for (const store::KeptEvent& kept : events) text += terminal_safe(format("{} {}", kept.event, kept.id), Shape::one_line) + "\n";
  } else if (events.empty()) {
    context.say(arguments.has("--all") ? "no event has come" : "every event was taken");
  } else {
    render::Table table;
    table.columns = {{"event"}, {"id"}, {"came", Kind::when}, {"kept until", Kind::when}, {"taken"}, {"data"}};
    for (const store::KeptEvent& kept : events)
      table.rows.push_back({kept.event, kept.id, kept.at, kept.keep_until ? render::Cell(*kept.keep_until) : render::Cell(),
                            std::string(kept.taken ? "yes" : "no"), json::to_text(json::Value(kept.data))});
    render::append_table(text, table, context.style());
  }
  context.out().write(text);
  return Code::ok;
}

constexpr Argument kPutArguments[] = {{.name = "NAME", .help = "an event of policy: hr.contract_signed"}};
constexpr Option kPutOptions[] = {{.name = "--id", .value = "ID", .help = "what tells it from others of its name: the same id is the same event"},
                                  {.name = "--data", .value = "JSON", .help = "its fields as an object, or a file that has it"},
                                 kAttachNamed};
constexpr Example kPutExamples[] = {{"spoc event put hr.contract_signed --id C-81 --data '{\"employee\": \"E7\"}'", "the runs that wait for it go on"}};
constexpr Option kListOptions[] = {{.name = "--all", .help = "also those that a run has taken"}};
constexpr Example kListExamples[] = {{"spoc event list", "what came and fits no run"}};

}  // namespace

const Command kEventPut{.name = "event put", .group = "Value streams", .summary = "Tell runs what happened outside",
                        .description = "Kept until its time is over, also when it comes before anybody waits for it. A run takes it once.",
                        .arguments = kPutArguments, .options = kPutOptions, .examples = kPutExamples,
                        .traits = {.writes = true, .documents = true, .quiet = true}, .run = event_put};
const Command kEventList{.name = "event list", .group = "Value streams", .summary = "List events that no run has taken",
                         .options = kListOptions, .examples = kListExamples, .traits = {.documents = true, .quiet = true}, .run = event_list};

}  // namespace spoc::cmd
