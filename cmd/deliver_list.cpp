#include "cmd/deliver_list.h"

#include "base/format.h"
#include "base/json.h"
#include "cmd/present/ticket_json.h"
#include "desk/act.h"
#include "desk/deliver.h"

namespace spoc::cmd {
namespace {

using store::ActionStep;
using store::QueuedEffect;

std::string about(const domain::Effect& effect) {
  if (effect.ticket) return format("ticket {}", to_text(effect.ticket));
  return effect.run ? format("run {}", to_text(effect.run)) : "the desk";
}

std::string to_whom(const domain::Effect& effect) {
  return effect.kind == domain::Effect::Kind::hook ? format("hook {}", effect.to) : effect.to;
}

render::Table table_of(const std::vector<QueuedEffect>& queue) {
  using render::Cell, render::Kind;
  render::Table table;
  table.columns = {{"notice", Kind::number}, {"state", Kind::text},   {"about", Kind::text},    {"to", Kind::text},
                   {"reason", Kind::text},   {"tries", Kind::number}, {"next_try", Kind::when}, {"error", Kind::text}};
  for (const QueuedEffect& queued : queue) {
    Cell next;
    if (queued.state == "queued" && queued.not_before)
      next = *queued.not_before;
    else if (queued.state == "queued" && queued.wait_until && !queued.message)
      next = *queued.wait_until;
    table.rows.push_back({Cell(queued.id), Cell(queued.state), Cell(about(queued.effect)), Cell(to_whom(queued.effect)),
                          Cell(queued.effect.reason), Cell(queued.attempts), next, Cell(queued.error)});
    table.tones.push_back(queued.state == "failed" ? render::Tone::bad : render::Tone::plain);
  }
  return table;
}

std::string_view state_of(const ActionStep& step) {
  return step.lease_until ? "running" : step.try_at ? "queued" : "failed";
}

std::string name_of(const ActionStep& step) {
  return format("{}/{}{}{}", to_text(step.run), step.step, step.item.empty() ? "" : "/", step.item);
}

/// `until`: when a queued one may be tried, a running one is taken back.
render::Table table_of(const std::vector<ActionStep>& actions) {
  using render::Cell, render::Kind;
  render::Table table;
  table.columns = {{"step", Kind::text},  {"state", Kind::text},  {"team", Kind::text}, {"tries", Kind::number},
                   {"until", Kind::when}, {"ticket", Kind::text}, {"error", Kind::text}};
  for (const ActionStep& step : actions) {
    const std::optional<time::Instant> until = step.lease_until ? step.lease_until : step.try_at;
    table.rows.push_back({Cell(name_of(step)), Cell(std::string(state_of(step))), Cell(step.team), Cell(step.attempts),
                          until ? Cell(*until) : Cell(), step.ticket ? Cell("#" + to_text(step.ticket)) : Cell(),
                          Cell(step.problem)});
    table.tones.push_back(state_of(step) == "failed" ? render::Tone::bad : render::Tone::plain);
  }
  return table;
}

void write_actions(json::Writer& writer, const std::vector<ActionStep>& actions) {
  writer.key("actions").begin_array();
  for (const ActionStep& step : actions) {
    writer.begin_object()
        .key("state")
        .string(state_of(step))
        .key("run")
        .string(to_text(step.run))
        .key("step")
        .string(step.step);
    writer.key("item");
    text_or_null(writer, step.item);
    writer.key("team");
    text_or_null(writer, step.team);
    writer.key("attempts").integer(step.attempts).key("try_at");
    instant_or_null(writer, step.try_at);
    writer.key("lease_until");
    instant_or_null(writer, step.lease_until);
    writer.key("ticket");
    step.ticket ? writer.integer(step.ticket.number) : writer.null();
    writer.key("error");
    text_or_null(writer, step.problem);
    writer.end_object();
  }
  writer.end_array();
}

void write_queue(Context& context, const std::vector<QueuedEffect>& queue, const std::vector<ActionStep>& actions) {
  std::string text;
  json::Writer writer(text, 2);
  writer.begin_object()
      .key("schema")
      .string("spoc.queue/1")
      .key("total")
      .integer(static_cast<std::int64_t>(queue.size()));
  writer.key("notices").begin_array();
  for (const QueuedEffect& queued : queue) {
    const domain::Effect& effect = queued.effect;
    writer.begin_object().key("id").integer(queued.id).key("state").string(queued.state).key("ticket");
    effect.ticket ? writer.integer(effect.ticket.number) : writer.null();
    writer.key("run");
    text_or_null(writer, effect.run ? to_text(effect.run) : std::string());
    writer.key("to").string(effect.to).key("reason").string(effect.reason).key("channel");
    text_or_null(writer, effect.channel);
    writer.key("at").string(time::to_text(effect.at)).key("urgent").boolean(effect.urgent);
    writer.key("attempts").integer(queued.attempts).key("not_before");
    instant_or_null(writer, queued.not_before);
    writer.key("wait_until");
    instant_or_null(writer, queued.wait_until);
    writer.key("error");
    text_or_null(writer, queued.error);
    writer.key("kind").string(effect.kind == domain::Effect::Kind::hook ? "hook" : "notice");
    writer.end_object();
  }
  writer.end_array();
  write_actions(writer, actions);
  writer.end_object();
  context.out().write(text + "\n");
}

}  // namespace

Code list_undelivered(Context& context) {
  desk::Desk desk = context.desk();
  const std::vector<QueuedEffect> queue = desk::undelivered(desk);
  const std::vector<ActionStep> actions = desk::actions(desk);
  if (context.json()) {
    write_queue(context, queue, actions);
    return Code::ok;
  }
  if (queue.empty() && actions.empty()) context.say("nothing waits to be sent");
  std::string text;
  if (context.quiet()) {
    for (const QueuedEffect& queued : queue) text += format("{}\n", queued.id);
    for (const ActionStep& step : actions) text += name_of(step) + "\n";
  } else {
    if (!queue.empty()) render::append_table(text, table_of(queue), context.style());
    if (!queue.empty() && !actions.empty()) text += "\n";
    if (!actions.empty()) render::append_table(text, table_of(actions), context.style());
  }
  context.out().write(text);
  return Code::ok;
}

}  // namespace spoc::cmd
