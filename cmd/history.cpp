#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/event_text.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/context.h"
#include "cmd/verbs.h"
#include "domain/event.h"
#include "domain/ids.h"
#include "render/csv.h"

namespace spoc::cmd {
namespace {

store::EntryQuery query_of(Context& context, const Arguments& arguments) {
  store::EntryQuery query;
  if (const auto id = arguments.positional(0)) {
    if (*id == "desk") query.subject = domain::desk_subject();
    else if (domain::parse_run_id(*id)) query.subject = domain::subject(context.run_of(*id));
    else query.subject = domain::subject(context.ticket_of(*id));
  }
  query.actor = arguments.value("--actor").value_or("");
  query.kind = arguments.value("--kind").value_or("");
  if (const auto since = arguments.value("--since")) query.since = context.time_of(*since);
  if (const auto until = arguments.value("--until")) query.until = context.time_of(*until, time::Edge::end);
  if (const auto after = arguments.value("--after")) {
    const auto seq = to_integer(*after);
    if (!seq || *seq < 0) throw Error(Code::usage, format("--after cannot be \"{}\"", *after), "the `seq` of an entry");
    query.after = *seq;
  }
  return query;
}

std::vector<render::Column> columns() {
  using render::Kind;
  return {{"seq", Kind::number}, {"at", Kind::time}, {"subject"}, {"operation"}, {"actor"}, {"kind"}, {"data"}};
}

render::Row row_of(const store::Entry& entry) {
  return {entry.seq, entry.at, subject_text(entry.subject), to_text(entry.operation), actor_text(entry.actor), entry.kind, entry.data};
}

std::string line_of(const store::Entry& entry, const render::TextStyle& style) {
  const std::string sentence = event_text(domain::event_from_json(entry.kind, entry.data));
  return terminal_safe(format("{} {} #{} {}: {}", entry.seq, time::to_text(style.zone.local(entry.at)), subject_text(entry.subject),
                              actor_text(entry.actor), sentence), Shape::one_line) + "\n";
}

/// Prints entries one by one in the format asked for.
class Printer {
 public:
  explicit Printer(Context& context) : context_(context), form_(context.answer_format() == Format::tsv ? render::Separated::tsv : render::Separated::csv) {
    if (context_.quiet()) return;
    switch (context.answer_format()) {
      case Format::json: writer_.begin_object().key("schema").string("spoc.history/1").key("events").begin_array(); break;
      case Format::csv:
      case Format::tsv: render::append_header(text_, columns(), form_); break;
      case Format::text: style_ = context.style(); break;
      default: break;
    }
  }
  void print(const store::Entry& entry) {
    if (context_.quiet()) {
      text_ += format("{}\n", entry.seq);
    } else {
      switch (context_.answer_format()) {
        case Format::json: write_entry(writer_, entry); break;
        case Format::jsonl: {
          json::Writer line(text_);
          write_entry(line, entry);
          text_ += "\n";
          break;
        }
        case Format::csv:
        case Format::tsv: render::append_row(text_, columns(), row_of(entry), form_); break;
        default: text_ += line_of(entry, style_); break;
      }
    }
    flush();
  }
  void finish() {
    if (!context_.quiet() && context_.json()) {
      writer_.end_array().end_object();
      text_ += "\n";
    }
    flush();
  }

 private:
  void flush() {
    context_.out().write(text_);
    text_.clear();
  }
  Context& context_;
  render::Separated form_;
  std::string text_;
  json::Writer writer_{text_};
  render::TextStyle style_;
};

Code run(Context& context, const Arguments& arguments) {
  store::EntryQuery query = query_of(context, arguments);
  if (const auto limit = arguments.value("--limit")) {
    const auto number = to_integer(*limit);
    if (!number || *number < 1) throw Error(Code::usage, format("--limit cannot be \"{}\"", *limit), "a number from 1");
    query.limit = *number;
  }
  Printer printer(context);
  context.store().read([&](store::Reading& reading) {
    if (query.subject && query.subject->kind == domain::SubjectKind::ticket && !reading.ticket({query.subject->number}))
      throw Error(Code::not_found, format("there is no ticket {}", query.subject->number));
    reading.entries(query, [&](const store::Entry& entry) {
      printer.print(entry);
      return true;
    });
  });
  printer.finish();
  return Code::ok;
}

constexpr Argument kArguments[] = {{.name = "ID", .help = "a ticket, a run, or desk; none: everything", .minimum = 0, .maximum = 1, .completer = Completer::ticket}};
constexpr Option kOptions[] = {{.name = "--actor", .value = "PERSON", .help = "done by that person", .completer = Completer::person},
                               {.name = "--kind", .letter = 'k', .value = "KIND", .help = "events of that kind, like ticket.routed"},
                               {.name = "--since", .value = "TIME", .help = "not before"},
                               {.name = "--until", .value = "TIME", .help = "not after; a date includes that day"},
                               {.name = "--after", .value = "SEQ", .help = "entries behind that one"}};
constexpr Example kExamples[] = {{"spoc history 42", "everything that happened to a ticket"},
                                 {"spoc history --kind clock.breached --since mon --format csv", "for a spreadsheet"}};

}  // namespace

const Command kHistory{.name = "history", .group = "Insight", .summary = "Show the journal", .arguments = kArguments, .options = kOptions,
                       .examples = kExamples, .traits = {.lists = true, .quiet = true}, .run = run};

}  // namespace spoc::cmd
