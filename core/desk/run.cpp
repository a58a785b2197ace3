#include "desk/run.h"

#include <algorithm>
#include <map>

#include "base/format.h"
#include "base/text.h"
#include "desk/amend.h"
#include "desk/definitions.h"
#include "desk/field_files.h"
#include "desk/run_control.h"
#include "desk/steps.h"
#include "desk/who.h"
#include "policy/places.h"
#include "workflow/decisions.h"
#include "workflow/values.h"

namespace spoc::desk {
namespace {

using workflow::Definition;
using workflow::InputProblem;

[[noreturn]] void refuse_inputs(const std::vector<InputProblem>& problems) {
  std::vector<std::string> lines;
  for (const InputProblem& problem : problems) lines.push_back(format("{}: {}", problem.path, problem.message));
  throw Error(Code::data, format("the inputs cannot be used: {}", join(lines, "; ")), "give them with --set path=value, files also with --attach FILE, or all with --input FILE");
}

workflow::World world_of(Deciding& deciding) { return {deciding.policy(), deciding.situation().people}; }

/// The inputs of a run, every problem with them added to `problems`. Without `files` what is given comes from expressions, and its
/// files are kept already.
json::Object read_inputs(const StartRun& start, const Definition& definition, Deciding& deciding, FieldFiles* files,
                         std::vector<InputProblem>& problems) {
  json::Object given = start.given;
  for (const auto& [path, value] : start.set) workflow::set_input(definition, given, path, value, problems);
  if (files) keep_files(definition, given, {}, *files, problems);
  workflow::PreparedInputs prepared = workflow::prepare_inputs(definition, given, world_of(deciding), deciding.now(), start.overridden);
  for (const InputProblem& problem : prepared.problems)
    if (std::none_of(problems.begin(), problems.end(), [&](const InputProblem& told) { return told.path == problem.path; }))
      problems.push_back(problem);
  return std::move(prepared.values);
}

json::Object checked_inputs(const StartRun& start, const Definition& definition, Deciding& deciding, FieldFiles* files) {
  std::vector<InputProblem> problems;
  json::Object inputs = read_inputs(start, definition, deciding, files, problems);
  if (!problems.empty()) refuse_inputs(problems);
  return inputs;
}

/// What somebody says, with the files that came along.
json::Object checked_inputs(const StartRun& start, const Definition& definition, Deciding& deciding) {
  FieldFiles files(deciding, start.files);
  json::Object inputs = checked_inputs(start, definition, deciding, &files);
  files.require_used();
  return inputs;
}

std::string key_of(const Definition& definition, const json::Object& inputs, Deciding& deciding) {
  domain::Run draft;
  draft.workflow = definition.name;
  draft.inputs = inputs;
  draft.opened_at = deciding.now();
  draft.starter = deciding.actor().person;
  return workflow::key_of(definition, draft, world_of(deciding), deciding.now());
}

std::string value_text(const json::Object& object, std::string_view name) {
  for (const auto& [member, value] : object)
    if (member == name) return value.string() ? *value.string() : json::to_text(value);
  return "nothing";
}

/// "start_date is 2026-07-15 there, 2026-08-01 here": every input in which they differ.
std::string difference(const Definition& definition, const json::Object& there, const json::Object& here) {
  std::vector<std::string> parts;
  for (const workflow::Input& input : definition.inputs) {
    const std::string a = value_text(there, input.name);
    const std::string b = value_text(here, input.name);
    if (a != b) parts.push_back(format("{} is {} there, {} here", input.name, a, b));
  }
  return join(parts, "; ");
}

/// Whether the run has the inputs that are asked for. Whom it has named for its roles since then is its own affair.
bool has_inputs(const domain::Run& run, const json::Object& wanted) {
  const auto roles = [](const json::Member& member) { return member.first == workflow::kRoles; };
  json::Object there = run.inputs;
  if (std::none_of(wanted.begin(), wanted.end(), roles)) std::erase_if(there, roles);
  return there == wanted;
}

/// A run that has the key already: reported when it has the same inputs, refused otherwise.
std::optional<RunId> known_run(const std::string& key, bool again, const Definition& definition, const json::Object& inputs, Deciding& deciding) {
  if (key.empty()) return std::nullopt;
  auto id = deciding.unit().run_by_key(definition.name, key, true);
  const bool open = id.has_value();
  if (!open) id = deciding.unit().run_by_key(definition.name, key, false);
  if (!id || (!open && again)) return std::nullopt;
  const auto run = deciding.unit().run(*id);
  if (run && open && has_inputs(*run, inputs)) return id;
  if (!open)
    throw Error(Code::conflict, format("run {} has the key \"{}\" and has finished", to_text(*id), key), "start it once more with --again");
  throw Error(Code::conflict, format("run {} has the key \"{}\" and other inputs", to_text(*id), key),
              run ? difference(definition, run->inputs, inputs) : "see it with spoc run show");
}

RunId start_one(Deciding& deciding, const std::shared_ptr<const Definition>& definition, json::Object inputs, TicketId for_ticket,
                std::string because = {}, const workflow::Happened* happened = nullptr) {
  const policy::File* file = deciding.policy().file(format("workflows/{}.toml", definition->name));
  ensure(file != nullptr, "a workflow in force is a file of the policy");
  if (!deciding.dry_run()) deciding.unit().put_definition(definition->hash, file->content);
  domain::RunChange& change = deciding.new_run();
  workflow::Started started;
  started.inputs = std::move(inputs);
  started.bundle = deciding.policy().hash;
  started.for_ticket = for_ticket;
  started.because = std::move(because);
  if (happened) started.event = happened->event, started.event_id = happened->id;
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

namespace {

/// That a check of an input is not asked is somebody's decision.
void require_override(Deciding& deciding, const std::vector<std::string>& overridden) {
  if (!overridden.empty()) decide::require(deciding.authority(), decide::Verb::override_priority);
}

/// The same, as it is kept with the run. Empty when all checks are asked.
std::string exception_of(Deciding& deciding, const std::vector<std::string>& overridden, const std::string& reason) {
  require_override(deciding, overridden);
  if (overridden.empty()) return {};
  return format("an exception for {}: {}", join(overridden, ", "), trim(reason));
}

}  // namespace

StartedRun start_run(Desk& desk, const StartRun& start) {
  StartedRun result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome&) {
    const auto definition = workflow_in_force(start.workflow, deciding.policy());
    require_start(deciding, *definition);
    std::string exception = exception_of(deciding, start.overridden, start.reason);
    json::Object inputs = checked_inputs(start, *definition, deciding);
    if (const auto known = known_run(key_of(*definition, inputs, deciding), start.again, *definition, inputs, deciding)) {
      result.run = *known;
      result.created = false;
      return;
    }
    result.run = start_one(deciding, definition, std::move(inputs), {}, std::move(exception));
    result.created = true;
  });
  return result;
}

namespace {

/// Checks all rows of a table, then starts them.
class TableOfRuns {
 public:
  TableOfRuns(const StartRuns& start, std::shared_ptr<const Definition> definition, Deciding& deciding)
      : start_(start), definition_(std::move(definition)), deciding_(deciding), files_(deciding, start.files) {
    for (const workflow::InputPath& path : workflow::input_paths(*definition_))
      if (path.type.kind == policy::FieldType::Kind::person) people_.push_back(path.path);
  }

  StartedRuns run() {
    StartedRuns result;
    exception_ = exception_of(deciding_, start_.overridden, start_.reason);
    const Deciding::Mark before = deciding_.mark();
    for (const RunRow& row : start_.rows) {
      prepared_.push_back(check(row));
      result.refused = result.refused || !prepared_.back().row.problems.empty();
    }
    if (!result.refused) files_.require_used();
    result.refused = result.refused && !start_.partial;
    for (Prepared& prepared : prepared_) {
      if (result.refused) break;
      start(prepared);
      result.refused = !start_.partial && !prepared.row.problems.empty();
    }
    if (result.refused) deciding_.forget_since(before);
    for (Prepared& prepared : prepared_) {
      if (result.refused && (prepared.row.created || prepared.amends || prepared.same)) prepared.row = {};
      result.rows.push_back(std::move(prepared.row));
    }
    return result;
  }

 private:
  struct Prepared {
    StartedRow row;
    json::Object inputs;
    std::size_t same = 0;   // row of this file with the same key and inputs, from 1
    bool amends = false;    // the run that is there gets these inputs
  };

  Prepared check(const RunRow& row) {
    Prepared prepared;
    const auto refuse = [&](std::string path, const Error& error) { prepared.row.problems.push_back({std::move(path), error.message, error.hint}); };
    if (row.unreadable) {
      refuse({}, *row.unreadable);
      return prepared;
    }
    StartRun one;
    one.overridden = start_.overridden;
    one.set.reserve(row.set.size());
    for (const auto& [path, text] : row.set) {
      try {
        one.set.emplace_back(path, std::find(people_.begin(), people_.end(), path) == people_.end() ? text : the_person(deciding_.unit(), text).id);
      } catch (const Error& error) {
        if (!of_item(error)) throw;
        refuse(path, error);
      }
    }
    if (!prepared.row.problems.empty()) return prepared;
    std::vector<InputProblem> problems;
    prepared.inputs = read_inputs(one, *definition_, deciding_, &files_, problems);
    for (const InputProblem& problem : problems) prepared.row.problems.push_back({problem.path, problem.message, {}});
    if (!problems.empty()) return prepared;
    try {
      if (!find_to_amend(one.set, prepared)) find_known(prepared);
    } catch (const Error& error) {
      if (!of_item(error)) throw;
      refuse({}, error);
    }
    return prepared;
  }

  /// A run under way that has other inputs than the row says: then it is that one that gets them.
  bool find_to_amend(const InputTexts& set, Prepared& prepared) {
    const std::string key = key_of(*definition_, prepared.inputs, deciding_);
    const auto id = start_.amend && !key.empty() ? deciding_.unit().run_by_key(definition_->name, key, true) : std::nullopt;
    if (!id) return false;
    const domain::Run& run = run_to_move(deciding_, *id);
    std::vector<InputProblem> problems;
    json::Object inputs = amended_inputs(deciding_, run, set, files_, problems);
    for (const InputProblem& problem : problems) prepared.row.problems.push_back({problem.path, problem.message, {}});
    prepared.inputs = std::move(inputs);
    prepared.amends = prepared.inputs != run.inputs;
    prepared.row.run = *id;
    find_earlier(key, prepared);
    return true;
  }

  /// A run of that key in the store, or an earlier row.
  void find_known(Prepared& prepared) {
    const std::string key = key_of(*definition_, prepared.inputs, deciding_);
    if (const auto known = known_run(key, start_.again, *definition_, prepared.inputs, deciding_)) prepared.row.run = *known;
    if (!key.empty()) find_earlier(key, prepared);
  }

  void find_earlier(const std::string& key, Prepared& prepared) {
    const auto [at, fresh] = by_key_.try_emplace(key, prepared_.size());
    if (fresh) return;
    const Prepared& earlier = prepared_[at->second];
    if (earlier.inputs != prepared.inputs)
      throw Error(Code::conflict, format("row {} has the key \"{}\" and other inputs", start_.rows[at->second].number, key),
                  difference(*definition_, earlier.inputs, prepared.inputs));
    prepared.same = at->second + 1;
  }

  void start(Prepared& prepared) {
    if (!prepared.row.problems.empty() || (prepared.row.run && !prepared.amends)) return;
    if (prepared.same) {
      prepared.row.run = prepared_[prepared.same - 1].row.run;
      return;
    }
    const Deciding::Mark mark = deciding_.mark();
    try {
      if (prepared.amends) {
        prepared.row.outdated = amend_run(deciding_, prepared.row.run, prepared.inputs, start_.reason).outdated;
        prepared.row.amended = true;
        return;
      }
      prepared.row.run = start_one(deciding_, definition_, prepared.inputs, {}, exception_);
      prepared.row.created = true;
    } catch (const Error& error) {
      if (!of_item(error)) throw;
      deciding_.forget_since(mark);
      prepared.row.problems.push_back({{}, error.message, error.hint});
    }
  }

  const StartRuns& start_;
  std::shared_ptr<const Definition> definition_;
  Deciding& deciding_;
  FieldFiles files_;                 // a folder of them may have more than the rows name
  std::vector<std::string> people_;  // paths of inputs that are people
  std::string exception_;
  std::vector<Prepared> prepared_;
  std::map<std::string, std::size_t, std::less<>> by_key_;
};

}  // namespace

StartedRuns start_runs(Desk& desk, const StartRuns& start) {
  StartedRuns result;
  Outcome outcome = transact(desk, [&](Deciding& deciding, Outcome& done) {
    const auto definition = workflow_in_force(start.workflow, deciding.policy());
    require_start(deciding, *definition);
    if (!definition->key && !start.again)
      throw Error(Code::usage, format("the workflow {} has no key, so the same file would start every run once more", definition->name),
                  "give it a key, or start them anyway with --again");
    result = TableOfRuns(start, definition, deciding).run();
    for (std::size_t i = 0; i < result.rows.size(); ++i)
      for (const StartedRow::Problem& problem : result.rows[i].problems)
        done.rejected.push_back({format("row {}", start.rows[i].number), Error(Code::data, problem.reason, problem.hint)});
  });
  result.outcome = std::move(outcome);
  return result;
}

domain::Run run_to_start(Deciding& deciding, const StartRun& start, const Definition& definition) {
  require_start(deciding, definition);
  require_override(deciding, start.overridden);
  json::Object inputs = checked_inputs(start, definition, deciding);
  return workflow::hypothetical_run(definition, std::move(inputs), deciding.actor().person, world_of(deciding), deciding.now());
}

std::optional<RunId> start_run_of_event(Deciding& deciding, const std::shared_ptr<const Definition>& definition, json::Object given,
                                        const workflow::Happened& happened) {
  StartRun start;
  start.workflow = definition->name;
  start.given = std::move(given);
  json::Object inputs = checked_inputs(start, *definition, deciding, nullptr);
  if (known_run(key_of(*definition, inputs, deciding), false, *definition, inputs, deciding)) return std::nullopt;
  return start_one(deciding, definition, std::move(inputs), {}, {}, &happened);
}

namespace {

/// What policy gives the run of a ticket. Throws data, at the place in the file, where the ticket does not say it.
json::Object given_by(Deciding& deciding, const domain::Ticket& ticket, const policy::Service& service) {
  const domain::Schedule none;
  const domain::TicketView view{ticket, none, deciding.now()};
  const policy::TicketScope scope(view, deciding.policy(), deciding.situation().people, deciding.actor().person);
  json::Object given;
  for (const auto& [path, expression] : service.workflow->with) {
    const expr::Result result = expression.program().evaluate(scope);
    if (const auto* failure = std::get_if<expr::Failure>(&result))
      throw Error(Code::data, format("the workflow of service {} needs {}: {}", service.name, path, failure->message), "give it with --set", expression.where());
    const auto value = workflow::to_json(std::get<expr::Value>(result));
    if (value) given.emplace_back(path, *value);
  }
  return given;
}

}  // namespace

void start_service_workflow(Deciding& deciding, domain::TicketChange& change) {
  const policy::Service* service = deciding.policy().service(change.after.service);
  if (!service || !service->workflow || !is_open(change.after.status)) return;
  const auto definition = workflow_in_force(service->workflow->start, deciding.policy());
  json::Object inputs;
  try {
    StartRun start;
    start.workflow = definition->name;
    start.given = given_by(deciding, change.after, *service);
    inputs = checked_inputs(start, *definition, deciding, nullptr);
  } catch (const Error& error) {
    // Who is in the directory can be told what is missing. Somebody else asked as well as they could: it is written
    // down, and who works on it starts the run, or does it without.
    const bool by_mail = deciding.actor().via == "mail";  // it cannot be asked for more, and must not be lost
    if (error.code != Code::data || (!change.after.requester.person.empty() && !by_mail)) throw;
    const std::string text = by_mail ? format("Workflow {} was not started: {}", definition->name, error.message)
                                     : format("Workflow {} was not started, because {} is nobody of the directory: {}",
                                              definition->name, change.after.requester.address, error.message);
    change.record(deciding.now(), {{}, {}, std::string(kWorkflowAccount)},
                  domain::TicketNoted{text, false, false, true, 0, {}});
    return;
  }
  start_one(deciding, definition, std::move(inputs), change.after.id);
}

Outcome decide_approval(Desk& desk, const std::vector<TicketId>& ids, bool approved, const std::string& why) {
  if (!approved && trim(why).empty()) throw Error(Code::usage, "a rejection needs a text", "say why with -m TEXT");
  return each_ticket(desk, decide::Verb::approve, ids, [&](Deciding& deciding, domain::TicketChange& change) { decide_step(deciding, change, approved, why); });
}

}  // namespace spoc::desk
