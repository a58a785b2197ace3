#include "desk/amend.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "desk/contacts.h"
#include "desk/run_control.h"
#include "desk/steps.h"
#include "desk/who.h"

namespace spoc::desk {

void keep_files(const workflow::Definition& definition, json::Object& given, const std::vector<domain::Attachment>& known,
                FieldFiles& files, std::vector<workflow::InputProblem>& problems) {
  for (const workflow::Input& input : definition.inputs) {
    json::Value* value = json::member(given, input.name);
    if (!value) continue;
    try {
      files.keep(input.type, input.name, *value, known);
    } catch (const Error& error) {
      if (!of_item(error)) throw;
      // The path stands in front of it already.
      const bool named = error.message.starts_with(input.name + ": ");
      problems.push_back({input.name, named ? error.message.substr(input.name.size() + 2) : error.message});
    }
  }
}

json::Object amended_inputs(Deciding& deciding, const domain::Run& run, const InputTexts& set, FieldFiles& files,
                            std::vector<workflow::InputProblem>& problems) {
  const workflow::Definition& definition = deciding.definition(run);
  json::Object given = run.inputs;
  for (const auto& [path, value] : set) workflow::set_input(definition, given, path, value, problems);
  keep_files(definition, given, workflow::files_of(definition, run.inputs), files, problems);
  std::vector<std::string> kept;
  for (const workflow::Input& input : definition.inputs)
    if (std::none_of(set.begin(), set.end(),
                     [&](const auto& one) { return one.first.substr(0, one.first.find('.')) == input.name; }))
      kept.push_back(input.name);
  const workflow::World world{deciding.policy(), deciding.situation().people};
  workflow::PreparedInputs prepared = workflow::prepare_inputs(definition, given, world, deciding.now(), kept);
  for (const workflow::InputProblem& problem : prepared.problems)
    if (std::none_of(problems.begin(), problems.end(), [&](const auto& told) { return told.path == problem.path; }))
      problems.push_back(problem);
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

namespace {

bool says(const json::Value& value, const std::string& folded) {
  if (const std::string* text = value.string()) return fold_key(*text) == folded;
  const json::Array* items = value.array();
  const json::Object* members = value.object();
  return (items && std::any_of(items->begin(), items->end(), [&](const json::Value& item) { return says(item, folded); })) ||
         (members && std::any_of(members->begin(), members->end(), [&](const json::Member& member) { return says(member.second, folded); }));
}

/// Whether that address is in what the run was given, or was told since.
bool has_contact(const domain::Run& run, const std::string& contact) {
  const std::string folded = fold_key(contact);
  return says(json::Value(run.inputs), folded) || says(json::Value(run.vars), folded) ||
         std::any_of(run.steps.begin(), run.steps.end(), [&](const domain::Step& step) {
           return fold_key(step.contact) == folded || says(json::Value(step.outputs), folded);
         });
}

/// Who the contacts of the run are by now.
void identify(Deciding& deciding, RunId id, const InputTexts& contacts, const std::string& reason) {
  for (const auto& [contact, who] : contacts) {
    if (!has_contact(deciding.run(id).after, contact))
      throw Error(Code::data, format("run {} knows nobody by the address {}", to_text(id), contact), format("what it was given: spoc run show {}", to_text(id)));
    identify_contact(deciding, id, contact, the_person(deciding.unit(), who).id, reason);
  }
}

}  // namespace

AmendedRuns amend_runs(Desk& desk, const std::vector<RunId>& runs, const InputTexts& set, const InputTexts& contacts, const std::string& reason,
                       const intake::FilesAlong& along) {
  AmendedRuns result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome& outcome) {
    result.runs.clear();
    FieldFiles files(deciding, along);
    const auto name = [&](std::size_t i) { return format("run {}", to_text(runs[i])); };
    each_item(deciding, outcome, runs.size(), name, [&](std::size_t i) {
      std::vector<workflow::InputProblem> problems;
      json::Object inputs = amended_inputs(deciding, run_to_move(deciding, runs[i]), set, files, problems);
      if (problems.empty()) identify(deciding, runs[i], contacts, reason);
      std::vector<std::string> lines;
      for (const auto& problem : problems) lines.push_back(format("{}: {}", problem.path, problem.message));
      if (!lines.empty()) throw Error(Code::data, format("the inputs cannot be used: {}", join(lines, "; ")));
      result.runs.push_back(amend_run(deciding, runs[i], std::move(inputs), reason));
    });
    if (outcome.rejected.empty()) files.require_used();
  });
  return result;
}

}  // namespace spoc::desk
