#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "cmd/shell/context.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/kb.h"
#include "policy/load.h"

namespace spoc::cmd {
namespace {

constexpr std::string_view kAudiences[] = {"internal", "public"};
constexpr int kReviewAfterDays = 180;

/// A ticket to write an article from: what was asked, and what answered it.
struct Source {
  domain::Ticket ticket;
  std::string answer;
};

std::optional<Source> source_of(Context& context) {
  const auto named = context.arguments().value("--from-ticket");
  if (!named) return std::nullopt;
  const domain::TicketId id = context.ticket_of(*named);
  Source source;
  context.read(decide::Verb::show, [&](store::Reading& reading) {
    const auto stored = reading.ticket(id);
    if (!stored) throw Error(Code::not_found, format("there is no ticket {}", to_text(id)));
    source.ticket = stored->ticket;
    store::EntryQuery query;
    query.subject = domain::subject(id);
    query.kind = domain::TicketResolved::kKind;
    reading.entries(query, [&](const store::Entry& entry) {
      source.answer = std::get<domain::TicketResolved>(domain::event_from_json(entry.kind, entry.data)).text;
      return true;
    });
  });
  return source;
}

std::string title_of(const Arguments& arguments, const std::optional<Source>& source) {
  const auto title = arguments.positional(0);
  if (title && !trim(*title).empty()) return std::string(trim(*title));
  if (source) return source->ticket.subject;
  throw Error(Code::usage, "an article needs a title",
              "spoc kb add \"VPN drops every few minutes\", or --from-ticket 42");
}

void write_file(const std::string& folder, const std::string& path, const std::string& text) {
  make_folders(join_path(folder, "kb"));
  create_file(join_path(folder, path), text);
}

Code run(Context& context, const Arguments& arguments) {
  context.require(decide::Verb::kb);
  const auto source = source_of(context);
  const std::string title = title_of(arguments, source);
  const policy::Audience audience =
      arguments.value("--audience") == "public" ? policy::Audience::everybody : policy::Audience::internal;
  const time::Date review = context.policy()->zone().local(context.now()).date + kReviewAfterDays;
  const std::string body = context.text_of_message().value_or("");
  const std::string text = desk::drafted_article(title, source ? &source->ticket : nullptr,
                                                 source ? source->answer : "", body, audience, review);
  const std::string path = desk::next_article_path(context.store(), policy::read_files(context.folder()), title);
  if (!arguments.has("--dry-run")) write_file(context.folder(), path, text);
  std::string out;
  if (context.json()) {
    json::Writer w(out, 2);
    w.begin_object()
        .key("schema")
        .string("spoc.article/1")
        .key("id")
        .string(format("kb{}", *policy::article_number(path)));
    w.key("title").string(title).key("file").string(path).key("markdown").string(text);
    if (arguments.has("--dry-run")) w.key("dry_run").boolean(true);
    w.end_object();
    out += "\n";
  } else {
    out = arguments.has("--dry-run") ? terminal_safe(text, Shape::block) : path + "\n";
  }
  context.out().write(out);
  if (!context.quiet() && !context.json()) context.say("edit it, then spoc apply puts it in force");
  return Code::ok;
}

constexpr Argument kArguments[] = {
    {.name = "TITLE", .help = "what it answers; the ticket's subject without", .minimum = 0}};
constexpr Option kOptions[] = {{.name = "--from-ticket",
                                .value = "ID",
                                .help = "with its question, answer and service",
                                .completer = Completer::ticket},
                               {.name = "--audience",
                                .value = "WHO",
                                .help = "internal, or public for requesters too",
                                .completer = Completer::words,
                                .words = kAudiences},
                               kMessage,
                               kFile,
                               kEditor};
constexpr Example kExamples[] = {{"spoc kb add --from-ticket 42 --audience public", "what helped once, for everybody"},
                                 {"spoc kb add \"Guest Wi-Fi\" -F guest.md", "one that is written already"}};

}  // namespace

const Command kKbAdd{
    .name = "kb add",
    .group = "Knowledge",
    .summary = "Begin an article",
    .description =
        "Writes a new file of kb/ with the next number, to be edited; nothing is in force before spoc apply. What a "
        "ticket says may name people: look it through.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = {.writes = true, .documents = true, .quiet = true},
    .run = run};

}  // namespace spoc::cmd
