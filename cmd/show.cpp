#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "cmd/present/conversation.h"
#include "cmd/present/knowledge.h"
#include "cmd/present/merged.h"
#include "cmd/present/run_files.h"
#include "cmd/present/run_view.h"
#include "cmd/present/ticket_json.h"
#include "cmd/present/ticket_text.h"
#include "cmd/shell/options.h"
#include "cmd/shell/pager.h"
#include "cmd/shell/run_name.h"
#include "cmd/verbs.h"
#include "domain/ids.h"

namespace spoc::cmd {
namespace {

struct Story {
  store::StoredTicket stored;
  std::vector<store::Entry> entries;
  std::vector<Said> conversation;
  std::vector<domain::TicketId> children;
  std::size_t children_over = 0;
  domain::TicketId asked;  ///< the number that was asked for, when the ticket is another one by now
};

void append_entries(store::Reading& reading, domain::TicketId id, std::vector<store::Entry>& entries) {
  store::EntryQuery query;
  query.subject = domain::subject(id);
  reading.entries(query, [&](const store::Entry& entry) {
    entries.push_back(entry);
    return true;
  });
}

/// Entries of the tickets that were merged into it, and into those.
void append_merged(store::Reading& reading, const domain::Ticket& ticket, std::vector<store::Entry>& entries) {
  for (const domain::Link& link : ticket.links) {
    const auto merged = link.kind == domain::LinkKind::duplicated_by ? reading.ticket(link.to) : std::nullopt;
    if (!merged || merged->ticket.merged_into != ticket.id) continue;
    append_entries(reading, link.to, entries);
    append_merged(reading, merged->ticket, entries);
  }
}

Story story_of(Context& context, domain::TicketId asked) {
  Story story;
  const domain::TicketId id = follow_merges(context, {asked}).front();
  if (id != asked) story.asked = asked;
  context.read([&](store::Reading& reading) {
    auto stored = reading.ticket(id);
    if (!stored) throw Error(Code::not_found, format("there is no ticket {}", to_text(id)));
    story.stored = std::move(*stored);
    story.children = reading.children(id);
    for (const domain::TicketId child : story.children)
      if (const auto one = reading.ticket(child); one && !is_open(one->ticket.status)) ++story.children_over;
    append_entries(reading, id, story.entries);
    std::vector<store::Entry> merged;
    append_merged(reading, story.stored.ticket, merged);
    story.conversation = conversation_of(id, story.entries, merged);
  });
  return story;
}

/// One of these files, by its position from 1. `of` is what has them.
Code save_attachment(Context& context, const std::vector<domain::Attachment>& all, std::string_view number, std::string_view of) {
  const auto position = to_integer(number);
  if (!position || *position < 1 || static_cast<std::size_t>(*position) > all.size())
    throw Error(Code::not_found, format("there is no attachment {}", number), format("the {} has {}", of, all.size()));
  std::optional<std::string> bytes;
  context.read(
      [&](store::Reading& reading) { bytes = reading.blob(all[static_cast<std::size_t>(*position) - 1].hash); });
  if (!bytes) throw Error(Code::io, "the attachment's content is not in the store", "run spoc verify");
  const auto output = context.arguments().value("--output");
  if (!output || *output == "-")
    context.out().write(*bytes);
  else
    create_file(std::string(*output), *bytes);
  return Code::ok;
}

std::vector<domain::Attachment> files_of(Context& context, domain::RunId run) {
  std::vector<domain::Attachment> files;
  context.read([&](store::Reading& reading) {
    if (!reading.run(run)) throw Error(Code::not_found, format("there is no run {}", to_text(run)));
    files = files_of_run(reading, run);
  });
  return files;
}

/// Hashes of the mails that are part of it, in the order they came.
std::vector<std::string> mails_of(const Story& story) {
  std::vector<std::string> hashes;
  for (const store::Entry& entry : story.entries) {
    if (entry.kind != domain::MailReceived::kKind) continue;
    const domain::Event event = domain::event_from_json(entry.kind, entry.data);
    if (const auto& raw = std::get<domain::MailReceived>(event).raw; !raw.empty()) hashes.push_back(raw);
  }
  return hashes;
}

/// The bytes that the N-th of its mails came as.
std::string mail_of(Context& context, const Story& story, std::string_view number) {
  const std::vector<std::string> mails = mails_of(story);
  const auto position = to_integer(number);
  if (!position || *position < 1 || static_cast<std::size_t>(*position) > mails.size())
    throw Error(Code::not_found, format("there is no mail {}", number), format("the ticket has {}", mails.size()));
  std::optional<std::string> bytes;
  context.read([&](store::Reading& reading) { bytes = reading.blob(mails[static_cast<std::size_t>(*position) - 1]); });
  if (!bytes) throw Error(Code::io, "the mail's content is not in the store", "run spoc verify");
  return std::move(*bytes);
}

/// What was said, byte for byte as it is kept: the mail that it came by, else the texts. Not for a terminal: nothing in
/// it was made harmless.
void print_raw(Context& context, const Story& story) {
  const auto output = context.arguments().value("--output");
  if (!output && context.terminal().output)
    throw Error(Code::usage, "what came from outside could control this terminal",
                "write it to a file: -o FILE, or pipe it");
  const auto number = context.arguments().value("--mail");
  const bool by_mail = story.stored.ticket.channel == "mail" && !mails_of(story).empty();
  std::string text;
  if (number || by_mail) {
    text = mail_of(context, story, number.value_or("1"));
  } else {
    text = story.stored.ticket.description + "\n";
    for (const Said& said : story.conversation)
      if (!said.note.text.empty()) text += said.note.text + "\n";
  }
  if (!output || *output == "-")
    context.out().write(text);
  else
    create_file(std::string(*output), text);
}

/// What may answer it, while it is open.
std::vector<desk::SuggestedArticle> articles_for(Context& context, const Story& story) {
  return desk::suggested_articles(context.store(), context.authority().sight, story.stored.ticket);
}

void write_members(json::Writer& writer, Context& context, const Story& story) {
  const auto held_to = context.store().policy(story.stored.ticket.bundle);
  write_ticket_members(writer, {story.stored.ticket, story.stored.schedule, *held_to, context.now(), story.children});
  writer.key("children_over").integer(static_cast<std::int64_t>(story.children_over));
  writer.key("redirected_from");
  story.asked ? writer.integer(story.asked.number) : writer.null();
  write_story_members(writer, story.conversation, story.entries);
  write_suggestions(writer, articles_for(context, story));
}

std::string text_of(Context& context, const Story& story) {
  const auto held_to = context.store().policy(story.stored.ticket.bundle);
  std::string text = ticket_text(
      {story.stored.ticket, story.stored.schedule, *held_to, context.now(), story.children, false, story.children_over},
      story.conversation, story.entries, context.style(), context.arguments().has("--events"));
  // For who sits there and answers; programs have it in the JSON.
  const auto articles = context.terminal().output ? articles_for(context, story) : std::vector<desk::SuggestedArticle>();
  if (!articles.empty()) text += "\nmay answer it\n";
  for (const desk::SuggestedArticle& one : articles) text += "  " + suggestion_line(one) + "\n";
  return text;
}

/// One is `spoc.ticket/1`, several are `spoc.tickets/1`.
Code print(Context& context, const std::vector<Story>& stories) {
  std::string text;
  if (!context.json()) {
    for (const Story& story : stories) text += (text.empty() ? "" : "\n") + text_of(context, story);
    page(text, context.environment(), context.terminal());
    return Code::ok;
  }
  json::Writer writer(text, 2);
  writer.begin_object();
  if (stories.size() == 1) {
    writer.key("schema").string("spoc.ticket/1");
    write_members(writer, context, stories.front());
  } else {
    writer.key("schema").string("spoc.tickets/1").key("total").integer(static_cast<std::int64_t>(stories.size()));
    writer.key("tickets").begin_array();
    for (const Story& story : stories) {
      writer.begin_object();
      write_members(writer, context, story);
      writer.end_object();
    }
    writer.end_array();
  }
  writer.end_object();
  context.out().write(text + "\n");
  return Code::ok;
}

Code run(Context& context, const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.positionals();
  if (words.size() == 1 && names_run(words.front())) {
    const domain::RunId run = context.run_of(words.front());
    const auto attachment = arguments.value("--attachment");
    return attachment ? save_attachment(context, files_of(context, run), *attachment, "run") : show_run(context, run);
  }
  std::vector<Story> stories;
  for (const domain::TicketId id : context.tickets()) stories.push_back(story_of(context, id));
  if (stories.empty()) throw Error(Code::not_found, "no ticket was named on standard input");
  const bool one_only = arguments.has("--attachment") || arguments.has("--raw") || arguments.has("--mail");
  if (one_only && stories.size() > 1)
    throw Error(Code::usage, "--attachment and --raw are about one ticket", "name one");
  const Story& story = stories.front();
  if (const auto attachment = arguments.value("--attachment")) return save_attachment(context, attachments_of(story.conversation), *attachment, "ticket");
  if (arguments.has("--raw") || arguments.has("--mail")) {
    print_raw(context, story);
    return Code::ok;
  }
  if (arguments.has("--output"))
    throw Error(Code::usage, "-o goes with --attachment or --raw", "name the attachment: --attachment 1");
  return print(context, stories);
}

constexpr Argument kArguments[] = {
    {.name = "ID",
     .help = "tickets (42, key:K, - for numbers on standard input) or a run (r7, onboarding:E1234)",
     .maximum = 0,
     .completer = Completer::ticket}};
constexpr Option kOptions[] = {
    {.name = "--events", .help = "also every event of its journal"},
    {.name = "--attachment", .value = "N", .help = "the content of its N-th file"},
    {.name = "--raw", .help = "the mail it came by, else what was said, byte for byte; for a file or a pipe"},
    {.name = "--mail", .value = "N", .help = "likewise the N-th mail that is part of it"},
    {.name = "--output",
     .letter = 'o',
     .value = "FILE",
     .help = "where the file goes; - is standard output",
     .completer = Completer::file}};
constexpr Example kExamples[] = {{"spoc show 42", "the whole story"},
                                 {"spoc show 42 --attachment 1 -o log.txt", "a file that came with it"}};

}  // namespace

const Command kShow{.name = "show",
                    .group = "Tickets",
                    .summary = "Show the whole story of a ticket or run",
                    .arguments = kArguments,
                    .options = kOptions,
                    .examples = kExamples,
                    .traits = {.documents = true},
                    .run = run};

}  // namespace spoc::cmd
