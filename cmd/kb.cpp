#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/columns.h"
#include "cmd/present/diagnostics.h"
#include "cmd/present/knowledge.h"
#include "cmd/present/outcome.h"
#include "cmd/shell/options.h"
#include "cmd/verbs.h"
#include "desk/check.h"
#include "desk/kb.h"

namespace spoc::cmd {
namespace {

constexpr std::string_view kAudiences[] = {"internal", "public"};
constexpr std::size_t kSuggested = 5;

std::optional<policy::Audience> audience_of(const Arguments& arguments) {
  const auto given = arguments.value("--audience");
  if (!given) return std::nullopt;
  return *given == "public" ? policy::Audience::everybody : policy::Audience::internal;
}

desk::ArticleFilter filter_of_articles(Context& context) {
  const Arguments& arguments = context.arguments();
  desk::ArticleFilter filter;
  const std::vector<std::string> names = context.policy()->service_names();
  for (const std::string_view service : arguments.values("--service")) {
    if (std::find(names.begin(), names.end(), service) == names.end())
      throw Error(Code::not_found, format("there is no service \"{}\"", service), did_you_mean(service, names));
    filter.services.emplace_back(service);
  }
  filter.audience = audience_of(arguments);
  filter.due = arguments.has("--due");
  filter.unused = arguments.has("--unused");
  if (const auto period = arguments.value("--period")) {
    const time::Period asked = context.period_of(*period);
    filter.from = asked.begin;
    filter.to = asked.end;
  }
  return filter;
}

render::Table table_of(const std::vector<desk::KnownArticle>& known) {
  using render::Cell, render::Kind;
  render::Table table{"articles",
                      {{"id"},
                       {"title"},
                       {"audience"},
                       {"services"},
                       {"keywords"},
                       {"review", Kind::date},
                       {"due", Kind::truth},
                       {"solved", Kind::number},
                       {"solved_at", Kind::time},
                       {"avoided", Kind::number},
                       {"avoided_at", Kind::time},
                       {"file"}},
                      {}};
  const auto instant = [](const std::optional<time::Instant>& at) { return at ? Cell(*at) : Cell(); };
  for (const desk::KnownArticle& one : known) {
    const policy::Article& article = one.article;
    const auto number = [&](std::int64_t count) { return one.counted ? Cell(count) : Cell(); };
    table.rows.push_back(
        {article.id(), article.title, std::string(word(article.audience)), join(article.services, ", "),
         join(article.keywords, ", "), article.review ? Cell(*article.review) : Cell(), one.due, number(one.use.solved),
         instant(one.use.solved_at), number(one.use.helped), instant(one.use.helped_at), article.path});
    table.tones.push_back(one.due ? render::Tone::warning : render::Tone::plain);
  }
  return table;
}

/// The columns that were asked for; without any, for people, those that fit a line.
render::Table chosen_of(Context& context, const render::Table& all) {
  constexpr std::string_view kFew[] = {"id", "title", "audience", "services", "review", "solved", "avoided"};
  const bool few = context.answer_format() == Format::text && !context.arguments().has("--columns");
  const ChosenColumns chosen(context.arguments(), all.columns);
  render::Table shown{all.name, {}, std::vector<render::Row>(all.rows.size()), all.tones};
  for (std::size_t i = 0; i < chosen.columns().size(); ++i) {
    const render::Column& column = chosen.columns()[i];
    if (few && std::find(std::begin(kFew), std::end(kFew), column.name) == std::end(kFew)) continue;
    shown.columns.push_back(column);
    for (std::size_t row = 0; row < all.rows.size(); ++row) shown.rows[row].push_back(chosen.of(all.rows[row])[i]);
  }
  return shown;
}

Code run_list(Context& context, const Arguments& arguments) {
  std::vector<desk::KnownArticle> known =
      desk::known_articles(context.store(), context.authority().sight, filter_of_articles(context), context.now());
  const std::size_t total = known.size();
  if (const auto limit = limit_of(arguments)) known.resize(std::min(total, static_cast<std::size_t>(*limit)));
  const render::Table table = chosen_of(context, table_of(known));
  if (context.quiet()) {
    for (const desk::KnownArticle& one : known) context.out().write(one.article.id() + "\n");
  } else if (known.empty() && context.answer_format() == Format::text) {
    context.say("no article matches");
  } else {
    context.out().write(rows_text(context, table, "spoc.articles/1", total));
  }
  if (known.size() < total) context.say(format("{} more", total - known.size()));
  return Code::ok;
}

std::string article_json(const policy::Article& article, const std::string& body) {
  std::string text;
  json::Writer w(text, 2);
  w.begin_object()
      .key("schema")
      .string("spoc.article/1")
      .key("id")
      .string(article.id())
      .key("title")
      .string(article.title);
  w.key("audience").string(word(article.audience)).key("services").begin_array();
  for (const std::string& service : article.services) w.string(service);
  w.end_array().key("keywords").begin_array();
  for (const std::string& keyword : article.keywords) w.string(keyword);
  w.end_array().key("review");
  article.review ? w.string(time::to_text(*article.review)) : w.null();
  w.key("file").string(article.path).key("markdown").string(body).end_object();
  return text + "\n";
}

std::string article_page(const policy::Article& article, const std::string& body, const render::TextStyle& style) {
  std::string about(word(article.audience));
  if (!article.services.empty()) about += " · " + join(article.services, ", ");
  if (article.review) about += " · review " + time::to_text(*article.review);
  return format("{}  {}\n{}\n\n{}", article.id(),
                render::embolden(terminal_safe(article.title, Shape::one_line), style.colour),
                terminal_safe(about, Shape::one_line), article_text(body, style));
}

std::string article_shown(Context& context, const policy::Article& article) {
  const std::string body = desk::text_of(context.store(), article);
  if (context.json()) return article_json(article, body);
  if (context.arguments().has("--raw")) return terminal_safe(body, Shape::block);
  return context.arguments().has("--aloud") ? article_aloud(body, context.style())
                                            : article_page(article, body, context.style());
}

/// Keeps that it spared a contact.
void note_help(Context& context, const policy::Article& article) {
  desk::Desk desk = context.desk();
  desk::helped(desk, article.id());
  if (!context.json())
    return context.say(format("{} that {} spared a contact", desk.dry_run ? "would be kept" : "kept", article.id()));
  std::string text;
  json::Writer w(text, 2);
  w.begin_object()
      .key("schema")
      .string("spoc.article/1")
      .key("id")
      .string(article.id())
      .key("title")
      .string(article.title);
  w.key("helped").boolean(!desk.dry_run).end_object();
  context.out().write(text + "\n");
}

Code run_show(Context& context, const Arguments& arguments) {
  const policy::Article article =
      desk::the_article(context.store(), context.authority().sight, *arguments.positional(0));
  if (arguments.has("--raw") && arguments.has("--aloud"))
    throw Error(Code::usage, "--raw and --aloud contradict each other");
  if (arguments.has("--helped"))
    note_help(context, article);
  else
    context.out().write(article_shown(context, article));
  return Code::ok;
}

/// What is asked: a ticket by its number, else the words themselves.
std::vector<desk::SuggestedArticle> suggested_for(Context& context) {
  const Arguments& arguments = context.arguments();
  const domain::Sight& sight = context.authority().sight;
  if (const auto named = arguments.value("--ticket")) {
    const domain::TicketId id = context.ticket_of(*named);
    std::optional<store::StoredTicket> stored;
    context.read([&](store::Reading& reading) { stored = reading.ticket(id); });
    if (!stored) throw Error(Code::not_found, format("there is no ticket {}", to_text(id)));
    const domain::Ticket& ticket = stored->ticket;
    return desk::suggested_articles(context.store(), sight, {ticket.subject, ticket.description, ticket.service},
                                    kSuggested);
  }
  const std::string words = join(arguments.positionals(), " ");
  if (trim(words).empty()) throw Error(Code::usage, "what is asked was not said", "words, or a ticket: --ticket 42");
  return desk::suggested_articles(context.store(), sight, {words, {}, arguments.value("--service").value_or("")},
                                  kSuggested);
}

Code run_suggest(Context& context, const Arguments& arguments) {
  if (arguments.has("--ticket") && (!arguments.positionals().empty() || arguments.has("--service")))
    throw Error(Code::usage, "a ticket says its own words and service", "leave them out, or --ticket");
  const auto suggested = suggested_for(context);
  std::string text;
  if (context.json()) {
    json::Writer w(text, 2);
    w.begin_object().key("schema").string("spoc.suggestions/1");
    write_suggestions(w, suggested);
    w.end_object();
    text += "\n";
  }
  for (const desk::SuggestedArticle& one : suggested) {
    if (context.json()) break;
    text += context.quiet()
                ? one.article.id() + "\n"
                : suggestion_line(one) + "\n    " + terminal_safe(decide::why(one.suggestion), Shape::one_line) + "\n";
  }
  if (suggested.empty() && !context.json() && !context.quiet())
    context.say("no article answers that; words of it are found by spoc search");
  context.out().write(text);
  return Code::ok;
}

Code run_check(Context& context, const Arguments& arguments) {
  const std::vector<policy::File> files = desk::read_files(context.folder());
  const Diagnostics found = desk::check_knowledge(context.store(), files, context.now());
  print_diagnostics(context, files, found);
  return has_errors(found) || (arguments.has("--strict") && !found.empty()) ? Code::no : Code::ok;
}

constexpr Argument kOne[] = {{.name = "ID", .help = "an article: kb12 or 12", .completer = Completer::article}};
constexpr Argument kWords[] = {{.name = "WORD", .help = "what somebody asks", .minimum = 0, .maximum = 0}};
constexpr Option kListOptions[] = {{.name = "--service",
                                    .value = "NAME",
                                    .help = "about that service",
                                    .completer = Completer::service,
                                    .repeatable = true},
                                   {.name = "--audience",
                                    .value = "WHO",
                                    .help = "internal or public",
                                    .completer = Completer::words,
                                    .words = kAudiences},
                                   {.name = "--due", .help = "to be looked through: past its review, or without one"},
                                   {.name = "--unused", .help = "that spared nobody work"},
                                   {.name = "--period", .value = "PERIOD", .help = "count what it spared then"}};
constexpr Option kShowOptions[] = {{.name = "--raw", .help = "the Markdown as it is written"},
                                   {.name = "--aloud", .help = "as sentences to read out on the phone"},
                                   {.name = "--helped", .help = "it answered me: keep that a contact was spared"}};
constexpr Option kSuggestOptions[] = {
    {.name = "--ticket", .value = "ID", .help = "what that ticket asks", .completer = Completer::ticket},
    {.name = "--service",
     .value = "NAME",
     .help = "the service that the words are about",
     .completer = Completer::service}};
constexpr Option kCheckOptions[] = {{.name = "--strict", .help = "warnings count as errors"}};
constexpr Example kListExamples[] = {
    {"spoc kb list --due", "what somebody must look through"},
    {"spoc kb list --period last-month --format csv", "contacts solved and avoided, for each article"}};
constexpr Example kShowExamples[] = {{"spoc kb show 3 --aloud", "what to say on the phone"},
                                     {"spoc kb show 3 --helped", "it was what I needed"}};
constexpr Example kSuggestExamples[] = {
    {"spoc kb suggest vpn drops at home", "the articles that may answer it, and why"},
    {"spoc kb suggest --ticket 42", "the same for a ticket"}};
constexpr Example kCheckExamples[] = {{"spoc kb check --strict", "for a hook that guards the folder kb in git"}};

}  // namespace

const Command kKbList{
    .name = "kb list",
    .group = "Knowledge",
    .summary = "List articles and what they spared",
    .description =
        "Solved are tickets that were answered with the article (resolve --kb), as far as you see them; avoided are "
        "contacts that did not happen (kb show --helped). Who does not work at the desk sees public articles "
        "and no numbers.",
    .options = kListOptions,
    .examples = kListExamples,
    .traits = {.lists = true, .quiet = true},
    .run = run_list};
const Command kKbShow{.name = "kb show",
                      .group = "Knowledge",
                      .summary = "Show an article",
                      .arguments = kOne,
                      .options = kShowOptions,
                      .examples = kShowExamples,
                      .traits = {.writes = true, .documents = true},
                      .run = run_show};
const Command kKbSuggest{.name = "kb suggest",
                         .group = "Knowledge",
                         .summary = "Say which articles may answer something",
                         .arguments = kWords,
                         .options = kSuggestOptions,
                         .examples = kSuggestExamples,
                         .traits = {.documents = true, .quiet = true},
                         .run = run_suggest};
const Command kKbCheck{
    .name = "kb check",
    .group = "Knowledge",
    .summary = "Check the files of kb",
    .description =
        "What spoc check says about kb/, and what the store counts: articles that were never of use while others were, "
        "answers from articles that are gone.",
    .options = kCheckOptions,
    .examples = kCheckExamples,
    .traits = {.documents = true},
    .run = run_check};

}  // namespace spoc::cmd
