#include "cmd/log_bulk.h"

#include <poll.h>
#include <algorithm>

#include <unordered_set>
#include <variant>

#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "cmd/present/map_file.h"
#include "cmd/shell/rejects.h"
#include "desk/log.h"
#include "intake/csv_rows.h"
#include "intake/jsonl.h"
#include "intake/members.h"

namespace spoc::cmd {
namespace {

using intake::Draft, intake::Row, intake::RowProblem;

// Measured: larger transactions gain less than a twentieth, smaller ones let others in earlier. The first are small and
// grow, so that the first numbers are there at once and a long input pays for it only once.
constexpr std::size_t kRowsOfFirstTransaction = 25;
constexpr std::size_t kRowsOfTransaction = 2'000;
constexpr std::size_t kBytesOfTransaction = 8u << 20;

/// What a row does not say itself.
void complete(Draft& draft, const Draft& defaults) {
  for (const intake::Member& member : intake::draft_members())
    if (member.text && (draft.*member.text).empty()) draft.*member.text = defaults.*member.text;
  for (const auto& [name, value] : defaults.set) {
    bool said = false;
    for (const auto& own : draft.set) said = said || own.first == name;
    if (!said) draft.set.emplace_back(name, value);
  }
  draft.tags.insert(draft.tags.end(), defaults.tags.begin(), defaults.tags.end());
  draft.confidential = draft.confidential || defaults.confidential;
  draft.route = draft.route && defaults.route;
}

class Bulk {
 public:
  Bulk(Context& context, const BulkInput& input)
      : context_(context),
        input_(input),
        rejects_(input.rejects, context.out()),
        desk_(context.desk(true)),
        stream_(input.path) {
    if (stream_.regular() && input.path != "-" && !input.again) {
      ByteStream whole(input.path);
      file_ = intake::digest_of([&] { return whole.next(); });
    }
    const intake::Source source = [this] { return bytes(); };
    if (!input.csv) {
      rows_.emplace<intake::JsonlRows>(source);
      return;
    }
    std::optional<intake::Map> map;
    if (!input.map.empty()) map = read_map(context, input.map, intake::column_names());
    rows_.emplace<intake::CsvRows>(source, std::move(map), *context.policy());
    say_dialect();
  }

  Code run() {
    if (context_.json()) begin_report();
    while (std::optional<Row> row = next()) {
      ++read_;
      bytes_ += row->text.size();
      if (!row->problem) prepare(*row);
      if (!rejects_.wanted()) row->text.clear();
      batch_.push_back(std::move(*row));
      if (batch_.size() >= rows_of_next_ || bytes_ >= kBytesOfTransaction) commit();
    }
    commit();
    desk::index_texts(desk_);
    rejects_.finish();
    context_.json() ? end_report() : say_sum();
    return rejected_ ? Code::partial : Code::ok;
  }

 private:
  std::optional<Row> next() {
    return input_.csv ? std::get<intake::CsvRows>(rows_).next() : std::get<intake::JsonlRows>(rows_).next();
  }

  /// The next bytes. Before it waits for whoever writes the other end, what is there is logged.
  std::string_view bytes() {
    if (!batch_.empty() && input_.path == "-") {
      pollfd waiting{context_.environment().input, POLLIN, 0};
      if (poll(&waiting, 1, 0) == 0) commit();
    }
    return stream_.next();
  }

  void prepare(Row& row) const {
    complete(row.draft, input_.defaults);
    if (row.draft.key.empty() && !file_.empty()) row.draft.key = intake::key_of_row(file_, row.number);
  }

  /// Logs the batch in one transaction, then tells what became of each row, in order.
  void commit() {
    std::vector<Draft> drafts;
    std::vector<Row> batch = std::move(batch_);
    batch_.clear();
    bytes_ = 0;
    rows_of_next_ = std::min(2 * rows_of_next_, kRowsOfTransaction);
    for (Row& row : batch)
      if (!row.problem) drafts.push_back(std::move(row.draft));
    std::vector<desk::Logged> logged;
    if (!drafts.empty()) logged = desk::log_rows(desk_, drafts, input_.on_known).rows;
    std::size_t at = 0;
    for (const Row& row : batch) {
      if (row.problem) {
        reject(row, *row.problem);
        continue;
      }
      const Draft& draft = drafts[at];
      tell(row, draft, logged[at++]);
    }
    context_.out().flush();
  }

  void tell(const Row& row, const Draft& draft, const desk::Logged& logged) {
    if (logged.refused) return reject(row, {logged.column, logged.refused->message, logged.refused->hint});
    ++accepted_;
    created_ += logged.created && !tried_before(draft);
    if (!context_.json() && !desk_.dry_run) context_.out().write(to_text(logged.ticket) + "\n");
  }

  /// A dry run writes nothing, so that the store cannot say that an earlier row has this key.
  bool tried_before(const Draft& draft) {
    const bool fresh = draft.on_known.value_or(input_.on_known) == intake::OnKnown::fresh;
    return desk_.dry_run && !draft.key.empty() && !fresh && !tried_.insert(draft.key).second;
  }

  void reject(const Row& row, const RowProblem& problem) {
    ++rejected_;
    const std::string place = problem.column.empty() ? std::string() : problem.column + ": ";
    const std::string hint = problem.hint.empty() ? std::string() : format(" ({})", problem.hint);
    context_.say(
        terminal_safe(format("spoc: row {}: {}{}{}", row.number, place, problem.reason, hint), Shape::one_line));
    rejects_.write(input_.csv ? std::get<intake::CsvRows>(rows_).header() : std::string_view(), row.text);
    if (!context_.json()) return;
    writer_.begin_object().key("row").integer(row.number).key("column");
    problem.column.empty() ? writer_.null() : writer_.string(problem.column);
    writer_.key("reason").string(problem.reason).key("hint");
    problem.hint.empty() ? writer_.null() : writer_.string(problem.hint);
    writer_.end_object();
    context_.out().write(report_);
    report_.clear();
  }

  // The report is written as it grows: its counts come last.
  void begin_report() { writer_.begin_object().key("schema").string("spoc.import/1").key("rejected").begin_array(); }
  void end_report() {
    writer_.end_array().key("read").integer(read_).key("accepted").integer(accepted_).key("created").integer(created_);
    if (desk_.dry_run) writer_.key("dry_run").boolean(true);
    writer_.end_object();
    context_.out().write(report_ + "\n");
  }

  void say_dialect() {
    const csv::Dialect& dialect = std::get<intake::CsvRows>(rows_).dialect();
    if (context_.quiet() || context_.json() || !dialect.delimiter) return;
    const std::string delimiter = dialect.delimiter == '\t' ? "tabs" : format("\"{}\"", dialect.delimiter);
    context_.say(format("{} is {}, separated by {}", stream_.name(), dialect.encoding, delimiter));
  }

  void say_sum() {
    if (context_.quiet()) return;
    std::string text =
        format("{} row{}: {} {}", read_, read_ == 1 ? "" : "s", created_, desk_.dry_run ? "would be logged" : "logged");
    if (accepted_ > created_) text += format(", {} known", accepted_ - created_);
    if (rejected_) text += format(", {} rejected", rejected_);
    context_.say(text);
  }

  Context& context_;
  const BulkInput& input_;
  Rejects rejects_;
  desk::Desk desk_;
  ByteStream stream_;
  std::string file_;  // digest of a regular file, else empty
  std::variant<std::monostate, intake::JsonlRows, intake::CsvRows> rows_;
  std::vector<Row> batch_;
  std::size_t bytes_ = 0;
  std::size_t rows_of_next_ = kRowsOfFirstTransaction;
  std::int64_t read_ = 0, accepted_ = 0, created_ = 0, rejected_ = 0;
  std::unordered_set<std::string> tried_;
  std::string report_;
  json::Writer writer_{report_};
};

}  // namespace

Code log_bulk(Context& context, const BulkInput& input) {
  return Bulk(context, input).run();
}

}  // namespace spoc::cmd
