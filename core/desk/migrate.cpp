#include "desk/migrate.h"

#include <algorithm>
#include <map>

#include "base/format.h"
#include "desk/run_control.h"
#include "desk/steps.h"

namespace spoc::desk {
namespace {

using workflow::Definition;

/// Versions of workflows by their name, each read once.
class Versions {
 public:
  Versions(const MigrateRuns& migrate, Deciding& deciding) : migrate_(migrate), deciding_(deciding) {}

  std::shared_ptr<const Definition> of(const std::string& workflow) {
    auto& known = by_name_[workflow];
    if (known) return known;
    if (migrate_.file.empty()) return known = workflow_in_force(workflow, deciding_.policy());
    known = workflow_of(migrate_.content, workflow, migrate_.file, deciding_.policy());
    if (deciding_.dry_run()) return known;
    const policy::File* file = deciding_.policy().file(format("workflows/{}.toml", workflow));
    if (file && file->content == migrate_.content) return known;
    by_name_.erase(workflow);
    throw Error(
        Code::conflict, format("{} is not the {} that is in force", migrate_.file, workflow),
        format("put it into workflows/{}.toml and in force with spoc apply; --dry-run shows now what would move",
               workflow));
  }

 private:
  const MigrateRuns& migrate_;
  Deciding& deciding_;
  std::map<std::string, std::shared_ptr<const Definition>> by_name_;
};

class Migrating {
 public:
  Migrating(Deciding& deciding, const MigrateRuns& migrate)
      : deciding_(deciding), migrate_(migrate), versions_(migrate, deciding) {}

  /// Adds what is found to `result` before it throws.
  void run(RunId id, std::vector<MigratedRun>& runs) {
    run_to_move(deciding_, id);
    const auto to = versions_.of(deciding_.run(id).after.workflow);
    MigratedRun& result = runs.emplace_back();
    result.run = id;
    // What time has caused, it caused under the version that the run has followed.
    advance_existing(deciding_, id, workflow::Woken{}, decide::time_actor());
    const domain::Run before = deciding_.run(id).after;
    const Definition& from = deciding_.definition(before);
    json::Object inputs = inputs_of(before, *to, result);
    result.known = before.definition == to->hash && before.inputs == inputs;
    if (result.known) return;
    const workflow::World world{deciding_.policy(), deciding_.situation().people};
    auto judged = workflow::judge_migration(from, *to, before, inputs, world, deciding_.now());
    result.findings.insert(result.findings.end(), judged.findings.begin(), judged.findings.end());
    if (hinders(result)) result.fitness = Fitness::impossible;
    if (result.fitness == Fitness::impossible) refuse(result);
    move(id, *to, {&from, std::move(inputs), migrate_.reason}, result);
    result.moves = workflow::moves_between(from, before, *to, deciding_.run(id).after, world, deciding_.now());
  }

 private:
  static bool hinders(const MigratedRun& result) {
    return std::any_of(result.findings.begin(), result.findings.end(),
                       [](const auto& finding) { return finding.hinders; });
  }

  [[noreturn]] static void refuse(const MigratedRun& result) {
    for (const workflow::MigrationFinding& finding : result.findings)
      if (finding.hinders)
        throw Error(Code::conflict,
                    format("run {} cannot be migrated: {}{}", to_text(result.run),
                           finding.step.empty() ? "" : finding.step + ": ", finding.why),
                    finding.hint);
    throw Error(Code::defect, "a migration is refused for nothing");
  }

  /// The run's inputs with what is set on top; what cannot be set is a finding.
  json::Object inputs_of(const domain::Run& run, const Definition& to, MigratedRun& result) const {
    json::Object given = run.inputs;
    std::vector<workflow::InputProblem> problems;
    for (const auto& [path, value] : migrate_.set) workflow::set_input(to, given, path, value, problems);
    FieldFiles files(deciding_, migrate_.files);
    keep_files(to, given, workflow::files_of(to, run.inputs), files, problems);
    for (const workflow::InputProblem& problem : problems)
      result.findings.push_back({format("inputs.{}", problem.path), problem.message, {}, true});
    return given;
  }

  void move(RunId id, const Definition& to, const workflow::Migrated& migrated, MigratedRun& result) {
    const policy::File* file = deciding_.policy().file(format("workflows/{}.toml", to.name));
    if (!deciding_.dry_run()) {
      ensure(file != nullptr, "a run is migrated to what is in force");
      deciding_.unit().put_definition(to.hash, file->content);
    }
    if (migrated.from->hash != to.hash) deciding_.remember(versions_.of(to.name));
    const workflow::Advanced advanced = advance_existing(deciding_, id, to, migrated, deciding_.actor());
    result.outdated = advanced.outdated;
    // Beside the event that says so, nothing happened.
    std::size_t events = 0;
    for (const domain::Recorded& recorded : deciding_.run(id).events) {
      if (std::holds_alternative<domain::RunMigrated>(recorded.event))
        events = 0;
      else
        ++events;
    }
    const bool open_stays = events == 0 && advanced.redrafts.empty();
    result.fitness = open_stays ? Fitness::compliant : Fitness::replanned;
  }

  Deciding& deciding_;
  const MigrateRuns& migrate_;
  Versions versions_;
};

/// What the engine refuses is a finding like the others.
void found_impossible(MigratedRun& result, const Error& error) {
  result.fitness = Fitness::impossible;
  const auto& findings = result.findings;
  const bool named = std::any_of(findings.begin(), findings.end(), [](const auto& finding) { return finding.hinders; });
  if (!named) result.findings.push_back({{}, error.message, error.hint, true});
}

}  // namespace

std::string_view word(Fitness fitness) {
  switch (fitness) {
    case Fitness::compliant:
      return "compliant";
    case Fitness::replanned:
      return "replanned";
    case Fitness::impossible:
      return "impossible";
  }
  return "impossible";
}

MigratedRuns migrate_runs(Desk& desk, const MigrateRuns& migrate) {
  MigratedRuns result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome& outcome) {
    result.runs.clear();
    Migrating migrating(deciding, migrate);
    for (const RunId id : migrate.runs) {
      const Deciding::Mark mark = deciding.mark();
      try {
        migrating.run(id, result.runs);
        deciding.settle();
      } catch (const Error& error) {
        if (error.code == Code::configuration || !of_item(error)) throw;
        if (migrate.runs.size() == 1 && !(deciding.dry_run() && error.code == Code::conflict)) throw;
        deciding.forget_since(mark);
        if (!result.runs.empty() && result.runs.back().run == id) found_impossible(result.runs.back(), error);
        outcome.rejected.push_back({format("run {}", to_text(id)), error});
      }
    }
  });
  return result;
}

}  // namespace spoc::desk
