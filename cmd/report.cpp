#include <algorithm>

#include "base/file.h"
#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/report_what_if.h"
#include "cmd/shell/filters.h"
#include "cmd/verbs.h"
#include "report/document.h"
#include "report/figure_series.h"
#include "render/json_rows.h"

namespace spoc::cmd {
namespace {

using report::Report;

/// What was typed: reports, those that a document of policy contains included, and the words that are none.
struct Asked {
  std::vector<const Report*> reports;
  std::optional<std::string> period;
};

/// Each once: a document that says the same twice has two sheets and two families of metrics of one name.
void add_report(Asked& asked, std::string_view name) {
  const Report& report = report::report_named(name);
  if (std::find(asked.reports.begin(), asked.reports.end(), &report) == asked.reports.end())
    asked.reports.push_back(&report);
}

void add_reports(Asked& asked, const policy::Policy& policy, std::string_view name) {
  for (const policy::ReportDocument& document : policy.reports)
    if (document.name == name) {
      for (const std::string& part : document.contents) add_report(asked, part);
      return;
    }
  add_report(asked, name);
}

bool is_report(const policy::Policy& policy, std::string_view name) {
  for (const Report& report : report::reports())
    if (report.name == name) return true;
  return std::any_of(policy.reports.begin(), policy.reports.end(),
                     [&](const policy::ReportDocument& document) { return document.name == name; });
}

/// The first word is a report; the last may be the period.
Asked asked_for(Context& context) {
  const auto policy = context.policy();
  const std::vector<std::string>& words = context.arguments().positionals();
  Asked asked;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && i + 1 == words.size() && !is_report(*policy, words[i]))
      asked.period = words[i];
    else
      add_reports(asked, *policy, words[i]);
  }
  return asked;
}

std::int64_t position_of(const Arguments& arguments, store::Reading& reading) {
  const std::int64_t last = reading.position();
  const auto given = arguments.value("--upto");
  if (!given) return last;
  const auto seq = to_integer(*given);
  if (!seq || *seq < 0 || *seq > last)
    throw Error(Code::usage, format("--upto cannot be \"{}\"", *given),
                format("the position of an entry: 0 to {}", last));
  return *seq;
}

/// What was typed, else this month; of one ticket all of its life.
time::Period period_of(const Arguments& arguments, const Asked& asked, const std::optional<domain::Ticket>& ticket,
                       const time::PhraseContext& phrases) {
  const auto since = arguments.value("--since");
  const auto until = arguments.value("--until");
  if (asked.period && (since || until))
    throw Error(Code::usage, "the period is given twice", "PERIOD, or --since and --until");
  if (!asked.period && !since && !until && ticket) return {ticket->created_at, std::nullopt};
  if (!since && !until) return time::parse_period(asked.period.value_or("this-month"), phrases);
  time::Period period;
  if (since) period.begin = time::parse_time(*since, phrases);
  if (until) period.end = time::parse_time(*until, phrases, time::Edge::end);
  return period;
}

/// The period from that instant on is compared with what of it lies before.
void split_at(report::Request& request, time::Instant change) {
  if (!request.period.hold(change) || change == request.period.begin)
    throw Error(Code::usage, "--before-after lies outside the period",
                "within it: the period has what is before and after");
  request.before = {request.period.begin, change};
  request.period.begin = change;
}

/// What is compared with what is one thing at a time.
void check_together(const Arguments& arguments) {
  if (!arguments.has("--what-if")) return;
  for (const std::string_view other : {"--before-after", "--cohort"})
    if (arguments.has(other))
      throw Error(Code::usage, format("{} does not go with --what-if", other),
                  "it compares what was with what would have been, over all tickets of the period");
}

void add_trend(const Arguments& arguments, const Asked& asked, report::Request& request) {
  const bool trend = std::any_of(asked.reports.begin(), asked.reports.end(),
                                 [](const Report* report) { return report->name == "trend"; });
  for (const std::string_view option : {"--figure", "--by"})
    if (arguments.has(option) && !trend)
      throw Error(Code::usage, format("{} goes with trend", option), "spoc report trend 2026 --by month --figure FIGURE");
  for (const std::string_view written : arguments.values("--figure"))
    request.figures.push_back(report::parse_figure(written).written);
  if (const auto by = arguments.value("--by"))
    request.slicing = *by == "week" ? report::Slicing::weeks : report::Slicing::months;
}

/// The one ticket that is asked about.
std::optional<domain::Ticket> one_ticket(const Arguments& arguments, store::Reading& reading) {
  const auto text = arguments.value("--ticket");
  if (!text) return std::nullopt;
  const auto id = domain::parse_ticket_id(*text);
  auto stored = id ? reading.ticket(*id) : std::nullopt;
  if (!stored) throw decide::no_ticket(id.value_or(domain::TicketId{}));
  return std::move(stored->ticket);
}

report::Request request_of(Context& context, store::Reading& reading, const Asked& asked, Filter& filter) {
  const Arguments& arguments = context.arguments();
  report::Request request;
  request.upto = position_of(arguments, reading);
  const auto as_of = arguments.value("--as-of");
  request.as_of = as_of ? context.time_of(*as_of, time::Edge::end) : context.now();
  request.bundle = [&context](std::string_view hash) { return context.store().policy(hash); };
  const std::string hash = report::bundle_in_force(reading, request.as_of, request.upto);
  request.policy = context.store().policy(hash);
  const time::Zone& zone = request.policy->zone();
  const auto ticket = one_ticket(arguments, reading);
  request.period = report::bounds_of(period_of(arguments, asked, ticket, {request.as_of, zone, request.policy->calendar({})}),
                                     request.as_of);
  // Before one ticket's life there is nothing to compare it with.
  request.before = ticket ? report::Bounds{request.period.begin, request.period.begin}
                          : report::period_before(request.period, zone);
  if (const auto change = arguments.value("--before-after")) split_at(request, context.time_of(*change));
  if (const auto cohort = arguments.value("--cohort")) request.cohort = *report::cohort_of(*cohort);
  if (!arguments.has("--status")) filter.query.statuses.clear();
  request.query = filter.query;
  add_trend(arguments, asked, request);
  if (const auto other = arguments.value("--what-if")) request.other = std::string(*other);
  if (ticket) request.query.ids = {ticket->id};
  if (filter.overdue || filter.stalled || !filter.conditions.empty())
    request.matches = rest_of(context, filter, request.as_of, request.policy);
  return request;
}

std::string text_of(Context& context, const report::Document& document, const report::Request& request) {
  switch (context.answer_format()) {
    case Format::json:
      return report::to_json(document, request);
    case Format::csv:
      return report::to_csv(document, request);
    case Format::xlsx:
      return report::to_xlsx(document, request);
    case Format::openmetrics:
      return report::to_openmetrics(document);
    default:
      break;
  }
  // The zone is the desk's as of then; a file has no width and no colours.
  render::TextStyle style = context.style();
  style.zone = request.policy->zone();
  if (context.arguments().value("--output").value_or("-") != "-") {
    style.width = 0;
    style.colour = false;
  }
  if (context.answer_format() == Format::html) return report::to_html(document, request, style);
  return context.answer_format() == Format::markdown ? report::to_markdown(document, request, style)
                                                     : report::to_text(document, request, style);
}

/// What there is: reports, and the documents that policy makes of them.
Code list_reports(Context& context) {
  render::Table table{"reports", {{"report"}, {"answers"}}, {}};
  for (const Report& report : report::reports())
    table.rows.push_back({std::string(report.name), std::string(report.question)});
  for (const policy::ReportDocument& document : context.policy()->reports)
    table.rows.push_back({document.name, "a document of " + join(document.contents, ", ")});
  std::string text;
  if (context.json()) {
    json::Writer writer(text, 2);
    writer.begin_object().key("schema").string("spoc.reports/1").key("tables").begin_array();
    render::write_table(writer, table);
    writer.end_array().end_object();
    text += "\n";
  } else {
    render::append_table(text, table, {});
  }
  context.out().write(text);
  return Code::ok;
}

Code run(Context& context, const Arguments& arguments) {
  if (arguments.positionals().empty()) return list_reports(context);
  check_together(arguments);
  const Asked asked = asked_for(context);
  Filter filter = filter_of(context);
  const auto what_if = arguments.value("--what-if");
  const desk::OtherDesk other = what_if ? other_desk(context, std::string(*what_if)) : desk::OtherDesk();
  std::string text;
  context.read(decide::Verb::report, [&](store::Reading& reading) {
    const report::Request request = request_of(context, reading, asked, filter);
    text = text_of(
        context,
        what_if ? under_other(context, reading, asked.reports, request, other) : report::ask(reading, asked.reports, request),
        request);
  });
  const std::string output(arguments.value("--output").value_or("-"));
  if (output == "-")
    context.out().write(text);
  else
    write_file(output, text);
  return Code::ok;
}

constexpr std::string_view kFormats[] = {"text", "markdown", "html", "csv", "json", "xlsx", "openmetrics"};
constexpr std::string_view kCohorts[] = {"created", "resolved", "open"};
constexpr std::string_view kSlices[] = {"week", "month"};
constexpr Argument kArguments[] = {
    {.name = "NAME",
     .help = "reports, or documents of policy; none: what there is",
     .minimum = 0,
     .maximum = 0,
     .completer = Completer::report},
    {.name = "PERIOD", .help = "2026-10, 2026-Q3, last-month, 30d, A..B; this-month without", .minimum = 0}};
constexpr Option kOwn[] = {
    {.name = "--cohort",
     .value = "COHORT",
     .help = "whose times and quality: tickets created (the usual), resolved or open in it",
     .completer = Completer::words,
     .words = kCohorts},
    {.name = "--as-of", .value = "TIME", .help = "as it was known then"},
    {.name = "--upto", .value = "SEQ", .help = "from the journal up to that entry"},
    {.name = "--before-after", .value = "TIME", .help = "compare what of the period is before then with the rest"},
    {.name = "--what-if",
     .value = "DIR",
     .help = "what would have been different under that policy: a desk's folder, or a file in the place of spoc.toml",
     .completer = Completer::file},
    {.name = "--ticket",
     .value = "ID",
     .help = "that ticket alone; with --what-if its arithmetic, too",
     .completer = Completer::ticket},
    {.name = "--by",
     .value = "SLICE",
     .help = "with trend: week or month, whatever the length of the period",
     .completer = Completer::words,
     .words = kSlices},
    {.name = "--figure",
     .value = "FIGURE",
     .help = "with trend: any figure of a report, REPORT/TABLE/ROW/COLUMN",
     .repeatable = true},
    {.name = "--since", .value = "TIME", .help = "the period's beginning"},
    {.name = "--until", .value = "TIME", .help = "the period's end, a date is included"},
    {.name = "--format",
     .value = "FORMAT",
     .help = "text, markdown, html, csv, json, xlsx or openmetrics",
     .completer = Completer::words,
     .words = kFormats},
    {.name = "--json", .help = "the same as --format json"},
    {.name = "--output",
     .letter = 'o',
     .value = "FILE",
     .help = "write it there; - is standard output",
     .completer = Completer::file}};
constexpr auto kOptions = joined<kOwn, kFilterOptions>();
constexpr Example kExamples[] = {
    {"spoc report summary last-month --format markdown -o summary.md", "a page for a meeting"},
    {"spoc report summary 2026-Q3 --team network --cohort resolved", "one team's quarter"},
    {"spoc report sla times handovers 2026-10 --format html -o october.html",
     "a page with charts, to be mailed or archived"},
    {"spoc report trend 2026 --by month --figure sla/attainment/resolution/all/attainment",
     "any figure of any report, month by month"},
    {"spoc report first-line 2026 --before-after 2026-06-01", "whether a change has helped"},
    {"spoc report summary last-month --what-if ../desk-with-shorter-targets", "what another policy would have done"}};

}  // namespace

const Command kReport{
    .name = "report",
    .group = "Insight",
    .summary = "Answer a question about a period",
    .description =
        "Every report prints its cohort, its half-open period, and the time and journal position it knows: with "
        "--as-of and --upto it is the same again, byte for byte. Without --status all tickets count.",
    .arguments = kArguments,
    .options = kOptions,
    .examples = kExamples,
    .run = run};

}  // namespace spoc::cmd
