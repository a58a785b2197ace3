#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

#include "base/format.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/columns.h"
#include "cmd/present/event_text.h"
#include "cmd/present/ticket_json.h"
#include "cmd/shell/context.h"
#include "cmd/shell/run_name.h"
#include "cmd/verbs.h"
#include "domain/event.h"
#include "domain/ids.h"
#include "render/csv.h"
#include "render/json_rows.h"
#include "render/text.h"

namespace spoc::cmd {
namespace {

/// Programs and people who have left the directory act, too: words that name nobody stand for themselves.
std::string actor_of(Context& context, std::string_view words) {
  std::string actor(words);
  if (words.empty()) return actor;
  context.read([&](store::Reading& reading) {
    if (const domain::Person* person = reading.people().by_address(words)) actor = person->id;
  });
  return actor;
}

std::string known_kind(std::string_view kind) {
  const std::vector<std::string> all = domain::kinds();
  if (kind.empty() || std::find(all.begin(), all.end(), kind) != all.end()) return std::string(kind);
  const std::string nearest = did_you_mean(kind, all);
  throw Error(Code::usage, format("there is no kind of event \"{}\"", kind),
              nearest.empty() ? "one of " + join(all, ", ") : nearest);
}

store::EntryQuery query_of(Context& context, const Arguments& arguments) {
  store::EntryQuery query;
  if (const auto id = arguments.positional(0)) {
    if (*id == "desk")
      query.subject = domain::desk_subject();
    else if (names_run(*id))
      query.subject = domain::subject(context.run_of(*id));
    else
      query.subject = domain::subject(context.ticket_of(*id));
  }
  query.actor = actor_of(context, arguments.value("--actor").value_or(""));
  query.kind = known_kind(arguments.value("--kind").value_or(""));
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
  return {entry.seq,  entry.at,  subject_text(entry.subject), to_text(entry.operation), actor_text(entry.actor),
          entry.kind, entry.data};
}

/// Who took an entry back: asked of all entries at once, since they stand behind those that they take back.
class Undoings {
 public:
  Undoings(store::Reading& reading, const std::optional<domain::Subject>& subject) {
    store::EntryQuery query;
    query.subject = subject;
    query.kind = domain::OperationUndone::kKind;
    reading.entries(query, [&](const store::Entry& entry) {
      const domain::Event event = domain::event_from_json(entry.kind, entry.data);
      const auto& undone = std::get<domain::OperationUndone>(event);
      all_[entry.subject].push_back({undone.first, undone.last, entry.operation});
      return true;
    });
  }
  domain::OperationId of(const store::Entry& entry) const {
    const auto found = all_.find(entry.subject);
    if (found == all_.end()) return {};
    for (const Range& range : found->second)
      if (range.first <= entry.version && entry.version <= range.last) return range.by;
    return {};
  }

 private:
  struct Range {
    std::int64_t first, last;
    domain::OperationId by;
  };
  std::map<domain::Subject, std::vector<Range>> all_;
};

std::string line_of(const store::Entry& entry, domain::OperationId undone_by, const render::TextStyle& style) {
  const std::string sentence = event_text(domain::event_from_json(entry.kind, entry.data), style.zone);
  const std::string_view mark = entry.subject.kind == domain::SubjectKind::ticket ? "#" : "";
  const std::string undone = undone_by ? format(" (undone by {})", to_text(undone_by)) : std::string();
  return terminal_safe(format("{} {} {}{} {}: {}{}", entry.seq, time::to_text(style.zone.local(entry.at)), mark,
                              subject_text(entry.subject), actor_text(entry.actor), sentence, undone),
                       Shape::one_line) +
         "\n";
}

/// Prints entries one by one in the format asked for. Sentences and whole entries have no columns: with --columns they
/// are rows.
class Printer {
 public:
  explicit Printer(Context& context)
      : context_(context),
        form_(context.answer_format() == Format::tsv ? render::Separated::tsv : render::Separated::csv),
        rows_(context.arguments().has("--columns")),
        chosen_(context.arguments(), columns()) {
    if (context_.quiet()) return;
    switch (context.answer_format()) {
      case Format::json:
        writer_.begin_object().key("schema").string("spoc.history/1").key("events").begin_array();
        break;
      case Format::csv:
      case Format::tsv:
        render::append_header(text_, chosen_.columns(), form_);
        break;
      case Format::text:
        style_ = context.style();
        break;
      default:
        break;
    }
  }
  void print(store::Reading& reading, const store::Entry& entry, domain::OperationId undone_by) {
    if (context_.quiet()) {
      text_ += format("{}\n", entry.seq);
    } else {
      if (entry.operation != operation_) login_ = reading.login_of(entry.operation);
      operation_ = entry.operation;
      append(entry, undone_by);
    }
    flush();
  }
  void finish() {
    if (!context_.quiet() && context_.json()) {
      writer_.end_array().end_object();
      text_ += "\n";
    }
    if (!table_.empty()) render::append_table(text_, {{}, chosen_.columns(), std::move(table_), {}}, style_);
    flush();
  }

 private:
  void append(const store::Entry& entry, domain::OperationId undone_by) {
    switch (context_.answer_format()) {
      case Format::json:
        write_entry(writer_, entry, undone_by, &login_);
        break;
      case Format::jsonl:
        if (rows_) {
          render::append_line(text_, chosen_.columns(), chosen_.of(row_of(entry)));
        } else {
          json::Writer line(text_);
          write_entry(line, entry, undone_by, &login_);
          text_ += "\n";
        }
        break;
      case Format::csv:
      case Format::tsv:
        render::append_row(text_, chosen_.columns(), chosen_.of(row_of(entry)), form_);
        break;
      default:
        if (rows_)
          table_.push_back(chosen_.of(row_of(entry)));
        else
          text_ += line_of(entry, undone_by, style_);
        break;
    }
  }
  void flush() {
    context_.out().write(text_);
    text_.clear();
  }
  Context& context_;
  render::Separated form_;
  bool rows_;
  ChosenColumns chosen_;
  std::vector<render::Row> table_;
  domain::OperationId operation_;  // of the entry before, and who called it
  std::string login_;
  std::string text_;
  json::Writer writer_{text_};
  render::TextStyle style_;
};

void require_subject(store::Reading& reading, const std::optional<domain::Subject>& subject) {
  if (!subject) return;
  if (subject->kind == domain::SubjectKind::ticket && !reading.ticket({subject->number}))
    throw Error(Code::not_found, format("there is no ticket {}", subject->number));
  if (subject->kind == domain::SubjectKind::run && !reading.run({subject->number}))
    throw Error(Code::not_found, format("there is no run {}", to_text(domain::RunId{subject->number})));
}

/// What is there and then what is written, until the reader goes away or the person ends it.
[[noreturn]] void follow(Context& context, store::EntryQuery query) {
  constexpr auto kPause = std::chrono::seconds(1);
  if (context.answer_format() == Format::json || context.arguments().has("--columns") ||
      context.arguments().has("--limit"))
    throw Error(Code::usage, "--follow never ends: it takes neither --json nor --columns nor --limit",
                "a document a line: --format jsonl");
  Printer printer(context);
  while (true) {
    context.read(decide::Verb::history, [&](store::Reading& reading) {
      require_subject(reading, query.subject);
      reading.entries(query, [&](const store::Entry& entry) {
        printer.print(reading, entry, {});
        return true;
      });
      query.after = reading.position();
    });
    context.out().flush();
    std::this_thread::sleep_for(kPause);
  }
}

/// The bytes of the mail that an entry tells of. Not for a terminal: nothing in it was made harmless.
Code print_mail(Context& context, std::string_view number) {
  if (context.terminal().output)
    throw Error(Code::usage, "what came from outside could control this terminal", "pipe it, or redirect it to a file");
  const auto seq = to_integer(number);
  if (!seq || *seq < 1) throw Error(Code::usage, format("--raw cannot be \"{}\"", number), "the `seq` of an entry");
  std::optional<std::string> bytes;
  context.read(decide::Verb::history, [&](store::Reading& reading) {
    store::EntryQuery query;
    query.kind = domain::MailReceived::kKind;
    query.after = *seq - 1;
    query.limit = 1;
    reading.entries(query, [&](const store::Entry& entry) {
      const domain::Event event = domain::event_from_json(entry.kind, entry.data);
      if (entry.seq == *seq) bytes = reading.blob(std::get<domain::MailReceived>(event).raw);
      return false;
    });
  });
  if (!bytes)
    throw Error(Code::not_found, format("entry {} tells of no mail", *seq), "see which do: spoc history --kind mail.received");
  context.out().write(*bytes);
  return Code::ok;
}

Code run(Context& context, const Arguments& arguments) {
  if (const auto seq = arguments.value("--raw")) return print_mail(context, *seq);
  if (arguments.has("--follow")) follow(context, query_of(context, arguments));
  store::EntryQuery query = query_of(context, arguments);
  const auto limit = limit_of(arguments);
  query.limit = limit.value_or(0);
  Printer printer(context);
  std::int64_t found = 0;
  context.read(decide::Verb::history, [&](store::Reading& reading) {
    require_subject(reading, query.subject);
    const Undoings undoings(reading, query.subject);
    reading.entries(query, [&](const store::Entry& entry) {
      ++found;
      printer.print(reading, entry, undoings.of(entry));
      return true;
    });
    printer.finish();
    context.out().flush();  // what is shown does not wait for what is only counted
    if (limit && found == *limit) found = reading.count_entries(query);
  });
  if (found == 0 && !context.quiet() && context.answer_format() == Format::text) context.say("no entry matches");
  if (limit && found > *limit) context.say(format("{} more", found - *limit));
  return Code::ok;
}

constexpr Argument kArguments[] = {{.name = "ID",
                                    .help = "a ticket, a run, or desk; none: everything",
                                    .minimum = 0,
                                    .maximum = 1,
                                    .completer = Completer::ticket}};
constexpr Option kOptions[] = {
    {.name = "--actor", .value = "PERSON", .help = "done by that person", .completer = Completer::person},
    {.name = "--kind", .letter = 'k', .value = "KIND", .help = "events of that kind, like ticket.routed"},
    {.name = "--since", .value = "TIME", .help = "not before"},
    {.name = "--until", .value = "TIME", .help = "not after; a date includes that day"},
    {.name = "--after", .value = "SEQ", .help = "entries behind that one"},
    {.name = "--raw", .value = "SEQ", .help = "the mail that that entry tells of, byte for byte; for a pipe"},
    {.name = "--follow", .letter = 'f', .help = "go on with what is written from now on"}};
constexpr Example kExamples[] = {{"spoc history 42", "everything that happened to a ticket"},
                                 {"spoc history --kind clock.breached --since mon --format csv", "for a spreadsheet"}};

}  // namespace

const Command kHistory{.name = "history",
                       .group = "Insight",
                       .summary = "Show the journal",
                       .arguments = kArguments,
                       .options = kOptions,
                       .examples = kExamples,
                       .traits = {.lists = true, .quiet = true},
                       .run = run};

}  // namespace spoc::cmd
