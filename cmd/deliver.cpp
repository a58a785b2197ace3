#include "desk/deliver.h"

#include <chrono>
#include <thread>

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/clock.h"
#include "cmd/shell/context.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"

namespace spoc::cmd {
namespace {

using domain::TicketId;
using store::QueuedEffect;

std::vector<std::int64_t> notices_of(const Arguments& arguments) {
  std::vector<std::int64_t> ids;
  for (const std::string& word : arguments.positionals()) {
    const auto id = to_integer(word);
    if (!id || *id < 1)
      throw Error(Code::usage, format("\"{}\" is no number of a notice", word), "see them: spoc deliver --list");
    ids.push_back(*id);
  }
  return ids;
}

void write_sent(json::Writer& writer, const desk::Sent& sent) {
  writer.begin_object().key("state").string(sent.state).key("to");
  text_or_null(writer, sent.to);
  writer.key("subject");
  text_or_null(writer, sent.subject);
  writer.key("notices").begin_array();
  for (const std::int64_t id : sent.effects) writer.integer(id);
  writer.end_array().key("tickets").begin_array();
  for (const TicketId id : sent.tickets) writer.integer(id.number);
  writer.end_array().key("detail");
  text_or_null(writer, sent.detail);
  writer.end_object();
}

std::string sent_line(const desk::Sent& sent, bool dry_run) {
  std::string_view what = sent.state;
  if (sent.state == "queued") what = "not sent, will be tried again";
  if (dry_run && sent.state == "sent") what = "would be sent";
  std::string line = format("{}: ", what);
  if (!sent.to.empty() && !sent.subject.empty())
    line += format("{} · {}", sent.to, sent.subject);
  else if (!sent.to.empty())
    line += sent.to;
  else
    line += format("notice {}", sent.effects.front());
  if (!sent.detail.empty()) line += format(" · {}", sent.detail);
  return terminal_safe(line, Shape::one_line);
}

/// Writes as it goes, so that memory does not grow with the queue.
class Telling {
 public:
  explicit Telling(Context& context, bool dry_run) : context_(context), dry_run_(dry_run) {
    if (context_.json()) writer_.begin_object().key("schema").string("spoc.delivery/1").key("messages").begin_array();
  }

  void tell(const desk::Sent& sent) {
    if (context_.json()) {
      write_sent(writer_, sent);
      context_.out().write(text_);
      text_.clear();
    } else if (!context_.quiet()) {
      context_.out().write(sent_line(sent, dry_run_) + "\n");
    }
  }

  void finish(const desk::Delivered& delivered) {
    if (context_.json()) {
      writer_.end_array().key("sent").integer(delivered.messages).key("notices").integer(delivered.notices);
      writer_.key("waiting").integer(delivered.waiting).key("failed").integer(delivered.failed);
      writer_.key("dropped").integer(delivered.dropped).key("put_off").integer(delivered.put_off);
      if (dry_run_) writer_.key("dry_run").boolean(true);
      writer_.end_object();
      context_.out().write(text_ + "\n");
    } else if (!context_.quiet() && !context_.arguments().has("--watch") &&
               delivered.messages + delivered.waiting + delivered.failed + delivered.dropped + delivered.put_off == 0) {
      context_.say("nothing is due to be sent");
    }
  }

 private:
  Context& context_;
  bool dry_run_;
  std::string text_;
  json::Writer writer_{text_};
};

Code send(Context& context) {
  desk::Desk desk = context.desk();
  Telling telling(context, desk.dry_run);
  const desk::Delivered delivered =
      desk::deliver(desk, {context.folder(), real_time}, [&](const desk::Sent& sent) { telling.tell(sent); });
  telling.finish(delivered);
  return delivered.failed + delivered.waiting ? Code::partial : Code::ok;
}

std::string about(const domain::Effect& effect) {
  if (effect.ticket) return format("ticket {}", to_text(effect.ticket));
  return format("run {}", to_text(effect.run));
}

render::Table table_of(const std::vector<QueuedEffect>& queue) {
  using render::Cell, render::Kind;
  render::Table table;
  table.columns = {{"notice", Kind::number}, {"state", Kind::text},   {"about", Kind::text},    {"to", Kind::text},
                   {"reason", Kind::text},   {"tries", Kind::number}, {"next_try", Kind::when}, {"error", Kind::text}};
  for (const QueuedEffect& queued : queue) {
    Cell next;
    if (queued.state == "queued" && queued.not_before) next = *queued.not_before;
    else if (queued.state == "queued" && queued.wait_until && !queued.message) next = *queued.wait_until;
    table.rows.push_back({Cell(queued.id), Cell(queued.state), Cell(about(queued.effect)), Cell(queued.effect.to),
                          Cell(queued.effect.reason), Cell(queued.attempts), next, Cell(queued.error)});
    table.tones.push_back(queued.state == "failed" ? render::Tone::bad : render::Tone::plain);
  }
  return table;
}

void write_queue(Context& context, const std::vector<QueuedEffect>& queue) {
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
    writer.end_object();
  }
  writer.end_array().end_object();
  context.out().write(text + "\n");
}

Code list(Context& context) {
  desk::Desk desk = context.desk();
  const std::vector<QueuedEffect> queue = desk::undelivered(desk);
  if (context.json()) {
    write_queue(context, queue);
    return Code::ok;
  }
  if (queue.empty()) context.say("nothing waits to be sent");
  std::string text;
  if (context.quiet()) {
    for (const QueuedEffect& queued : queue) text += format("{}\n", queued.id);
  } else if (!queue.empty()) {
    render::append_table(text, table_of(queue), context.style());
  }
  context.out().write(text);
  return Code::ok;
}

Code again(Context& context, const Arguments& arguments) {
  desk::Desk desk = context.desk();
  const std::int64_t count = desk::retry(desk, notices_of(arguments));
  if (!context.json() && !context.quiet())
    context.say(format("{} {}", count,
                       desk.dry_run ? "would be tried again"
                       : count == 1 ? "is tried again"
                                    : "are tried again"));
  return desk.dry_run ? Code::ok : send(context);
}

Code drop(Context& context, const Arguments& arguments) {
  const auto reason = arguments.value("--reason");
  if (!reason || trim(*reason).empty()) throw Error(Code::usage, "dropping needs a reason", "add --reason TEXT");
  desk::Desk desk = context.desk();
  const std::int64_t count = desk::drop(desk, notices_of(arguments), std::string(*reason));
  if (context.json()) {
    context.out().write(format("{{\"schema\":\"spoc.delivery/1\",\"dropped\":{}{}}}\n", count,
                               desk.dry_run ? ",\"dry_run\":true" : ""));
  } else if (!context.quiet()) {
    context.say(format("{} {} dropped", count, desk.dry_run ? "would be" : count == 1 ? "is" : "are"));
  }
  return Code::ok;
}

/// Sends what is queued and what comes, until it is ended: for a service where cron is too slow.
[[noreturn]] void watch(Context& context) {
  constexpr auto kPause = std::chrono::seconds(2);
  if (context.json() || context.arguments().has("--dry-run"))
    throw Error(Code::usage, "--watch never ends: it goes with neither --json nor --dry-run", "leave out --watch");
  while (true) {
    context.look_again();
    send(context);
    context.out().flush();
    std::this_thread::sleep_for(kPause);
  }
}

Code run(Context& context, const Arguments& arguments) {
  const int modes =
      arguments.has("--list") + arguments.has("--retry") + arguments.has("--drop") + arguments.has("--watch");
  if (modes > 1) throw Error(Code::usage, "--list, --retry, --drop and --watch exclude each other", "use one of them");
  if (arguments.has("--reason") && !arguments.has("--drop")) throw Error(Code::usage, "--reason goes with --drop");
  if (arguments.has("--list")) return list(context);
  if (arguments.has("--retry")) return again(context, arguments);
  if (arguments.has("--drop")) return drop(context, arguments);
  if (!arguments.positionals().empty())
    throw Error(Code::usage, "numbers of notices go with --retry or --drop",
                "without them everything that is due is sent");
  if (arguments.has("--watch")) watch(context);
  return send(context);
}

constexpr Argument kArguments[] = {{.name = "NOTICE",
                                    .help = "numbers of --list, for --retry and --drop; none: all that failed",
                                    .minimum = 0,
                                    .maximum = 0}};
constexpr Option kOptions[] = {{.name = "--list", .letter = 'l', .help = "what has not left the desk"},
                               {.name = "--retry", .help = "try again what failed"},
                               {.name = "--drop", .help = "never send what failed"},
                               {.name = "--watch", .help = "go on with what is queued from now on"},
                               kReason};
constexpr Example kExamples[] = {{"spoc deliver --quiet", "send what is queued, from cron"},
                                 {"spoc deliver --drop 17 --reason \"wrong address\"", "never send notice 17"}};

}  // namespace

const Command kDeliver{
    .name = "deliver",
    .group = "Work",
    .summary = "Send what is queued for the outside world",
    .description =
        "Notices to the same people become one message. Killed anywhere, each message exists once. What "
        "fails is tried again after a minute, five, thirty and two hours; then it stays in --list. Quiet hours and the "
        "hourly limit of policy put notices off. 80 when something could not be sent.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = {.writes = true, .documents = true, .quiet = true},
    .run = run};

}  // namespace spoc::cmd
