// The engine's steps beside a program that writes the rows they leave behind, knowing them already: 256 runs in flight
// that one event moves on together, a transaction for all of them; and one run alone, a transaction for each step. A
// chain of twelve steps that wait for events, so that no program and no ticket is in it.
//   engine_bench [ROUNDS]
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/format.h"
#include "database.h"
#include "desk/apply.h"
#include "desk/check.h"
#include "desk/definitions.h"
#include "desk/run.h"
#include "desk/run_control.h"
#include "measure.h"
#include "store/schema/schema_001.h"

namespace {

using namespace spoc;

constexpr int kRuns = 256, kSteps = 12;
constexpr std::int64_t kNow = 1'780'653'600'000'000;
constexpr std::string_view kPolicy = R"toml(spoc = 1
[desk]
name = "Bench"
address = "help@example.org"
time_zone = "UTC"
calendar = "always"
front_line = "front"
[calendar.always]
hours = { mon-sun = ["00:00-24:00"] }
[department.it]
[team.front]
department = "it"
[priority]
levels = ["P1", "P2", "P3"]
weight = [3, 2, 1]
matrix = [["P1", "P1", "P2"], ["P1", "P2", "P3"], ["P2", "P3", "P3"]]
[sla.standard]
target.P3 = { resolution = "8h" }
[messages]
transport = "maildir"
folder = "sent"
[event."bench.step"]
fields = { group = "string" }
)toml";

std::string workflow() {
  std::string text = "spoc = 1\n[workflow]\ntitle = \"Chain\"\nowner = \"it\"\n[inputs.group]\ntype = \"string\"\n";
  for (int i = 0; i < kSteps; ++i) {
    text +=
        format("[steps.s{}]\nkind = \"wait\"\nevent = \"bench.step\"\nmatch = \"event.group == inputs.group\"\n", i);
    if (i > 0) text += format("needs = [\"s{}\"]\n", i - 1);
  }
  return text;
}

double seconds(auto&& work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// Runs of the program in a store of their own.
class Engine {
 public:
  explicit Engine(const std::string& path) {
    const desk::Checked checked =
        desk::check({{"spoc.toml", std::string(kPolicy)}, {"workflows/chain.toml", workflow()}});
    if (!checked.policy) std::exit(70);
    const store::Caller caller{{"ana", {}, "cli"}, "ana", "bench", {kNow}, {kNow}, true};
    desk::create(path, "Bench", false, caller, checked.policy);
    store_ = std::make_unique<store::Store>(path);
    desk_ = std::make_unique<desk::Desk>(desk::Desk{*store_, caller, false});
    desk_->definitions = std::make_shared<desk::Definitions>();
  }

  /// Seconds that so many runs take from their first step to their last; starting them is not in it.
  double chain(int runs) {
    const std::string group = format("g{}", ++groups_);
    for (int i = 0; i < runs; ++i) desk::start_run(*desk_, {"chain", {}, {{"group", group}}, {}, false});
    return seconds([&] {
      for (int step = 0; step < kSteps; ++step) {
        const desk::EventOutcome put =
            desk::put_event(*desk_, {"bench.step", format("{}-{}", group, step), {{"group", group}}});
        if (static_cast<int>(put.reached.size()) != runs) std::exit(70);
      }
    });
  }

 private:
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<desk::Desk> desk_;
  int groups_ = 0;
};

constexpr bench::Bytes kHash{"0123456789abcdef0123456789abcdef"}, kSalt{"0123456789abcdef"};
constexpr std::string_view kMatched = R"({"event":"bench.step","id":"g1-1","step":"s1"})";
constexpr std::string_view kFinished = R"({"step":"s1","kind":"wait","outputs":{"group":"g1"}})";
constexpr std::string_view kActivated = R"({"step":"s2","kind":"wait","title":"s2","awaits":"bench.step group=g1"})";

/// The same rows.
class Raw {
 public:
  /// Borrows it; it has the tables.
  explicit Raw(const bench::Database& database)
      : database_(database),
        run_(database_,
             "insert into run (id, version, operation, head, workflow, definition, state, inputs, opened_at, last_at,"
             " confidential, depth) values (?1, 2, 1, ?2, 'chain', 'hash', 'running', '{\"group\":\"g1\"}', ?3, ?3, 0, "
             "0)"),
        begin_(database_,
               "insert into step (run, position, id, round, kind, state, title, activated_at, attempts, awaits,"
               " tried_before, looked_after) values (?1, ?2, ?3, 1, 'wait', 'active', ?3, ?4, 0, ?5, 0, 0)"),
        end_(database_,
             "update step set state = 'done', finished_at = ?3, outputs = '{\"group\":\"g1\"}', awaits = null where "
             "run ="
             " ?1 and position = ?2"),
        move_(database_,
              "update run set version = version + 3, operation = ?2, head = ?3, last_at = ?4, consumed = ?5,"
              " state = ?6 where id = ?1"),
        journal_(database_,
                 "insert into journal values (?1, ?2, 1, ?3, ?4, ?5, ?5, 'ana', null, 'cli', ?6, ?7, ?8, ?9, case ?4 % 3 when 0 then ?1 + 2 end)"),
        find_(database_, "select run, position from step where awaits = ?1"),
        event_(database_, "insert into event values ('bench.step', ?1, '{\"group\":\"g1\"}', ?2, ?2, 1)"),
        about_(database_, "insert into event_about values (?1, 'bench.step', ?2)"),
        operation_(database_,
                   "insert into operation values (?1, 'token' || ?1, 'bench', 'ana', null, 'cli', 'ana', ?2, ?2, ?3)"),
        person_(database_, "insert into step_person values (?1, ?2, ?2, 'done_by', 'ana')"),
        counter_(database_, "update counter set operation = ?1, seq = ?2, run = ?3") {}

  double chain(int runs) {
    const std::string group = format("bench.step group=g{}", ++groups_);
    consumed_.clear();
    database_.run("begin immediate");
    for (int i = 0; i < runs; ++i) {
      run_.bind(++last_run_, kHash, kNow).run();
      begin_.bind(last_run_, std::int64_t{0}, std::string_view("s0"), kNow, std::string_view(group)).run();
    }
    database_.run("commit");
    return seconds([&] {
      for (int step = 0; step < kSteps; ++step) move_on(group, step, runs);
    });
  }

 private:
  void move_on(const std::string& group, int step, int runs) {
    const std::string id = format("{}-{}", group, step), next = format("s{}", step + 1);
    const bool last = step + 1 == kSteps;
    consumed_ += format("{}\"bench.step {}\":\"s{}\"", step == 0 ? "{" : ",", id, step);
    const std::string consumed = consumed_ + "}";
    database_.run("begin immediate");
    operation_.bind(++operations_, kNow, kHash).run();
    event_.bind(std::string_view(id), kNow).run();
    about_.bind(std::string_view(group), std::string_view(id)).run();
    std::vector<std::int64_t> found;
    for (find_.bind(std::string_view(group)); find_.step();) found.push_back(find_.number(0));
    find_.reset();
    if (static_cast<int>(found.size()) != runs) std::exit(70);
    for (const std::int64_t run : found) {
      const std::int64_t version = 2 + 3 * step;
      write(run, version + 1, "event.matched", kMatched);
      write(run, version + 2, "step.finished", kFinished);
      write(run, version + 3, last ? "run.moved" : "step.activated", last ? R"({"state":"done"})" : kActivated);
      end_.bind(run, std::int64_t{step}, kNow).run();
      person_.bind(run, std::int64_t{step}).run();
      if (!last) begin_.bind(run, std::int64_t{step + 1}, std::string_view(next), kNow, std::string_view(group)).run();
      move_.bind(run, operations_, kHash, kNow, std::string_view(consumed), std::string_view(last ? "done" : "running")).run();
    }
    counter_.bind(operations_, seq_, last_run_).run();
    database_.run("commit");
  }

  void write(std::int64_t run, std::int64_t version, std::string_view kind, std::string_view data) {
    journal_.bind(++seq_, operations_, run, version, kNow, kind, data, kSalt, kHash).run();
  }

  const bench::Database& database_;
  bench::Statement run_, begin_, end_, move_, journal_, find_, event_, about_, operation_, person_, counter_;
  std::int64_t last_run_ = 0, operations_ = 1, seq_ = 0;
  int groups_ = 0;
  std::string consumed_;  // by each run so far, without its end
};

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

void compare(std::string_view what, Engine& engine, Raw& raw, int runs, int rounds, std::string_view target) {
  std::vector<double> ours, theirs;
  for (int i = 0; i < rounds; ++i) {
    ours.push_back(engine.chain(runs));
    theirs.push_back(raw.chain(runs));
  }
  const double steps = static_cast<double>(runs) * kSteps;
  bench::report(what, median(ours) / steps * 1e9, median(theirs) / steps * 1e9, target);
}

}  // namespace

int main(int count, char** words) {
  const int rounds = count > 1 ? std::atoi(words[1]) : 5;
  std::string folder = (std::filesystem::temp_directory_path() / "spoc-engine-bench-XXXXXX").string();
  if (!mkdtemp(folder.data())) return 73;
  {
    Engine engine(folder + "/ours.db");
    const bench::Database database((folder + "/raw.db").c_str());
    database.run("pragma journal_mode = wal; pragma cache_size = -65536; pragma foreign_keys = on");
    database.run(store::schema::kSchema001.data());
    database.run("insert into counter values (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)");
    Raw raw(database);
    compare("engine: a step of 256 runs together / raw", engine, raw, kRuns, rounds, "<= 2");
    compare("engine: a step of one run alone / raw", engine, raw, 1, 10 * rounds, "<= 1.3");
  }
  std::filesystem::remove_all(folder);
}
