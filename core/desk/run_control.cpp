#include "desk/run_control.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "desk/begun_by_event.h"
#include "desk/form_value.h"
#include "desk/steps.h"
#include "domain/about.h"
#include "policy/field_type.h"

namespace spoc::desk {

using workflow::Stimulus;

const domain::Run& run_to_move(Deciding& deciding, RunId id) {
  const decide::Authority& authority = deciding.authority();
  decide::require(authority, decide::Verb::run);
  const domain::Run& run = deciding.run(id).after;
  if (!domain::seen(authority.sight, run)) throw decide::no_run(id);
  if (!domain::seen(decide::sight_for(authority, decide::Verb::run), run))
    throw Error(Code::refused, format("{} may not move run {}", authority.name, to_text(id)),
                format("its department may: {}", run.accountable));
  return run;
}

namespace {

Stimulus stimulus_of(RunVerb verb, const std::string& reason) {
  switch (verb) {
    case RunVerb::cancel: return workflow::Cancelled{reason};
    case RunVerb::hold: return workflow::Held{reason};
    case RunVerb::release: break;
  }
  return workflow::Released{reason};
}

Stimulus stimulus_of(StepVerb verb, const RunStep& at, const std::string& reason) {
  switch (verb) {
    case StepVerb::retry: return workflow::Retried{at.step, reason, at.item};
    case StepVerb::redo: return workflow::Redone{at.step, reason, at.item};
    case StepVerb::skip: return workflow::Skipped{at.step, reason, at.item};
    case StepVerb::withdraw: return workflow::Withdrawn{at.step, reason, at.item};
    case StepVerb::begin: break;
  }
  return workflow::Begun{at.step, at.item};
}

Outcome move(Desk& desk, RunId id, const std::function<Stimulus(Deciding&, const workflow::Definition&)>& stimulus) {
  return transact(desk, [&](Deciding& deciding, Outcome&) {
    const workflow::Definition& definition = deciding.definition(run_to_move(deciding, id));
    advance_existing(deciding, id, stimulus(deciding, definition), deciding.actor());
  });
}

const workflow::StepDefinition& step_of(const workflow::Definition& definition, const RunStep& at) {
  if (const auto position = definition.find(at.step)) return definition.steps[*position];
  std::vector<std::string> names;
  for (const auto& step : definition.steps) names.push_back(step.id);
  throw Error(Code::not_found, format("run {} has no step \"{}\"", to_text(at.run), at.step), did_you_mean(at.step, names));
}

/// Texts as the values of fields; what is no field stays text, and is refused where fields are checked.
json::Object typed(Deciding& deciding, const policy::Fields& fields, const std::vector<std::pair<std::string, std::string>>& set, FieldFiles& files) {
  json::Object values;
  for (const auto& [name, text] : set) {
    const auto field = std::find_if(fields.begin(), fields.end(), [&wanted = name](const auto& f) { return f.first == wanted; });
    values.emplace_back(name, field == fields.end() ? json::Value(text) : form_value(deciding, files, field->second, name, json::Value(text)));
  }
  files.require_used();
  return values;
}

void check_fields(const policy::EventType& type, const json::Object& data) {
  std::vector<std::string> wrong;
  for (const auto& [name, field] : type.fields) {
    const auto given = std::find_if(data.begin(), data.end(), [&wanted = name](const auto& m) { return m.first == wanted; });
    if (const auto why = policy::mismatch(field, given == data.end() ? json::Value() : given->second))
      wrong.push_back(format("{}: {}", name, *why));
  }
  for (const auto& [name, value] : data)
    if (std::none_of(type.fields.begin(), type.fields.end(), [&wanted = name](const auto& f) { return f.first == wanted; }))
      wrong.push_back(format("{}: the event has no such field", name));
  if (!wrong.empty()) throw Error(Code::data, format("event {} does not fit: {}", type.name, join(wrong, "; ")));
}

const policy::EventType& event_of(const policy::Policy& policy, const std::string& name) {
  if (const policy::EventType* type = policy.event(name)) return *type;
  std::vector<std::string> names;
  for (const policy::EventType& type : policy.events) names.push_back(type.name);
  throw Error(Code::not_found, format("there is no event \"{}\"", name),
              names.empty() ? "declare it in spoc.toml: [event.\"NAME\"]" : did_you_mean(name, names));
}

/// Runs that wait for it, each once, in order of number.
std::vector<RunId> waiting_for(Deciding& deciding, const PutEvent& put) {
  std::vector<RunId> runs;
  for (const std::string& about : domain::abouts_of(put.event, put.data))
    for (const RunId run : deciding.unit().runs_awaiting(about)) runs.push_back(run);
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

/// Events are kept so long when policy does not say.
constexpr time::WallDuration kKeep{0, 90, {}};

}  // namespace

Outcome move_runs(Desk& desk, RunVerb verb, const std::vector<RunId>& runs, const std::string& reason) {
  return transact(desk, [&](Deciding& deciding, Outcome& outcome) {
    each_item(
        deciding, outcome, runs.size(), [&](std::size_t i) { return format("run {}", to_text(runs[i])); },
        [&](std::size_t i) {
          run_to_move(deciding, runs[i]);
          advance_existing(deciding, runs[i], stimulus_of(verb, reason), deciding.actor());
        });
  });
}

Outcome move_step(Desk& desk, StepVerb verb, const RunStep& step, const std::string& reason) {
  return move(desk, step.run, [&](Deciding&, const workflow::Definition&) { return stimulus_of(verb, step, reason); });
}

Outcome complete_run_step(Desk& desk, const RunStep& step, const std::vector<std::pair<std::string, std::string>>& set,
                          const intake::FilesAlong& along) {
  return move(desk, step.run, [&](Deciding& deciding, const workflow::Definition& definition) -> Stimulus {
    FieldFiles files(deciding, along);
    workflow::Completed completed{step.step, typed(deciding, step_of(definition, step).form, set, files), 0, step.item};
    completed.ends_ticket = true;
    return completed;
  });
}

Outcome add_item(Desk& desk, const RunStep& step, const std::vector<std::pair<std::string, std::string>>& set) {
  return move(desk, step.run, [&](Deciding&, const workflow::Definition& definition) -> Stimulus {
    step_of(definition, step);
    return workflow::ItemAdded{step.step, workflow::item_of(definition, step.step, set)};
  });
}

EventOutcome put_event(Desk& desk, const PutEvent& given) {
  EventOutcome result;
  result.outcome = transact(desk, [&](Deciding& deciding, Outcome&) {
    result.known = false;
    result.reached.clear();
    decide::require(deciding.authority(), decide::Verb::event);
    const policy::EventType& type = event_of(deciding.policy(), given.event);
    PutEvent put{given.event, given.id, given.data};
    FieldFiles files(deciding, given.files);
    files.keep(type.fields, put.data);
    files.require_used();
    check_fields(type, put.data);
    if (const auto before = deciding.unit().event(put.event, put.id)) {
      if (before->data != put.data)
        throw Error(Code::conflict, format("event {} {} came before, with other data", put.event, put.id), "give it another --id");
      result.known = true;
      return;
    }
    const time::Duration keep = type.keep.value_or(kKeep);
    const time::Calendar& calendar = deciding.policy().calendar({});
    const auto* open = std::get_if<time::BusinessDuration>(&keep);
    const Instant until = open ? calendar.add(deciding.now(), *open)
                               : time::add_wall(deciding.now(), std::get<time::WallDuration>(keep), calendar.zone());
    deciding.record(domain::EventReceived{put.event, put.id, put.data, until, files.kept()});
    for (const RunId run : waiting_for(deciding, put)) {
      const auto advanced = advance_existing(deciding, run, workflow::Happened{put.event, put.id, put.data, deciding.now()}, deciding.actor());
      if (!advanced.repeated) result.reached.push_back(run);
    }
    for (const RunId run : start_runs_of_event(deciding, {put.event, put.id, put.data, deciding.now()})) result.reached.push_back(run);
  });
  return result;
}

}  // namespace spoc::desk
