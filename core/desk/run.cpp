#include "desk/run.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "desk/definitions.h"
#include "desk/steps.h"
#include "policy/places.h"
#include "workflow/values.h"

namespace spoc::desk {
namespace {

using workflow::Definition;
using workflow::InputProblem;

[[noreturn]] void refuse_inputs(const std::vector<InputProblem>& problems) {
  std::vector<std::string> lines;
  for (const InputProblem& problem : problems) lines.push_back(format("{}: {}", problem.path, problem.message));
  throw Error(Code::data, format("the inputs cannot be used: {}", join(lines, "; ")), "give them with --set path=value or --input FILE");
}

json::Object checked_inputs(const StartRun& start, const Definition& definition, Deciding& deciding) {
  std::vector<InputProblem> problems;
  json::Object given = start.given;
  for (const auto& [path, value] : start.set) workflow::set_input(definition, given, path, value, problems);
  const workflow::World world{deciding.policy(), deciding.situation().people};
  workflow::PreparedInputs prepared = workflow::prepare_inputs(definition, given, world, deciding.now(), start.overridden);
  for (const InputProblem& problem : prepared.problems)
    if (std::none_of(problems.begin(), problems.end(), [&](const InputProblem& told) { return told.path == problem.path; }))
      problems.push_back(problem);
  if (!problems.empty()) refuse_inputs(problems);
  return std::move(prepared.values);
}

/// A run that has the key already: reported when it has the same inputs, refused otherwise.
std::optional<RunId> known_run(const StartRun& start, const Definition& definition, const json::Object& inputs, Deciding& deciding) {
  domain::Run draft;
  draft.workflow = definition.name;
  draft.inputs = inputs;
  draft.opened_at = deciding.now();
  draft.starter = deciding.actor().person;
  const workflow::World world{deciding.policy(), deciding.situation().people};
  const std::string key = workflow::key_of(definition, draft, world, deciding.now());
  if (key.empty()) return std::nullopt;
  auto id = deciding.unit().run_by_key(definition.name, key, true);
  const bool open = id.has_value();
  if (!open) id = deciding.unit().run_by_key(definition.name, key, false);
  if (!id || (!open && start.again)) return std::nullopt;
  const auto run = deciding.unit().run(*id);
  if (run && open && run->inputs == inputs) return id;
  throw Error(Code::conflict, format("run {} has the key \"{}\"{}", to_text(*id), key, open ? " and other inputs" : " and has finished"),
              open ? "see it with spoc run show" : "start it once more with --again");
}

RunId start_one(Deciding& deciding, const std::shared_ptr<const Definition>& definition, json::Object inputs, TicketId for_ticket) {
  const policy::File* file = deciding.policy().file(format("workflows/{}.toml", definition->name));
  ensure(file != nullptr, "a workflow in force is a file of the policy");
  if (!deciding.dry_run()) deciding.unit().put_definition(definition->hash, file->content);
  domain::RunChange& change = deciding.new_run();
  workflow::Started started;
  started.inputs = std::move(inputs);
  started.bundle = deciding.policy().hash;
  started.for_ticket = for_ticket;
  advance_run(deciding, change, *definition, started, deciding.actor());
  return change.after.id;
}

}  // namespace

/// A run may be started where it could be seen: by who answers for it, or by who moves runs of the whole desk.
void require_start(Deciding& deciding, const Definition& definition) {
  const decide::Authority& authority = deciding.authority();
  decide::require(authority, decide::Verb::run);
  domain::Run run;
  run.accountable = definition.owner;
  run.confidential = definition.confidential;
  domain::Sight reached = authority.sight;
  reached.scope = *decide::reach(authority, decide::Verb::run);
  if (!domain::seen(reached, run))
    throw Error(Code::refused, format("{} may not start runs of {}", authority.name, definition.name),
                format("its department may: {}", definition.owner));
}

StartedRun start_run(Desk& desk, const StartRun& start) {
  StartedRun result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome&) {
    const auto definition = workflow_in_force(start.workflow, deciding.policy());
    require_start(deciding, *definition);
    json::Object inputs = checked_inputs(start, *definition, deciding);
    if (const auto known = known_run(start, *definition, inputs, deciding)) {
      result.run = *known;
      result.created = false;
      return;
    }
    result.run = start_one(deciding, definition, std::move(inputs), {});
    result.created = true;
  });
  return result;
}

workflow::Plan plan_run(Desk& desk, const StartRun& start) {
  workflow::Plan plan;
  Desk trial{desk.store, desk.caller, true};
  transact(trial, [&](Deciding& deciding, Outcome&) {
    const auto definition = workflow_in_force(start.workflow, deciding.policy());
    require_start(deciding, *definition);
    const workflow::World world{deciding.policy(), deciding.situation().people};
    json::Object inputs = checked_inputs(start, *definition, deciding);
    const domain::Run run = workflow::hypothetical_run(*definition, std::move(inputs), deciding.actor().person, world, deciding.now());
    plan = workflow::plan(*definition, run, world, deciding.now());
  });
  return plan;
}

void start_service_workflow(Deciding& deciding, domain::TicketChange& change) {
  const policy::Service* service = deciding.policy().service(change.after.service);
  if (!service || !service->workflow || !is_open(change.after.status)) return;
  const auto definition = workflow_in_force(service->workflow->start, deciding.policy());
  const domain::Schedule none;
  const domain::TicketView view{change.after, none, deciding.now()};
  const policy::TicketScope scope(view, deciding.policy(), deciding.situation().people, deciding.actor().person);
  StartRun start;
  start.workflow = definition->name;
  for (const auto& [path, expression] : service->workflow->with) {
    const expr::Result result = expression.program().evaluate(scope);
    if (const auto* failure = std::get_if<expr::Failure>(&result))
      throw Error(Code::data, format("the workflow of service {} needs {}: {}", service->name, path, failure->message), "give it with --set", expression.where());
    const auto value = workflow::to_json(std::get<expr::Value>(result));
    if (value) start.given.emplace_back(path, *value);
  }
  json::Object inputs = checked_inputs(start, *definition, deciding);
  start_one(deciding, definition, std::move(inputs), change.after.id);
}

Outcome decide_approval(Desk& desk, const std::vector<TicketId>& ids, bool approved, const std::string& why) {
  if (!approved && trim(why).empty()) throw Error(Code::usage, "a rejection needs a text", "say why with -m TEXT");
  return each_ticket(desk, decide::Verb::approve, ids, [&](Deciding& deciding, domain::TicketChange& change) { decide_step(deciding, change, approved, why); });
}

Outcome tick(Desk& desk, TicketId id, const std::vector<std::string>& items, const std::string& evidence) {
  return each_ticket(desk, decide::Verb::tick, {id}, [&](Deciding& deciding, domain::TicketChange& change) {
    if (!is_open(change.after.status))
      throw Error(Code::conflict, format("ticket {} is {}", to_text(id), domain::word(change.after.status)));
    for (const std::string& wanted : items) {
      const auto& list = change.after.checklist;
      const auto item = std::find_if(list.begin(), list.end(), [&](const domain::CheckItem& i) { return i.id == wanted; });
      if (item == list.end()) {
        std::vector<std::string> names;
        for (const domain::CheckItem& i : list) names.push_back(i.id);
        const std::string nearest = did_you_mean(wanted, names);
        throw Error(Code::not_found, format("ticket {} has no item \"{}\"", to_text(id), wanted),
                    !nearest.empty() ? nearest : names.empty() ? "it has no checklist" : "one of " + join(names, ", "));
      }
      if (item->done_at) continue;
      if (!item->evidence.empty() && evidence.empty())
        throw Error(Code::data, format("item {} asks for {}", wanted, item->evidence), "give it with -m TEXT");
      deciding.record(change, domain::ItemTicked{wanted, evidence});
    }
  });
}

}  // namespace spoc::desk
