#include "desk/erase.h"

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/amounts.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"

namespace spoc::cmd {
namespace {

std::string list_of(const std::vector<domain::TicketId>& ids) {
  std::vector<std::string> texts;
  for (const domain::TicketId id : ids) texts.push_back(to_text(id));
  return join(texts, " ");
}

std::string text_of(const desk::Erased& erased, bool dry_run) {
  const store::Rewritten& r = erased.rewritten;
  std::string text;
  if (!erased.tickets.empty()) text += format("texts of tickets: {}\n", list_of(erased.tickets));
  text += format("{}: {}, {}, {}, {}, {}, {}\n", dry_run ? "would be erased" : "erased",
                 count_text(r.entries, "entry", "entries"), count_text(r.operations, "caller", "callers"),
                 count_text(r.effects, "notice", "notices"), count_text(r.messages, "message", "messages"),
                 count_text(r.contents, "file of policy", "files of policy"),
                 count_text(r.removed, "attachment", "attachments"));
  if (!erased.instead.empty() && !dry_run) text += format("they are {} from now on\n", erased.instead);
  return text;
}

std::string json_of(const desk::Erased& erased, bool dry_run) {
  const store::Rewritten& r = erased.rewritten;
  std::string text;
  json::Writer w(text, 2);
  w.begin_object().key("schema").string("spoc.erase/1").key("instead");
  erased.instead.empty() ? w.null() : w.string(erased.instead);
  w.key("tickets").begin_array();
  for (const domain::TicketId id : erased.tickets) w.integer(id.number);
  w.end_array()
      .key("entries")
      .integer(r.entries)
      .key("operations")
      .integer(r.operations)
      .key("notices")
      .integer(r.effects);
  w.key("messages").integer(r.messages).key("files").integer(r.contents).key("attachments").integer(r.removed);
  if (dry_run) w.key("dry_run").boolean(true);
  w.end_object();
  return text + "\n";
}

/// Shown before anything is asked: what the erasing itself then does.
Code erase(Context& context, const std::function<desk::Erased(desk::Desk&)>& erase, std::string_view question) {
  desk::Desk desk = context.desk();
  desk::Desk trial{desk.store, desk.caller, true};
  const desk::Erased shown = erase(trial);
  if (desk.dry_run) {
    context.out().write(context.json() ? json_of(shown, true) : text_of(shown, true));
    return Code::ok;
  }
  if (shown.rewritten.empty()) {
    context.out().write(context.json() ? json_of(shown, false) : "nothing is to be erased\n");
    return Code::ok;
  }
  if (!context.arguments().has("--yes") && !context.json()) context.out().write(text_of(shown, true));
  context.out().flush();
  if (!context.confirmed(question)) return Code::no;
  const desk::Erased erased = erase(desk);
  context.out().write(context.json() ? json_of(erased, false) : text_of(erased, false));
  return Code::ok;
}

Code run(Context& context, const Arguments& arguments) {
  context.require(decide::Verb::erase);
  const auto person = arguments.positional(0);
  const int ways = (person ? 1 : 0) + (arguments.has("--retention") ? 1 : 0) + (arguments.has("--scrub") ? 1 : 0);
  if (ways != 1) throw Error(Code::usage, "erase whom, or what?", "a person, --retention, or --scrub");
  if (arguments.has("--scrub")) {
    if (!arguments.has("--dry-run")) context.store().scrub();
    return Code::ok;
  }
  if (person)
    return erase(
        context, [&](desk::Desk& desk) { return desk::erase(desk, *person); }, format("Erase {} for good?", *person));
  if (!context.policy()->retention.contains("closed_tickets")) {
    context.say("policy keeps closed tickets for ever: [retention] closed_tickets is not set");
    return Code::ok;
  }
  return erase(context, desk::erase_old, "Erase the texts of these tickets for good?");
}

constexpr Argument kArguments[] = {
    {.name = "PERSON", .help = "id, login, name or address", .minimum = 0, .completer = Completer::person}};
constexpr Option kOptions[] = {
    {.name = "--retention", .help = "what [retention] of policy does not keep any more, instead of a person"},
    {.name = "--scrub", .help = "only write the store's files anew, after an erasure that could not"}};
constexpr Example kExamples[] = {{"spoc erase ana@example.org --dry-run", "what of her is here"},
                                 {"spoc erase --retention --yes", "every month, from cron"}};

}  // namespace

const Command kErase{
    .name = "erase",
    .group = "Keeping",
    .summary = "Erase a person, or what is too old to be kept",
    .description =
        "New words are written over the old ones, in the journal, too, and the files of the store are written anew. "
        "What "
        "they asked for dies with all that was said about it; where they only worked, their names die. An event names "
        "the entries, and `verify` accepts exactly those. Copies made by `backup` are yours to find. 79 while they are "
        "in "
        "the directory, have tickets that are not over, or are named by policy.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = {.writes = true, .documents = true, .asks = true},
    .run = run};

}  // namespace spoc::cmd
