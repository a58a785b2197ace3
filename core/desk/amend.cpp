#include "desk/amend.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "desk/run_control.h"
#include "desk/steps.h"

namespace spoc::desk {

json::Object amended_inputs(Deciding& deciding, const domain::Run& run, const InputTexts& set,
                            std::vector<workflow::InputProblem>& problems) {
  const workflow::Definition& definition = deciding.definition(run);
  json::Object given = run.inputs;
  for (const auto& [path, value] : set) workflow::set_input(definition, given, path, value, problems);
  std::vector<std::string> kept;
  for (const workflow::Input& input : definition.inputs)
    if (std::none_of(set.begin(), set.end(),
                     [&](const auto& one) { return one.first.substr(0, one.first.find('.')) == input.name; }))
      kept.push_back(input.name);
  const workflow::World world{deciding.policy(), deciding.situation().people};
  workflow::PreparedInputs prepared = workflow::prepare_inputs(definition, given, world, deciding.now(), kept);
  problems.insert(problems.end(), prepared.problems.begin(), prepared.problems.end());
  return std::move(prepared.values);
}

AmendedRun amend_run(Deciding& deciding, RunId id, json::Object inputs, const std::string& reason) {
  const domain::Run before = deciding.run(id).after;
  AmendedRun result;
  result.run = id;
  const workflow::Amended amended{std::move(inputs), reason};
  result.outdated = advance_existing(deciding, id, amended, deciding.actor()).outdated;
  const domain::Run& after = deciding.run(id).after;
  const workflow::Definition& definition = deciding.definition(after);
  const workflow::World world{deciding.policy(), deciding.situation().people};
  result.moves = workflow::moves_between(definition, before, definition, after, world, deciding.now());
  return result;
}

AmendedRuns amend_runs(Desk& desk, const std::vector<RunId>& runs, const InputTexts& set, const std::string& reason) {
  AmendedRuns result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome& outcome) {
    result.runs.clear();
    for (const RunId id : runs) {
      const Deciding::Mark mark = deciding.mark();
      try {
        std::vector<workflow::InputProblem> problems;
        json::Object inputs = amended_inputs(deciding, run_to_move(deciding, id), set, problems);
        std::vector<std::string> lines;
        for (const auto& problem : problems) lines.push_back(format("{}: {}", problem.path, problem.message));
        if (!lines.empty()) throw Error(Code::data, format("the inputs cannot be used: {}", join(lines, "; ")));
        result.runs.push_back(amend_run(deciding, id, std::move(inputs), reason));
        deciding.settle();
      } catch (const Error& error) {
        if (runs.size() == 1) throw;
        deciding.forget_since(mark);
        outcome.rejected.push_back({format("run {}", to_text(id)), error});
      }
    }
  });
  return result;
}

}  // namespace spoc::desk
