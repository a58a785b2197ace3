#include "base/json.h"
#include "base/text.h"
#include "cmd/present/merged.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/context.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/public_status.h"

namespace spoc::cmd {
namespace {

std::string json_of(const desk::PublicStatus& status) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.status/1").key("id").integer(status.id.number);
  w.key("subject").string(status.subject).key("status").string(status.status).key("turn").string(status.turn);
  w.key("since")
      .string(time::to_text(status.since))
      .key("asked_at")
      .string(time::to_text(status.asked_at))
      .key("expected_at");
  instant_or_null(w, status.expected_at);
  w.key("late").boolean(status.late).key("question");
  text_or_null(w, status.question);
  w.key("last_answer");
  if (status.last_answer)
    w.begin_object()
        .key("at")
        .string(time::to_text(status.last_answer->at))
        .key("text")
        .string(status.last_answer->text)
        .end_object();
  else
    w.null();
  w.key("continued_in");
  status.continued_in ? w.integer(status.continued_in->number) : w.null();
  w.end_object();
  return text + "\n";
}

Code run(Context& context, const Arguments& arguments) {
  const domain::TicketId id = follow_merges(context, {context.ticket_of(*arguments.positional(0))}).front();
  const desk::PublicStatus status = desk::public_status(context.desk(), id);
  const std::string text =
      context.json() ? json_of(status) : terminal_safe(desk::to_text(status, context.policy()->zone()), Shape::block);
  context.out().write(text);
  return Code::ok;
}

constexpr Argument kArguments[] = {kOneTicket};
constexpr Example kExamples[] = {{"spoc status 42", "what can be told to who asked, ready to paste"}};

}  // namespace

const Command kStatus{
    .name = "status",
    .group = "Tickets",
    .summary = "Say in plain words where a request stands",
    .description =
        "For the requester: what they asked, whose turn it is and since when, when an answer can be expected, the "
        "last message to them. Nothing internal is in it: no notes, teams, people, priorities or hand-overs.",
    .arguments = kArguments,
    .examples = kExamples,
    .traits = {.documents = true},
    .run = run};

}  // namespace spoc::cmd
