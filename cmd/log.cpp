#include "desk/log.h"
#include "desk/duplicates.h"

#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "cmd/log_bulk.h"
#include "cmd/log_mail.h"
#include "cmd/log_screen.h"
#include "cmd/present/knowledge.h"
#include "cmd/present/log_form.h"
#include "cmd/present/outcome.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "intake/members.h"

namespace spoc::cmd {
namespace {

constexpr std::string_view kOnKnown[] = {"ignore", "note", "reopen", "new"};

/// Options whose value is a text of the draft, under their own names.
constexpr std::string_view kTexts[] = {"requester", "channel", "type",    "service",  "category",
                                       "cause",     "impact",  "urgency", "priority", "reason",
                                       "parent",    "key",     "resolve", "team",     "assign",
                                       "kb"};

std::string default_channel(Context& context) {
  if (const auto variable = context.environment().filled("SPOC_CHANNEL")) return std::string(*variable);
  return context.settings().channel.empty() ? "cli" : context.settings().channel;
}

/// What the options say, except subject, description and files.
intake::Draft draft_of(Context& context, const Arguments& arguments) {
  intake::Draft draft;
  for (const std::string_view name : kTexts) {
    const intake::Member* member = intake::draft_member(name);
    ensure(member && member->text, "an option of log that is a text of the draft");
    draft.*member->text = arguments.value(format("--{}", name)).value_or("");
  }
  if (draft.parent == ".") draft.parent = to_text(context.ticket_of("."));
  if (draft.channel.empty()) draft.channel = default_channel(context);
  for (const std::string_view set : arguments.values("--set")) {
    auto [name, value] = name_and_value(set);
    draft.set.emplace_back(std::move(name), std::move(value));
  }
  for (const std::string_view tag : arguments.values("--tag")) draft.tags.emplace_back(trim(tag));
  draft.confidential = arguments.has("--confidential");
  draft.route = !arguments.has("--no-route");
  return draft;
}

std::string subject_of(const Arguments& arguments) {
  const auto option = arguments.value("--subject");
  const auto positional = arguments.positional(0);
  if (option && positional) throw Error(Code::usage, "the subject was said twice", "leave out -s or the argument");
  return std::string(option ? *option : positional.value_or(""));
}

intake::OnKnown on_known_of(const Arguments& arguments) {
  return intake::on_known_of(arguments.value("--on-known").value_or("ignore"));
}

/// Open tickets that may be about the same as the new one; none when the key was known.
std::vector<desk::LikelyDuplicate> duplicates_of(Context& context, const desk::LogOutcome& logged) {
  std::vector<desk::LikelyDuplicate> found;
  const desk::Logged& row = logged.rows.front();
  for (const domain::TicketChange& change : logged.outcome.change.tickets)
    if (row.created && change.after.id == row.ticket)
      context.read([&](store::Reading& reading) { found = desk::likely_duplicates(reading, change.after); });
  return found;
}

void write_duplicates(json::Writer& w, const std::vector<desk::LikelyDuplicate>& duplicates) {
  w.key("duplicates").begin_array();
  for (const desk::LikelyDuplicate& found : duplicates) {
    w.begin_object().key("id").integer(found.ticket.id.number).key("score").integer(found.likeness.score);
    w.key("subject").string(found.ticket.subject).key("status").string(domain::word(found.ticket.status));
    w.key("why").string(decide::why(found.likeness)).end_object();
  }
  w.end_array();
}

/// What may answer the new ticket.
std::vector<desk::SuggestedArticle> articles_for(Context& context, const desk::LogOutcome& logged) {
  const desk::Logged& row = logged.rows.front();
  for (const domain::TicketChange& change : logged.outcome.change.tickets)
    if (row.created && change.after.id == row.ticket) return desk::suggested_articles(context.store(), context.authority().sight, change.after);
  return {};
}

/// The words of the ticket: from the options, from the form in an editor, or asked for. False: there is nothing to log any more.
bool complete(Context& context, const Arguments& arguments, intake::Draft& draft) {
  draft.subject = subject_of(arguments);
  const bool edits = arguments.has("--edit");
  const auto text = context.text_of_message(edits ? log_form(draft, *context.policy()) : std::string());
  if (edits)
    read_log_form(*text, draft);
  else
    draft.description = text.value_or("");
  const bool nothing = trim(draft.subject).empty() && trim(draft.description).empty();
  if (nothing && !edits && can_ask(context)) return fill_at_the_phone(context, draft);
  if (nothing) throw Error(Code::usage, "a ticket needs a subject", "say what it is about: -s TEXT");
  if (!edits && !draft.service.empty() && can_ask(context)) ask_for_fields(context, draft);
  return true;
}

Code log_one(Context& context, const Arguments& arguments) {
  for (const std::string_view option : {"--map", "--again", "--rejects"})
    if (arguments.has(option))
      throw Error(Code::usage, format("{} is for many rows", option), "add --csv FILE or --jsonl FILE");
  intake::Draft draft = draft_of(context, arguments);
  if (!complete(context, arguments, draft)) return Code::ok;
  for (const std::string_view path : arguments.values("--attach"))
    draft.files.push_back({arguments.name_of_file(path), context.read(path)});
  desk::Desk desk = context.desk();
  const desk::LogOutcome logged = desk::log(desk, draft, on_known_of(arguments));
  // Nobody looks for what nobody is told. Articles are for people at a terminal and for programs that read JSON only; whoever pipes
  // tickets in pays nothing for them.
  const bool told = context.json() || !context.quiet();
  const auto duplicates = told ? duplicates_of(context, logged) : std::vector<desk::LikelyDuplicate>();
  const bool suggests = context.json() || (context.terminal().errors && told);
  const auto articles = suggests ? articles_for(context, logged) : std::vector<desk::SuggestedArticle>();
  const Code code = print_outcome(context, logged.outcome, {logged.rows.front().ticket}, [&](json::Writer& w) {
    write_duplicates(w, duplicates);
    write_suggestions(w, articles);
  });
  if (context.json() || context.quiet()) return code;
  for (const desk::LikelyDuplicate& found : duplicates)
    context.say(terminal_safe(format("like #{} (score {}): {}", to_text(found.ticket.id), found.likeness.score, found.ticket.subject), Shape::one_line));
  for (const desk::SuggestedArticle& article : articles) context.say(suggestion_line(article));
  return code;
}

/// One ticket's own words cannot be those of many.
void require_defaults(const Arguments& arguments) {
  for (const std::string_view option : {"--subject", "--message", "--file", "--edit", "--attach", "--key"})
    if (arguments.has(option))
      throw Error(Code::usage, format("{} is for one ticket", option), "the rows say it themselves");
  if (arguments.positional(0)) throw Error(Code::usage, "the subject is for one ticket", "the rows say it themselves");
}

Code run(Context& context, const Arguments& arguments) {
  if (arguments.has("--mail")) return log_mail(context, arguments);
  const auto jsonl = arguments.value("--jsonl");
  const auto csv = arguments.value("--csv");
  if (!jsonl && !csv) return log_one(context, arguments);
  if (jsonl && csv) throw Error(Code::usage, "rows can come from one place only", "use --jsonl or --csv");
  if (jsonl && arguments.has("--map"))
    throw Error(Code::usage, "--map is for --csv", "JSON Lines names its members itself");
  require_defaults(arguments);
  BulkInput input;
  input.path = jsonl ? *jsonl : *csv;
  input.csv = csv.has_value();
  input.map = arguments.value("--map").value_or("");
  input.rejects = arguments.value("--rejects").value_or("");
  if (input.rejects == "-" && context.json())
    throw Error(Code::usage, "rejected rows cannot stand in a JSON document", "name a file: --rejects FILE");
  input.again = arguments.has("--again");
  input.defaults = draft_of(context, arguments);
  input.on_known = on_known_of(arguments);
  return log_bulk(context, input);
}

constexpr Argument kArguments[] = {{.name = "SUBJECT", .help = "what it is about; scripts write -s", .minimum = 0}};
constexpr Option kOptions[] = {
    {.name = "--subject", .letter = 's', .value = "TEXT", .help = "what it is about, in a line"},
    kMessage,
    kFile,
    kEditor,
    {.name = "--requester",
     .value = "WHO",
     .help = "who asks: id, login, address, phone, part of a name",
     .completer = Completer::person,
     .alias = "--from"},
    {.name = "--channel", .value = "NAME", .help = "how it came; $SPOC_CHANNEL, else cli"},
    {.name = "--type",
     .value = "TYPE",
     .help = "incident, request, question, complaint, feedback, order",
     .completer = Completer::type},
    {.name = "--service", .value = "NAME", .help = "what it concerns", .completer = Completer::service},
    {.name = "--category",
     .value = "NAME",
     .help = "its kind; the service's without",
     .completer = Completer::category},
    {.name = "--impact", .value = "LEVEL", .help = "high, medium or low", .completer = Completer::level},
    {.name = "--urgency", .value = "LEVEL", .help = "high, medium or low", .completer = Completer::level},
    {.name = "--priority", .value = "LEVEL", .help = "by hand; needs --reason", .completer = Completer::priority},
    kReason,
    {.name = "--team", .value = "TEAM", .help = "who works on it", .completer = Completer::team},
    {.name = "--assign", .value = "PERSON", .help = "who of them", .completer = Completer::person},
    kSet,
    {.name = "--tag", .letter = 't', .value = "WORD", .help = "a tag", .repeatable = true},
    {.name = "--cause", .value = "NAME", .help = "why it happened", .completer = Completer::cause},
    {.name = "--attach",
     .letter = 'a',
     .value = "FILE",
     .help = "a file to keep with it",
     .completer = Completer::file,
     .repeatable = true},
    {.name = "--parent", .value = "ID", .help = "the ticket it is a part of", .completer = Completer::ticket},
    {.name = "--confidential", .help = "only its team sees it"},
    {.name = "--resolve", .value = "TEXT", .help = "answered at first contact, like this"},
    {.name = "--kb", .value = "ID", .help = "with --resolve: the article that answered it", .completer = Completer::article},
    {.name = "--no-route", .help = "leave it unplaced"},
    {.name = "--key", .letter = 'k', .value = "KEY", .help = "an external key; the same key logs once"},
    {.name = "--on-known",
     .value = "WHAT",
     .help = "a known key: ignore, note, reopen or new",
     .completer = Completer::words,
     .words = kOnKnown},
    {.name = "--mail", .help = "one mail: in the FILE that stands for SUBJECT, or on standard input"},
    {.name = "--jsonl",
     .value = "FILE",
     .help = "many, an object a line; - is standard input",
     .completer = Completer::file},
    {.name = "--csv", .value = "FILE", .help = "many, a row each", .completer = Completer::file},
    {.name = "--map", .value = "FILE", .help = "what the columns of --csv mean", .completer = Completer::file},
    {.name = "--again", .help = "log a file's rows although it was logged before"},
    {.name = "--rejects",
     .value = "FILE",
     .help = "a new file for the rows not used; -: marked, in the answer",
     .completer = Completer::file}};
constexpr Example kExamples[] = {
    {"spoc log -s \"VPN drops\" --from ana@example.org -m \"since noon\"", "one ticket"},
    {"spoc log --mail < message", "a mail, as an alias pipes it in; 0 is taken, 75 is later"},
    {"spoc log --csv export.csv --map desk.toml --channel import", "many; bad rows are told and left out"}};

}  // namespace

const Command kLog{
    .name = "log",
    .group = "Tickets",
    .summary = "Log a ticket, or many from a file",
    .description =
        "Derives its priority, places it by the rules, starts its clocks and queues the acknowledgement. "
        "On a terminal it asks for what was not said. "
        "With --jsonl or --csv the other options hold for rows that do not say it themselves; one bad row "
        "never stops the others, and the numbers are printed in row order as they become durable. With --mail it "
        "takes one mail, a mailbox file or a Maildir, and ends with 0 or 75 whatever happens: see `spoc help mail`.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = kTicketVerb,
    .run = run};

}  // namespace spoc::cmd
