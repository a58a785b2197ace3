#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/columns.h"
#include "cmd/present/outcome.h"
#include "cmd/shell/filters.h"
#include "cmd/verbs.h"
#include "desk/search.h"

namespace spoc::cmd {
namespace {

constexpr std::size_t kUsual = 20;
constexpr std::string_view kIn[] = {"tickets", "articles"};

/// What may be said as `name:value` among the words: the filters of the same names.
constexpr std::string_view kFields[] = {"status",    "team",    "department", "assignee", "owner",
                                        "requester", "service", "category",   "priority", "type",
                                        "channel",   "tag",     "created",    "resolved"};

/// The arguments with the fields among the words as options.
Arguments with_fields(const Arguments& given, const decide::SearchQuestion& question) {
  Arguments all = given;
  for (const auto& [name, value] : question.fields) {
    const Option* option = nullptr;
    for (const Option& one : kFilterOptions)
      if (one.name == "--" + name) option = &one;
    if (trim(value).empty()) throw Error(Code::usage, format("{}: needs a value", name), format("like {}:NAME", name));
    if (!option->repeatable && all.has(option->name))
      throw Error(Code::usage, format("{} was said twice", name), "as a filter or among the words");
    all.given_.push_back({option->name, value});
  }
  return all;
}

bool has_ticket_filters(const Arguments& arguments) {
  return std::any_of(std::begin(kFilterOptions), std::end(kFilterOptions),
                     [&](const Option& option) { return option.name != "--service" && arguments.has(option.name); });
}

void write_snippet(json::Writer& w, const desk::Found& found) {
  w.key("snippet").begin_array();
  for (const decide::SnippetPiece& piece : found.snippet)
    w.begin_object().key("text").string(piece.text).key("match").boolean(piece.met).end_object();
  w.end_array().end_object();
}

void member(json::Writer& w, std::string_view name, std::string_view text) {
  w.key(name);
  text.empty() ? w.null() : w.string(text);
}

void write_found(json::Writer& w, const desk::Found& found) {
  w.begin_object().key("kind").string(found.ticket ? "ticket" : "article").key("id");
  if (found.ticket) {
    const domain::Ticket& ticket = found.ticket->stored.ticket;
    w.integer(ticket.id.number).key("score").integer(found.score).key("subject").string(ticket.subject);
    w.key("status").string(domain::word(ticket.status));
    member(w, "priority", ticket.priority);
    member(w, "service", ticket.service);
    member(w, "team", ticket.team);
    member(w, "assignee", ticket.assignee);
    w.key("created_at").string(time::to_text(ticket.created_at)).key("found_in").string(found.ticket->spot);
  } else {
    const policy::Article& article = found.article->article;
    w.string(article.id()).key("score").integer(found.score).key("title").string(article.title);
    w.key("audience").string(word(article.audience)).key("services").begin_array();
    for (const std::string& service : article.services) w.string(service);
    w.end_array();
  }
  write_snippet(w, found);
}

std::string id_of(const desk::Found& found) {
  return found.ticket ? to_text(found.ticket->stored.ticket.id) : found.article->article.id();
}

std::string snippet_line(const desk::Found& found, bool colour) {
  std::string line;
  for (const decide::SnippetPiece& piece : found.snippet) {
    const std::string text = terminal_safe(piece.text, Shape::one_line);
    line += piece.met ? render::embolden(text, colour) : text;
  }
  return line;
}

std::string text_of(const desk::Found& found, const render::TextStyle& style) {
  std::string text = found.ticket
                         ? ticket_line(found.ticket->stored.ticket, found.ticket->stored.schedule, style)
                         : terminal_safe(format("{} {} · {}", found.article->article.id(),
                                                word(found.article->article.audience), found.article->article.title),
                                         Shape::one_line);
  const std::string line = snippet_line(found, style.colour);
  // A subject is on the line above already.
  const bool said = found.ticket && found.ticket->stored.ticket.description.empty() && found.ticket->spot == "subject";
  return text + "\n" + (line.empty() || said ? "" : "    " + line + "\n");
}

void print(Context& context, const decide::SearchQuestion& question, const desk::SearchResult& result) {
  std::string text;
  if (context.json()) {
    json::Writer w(text, 2);
    w.begin_object().key("schema").string("spoc.search/1").key("words").begin_array();
    for (const decide::SearchTerm& term : question.terms) w.string(join(term.words, " ") + (term.beginning ? "*" : ""));
    w.end_array().key("results").begin_array();
    for (const desk::Found& found : result.found) write_found(w, found);
    w.end_array().key("more").boolean(result.more).end_object();
    text += "\n";
  } else {
    const render::TextStyle style = context.style();
    for (const desk::Found& found : result.found) text += context.quiet() ? id_of(found) + "\n" : text_of(found, style);
  }
  context.out().write(text);
  if (context.json()) return;
  if (result.found.empty() && result.more)
    return context.say("of the newest texts with these words none passes the filter; a rarer word reaches older ones");
  if (result.found.empty() && !context.quiet())
    context.say("nothing has all these words; fewer words, or their beginnings, find more: print*");
  if (result.more) context.say(format("more match than these {}; narrow it, or --limit N", result.found.size()));
}

Code run(Context& context, const Arguments& given) {
  desk::SearchRequest request;
  request.question = decide::read_search(join(given.positionals(), " "), kFields);
  const Arguments arguments = with_fields(given, request.question);
  Filter filter = filter_of(context, arguments);
  if (!arguments.has("--status")) filter.query.statuses.clear();  // what is over may hold the answer
  const auto in = arguments.value("--in");
  request.tickets = in != "articles";
  request.articles = in != "tickets" && !has_ticket_filters(arguments);
  if (in == "articles" && has_ticket_filters(arguments))
    throw Error(Code::usage, "filters of tickets find no articles", "leave them out, or --in articles");
  request.services = filter.query.services;
  request.filter = filter.query;
  const Filter rest = filter;
  if (!answered_by_store(filter)) request.holds = rest_of(context, rest, context.now(), context.policy());
  const auto limit = limit_of(arguments);
  request.limit = limit ? static_cast<std::size_t>(*limit) : kUsual;
  const desk::SearchResult result = desk::search(context.store(), context.authority().sight, request);
  print(context, request.question, result);
  return result.found.empty() && arguments.has("--exit-code") ? Code::no : Code::ok;
}

constexpr Argument kArguments[] = {
    {.name = "WORD", .help = "words, \"words side by side\", beginnings (print*), field:value", .maximum = 0}};
constexpr Option kOwn[] = {{.name = "--in",
                            .value = "WHERE",
                            .help = "only tickets, or only articles",
                            .completer = Completer::words,
                            .words = kIn},
                           {.name = "--limit", .value = "N", .help = "no more than this many, 20 without"},
                           {.name = "--exit-code", .help = "1 when nothing is found"}};
constexpr auto kOptions = joined<kOwn, kFilterOptions>();
constexpr Example kExamples[] = {
    {"spoc search vpn drops", "tickets and articles that have both words, best first"},
    {"spoc search '\"paper jam\" print* status:open subject:office'", "words side by side, a beginning, fields"}};

}  // namespace

const Command kSearch{
    .name = "search",
    .group = "Tickets",
    .summary = "Find tickets and articles by their words",
    .description =
        "All words must stand in one message, or in subject and description, or in an article; upper case and accents "
        "do "
        "not matter. Fields are the filters of list: status: team: requester: service: and so on; subject: wants a "
        "word "
        "in the subject. Filters of tickets leave out articles. Without --status all are searched, closed ones too.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .traits = {.documents = true, .quiet = true},
    .run = run};

}  // namespace spoc::cmd
