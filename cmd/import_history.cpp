#include "cmd/import_history.h"

#include <filesystem>
#include <memory>

#include "base/ahead.h"
#include "base/file.h"
#include "base/format.h"
#include "base/gzip.h"
#include "base/json.h"
#include "base/text.h"
#include "cmd/present/map_file.h"
#include "cmd/shell/progress.h"
#include "cmd/shell/rejects.h"
#include "desk/import_history.h"
#include "desk/log.h"
#include "intake/history.h"
#include "intake/history_batches.h"

namespace spoc::cmd {
namespace {

// So many rows of cases are held: what a log that is nearly in the order of its cases needs to have each case as a
// whole.
constexpr std::size_t kRowsHeld = 20'000;
constexpr int kLookedAfterMs = 50;

decide::Promises promises_of(const intake::Map& map) {
  if (map.promises == "log") return decide::Promises::log;
  return map.promises == "none" ? decide::Promises::none : decide::Promises::desk;
}

intake::Map map_of(Context& context, const HistoryFiles& files) {
  intake::Map map = read_map(context, files.map, intake::history_members(), intake::MapFor::history);
  if (const auto problem = intake::unusable(map)) throw *problem;
  if (map.join && files.second.empty())
    throw Error(Code::usage, "the map joins a second table", "name it: --join FILE");
  if (!map.join && !files.second.empty())
    throw Error(Code::usage, "the map joins no second table", "[join] key = \"Incident ID\" says how");
  return map;
}

/// How much there is of it; 0 when nobody knows.
std::int64_t size_of(const std::string& path) {
  std::error_code problem;
  const auto size = std::filesystem::is_regular_file(path, problem) ? std::filesystem::file_size(path, problem) : 0;
  return problem ? 0 : static_cast<std::int64_t>(size);
}

/// The bytes of a file, unpacked; they live as long as the source.
intake::Source source_of(const std::string& path) {
  if (path.empty()) return {};
  struct Opened {
    explicit Opened(const std::string& path) : stream(path), unpacked([this] { return stream.next(); }) {}
    ByteStream stream;
    Unpacked unpacked;
  };
  return [opened = std::make_shared<Opened>(path)] { return opened->unpacked.next(); };
}

class Import {
 public:
  Import(Context& context, const HistoryFiles& files, bool dry_run)
      : context_(context),
        map_(map_of(context, files)),
        rejects_(files.rejects, context.out()),
        desk_(context.desk(true)),
        stream_(files.log),
        size_(size_of(files.log)),
        unpacked_([this] {
          const std::string_view bytes = stream_.next();
          taken_ += static_cast<std::int64_t>(bytes.size());
          return bytes;
        }),
        policy_(context.policy()),
        rows_([this] { return bytes(); }, map_, *policy_, context.now(), source_of(files.second)),
        batches_(rows_, kRowsHeld),
        import_(desk_, {map_.log, intake::columns_of(map_), promises_of(map_)}),
        progress_(context, "importing") {
    desk_.dry_run = dry_run;
  }

  Code run() {
    if (context_.json())
      writer_.begin_object().key("schema").string("spoc.history_import/1").key("rejected").begin_array();
    read_ahead();
    desk::index_texts(desk_);
    rejects_.finish();
    context_.json() ? tell_json() : tell();
    return rejected_ ? Code::partial : Code::ok;
  }

 private:
  /// What was read of the log, and how many of its bytes that took.
  struct Portion {
    intake::HistoryBatch batch;
    std::int64_t taken = 0;
  };

  /// The log is read on a thread of its own while what was read before goes into the store.
  void read_ahead() {
    Ahead<Portion> ahead(
        [this](Portion& portion, const std::stop_token& stop) {
          stop_ = &stop;
          portion = {};
          auto batch = batches_.next(stop);
          if (batch) portion = {std::move(*batch), taken_};
          return batch.has_value();
        },
        1);
    Portion now, then;
    bool taken = false;
    const auto take = [&] {
      Portion* const made = ahead.next();
      if (made) std::swap(then, *made);
      return made != nullptr;
    };
    while (taken || take()) {
      std::swap(now, then);
      taken = false;
      const intake::HistoryBatch& batch = now.batch;
      read_ += batch.read;
      unmatched_ = batch.unmatched;
      for (const intake::HistoryRead& row : batch.rejected) reject(row);
      // What comes next is taken before the commit, if it is there: so more is read while that goes on.
      if (!batch.cases.empty()) add(batch.cases, [&] { taken = taken || (ahead.ready() && take()); });
      // Of a file it is known how much there is, compressed or not.
      size_ > 0 ? progress_.update(now.taken, size_) : progress_.update(read_, 0);
    }
  }

  /// The next bytes of the log. Whoever waits for them in vain is not waited for in turn.
  std::string_view bytes() {
    while (stop_ && !stream_.ready(kLookedAfterMs))
      if (stop_->stop_requested()) return {};
    return unpacked_.next();
  }

  void add(const std::vector<domain::HistoryCase>& cases, const std::function<void()>& meanwhile) {
    const desk::HistoryCounts counts = import_.add(cases, meanwhile);
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
    rejects_.write(rows_.header(), row.text);
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
    if (map_.join) writer_.key("unjoined").integer(unmatched_);
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
    if (const std::int64_t n = unmatched_) text += format(", {} row{} not in the joined table", n, n == 1 ? "" : "s");
    if (rejected_) text += format(", {} rejected", rejected_);
    context_.out().write(text + "\n");
  }

  Context& context_;
  intake::Map map_;
  Rejects rejects_;
  desk::Desk desk_;
  const std::stop_token* stop_ = nullptr;  // of the thread that reads, once it does
  ByteStream stream_;
  std::int64_t size_ = 0;   // of the file, in bytes; 0 where nobody knows it
  std::int64_t taken_ = 0;  // of these; of the thread that reads
  Unpacked unpacked_;
  std::shared_ptr<const policy::Policy> policy_;
  intake::HistoryRows rows_;
  intake::HistoryBatches batches_;
  desk::HistoryImport import_;
  Progress progress_;
  desk::HistoryCounts sum_;
  std::int64_t read_ = 0, rejected_ = 0, unmatched_ = 0;
  std::string report_;
  json::Writer writer_{report_};
};

}  // namespace

Code import_history(Context& context, const HistoryFiles& files, bool dry_run) {
  return Import(context, files, dry_run).run();
}

}  // namespace spoc::cmd
