#include "cmd/import_history.h"

#include "base/file.h"
#include "base/format.h"
#include "base/gzip.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/map_file.h"
#include "cmd/shell/progress.h"
#include "desk/import_history.h"
#include "desk/log.h"
#include "intake/history.h"
#include "intake/history_cases.h"

namespace spoc::cmd {
namespace {

// So many rows of cases are held: what a log that is nearly in the order of its cases needs to have each case as a
// whole.
constexpr std::size_t kRowsHeld = 20'000;

decide::Promises promises_of(const intake::Map& map) {
  if (map.promises == "log") return decide::Promises::log;
  return map.promises == "none" ? decide::Promises::none : decide::Promises::desk;
}

intake::Map map_of(Context& context, const std::string& path) {
  intake::Map map = read_map(context, path, intake::history_members(), intake::MapFor::history);
  if (const auto problem = intake::unusable(map)) throw *problem;
  return map;
}

class Import {
 public:
  Import(Context& context, const std::string& path, const std::string& map, bool dry_run)
      : context_(context),
        map_(map_of(context, map)),
        desk_(context.desk(true)),
        stream_(path),
        unpacked_([this] { return stream_.next(); }),
        policy_(context.policy()),
        rows_([this] { return unpacked_.next(); }, map_, *policy_, context.now()),
        import_(desk_, {map_.log, intake::columns_of(map_), promises_of(map_)}),
        progress_(context, "importing") {
    desk_.dry_run = dry_run;
  }

  Code run() {
    if (context_.json())
      writer_.begin_object().key("schema").string("spoc.history_import/1").key("rejected").begin_array();
    while (auto row = rows_.next()) {
      progress_.update(++read_, 0);
      if (row->problem)
        reject(*row);
      else
        cases_.add(std::move(row->said));
      if (cases_.full()) add(cases_.take_oldest());
    }
    if (!cases_.empty()) add(cases_.take_all());
    desk::index_texts(desk_);
    context_.json() ? tell_json() : tell();
    return rejected_ ? Code::partial : Code::ok;
  }

 private:
  void add(const std::vector<domain::HistoryCase>& cases) {
    const desk::HistoryCounts counts = import_.add(cases);
    sum_.logged += counts.logged;
    sum_.extended += counts.extended;
    sum_.rows += counts.rows;
    sum_.known += counts.known;
  }

  void reject(const intake::HistoryRead& row) {
    ++rejected_;
    const intake::RowProblem& problem = *row.problem;
    const std::string place = problem.column.empty() ? std::string() : problem.column + ": ";
    const std::string hint = problem.hint.empty() ? std::string() : format(" ({})", problem.hint);
    context_.say(
        terminal_safe(format("spoc: row {}: {}{}{}", row.number, place, problem.reason, hint), Shape::one_line));
    if (!context_.json()) return;
    writer_.begin_object().key("row").integer(row.number).key("column");
    problem.column.empty() ? writer_.null() : writer_.string(problem.column);
    writer_.key("reason").string(problem.reason).key("hint");
    problem.hint.empty() ? writer_.null() : writer_.string(problem.hint);
    writer_.end_object();
    context_.out().write(report_);
    report_.clear();
  }

  void tell_json() {
    writer_.end_array().key("log").string(map_.log).key("read").integer(read_).key("imported").integer(sum_.rows);
    writer_.key("known").integer(sum_.known).key("logged").integer(sum_.logged).key("extended").integer(sum_.extended);
    if (desk_.dry_run) writer_.key("dry_run").boolean(true);
    writer_.end_object();
    context_.out().write(report_ + "\n");
  }

  void tell() {
    if (context_.quiet()) return;
    std::string text = format("{} row{} of {}: {} ticket{} {}", read_, read_ == 1 ? "" : "s", map_.log, sum_.logged,
                              sum_.logged == 1 ? "" : "s", desk_.dry_run ? "would be logged" : "logged");
    if (sum_.extended) text += format(", {} went on", sum_.extended);
    if (sum_.known) text += format(", {} row{} known", sum_.known, sum_.known == 1 ? "" : "s");
    if (rejected_) text += format(", {} rejected", rejected_);
    context_.out().write(text + "\n");
  }

  Context& context_;
  intake::Map map_;
  desk::Desk desk_;
  ByteStream stream_;
  Unpacked unpacked_;
  std::shared_ptr<const policy::Policy> policy_;
  intake::HistoryRows rows_;
  desk::HistoryImport import_;
  Progress progress_;
  intake::HistoryCases cases_{kRowsHeld};
  desk::HistoryCounts sum_;
  std::int64_t read_ = 0, rejected_ = 0;
  std::string report_;
  json::Writer writer_{report_};
};

}  // namespace

Code import_history(Context& context, const std::string& path, const std::string& map, bool dry_run) {
  return Import(context, path, map, dry_run).run();
}

}  // namespace spoc::cmd
