#include <algorithm>
#include <chrono>
#include <thread>

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/ticket_cells.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/views.h"
#include "cmd/verbs.h"
#include "domain/attribute.h"
#include "render/csv.h"
#include "render/json_rows.h"

namespace spoc::cmd {
namespace {

using store::StoredTicket;

struct Listing {
  Filter filter;
  std::vector<const domain::Attribute*> columns;
  std::int64_t limit = 0;
};

const domain::Attribute& attribute_of(std::string_view name, bool must_be_stored) {
  const domain::Attribute* attribute = domain::ticket_attribute(name);
  if (attribute && (attribute->stored || !must_be_stored)) return *attribute;
  std::vector<std::string> names;
  for (const domain::Attribute& known : domain::ticket_attributes())
    if (known.stored || !must_be_stored) names.emplace_back(known.name);
  throw Error(Code::usage, format("{} by \"{}\" is not possible", must_be_stored ? "sorting" : "a column", name), did_you_mean(name, names));
}

void add_order(Filter& filter, const std::vector<std::string>& sort) {
  for (const std::string& word : sort) {
    const bool descending = word.starts_with('-');
    const std::string_view name = std::string_view(word).substr(descending ? 1 : 0);
    filter.query.order.emplace_back(attribute_of(name, true).name, descending);
  }
}

std::vector<std::string> names_of(std::string_view text) {
  std::vector<std::string> names;
  for (const std::string_view part : split(text, ','))
    if (!trim(part).empty()) names.emplace_back(trim(part));
  return names;
}

Listing listing_of(Context& context) {
  const Arguments& arguments = context.arguments();
  Listing listing;
  listing.filter = filter_of(context);
  std::vector<std::string> sort, columns = context.settings().columns;
  std::string view(arguments.positional(0).value_or(""));
  if (view.empty() && !arguments.has("--where")) view = context.settings().view;
  if (!view.empty()) {
    ViewLayout layout = add_view(context, view, listing.filter);
    sort = std::move(layout.sort);
    if (!layout.columns.empty()) columns = std::move(layout.columns);
  }
  if (const auto given = arguments.value("--sort")) sort = names_of(*given);
  if (const auto given = arguments.value("--columns")) columns = names_of(*given);
  if (columns.empty()) columns = {"id", "priority", "status", "team", "assignee", "due_at", "subject"};
  for (const std::string& name : columns) listing.columns.push_back(&attribute_of(name, false));
  add_order(listing.filter, sort);
  if (const auto limit = arguments.value("--limit")) {
    const auto number = to_integer(*limit);
    if (!number || *number < 1) throw Error(Code::usage, format("--limit cannot be \"{}\"", *limit), "a number from 1");
    listing.limit = *number;
  }
  return listing;
}

/// Streams what matches, up to the limit; the number of all matches. `shown` is called once, behind the last row that is
/// shown: rows do not wait for what is only counted.
std::int64_t stream(Context& context, const Listing& listing, const std::function<void(store::Reading&, const StoredTicket&)>& each,
                    const std::function<void()>& shown = [] {}) {
  std::int64_t total = 0;
  const auto show = [&] {
    shown();
    context.out().flush();
  };
  context.read([&](store::Reading& reading) {
    const bool counted = listing.limit > 0 && answered_by_store(listing.filter);
    Filter filter = listing.filter;
    if (counted) filter.query.limit = listing.limit;
    each_match(context, reading, filter, [&](const StoredTicket& stored) {
      if (listing.limit == 0 || total < listing.limit) each(reading, stored);
      if (++total == listing.limit) show();
      return true;
    });
    if (listing.limit == 0 || total < listing.limit) show();
    if (counted && total == listing.limit) total = reading.count(listing.filter.query);
  });
  return total;
}

std::int64_t print_json(Context& context, const Listing& listing) {
  std::string text;
  json::Writer writer(text);
  writer.begin_object().key("schema").string("spoc.tickets/1").key("tickets").begin_array();
  const std::int64_t total = stream(context, listing, [&](store::Reading& reading, const StoredTicket& stored) {
    const auto held_to = context.store().policy(stored.ticket.bundle);
    writer.begin_object();
    write_ticket_members(writer, {stored.ticket, stored.schedule, *held_to, context.now(), reading.children(stored.ticket.id)});
    writer.end_object();
    context.out().write(text);
    text.clear();
  });
  writer.end_array().key("total").integer(total).end_object();
  context.out().write(text + "\n");
  return total;
}

std::int64_t print_rows(Context& context, const Listing& listing) {
  const std::vector<render::Column> columns = cell_columns(listing.columns);
  const auto form = context.answer_format() == Format::tsv ? render::Separated::tsv : render::Separated::csv;
  const bool lines = context.answer_format() == Format::jsonl;
  std::string text;
  if (!lines) render::append_header(text, columns, form);
  const std::int64_t total = stream(context, listing, [&](store::Reading&, const StoredTicket& stored) {
    const render::Row row = cells({stored.ticket, stored.schedule, context.now()}, listing.columns);
    lines ? render::append_line(text, columns, row) : render::append_row(text, columns, row, form);
    context.out().write(text);
    text.clear();
  });
  context.out().write(text);
  return total;
}

std::int64_t print_text(Context& context, const Listing& listing) {
  render::Table table;
  table.columns = cell_columns(listing.columns);
  const auto add = [&](store::Reading&, const StoredTicket& stored) {
    const domain::TicketView view{stored.ticket, stored.schedule, context.now()};
    table.rows.push_back(cells(view, listing.columns));
    table.tones.push_back(domain::overdue(view) ? render::Tone::bad : render::Tone::plain);
  };
  const std::int64_t total = stream(context, listing, add, [&] {
    if (table.rows.empty()) return;
    std::string text;
    render::append_table(text, table, context.style());
    context.out().write(text);
  });
  if (total == 0) context.say("no ticket matches");
  return total;
}

std::int64_t print(Context& context, Listing& listing) {
  if (context.quiet())
    return stream(context, listing, [&](store::Reading&, const StoredTicket& stored) { context.out().write(to_text(stored.ticket.id) + "\n"); });
  switch (context.answer_format()) {
    case Format::json: return print_json(context, listing);
    case Format::text: return print_text(context, listing);
    default: return print_rows(context, listing);
  }
}

/// What the rows of the store's table do not hold: tags, clocks, and what follows from them, also by its colour.
bool shows_more_than_the_row(Context& context, const Listing& listing) {
  if (context.quiet()) return false;
  if (context.json() || (context.answer_format() == Format::text && context.style().colour)) return true;
  return std::any_of(listing.columns.begin(), listing.columns.end(), [](const domain::Attribute* column) { return !column->stored; });
}

/// What matches now, and how many more there are; the number of all.
std::int64_t show(Context& context, Listing& listing) {
  listing.filter.whole = shows_more_than_the_row(context, listing);
  const std::int64_t total = print(context, listing);
  if (listing.limit && total > listing.limit) context.say(format("{} more", total - listing.limit));
  return total;
}

/// The list over and over on a cleared screen, as many rows as it holds, until the person ends it.
[[noreturn]] void watch(Context& context) {
  constexpr std::string_view kClear = "\x1b[H\x1b[2J";
  constexpr auto kPause = std::chrono::seconds(2);
  constexpr int kHeadingAndMore = 3;
  if (!context.terminal().output || context.answer_format() != Format::text)
    throw Error(Code::usage, "--watch shows tables on a terminal", "elsewhere repeat the command, or follow `spoc history --after`");
  while (true) {
    context.look_again();
    Listing listing = listing_of(context);
    if (listing.limit == 0) listing.limit = std::max(1, context.terminal().height - kHeadingAndMore);
    context.out().write(kClear);
    context.out().flush();
    show(context, listing);
    std::this_thread::sleep_for(kPause);
  }
}

Code run(Context& context, const Arguments& arguments) {
  if (arguments.has("--watch")) watch(context);
  Listing listing = listing_of(context);
  const std::int64_t total = show(context, listing);
  return total == 0 && arguments.has("--exit-code") ? Code::no : Code::ok;
}

constexpr Argument kArguments[] = {{.name = "VIEW", .help = "mine, followed, unowned, overdue, stalled, waiting, or one of policy", .minimum = 0, .maximum = 1, .completer = Completer::view}};
constexpr Option kOwn[] = {{.name = "--sort", .letter = 's', .value = "NAMES", .help = "members with commas, -name descends"},
                           {.name = "--watch", .help = "show it anew every two seconds, on a terminal"},
                           {.name = "--exit-code", .help = "1 when nothing matches"}};
constexpr auto kOptions = joined<kOwn, kFilterOptions>();
constexpr Example kExamples[] = {{"spoc list mine", "what is on my desk"},
                                 {"spoc list --team network --where \"ticket.age > 2d\" --sort due_at", "any filter"}};

}  // namespace

const Command kList{.name = "list", .group = "Tickets", .summary = "List tickets that match",
                    .description = "Complete unless --limit is given. Without --status: what is not closed, cancelled or merged.",
                    .arguments = kArguments, .options = kOptions, .examples = kExamples, .traits = {.lists = true, .quiet = true}, .run = run};

}  // namespace spoc::cmd
