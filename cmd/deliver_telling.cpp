#include "cmd/deliver_telling.h"

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/ticket_json.h"

namespace spoc::cmd {
namespace {

using domain::TicketId;

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

std::string step_name(const desk::Acted& acted) {
  return format("{}/{}{}{}", to_text(acted.run), acted.step, acted.item.empty() ? "" : "/", acted.item);
}

void write_acted(json::Writer& writer, const desk::Acted& acted) {
  writer.begin_object()
      .key("state")
      .string(acted.state)
      .key("run")
      .string(to_text(acted.run))
      .key("step")
      .string(acted.step);
  writer.key("item");
  text_or_null(writer, acted.item);
  writer.key("attempt").integer(acted.attempt).key("program");
  text_or_null(writer, acted.program);
  writer.key("detail");
  text_or_null(writer, acted.detail);
  writer.end_object();
}

std::string acted_line(const desk::Acted& acted) {
  std::string_view what = acted.state;
  if (acted.state == "retry") what = "not done, will be tried again";
  if (acted.state == "rejected") what = "too late, not taken";
  if (acted.state == "queued") what = "would be run";
  std::string line = format("{}: {}", what, step_name(acted));
  if (!acted.program.empty()) line += " · " + acted.program;
  if (!acted.detail.empty()) line += " · " + acted.detail;
  return terminal_safe(line, Shape::one_line);
}

void write_hooked(json::Writer& writer, const desk::Hooked& hooked) {
  writer.begin_object()
      .key("state")
      .string(hooked.state)
      .key("hook")
      .string(hooked.hook)
      .key("kind")
      .string(hooked.kind);
  writer.key("notice").integer(hooked.effect).key("ticket");
  hooked.ticket ? writer.integer(hooked.ticket.number) : writer.null();
  writer.key("run");
  text_or_null(writer, hooked.run ? to_text(hooked.run) : std::string());
  writer.key("detail");
  text_or_null(writer, hooked.detail);
  writer.end_object();
}

std::string hooked_line(const desk::Hooked& hooked, bool dry_run) {
  std::string_view what = hooked.state;
  if (hooked.state == "queued") what = dry_run ? "would be told" : "not told, will be tried again";
  std::string line = format("{}: hook {} · {}", what, hooked.hook, hooked.kind);
  if (hooked.ticket) line += format(" of #{}", to_text(hooked.ticket));
  if (hooked.run) line += format(" of {}", to_text(hooked.run));
  if (!hooked.detail.empty()) line += format(" · {}", hooked.detail);
  return terminal_safe(line, Shape::one_line);
}

}  // namespace

Telling::Telling(Context& context, bool dry_run) : context_(context), dry_run_(dry_run) {
  if (context_.json()) writer_.begin_object().key("schema").string("spoc.delivery/1").key("messages").begin_array();
}

void Telling::tell(const desk::Sent& sent) {
  if (context_.json()) {
    write_sent(writer_, sent);
    context_.out().write(text_);
    text_.clear();
  } else if (!context_.quiet()) {
    context_.out().write(sent_line(sent, dry_run_) + "\n");
  }
}

void Telling::tell(const desk::Acted& acted) {
  acted_.push_back(acted);
  if (context_.json() || context_.quiet()) return;
  context_.out().write(acted_line(acted) + "\n");
  context_.out().flush();
}

void Telling::tell(const desk::Hooked& hooked) {
  hooked_.push_back(hooked);
  if (!context_.json() && !context_.quiet()) context_.out().write(hooked_line(hooked, dry_run_) + "\n");
}

void Telling::finish(const desk::Delivered& delivered, const desk::HookedCount& hooks) {
  if (context_.json()) {
    writer_.end_array().key("actions").begin_array();
    for (const desk::Acted& acted : acted_) write_acted(writer_, acted);
    writer_.end_array().key("hooks").begin_array();
    for (const desk::Hooked& hooked : hooked_) write_hooked(writer_, hooked);
    writer_.end_array().key("sent").integer(delivered.messages).key("notices").integer(delivered.notices);
    writer_.key("waiting")
        .integer(delivered.waiting + hooks.waiting)
        .key("failed")
        .integer(delivered.failed + hooks.failed);
    writer_.key("dropped").integer(delivered.dropped + hooks.dropped).key("put_off").integer(delivered.put_off);
    writer_.key("told").integer(hooks.told);
    if (dry_run_) writer_.key("dry_run").boolean(true);
    writer_.end_object();
    context_.out().write(text_ + "\n");
  } else if (!context_.quiet() && !context_.arguments().has("--watch") && acted_.empty() && hooked_.empty() &&
             delivered.messages + delivered.waiting + delivered.failed + delivered.dropped + delivered.put_off == 0) {
    context_.say("nothing is due to be sent");
  }
}

}  // namespace spoc::cmd
